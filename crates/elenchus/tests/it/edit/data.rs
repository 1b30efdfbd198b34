use elenchus::edit::{Document, Owner, Refusal, set_data};
use elenchus::model::{Data, SectionId};
use elenchus::text::apply;
use proptest::prelude::*;
use proptest::sample::select;

use super::{change, named};

fn text(words: &str) -> Data {
    Data::Text(words.to_owned())
}

fn set(document: &str, key: &str, value: Option<&Data>) -> Result<String, Refusal> {
    change(document, |document| {
        set_data(document, Owner::Element(named(document, "[A]")), key, value)
    })
}

#[test]
fn a_key_of_an_element() {
    let one = || Some(Data::Integer(1));
    let cases = [
        (
            "a new block",
            "[A]: x // c\n  + b\n",
            "k",
            one(),
            "[A]: x {k: 1} // c\n  + b\n",
        ),
        ("behind tags", "[A] #t\n", "k", one(), "[A] #t {k: 1}\n"),
        (
            "another key",
            "[A]: x {j: \"2\" }\n",
            "k",
            one(),
            "[A]: x {j: \"2\", k: 1 }\n",
        ),
        ("no key yet", "[A]: x {}\n", "k", one(), "[A]: x {k: 1}\n"),
        (
            "another value",
            "[A]: x {j: 2, k:  [a, b] , l: 3}\n",
            "k",
            one(),
            "[A]: x {j: 2, k:  1 , l: 3}\n",
        ),
        (
            "braces with a comment behind",
            "[A]: x {\n  k: {a: b} # c\n}\n",
            "k",
            one(),
            "[A]: x {\n  k: 1 # c\n}\n",
        ),
        (
            "a value where none was",
            "[A]: x {k: , l: 3}\n",
            "k",
            one(),
            "[A]: x {k: 1 , l: 3}\n",
        ),
        (
            "quotes are kept",
            "[A]: x {k: \"b\"}\n",
            "k",
            Some(text("c d")),
            "[A]: x {k: \"c d\"}\n",
        ),
        (
            "the first key less",
            "[A]: x {k: 1, l: 3}\n",
            "k",
            None,
            "[A]: x {l: 3}\n",
        ),
        (
            "the last key less",
            "[A]: x {j: {a: 1}, k: 1 }\n",
            "k",
            None,
            "[A]: x {j: {a: 1} }\n",
        ),
        (
            "the only key less",
            "[A]: x {k: 1} // c\n",
            "k",
            None,
            "[A]: x // c\n",
        ),
        (
            "a block of lines",
            "[A]: x {\n  # c\n  j: 2 # d\n}\n",
            "k",
            one(),
            "[A]: x {\n  # c\n  j: 2 # d\n  k: 1\n}\n",
        ),
        (
            "lines, another value",
            "[A]: x {\n  k: 2 # d\n  l: 3\n}\n",
            "k",
            one(),
            "[A]: x {\n  k: 1 # d\n  l: 3\n}\n",
        ),
        (
            "lines, a map before",
            "[A]: x {\n  k:\n    a: 2\n    b: 3\n  l: 3\n}\n",
            "k",
            one(),
            "[A]: x {\n  k: 1\n  l: 3\n}\n",
        ),
        (
            "lines, a key less",
            "[A]: x {\n  j: 1\n  # c\n  k:\n    - 1\n    - 2\n  # d\n  l: 3\n}\n",
            "k",
            None,
            "[A]: x {\n  j: 1\n  # c\n  # d\n  l: 3\n}\n",
        ),
        (
            "where the key stands",
            "[A]: x\n\n[A] {k: 2}\n",
            "k",
            one(),
            "[A]: x\n\n[A] {k: 1}\n",
        ),
        (
            "once only",
            "[A]: x {k: [a, b], l: 1}\n\n[A] {k: [c]}\n",
            "k",
            Some(Data::List(vec![text("d")])),
            "[A]: x {l: 1}\n\n[A] {k: [d]}\n",
        ),
        (
            "letters of more bytes",
            "[A]: x {jé: ü, k: 2}\n",
            "k",
            Some(text("日")),
            "[A]: x {jé: ü, k: 日}\n",
        ),
        (
            "line endings",
            "[A]: x {\r\n  j: 2\r\n}\r\n",
            "k",
            one(),
            "[A]: x {\r\n  j: 2\r\n  k: 1\r\n}\r\n",
        ),
    ];
    for (what, before, key, value, after) in cases {
        assert_eq!(
            set(before, key, value.as_ref()).as_deref(),
            Ok(after),
            "{what}"
        );
    }
}

#[test]
fn values_of_every_kind_read_back() {
    let map = Data::Map(vec![
        ("a b".to_owned(), Data::Null),
        ("c".to_owned(), text("}")),
    ]);
    let cases = [
        (text("plain words"), "plain words"),
        (text("5.3"), "\"5.3\""),
        (text("true"), "\"true\""),
        (text("Yes"), "\"Yes\""),
        (text("a: b"), "\"a: b\""),
        (text("say \"no\"\n"), "\"say \\\"no\\\"\\n\""),
        (text(""), "\"\""),
        (text("2026-01-03"), "\"2026-01-03\""),
        (Data::Date("2026-01-03".to_owned()), "2026-01-03"),
        (Data::Number(0.5), "0.5"),
        (Data::Number(2.0), "2"),
        (Data::Bool(true), "true"),
        (Data::Null, "null"),
        (Data::List(vec![text("a"), Data::Integer(-1)]), "[a, -1]"),
        (map, "{a b: null, c: \"}\"}"),
    ];
    for (value, written) in cases {
        let after = set("[A]: x\n", "k", Some(&value));
        assert_eq!(after, Ok(format!("[A]: x {{k: {written}}}\n")));
    }
}

#[test]
fn of_the_document_and_of_headings() {
    let one = Data::Integer(1);
    let front = |document: &str, key: &str, value: Option<&Data>| {
        change(document, |document| {
            set_data(document, Owner::Document, key, value)
        })
    };
    assert_eq!(
        front("x\n", "k", Some(&one)).as_deref(),
        Ok("===\nk: 1\n===\n\nx\n")
    );
    assert_eq!(
        front(
            "===\ntitle: T # t\nmodel:\n  mode: strict\n===\n\nx\n",
            "k",
            Some(&one)
        )
        .as_deref(),
        Ok("===\ntitle: T # t\nmodel:\n  mode: strict\nk: 1\n===\n\nx\n")
    );
    assert_eq!(
        front(
            "===\ntitle: T # t\nk: 2\n===\n\nx\n",
            "title",
            Some(&text("Other: one"))
        )
        .as_deref(),
        Ok("===\ntitle: \"Other: one\" # t\nk: 2\n===\n\nx\n")
    );
    assert_eq!(
        front("===\ntitle: T\nk: 2\n===\n\nx\n", "k", None).as_deref(),
        Ok("===\ntitle: T\n===\n\nx\n")
    );
    assert_eq!(
        front("===\n===\n\nx\n", "k", Some(&one)).as_deref(),
        Ok("===\nk: 1\n===\n\nx\n")
    );
    let heading = change("# H\n\n## I #t\n\nx\n", |document| {
        set_data(
            document,
            Owner::Section(SectionId(1)),
            "isClosed",
            Some(&Data::Bool(true)),
        )
    });
    assert_eq!(
        heading.as_deref(),
        Ok("# H\n\n## I #t {isClosed: true}\n\nx\n")
    );
}

#[test]
fn refused() {
    let broken = set("[B]\n\n[A]: x {\n  k: [\n}\n", "k", Some(&Data::Null)).expect_err("no YAML");
    assert!(
        broken
            .to_string()
            .starts_with("line 5: this is not YAML that can be read: "),
        "{broken}"
    );
    let list = set("[A]: x {\n- k\n}\n", "k", Some(&Data::Null)).expect_err("no map");
    assert!(
        list.to_string()
            .starts_with("line 1: this data block has no keys"),
        "{list}"
    );
    assert_eq!(set("[A]: x {j: 1}\n", "k", None), Err(Refusal::NotInText));
    let anchored = "[A]: x {k: &a 1, l: *a}\n";
    assert_eq!(set(anchored, "k", None), Err(Refusal::ChangesMore));
}

#[test]
fn comments_outlive_every_change_of_data() {
    let list = |items: &[&str]| Some(Data::List(items.iter().map(|item| text(item)).collect()));
    let one = || Some(Data::Integer(1));
    let cases = [
        (
            "behind a value between quotation marks",
            "[A]: x {\n  k: \"2.1\" # keep\n  # and\n  l: 'it''s' # so\n}\n",
            one(),
            "[A]: x {\n  k: 1 # keep\n  # and\n  l: 'it''s' # so\n}\n",
        ),
        (
            "between braces",
            "[A]: x { k: \"2.1\" # keep\n }\n",
            Some(text("2.2")),
            "[A]: x { k: \"2.2\" # keep\n }\n",
        ),
        (
            "another key between braces",
            "[A]: x { j: \"#2\" # keep\n }\n",
            one(),
            "[A]: x { j: \"#2\", k: 1 # keep\n }\n",
        ),
        (
            "with a tag",
            "[A]: x {\n  k: !!str \"a\" # keep\n}\n",
            one(),
            "[A]: x {\n  k: 1 # keep\n}\n",
        ),
        (
            "in a list on lines",
            "[A]: x {\n  k:\n    - \"a\" # one\n    # two\n    - b#c # three\n    - 2.10\n}\n",
            list(&["a", "d", "e"]),
            "[A]: x {\n  k:\n    - \"a\" # one\n    # two\n    - d # three\n    - e\n}\n",
        ),
        (
            "in a list between brackets",
            "[A]: x {j: 1, k: [\"a\", # one\n  b # two\n  ] # three\n }\n",
            list(&["c", "b"]),
            "[A]: x {j: 1, k: [\"c\", # one\n  b # two\n  ] # three\n }\n",
        ),
        (
            "in a list of another length",
            "[A]: x {\n  k: # none\n    - \"a\" # one\n    - b # two\n  # three\n  l: 1\n}\n",
            list(&["c"]),
            "[A]: x {\n  # none\n  # one\n  k: [c] # two\n  # three\n  l: 1\n}\n",
        ),
        (
            "in a list of another length between brackets",
            "[A]: x {j: 1,k: [\"a\", # one\n  b # two\n  ] # three\n }\n",
            one(),
            "[A]: x {j: 1, # one\n  # two\n  k: 1 # three\n }\n",
        ),
        (
            "before lines of text",
            "[A]: x {\n  k: | # one\n    a # b\n  l: 1\n}\n",
            one(),
            "[A]: x {\n  # one\n  k: 1\n  l: 1\n}\n",
        ),
        (
            "in an empty block",
            "[A]: x {\n  # one\n}\n",
            one(),
            "[A]: x {\n  # one\n  k: 1\n}\n",
        ),
        (
            "of a key that goes",
            "[A]: x {\n  k: \"a\" # one\n  l: 1\n}\n",
            None,
            "[A]: x {\n  # one\n  l: 1\n}\n",
        ),
        (
            "of the only key",
            "[A]: x {\n  # one\n  k: [ a, # two\n    b]\n}\n",
            None,
            "[A]: x {\n  # one\n  # two\n}\n",
        ),
        (
            "of the only key between braces",
            "[A]: x {k: \"a\" # one\n  }\n",
            None,
            "[A]: x { # one\n  }\n",
        ),
        (
            "of a key that goes between braces",
            "[A]: x {k: a, # one, two\n  l: \"b\" # three\n  }\n",
            None,
            "[A]: x { # one, two\n  l: \"b\" # three\n  }\n",
        ),
        (
            "of the last key between braces",
            "[A]: x {j: \"b\" # one, two\n  , k: [a, # three\n  b]}\n",
            None,
            "[A]: x {j: \"b\" # one, two\n   # three\n    }\n",
        ),
    ];
    for (what, before, value, after) in cases {
        let changed = set(before, "k", value.as_ref());
        assert_eq!(changed.as_deref(), Ok(after), "{what}");
        let dos = set(&before.replace('\n', "\r\n"), "k", value.as_ref());
        assert_eq!(dos, Ok(after.replace('\n', "\r\n")), "{what}");
    }
}

fn single() -> impl Strategy<Value = String> {
    const VALUES: [&str; 8] = [
        "a",
        "\"b # c\"",
        "'d''e'",
        "5.30",
        "f#g",
        "!!str 'h'",
        "&i \"j\"",
        "ü",
    ];
    select(&VALUES[..]).prop_map(str::to_owned)
}

/// A comment and the line break behind it, or nothing.
fn remark() -> impl Strategy<Value = String> {
    select(&["", " #?\n    "][..]).prop_map(str::to_owned)
}

/// An entry between braces, with a comma or without.
fn between_braces() -> impl Strategy<Value = String> {
    let item = (remark(), single(), remark());
    let item = item.prop_map(|(before, value, behind)| format!("{before} {value}{behind}"));
    let list = prop::collection::vec(item, 1..4);
    let value = prop_oneof![
        single(),
        list.prop_map(|items| format!("[{}]", items.join(",")))
    ];
    (select(&["k", "l"][..]), value, remark())
        .prop_map(|(key, value, behind)| format!("{key}: {value}{behind}"))
}

/// An entry on lines of its own.
fn on_lines() -> impl Strategy<Value = String> {
    let end = || select(&["\n", " #?\n", " #?\n  #?\n"][..]);
    let item =
        (single(), end()).prop_map(|(value, end)| format!("\n    - {value}{}", end.trim_end()));
    let items = prop::collection::vec(item, 1..4).prop_map(|items| items.concat());
    let text = Just(" | #?\n    text # none\n    more".to_owned());
    let value = prop_oneof![single().prop_map(|value| format!(" {value}")), items, text];
    (select(&["k", "l"][..]), value, end()).prop_map(|(key, value, end)| {
        // Behind the lines of a text, a comment would be text.
        let end = if value.starts_with(" |") { "\n" } else { end };
        format!("  {key}:{value}{end}")
    })
}

proptest! {
    #[test]
    fn no_comment_is_lost(
        braces: bool,
        within in prop::collection::vec(between_braces(), 1..3),
        lines in prop::collection::vec(on_lines(), 1..3),
        new in select(&[None, Some("1"), Some("p q"), Some("a")][..]),
        many in 0..3usize,
    ) {
        let block = match braces {
            true => format!("[A]: x {{{}}}\n", within.join(", ")),
            false => format!("[A]: x {{\n{}}}\n", lines.concat()),
        };
        let mut parts = block.split("#?");
        let mut marked = parts.next().unwrap_or_default().to_owned();
        let mut comments = Vec::new();
        for (part, number) in parts.zip(100..) {
            comments.push(format!("# {number}"));
            marked.push_str(&format!("# {number}{part}"));
        }
        let value = new.map(|word| match many {
            0 => text(word),
            many => Data::List(vec![text(word); many]),
        });
        let document = Document::new(&marked);
        let owner = Owner::Element(named(&document, "[A]"));
        if let Ok(edits) = set_data(&document, owner, "k", value.as_ref()) {
            let after = apply(&marked, &edits).expect("edits in order");
            for comment in comments {
                prop_assert!(after.contains(&comment), "{comment}:\n{marked}---\n{after}");
            }
        }
    }
}
