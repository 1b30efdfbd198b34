//! What a card says, worked out from the state; comparing two faces tells whether a card must
//! be drawn again.

use elenchus::map::{NodeId, Reasons};
use elenchus::model::Element;
use elenchus::sort::by_number;

use crate::state::State;
use crate::views::words::{Look, for_and_against, relation_word};

/// What one card says and shows, apart from the texts of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// The card.
    pub node: NodeId,
    /// What it is.
    pub ties: Ties,
    /// The heading it stands under, where that is not the one of the card above.
    pub section: Option<usize>,
    /// Whether it is the one that is looked at.
    pub selected: bool,
    /// What the fold control does.
    pub fold: Fold,
}

/// What a card is, and to which others.
#[derive(Clone, Debug, PartialEq)]
pub struct Ties {
    /// Whether it is what the article wants to show.
    pub thesis: bool,
    /// Whether it is an inference, not a statement.
    pub argument: bool,
    /// How it bears on the visible cards it is a reason for, each way once; first the one nearest
    /// to the thesis.
    ties: Vec<(Look, &'static str)>,
    /// Of those the one nearest to the thesis.
    above: Option<NodeId>,
}

/// What a card's control does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fold {
    /// There is nothing beneath.
    None,
    /// Shows the reasons that are named: "3 for · 1 against".
    Show(String),
    /// Hides the reasons that are named.
    Hide(String),
}

impl Ties {
    /// What ties a visible card to those above it.
    pub fn of(state: &State, node: NodeId) -> Self {
        let map = &state.document.map;
        let mut above: Vec<_> = map
            .outgoing(node)
            .iter()
            .map(|&edge| (map.edge(edge), map.other_end(edge, node)))
            .filter(|&(_, claim)| state.visible.shows(claim))
            .collect();
        by_number(&mut above, |&(_, claim)| u64::from(map.depth(claim)));
        let mut ties = Vec::new();
        for (edge, _) in &above {
            let tie = (Look::of(edge), relation_word(edge));
            if !ties.contains(&tie) {
                ties.push(tie);
            }
        }
        Self {
            thesis: map.roots().first() == Some(&node),
            argument: matches!(map.node(node).element, Element::Argument(_)),
            ties,
            above: above.first().map(|&(_, claim)| claim),
        }
    }

    /// The look of the card: that of its first tie.
    pub fn look(&self) -> Option<Look> {
        self.ties.first().map(|&(look, _)| look)
    }

    /// What the card is, in a word or a few: "thesis", "supports", "supports · attacks".
    pub fn word(&self) -> String {
        if self.thesis {
            return "thesis".to_owned();
        }
        if self.ties.is_empty() {
            return if self.argument { "argument" } else { "claim" }.to_owned();
        }
        let words: Vec<_> = self.ties.iter().map(|&(_, word)| word).collect();
        words.join(" · ")
    }
}

impl Face {
    /// The face of a visible card.
    pub fn of(state: &State, node: NodeId) -> Self {
        let ties = Ties::of(state, node);
        let section = section_of(state, node);
        let inherited = ties.above.and_then(|claim| section_of(state, claim));
        Self {
            node,
            ties,
            section: section.filter(|_| section != inherited),
            selected: state.selected == Some(node),
            fold: Fold::of(state, node),
        }
    }
}

impl Fold {
    /// Whether a visible card has a fold control.
    pub fn is_any(state: &State, node: NodeId) -> bool {
        state.can_unfold(node) && state.folds.is_open(node)
            || state.visible.hidden_beneath(node).total() > 0
    }

    fn of(state: &State, node: NodeId) -> Self {
        let hidden = state.visible.hidden_beneath(node);
        if hidden.total() > 0 {
            return Self::Show(for_and_against(hidden.pro, hidden.con));
        }
        if !state.can_unfold(node) || !state.folds.is_open(node) {
            return Self::None;
        }
        let Reasons { pro, con } = state.document.map.reasons(node);
        Self::Hide(for_and_against(pro.len() as u32, con.len() as u32))
    }
}

fn section_of(state: &State, node: NodeId) -> Option<usize> {
    state
        .document
        .section_of(node)
        .map(|section| section.index())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, Document};

    const TEXT: &str = "\
# One

[T]: thesis
  + [A]: for
    + [B]: beneath
  - [C]: against
    - [A]
";

    fn face(state: &State, slug: &str) -> Face {
        Face::of(state, state.document.map.node_by_slug(slug).expect(slug))
    }

    #[test]
    fn a_card_says_what_it_is_and_what_is_folded_beneath() {
        let state = State::new(Document::read("face", TEXT));
        let state = state.after(Action::Depth(1)).unwrap_or(state);
        assert_eq!(face(&state, "t").ties.word(), "thesis");
        assert_eq!(
            face(&state, "t").fold,
            Fold::Hide("1 for · 1 against".to_owned())
        );
        assert_eq!(face(&state, "a").ties.word(), "supports · attacks");
        assert_eq!(face(&state, "a").fold, Fold::Show("1 for".to_owned()));
        assert_eq!(face(&state, "c").ties.look(), Some(Look::Attack));
        assert_eq!(face(&state, "c").fold, Fold::None);
    }

    #[test]
    fn the_section_is_named_where_it_begins() {
        let state = State::new(Document::read("face", TEXT));
        assert!(face(&state, "t").section.is_some());
        assert_eq!(face(&state, "a").section, None);
    }
}
