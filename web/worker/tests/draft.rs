//! A map drafted from an article, as the page asks for it.

use elenchus_worker::jobs::Job;
use elenchus_worker::jobs::draft::{Drafted, MakeDraft, ToDraft};

const ARTICLE: &str = "\
The town should rebuild the bridge. Critics say that it costs too much. But the detour costs more, \
because every lorry goes round by the ferry.
";

fn drafted(rejected: Option<Vec<u32>>) -> Drafted {
    let request = ToDraft {
        name: String::new(),
        bytes: ARTICLE.as_bytes().to_vec(),
        rejected,
    };
    MakeDraft::run(request, &mut |_| {}).expect("a draft")
}

#[test]
fn a_draft_is_a_map_of_what_is_accepted_in_the_words_of_the_article() {
    let all = drafted(Some(Vec::new()));
    assert!(all.proposals.iter().any(|it| it.kind == "thesis"));
    assert!(all.proposals.iter().all(|it| ARTICLE.contains(&it.words)));
    let read = elenchus::parse(&*all.argdown);
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    assert!(all.argdown.contains("role: thesis") && all.argdown.contains("sentences:"));
    let none = drafted(Some((0..all.proposals.len() as u32).collect()));
    assert_eq!(none.proposals, all.proposals);
    assert!(!none.argdown.contains("role: thesis"));
}

#[test]
fn at_first_is_accepted_what_words_speak_for_as_the_command_does() {
    let first = drafted(None);
    for (index, one) in (0..).zip(&first.proposals) {
        if matches!(one.kind.as_str(), "voice" | "for" | "against") {
            let speaks = !one.cue.is_empty() && one.sure >= 30;
            assert_eq!(first.rejected.contains(&index), !speaks, "{one:?}");
        }
    }
    assert!(first.argdown.contains("“But”"), "{}", first.argdown);
    assert!(!first.argdown.contains("by its place alone"));
}

#[test]
fn a_relation_comes_with_its_claims_and_goes_with_each_of_them() {
    let none = drafted(Some((0..drafted(None).proposals.len() as u32).collect()));
    let but = none.proposals.iter().position(|it| it.cue == "But");
    let but = but.expect("a relation") as u32;
    let one = drafted(Some(none.turned(but)));
    let accepted = one.proposals.len() - one.rejected.len();
    assert_eq!(accepted, 3, "the relation and what it joins");
    assert!(one.argdown.contains("“But”"), "{}", one.argdown);
    for &claim in &one.proposals[but as usize].needs {
        let without = drafted(Some(one.turned(claim)));
        assert!(without.rejected.contains(&claim) && without.rejected.contains(&but));
        assert!(!without.argdown.contains("“But”"), "{}", without.argdown);
    }
    let again = drafted(Some(one.turned(but)));
    assert_eq!(again.rejected.len(), none.rejected.len() - 2);
}

#[test]
fn indices_of_nothing_are_passed_over() {
    let all = drafted(Some(vec![u32::MAX]));
    assert!(all.rejected.is_empty());
    assert_eq!(all.turned(u32::MAX), [u32::MAX]);
}

#[test]
fn nothing_is_drafted_of_nothing() {
    let request = ToDraft::default();
    let why = MakeDraft::run(request, &mut |_| {}).expect_err("nothing");
    assert!(why.contains("no sentence"), "{why}");
}
