//! Changes that are offered: other titles, and what mends a remark.

use elenchus::edit::Refusal;
use elenchus::service::{fixes, rename, renamed};
use elenchus::text::{Span, apply};

use super::case;

fn after_rename(marked: &str, to: &str) -> Result<String, Refusal> {
    let case = case(marked);
    let edits = rename(&case.reading(), case.cursor, to)?;
    Ok(apply(&case.text, &edits).expect("they fit"))
}

#[test]
fn a_title_is_renamed_from_anywhere_it_stands() {
    let after = "[New]: a\n\n[B]: see @[New]\n  + [New]\n\n<A>: other\n";
    for marked in [
        "[A‸]: a\n\n[B]: see @[A]\n  + [A]\n\n<A>: other\n",
        "[A]: a\n\n[B]: see ‸@[A]\n  + [A]\n\n<A>: other\n",
        "[A]: a\n\n[B]: see @[A]\n  + [A]‸\n\n<A>: other\n",
    ] {
        assert_eq!(
            after_rename(marked, "New").as_deref(),
            Ok(after),
            "{marked}"
        );
    }
}

#[test]
fn what_cannot_be_renamed_is_told() {
    let text = "[A‸]: a\n\n[B]: b\n";
    assert_eq!(
        after_rename(text, "B"),
        Err(Refusal::TitleTaken("B".to_owned()))
    );
    assert_eq!(after_rename(text, " "), Err(Refusal::EmptyTitle));
    assert_eq!(after_rename("just wo‸rds\n", "C"), Err(Refusal::NotInText));
}

#[test]
fn the_name_is_shown_without_its_brackets() {
    for (marked, expected) in [
        ("[Some title‸]: a\n", Some("Some title")),
        ("a @<So‸me> b\n", Some("Some")),
        ("[A]: a #t‸ag\n", None),
        ("[A]: wor‸ds\n", None),
    ] {
        let case = case(marked);
        let found = renamed(&case.reading(), case.cursor);
        assert_eq!(
            found.map(|(span, _)| span.of(&case.text)),
            expected,
            "{marked}"
        );
        assert_eq!(found.map(|(_, name)| name), expected, "{marked}");
    }
}

/// The texts after each fix that is offered at the cursor.
fn mended(marked: &str) -> Vec<String> {
    let case = case(marked);
    let parsed = elenchus::parse(&case.text);
    let actions = fixes(&parsed.diagnostics, Span::at(case.cursor));
    let after = |action: &elenchus::service::Action| apply(&case.text, &action.edits);
    actions
        .iter()
        .map(|action| after(action).expect("they fit"))
        .collect()
}

#[test]
fn a_fix_is_offered_at_its_remark() {
    let mended_text = "# One\n\n[A]: a {role: thesis}\n";
    assert_eq!(mended("# One\n\n[A]: a {ro‸le: thesis}\n"), [""; 0]);
    assert_eq!(mended("# One\n\n[A]: a {ro‸el: thesis}\n"), [mended_text]);
    assert_eq!(mended("# O‸ne\n\n[A]: a {roel: thesis}\n"), [""; 0]);
}
