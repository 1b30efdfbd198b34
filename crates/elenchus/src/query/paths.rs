use std::collections::{BTreeSet, VecDeque};

use super::Stance;
use crate::map::{EdgeId, Map, NodeId};

/// A way from a reason to a claim that it bears on; no node stands on it twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The nodes, the reason first, the claim last.
    pub nodes: Vec<NodeId>,
    /// The edges between them, one fewer.
    pub edges: Vec<EdgeId>,
}

impl Path {
    /// How the first node bears on the last by this way.
    pub fn stance(&self, map: &Map) -> Stance {
        let against = |edge: &&EdgeId| !map.edge(**edge).kind.is_pro();
        match self.edges.iter().filter(against).count() % 2 {
            0 => Stance::For,
            _ => Stance::Against,
        }
    }
}

/// The ways from a reason to a claim, for instance to the thesis: the shortest first, at most
/// `most` of them. None where it does not bear on the claim; the way from a claim to itself has
/// one node.
///
/// Found after J. Yen, "Finding the k shortest loopless paths in a network" (1971), with E.
/// Lawler's restriction of 1972: at most `most` searches of the map for each step of a way.
pub fn paths(map: &Map, from: NodeId, to: NodeId, most: usize) -> Vec<Path> {
    let search = Search::new(map, to);
    let mut found: Vec<Way> = Vec::new();
    let mut candidates = BTreeSet::new();
    if let Some(edges) = search.shortest(from, &[], &[]) {
        candidates.insert(Way::new(edges, 0));
    }
    while found.len() < most {
        let Some(way) = candidates.pop_first() else {
            break;
        };
        let nodes = nodes_of(map, from, &way.edges);
        for at in way.branch..way.edges.len() {
            let prefix = &way.edges[..at];
            let mut taken: Vec<EdgeId> = found
                .iter()
                .filter(|other| other.edges.starts_with(prefix))
                .filter_map(|other| other.edges.get(at).copied())
                .collect();
            taken.push(way.edges[at]);
            if let Some(rest) = search.shortest(nodes[at], &nodes[..at], &taken) {
                let edges = [prefix, &rest].concat();
                candidates.insert(Way::new(edges, at));
            }
        }
        found.push(way);
    }
    let path = |way: Way| Path {
        nodes: nodes_of(map, from, &way.edges),
        edges: way.edges,
    };
    found.into_iter().map(path).collect()
}

/// A way as its edges; ordered by length, then by document.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    length: usize,
    edges: Vec<EdgeId>,
    /// The number of edges it has in common with the way it branched off from.
    branch: usize,
}

impl Way {
    fn new(edges: Vec<EdgeId>, branch: usize) -> Self {
        Self {
            length: edges.len(),
            edges,
            branch,
        }
    }
}

fn nodes_of(map: &Map, from: NodeId, edges: &[EdgeId]) -> Vec<NodeId> {
    let mut nodes = vec![from];
    for &edge in edges {
        let last = nodes[nodes.len() - 1];
        nodes.push(map.other_end(edge, last));
    }
    nodes
}

struct Search<'m> {
    map: &'m Map,
    to: NodeId,
    /// The nodes that bear on `to`, and it itself.
    bearing: Vec<bool>,
}

impl<'m> Search<'m> {
    fn new(map: &'m Map, to: NodeId) -> Self {
        let mut bearing = vec![false; map.nodes().len()];
        bearing[to.index()] = true;
        for reason in super::reasons(map, to) {
            bearing[reason.node.index()] = true;
        }
        Self { map, to, bearing }
    }

    /// The edges of a shortest way that begins with none of `taken` and shuns some nodes.
    fn shortest(&self, from: NodeId, shunned: &[NodeId], taken: &[EdgeId]) -> Option<Vec<EdgeId>> {
        let mut arrived: Vec<Option<EdgeId>> = vec![None; self.bearing.len()];
        let mut closed: Vec<bool> = self.bearing.iter().map(|bears| !bears).collect();
        for node in shunned {
            closed[node.index()] = true;
        }
        if std::mem::replace(&mut closed[from.index()], true) {
            return None;
        }
        let mut queue = VecDeque::from([from]);
        while let Some(node) = queue.pop_front() {
            if node == self.to {
                return Some(self.trace(from, &arrived));
            }
            for &edge in self.map.outgoing(node) {
                let next = self.map.other_end(edge, node);
                let free = node != from || !taken.contains(&edge);
                if free && !std::mem::replace(&mut closed[next.index()], true) {
                    arrived[next.index()] = Some(edge);
                    queue.push_back(next);
                }
            }
        }
        None
    }

    /// The way found, from its end.
    fn trace(&self, from: NodeId, arrived: &[Option<EdgeId>]) -> Vec<EdgeId> {
        let mut edges = Vec::new();
        let mut at = self.to;
        while let (true, Some(edge)) = (at != from, arrived[at.index()]) {
            edges.push(edge);
            at = self.map.other_end(edge, at);
        }
        edges.reverse();
        edges
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Options, project};

    fn found(text: &str, most: usize) -> Vec<String> {
        let model = crate::parse(text).model;
        let map = project(&model, &Options::reading());
        let node = |slug| map.node_by_slug(slug).expect(slug);
        let told = |path: Path| {
            let slugs = path.nodes.iter().map(|&node| map.slug(node));
            slugs.collect::<Vec<_>>().join(" ")
        };
        let paths = paths(&map, node("x"), node("t"), most);
        paths.into_iter().map(told).collect()
    }

    const DIAMONDS: &str = "\
[T]: t
  + [A]: a
    + [M]: m
      + [C]: c
        + [X]: x
      + [D]: d
        + [X]
  + [B]: b
    + [M]
  - [X]
";

    #[test]
    fn the_shortest_come_first_and_all_are_found() {
        let all = ["x t", "x c m a t", "x c m b t", "x d m a t", "x d m b t"];
        let mut paths = found(DIAMONDS, 9);
        assert_eq!(paths[0], all[0]);
        paths.sort();
        let mut sorted = all.to_vec();
        sorted.sort_unstable();
        assert_eq!(paths, sorted);
        assert_eq!(found(DIAMONDS, 2).len(), 2);
        assert!(found(DIAMONDS, 0).is_empty());
    }

    #[test]
    fn rings_are_not_run_twice() {
        let text = "[T]: t\n  + [A]: a\n    + [B]: b\n      + [A]\n      + [X]: x\n";
        assert_eq!(found(text, 9), ["x b a t"]);
    }

    #[test]
    fn what_does_not_bear_on_a_claim_has_no_way_to_it() {
        assert!(found("[T]: t\n  + [A]: a\n\n[X]: x\n", 9).is_empty());
        let map = project(&crate::parse("[T]: t\n").model, &Options::reading());
        let thesis = map.roots()[0];
        let to_itself = paths(&map, thesis, thesis, 9);
        assert_eq!(to_itself.len(), 1);
        assert_eq!(to_itself[0].nodes, [thesis]);
    }

    #[test]
    fn two_edges_are_two_ways() {
        let text = "[T]: t\n  + [X]: x\n  - [X]\n";
        assert_eq!(found(text, 9), ["x t", "x t"]);
    }
}
