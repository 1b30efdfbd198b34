//! The parts of a graph that no edge joins, by sets that unite (Tarjan 1975).

/// One part: its vertices and edges by their index in the graph.
#[derive(Clone, Default)]
pub(crate) struct Part {
    pub(crate) nodes: Vec<usize>,
    pub(crate) edges: Vec<usize>,
}

/// The parts of a graph of `count` vertices, in the order of their first ones; and for each vertex
/// its index among those of its part. All vertices from `joined` on are in one part.
pub(crate) fn parts(
    count: usize,
    joined: usize,
    edges: &[(usize, usize)],
) -> (Vec<Part>, Vec<usize>) {
    let mut leader: Vec<usize> = (0..count).collect();
    let ports = (joined..count).map(|port| (joined, port));
    for (from, to) in edges.iter().copied().chain(ports) {
        let (from, to) = (find(&mut leader, from), find(&mut leader, to));
        leader[from.max(to)] = from.min(to);
    }
    let mut index_of = vec![usize::MAX; count];
    let mut local = vec![0; count];
    let mut parts: Vec<Part> = Vec::new();
    for (node, place) in local.iter_mut().enumerate() {
        let first = find(&mut leader, node);
        if index_of[first] == usize::MAX {
            index_of[first] = parts.len();
            parts.push(Part::default());
        }
        let part = &mut parts[index_of[first]];
        *place = part.nodes.len();
        part.nodes.push(node);
    }
    for (edge, &(from, _)) in edges.iter().enumerate() {
        parts[index_of[find(&mut leader, from)]].edges.push(edge);
    }
    (parts, local)
}

/// The first vertex of a part, with its path halved on the way.
fn find(leader: &mut [usize], mut node: usize) -> usize {
    while leader[node] != node {
        leader[node] = leader[leader[node]];
        node = leader[node];
    }
    node
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn ports_are_in_one_part() {
        let (found, local) = parts(6, 4, &[(0, 2), (1, 4), (3, 5)]);
        let nodes: Vec<_> = found.iter().map(|part| part.nodes.clone()).collect();
        assert_eq!(nodes, [vec![0, 2], vec![1, 3, 4, 5]]);
        assert_eq!(found[1].edges, [1, 2]);
        assert_eq!(local, [0, 0, 1, 1, 2, 3]);
    }
}
