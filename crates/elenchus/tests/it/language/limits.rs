//! Large and hostile documents: no recursion, no panic, no quadratic time.

use std::time::{Duration, Instant};

use elenchus::model::End;

#[test]
fn relations_nest_as_deep_as_the_indentation_goes() {
    // The white space alone is quadratic in the depth, so this is 8 MB.
    let depth = 4_000;
    let mut text = String::from("[T]: thesis\n");
    for level in 1..=depth {
        text.extend(std::iter::repeat_n('\t', level));
        text.push_str("+ x\n");
    }
    let parsed = elenchus::parse(&text);
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.model.relations().len(), depth);
    let tree = elenchus::syntax::parse(&text).tree;
    assert!(format!("{tree:?}").lines().count() > depth);
}

#[test]
fn a_hundred_thousand_nested_marks() {
    let depth = 100_000;
    for (open, close) in [
        ("*a _b ", "_ *"),
        ("{", "}"),
        ("[", "]"),
        ("(", ")"),
        ("**a ", "**"),
    ] {
        let text = format!("{}{}", open.repeat(depth), close.repeat(depth));
        let parsed = elenchus::parse(&text);
        assert_eq!(parsed.model.statements().len(), 1, "{open}");
    }
    let yaml = format!("x {{a: {}{}}}\n", "[".repeat(depth), "]".repeat(depth));
    let parsed = elenchus::parse(&yaml);
    assert_eq!(parsed.diagnostics.len(), 1);
}

#[test]
fn very_many_members_of_one_title() {
    let time = |count: usize| {
        let mut text = String::new();
        for index in 0..count {
            text += &format!("[T]: again #t{index} {{k{index}: 1}}\n\n");
        }
        let start = Instant::now();
        let parsed = elenchus::parse(&text);
        assert_eq!(parsed.model.statements().len(), 1);
        assert_eq!(parsed.model.statements()[0].members.len(), count);
        assert_eq!(parsed.model.statements()[0].tags.len(), count);
        start.elapsed()
    };
    assert_roughly_linear("members", time);
}

#[test]
fn openers_without_closers_stay_linear() {
    let patterns = [
        "[",
        "{",
        "<",
        "*a ",
        "_",
        "(",
        "@[",
        "@<",
        "#(",
        "/*",
        "<!--",
        "{\"",
        "{'",
        "[a](",
        ".a:",
        "{a} ",
        "http://",
        "[<{*_@#.:",
        "\\",
        "{: \"\\",
        "[a]: {",
        "`",
        "{a: {",
        "(1) x\n",
        "foo\n(1) x\n",
        "# \n",
        "* \n",
        "+ x\n",
        "x\n\n",
        " - \n",
        "----\n",
        "--\n",
        "(1) x\n----\n",
        "===\n",
        "=== ",
        "<a>\n",
        "[a]\n",
        "\t+ x\n",
    ];
    for pattern in patterns {
        let time = |count: usize| {
            let text = pattern.repeat(count);
            let start = Instant::now();
            let parsed = elenchus::parse(&text);
            let time = start.elapsed();
            assert!(parsed.model.relations().len() <= count);
            time
        };
        assert_roughly_linear(pattern, time);
    }
}

#[test]
fn many_closers_for_many_openers_stay_linear() {
    let pairs = [
        ("[", "]"),
        ("[", "](x)"),
        ("{", "}"),
        ("{", "} x"),
        ("<", ">"),
        ("*a ", "a*"),
    ];
    for (open, close) in pairs {
        let time = |count: usize| {
            let text = format!("{}{}", open.repeat(count), close.repeat(count));
            let start = Instant::now();
            elenchus::parse(&text);
            start.elapsed()
        };
        assert_roughly_linear(open, time);
    }
}

#[test]
fn many_attacks_on_an_argument_with_many_premises() {
    let time = |count: usize| {
        let mut text = String::from("<A>\n\n");
        for index in 0..count {
            text += &format!("({}) [P{index}]\n", index + 1);
        }
        text += "----\n(0) c\n\n";
        for index in 0..count {
            text += &format!("[Q{index}]\n  -> <A>\n  -> [P{index}]\n\n");
        }
        let start = Instant::now();
        let parsed = elenchus::parse(&text);
        // Each attack on the argument is said already by the one on its premise.
        let relations = parsed.model.relations();
        assert!(
            relations
                .iter()
                .all(|relation| matches!(relation.to, End::Statement(_)))
        );
        assert_eq!(relations.len(), count);
        start.elapsed()
    };
    assert_roughly_linear("attacks", time);
}

/// Sixteen times the input may take up to 16 × 6 times as long; quadratic would be 256 times.
fn assert_roughly_linear(name: &str, time: impl Fn(usize) -> Duration) {
    let floor = Duration::from_micros(500);
    let small = time(500).max(floor);
    let large = time(8_000);
    assert!(
        large < small * 16 * 6,
        "{name:?}: {small:?} for 500, {large:?} for 8,000"
    );
}
