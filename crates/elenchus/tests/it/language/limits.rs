//! Large and hostile documents: no recursion, no panic. They are so large that a reader of
//! quadratic time would hold up the whole run; how long ours takes is for the benches to say.
//! Built with optimisations (`cargo test --release`) they are twenty times as large, and more.

use elenchus::diagnostic::Code;
use elenchus::model::{Data, End};
use elenchus::syntax;

const SCALE: usize = if cfg!(debug_assertions) { 1 } else { 20 };
const LARGE: usize = 10_000 * SCALE;

/// Stretches of text that open things, close them, or begin lines, and are repeated for ever.
const PATTERNS: &[&str] = &[
    "[",
    "{",
    "<",
    "(",
    "*",
    "_",
    "`",
    "\\",
    "#",
    "@",
    ".",
    ":",
    "]",
    "}",
    ">",
    "é",
    "\r",
    "\t",
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
    "mailto:",
    "https://)",
    "mailto:)",
    "http://a ",
    "[<{*_@#.:",
    "{: \"\\",
    "[a]: {",
    "{a: {",
    "{b: c} d",
    "*a ",
    "***a ",
    "**a** ",
    "*a_ ",
    "_*a* ",
    "**a__b ",
    "@[@[",
    "#(#(",
    "<<<",
    "[[a]",
    "[a [b] ",
    "<a -> ",
    "a {b: c} d ",
    "a {b: c} /* c */ ",
    "a #b ",
    "[a] #t ",
    "[a] {a: 1} ",
    "(((https://a",
    ":,'",
    ",'''",
    ",\"\\",
    "x //a\n",
    "// ",
    "a\\\n",
    "@include(",
    "@include(a) ",
    "[a][b]",
    "[a](b",
    "(1) x\n",
    "foo\n(1) x\n",
    "(1)\n",
    "(1) a\n--\n",
    "--\nr\n--\n",
    "(1) x\n--\nr",
    "(1) x\n----\n",
    "# \n",
    "# h\n\n",
    "# h {",
    "## h #t {a: 1}\n\n",
    "* \n",
    "* x\n  + y\n",
    "1. x\n",
    "+ x\n",
    " - \n",
    "- x\n\n",
    "----\n",
    "--\n",
    "===\n",
    "=== ",
    "x\n\n",
    "\n",
    " \n",
    " \t- x\n",
    "<a>\n",
    "[a]\n",
    "[a] b\n",
    "[a]:\n\n",
    "[a]\n  + [b]\n\n",
    "\t+ x\n",
    "<_ x\n",
    "><\n",
    "-> x\n",
    "x {a: \n",
    "x {a: 'b\n",
    "x {\n\n",
    "{\na: \"b\n\n",
    "x {a: 1}\n\n",
    "<A>\n\n(1) x\n----\n(2) y\n\n",
];

/// The beginnings of documents in which a pattern may mean something else.
const BEGINNINGS: &[&str] = &["", "[T]: thesis\n  + ", "(1) p\n----\n(2) c\n  - "];

#[test]
fn very_much_of_anything() {
    for (index, pattern) in PATTERNS.iter().enumerate() {
        for (turn, beginning) in BEGINNINGS.iter().enumerate() {
            // One of the beginnings, taken in turn, gets all of it.
            let share = if index % 3 == turn { 1 } else { 20 };
            let text = format!("{beginning}{}", pattern.repeat(LARGE / share));
            let parsed = elenchus::parse(&text);
            assert!(parsed.model.relations().len() <= LARGE + 1, "{pattern:?}");
        }
    }
}

#[test]
fn very_many_closers_for_very_many_openers() {
    let pairs = [
        ("[", "]"),
        ("[", "](x)"),
        ("{", "}"),
        ("{", "} x"),
        ("{a: ", "}"),
        ("<", ">"),
        ("(", ")"),
        ("*a ", "a*"),
        ("*a _b ", "_ *"),
        ("**a ", "**"),
        ("#(", ")"),
        ("@[", "]"),
        ("/*", "*/"),
    ];
    for (open, close) in pairs {
        let text = format!("{}{}", open.repeat(5 * LARGE), close.repeat(5 * LARGE));
        assert_eq!(elenchus::parse(&text).model.statements().len(), 1, "{open}");
    }
}

#[test]
fn relations_nest_as_deep_as_the_indentation_goes() {
    // The white space alone is quadratic in the depth: here it is 8 MB. The longest text that
    // is read has room for 46,000 levels.
    let depth = 4_000;
    let mut text = String::from("[T]: thesis\n");
    for level in 1..=depth {
        text.extend(std::iter::repeat_n('\t', level));
        text.push_str("+ x\n");
    }
    let parsed = elenchus::parse(&text);
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.model.relations().len(), depth);
    let tree = syntax::parse(&text).tree;
    assert!(format!("{tree:?}").lines().count() > depth);
}

#[test]
fn a_line_of_many_megabytes() {
    let length = if cfg!(debug_assertions) {
        1_000_000
    } else {
        50_000_000
    };
    let stretches = [
        "plain words without an end ",
        "a *b* __c__ [d] @[e] #f https://g.h/i .->. <j> ",
        "a {b: c} and on ",
        "é日本🙂",
    ];
    for stretch in stretches {
        let mut text = stretch.repeat(length / stretch.len());
        text.push_str("\n  + [R]: reason\n");
        let parsed = elenchus::parse(&text);
        assert_eq!(parsed.model.relations().len(), 1, "{stretch}");
        assert_eq!(syntax::parse(&text).tree.print(&text), text);
    }
}

#[test]
fn a_million_headings() {
    let count = 50_000 * SCALE;
    let text: String = (0..count)
        .map(|index| format!("{} h\n\n", "#".repeat(index % 7 + 1)))
        .collect();
    let parsed = elenchus::parse(&text);
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.model.sections().len(), count);
}

#[test]
fn very_many_members_of_one_title() {
    let mut text = String::new();
    for index in 0..LARGE {
        text += &format!("[T]: again #t{index} {{k{index}: 1, n: {{m{index}: 1}}}}\n\n");
    }
    let parsed = elenchus::parse(&text);
    assert_eq!(parsed.model.statements().len(), 1);
    assert_eq!(parsed.model.statements()[0].members.len(), LARGE);
    assert_eq!(parsed.model.statements()[0].tags.len(), LARGE);
}

#[test]
fn very_many_titles_that_nobody_defines() {
    let mut text = String::from("[The one that is defined]: thesis\n\n");
    for index in 0..LARGE {
        text += &format!("[The one thet is {index}]\n\n@<Nobody {index}> says.\n\n");
    }
    let parsed = elenchus::parse(&text);
    assert_eq!(parsed.diagnostics.len(), LARGE);
}

#[test]
fn many_attacks_on_an_argument_with_many_premises() {
    let mut text = String::from("<A>\n\n");
    for index in 0..LARGE {
        text += &format!("({}) [P{index}]\n", index + 1);
    }
    text += "----\n(0) c\n\n";
    for index in 0..LARGE {
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
    assert_eq!(relations.len(), LARGE);
}

/// The remarks about the data block of a statement, or the front matter.
fn remarks_on(text: &str) -> Vec<Code> {
    let parsed = elenchus::parse(text);
    let last = parsed.model.statements().last();
    assert_eq!(last.map(|last| last.title.as_str()), Some("Last"));
    parsed
        .diagnostics
        .iter()
        .map(|remark| remark.code)
        .collect()
}

#[test]
fn yaml_that_expands_without_an_end_is_refused() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let below = format!("*a{}, ", level - 1).repeat(10);
        bomb += &format!("a{level}: &a{level} [{below}]\n");
    }
    let long = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(500_000),
        "*a, ".repeat(90_000)
    );
    let merged = format!(
        "a: &a {{{}}}\nb: [{}]\n",
        "x: 1, ".repeat(3),
        "{<<: *a}, ".repeat(90_000)
    );
    for yaml in [bomb, long, merged] {
        for text in [
            format!("===\n{yaml}===\n\n[Last]: t\n"),
            format!("[T]: t {{\n{yaml}}}\n\n[Last]: t\n"),
        ] {
            let remarks = remarks_on(&text);
            assert_eq!(remarks.last(), Some(&Code::YamlLimit));
        }
    }
}

#[test]
fn yaml_that_nests_without_an_end_is_refused() {
    let depth = 100_000;
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("&a [", "]"), ("- ", "x")] {
        let yaml = format!("{}{}", open.repeat(depth), close.repeat(depth));
        for text in [
            format!("===\na: \n {yaml}\n===\n\n[Last]: t\n"),
            format!("[T]: t {{\na: \n {yaml}\n}}\n\n[Last]: t\n"),
        ] {
            assert_eq!(remarks_on(&text), [Code::YamlLimit], "{open}");
        }
    }
}

#[test]
fn a_data_block_has_a_size_beyond_which_it_is_text() {
    let block = |length: usize| format!("[T]: t {{a: \"{}\"}}\n\n[Last]: t\n", "x".repeat(length));
    let read = elenchus::parse(block(1_000_000));
    assert_eq!(read.diagnostics, []);
    let value = read.model.statements()[0].data.get("a");
    assert_eq!(value.and_then(Data::as_text).map(str::len), Some(1_000_000));
    let long = block(1 << 20);
    assert_eq!(remarks_on(&long), [Code::YamlLimit]);
    assert!(elenchus::parse(&long).model.statements()[0].data.is_empty());
    assert_eq!(remarks_on("[T]: t {a: not closed\n\n[Last]: t\n"), []);
}

#[test]
fn very_many_data_blocks_are_read_each_for_itself() {
    let text: String = (0..LARGE)
        .map(|index| format!("[S{index}] {{n: [{index}, {{a: b}}]}}\n\n"))
        .collect();
    let parsed = elenchus::parse(&text);
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.model.statements().len(), LARGE);
}

#[test]
fn very_many_places_left_out_on_purpose() {
    // The front matter has a size beyond which it is not read.
    let many = LARGE.min(40_000);
    let places: String = (1..=many)
        .map(|paragraph| format!("  \"b:{paragraph}.1\": why\n"))
        .collect();
    let text = format!("===\nsources: {{a: {{}}}}\nbackground:\n{places}===\n\n[T]: t\n");
    let parsed = elenchus::parse(&text);
    assert_eq!(parsed.diagnostics.len(), many);
    for (remark, paragraph) in parsed.diagnostics.iter().zip(1..) {
        assert_eq!(remark.span.of(&text), format!("\"b:{paragraph}.1\""));
    }
}

#[test]
fn fixes_are_not_much_larger_than_the_text() {
    let wide = " ".repeat(LARGE);
    let lines = "- x\n".repeat(LARGE);
    for text in [
        format!("{wide}* item\n{lines}"),
        format!("[T]: t\n{wide}+ y\n{lines}"),
        format!("{wide}* item\n{lines}{wide} \t+ y\n"),
    ] {
        let parsed = elenchus::parse(&text);
        let fixes = parsed
            .diagnostics
            .iter()
            .filter_map(|remark| remark.fix.as_ref());
        let edits = fixes.flat_map(|fix| &fix.edits);
        let written: usize = edits.map(|edit| edit.text.len()).sum();
        assert!(written <= 250 * parsed.model.relations().len() + 4 * text.len());
    }
}
