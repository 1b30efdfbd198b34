//! What maps call things.

use elenchus::Model;
use elenchus::map::{Edge, EdgeOrigin, Node};
use elenchus::model::RelationKind;
use elenchus::query::{self, Voice};

/// How a reason bears on a claim, for the eye: each look has a colour, a line, an arrowhead and
/// a word of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// A reason for.
    Support,
    /// A reason against.
    Attack,
    /// A reason against a step.
    Undercut,
    /// What an argument rests on.
    Premise,
}

impl Look {
    /// All looks, in the order of the legend.
    pub(crate) const ALL: [Self; 4] = [Self::Support, Self::Attack, Self::Undercut, Self::Premise];

    /// The look of an edge.
    pub(crate) fn of(edge: &Edge) -> Self {
        match (edge.origin, edge.kind) {
            (EdgeOrigin::Premise, _) => Self::Premise,
            (_, RelationKind::Support | RelationKind::Entails) => Self::Support,
            (_, RelationKind::Undercut) => Self::Undercut,
            (_, RelationKind::Attack | RelationKind::Contrary | RelationKind::Contradictory) => {
                Self::Attack
            }
        }
    }

    /// Its name in style sheets.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Attack => "attack",
            Self::Undercut => "undercut",
            Self::Premise => "premise",
        }
    }

    /// Its mark in plain text.
    pub(crate) const fn mark(self) -> char {
        match self {
            Self::Support => '+',
            Self::Attack => '-',
            Self::Undercut => '~',
            Self::Premise => '·',
        }
    }

    /// What a legend says of it.
    pub(crate) const fn meaning(self) -> &'static str {
        match self {
            Self::Support => "supports",
            Self::Attack => "attacks",
            Self::Undercut => "undercuts: denies the step, not the reasons",
            Self::Premise => "is a premise of",
        }
    }
}

/// The word for how a reason bears on a claim.
pub(crate) fn relation(edge: &Edge) -> &'static str {
    match (edge.origin, edge.kind) {
        (EdgeOrigin::Premise, _) => "premise",
        (_, RelationKind::Support) => "supports",
        (_, RelationKind::Attack) => "attacks",
        (_, RelationKind::Undercut) => "undercuts",
        (_, RelationKind::Entails) => "entails",
        (_, RelationKind::Contrary) => "contrary to",
        (_, RelationKind::Contradictory) => "contradicts",
    }
}

/// Who asserts what a node shows, where that is not the author: "— Moscow", or "(implicit)" for
/// what nobody says.
pub(crate) fn credit(model: &Model, node: &Node) -> Option<String> {
    match query::voice(model, node) {
        Voice::Author => None,
        Voice::Other(voice) => Some(format!("— {voice}")),
        Voice::Nobody => Some("(implicit)".to_owned()),
    }
}
