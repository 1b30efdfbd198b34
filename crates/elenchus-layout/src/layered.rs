//! A graph in layers: long edges become chains of points, one a layer (Sugiyama et al., 1981).

use std::ops::Range;

use crate::graph::Spacing;

/// The index of a box, of a port, or of a point of a long edge.
pub(crate) type Vertex = usize;

/// The end of a stretch of an edge: the other vertex, the weight, and the hook by which it holds;
/// 0 for none, which is the middle of both vertices.
pub(crate) type Tie = (Vertex, f64, u32);

/// Where a stretch of an edge holds to the vertex above it and to the one below it.
pub(crate) type Hook = [Slot; 2];

/// A place at one side of a wide box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Slot {
    /// Its number from the left.
    pub(crate) rank: u32,
    /// How far it is to the right of the middle, in pixels.
    pub(crate) offset: f64,
}

/// An edge that leads down.
#[derive(Clone, Copy)]
pub(crate) struct Link {
    pub(crate) upper: Vertex,
    pub(crate) lower: Vertex,
    pub(crate) weight: f64,
    /// Whether it holds to its upper and to its lower box by hooks.
    pub(crate) hooked: [bool; 2],
}

/// What the later phases work on. Vertices below `boxes` are boxes, then come ports, then points.
pub(crate) struct Layered {
    pub(crate) boxes: usize,
    pub(crate) width: Vec<f64>,
    pub(crate) height: Vec<f64>,
    /// The vertices of each layer, from left to right.
    pub(crate) layers: Vec<Vec<Vertex>>,
    /// Neighbours in the layer above.
    pub(crate) above: Vec<Vec<Tie>>,
    /// Neighbours in the layer below.
    pub(crate) below: Vec<Vec<Tie>>,
    /// For each edge its vertices from top to bottom.
    pub(crate) chains: Vec<Vec<Vertex>>,
    /// The points that edges share, lane by lane, from one end to the other; none where each has
    /// its own.
    pub(crate) lanes: Vec<Vec<Vertex>>,
    /// The first is that of all edges without one.
    pub(crate) hooks: Vec<Hook>,
    /// For each edge the hooks of its upper and its lower end.
    pub(crate) hooks_of: Vec<[u32; 2]>,
    /// The layer of each box and port.
    pub(crate) layer: Vec<usize>,
    pub(crate) spacing: Spacing,
}

/// The points that long edges of one box share, where each edge having its own would be too much:
/// with a thousand edges from a box through a thousand layers there would be half a million.
/// (Eiglsperger, Siebenhaller and Kaufmann 2005 keep long edges cheap by treating the points of
/// one edge as one; here the edges of a box run together: those that leave it until each turns
/// off, those that reach it from where each joins.)
struct Lanes {
    /// For each vertex the points of the lanes beneath and above it, from the next layer on; none
    /// where edges have their own.
    lanes: Vec<[Vec<Vertex>; 2]>,
    /// How many long edges could take them.
    takers: Vec<[u32; 2]>,
}

impl Lanes {
    /// How many points there may be for each vertex and edge before edges share them.
    const MANY: usize = 20;
    /// Graphs with fewer points share none.
    const FEW: usize = 20_000;

    fn new(layer: &[usize], links: &[Link]) -> Self {
        let between = |link: &Link| layer[link.lower] - layer[link.upper] - 1;
        let points: usize = links.iter().map(between).sum();
        let is_much = points > Self::FEW.max(Self::MANY * (layer.len() + links.len()));
        let count = if is_much { layer.len() } else { 0 };
        let mut takers = vec![[0; 2]; count];
        for link in links.iter().filter(|link| is_much && between(link) > 0) {
            for (end, vertex) in [link.upper, link.lower].into_iter().enumerate() {
                takers[vertex][end] += u32::from(!link.hooked[end]);
            }
        }
        Self {
            lanes: vec![[Vec::new(), Vec::new()]; count],
            takers,
        }
    }

    /// The lane an edge takes, that of its upper (0) or lower (1) end: the one that more take.
    fn of(&mut self, link: &Link) -> Option<(usize, &mut Vec<Vertex>)> {
        let takers = |vertex: Vertex, end: usize| match self.takers.get(vertex) {
            Some(takers) if !link.hooked[end] => takers[end],
            _ => 0,
        };
        let end = usize::from(takers(link.lower, 1) > takers(link.upper, 0));
        let vertex = [link.upper, link.lower][end];
        let lane = self.lanes.get_mut(vertex)?.get_mut(end)?;
        (!link.hooked[end]).then_some((end, lane))
    }
}

impl Layered {
    /// Puts so many `boxes`, then ports, in their `layer`s. Sizes are still 0.
    pub(crate) fn new(boxes: usize, layer: &[usize], links: &[Link], spacing: Spacing) -> Self {
        let count = layer.len();
        let mut layered = Self {
            boxes,
            width: vec![0.0; count],
            height: vec![0.0; count],
            layers: vec![Vec::new(); layer.iter().max().map_or(0, |last| last + 1)],
            above: room(count, links.iter().map(|link| link.lower)),
            below: room(count, links.iter().map(|link| link.upper)),
            chains: Vec::with_capacity(links.len()),
            lanes: Vec::new(),
            hooks: vec![Hook::default()],
            hooks_of: Vec::with_capacity(links.len()),
            layer: layer.to_vec(),
            spacing,
        };
        let mut lanes = Lanes::new(layer, links);
        for link in links {
            let (upper, lower) = (layer[link.upper], layer[link.lower]);
            let mut none = Vec::new();
            let (end, lane) = lanes.of(link).unwrap_or((0, &mut none));
            let count = lower - upper - 1;
            let shared = lane.len().min(count);
            for distance in shared + 1..=count {
                let point = layered.point();
                layered.layers[[upper + distance, lower - distance][end]].push(point);
                lane.push(point);
            }
            let mut chain = Vec::with_capacity(count + 2);
            chain.push(link.upper);
            match end {
                0 => chain.extend(&lane[..count]),
                _ => chain.extend(lane[..count].iter().rev()),
            }
            chain.push(link.lower);
            let stretches = match end {
                0 => shared..count + 1,
                _ => 0..count + 1 - shared,
            };
            layered.join(&chain, link, stretches);
            layered.chains.push(chain);
        }
        for (node, &layer) in layer.iter().enumerate() {
            layered.layers[layer].push(node);
        }
        let lanes = lanes.lanes.into_iter().flatten();
        layered.lanes = lanes.filter(|lane| !lane.is_empty()).collect();
        layered
    }

    /// How much there is to look at in ordering: its vertices, or the stretches of edges where
    /// these are very many.
    pub(crate) fn size(&self) -> usize {
        /// How many stretches are no more work than a vertex.
        const STRETCHES: usize = 4;
        let stretches: usize = self.below.iter().map(Vec::len).sum();
        self.width.len().max(stretches / STRETCHES)
    }

    /// The layer of a box or port.
    pub(crate) fn layer_of(&self, node: Vertex) -> usize {
        self.layer[node]
    }

    /// Whether a vertex is a point of a long edge, or a port.
    pub(crate) fn is_point(&self, vertex: Vertex) -> bool {
        vertex >= self.boxes
    }

    /// The least distance of the middles of two neighbours in a layer.
    pub(crate) fn separation(&self, left: Vertex, right: Vertex) -> f64 {
        let gap = match (self.is_point(left), self.is_point(right)) {
            (false, false) => self.spacing.node,
            _ => self.spacing.edge,
        };
        (self.width[left] + self.width[right]) / 2.0 + gap
    }

    fn point(&mut self) -> Vertex {
        self.width.push(0.0);
        self.height.push(0.0);
        // Nearly all points have one neighbour at each side.
        self.above.push(Vec::with_capacity(1));
        self.below.push(Vec::with_capacity(1));
        self.width.len() - 1
    }

    /// Ties the vertices of an edge together where they are not tied already. The inner stretches
    /// of a long edge count more, so that it runs straight (Gansner et al. 1993).
    fn join(&mut self, chain: &[Vertex], link: &Link, stretches: Range<usize>) {
        let last = chain.len() - 2;
        let mut ends = [0; 2];
        for place in stretches {
            let pair = [chain[place], chain[place + 1]];
            let holds = [
                link.hooked[0] && place == 0,
                link.hooked[1] && place == last,
            ];
            let mut hook = 0;
            if holds != [false; 2] {
                hook = self.hooks.len() as u32;
                self.hooks.push(Hook::default());
            }
            for (end, holds) in ends.iter_mut().zip(holds) {
                if holds {
                    *end = hook;
                }
            }
            let inner = match pair {
                [from, to] if self.is_point(from) && self.is_point(to) => 2.0,
                _ => 1.0,
            };
            self.below[pair[0]].push((pair[1], link.weight * inner, hook));
            self.above[pair[1]].push((pair[0], link.weight * inner, hook));
        }
        self.hooks_of.push(ends);
    }

    /// The slot by which the upper (0) or lower (1) end of an edge holds to its box.
    pub(crate) fn slot(&self, edge: usize, end: usize) -> Option<Slot> {
        let hook = self.hooks_of[edge][end] as usize;
        (hook > 0).then(|| self.hooks[hook][end])
    }

    /// As [`Layered::slot`], to be changed.
    pub(crate) fn slot_mut(&mut self, edge: usize, end: usize) -> Option<&mut Slot> {
        let hook = self.hooks_of[edge][end] as usize;
        (hook > 0).then(|| &mut self.hooks[hook][end])
    }

    /// The vertex at the upper (0) or lower (1) end of an edge.
    pub(crate) fn end(&self, edge: usize, end: usize) -> Vertex {
        let chain = &self.chains[edge];
        match end {
            0 => chain[0],
            _ => chain[chain.len() - 1],
        }
    }

    /// How many slots each vertex has: one at least.
    pub(crate) fn spans(&self) -> Vec<u32> {
        let mut spans = vec![1; self.width.len()];
        for (upper, below) in self.below.iter().enumerate() {
            for &(lower, _, hook) in below {
                let [above, below] = self.hooks[hook as usize];
                spans[upper] = spans[upper].max(above.rank + 1);
                spans[lower] = spans[lower].max(below.rank + 1);
            }
        }
        spans
    }

    /// The place of the first slot of each vertex in its layer, in slots.
    pub(crate) fn places(&self) -> Vec<u32> {
        let spans = self.spans();
        let mut places = vec![0; spans.len()];
        for layer in &self.layers {
            let mut next = 0;
            for &vertex in layer {
                places[vertex] = next;
                next += spans[vertex];
            }
        }
        places
    }

    /// Where the stretch at the upper (0) or lower (1) end of an edge comes from, in slots of the
    /// next layer.
    pub(crate) fn beyond(&self, edge: usize, end: usize, places: &[u32]) -> f64 {
        let chain = &self.chains[edge];
        let other = match end {
            0 => chain[1],
            _ => chain[chain.len() - 2],
        };
        let rank = match chain.len() {
            2 => self.slot(edge, 1 - end).map_or(0, |slot| slot.rank),
            _ => 0,
        };
        f64::from(places[other] + rank)
    }
}

/// Room for the ties of so many vertices, at whom edges end.
fn room(vertices: usize, ends: impl Iterator<Item = Vertex>) -> Vec<Vec<Tie>> {
    let mut counts = vec![0; vertices];
    ends.for_each(|vertex| counts[vertex] += 1);
    counts.into_iter().map(Vec::with_capacity).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A path of boxes, one a layer, with more edges.
    fn path(count: usize, more: impl Iterator<Item = (Vertex, Vertex)>) -> Layered {
        let layers: Vec<_> = (0..count).collect();
        let link = |(upper, lower)| Link {
            upper,
            lower,
            weight: 1.0,
            hooked: [false; 2],
        };
        let steps = (1..count).map(|lower| (lower - 1, lower));
        let links: Vec<_> = steps.chain(more).map(link).collect();
        let layered = Layered::new(count, &layers, &links, Spacing::default());
        // Every edge has all its points, and every stretch is tied.
        for (chain, link) in layered.chains.iter().zip(&links) {
            assert_eq!((chain[0], chain[chain.len() - 1]), (link.upper, link.lower));
            assert_eq!(chain.len(), link.lower - link.upper + 1);
            for (layer, pair) in (link.upper..).zip(chain.windows(2)) {
                assert!(layered.layers[layer].contains(&pair[0]));
                let ties = |ties: &[Tie], to| ties.iter().filter(|tie| tie.0 == to).count();
                assert_eq!(ties(&layered.below[pair[0]], pair[1]), 1);
                assert_eq!(ties(&layered.above[pair[1]], pair[0]), 1);
            }
        }
        layered
    }

    #[test]
    fn edges_share_points_only_where_there_would_be_too_many() {
        let from_one = |count: usize| path(count, (2..count).map(|lower| (0, lower)));
        assert_eq!(from_one(20).width.len(), 20 + 18 * 19 / 2);
        assert_eq!(from_one(400).width.len(), 400 + 398);
    }

    #[test]
    fn ties_take_no_more_room_than_they_need() {
        let layered = path(20, (2..20).map(|lower| (0, lower)));
        for ties in layered.above.iter().chain(&layered.below) {
            assert!(ties.capacity() <= ties.len().max(1), "{}", ties.capacity());
        }
    }

    #[test]
    fn edges_share_points_at_the_end_where_more_do() {
        let to_one = path(400, (0..398).map(|upper| (upper, 399)));
        assert_eq!(to_one.width.len(), 400 + 398);
        // Half of them lead to one box in the middle, half come from it.
        let both = (0..199).map(|upper| (upper, 200));
        let both = both.chain((202..400).map(|lower| (200, lower)));
        assert_eq!(path(400, both.clone()).width.len(), 400 + 199 + 198);
        let edges = both.chain([(0, 399)]);
        assert_eq!(path(400, edges).width.len(), 400 + 199 + 198 + 398);
    }

    #[test]
    fn many_edges_make_a_graph_larger() {
        let size = |count: usize| {
            let layers: Vec<_> = (0..2 * count).map(|vertex| vertex / count).collect();
            let links = (0..count * count).map(|edge| Link {
                upper: edge % count,
                lower: count + edge / count,
                weight: 1.0,
                hooked: [false; 2],
            });
            Layered::new(
                2 * count,
                &layers,
                &links.collect::<Vec<_>>(),
                Spacing::default(),
            )
            .size()
        };
        assert_eq!(size(5), 10);
        assert_eq!(size(100), 2_500);
    }
}
