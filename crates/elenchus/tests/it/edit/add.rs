use elenchus::edit::{Reason, Refusal, add_relation};
use elenchus::model::RelationKind::{self, Attack, Contradictory, Support, Undercut};

use super::{change, named};

const WORDS: Reason<'_> = Reason::Statement {
    title: None,
    text: "words",
};

fn added(text: &str, who: &str, kind: RelationKind, reason: Reason<'_>) -> Result<String, Refusal> {
    change(text, |document| {
        add_relation(document, named(document, who), kind, reason)
    })
}

#[test]
fn after_the_last_one_indented_alike() {
    let cases = [
        ("the first", "[A]: x\n", "[A]: x\n  + words\n"),
        ("at the end of the text", "[A]: x", "[A]: x\n  + words"),
        (
            "beside others",
            "[A]: x\n    - y\n      + z\n\n[B]\n",
            "[A]: x\n    - y\n      + z\n    + words\n\n[B]\n",
        ),
        (
            "behind a comment",
            "[A]: x // c\n\n[B]\n",
            "[A]: x // c\n  + words\n\n[B]\n",
        ),
        (
            "as others are elsewhere",
            "[B]\n\t+ y\n\n[A]: x\n",
            "[B]\n\t+ y\n\n[A]: x\n\t+ words\n",
        ),
        (
            "deeper",
            "[B]\n   - [A]: x\n   - c\n",
            "[B]\n   - [A]: x\n      + words\n   - c\n",
        ),
        (
            "with arrows",
            "[A]: x\n  <- y\n",
            "[A]: x\n  <- y\n  <+ words\n",
        ),
        (
            "line endings",
            "[A]: x\r\n\r\ny\r\n",
            "[A]: x\r\n  + words\r\n\r\ny\r\n",
        ),
        ("an item", "* [A]: x\n* y\n", "* [A]: x\n  + words\n* y\n"),
        (
            "an item with tabs",
            "* [A]: x\n\nB\n\t- c\n",
            "* [A]: x\n\t\t+ words\n\nB\n\t- c\n",
        ),
        (
            "a premise",
            "(1) [A]: x\n(2) y\n----\n(3) z\n",
            "(1) [A]: x\n  + words\n(2) y\n----\n(3) z\n",
        ),
        (
            "the definition",
            "[A]\n\n[A]: x\n",
            "[A]\n\n[A]: x\n  + words\n",
        ),
        ("a reference", "y\n  - [A]\n", "y\n  - [A]\n    + words\n"),
        (
            "data over lines",
            "[A]: x {\n  k: 1\n}\n\ny\n",
            "[A]: x {\n  k: 1\n}\n  + words\n\ny\n",
        ),
    ];
    for (what, before, after) in cases {
        assert_eq!(
            added(before, "[A]", Support, WORDS).as_deref(),
            Ok(after),
            "{what}"
        );
    }
}

#[test]
fn of_every_kind() {
    let text = "[A]: x\n\n<B>: y\n";
    let statement = |title| Reason::Statement {
        title,
        text: "*w* #t",
    };
    let argument = |text| Reason::Argument { title: "C", text };
    let cases = [
        (
            "[A]",
            Support,
            statement(Some("C")),
            "[A]: x\n  + [C]: \\*w\\* \\#t\n\n<B>: y\n",
        ),
        (
            "[A]",
            Attack,
            argument("w"),
            "[A]: x\n  - <C>: w\n\n<B>: y\n",
        ),
        ("[A]", Attack, argument(""), "[A]: x\n  - <C>\n\n<B>: y\n"),
        (
            "<B>",
            Undercut,
            statement(None),
            "[A]: x\n\n<B>: y\n  <_ \\*w\\* \\#t\n",
        ),
        (
            "[A]",
            Contradictory,
            statement(Some("C")),
            "[A]: x\n  >< [C]: \\*w\\* \\#t\n\n<B>: y\n",
        ),
    ];
    for (who, kind, reason, after) in cases {
        assert_eq!(added(text, who, kind, reason).as_deref(), Ok(after));
    }
    let known = change(text, |document| {
        add_relation(
            document,
            named(document, "<B>"),
            Support,
            Reason::Known(named(document, "[A]")),
        )
    });
    assert_eq!(known.as_deref(), Ok("[A]: x\n\n<B>: y\n  + [A]\n"));
}

#[test]
fn refused() {
    let text = "[A]: x\n\n<B>: y\n\nz\n";
    let argument = |title| Reason::Argument { title, text: "" };
    let empty = Reason::Statement {
        title: None,
        text: " ",
    };
    let cases = [
        ("[A]", Undercut, WORDS, Refusal::UndercutStatement),
        ("<B>", Contradictory, WORDS, Refusal::ContradictionArgument),
        (
            "[A]",
            Contradictory,
            argument("C"),
            Refusal::ContradictionArgument,
        ),
        (
            "[A]",
            Support,
            argument("B"),
            Refusal::TitleTaken("B".to_owned()),
        ),
        ("[A]", Support, argument(""), Refusal::EmptyTitle),
        ("[A]", Support, empty, Refusal::EmptyText),
    ];
    for (who, kind, reason, refusal) in cases {
        assert_eq!(added(text, who, kind, reason), Err(refusal));
    }
    let known = |what: &str| {
        change(text, |document| {
            add_relation(
                document,
                named(document, "[A]"),
                Support,
                Reason::Known(named(document, what)),
            )
        })
    };
    assert_eq!(known("[A]"), Err(Refusal::RelationToItself));
    assert_eq!(known("[Untitled 1]"), Err(Refusal::NoTitle));
}
