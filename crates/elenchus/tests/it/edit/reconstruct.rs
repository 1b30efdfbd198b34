use elenchus::edit::{Document, Premises, Refusal, reconstruct};
use elenchus::model::Element;

use super::{change, named};

fn structured(
    text: &str,
    premises: Premises<'_>,
    conclusion: Option<&str>,
) -> Result<String, Refusal> {
    change(text, |document| {
        let Element::Argument(argument) = named(document, "<B>") else {
            panic!("no argument")
        };
        reconstruct(document, argument, premises, conclusion)
    })
}

#[test]
fn from_what_supports_it() {
    let cases = [
        (
            "described beneath what it supports",
            "[A]: x\n  + <B>: y\n    + It is cracked.\n      - No.\n    - z\n    + [P] #t\n\n[C]\n",
            "[A]: x\n  + <B>: y\n    - z\n\n<B>\n\n(1) It is cracked.\n  - No.\n(2) [P] #t\n----\n(3) [A]\n\n[C]\n",
        ),
        (
            "with a paragraph of its own",
            "[A]\n  + <B>\n\n<B>: y\n  + p\n    more\n  + <D>\n\n[C]\n",
            "[A]\n  + <B>\n\n<B>: y\n  + <D>\n\n(1) p\n  more\n----\n(2) [A]\n\n[C]\n",
        ),
        (
            "at the end",
            "<B>: y\n  +> [A]\n  + p",
            "<B>: y\n  +> [A]\n\n(1) p\n----\n(2) [A]\n",
        ),
        (
            "line endings",
            "<B>\r\n  +> [A]\r\n  + p\r\n",
            "<B>\r\n  +> [A]\r\n\r\n(1) p\r\n----\r\n(2) [A]\r\n",
        ),
        (
            "behind another's structure",
            "<E>\n  +> [A]\n  + <B>\n    + p\n    +> [A]\n\n(1) q\n----\n(2) r\n\n[C]\n",
            "<E>\n  +> [A]\n  + <B>\n    +> [A]\n\n(1) q\n----\n(2) r\n\n<B>\n\n(1) p\n----\n(2) [A]\n\n[C]\n",
        ),
    ];
    for (what, before, after) in cases {
        assert_eq!(
            structured(before, Premises::Supports, None).as_deref(),
            Ok(after),
            "{what}"
        );
    }
}

#[test]
fn from_sentences() {
    let text = "[A]\n  + <B>: y\n    + p\n";
    let given = structured(text, Premises::Given(&["one  two", "[C] #t"]), None);
    let after = "[A]\n  + <B>: y\n    + p\n\n<B>\n\n(1) one two\n(2) \\[C] \\#t\n----\n(3) [A]\n";
    assert_eq!(given.as_deref(), Ok(after));
    let document = Document::new(after);
    assert_eq!(document.diagnostics(), []);
    assert!(document.model().arguments()[0].structure.is_some());
    let concluded = structured("<B>: y\n", Premises::Given(&["p"]), Some("q"));
    assert_eq!(concluded.as_deref(), Ok("<B>: y\n\n(1) p\n----\n(2) q\n"));
}

#[test]
fn refused() {
    let given = Premises::Given(&["p"]);
    let cases = [
        (
            "<B>\n\n(1) p\n----\n(2) q\n",
            given,
            Some("q"),
            Refusal::HasStructure,
        ),
        (
            "<B>\n  +> [A]\n",
            Premises::Supports,
            None,
            Refusal::NoPremise,
        ),
        (
            "<B>\n  +> [A]\n",
            Premises::Given(&[" "]),
            None,
            Refusal::NoPremise,
        ),
        ("<B>\n  -> [A]\n", given, None, Refusal::NoConclusion),
        ("x\n  + <B>\n", given, None, Refusal::NoTitle),
        ("<B>\n", given, Some(""), Refusal::EmptyText),
    ];
    for (text, premises, conclusion, refusal) in cases {
        assert_eq!(
            structured(text, premises, conclusion),
            Err(refusal),
            "{text}"
        );
    }
}
