//! What the fixes of remarks make of a text.

use elenchus::diagnostic::Safety::{self, Safe, Unsafe};
use elenchus::text::apply;

/// The text with the first fix that remarks of this code propose, and how far to trust it.
fn fixed(code: &str, text: &str) -> (String, Safety) {
    let remarks = elenchus::parse(text).diagnostics;
    let mut fixes = remarks
        .iter()
        .filter(|remark| remark.code.name() == code)
        .filter_map(|remark| remark.fix.as_ref());
    let fix = fixes
        .next()
        .unwrap_or_else(|| panic!("{code} mends nothing in {text}"));
    (apply(text, &fix.edits).expect("edits in order"), fix.safety)
}

#[test]
fn every_fix_does_what_was_meant() {
    for (code, text, expected, safety) in [
        (
            "E-front-matter-open",
            "===\ntitle: A\n\n[T]: t\n",
            "===\ntitle: A\n===\n\n[T]: t\n",
            Unsafe,
        ),
        (
            "H-front-matter-blank-line",
            "===\r\na: 1\r\n===\r\nx\r\n",
            "===\r\na: 1\r\n===\r\n\r\nx\r\n",
            Safe,
        ),
        (
            "H-blank-line-missing",
            "# H\n  [T]: t\n",
            "# H\n\n  [T]: t\n",
            Safe,
        ),
        (
            "H-blank-line-missing",
            "<A>\n(1) p\n----\n(2) c\n",
            "<A>\n\n(1) p\n----\n(2) c\n",
            Safe,
        ),
        ("H-blank-line-missing", "x\r# H\r", "x\r\r# H\r", Safe),
        ("H-heading-goes-on", "# H\nmore\n", "# H\n\nmore\n", Unsafe),
        (
            "E-relation-after-blank-line",
            "[T]\n \n\n  + r\n",
            "[T]\n  + r\n",
            Safe,
        ),
        (
            "E-relation-not-indented",
            "[T]\n- a\n  + b\n- c\n",
            "[T]\n  - a\n    + b\n  - c\n",
            Safe,
        ),
        (
            "E-relation-not-indented",
            "[T]\n- a\n\t+ b\n",
            "[T]\n\t- a\n\t\t+ b\n",
            Safe,
        ),
        (
            "E-relation-not-indented",
            "* i\n+ a\n",
            "* i\n   + a\n",
            Safe,
        ),
        (
            "H-indentation-mixed",
            "[T]\n \t+ a\n \t\t- b\n \t+ c\n",
            "[T]\n  + a\n    - b\n  + c\n",
            Safe,
        ),
        (
            "H-indentation-mixed",
            "[T]\n    + a\n\t- b\n        + c\n",
            "[T]\n  + a\n  - b\n    + c\n",
            Safe,
        ),
        (
            "H-indentation-level",
            "[T]\n  + a\n      + b\n    + c\n",
            "[T]\n  + a\n      + b\n  + c\n",
            Unsafe,
        ),
        (
            "E-colon-missing",
            "[T] #tag says so\n",
            "[T]: #tag says so\n",
            Safe,
        ),
        ("H-definition-empty", "[T]:\n", "[T]\n", Unsafe),
        (
            "E-text-after-data",
            "a {k: 1} b #t\n",
            "a b #t {k: 1}\n",
            Safe,
        ),
        (
            "E-text-after-data",
            "[T]: {k: 1} b // c\n",
            "[T]: b {k: 1} // c\n",
            Safe,
        ),
        (
            "E-text-after-data",
            "a {k: 1}\n  b\n",
            "a \n  b {k: 1}\n",
            Unsafe,
        ),
        (
            "E-structure-blank-line",
            "(1) p\n\n----\n(2) c\n",
            "(1) p\n----\n(2) c\n",
            Safe,
        ),
        (
            "E-structure-duplicate",
            "<A>\n\n(1) p\n----\n(2) c\n\n<A> #t\n\n(1) q\n----\n(2) d\n",
            "<A>\n\n(1) p\n----\n(2) c\n\n<A 2> #t\n\n(1) q\n----\n(2) d\n",
            Unsafe,
        ),
        (
            "H-structure-numbers",
            "(3) p\n(3) q\n----\n(1) c\n",
            "(1) p\n(2) q\n----\n(3) c\n",
            Safe,
        ),
        (
            "H-structure-numbers",
            "(2) p\n(1) q\n--\nr {uses: [1]}\n--\n(3) c\n",
            "(1) p\n(2) q\n--\nr {uses: [1]}\n--\n(3) c\n",
            Unsafe,
        ),
        (
            "E-inference-open",
            "(1) p\n--\nRule\n(2) c\n",
            "(1) p\n--\nRule\n--\n(2) c\n",
            Safe,
        ),
        (
            "H-inference-mark",
            "(1) p\n---\n(2) c\n",
            "(1) p\n----\n(2) c\n",
            Safe,
        ),
        (
            "H-inference-mark",
            "(1) p\n----\nR\n----\n(2) c\n",
            "(1) p\n--\nR\n----\n(2) c\n",
            Safe,
        ),
        (
            "E-inference-text",
            "(1) p\n-- R -- so\n(2) c\n",
            "(1) p\n-- R -- // so\n(2) c\n",
            Safe,
        ),
        (
            "E-inference-relation",
            "(1) p\n----\n  - u\n(2) c\n",
            "(1) p\n----\n  <_ u\n(2) c\n",
            Unsafe,
        ),
        (
            "E-contradiction-argument",
            "[T]\n  >< <A>\n",
            "[T]\n  - <A>\n",
            Unsafe,
        ),
        (
            "E-undercut-statement",
            "[T]\n  <_ x\n",
            "[T]\n  <- x\n",
            Unsafe,
        ),
        (
            "E-undercut-statement",
            "<A>\n  _> [T]\n",
            "<A>\n  -> [T]\n",
            Unsafe,
        ),
        (
            "E-mode",
            "===\nmodel: {mode: Stric}\n===\n",
            "===\nmodel: {mode: strict}\n===\n",
            Unsafe,
        ),
        (
            "H-key-unknown",
            "[T]: t {wieght: 1}\n",
            "[T]: t {weight: 1}\n",
            Unsafe,
        ),
        (
            "H-key-unknown",
            "===\nselecton: {}\n===\n",
            "===\nselection: {}\n===\n",
            Unsafe,
        ),
        (
            "H-reference-undefined",
            "[One two]: t\n\n[one two]\n  + [x]\n    - [one two]\n",
            "[One two]: t\n\n[One two]\n  + [x]\n    - [One two]\n",
            Unsafe,
        ),
        (
            "H-mention-undefined",
            "[One two]: t @[One tow]\n",
            "[One two]: t @[One two]\n",
            Unsafe,
        ),
        (
            "E-role",
            "[T]: t {role: \"thsis\", a: 1}\n",
            "[T]: t {role: thesis, a: 1}\n",
            Unsafe,
        ),
        (
            "E-source-unknown",
            "===\nsources: {report: {}}\n===\n\n[T]: t {at: reports:5.3 }\n",
            "===\nsources: {report: {}}\n===\n\n[T]: t {at: \"report:5.3\" }\n",
            Unsafe,
        ),
        (
            "E-source-unknown",
            "===\nsources: {report: {}}\nbackground:\n  'repotr:5': why\n===\n",
            "===\nsources: {report: {}}\nbackground:\n  \"report:5\": why\n===\n",
            Unsafe,
        ),
        (
            "E-role",
            "[T]: t {\nrole: 'thsis' # why\n}\n",
            "[T]: t {\nrole: thesis # why\n}\n",
            Unsafe,
        ),
        (
            "E-value",
            "[T]: t {\nimplicit: yes\n}\n",
            "[T]: t {\nimplicit: true\n}\n",
            Unsafe,
        ),
        (
            "E-value",
            "[T]: t {weight: '0.5'}\n",
            "[T]: t {weight: 0.5}\n",
            Unsafe,
        ),
        (
            "E-value",
            "[T]: t {accept: x, accept: no}\n",
            "[T]: t {accept: x, accept: false}\n",
            Unsafe,
        ),
    ] {
        let (actual, trust) = fixed(code, text);
        assert_eq!(
            (actual.as_str(), trust),
            (expected, safety),
            "{code}: {text}"
        );
        let left = elenchus::parse(expected).diagnostics;
        let stays = left.iter().any(|remark| remark.code.name() == code);
        assert!(!stays, "{code} stays: {expected}");
    }
}
