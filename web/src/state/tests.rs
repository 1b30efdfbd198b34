//! What a reader does, and what the state is afterwards.

use std::rc::Rc;

use elenchus::map::NodeId;
use proptest::prelude::*;

use super::article::Text;
use super::{Action, Address, Document, Origin, State, ViewKind};

const TEXT: &str = "\
===
title: A bridge
===

[Thesis]: The bridge should be rebuilt.
  + [Safety]: It is not safe any more.
    + [Cracks]: The piers are cracked.
      + [Survey]: The survey of May found eleven cracks.
    + [Shared]: The river has grown stronger.
  - [Cost]: The town has no money left.
    - [Fund]: The state pays for half of it.
    + [Shared]
";

fn open() -> State {
    State::new(Document::read("bridge.argdown", TEXT))
}

fn node(state: &State, slug: &str) -> NodeId {
    state.document.map.node_by_slug(slug).expect(slug)
}

fn then(state: &State, action: Action) -> State {
    state.after(action).expect("something changes")
}

fn shown(state: &State) -> Vec<&str> {
    let slug = |&node: &NodeId| state.document.map.slug(node);
    let mut shown: Vec<_> = state.visible.nodes.iter().map(slug).collect();
    shown.sort_unstable();
    shown
}

#[test]
fn folding_and_unfolding_are_announced() {
    let state = then(&open(), Action::Depth(1));
    assert_eq!(shown(&state), ["cost", "safety", "thesis"]);
    let state = then(&state, Action::Toggle(node(&state, "safety")));
    assert_eq!(state.announcement.1, "Safety unfolded, 2 more claims");
    let state = then(&state, Action::Toggle(node(&state, "safety")));
    assert_eq!(state.announcement.1, "Safety folded, 2 claims hidden");
}

#[test]
fn folding_hides_only_what_hangs_on_the_folded_card_alone() {
    let state = then(&open(), Action::Depth(2));
    let state = then(&state, Action::Fold(node(&state, "safety")));
    assert_eq!(
        shown(&state),
        ["cost", "fund", "safety", "shared", "thesis"]
    );
}

#[test]
fn the_selection_moves_to_the_card_that_is_folded_over_it() {
    let state = then(&open(), Action::Depth(2));
    let state = then(&state, Action::Select(node(&state, "cracks")));
    let state = then(&state, Action::Fold(node(&state, "safety")));
    assert_eq!(state.selected, Some(node(&state, "safety")));
}

#[test]
fn selecting_a_hidden_claim_opens_the_way_to_it() {
    let state = then(&open(), Action::Depth(0));
    let state = then(&state, Action::Select(node(&state, "survey")));
    assert!(state.visible.shows(node(&state, "survey")));
    assert_eq!(state.announcement.1, "The way to Survey is open");
}

#[test]
fn nothing_done_is_no_new_state() {
    let state = open();
    let thesis = node(&state, "thesis");
    assert!(state.after(Action::Select(thesis)).is_none());
    assert!(state.after(Action::Show(ViewKind::Map)).is_none());
    assert!(state.after(Action::Fold(node(&state, "survey"))).is_none());
}

#[test]
fn a_newer_text_keeps_folds_selection_and_view() {
    let state = then(&open(), Action::Depth(1));
    let state = then(&state, Action::Unfold(node(&state, "cost")));
    let state = then(&state, Action::Select(node(&state, "fund")));
    let state = then(&state, Action::Show(ViewKind::Outline));
    let newer = TEXT.replace("[Thesis]: The", "[Preface]: New.\n\n[Thesis]: That the");
    let document = Document::read("bridge.argdown", newer);
    let state = then(
        &state,
        Action::Load {
            document,
            keep: true,
        },
    );
    assert_eq!(
        shown(&state),
        ["cost", "fund", "preface", "safety", "shared", "thesis"]
    );
    assert_eq!(state.selected, Some(node(&state, "fund")));
    assert_eq!(state.view, ViewKind::Outline);
    assert_eq!(state.origin, Origin::Elsewhere);
}

#[test]
fn another_document_begins_with_its_first_sight() {
    let state = then(&open(), Action::Depth(0));
    let document = Document::read("other.argdown", "[A]: one\n  + [B]: two\n");
    let state = then(
        &state,
        Action::Load {
            document,
            keep: false,
        },
    );
    assert_eq!(shown(&state), ["a", "b"]);
    assert_eq!(state.pivot, None);
}

#[test]
fn a_text_without_a_claim_is_an_empty_state() {
    let state = State::new(Document::read("empty", ""));
    assert_eq!(state.selected, None);
    let visited = state.after(Action::Visit(Address::parse("#/claim/nowhere?depth=3")));
    assert_eq!(visited.map_or(0, |state| state.visible.nodes.len()), 0);
    assert!(state.after(Action::Depth(3)).is_none());
}

const CITING: &str = "\
===
sources: {paper: {title: The paper}}
===

[Thesis]: The bridge should be rebuilt. {at: \"1.1\"}
  + [Safety]: It is not safe any more. {at: [\"1.1\", \"1.2\"]}
    + [Cracks]: The piers are cracked. {at: \"1.3\"}
";

#[test]
fn a_sentence_leads_to_its_only_claim_and_opens_the_way_to_it() {
    let state = State::new(Document::read("citing", CITING));
    let state = then(&state, Action::Depth(0));
    let state = then(&state, Action::Passage(2));
    assert_eq!(state.selected, Some(node(&state, "cracks")));
    assert!(state.visible.shows(node(&state, "cracks")));
    assert_eq!(state.passage, Some(2));
}

#[test]
fn a_sentence_of_several_claims_leaves_the_choice() {
    let state = State::new(Document::read("citing", CITING));
    let state = then(&state, Action::Select(node(&state, "safety")));
    let state = then(&state, Action::Passage(0));
    assert_eq!(state.selected, Some(node(&state, "safety")));
    assert!(state.announcement.1.starts_with("2 claims read 1.1"));
    let state = then(&state, Action::Select(node(&state, "thesis")));
    assert_eq!(state.passage, Some(0));
    let state = then(&state, Action::Select(node(&state, "cracks")));
    assert_eq!(state.passage, None);
}

#[test]
fn a_text_is_taken_for_the_map_it_was_read_for_and_stays_with_its_newer_text() {
    let state = State::new(Document::read("citing", CITING));
    let text = Rc::new(Text {
        blocks: vec![(0, 1)],
        sentences: vec!["One.".into()],
        ..Text::default()
    });
    let other = Document::read("citing", CITING);
    assert!(
        state
            .after(Action::Text(other, Some(Rc::clone(&text))))
            .is_none()
    );
    let document = Rc::clone(&state.document);
    let state = then(&state, Action::Text(document, Some(text)));
    assert_eq!(&*state.reading.sentences[0].words, "One.");
    assert_eq!(state.announcement.1, "The paper: the text is open");
    let document = Document::read("citing", CITING.replace("any more", "now"));
    let state = then(
        &state,
        Action::Load {
            document,
            keep: true,
        },
    );
    assert!(state.reading.text.is_some());
    let document = Rc::clone(&state.document);
    let state = then(&state, Action::Text(document, None));
    assert!(state.reading.text.is_none());
}

/// Any of the things a reader can do, on any of the claims.
fn step() -> impl Strategy<Value = (u8, u32)> {
    (0..6_u8, 0..7_u32)
}

fn action((kind, at): (u8, u32)) -> Action {
    let node = NodeId(at);
    match kind {
        0 => Action::Toggle(node),
        1 => Action::Unfold(node),
        2 => Action::Fold(node),
        3 => Action::Select(node),
        4 => Action::Depth(at),
        _ => Action::UnfoldAll(vec![node, NodeId(0)]),
    }
}

#[test]
fn what_takes_too_long_is_taken_back_with_its_folds() {
    let drawn = Rc::new(open());
    let state = then(&drawn, Action::Depth(9));
    let state = then(&state, Action::Select(node(&state, "survey")));
    let state = then(&state, Action::Search("river".to_owned()));
    let stopped = then(&state, Action::Stop(Some(Rc::clone(&drawn))));
    assert_eq!(stopped.address(), drawn.address());
    assert!(
        Rc::ptr_eq(&stopped.visible, &drawn.visible),
        "no new drawing"
    );
    assert_eq!(stopped.search.words, "river");
    assert_eq!(stopped.origin, Origin::Elsewhere);
}

#[test]
fn what_is_stopped_before_anything_is_drawn_goes_to_the_first_sight() {
    let deep = then(&open(), Action::Depth(9));
    let stopped = then(&deep, Action::Stop(None));
    assert_eq!(shown(&stopped), shown(&open()));
    assert_eq!(stopped.view, ViewKind::Map);
    let flat: String = (0..3000).map(|at| format!("[R{at}]: r\n\n")).collect();
    let flat = State::new(Document::read("flat.argdown", flat));
    let stopped = then(&flat, Action::Stop(None));
    assert_eq!(
        stopped.view,
        ViewKind::Focus,
        "its first sight is no smaller"
    );
}

proptest! {
    #[test]
    fn an_address_brings_back_what_was_seen(steps in prop::collection::vec(step(), 0..12)) {
        let document = Document::read("bridge.argdown", TEXT);
        let mut state = State::new(Rc::clone(&document));
        for step in steps {
            state = state.after(action(step)).unwrap_or(state);
        }
        let address = Address::parse(&state.address().fragment());
        let again = State::open(document, &address);
        prop_assert_eq!(&again.visible, &state.visible);
        prop_assert_eq!(again.selected, state.selected);
        prop_assert_eq!(again.address(), state.address());
    }

    #[test]
    fn what_is_looked_at_is_visible_and_so_is_the_thesis(steps in prop::collection::vec(step(), 0..12)) {
        let mut state = open();
        for step in steps {
            state = state.after(action(step)).unwrap_or(state);
            let selected = state.selected.expect("the map is not empty");
            prop_assert!(state.visible.shows(selected));
            prop_assert!(state.visible.shows(state.document.map.roots()[0]));
        }
    }

    #[test]
    fn unfolding_after_folding_restores_what_was_seen(depth in 0..5_u32, at in 0..7_u32) {
        let state = open();
        let state = state.after(Action::Depth(depth)).unwrap_or(state);
        if let Some(folded) = state.after(Action::Fold(NodeId(at))) {
            let unfolded = then(&folded, Action::Unfold(NodeId(at)));
            prop_assert_eq!(&unfolded.visible, &state.visible);
        }
    }
}
