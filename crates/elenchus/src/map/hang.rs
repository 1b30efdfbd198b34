use std::collections::VecDeque;

use super::{EdgeId, Map, NodeId};
use crate::model::{Element, Model, Role};

/// Finds the roots of a map, the edges at each node, and how deep each node hangs.
pub(super) fn hang(map: &mut Map, model: &Model) {
    list_edges(map);
    map.roots = roots(map, model);
    map.depths = vec![u32::MAX; map.nodes.len()];
    let mut queue = VecDeque::new();
    for root in map.roots.clone() {
        map.depths[root.index()] = 0;
        queue.push_back(root);
    }
    sink(map, &mut queue);
    for index in 0..map.nodes.len() {
        if map.depths[index] == u32::MAX {
            let root = NodeId(index as u32);
            map.depths[index] = 0;
            map.roots.push(root);
            queue.push_back(root);
            sink(map, &mut queue);
        }
    }
}

/// Lists the edges at each node, in document order of their other ends.
fn list_edges(map: &mut Map) {
    map.incoming = vec![Vec::new(); map.nodes.len()];
    map.outgoing = vec![Vec::new(); map.nodes.len()];
    for (index, edge) in map.edges.iter().enumerate() {
        let id = EdgeId(index as u32);
        map.incoming[edge.to.index()].push(id);
        map.outgoing[edge.from.index()].push(id);
    }
    for edges in &mut map.incoming {
        edges.sort_by_key(|edge| map.edges[edge.index()].from);
    }
    for edges in &mut map.outgoing {
        edges.sort_by_key(|edge| map.edges[edge.index()].to);
    }
}

/// The thesis, then what is no reason for anything.
fn roots(map: &Map, model: &Model) -> Vec<NodeId> {
    let nodes = || (0..map.nodes.len() as u32).map(NodeId);
    let is_thesis = |node: NodeId| {
        let marks = match map.node(node).element {
            Element::Statement(id) => &model.statement(id).marks,
            Element::Argument(id) => &model.argument(id).marks,
        };
        marks.role == Some(Role::Thesis)
    };
    let theses = nodes().filter(|&node| is_thesis(node));
    let ends = nodes().filter(|&node| !is_thesis(node) && map.outgoing(node).is_empty());
    theses.chain(ends).collect()
}

fn sink(map: &mut Map, queue: &mut VecDeque<NodeId>) {
    while let Some(node) = queue.pop_front() {
        let below = map.depths[node.index()] + 1;
        for edge in &map.incoming[node.index()] {
            let reason = map.edges[edge.index()].from;
            if map.depths[reason.index()] == u32::MAX {
                map.depths[reason.index()] = below;
                queue.push_back(reason);
            }
        }
    }
}
