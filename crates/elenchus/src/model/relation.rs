use super::{ArgumentId, Element, Few, InferenceId, StatementId};
use crate::text::Span;

/// How one thing bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RelationKind {
    /// Speaks for it.
    Support,
    /// Speaks against it.
    Attack,
    /// Speaks against the step from premises to conclusion.
    Undercut,
    /// If the first is true, so is the second (strict mode's `+`).
    Entails,
    /// Both cannot be true (strict mode's `-`). Symmetric.
    Contrary,
    /// Exactly one is true (`><`). Symmetric.
    Contradictory,
}

impl RelationKind {
    /// Whether it speaks for its target; the other kinds speak against it.
    pub const fn is_pro(self) -> bool {
        matches!(self, Self::Support | Self::Entails)
    }

    /// Whether the ends can be exchanged.
    pub const fn is_symmetric(self) -> bool {
        matches!(self, Self::Contrary | Self::Contradictory)
    }
}

/// A relation between two ends; stated once or several times.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// How `from` bears on `to`.
    pub kind: RelationKind,
    /// The reason.
    pub from: End,
    /// What it is a reason for or against.
    pub to: End,
    /// The lines that state it, each with its sign, in the order of the text.
    /// Empty in a relation that was built or derived.
    pub origins: Few<Span>,
}

impl Relation {
    /// What makes it the same as another: its kind and its ends, those of a symmetric kind in
    /// one order.
    pub(crate) fn key(&self) -> (RelationKind, End, End) {
        key(self.kind, self.from, self.to)
    }
}

/// What makes relations the same, see [`Relation::key`].
pub(crate) fn key(kind: RelationKind, from: End, to: End) -> (RelationKind, End, End) {
    match kind.is_symmetric() && to < from {
        true => (kind, to, from),
        false => (kind, from, to),
    }
}

/// What a relation can start or end at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum End {
    /// A statement.
    Statement(StatementId),
    /// An argument.
    Argument(ArgumentId),
    /// An inference of an argument, as the target of an undercut.
    Inference(InferenceId),
}

impl From<Element> for End {
    fn from(element: Element) -> Self {
        match element {
            Element::Statement(id) => Self::Statement(id),
            Element::Argument(id) => Self::Argument(id),
        }
    }
}
