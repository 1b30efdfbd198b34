use std::collections::VecDeque;

use crate::map::{EdgeId, Map, NodeId};

/// How something bears on a claim that it is not a direct reason for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stance {
    /// It speaks for it: an even number of steps on the way is against.
    For,
    /// It speaks against it: an odd number is.
    Against,
    /// Of several shortest ways, some are for it and some against.
    Mixed,
}

/// A direct or indirect reason, see [`reasons`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What bears on the claim.
    pub node: NodeId,
    /// How many edges lie between them on a shortest way; 1 for a direct reason.
    pub depth: u32,
    /// How it bears on the claim by the shortest ways.
    pub stance: Stance,
    /// The first edge of a shortest way to the claim.
    pub edge: EdgeId,
}

/// Everything that bears on a claim, directly or through other reasons: the nearest first, each
/// once and the claim itself not; those equally near in the order of what they bear on, then in
/// document order. Takes time in proportion to the map.
pub fn reasons(map: &Map, claim: NodeId) -> Vec<Reason> {
    let mut signs = vec![Signs::default(); map.nodes().len()];
    let mut depths = vec![None; map.nodes().len()];
    let mut found = Vec::new();
    let mut queue = VecDeque::from([claim]);
    signs[claim.index()].pro = true;
    depths[claim.index()] = Some(0);
    while let Some(node) = queue.pop_front() {
        let here = signs[node.index()];
        let depth = depths[node.index()].unwrap_or_default() + 1;
        for &edge in map.incoming(node) {
            let reason = map.other_end(edge, node);
            let known = depths[reason.index()].get_or_insert(depth);
            if *known != depth {
                continue;
            }
            let there = &mut signs[reason.index()];
            if !there.pro && !there.con {
                found.push((reason, depth, edge));
                queue.push_back(reason);
            }
            there.add(here, map.edge(edge).kind.is_pro());
        }
    }
    let reason = |(node, depth, edge): (NodeId, u32, EdgeId)| Reason {
        node,
        depth,
        stance: signs[node.index()].stance(),
        edge,
    };
    found.into_iter().map(reason).collect()
}

/// Which stances the shortest ways to a claim have.
#[derive(Clone, Copy, Default)]
struct Signs {
    pro: bool,
    con: bool,
}

impl Signs {
    fn add(&mut self, before: Self, edge_is_pro: bool) {
        let (pro, con) = match edge_is_pro {
            true => (before.pro, before.con),
            false => (before.con, before.pro),
        };
        self.pro |= pro;
        self.con |= con;
    }

    fn stance(self) -> Stance {
        match (self.pro, self.con) {
            (true, true) => Stance::Mixed,
            (false, true) => Stance::Against,
            _ => Stance::For,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Options, project};

    fn found(text: &str, claim: &str) -> Vec<(String, u32, Stance)> {
        let model = crate::parse(text).model;
        let map = project(&model, &Options::reading());
        let claim = map.node_by_slug(claim).expect(claim);
        let told = |reason: Reason| {
            let slug = map.slug(reason.node).to_owned();
            (slug, reason.depth, reason.stance)
        };
        reasons(&map, claim).into_iter().map(told).collect()
    }

    #[test]
    fn against_what_is_against_is_for() {
        let text = "[T]: t\n  + [P]: p\n    - [C]: c\n      - [R]: r\n  - [O]: o\n    + [S]: s\n";
        let expected = [
            ("p", 1, Stance::For),
            ("o", 1, Stance::Against),
            ("c", 2, Stance::Against),
            ("s", 2, Stance::Against),
            ("r", 3, Stance::For),
        ];
        let expected = expected.map(|(slug, depth, stance)| (slug.to_owned(), depth, stance));
        assert_eq!(found(text, "t"), expected);
    }

    #[test]
    fn equally_short_ways_may_disagree_and_longer_ones_do_not_count() {
        let text = "[T]: t\n  + [A]: a\n    + [X]: x\n  - [B]: b\n    + [X]\n    + [A]\n";
        let expected = [
            ("a", 1, Stance::For),
            ("b", 1, Stance::Against),
            ("x", 2, Stance::Mixed),
        ];
        let expected = expected.map(|(slug, depth, stance)| (slug.to_owned(), depth, stance));
        assert_eq!(found(text, "t"), expected);
    }

    #[test]
    fn a_ring_ends() {
        let text = "[A]: a\n  - [B]: b\n    - [A]\n";
        assert_eq!(found(text, "a"), [("b".to_owned(), 1, Stance::Against)]);
    }
}
