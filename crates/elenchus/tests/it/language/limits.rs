//! Large and hostile documents: no recursion, no panic. They are so large that a reader of
//! quadratic time would hold up the whole run; how long ours takes is for the benches to say.

use elenchus::model::End;

const LARGE: usize = 20_000;

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
    let read = |count: usize| {
        let mut text = String::new();
        for index in 0..count {
            text += &format!("[T]: again #t{index} {{k{index}: 1}}\n\n");
        }
        let parsed = elenchus::parse(&text);
        assert_eq!(parsed.model.statements().len(), 1);
        assert_eq!(parsed.model.statements()[0].members.len(), count);
        assert_eq!(parsed.model.statements()[0].tags.len(), count);
    };
    read(LARGE);
}

#[test]
fn very_many_openers_without_closers() {
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
        let read = |count: usize| {
            let text = pattern.repeat(count);
            let parsed = elenchus::parse(&text);
            assert!(parsed.model.relations().len() <= count);
        };
        read(LARGE);
    }
}

#[test]
fn very_many_closers_for_very_many_openers() {
    let pairs = [
        ("[", "]"),
        ("[", "](x)"),
        ("{", "}"),
        ("{", "} x"),
        ("<", ">"),
        ("*a ", "a*"),
    ];
    for (open, close) in pairs {
        let read = |count: usize| {
            let text = format!("{}{}", open.repeat(count), close.repeat(count));
            let parsed = elenchus::parse(&text);
            assert!(parsed.model.statements().len() <= count);
        };
        read(LARGE);
    }
}

#[test]
fn many_attacks_on_an_argument_with_many_premises() {
    let read = |count: usize| {
        let mut text = String::from("<A>\n\n");
        for index in 0..count {
            text += &format!("({}) [P{index}]\n", index + 1);
        }
        text += "----\n(0) c\n\n";
        for index in 0..count {
            text += &format!("[Q{index}]\n  -> <A>\n  -> [P{index}]\n\n");
        }
        let parsed = elenchus::parse(&text);
        // Each attack on the argument is said already by the one on its premise.
        let relations = parsed.model.relations();
        assert!(
            relations
                .iter()
                .all(|relation| matches!(relation.to, End::Statement(_)))
        );
        assert_eq!(relations.len(), count);
    };
    read(LARGE);
}
