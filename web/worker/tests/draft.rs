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
    let first = drafted(None);
    assert!(
        first
            .rejected
            .iter()
            .all(|&at| all.proposals[at as usize].sure < 30)
    );
}

#[test]
fn nothing_is_drafted_of_nothing() {
    let request = ToDraft::default();
    let why = MakeDraft::run(request, &mut |_| {}).expect_err("nothing");
    assert!(why.contains("no sentence"), "{why}");
}
