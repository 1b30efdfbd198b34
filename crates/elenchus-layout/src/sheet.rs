//! One part of a nest, drawn in layers: nothing in it is joined to what is outside but by ports.

use crate::graph::{Point, Rect, Spacing};
use crate::layered::{Layered, Link, Vertex};
use crate::nest::{Child, End, Nest, Side};
use crate::order::{self, Effort};
use crate::parts::Part;
use crate::places::{Placed, sort};
use crate::previous;
use crate::progress::Meter;
use crate::rank::wrap::Wrap;
use crate::{place, rank, route};

/// What is the same for all sheets of a drawing.
pub(crate) struct Around<'s> {
    /// The sizes of the boxes of the graph.
    pub(crate) sizes: &'s [(f64, f64)],
    pub(crate) spacing: Spacing,
    /// The box that stays where it was.
    pub(crate) pivot: Option<usize>,
    /// How many times as wide as high it should be at most, if layers may be wrapped for that.
    pub(crate) aspect: Option<f64>,
}

/// A part of a nest in layers.
pub(crate) struct Sheet {
    /// What of the nest is in it: children, then ports; and pieces.
    pub(crate) part: Part,
    pub(crate) layered: Layered,
    pub(crate) crossings: u64,
    /// The place of each vertex in its layer, where that is noted.
    pub(crate) places: Vec<u64>,
    wishes: Vec<Option<f64>>,
    pivot: Option<Vertex>,
}

/// A sheet with its places: children, the ways of pieces, and the ports across.
pub(crate) struct Drawn {
    pub(crate) boxes: Vec<Rect>,
    pub(crate) ways: Vec<Vec<Point>>,
    pub(crate) ports: Vec<f64>,
}

impl Sheet {
    /// Puts a part of a nest in layers. `local` is the number of each vertex in its part, `stood`
    /// where children and the border were drawn earlier, `ran` how an edge ran.
    pub(crate) fn new(
        nest: &Nest,
        part: Part,
        local: &[usize],
        (stood, border): (&[Option<Rect>], Option<Rect>),
        ran: &dyn Fn(usize) -> Option<Vec<Point>>,
        around: &Around<'_>,
    ) -> Self {
        let is_child = |vertex: &&usize| **vertex < nest.children.len();
        let boxes = part.nodes.iter().take_while(is_child).count();
        let links = part.edges.iter().map(|&piece| {
            let piece = nest.pieces[piece];
            Link {
                upper: local[piece.upper.vertex],
                lower: local[piece.lower.vertex],
                weight: piece.weight,
                hooked: [piece.upper, piece.lower].map(|end: End| end.port.is_some()),
            }
        });
        let links: Vec<_> = links.collect();
        let inner: Vec<_> = (links.iter())
            .filter(|link| link.upper < boxes && link.lower < boxes)
            .map(|link| (link.upper, link.lower, link.weight))
            .collect();
        let stood: Vec<_> = part.nodes[..boxes]
            .iter()
            .map(|&child| stood[child])
            .collect();
        let heights: Vec<_> = stood.iter().map(|stood| Some(stood.as_ref()?.y)).collect();
        let children = part.nodes[..boxes].iter();
        let sizes = children.map(|&child| match nest.children[child] {
            Child::Box(node) => around.sizes[node],
            Child::Nest(_) => (0.0, 0.0),
        });
        let sizes: Vec<_> = sizes.collect();
        let Spacing { node, layer, edge } = around.spacing;
        let wrap = around.aspect.map(|aspect| Wrap {
            sizes: &sizes,
            gaps: [node, layer, edge],
            aspect,
        });
        let settled = part.nodes[..boxes].iter();
        let settled = settled.filter_map(|&child| nest.layers.get(child).copied());
        let mut layers = rank::without_gaps(settled.collect());
        if layers.len() < boxes {
            // Groups are of many heights, so that more layers need not be a higher drawing.
            let more = match nest.children.iter().any(|child| child.is_group()) {
                true => 3.0,
                false => 1.125,
            };
            layers = rank::layers(boxes, &inner, &heights, more, wrap.as_ref());
        } else if let Some(wrap) = wrap {
            wrap.wrap(&mut layers, &inner);
        }
        let ports = part.nodes[boxes..].iter();
        let sides: Vec<_> = ports
            .map(|&port| nest.ports[port - nest.children.len()])
            .collect();
        if sides.contains(&Side::Top) {
            layers.iter_mut().for_each(|layer| *layer += 1);
        }
        let last = layers.iter().max().map_or(0, |last| last + 1);
        layers.extend(sides.iter().map(|side| match side {
            Side::Top => 0,
            Side::Bottom => last,
        }));
        let layered = Layered::new(boxes, &layers, &links, around.spacing);
        let ways = part.edges.iter().enumerate();
        let ways = ways.filter_map(|(chain, &piece)| Some((chain, ran(nest.pieces[piece].edge)?)));
        let pivot = part.nodes[..boxes].iter().position(
            |&child| matches!(nest.children[child], Child::Box(node) if Some(node) == around.pivot),
        );
        let wishes = previous::wishes(&layered, &stood, border, ways);
        Self {
            part,
            layered,
            crossings: 0,
            places: Vec::new(),
            wishes,
            pivot,
        }
    }

    /// Orders the layers, as if for the first time.
    pub(crate) fn order(&mut self, effort: &Effort, meter: &mut Meter<'_>) {
        self.crossings = order::order(&mut self.layered, effort, &self.wishes, meter);
    }

    /// Looks for a better order than there is; some of each layer are `held` in theirs.
    pub(crate) fn improve(&mut self, effort: &Effort, held: &[Vec<Vertex>], meter: &mut Meter<'_>) {
        self.crossings = order::improve(&mut self.layered, effort, held, meter);
    }

    /// Puts siblings in the order of their edges where that is worth so many crossings for two;
    /// and so, if it has ports, those of the `ports` that one box leads to, each after that box (in
    /// the upper half) and its edge.
    pub(crate) fn restore_siblings(&mut self, ports: &[Placed], effort: &Effort, worth: f64) {
        let ports = if self.has_ports() { ports } else { &[] };
        self.crossings = order::restore_siblings(&mut self.layered, ports, effort, worth);
        self.note_places();
    }

    /// How many pairs of edges of one vertex cross, when vertices begin at these `places`.
    pub(crate) fn crossings_at(&self, vertex: Vertex, places: &[u32]) -> u64 {
        order::crossings_at(&self.layered, vertex, places)
    }

    /// Whether anything in it is joined to what is outside.
    pub(crate) fn has_ports(&self) -> bool {
        self.layered.boxes < self.part.nodes.len()
    }

    /// Notes the place of each vertex in its layer, before edges are sorted.
    pub(crate) fn note_places(&mut self) {
        self.places.resize(self.layered.width.len(), 0);
        for vertices in &self.layered.layers {
            for (place, &vertex) in (0..).zip(vertices) {
                self.places[vertex] = place;
            }
        }
    }

    /// Puts edges that run side by side, between the same two things, in this order from left to
    /// right. They never cross more for that.
    pub(crate) fn sort_edges(&mut self, edges: &[usize]) {
        let chains = edges.iter().map(|&edge| &self.layered.chains[edge]);
        let one = &self.layered.chains[edges[0]];
        let first = self.layered.layer_of(one[0]);
        let mut held: Vec<Placed> = Vec::with_capacity(edges.len());
        for (depth, layer) in (0..one.len()).zip(&mut self.layered.layers[first..]) {
            let own = chains.clone().map(|chain| &chain[depth]);
            held.clear();
            held.extend(own.clone().map(|&vertex| (self.places[vertex], 0)));
            if held.is_sorted() {
                continue;
            }
            sort(&mut held);
            for (&vertex, &(place, _)) in own.zip(&held) {
                layer[place as usize] = vertex;
                self.places[vertex] = place;
            }
        }
    }

    /// The port at a place of a layer, by its vertex in the nest, if there is one.
    pub(crate) fn port(&self, layer: usize, place: usize) -> Option<usize> {
        let vertex = *self.layered.layers[layer].get(place)?;
        let port = *self.part.nodes.get(vertex)?;
        (vertex >= self.layered.boxes).then_some(port)
    }

    /// Finds places; the `sizes` are those of the children of the nest.
    pub(crate) fn draw(&mut self, sizes: &[(f64, f64)], meter: &mut Meter<'_>) -> Drawn {
        let boxes = self.layered.boxes;
        for (vertex, &child) in self.part.nodes[..boxes].iter().enumerate() {
            (self.layered.width[vertex], self.layered.height[vertex]) = sizes[child];
        }
        let across = place::across(&self.layered, &self.wishes, self.pivot, meter);
        let (rects, ways) = route::down(&self.layered, &across);
        Drawn {
            boxes: rects,
            ways,
            ports: across[boxes..self.part.nodes.len()].to_vec(),
        }
    }
}
