use elenchus::edit::{Document, Refusal, set_text};

use super::{change, named};

fn said(text: &str, who: &str, words: &str) -> Result<String, Refusal> {
    let after = change(text, |document| {
        set_text(document, named(document, who), words)
    })?;
    let document = Document::new(&after);
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    assert_eq!(
        document.model().text_of(named(&document, who)),
        words.join(" "),
        "{after}"
    );
    Ok(after)
}

#[test]
fn only_what_differs() {
    let cases = [
        (
            "one word",
            "[A]: The *old* bridge\n  stands. #city {k: 1}\n  + [B]\n",
            "The old tower stands.",
            "[A]: The *old* tower\n  stands. #city {k: 1}\n  + [B]\n",
        ),
        (
            "within emphasis",
            "[A]: The *old* bridge\n",
            "The new bridge",
            "[A]: The *new* bridge\n",
        ),
        (
            "across emphasis",
            "[A]: The **very old** bridge\n",
            "The very new tower",
            "[A]: The very new tower\n",
        ),
        (
            "a word more",
            "[A]: The *old* bridge\n",
            "The old stone bridge",
            "[A]: The *old* stone bridge\n",
        ),
        (
            "a word more before",
            "[A]: *Old* bridge\n",
            "The Old bridge",
            "[A]: The *Old* bridge\n",
        ),
        (
            "a word less",
            "[A]: The *old* bridge\n",
            "The bridge",
            "[A]: The bridge\n",
        ),
        (
            "the first word less",
            "[A]: The *old* bridge\n",
            "old bridge",
            "[A]: *old* bridge\n",
        ),
        (
            "words of a link",
            "[A]: See [two words](u) here\n",
            "See one word here",
            "[A]: See one word here\n",
        ),
        (
            "tags and comments stay",
            "[A]: one #t /* c */ two\n",
            "three",
            "[A]: three #t /* c */\n",
        ),
        (
            "a line comment stays",
            "[A]: one // c\n  two three\n",
            "four three",
            "[A]: four // c\n  three\n",
        ),
        (
            "the last definition",
            "[A]: x\n\n[A]: y\n",
            "z",
            "[A]: x\n\n[A]: z\n",
        ),
        (
            "a reference",
            "[A] #t\n  + [B]\n",
            "z",
            "[A]: z #t\n  + [B]\n",
        ),
        ("tags alone", "[A]: #t\n", "z", "[A]: z #t\n"),
        ("nothing left", "[A]: words #t\n", "", "[A]: #t\n"),
        (
            "white space is folded",
            "[A]: a b\n",
            "a\n  c",
            "[A]: a c\n",
        ),
        (
            "what stays the same",
            "[A]: *a*\n  b\n",
            "a b",
            "[A]: *a*\n  b\n",
        ),
    ];
    for (what, before, words, after) in cases {
        assert_eq!(said(before, "[A]", words).as_deref(), Ok(after), "{what}");
    }
}

#[test]
fn escaped_where_it_must_be() {
    let cases = [
        ("a #tag", r"a \#tag"),
        ("item # 3", "item # 3"),
        ("see @[B] and @<C>", r"see \@[B] and \@<C>"),
        ("me@home", "me@home"),
        ("*stressed* _too_", r"\*stressed\* \_too\_"),
        ("2*3 in file_name", "2*3 in file_name"),
        ("not // this", r"not \// this"),
        ("nor /* this */", r"nor \/\* this \*/"),
        ("nor <!-- this -->", r"nor \<!-- this -->"),
        ("{a: 1}", r"\{a: 1}"),
        ("[l](u)", r"\[l](u)"),
        ("[sic] he said", "[sic] he said"),
        (r"back\slash", r"back\\slash"),
        (".->. and :smiley:", r"\.->. and \:smiley:"),
        ("the U.S.A. did", "the U.S.A. did"),
        ("https://a.b/#c_d_e now", "https://a.b/#c_d_e now"),
        ("@include(x)", r"\@include(x)"),
    ];
    for (words, written) in cases {
        assert_eq!(
            said("[A]: x\n", "[A]", words),
            Ok(format!("[A]: {written}\n"))
        );
    }
}

#[test]
fn escaped_at_the_beginning() {
    let cases = [
        ("+ x", r"\+ x"),
        ("- x", r"\- x"),
        ("-- x", r"\-- x"),
        ("[B]: x", r"\[B]: x"),
        ("<B>", r"\<B>"),
        ("# x", r"\# x"),
        ("* x", r"\* x"),
        ("1. x", r"1\. x"),
        ("(1) x", r"\(1) x"),
        ("=== x", r"\=== x"),
        ("// x", r"\// x"),
    ];
    for (words, written) in cases {
        let who = "[Untitled 1]";
        assert_eq!(said("old\n", who, words), Ok(format!("{written}\n")));
    }
    let beneath = said("[B]\n  + old\n", "[Untitled 1]", "[C]");
    assert_eq!(beneath.as_deref(), Ok("[B]\n  + \\[C]\n"));
    assert_eq!(
        said("x\n\n+ a\n", "[Untitled 1]", ""),
        Err(Refusal::EmptyText)
    );
}
