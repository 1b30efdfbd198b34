use elenchus::edit::Beneath::{self, Kept, Removed};
use elenchus::edit::{Refusal, remove};

use super::{change, named};

fn removed(text: &str, who: &str, beneath: Beneath) -> Result<String, Refusal> {
    change(text, |document| {
        remove(document, named(document, who), beneath)
    })
}

#[test]
fn with_what_is_beneath() {
    let cases = [
        (
            "a relation",
            "[A]: x\n  + [B]: y\n    - z\n  - c\n",
            "[A]: x\n  - c\n",
        ),
        ("the last line", "[A]: x\n  + [B]: y", "[A]: x\n"),
        (
            "a paragraph",
            "[A]: x\n\n[B]: y // c\n  + z\n\n[C]\n",
            "[A]: x\n\n[C]\n",
        ),
        ("the last paragraph", "[A]: x\n\n[B]: y\n", "[A]: x\n"),
        ("the first paragraph", "[B]: y\n\n[A]: x\n", "[A]: x\n"),
        (
            "everywhere",
            "[A]: x\n  + [B]\n\n[B]: y\n\n[C]\n  - [B]\n",
            "[A]: x\n\n[C]\n",
        ),
        (
            "within itself",
            "[A]\n  + [B]\n    + [C]\n      + [B]\n",
            "[A]\n",
        ),
        (
            "mentions",
            "[A]: Not @[B], nor *@[B]* but @[C]\n\n[B]: y\n\n[C]\n",
            "[A]: Not B, nor *B* but @[C]\n\n[C]\n",
        ),
        ("an item", "* [A]\n* [B]\n  + c\n* [D]\n", "* [A]\n* [D]\n"),
        ("a list", "[A]\n\n* [B]\n* [B]\n\n[C]\n", "[A]\n\n[C]\n"),
        (
            "line endings",
            "[A]\r\n\r\n[B]\r\n\r\n[C]\r\n",
            "[A]\r\n\r\n[C]\r\n",
        ),
        ("under a heading", "# H\n\n[B]\n\n# I\n", "# H\n\n# I\n"),
    ];
    for (what, before, after) in cases {
        assert_eq!(
            removed(before, "[B]", Removed).as_deref(),
            Ok(after),
            "{what}"
        );
    }
}

#[test]
fn without_what_is_beneath() {
    let cases = [
        (
            "in the middle",
            "[A]: x\n  + [B]: y\n    - [C]: z\n      + d\n  - e\n",
            "[A]: x\n  - e\n\n[C]: z\n  + d\n",
        ),
        (
            "at the end",
            "[A]: x\n  + [B]: y\n    - [C]: z\n    + e\n      more\n\n[D]\n",
            "[A]: x\n\n[C]: z\n\ne\n  more\n\n[D]\n",
        ),
        (
            "a paragraph",
            "[B]: y\n  - [C]: z\n      + d\n\n[D]\n",
            "[C]: z\n    + d\n\n[D]\n",
        ),
        (
            "twice in one another",
            "[A]\n  + [B]\n    - [C]\n      + [B]\n        + d\n    - e\n",
            "[A]\n\n[C]\n\nd\n\ne\n",
        ),
        (
            "marks at the beginning",
            "[B]\n  + - c\n  - 1. d\n  - # e\n  + *f* g\n",
            "\\- c\n\n1\\. d\n\n\\# e\n\n*f* g\n",
        ),
        (
            "mentions in it",
            "[A]\n  + [B]\n    - [C]: not @[B]\n",
            "[A]\n\n[C]: not B\n",
        ),
        (
            "the next is a structure",
            "<A>\n  - [B]\n    + [C]\n\n(1) p\n----\n(2) q\n\n[D]\n",
            "<A>\n\n(1) p\n----\n(2) q\n\n[C]\n\n[D]\n",
        ),
        ("nothing beneath", "[A]\n\n[B]\n\n[C]\n", "[A]\n\n[C]\n"),
    ];
    for (what, before, after) in cases {
        assert_eq!(removed(before, "[B]", Kept).as_deref(), Ok(after), "{what}");
    }
}

#[test]
fn an_argument_goes_with_its_structure() {
    let text = "[A]\n  + <B>\n\n<B>: y\n\n(1) p\n  + q\n----\n  <_ r\n(2) [A]\n\n[D]\n";
    assert_eq!(removed(text, "<B>", Removed).as_deref(), Ok("[A]\n\n[D]\n"));
    assert_eq!(
        removed(text, "<B>", Kept).as_deref(),
        Ok("[A]\n\nq\n\nr\n\n[D]\n")
    );
    let alone = "(1) p\n----\n(2) q\n";
    assert_eq!(removed(alone, "<Untitled 1>", Removed).as_deref(), Ok(""));
}

#[test]
fn refused() {
    let text = "<B>\n\n(1) [A]\n(2) p\n----\n(3) q\n";
    assert_eq!(removed(text, "[A]", Removed), Err(Refusal::InStructure));
    // The structure would become that of <B>.
    let between = "<B>\n\n[C]\n\n(1) p\n----\n(2) q\n";
    assert_eq!(removed(between, "[C]", Removed), Err(Refusal::ChangesMore));
}
