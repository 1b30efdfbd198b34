//! The words for relations, the same on cards, edges, rows and in the inspector.

use elenchus::map::{Edge, EdgeOrigin};
use elenchus::model::RelationKind;

/// How an edge is drawn: each look has a colour, a line, an arrowhead and a word of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
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
    pub const ALL: [Self; 4] = [Self::Support, Self::Attack, Self::Undercut, Self::Premise];

    /// The look of an edge.
    pub fn of(edge: &Edge) -> Self {
        match (edge.origin, edge.kind) {
            (EdgeOrigin::Premise, _) => Self::Premise,
            (_, RelationKind::Support | RelationKind::Entails) => Self::Support,
            (_, RelationKind::Undercut) => Self::Undercut,
            (_, RelationKind::Attack | RelationKind::Contrary | RelationKind::Contradictory) => {
                Self::Attack
            }
        }
    }

    /// The end of class names: `edge--support`, `card--attack`.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Attack => "attack",
            Self::Undercut => "undercut",
            Self::Premise => "premise",
        }
    }

    /// The verb of the legend.
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Support => "supports",
            Self::Attack => "attacks",
            Self::Undercut => "undercuts",
            Self::Premise => "is a premise of",
        }
    }
}

/// What a reason is to its target, on cards and edges: "supports", "attacks", "premise".
pub fn relation_word(edge: &Edge) -> &'static str {
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

/// "3 for · 1 against"; one side alone where the other is empty; empty where both are.
pub fn for_and_against(pro: u32, con: u32) -> String {
    match (pro, con) {
        (0, 0) => String::new(),
        (pro, 0) => format!("{pro} for"),
        (0, con) => format!("{con} against"),
        (pro, con) => format!("{pro} for · {con} against"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sides_with_reasons_are_named() {
        assert_eq!(for_and_against(3, 1), "3 for · 1 against");
        assert_eq!(for_and_against(0, 2), "2 against");
        assert_eq!(for_and_against(0, 0), "");
    }
}
