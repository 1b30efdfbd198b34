//! Changes that are offered: other titles, and what mends a remark.

use elenchus::edit::Refusal;
use elenchus::service::{Refactoring, fixes, refactor, refactorings, rename, renamed};
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

/// The text after a refactoring of what is at the cursor, which must be offered.
fn refactored(marked: &str, refactoring: Refactoring) -> Result<String, Refusal> {
    let case = case(marked);
    let offered = refactorings(&case.reading(), case.cursor);
    assert!(offered.contains(&refactoring), "{offered:?} in {marked}");
    let edits = refactor(&case.reading(), case.cursor, refactoring)?;
    Ok(apply(&case.text, &edits).expect("they fit"))
}

#[test]
fn an_element_is_refactored_from_any_of_its_places() {
    for (refactoring, marked, after) in [
        (
            Refactoring::Support,
            "[A]: a\n\n[B]: b\n  - [‸A]\n",
            "[A]: a\n  + …\n\n[B]: b\n  - [A]\n",
        ),
        (Refactoring::Attack, "[A]: wor‸ds\n", "[A]: words\n  - …\n"),
        (
            Refactoring::Undercut,
            "<A>: wor‸ds\n",
            "<A>: words\n  <_ …\n",
        ),
        (
            Refactoring::GiveTitle,
            "it is so, be‸cause.\n",
            "[it is so, because]: it is so, because.\n",
        ),
        (
            Refactoring::GiveTitle,
            "[a [b]: x\n\n<c>: y\n  + a b‸\n",
            "[a [b]: x\n\n<c>: y\n  + [a b]: a b\n",
        ),
        (
            Refactoring::Reconstruct,
            "[A]: x\n  + <B‸>: y\n    + why\n",
            "[A]: x\n  + <B>: y\n\n<B>\n\n(1) why\n----\n(2) [A]\n",
        ),
        (
            Refactoring::Remove,
            "[A]: a\n  + [B‸]: b\n    - c\n",
            "[A]: a\n\nc\n",
        ),
        (
            Refactoring::RemoveAll,
            "[A]: a\n  + [B‸]: b\n    - c\n",
            "[A]: a\n",
        ),
    ] {
        let found = refactored(marked, refactoring);
        assert_eq!(found.as_deref(), Ok(after), "{refactoring:?}: {marked}");
    }
}

#[test]
fn only_what_makes_sense_is_offered() {
    let offered = |marked: &str| {
        let case = case(marked);
        let names = refactorings(&case.reading(), case.cursor);
        names
            .into_iter()
            .map(Refactoring::name)
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (marked, expected) in [
        ("[A‸]: a\n", "support attack remove remove-all"),
        ("wor‸ds\n", "support attack give-title remove remove-all"),
        (
            "<A‸>: a\n",
            "support attack undercut reconstruct remove remove-all",
        ),
        (
            "<A‸>\n\n(1) p\n----\n(2) c\n",
            "support attack undercut remove remove-all",
        ),
        ("# He‸ading\n", ""),
        ("a #t‸ag\n", ""),
    ] {
        assert_eq!(offered(marked), expected, "{marked}");
    }
    for &refactoring in Refactoring::ALL {
        assert_eq!(Refactoring::named(refactoring.name()), Some(refactoring));
    }
}

#[test]
fn what_cannot_be_done_is_refused() {
    let nothing = refactored("<A‸>: a\n", Refactoring::Reconstruct);
    assert_eq!(nothing, Err(Refusal::NoPremise));
}
