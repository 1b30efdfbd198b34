//! Graphs that are written by their edges.

use elenchus_layout::{Edge, Graph, Node};

/// As many boxes as the edges name, of one size.
pub fn small_graph(ends: &[(usize, usize)]) -> Graph {
    let count = ends.iter().map(|&(from, to)| from.max(to) + 1).max();
    let edges = ends.iter().map(|&(from, to)| Edge {
        from,
        to,
        weight: 1.0,
        ..Edge::default()
    });
    let card = Node {
        width: 100.0,
        height: 40.0,
    };
    Graph {
        nodes: vec![card; count.unwrap_or_default()],
        edges: edges.collect(),
        ..Graph::default()
    }
}
