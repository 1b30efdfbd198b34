//! What maps call things.

use elenchus::map::{Edge, EdgeOrigin};
use elenchus::model::{Element, Marks, Model, RelationKind};

/// The word for how a reason bears on a claim.
pub(crate) fn relation(edge: &Edge) -> &'static str {
    match (edge.kind, edge.origin) {
        (_, EdgeOrigin::Premise) => "premise",
        (RelationKind::Support | RelationKind::Entails, _) => "supports",
        (RelationKind::Undercut, _) => "undercuts",
        (RelationKind::Attack, _) => "attacks",
        (RelationKind::Contrary | RelationKind::Contradictory, _) => "opposes",
    }
}

/// What Elenchus read from the data of an element.
pub(crate) fn marks(model: &Model, element: Element) -> &Marks {
    match element {
        Element::Statement(id) => &model.statement(id).marks,
        Element::Argument(id) => &model.argument(id).marks,
    }
}

/// Who asserts an element, where it is not the author.
pub(crate) fn voice(marks: &Marks) -> Option<&str> {
    marks.voice.as_deref().filter(|&voice| voice != "author")
}
