use std::collections::VecDeque;

use super::lists::Lists;
use super::rings::last_rings;
use super::{EdgeId, Map, NodeId};
use crate::model::{Element, Model, Role};
use crate::sort::by_number;

/// The depth of what hangs under no root yet.
const LOOSE: u32 = u32::MAX;

/// Lists the edges at each node, finds the roots of a map, and how deep each node hangs.
pub(super) fn hang(map: &mut Map, model: &Model) {
    list_edges(map);
    map.depths = vec![LOOSE; map.nodes.len()];
    let roots = roots(map, model);
    hang_under(map, roots);
    let loose = last_rings(map, |node| map.depth(node) != LOOSE);
    hang_under(map, loose);
}

/// Lists the edges at each node, in document order of their other ends.
fn list_edges(map: &mut Map) {
    let mut incoming = Vec::with_capacity(map.edges.len());
    let mut outgoing = Vec::with_capacity(map.edges.len());
    for (edge, id) in map.edges.iter().zip((0..).map(EdgeId)) {
        incoming.push((edge.to.0, id));
        outgoing.push((edge.from.0, id));
        if edge.kind.is_symmetric() && edge.from != edge.to {
            incoming.push((edge.from.0, id));
            outgoing.push((edge.to.0, id));
        }
    }
    let sorted = |pairs: &[(u32, EdgeId)]| {
        let mut lists = Lists::sorted(map.nodes.len(), pairs);
        for node in 0..map.nodes.len() {
            let other_end = |&edge: &EdgeId| map.other_end(edge, NodeId(node as u32));
            by_number(lists.of_mut(node), |edge| u64::from(other_end(edge).0));
        }
        lists
    };
    let (incoming, outgoing) = (sorted(&incoming), sorted(&outgoing));
    map.incoming = incoming;
    map.outgoing = outgoing;
}

/// The thesis, then every node from which no edge starts.
fn roots(map: &Map, model: &Model) -> Vec<NodeId> {
    let mut starts = vec![false; map.nodes.len()];
    for edge in &map.edges {
        starts[edge.from.index()] = true;
    }
    let nodes = || (0..map.nodes.len() as u32).map(NodeId);
    let is_thesis = |node: NodeId| {
        let marks = match map.node(node).element {
            Element::Statement(id) => &model.statement(id).marks,
            Element::Argument(id) => &model.argument(id).marks,
        };
        marks.role == Some(Role::Thesis)
    };
    let theses = nodes().filter(|&node| is_thesis(node));
    let ends = nodes().filter(|&node| !is_thesis(node) && !starts[node.index()]);
    theses.chain(ends).collect()
}

/// Makes roots of these nodes, and gives all that hangs under them its depth.
fn hang_under(map: &mut Map, roots: Vec<NodeId>) {
    let mut queue = VecDeque::new();
    for &root in &roots {
        map.depths[root.index()] = 0;
        queue.push_back(root);
    }
    while let Some(node) = queue.pop_front() {
        let below = map.depths[node.index()] + 1;
        for &edge in map.incoming.of(node.index()) {
            let reason = map.other_end(edge, node);
            if map.depths[reason.index()] == LOOSE {
                map.depths[reason.index()] = below;
                queue.push_back(reason);
            }
        }
    }
    map.roots.extend(roots);
}
