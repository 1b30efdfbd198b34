use elenchus::edit::{Document, Refusal, rename, rename_title};

use super::{change, changed, named};

fn renamed(text: &str, who: &str, title: &str) -> Result<String, Refusal> {
    change(text, |document| {
        rename(document, named(document, who), title, false)
    })
}

#[test]
fn everywhere() {
    let cases = [
        (
            "definition, reference, mention",
            "[A]: See @[A] and @<A>. // [A]\n  + [B]: Like *@[A]*, https://a.b/[A] {k: \"[A]\"}\n\n[A] #t\n",
            "[A]",
            "Bridge",
            "[Bridge]: See @[Bridge] and @<A>. // [A]\n  + [B]: Like *@[Bridge]*, https://a.b/[A] {k: \"[A]\"}\n\n[Bridge] #t\n",
        ),
        (
            "an argument, in structures and headings",
            "# On @<A>\n\n<A>: Words\n\n(1) [A]\n(2) See @<A>.\n----\n(3) c\n",
            "<A>",
            "B c",
            "# On @<B c>\n\n<B c>: Words\n\n(1) [A]\n(2) See @<B c>.\n----\n(3) c\n",
        ),
        (
            "no title: words",
            "Words\n  + [B]\n",
            "[Untitled 1]",
            "A",
            "[A]: Words\n  + [B]\n",
        ),
        (
            "no title: data",
            "[B]\n  - {k: 1}\n",
            "[Untitled 1]",
            "A",
            "[B]\n  - [A] {k: 1}\n",
        ),
        (
            "no title: nothing",
            "[B]\n  -\n",
            "[Untitled 1]",
            "A",
            "[B]\n  - [A]\n",
        ),
        ("no title: a tag", "#t\n", "[Untitled 1]", "A", "[A]: #t\n"),
        (
            "no title: a structure alone",
            "x\r\n\r\n(1) a\r\n----\r\n(2) b\r\n",
            "<Untitled 2>",
            "A",
            "x\r\n\r\n<A>\r\n\r\n(1) a\r\n----\r\n(2) b\r\n",
        ),
        (
            "named in one place only",
            "Words\n\n[Untitled 1]\n",
            "[Untitled 1]",
            "A",
            "[A]: Words\n\n[A]\n",
        ),
        (
            "brackets within",
            "[a [b]]: x\n",
            "[a [b]]",
            "c",
            "[c]: x\n",
        ),
        (
            "an arrow within",
            "<a -> b>: x\n",
            "<a -> b>",
            "c",
            "<c>: x\n",
        ),
        ("blanks around go", "[A]\n", "[A]", "  B\t", "[B]\n"),
        (
            "the other kind's bracket",
            "[A]\n\n<B>\n",
            "[A]",
            "a > b",
            "[a > b]\n\n<B>\n",
        ),
        ("the title it has", "[A]\n", "[A]", "A", "[A]\n"),
    ];
    for (what, before, who, title, after) in cases {
        assert_eq!(renamed(before, who, title).as_deref(), Ok(after), "{what}");
    }
}

#[test]
fn refused() {
    let cases = [
        ("[A]\n", "", Refusal::EmptyTitle),
        ("[A]\n", " \t", Refusal::EmptyTitle),
        ("[A]\n", "a]b", Refusal::TitleCharacter(']')),
        ("[A]\n", "a\nb", Refusal::TitleCharacter('\n')),
        ("[A]\n", "Untitled 7", Refusal::TitleReserved),
        ("[A]\n\n[B]\n", "B", Refusal::TitleTaken("B".to_owned())),
    ];
    for (text, title, refusal) in cases {
        assert_eq!(renamed(text, "[A]", title), Err(refusal), "{title:?}");
    }
    assert_eq!(
        renamed("<A>\n", "<A>", "a>b"),
        Err(Refusal::TitleCharacter('>'))
    );
    assert!(
        renamed("<A>\n\n[B]\n", "<A>", "B").is_ok(),
        "a statement's title is free for an argument"
    );
}

#[test]
fn merged() {
    let text = "[A]: x\n  + [B]\n\n[B]: y @[A]\n";
    let merged = changed(text, |document| {
        rename(document, named(document, "[B]"), "A", true)
    });
    assert_eq!(merged, "[A]: x\n  + [A]\n\n[A]: y @[A]\n");
    assert_eq!(Document::new(&merged).model().statements().len(), 1);
}

#[test]
fn of_what_is_only_mentioned() {
    let text = "x @[A] y @[A]\n";
    let renamed = changed(text, |document| {
        rename_title(document, false, "A", "Long", false)
    });
    assert_eq!(renamed, "x @[Long] y @[Long]\n");
    let none = change(text, |document| {
        rename_title(document, true, "A", "B", false)
    });
    assert_eq!(none, Err(Refusal::NotInText));
}

#[test]
fn in_the_settings_of_the_front_matter() {
    let text = "\
===
title: A
selection:
  excludeStatements: [A, \"B\"]  # A
  excludeArguments:
    - A
group:
  regroup:
    - title: A
      statements: [A]
      children:
        - {title: C, statements: [B, 'A'], arguments: [A]}
color:
  statementColors: {A: red, B: blue}
  argumentColors:
    A: green
===

[A]: a
  + [B]: b
  - <A>
";
    let expected = text
        .replace("[A, \"B\"]", "[\"The: bridge\", \"B\"]")
        .replace("statements: [A]", "statements: [\"The: bridge\"]")
        .replace("[B, 'A']", "[B, \"The: bridge\"]")
        .replace("{A: red", "{\"The: bridge\": red")
        .replace("[A]: a", "[The: bridge]: a");
    assert_eq!(renamed(text, "[A]", "The: bridge"), Ok(expected));
    let expected = text
        .replace("    - A\ngroup", "    - Mayor\ngroup")
        .replace("arguments: [A]", "arguments: [Mayor]")
        .replace("    A: green", "    Mayor: green")
        .replace("<A>", "<Mayor>");
    assert_eq!(renamed(text, "<A>", "Mayor"), Ok(expected));
    let aliased = "===\nselection:\n  excludeStatements: [&a A, *a]\n===\n\n[A]: a\n";
    let expected = aliased.replace("[A]: a", "[B]: a");
    assert_eq!(renamed(aliased, "[A]", "B"), Ok(expected));
    let remarked = "===\nselection:\n  excludeStatements:\n    - \"A\" # why\n===\n\n[A]: a\n";
    let expected = remarked.replace("\"A\"", "B").replace("[A]", "[B]");
    assert_eq!(renamed(remarked, "[A]", "B"), Ok(expected));
}
