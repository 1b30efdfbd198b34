//! Canonical style: cases side by side, and laws.

mod laws;

use elenchus::format::{Options, Wrap, format};

fn formatted(text: &str) -> String {
    format(text, &Options::default())
}

fn wrapped(text: &str, width: u32) -> String {
    let wrap = Wrap::At(width);
    format(
        text,
        &Options {
            wrap,
            ..Options::default()
        },
    )
}

/// Each text with what becomes of it.
#[track_caller]
fn cases(cases: &[(&str, &str)]) {
    for (before, after) in cases {
        assert_eq!(formatted(before), *after, "from {before:?}");
        assert_eq!(formatted(after), *after, "again from {before:?}");
    }
}

#[test]
fn relations_are_indented_by_level() {
    cases(&[
        (
            "[A]: a\n    + b\n        - c\n    + d\n",
            "[A]: a\n  + b\n    - c\n  + d\n",
        ),
        ("[A]\n\t+ b\n\t\t- c\n", "[A]\n  + b\n    - c\n"),
        ("[A]\n + b\n      -> c\n", "[A]\n  + b\n    -> c\n"),
        (
            "[A]\n  +<B>\n  +[C]\n  ><   [D]\n",
            "[A]\n  + <B>\n  + [C]\n  >< [D]\n",
        ),
        // The blank line was a slip, told by a remark: the relation belongs to what is above.
        ("[A]: a\n\n  + b\n", "[A]: a\n  + b\n"),
        ("[A]: a\n+ b\n", "[A]: a\n  + b\n"),
    ]);
}

#[test]
fn blocks_are_one_blank_line_apart() {
    cases(&[
        ("a\n\n\n\nb\n", "a\n\nb\n"),
        ("# One\n[A]: a\n# Two\n\n\n", "# One\n\n[A]: a\n\n# Two\n"),
        (
            "===\ntitle: x\n===\n[A]: a\n",
            "===\ntitle: x\n===\n\n[A]: a\n",
        ),
        ("\n\n  [A]: a", "[A]: a\n"),
        ("", ""),
        (" \n\n", ""),
        ("\u{feff}\n[A]: a\n", "\u{feff}[A]: a\n"),
    ]);
}

#[test]
fn white_space_inside_lines_is_single_and_at_their_ends_gone() {
    cases(&[
        ("[A]:a   b\tc   \n", "[A]: a b c\n"),
        ("<A>:   a\n", "<A>: a\n"),
        ("#   One   #tag    {a: 1}\n", "# One #tag {a: 1}\n"),
        ("[A]   #x    #y   {a:  1}\n", "[A] #x #y {a:  1}\n"),
        ("a  **b   c**  d\n", "a **b c** d\n"),
        ("a{a: 1}\n", "a {a: 1}\n"),
        ("*   a\n*  b\n", "* a\n* b\n"),
        ("  * a\n  * b\n", "* a\n* b\n"),
    ]);
}

#[test]
fn line_breaks_in_paragraphs_stay_and_hang_beneath_the_words() {
    cases(&[
        ("[A]: one\n    two\n", "[A]: one\ntwo\n"),
        (
            "[A]\n  + <B>: one\n  two\n      three\n",
            "[A]\n  + <B>: one\n    two\n    three\n",
        ),
        (
            "(1) one\ntwo\n----\n(2) three\n",
            "(1) one\n    two\n----\n(2) three\n",
        ),
        ("* one\ntwo\n", "* one\n  two\n"),
    ]);
}

#[test]
fn structures_stand_at_the_margin() {
    cases(&[
        (
            "<A>\n  (1)   a\n  ----\n  (2) b\n",
            "<A>\n\n(1) a\n----\n(2) b\n",
        ),
        (
            "<A>\n\n  (1)   a\n  (2)b\n  ----\n  (3) c\n",
            "<A>\n\n(1) a\n(2) b\n----\n(3) c\n",
        ),
        (
            "(1) a\n--  Modus ponens,Other{a: 1}  --\n(2) b\n",
            "(1) a\n-- Modus ponens, Other {a: 1} --\n(2) b\n",
        ),
        (
            "(1) a\n  --\n  Rule\n  --\n(2) b\n",
            "(1) a\n--\nRule\n--\n(2) b\n",
        ),
        (
            "(1) a\n     + x\n----\n       <_ y\n(2) b\n   - z\n",
            "(1) a\n  + x\n----\n  <_ y\n(2) b\n  - z\n",
        ),
        ("(1) a\n\n----\n(2) b\n", "(1) a\n----\n(2) b\n"),
    ]);
}

#[test]
fn comments_stay_beside_what_they_stood_beside() {
    cases(&[
        (
            "[A]: a   // why\n  // who\n    + b /* c */\n",
            "[A]: a // why\n  // who\n  + b /* c */\n",
        ),
        (
            "// first\n\n\n// second\n[A]: a\n",
            "// first\n\n// second\n[A]: a\n",
        ),
        (
            "[A]: a\n// close\n\n[B]: b\n",
            "[A]: a\n// close\n\n[B]: b\n",
        ),
        (
            "[A]: a\n\n// close\n[B]: b\n\n// last\n",
            "[A]: a\n\n// close\n[B]: b\n\n// last\n",
        ),
        ("a /* x */ b\n", "a /* x */ b\n"),
        ("a // x\nb\n", "a // x\nb\n"),
        (
            "<!-- one\n     two -->\n[A]: a\n",
            "<!-- one\n     two -->\n[A]: a\n",
        ),
        ("[A]: a\n# One\n", "[A]: a\n\n# One\n"),
        ("[A]: a\n// of one\n# One\n", "[A]: a\n\n// of one\n# One\n"),
    ]);
}

#[test]
fn data_stays_as_it_is_written() {
    cases(&[
        (
            "[A]: a   {\n  at:   \"5.3\"   # why\n  list:\n    - b\n}\n  + b\n",
            "[A]: a {\n  at:   \"5.3\"   # why\n  list:\n    - b\n}\n  + b\n",
        ),
        ("[A]\n  + b\n{a: 1}\n", "[A]\n  + b\n    {a: 1}\n"),
    ]);
}

#[test]
fn line_ends_are_those_of_the_first_line() {
    cases(&[
        ("[A]: a\r\n  + b\n", "[A]: a\r\n  + b\r\n"),
        (
            "[A]: a\n  + b\r\n/* x\r\ny */\r\n",
            "[A]: a\n  + b\n/* x\ny */\n",
        ),
    ]);
}

#[test]
fn what_would_mean_something_else_stays() {
    cases(&[
        // Indented, the number would be a relation.
        (
            "[A]\n  + it was\n-5 degrees\n",
            "[A]\n  + it was\n-5 degrees\n",
        ),
        ("  + no parent\n\n\n[A]:  a\n", "  + no parent\n\n[A]: a\n"),
    ]);
}

#[test]
fn lines_are_filled_as_far_as_is_asked() {
    let text =
        "[A]: One two three four five six\nseven\n  + <B>: eight nine ten eleven twelve {a: 1}\n";
    assert_eq!(
        wrapped(text, 16),
        "[A]: One two
three four five
six seven
  + <B>: eight
    nine ten
    eleven
    twelve
    {a: 1}
"
    );
    assert_eq!(
        wrapped(text, 80),
        "[A]: One two three four five six seven\n  + <B>: eight nine ten eleven twelve {a: 1}\n"
    );
}

#[test]
fn no_filled_line_begins_with_what_means_something() {
    let text = "aaaa bbbb + cccc - dddd (1) eeee 1. ffff [gggg] # hhhh * iiii _ jjjj\n";
    for width in 1..40 {
        let after = wrapped(text, width);
        for line in after.lines() {
            let first = line.split(' ').next().unwrap_or_default();
            assert!(first.starts_with(char::is_alphabetic), "{after}");
        }
    }
}

#[test]
fn no_word_is_filled_into_a_comment() {
    assert_eq!(
        wrapped("one // why\ntwo three\n", 80),
        "one // why\ntwo three\n"
    );
}

#[test]
fn the_indentation_can_be_chosen() {
    let indent = |indent| {
        let options = Options {
            indent,
            ..Options::default()
        };
        format("[A]\n + b\n   - c\n", &options)
    };
    assert_eq!(indent(4), "[A]\n    + b\n        - c\n");
    assert_eq!(indent(0), indent(2));
}

#[test]
fn levels_beyond_reason_are_indented_by_one_blank_each() {
    let mut text = String::from("[A]\n");
    for level in 1..300 {
        text.push_str(&" ".repeat(level));
        text.push_str("+ b\n");
    }
    let after = formatted(&text);
    let last = after.lines().last().expect("lines");
    assert_eq!(last.len() - last.trim_start().len(), 64 * 2 + (299 - 64));
    assert_eq!(formatted(&after), after);
}
