//! What holds for every text: the meaning stays, comments stay, twice is once.

use elenchus::diagnostic::Severity;
use elenchus::format::{Options, Wrap, format};
use elenchus::syntax::{self, SyntaxKind};
use proptest::prelude::*;

use crate::language::{documents, dump_model, mutated, pieces};

const STYLES: [Options; 3] = [
    Options {
        indent: 2,
        wrap: Wrap::Keep,
    },
    Options {
        indent: 4,
        wrap: Wrap::At(72),
    },
    Options {
        indent: 2,
        wrap: Wrap::At(9),
    },
];

fn errors(text: &str) -> usize {
    let remarks = elenchus::parse(text).diagnostics;
    let errors = remarks
        .iter()
        .filter(|remark| remark.severity() == Severity::Error);
    errors.count()
}

fn comments(text: &str) -> Vec<String> {
    let tree = syntax::parse(text).tree;
    let nodes = tree.nodes();
    let comments = nodes.filter(|node| node.kind == SyntaxKind::Comment);
    let comments = comments.map(|comment| comment.span.of(text).trim_end());
    comments
        .map(|comment| comment.replace("\r\n", "\n").replace('\r', "\n"))
        .collect()
}

#[track_caller]
fn holds(name: &str, text: &str) {
    let model = |text: &str| dump_model(&elenchus::parse(text).model);
    for style in &STYLES {
        let after = format(text, style);
        assert_eq!(
            model(&after),
            model(text),
            "{name}, {style:?}: {text:?} became {after:?}"
        );
        assert_eq!(
            comments(&after),
            comments(text),
            "{name}, {style:?}: {text:?}"
        );
        assert!(
            errors(&after) <= errors(text),
            "{name}, {style:?}: {text:?} became {after:?}"
        );
        assert_eq!(
            format(&after, style),
            after,
            "{name}, {style:?}, twice: {text:?}"
        );
    }
}

#[test]
fn they_hold_for_every_case() {
    for (name, text) in documents() {
        holds(&name, &text);
    }
}

/// All documents in a folder that an environment variable names, where it does: CI has those on
/// which Argdown's own tools are compared.
#[test]
fn they_hold_for_every_document_at_hand() {
    let Some(folder) = std::env::var_os("ELENCHUS_DOCUMENTS") else {
        return;
    };
    let mut folders = vec![std::path::PathBuf::from(folder)];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "argdown") {
                let text = std::fs::read_to_string(&path).expect("UTF-8");
                holds(&path.display().to_string(), &text);
                count += 1;
            }
        }
    }
    assert!(count > 0, "no document is there");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn they_hold_for_any_document(text in crate::documents::text()) {
        holds("generated", &text);
    }

    #[test]
    fn they_hold_for_any_soup(text in prop_oneof![pieces(), mutated()]) {
        holds("soup", &text);
    }
}
