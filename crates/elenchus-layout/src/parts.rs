//! The parts of a graph that no edge joins.

use crate::graph::Graph;

/// One part: its boxes and edges by their index in the graph.
#[derive(Clone)]
pub(crate) struct Part {
    pub(crate) nodes: Vec<usize>,
    pub(crate) edges: Vec<usize>,
    /// For each box of the graph its index among `nodes`; meaningful for those of this part.
    pub(crate) local: std::rc::Rc<Vec<usize>>,
}

/// The parts, in the order of their first boxes. Edges that name a box that is not there are in
/// none.
pub(crate) fn parts(graph: &Graph) -> Vec<Part> {
    let count = graph.nodes.len();
    let mut leader: Vec<usize> = (0..count).collect();
    let holds = |edge: usize| graph.edges[edge].from < count && graph.edges[edge].to < count;
    for edge in (0..graph.edges.len()).filter(|&edge| holds(edge)) {
        let from = find(&mut leader, graph.edges[edge].from);
        let to = find(&mut leader, graph.edges[edge].to);
        leader[from.max(to)] = from.min(to);
    }
    let mut index_of = vec![usize::MAX; count];
    let mut local = vec![0; count];
    let mut members: Vec<Vec<usize>> = Vec::new();
    for (node, place) in local.iter_mut().enumerate() {
        let first = find(&mut leader, node);
        if index_of[first] == usize::MAX {
            index_of[first] = members.len();
            members.push(Vec::new());
        }
        let part = &mut members[index_of[first]];
        *place = part.len();
        part.push(node);
    }
    let mut edges = vec![Vec::new(); members.len()];
    for edge in (0..graph.edges.len()).filter(|&edge| holds(edge)) {
        edges[index_of[find(&mut leader, graph.edges[edge].from)]].push(edge);
    }
    let local = std::rc::Rc::new(local);
    let pairs = members.into_iter().zip(edges);
    pairs
        .map(|(nodes, edges)| Part {
            nodes,
            edges,
            local: std::rc::Rc::clone(&local),
        })
        .collect()
}

/// The first box of a part, with its path halved on the way.
fn find(leader: &mut [usize], mut node: usize) -> usize {
    while leader[node] != node {
        leader[node] = leader[leader[node]];
        node = leader[node];
    }
    node
}
