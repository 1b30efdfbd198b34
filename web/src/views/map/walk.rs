//! Moving from card to card along the relations.

use elenchus::map::{Map, NodeId, View};
use elenchus::sort::{by_number, number_of};

use super::drawing::Drawing;
use crate::a11y::keymap::Step;

/// The card that a step from `node` leads to; `None` at the edge of what is visible.
pub fn step(map: &Map, view: &View, drawing: &Drawing, node: NodeId, step: Step) -> Option<NodeId> {
    match step {
        Step::Home => map.roots().first().copied(),
        Step::Up => claim_above(map, view, node),
        Step::Down => in_order(drawing, reasons(map, view, node)).first().copied(),
        Step::Left | Step::Right => beside(map, view, drawing, node, step),
    }
}

/// What the card bears on: the claim nearest to the thesis, the first in the text among equals.
fn claim_above(map: &Map, view: &View, node: NodeId) -> Option<NodeId> {
    if map.depth(node) == 0 {
        return None;
    }
    let claims = map
        .outgoing(node)
        .iter()
        .map(|&edge| map.other_end(edge, node));
    let claims = claims.filter(|&claim| claim != node && view.shows(claim));
    claims.min_by_key(|&claim| map.depth(claim))
}

fn reasons(map: &Map, view: &View, node: NodeId) -> Vec<NodeId> {
    let mut reasons: Vec<_> = map
        .incoming(node)
        .iter()
        .map(|&edge| map.other_end(edge, node))
        .filter(|&reason| reason != node && view.shows(reason))
        .collect();
    by_number(&mut reasons, |reason| u64::from(reason.0));
    reasons.dedup();
    reasons
}

fn beside(map: &Map, view: &View, drawing: &Drawing, node: NodeId, step: Step) -> Option<NodeId> {
    let siblings = match claim_above(map, view, node) {
        Some(claim) => reasons(map, view, claim),
        None => map.roots().to_vec(),
    };
    let siblings = in_order(drawing, siblings);
    let at = siblings.iter().position(|&sibling| sibling == node)?;
    match step {
        Step::Left => at.checked_sub(1).map(|before| siblings[before]),
        _ => siblings.get(at + 1).copied(),
    }
}

/// As a reader goes over the drawing: row by row, each from left to right.
fn in_order(drawing: &Drawing, nodes: Vec<NodeId>) -> Vec<NodeId> {
    let place = |node| drawing.box_of(node).map(|place| (node, place));
    let mut cards: Vec<_> = nodes.into_iter().filter_map(place).collect();
    by_number(&mut cards, |(_, place)| number_of(place.y));
    let mut rest = cards.as_mut_slice();
    while let [(_, first), ..] = *rest {
        // Cards that begin above the middle of the row's highest card stand in its row.
        let middle = first.y + first.height / 2.0;
        let row = rest.partition_point(|(_, place)| place.y < middle).max(1);
        let (row, below) = rest.split_at_mut(row);
        by_number(row, |(_, place)| number_of(place.x));
        rest = below;
    }
    cards.into_iter().map(|(node, _)| node).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Document;
    use crate::views::map::drawing::draw;
    use crate::views::map::sizes::Measured;
    use elenchus::map::Folds;
    use elenchus_layout::Rect;

    #[test]
    fn a_walk_goes_along_the_relations() {
        let text = "[T]: thesis\n  + [A]: first\n    - [C]: beneath\n  - [B]: second\n";
        let document = Document::read("walk", text);
        let map = &document.map;
        let view = map.view(&Folds::to_depth(map, 9));
        let card = Measured {
            width: 200.0,
            height: 100.0,
            kind: 1,
        };
        let sizes = vec![card; view.nodes.len()];
        let drawing = draw(map, &view, &sizes);
        let named = |slug: &str| map.node_by_slug(slug).expect(slug);
        let go = |from: &str, way| step(map, &view, &drawing, named(from), way);
        assert_eq!(go("t", Step::Down), Some(named("a")));
        assert_eq!(go("a", Step::Right), Some(named("b")));
        assert_eq!(go("b", Step::Left), Some(named("a")));
        assert_eq!(go("a", Step::Left), None);
        assert_eq!(go("c", Step::Up), Some(named("a")));
        assert_eq!(go("c", Step::Home), Some(named("t")));
        assert_eq!(go("t", Step::Up), None);
    }

    #[test]
    fn reasons_in_two_rows_are_walked_row_by_row() {
        let rect = |x, y| Rect {
            x,
            y,
            width: 100.0,
            height: 80.0,
        };
        let drawing = Drawing {
            nodes: (0..4).map(NodeId).collect(),
            boxes: vec![
                rect(200.0, 0.0),
                rect(50.0, 120.0),
                rect(80.0, 10.0),
                rect(10.0, 125.0),
            ],
            ..Drawing::default()
        };
        let order = in_order(&drawing, drawing.nodes.clone());
        assert_eq!(order, [2, 0, 3, 1].map(NodeId));
    }
}
