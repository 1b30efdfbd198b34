use std::collections::VecDeque;

use elenchus::map::{EdgeId, Map, NodeId};

/// A shortest way from a root down to a claim, both included: from the thesis where the claim
/// bears on it, else from the nearest root.
pub fn trail(map: &Map, claim: NodeId) -> Vec<NodeId> {
    let mut arrived: Vec<Option<EdgeId>> = vec![None; map.nodes().len()];
    let mut seen = vec![false; map.nodes().len()];
    seen[claim.index()] = true;
    let mut queue = VecDeque::from([claim]);
    let mut nearest = None;
    let thesis = map.roots().first().copied();
    while let Some(node) = queue.pop_front() {
        if map.depth(node) == 0 {
            nearest.get_or_insert(node);
        }
        if Some(node) == thesis {
            nearest = thesis;
            break;
        }
        for &edge in map.outgoing(node) {
            let above = map.other_end(edge, node);
            if !std::mem::replace(&mut seen[above.index()], true) {
                arrived[above.index()] = Some(edge);
                queue.push_back(above);
            }
        }
    }
    let mut at = nearest.unwrap_or(claim);
    let mut trail = vec![at];
    while let (true, Some(edge)) = (at != claim, arrived[at.index()]) {
        // The search came up along this edge; its other end is nearer to the claim.
        at = map.other_end(edge, at);
        trail.push(at);
    }
    trail
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Document;

    const TEXT: &str = "\
[T]: thesis {role: thesis}
  + [A]: a
    + [B]: b
      + [S]: s

[Aside]: aside
  + [S]
  + [Own]: own

[Ring]: ring
  + [Round]: round
    + [Ring]
";

    fn told(slug: &str) -> Vec<String> {
        let document = Document::read("trail", TEXT);
        let claim = document.map.node_by_slug(slug).expect(slug);
        let trail = trail(&document.map, claim);
        let slug = |node: &NodeId| document.map.slug(*node).to_owned();
        trail.iter().map(slug).collect()
    }

    #[test]
    fn the_way_to_the_thesis_goes_before_a_shorter_one() {
        assert_eq!(told("s"), ["t", "a", "b", "s"]);
        assert_eq!(told("own"), ["aside", "own"]);
        assert_eq!(told("t"), ["t"]);
    }

    #[test]
    fn a_ring_has_a_way_too() {
        assert_eq!(told("round"), ["ring", "round"]);
    }
}
