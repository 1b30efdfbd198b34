use elenchus::edit::{Refusal, add_tag, drop_tag};

use super::{change, named};

fn added(text: &str, who: &str, tag: &str) -> Result<String, Refusal> {
    change(text, |document| {
        add_tag(document, named(document, who), tag)
    })
}

fn dropped(text: &str, tag: &str) -> Result<String, Refusal> {
    change(text, |document| {
        drop_tag(document, named(document, "[A]"), tag)
    })
}

#[test]
fn added_behind_the_words() {
    let cases = [
        (
            "words",
            "[A]: x // c\n  + b\n",
            "t",
            "[A]: x #t // c\n  + b\n",
        ),
        (
            "words and data",
            "[A]: x {k: 1}\n",
            "t",
            "[A]: x #t {k: 1}\n",
        ),
        (
            "another tag",
            "[A]: x #s {k: 1}\n",
            "t",
            "[A]: x #s #t {k: 1}\n",
        ),
        ("a reference", "[A]\n", "t", "[A] #t\n"),
        (
            "a reference with tag and data",
            "[A] #s {k: 1}\n",
            "t",
            "[A] #s #t {k: 1}\n",
        ),
        ("several lines", "[A]: x\n  y\n", "t", "[A]: x\n  y #t\n"),
        ("blanks", "[A]: x\n", "two words", "[A]: x #(two words)\n"),
        ("other letters", "[A]: x\n", "größe", "[A]: x #größe\n"),
        (
            "the definition",
            "[A]\n\n[A]: x\n",
            "t",
            "[A]\n\n[A]: x #t\n",
        ),
        (
            "known already",
            "[A] #t\n\n[A]: x\n",
            "t",
            "[A] #t\n\n[A]: x\n",
        ),
    ];
    for (what, before, tag, after) in cases {
        assert_eq!(added(before, "[A]", tag).as_deref(), Ok(after), "{what}");
    }
    assert_eq!(
        added("b\n  + {k: 1}\n", "[Untitled 2]", "t").as_deref(),
        Ok("b\n  + #t {k: 1}\n")
    );
    assert_eq!(added("[A]\n", "[A]", " "), Err(Refusal::EmptyTag));
    assert_eq!(added("[A]\n", "[A]", "a)"), Err(Refusal::TagCharacter(')')));
}

#[test]
fn dropped_everywhere() {
    let cases = [
        ("at the end", "[A]: x #t\n", "[A]: x\n"),
        ("in the middle", "[A]: x #t y\n", "[A]: x y\n"),
        ("at the beginning", "[A]: #t x\n", "[A]: x\n"),
        ("before a stop", "[A]: x #t.\n", "[A]: x .\n"),
        (
            "on a line of its own",
            "[A]: x\n  #t\n  + b\n",
            "[A]: x\n  + b\n",
        ),
        (
            "among others",
            "[A]: x #s #t #(t) {k: 1}\n",
            "[A]: x #s {k: 1}\n",
        ),
        (
            "in all members",
            "[A] #t\n\n[B] #t\n  + [A]: y #t\n",
            "[A]\n\n[B] #t\n  + [A]: y\n",
        ),
        (
            "at the beginning of a line",
            "[A]: x\n  #t y\n",
            "[A]: x\n  y\n",
        ),
        ("within emphasis", "[A]: *x #t y*\n", "[A]: *x y*\n"),
    ];
    for (what, before, after) in cases {
        assert_eq!(dropped(before, "t").as_deref(), Ok(after), "{what}");
    }
    assert_eq!(dropped("[A] #s\n", "t"), Err(Refusal::NotInText));
    assert_eq!(
        change("#t\n", |document| drop_tag(
            document,
            named(document, "[Untitled 1]"),
            "t"
        )),
        Err(Refusal::ChangesMore)
    );
}
