//! How a card bears on others, and under which heading it stands.

use elenchus::Model;
use elenchus::map::{Edge, Map, NodeId};
use elenchus::model::{Element, SectionId};
use elenchus::sort::by_number;

use crate::words::{self, Look};

/// A way to bear on a claim.
pub(super) type Tie = (Look, &'static str);

/// How a node bears on others, each way once; first that on the one nearest to the thesis.
pub(super) fn ties(map: &Map, id: NodeId) -> Vec<Tie> {
    let mut ties: Vec<Tie> = Vec::new();
    for edge in above(map, id).map(|(edge, _)| edge) {
        let tie = (Look::of(edge), words::relation(edge));
        if !ties.contains(&tie) {
            ties.push(tie);
        }
    }
    ties
}

/// The heading a node stands under, where that is not the one of the card above.
pub(super) fn heading<'m>(model: &'m Model, map: &Map, id: NodeId) -> Option<&'m str> {
    let section = section(model, map, id)?;
    let inherited = above(map, id)
        .next()
        .and_then(|(_, claim)| self::section(model, map, claim));
    let heading = &model.sections().get(section.index())?.title;
    (inherited != Some(section)).then_some(heading)
}

/// What a node bears on, and how; the nearest to the thesis first.
fn above(map: &Map, id: NodeId) -> impl Iterator<Item = (&Edge, NodeId)> {
    let edges = map.outgoing(id).iter();
    let mut above: Vec<_> = edges
        .map(|&edge| (map.edge(edge), map.other_end(edge, id)))
        .collect();
    by_number(&mut above, |&(_, claim)| u64::from(map.depth(claim)));
    above.into_iter()
}

fn section(model: &Model, map: &Map, id: NodeId) -> Option<SectionId> {
    match map.node(id).element {
        Element::Statement(id) => model.statement(id).section,
        Element::Argument(id) => model.argument(id).section,
    }
}
