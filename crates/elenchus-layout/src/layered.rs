//! A graph in layers: long edges become chains of points, one a layer (Sugiyama et al., 1981).

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
/// one edge as one; here the edges of a box run together until each leaves.)
struct Lanes {
    /// For each vertex the points of its lane, from the layer below it on; empty where edges have
    /// their own.
    lanes: Vec<Vec<Vertex>>,
}

impl Lanes {
    /// How many points there may be for each vertex and edge before edges share them.
    const MANY: usize = 20;
    /// Graphs with fewer points share none.
    const FEW: usize = 20_000;

    fn new(layer: &[usize], links: &[Link]) -> Self {
        let lengths = links.iter();
        let points: usize = lengths
            .map(|link| layer[link.lower] - layer[link.upper] - 1)
            .sum();
        let is_much = points > Self::FEW.max(Self::MANY * (layer.len() + links.len()));
        Self {
            lanes: vec![Vec::new(); if is_much { layer.len() } else { 0 }],
        }
    }

    fn of(&mut self, link: &Link) -> Option<&mut Vec<Vertex>> {
        let lane = self.lanes.get_mut(link.upper);
        lane.filter(|_| link.hooked == [false; 2])
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
            above: vec![Vec::new(); count],
            below: vec![Vec::new(); count],
            chains: Vec::with_capacity(links.len()),
            hooks: vec![Hook::default()],
            hooks_of: Vec::with_capacity(links.len()),
            layer: layer.to_vec(),
            spacing,
        };
        let mut lanes = Lanes::new(layer, links);
        for link in links {
            let mut chain = vec![link.upper];
            let lane = lanes.of(link);
            for between in layer[link.upper] + 1..layer[link.lower] {
                let known = lane.as_ref().and_then(|lane| lane.get(chain.len() - 1));
                let point = known.copied().unwrap_or_else(|| {
                    let point = layered.point();
                    layered.layers[between].push(point);
                    point
                });
                chain.push(point);
            }
            chain.push(link.lower);
            let shared = lane
                .as_ref()
                .map_or(0, |lane| lane.len().min(chain.len() - 2));
            if let Some(lane) = lane.filter(|lane| lane.len() < chain.len() - 2) {
                lane.clear();
                lane.extend(&chain[1..chain.len() - 1]);
            }
            layered.join(&chain, link, shared);
            layered.chains.push(chain);
        }
        for (node, &layer) in layer.iter().enumerate() {
            layered.layers[layer].push(node);
        }
        layered
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
        self.above.push(Vec::new());
        self.below.push(Vec::new());
        self.width.len() - 1
    }

    /// Ties the vertices of an edge together, but for so many points that are tied already. The inner stretches of a long edge count more, so
    /// that it runs straight (Gansner et al. 1993).
    fn join(&mut self, chain: &[Vertex], link: &Link, shared: usize) {
        let last = chain.len() - 2;
        let mut ends = [0; 2];
        for (place, pair) in chain.windows(2).enumerate().skip(shared) {
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
                [from, to] if self.is_point(*from) && self.is_point(*to) => 2.0,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_share_points_only_where_there_would_be_too_many() {
        let star = |count: usize| {
            let layers: Vec<_> = (0..count).collect();
            let link = |upper, lower| Link {
                upper,
                lower,
                weight: 1.0,
                hooked: [false; 2],
            };
            let chain = (1..count).map(|lower| link(lower - 1, lower));
            let links: Vec<_> = chain
                .chain((2..count).map(|lower| link(0, lower)))
                .collect();
            Layered::new(count, &layers, &links, Spacing::default())
        };
        let (small, large) = (star(20), star(400));
        assert_eq!(small.width.len(), 20 + 18 * 19 / 2);
        assert_eq!(large.width.len(), 400 + 398);
        // Every stretch is tied once, and every edge has all its points.
        assert_eq!(
            large.below.iter().map(Vec::len).sum::<usize>(),
            399 + 398 + 398
        );
        assert!(
            (large.chains.iter().skip(399).zip(2..)).all(|(chain, lower)| chain.len() == lower + 1)
        );
    }
}
