//! Groups in groups: what is drawn in which group, and each edge cut into pieces at the borders it
//! passes, as in hierarchical layered drawing (Schulze, Spönemann and von Hanxleden 2014; Sander
//! 1996). A piece joins two things of one group: boxes, groups within it, or places at its own
//! border, which are called ports.

use crate::acyclic;
use crate::fold::Sketch;
use crate::graph::{Graph, Spacing};
use crate::rank::wrap::Wrap;

/// What is drawn side by side: the boxes and groups right within a group, or within none.
#[derive(Default)]
pub(crate) struct Nest {
    pub(crate) children: Vec<Child>,
    /// The places at the border where edges come in or go out; as vertices they follow the
    /// children.
    pub(crate) ports: Vec<Side>,
    pub(crate) pieces: Vec<Piece>,
    /// The layer of each child, where that was settled when edges were turned; else empty.
    pub(crate) layers: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Child {
    /// A box, by its index in the graph.
    Box(usize),
    /// A group, by its nest.
    Nest(usize),
}

impl Child {
    /// Whether it is a group.
    pub(crate) fn is_group(self) -> bool {
        matches!(self, Self::Nest(_))
    }
}

/// A side of a group's border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Top,
    Bottom,
}

/// A piece of an edge, drawn downwards.
#[derive(Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) upper: End,
    pub(crate) lower: End,
    pub(crate) weight: f64,
    /// The edge it is of, by its index in the graph.
    pub(crate) edge: usize,
    /// Whether the edge leads up here.
    pub(crate) against: bool,
}

/// Where a piece ends: a vertex of the nest, and where that is a group, one of the group's ports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    pub(crate) vertex: usize,
    pub(crate) port: Option<usize>,
}

/// All nests: first that of no group, then one for each group; and where each is in another.
pub(crate) struct Nests {
    pub(crate) nests: Vec<Nest>,
    /// For each nest but the first the one around it.
    pub(crate) around: Vec<usize>,
    /// From the outermost to the innermost ones.
    pub(crate) order: Vec<usize>,
    /// For each edge its pieces from its start to its end: nest and index.
    pub(crate) ways: Vec<Vec<(usize, usize)>>,
}

impl Nests {
    /// Cuts a graph into nests. `heights` are where things stood in an earlier drawing, if there
    /// was one; `sizes` those of boxes.
    pub(crate) fn new(
        graph: &Graph,
        weights: &[f64],
        sizes: &[(f64, f64)],
        spacing: Spacing,
        heights: Option<&dyn Fn(Child) -> Option<f64>>,
    ) -> Self {
        let (around, order) = tree(graph);
        let mut nests: Vec<_> = around.iter().map(|_| Nest::default()).collect();
        // For each box and each nest, where it is and as which vertex.
        let mut home: Vec<_> = homes(graph).into_iter().map(|nest| (nest, 0)).collect();
        for (node, (nest, vertex)) in home.iter_mut().enumerate() {
            *vertex = nests[*nest].add(Child::Box(node));
        }
        let mut seat = vec![(0, 0); nests.len()];
        for nest in 1..nests.len() {
            seat[nest] = (around[nest], nests[around[nest]].add(Child::Nest(nest)));
        }
        let mut depth = vec![0; nests.len()];
        for &nest in &order[1..] {
            depth[nest] = depth[around[nest]] + 1;
        }
        let mut cut = Self {
            nests,
            around,
            order,
            ways: vec![Vec::new(); graph.edges.len()],
        };
        // The nest in which an edge runs between two different things, and these.
        let meeting = |edge: usize| {
            let edge = graph.edges[edge];
            let (mut from, mut to) = (*home.get(edge.from)?, *home.get(edge.to)?);
            if edge.from == edge.to {
                return None;
            }
            while from.0 != to.0 {
                if depth[from.0] >= depth[to.0] {
                    from = seat[from.0];
                } else {
                    to = seat[to.0];
                }
            }
            Some((from.0, from.1, to.1))
        };
        let mut meetings: Vec<Vec<usize>> = vec![Vec::new(); cut.nests.len()];
        let mut ends: Vec<Vec<(usize, usize)>> = vec![Vec::new(); cut.nests.len()];
        for edge in 0..graph.edges.len() {
            if let Some((nest, from, to)) = meeting(edge) {
                meetings[nest].push(edge);
                ends[nest].push((from, to));
            }
        }
        let turned = match heights {
            Some(heights) => cut.turned_again(&ends, heights),
            None => cut.turned(graph, &ends, sizes, spacing),
        };
        for (nest, turned) in turned.into_iter().enumerate() {
            for (&edge, against) in meetings[nest].iter().zip(turned) {
                let (from, to) = (graph.edges[edge].from, graph.edges[edge].to);
                let [out, into] = if against {
                    [Side::Top, Side::Bottom]
                } else {
                    [Side::Bottom, Side::Top]
                };
                let piece = (edge, weights[edge], against);
                let (start, mut way) = cut.climb(home[from], nest, &seat, out, piece);
                let (end, down) = cut.climb(home[to], nest, &seat, into, piece);
                let [upper, lower] = if against { [end, start] } else { [start, end] };
                way.push(cut.nests[nest].piece(nest, upper, lower, piece));
                way.extend(down.into_iter().rev());
                cut.ways[edge] = way;
            }
        }
        cut
    }

    /// Which edges are turned in each nest, where nothing was drawn before.
    fn turned(
        &mut self,
        graph: &Graph,
        ends: &[Vec<(usize, usize)>],
        sizes: &[(f64, f64)],
        spacing: Spacing,
    ) -> Vec<Vec<bool>> {
        let mut turned = vec![Vec::new(); self.nests.len()];
        // About how wide and how high each nest becomes.
        let mut about = vec![(0.0, 0.0); self.nests.len()];
        for &nest in self.order.iter().rev() {
            let (children, ends) = (&self.nests[nest].children, &ends[nest]);
            let needed = acyclic::turned(children.len(), ends, &[]);
            if self.nests.len() == 1 {
                return vec![needed];
            }
            let own = children.iter().map(|&child| match child {
                Child::Box(node) => sizes[node],
                Child::Nest(inner) => about[inner],
            });
            let wrap = Wrap {
                sizes: &own.collect::<Vec<_>>(),
                gaps: [spacing.node, spacing.layer, spacing.edge],
                aspect: 1.0,
            };
            let mut sketch = Sketch::new(&wrap, ends, needed);
            if children.iter().copied().any(Child::is_group) {
                if let Some(folded) = sketch.folded(&wrap, ends) {
                    self.nests[nest].layers.clone_from(&folded.layers);
                    sketch = folded;
                }
            }
            let border = nest.checked_sub(1).map_or((0.0, 0.0), |group| {
                let group = &graph.groups[group];
                let (padding, title) = (crate::sane(group.padding), crate::sane(group.title));
                (2.0 * padding, 2.0 * padding + title)
            });
            about[nest] = (sketch.size.0 + border.0, sketch.size.1 + border.1);
            turned[nest] = sketch.turned;
        }
        turned
    }

    /// Which edges are turned in each nest, where things stood at heights.
    fn turned_again(
        &self,
        ends: &[Vec<(usize, usize)>],
        heights: &dyn Fn(Child) -> Option<f64>,
    ) -> Vec<Vec<bool>> {
        let nests = self.nests.iter().zip(ends);
        let turned = nests.map(|(nest, ends)| {
            let stood: Vec<_> = nest.children.iter().map(|&child| heights(child)).collect();
            let has_groups = nest.children.iter().copied().any(Child::is_group);
            acyclic::turned_again(stood.len(), ends, &stood, has_groups)
        });
        turned.collect()
    }

    /// Leads an edge from a vertex out to a nest, through the borders of all groups between: where
    /// it comes out, and the pieces on the way.
    fn climb(
        &mut self,
        (mut nest, vertex): (usize, usize),
        to: usize,
        seat: &[(usize, usize)],
        side: Side,
        piece: (usize, f64, bool),
    ) -> (End, Vec<(usize, usize)>) {
        let mut end = End { vertex, port: None };
        let mut way = Vec::new();
        while nest != to {
            let here = &mut self.nests[nest];
            let port = here.ports.len();
            here.ports.push(side);
            let border = End {
                vertex: here.children.len() + port,
                port: None,
            };
            let [upper, lower] = match side {
                Side::Top => [border, end],
                Side::Bottom => [end, border],
            };
            way.push(here.piece(nest, upper, lower, piece));
            end = End {
                vertex: seat[nest].1,
                port: Some(port),
            };
            nest = seat[nest].0;
        }
        (end, way)
    }
}

impl Nest {
    fn add(&mut self, child: Child) -> usize {
        self.children.push(child);
        self.children.len() - 1
    }

    fn piece(
        &mut self,
        nest: usize,
        upper: End,
        lower: End,
        (edge, weight, against): (usize, f64, bool),
    ) -> (usize, usize) {
        self.pieces.push(Piece {
            upper,
            lower,
            weight,
            edge,
            against,
        });
        (nest, self.pieces.len() - 1)
    }
}

/// For each box the nest it is right within.
pub(crate) fn homes(graph: &Graph) -> Vec<usize> {
    let mut home = vec![0; graph.nodes.len()];
    for (group, inner) in graph.groups.iter().enumerate() {
        for &node in &inner.members {
            if let Some(home) = home.get_mut(node).filter(|home| **home == 0) {
                *home = group + 1;
            }
        }
    }
    home
}

/// For each nest the one around it, and all from the outermost to the innermost. Groups that name
/// no group, or are within themselves, count as within none.
pub(crate) fn tree(graph: &Graph) -> (Vec<usize>, Vec<usize>) {
    let count = graph.groups.len() + 1;
    let mut around = vec![0; count];
    let mut within = vec![Vec::new(); count];
    for (group, inner) in graph.groups.iter().enumerate() {
        let parent = inner.parent.filter(|&parent| parent + 1 < count);
        around[group + 1] = parent.map_or(0, |parent| parent + 1);
        within[around[group + 1]].push(group + 1);
    }
    let mut order = Vec::with_capacity(count);
    let mut is_seen = vec![false; count];
    let visit = |first: usize, order: &mut Vec<usize>, is_seen: &mut Vec<bool>| {
        is_seen[first] = true;
        let mut next = order.len();
        order.push(first);
        while let Some(&nest) = order.get(next) {
            next += 1;
            for &inner in &within[nest] {
                if !std::mem::replace(&mut is_seen[inner], true) {
                    order.push(inner);
                }
            }
        }
    };
    visit(0, &mut order, &mut is_seen);
    for nest in 1..count {
        if !is_seen[nest] {
            around[nest] = 0;
            visit(nest, &mut order, &mut is_seen);
        }
    }
    (around, order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Edge, Group, Node};

    #[test]
    fn an_edge_is_cut_at_each_border_it_passes() {
        let edge = |from, to| Edge {
            from,
            to,
            weight: 1.0,
            ..Edge::default()
        };
        let graph = Graph {
            nodes: vec![Node::default(); 3],
            edges: vec![edge(0, 2), edge(1, 2), edge(2, 0)],
            groups: vec![
                Group {
                    members: vec![1],
                    ..Group::default()
                },
                Group {
                    parent: Some(0),
                    members: vec![2],
                    ..Group::default()
                },
            ],
            ..Graph::default()
        };
        let cut = Nests::new(
            &graph,
            &[1.0; 3],
            &[(0.0, 0.0); 3],
            Spacing::default(),
            None,
        );
        let pieces: Vec<_> = cut.ways.iter().map(Vec::len).collect();
        assert_eq!(pieces, [3, 2, 3]);
        assert_eq!(cut.nests[1].ports, [Side::Top, Side::Top]);
        assert_eq!(cut.nests[2].ports, [Side::Top; 3]);
        assert!(cut.nests[0].pieces[1].against);
    }

    #[test]
    fn groups_within_themselves_are_within_none() {
        let group = |parent| Group {
            parent: Some(parent),
            ..Group::default()
        };
        let graph = Graph {
            groups: vec![group(1), group(0), group(2), group(9)],
            ..Graph::default()
        };
        let (around, order) = tree(&graph);
        assert_eq!(order.len(), 5);
        assert_eq!(around[4], 0);
        assert!(around[1] == 0 || around[2] == 0);
    }
}
