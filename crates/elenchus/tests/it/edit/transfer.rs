use elenchus::edit::{Refusal, move_beneath};
use elenchus::model::RelationKind::{self, Attack, Contradictory, Undercut};

use super::{change, named};

/// Moves what begins with `what` beneath `parent`.
fn moved(
    text: &str,
    what: &str,
    parent: &str,
    kind: Option<RelationKind>,
) -> Result<String, Refusal> {
    change(text, |document| {
        let start = text.find(what).expect("there") as u32;
        let (_, start) = document.place_at(start).expect("a place");
        move_beneath(document, start, named(document, parent), kind)
    })
}

#[test]
fn with_all_that_is_beneath() {
    let cases = [
        (
            "in",
            "[A]: x\n  + [B]: y\n  - [C]: z\n      more\n    + [D]\n\n[E]\n",
            "[C]",
            "[B]",
            "[A]: x\n  + [B]: y\n    - [C]: z\n        more\n      + [D]\n\n[E]\n",
        ),
        (
            "out",
            "[A]: x\n  + [B]: y\n    - [C]: z\n      + [D]\n  + e\n",
            "[C]",
            "[A]",
            "[A]: x\n  + [B]: y\n  + e\n  - [C]: z\n    + [D]\n",
        ),
        (
            "out, the last",
            "[A]: x\n  + [B]: y\n    - [C]: z\n",
            "[C]",
            "[A]",
            "[A]: x\n  + [B]: y\n  - [C]: z\n",
        ),
        (
            "to what stands before",
            "[A]: x\n  + b\n\n[C]\n  - [D]: w // d\n",
            "[D]",
            "[A]",
            "[A]: x\n  + b\n  - [D]: w // d\n\n[C]\n",
        ),
        (
            "to what stands behind",
            "[C]\n  - [D]: w\n  + e\n\n[A]: x\n",
            "[D]",
            "[A]",
            "[C]\n  + e\n\n[A]: x\n  - [D]: w\n",
        ),
        (
            "a paragraph",
            "[A]: x\n\n[B]: y\n  - c\n\n[D]\n",
            "[B]",
            "[A]",
            "[A]: x\n  + [B]: y\n    - c\n\n[D]\n",
        ),
        (
            "the last paragraph",
            "[A]: x\n\n[B]: y\n  - c",
            "[B]",
            "[A]",
            "[A]: x\n  + [B]: y\n    - c\n",
        ),
        (
            "an item",
            "[A]: x\n\n* [B]: y\n* z\n",
            "[B]",
            "[A]",
            "[A]: x\n  + [B]: y\n\n* z\n",
        ),
        (
            "the only item",
            "[A]: x\n\n* [B]: y\n\n[C]\n",
            "[B]",
            "[A]",
            "[A]: x\n  + [B]: y\n\n[C]\n",
        ),
        (
            "with tabs",
            "[A]: x\n\t+ [B]: y\n\t- [C]: z\n\t\t+ d\n",
            "[C]",
            "[B]",
            "[A]: x\n\t+ [B]: y\n\t\t- [C]: z\n\t\t\t+ d\n",
        ),
        (
            "line endings",
            "[A]: x\r\n  + [B]: y\r\n  - [C]: z\r\n    + d\r\n",
            "[C]",
            "[B]",
            "[A]: x\r\n  + [B]: y\r\n    - [C]: z\r\n      + d\r\n",
        ),
        (
            "where it is",
            "[A]: x\n  + [B]: y\n",
            "[B]",
            "[A]",
            "[A]: x\n  + [B]: y\n",
        ),
        (
            "to the end of its siblings",
            "[A]: x\n  + [B]: y\n  - [C]\n",
            "[B]",
            "[A]",
            "[A]: x\n  - [C]\n  + [B]: y\n",
        ),
        (
            "under a premise",
            "<A>\n\n(1) [P]: p\n----\n(2) q\n\n[B]: y\n",
            "[B]",
            "[P]",
            "<A>\n\n(1) [P]: p\n  + [B]: y\n----\n(2) q\n",
        ),
    ];
    for (name, before, what, parent, after) in cases {
        assert_eq!(
            moved(before, what, parent, None).as_deref(),
            Ok(after),
            "{name}"
        );
    }
}

#[test]
fn as_another_kind() {
    let text = "[A]: x\n  + [B]: y\n  + <C>: z\n\n[D]: w\n";
    let attacks = moved(text, "[B]", "<C>", Some(Attack));
    assert_eq!(
        attacks.as_deref(),
        Ok("[A]: x\n  + <C>: z\n    - [B]: y\n\n[D]: w\n")
    );
    let same_place = moved(text, "<C>", "[A]", Some(Attack));
    assert_eq!(
        same_place.as_deref(),
        Ok("[A]: x\n  + [B]: y\n  - <C>: z\n\n[D]: w\n")
    );
    let contradicts = moved(text, "[D]", "[B]", Some(Contradictory));
    assert_eq!(
        contradicts.as_deref(),
        Ok("[A]: x\n  + [B]: y\n    >< [D]: w\n  + <C>: z\n")
    );
}

#[test]
fn refused() {
    let text = "[A]: x\n  + [B]: y\n    + <C>: z\n      <_ u\n\n<D>\n\n(1) p\n----\n(2) q\n";
    let cases = [
        ("[A]", "[B]", None, Refusal::BeneathItself),
        ("[A]", "[A]", None, Refusal::RelationToItself),
        (
            "<C>",
            "[A]",
            Some(Contradictory),
            Refusal::ContradictionArgument,
        ),
        ("<C>", "[A]", Some(Undercut), Refusal::UndercutStatement),
        ("u\n", "[A]", None, Refusal::UndercutStatement),
        ("p\n", "[A]", None, Refusal::InStructure),
        ("<D>", "[A]", None, Refusal::HasStructure),
    ];
    for (what, parent, kind, refusal) in cases {
        assert_eq!(moved(text, what, parent, kind), Err(refusal), "{what}");
    }
}
