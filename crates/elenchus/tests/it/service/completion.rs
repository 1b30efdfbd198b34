//! How what is being written may go on.

use elenchus::service::{Completions, Context, completion, context};
use elenchus::text::apply;

use super::case;

fn offered(marked: &str) -> Completions {
    let case = case(marked);
    completion(&case.reading(), case.cursor)
}

fn labels(marked: &str) -> Vec<String> {
    let items = offered(marked).items;
    items.into_iter().map(|item| item.label).collect()
}

/// The text after the item of this label was taken.
fn taken(marked: &str, label: &str) -> String {
    let case = case(marked);
    let items = completion(&case.reading(), case.cursor).items;
    let item = items.iter().find(|item| item.label == label);
    let item = item.unwrap_or_else(|| panic!("{label} is not offered in {marked}: {items:?}"));
    apply(&case.text, std::slice::from_ref(&item.edit)).expect("it fits")
}

const TITLES: &str = "[Alpha]: a\n\n[Beta one]: b\n\n<Gamma>: c\n\n";

#[test]
fn titles_of_the_kind_behind_their_bracket() {
    for (written, expected) in [
        ("[‸", &["Alpha", "Beta one"][..]),
        ("[be‸", &["Beta one"]),
        ("[Beta o‸", &["Beta one"]),
        ("<‸", &["Gamma"]),
        ("some words @[‸", &["Alpha", "Beta one"]),
        ("some words @<‸ and more", &["Gamma"]),
        ("[Alpha]\n  + [‸", &["Alpha", "Beta one"]),
        ("[Alpha]\n  <- <‸", &["Gamma"]),
        ("(1) [‸", &["Alpha", "Beta one"]),
        ("* [‸", &["Alpha", "Beta one"]),
        ("some words [‸", &[]),
        ("some words <‸", &[]),
        ("// [‸\n", &[]),
        ("[Alpha]‸", &[]),
    ] {
        assert_eq!(labels(&format!("{TITLES}{written}")), expected, "{written}");
    }
}

#[test]
fn a_title_is_closed_once() {
    let text = |rest: &str| format!("{TITLES}{rest}");
    assert_eq!(taken(&text("[Al‸"), "Alpha"), text("[Alpha]"));
    assert_eq!(taken(&text("[Al‸]"), "Alpha"), text("[Alpha]"));
    assert_eq!(taken(&text("[‸]"), "Alpha"), text("[Alpha]"));
    assert_eq!(taken(&text("a @<‸>"), "Gamma"), text("a @<Gamma>"));
    assert_eq!(taken(&text("[B‸x]: d"), "Beta one"), text("[Beta one]: d"));
    assert_eq!(taken(&text("by @<‸ x"), "Gamma"), text("by @<Gamma> x"));
}

#[test]
fn a_title_that_is_just_being_written_is_not_offered() {
    assert_eq!(labels("[Alpha]: a\n\n[Alp‸]\n"), ["Alpha"]);
    assert_eq!(labels("[Alpha‸]\n"), [""; 0]);
}

#[test]
fn tags_of_the_text_each_once() {
    let text = "# H #one\n\n[A]: a #two #one #(three words)\n\n";
    for (written, expected) in [
        ("[B]: b #‸", &["one", "two", "three words"][..]),
        ("[B]: b #t‸", &["two", "three words"]),
        ("[B]: b #(‸", &["one", "two", "three words"]),
        ("[B]: b#‸", &[]),
        ("# ‸", &[]),
    ] {
        assert_eq!(labels(&format!("{text}{written}")), expected, "{written}");
    }
    assert_eq!(taken("a #(b c)\n\nd #‸ e", "b c"), "a #(b c)\n\nd #(b c) e");
    assert_eq!(taken("a #(b c)\n\nd #(b‸)", "b c"), "a #(b c)\n\nd #(b c)");
}

#[test]
fn keys_where_they_mean_something() {
    assert_eq!(labels("[A]: a {ro‸}\n"), ["role"]);
    assert_eq!(labels("[A]: a {ro‸\n"), ["role"], "without its brace");
    assert_eq!(labels("[A]: a {role: thesis, w‸}\n"), ["weight"]);
    assert_eq!(labels("[A]: a {\n  role: thesis\n  w‸\n}\n"), ["weight"]);
    assert_eq!(labels("# H {is‸}\n"), ["isGroup", "isClosed"]);
    assert_eq!(labels("(1) p\n--\nr {u‸}\n--\n(2) c\n"), ["uses"]);
    assert_eq!(labels("===\nmo‸\n===\n\na\n"), ["model"]);
    assert_eq!(labels("===\nmodel:\n  mo‸\n===\n\na\n"), ["mode"]);
    assert_eq!(labels("===\nmodel: {mo‸}\n===\n\na\n"), ["mode"]);
    assert_eq!(taken("[A]: a {ro‸}\n", "role"), "[A]: a {role: }\n");
}

#[test]
fn no_key_that_is_offered_is_taken_for_a_slip() {
    let keys = labels("[A]: a {‸}\n");
    assert!(keys.len() > 10, "{keys:?}");
    for key in keys {
        let parsed = elenchus::parse(format!("[A]: a {{{key}: null}}\n"));
        assert_eq!(parsed.diagnostics, [], "{key}");
    }
}

#[test]
fn values_of_keys() {
    assert_eq!(labels("[A]: a {role: ‸}\n").len(), 5);
    assert_eq!(labels("[A]: a {role: the‸}\n"), ["thesis"]);
    assert_eq!(labels("[A]: a {implicit: ‸}\n"), ["true", "false"]);
    let voices = "[A]: a {voice: Ann O'Hara}\n\n[B]: b {voice: ‸}\n";
    assert_eq!(labels(voices), ["Ann O'Hara"]);
    assert_eq!(taken("a {role: th‸}\n", "thesis"), "a {role: thesis}\n");
    assert_eq!(
        labels("===\nmodel:\n  mode: ‸\n===\n\na\n"),
        ["loose", "strict"]
    );
    let chosen = "===\nselection:\n  selectedTags: [one, ‸]\n===\n\na #one #two\n";
    assert_eq!(labels(chosen), ["one", "two"]);
}

#[test]
fn words_for_symbols_behind_a_blank() {
    assert_eq!(labels("[A]: a .-‸\n"), [".->."]);
    assert_eq!(labels("[A]: a :sm‸\n"), [":smile:", ":smiley:"]);
    assert_eq!(labels("[A]: a full stop.‸\n"), [""; 0]);
    assert_eq!(taken("a :sa‸ b\n", ":sad:"), "a :sad: b\n");
    let own = "===\nmodel:\n  shortcodes:\n    \":own:\": {unicode: ×}\n===\n\na :ow‸\n";
    assert_eq!(labels(own), [":own:"]);
}

#[test]
fn what_goes_behind_an_at() {
    assert_eq!(labels("@‸"), ["@include(…)", "@[…]", "@<…>"]);
    assert_eq!(taken("@inc‸", "@include(…)"), "@include(");
    assert_eq!(labels("me@‸"), [""; 0]);
}

#[test]
fn paths_are_for_those_who_know_files() {
    for (marked, expected, closed) in [
        ("@include(../a‸", "../a", false),
        ("@include( b‸.ad)", "b", true),
        ("@include(c‸ (d)", "c", false),
    ] {
        let case = case(marked);
        match context(&case.reading(), case.cursor) {
            Some(Context::Path {
                typed, is_closed, ..
            }) => {
                assert_eq!((typed, is_closed), (expected, closed));
            }
            other => panic!("{marked}: {other:?}"),
        }
    }
}

#[test]
fn a_very_long_list_is_cut() {
    let text: String = (0..800).map(|n| format!("[T{n}]: t\n\n")).collect();
    let all = offered(&format!("{text}[‸"));
    assert_eq!((all.items.len(), all.is_complete), (500, false));
    let few = offered(&format!("{text}[T79‸"));
    assert_eq!((few.items.len(), few.is_complete), (11, true));
}

#[test]
fn sources_where_places_stand() {
    let text = |at: &str| {
        format!(
            "===\nsources: {{report: {{title: Of piers}}, letter: {{}}, \"x: y\": {{}}}}\n===\n\n[A]: a {{{at}"
        )
    };
    assert_eq!(labels(&text("at: ‸}")), ["report:", "letter:"]);
    assert_eq!(labels(&text("at: [\"5.3\", \"re‸")), ["report:"]);
    assert_eq!(labels(&text("at: report:‸}")), ["report:"]);
    assert_eq!(labels(&text("at: report:4‸}")), [""; 0]);
    assert_eq!(labels(&text("voice: ‸}")), [""; 0]);
    assert_eq!(
        taken(&text("at: \"re‸\"}"), "report:"),
        text("at: \"report:\"}")
    );
    let items = offered(&text("at: re‸}")).items;
    assert_eq!(items[0].detail, "Of piers");
}
