use elenchus::diagnostic::Safety;
use elenchus::edit::{Document, Refusal, fix, fix_all};

use super::{change, changed};
use crate::language::documents;

#[test]
fn one() {
    let text = "[A] says so.\n\n[B] says so.\n";
    let fixed = changed(text, |document| fix(document, &document.diagnostics()[1]));
    assert_eq!(fixed, "[A] says so.\n\n[B]: says so.\n");
    let remark = Document::new("[A] says so.\n").diagnostics()[0].clone();
    assert_eq!(
        change("", |document| fix(document, &remark)),
        Err(Refusal::NoFix)
    );
    let twice = "[A] {k: 1, k: 2}\n";
    assert_eq!(
        change(twice, |document| fix(document, &document.diagnostics()[0])),
        Err(Refusal::NoFix)
    );
}

#[test]
fn all_that_are_safe() {
    let text = "[A]: x\n\n  + b\n# H\n\n(3) p\n(1) q\n----\n(2) r\n";
    let fixed = changed(text, fix_all);
    assert_eq!(fixed, "[A]: x\n  + b\n\n# H\n\n(1) p\n(2) q\n----\n(3) r\n");
}

#[test]
fn of_all_cases() {
    let mut mended = 0;
    for (name, text) in documents() {
        let document = Document::new(&text);
        let is_safe = |remark: &&elenchus::Diagnostic| {
            remark
                .fix
                .as_ref()
                .is_some_and(|fix| fix.safety == Safety::Safe)
        };
        let safe = document.diagnostics().iter().filter(is_safe).count();
        let after = match change(&text, fix_all) {
            Ok(after) => after,
            Err(refusal) => panic!("{name}: {refusal}\n{text}"),
        };
        let left = Document::new(&after)
            .diagnostics()
            .iter()
            .filter(is_safe)
            .count();
        assert!(left < safe || safe == 0, "{name}\n{after}");
        mended += safe - left;
    }
    assert!(mended > 10, "{mended}");
}
