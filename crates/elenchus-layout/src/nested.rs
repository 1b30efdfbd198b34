//! Drawing nests: first all orders, from the innermost groups outwards and back again, then all
//! places, from the innermost groups outwards: the hierarchical sweeps of Schulze, Spönemann and
//! von Hanxleden (2014).

mod siblings;

use crate::graph::{Graph, Options, Point, Rect};
use crate::layered::Vertex;
use crate::nest::{Child, Nest, Nests};
use crate::order::Effort;
use crate::pack::{Block, pack};
use crate::parts::parts;
use crate::places::by_place;
use crate::previous::Earlier;
use crate::progress::{Meter, Phase};
use crate::sheet::{Around, Sheet};

/// Where all boxes and groups stand, and the corners of all edges.
pub(crate) struct Drawing {
    pub(crate) boxes: Vec<Rect>,
    pub(crate) groups: Vec<Rect>,
    pub(crate) ways: Vec<Vec<Point>>,
    /// Whether an edge runs against the direction.
    pub(crate) against: Vec<bool>,
}

/// Draws a graph whose boxes have these sizes and whose edges have these weights.
pub(crate) fn draw(
    graph: &Graph,
    sizes: &[(f64, f64)],
    weights: &[f64],
    earlier: &Earlier<'_>,
    options: &Options,
    meter: &mut Meter<'_>,
) -> Drawing {
    let heights = |child| Some(earlier.child_stood(child)?.y);
    let heights = earlier.is_any().then_some(&heights as _);
    let nests = Nests::new(graph, weights, sizes, options.spacing, heights);
    let mut sheets = Sheets::new(&nests, sizes, earlier, options, meter);
    meter.enter(Phase::Order);
    sheets.order(graph, options, earlier.is_any(), meter);
    meter.enter(Phase::Places);
    sheets.draw(graph, sizes, earlier, options, meter)
}

/// How many times as wide as high parts that no edge joins are together, when nothing is said.
const PAGE: f64 = 2.0;

struct Sheets<'n> {
    nests: &'n Nests,
    /// The parts of each nest.
    sheets: Vec<Vec<Sheet>>,
    /// For each piece of each nest its sheet and its number there.
    seats: Vec<Vec<(usize, usize)>>,
    /// For each port of each nest the piece of the nest around it that ends there, and which end.
    uses: Vec<Vec<(usize, usize)>>,
}

impl<'n> Sheets<'n> {
    fn new(
        nests: &'n Nests,
        sizes: &[(f64, f64)],
        earlier: &Earlier<'_>,
        options: &Options,
        meter: &mut Meter<'_>,
    ) -> Self {
        let mut sheets = Vec::with_capacity(nests.nests.len());
        let mut seats = Vec::with_capacity(nests.nests.len());
        let uses = nests
            .nests
            .iter()
            .map(|nest| vec![(0, 0); nest.ports.len()]);
        let mut uses: Vec<_> = uses.collect();
        let ran = |edge: usize| earlier.ran(edge);
        let around = Around {
            sizes,
            spacing: options.spacing,
            pivot: earlier.previous.pivot,
            aspect: (options.aspect).map(|aspect| earlier.frame.aspect(aspect)),
        };
        for (index, nest) in nests.nests.iter().enumerate() {
            let ends = nest
                .pieces
                .iter()
                .map(|piece| (piece.upper.vertex, piece.lower.vertex));
            let ends: Vec<_> = ends.collect();
            let children = nest.children.len();
            let (found, local) = parts(children + nest.ports.len(), children, &ends);
            let before = nest
                .children
                .iter()
                .map(|&child| earlier.child_stood(child));
            let before: Vec<_> = before.collect();
            let mut seat = vec![(0, 0); nest.pieces.len()];
            for (sheet, part) in found.iter().enumerate() {
                for (number, &piece) in part.edges.iter().enumerate() {
                    seat[piece] = (sheet, number);
                }
            }
            seats.push(seat);
            let found = found.into_iter();
            let border = earlier.child_stood(Child::Nest(index));
            let found =
                found.map(|part| Sheet::new(nest, part, &local, (&before, border), &ran, &around));
            sheets.push(found.collect::<Vec<_>>());
            for (number, piece) in nest.pieces.iter().enumerate() {
                for (end, which) in [(piece.upper, 0), (piece.lower, 1)] {
                    if let (Some(port), Some(Child::Nest(inner))) =
                        (end.port, nest.children.get(end.vertex))
                    {
                        uses[*inner][port] = (number, which);
                    }
                }
            }
            meter.at(sheets.len() as f64 / nests.nests.len() as f64);
        }
        Self {
            nests,
            sheets,
            seats,
            uses,
        }
    }

    /// Orders all layers: each nest after those within it, whose ports it then sees; then the
    /// ports of each by what lies around it, where that is better for both.
    fn order(&mut self, graph: &Graph, options: &Options, is_steady: bool, meter: &mut Meter<'_>) {
        /// How much of the time goes into the first orders, where others follow.
        const FIRST: f64 = 0.4;
        /// How often nests are ordered by what is within and around them.
        const ROUNDS: usize = 3;
        let sheets = self.sheets.iter().flatten();
        let vertices: usize = sheets.map(|sheet| sheet.layered.width.len()).sum();
        let size: usize = self.sheets.iter().flatten().map(|s| s.layered.size()).sum();
        let is_nested = self.nests.nests.len() > 1;
        let effort = &match is_steady {
            true => Effort::few(),
            // Nests are small, so that more can be tried.
            false if is_nested => Effort::of(options.level, (size / 3).max(150)),
            false => Effort::of(options.level, size),
        };
        let is_last = is_steady || !is_nested;
        let first = if is_last { 1.0 } else { FIRST };
        let part = |ordered: usize| first * ordered as f64 / vertices.max(1) as f64;
        let mut ordered = 0;
        for &nest in self.nests.order.iter().rev() {
            for sheet in &mut self.sheets[nest] {
                let next = ordered + sheet.layered.width.len();
                meter.within((part(ordered), part(next)), |meter| {
                    sheet.order(effort, meter);
                });
                ordered = next;
            }
            self.tell_ranks(nest);
        }
        if is_steady {
            return;
        }
        let again = &effort.again();
        let rounds = if is_nested { ROUNDS } else { 0 };
        for round in 0..rounds {
            let at = |round: usize| first + (1.0 - first) * round as f64 / rounds as f64;
            let window = (at(round), at(round + 1));
            meter.within(window, |meter| self.round(again, vertices, meter));
        }
        self.restore_siblings(graph, effort, options.siblings);
    }

    /// Orders the ports of each nest by what is around it, and each nest by what is within it.
    fn round(&mut self, effort: &Effort, vertices: usize, meter: &mut Meter<'_>) {
        let part = |ordered: usize| ordered as f64 / (2 * vertices).max(1) as f64;
        let mut ordered = 0;
        let mut window = |sheets: &[Sheet]| {
            let begun = ordered;
            ordered += sheets.iter().map(|s| s.layered.width.len()).sum::<usize>();
            (part(begun), part(ordered))
        };
        // The places in the sheets of the nest around: those of its groups follow each other, and
        // nothing in it moves meanwhile.
        let mut around = usize::MAX;
        let mut places: Vec<Vec<u32>> = Vec::new();
        for &nest in &self.nests.order[1..] {
            let window = window(&self.sheets[nest]);
            if self.nests.around[nest] != around {
                around = self.nests.around[nest];
                let sheets = self.sheets[around].iter();
                places = sheets.map(|sheet| sheet.layered.places()).collect();
            }
            meter.within(window, |meter| self.follow(nest, &places, effort, meter));
        }
        for &nest in self.nests.order.iter().rev() {
            self.tell_ranks(nest);
            let window = window(&self.sheets[nest]);
            meter.within(window, |meter| {
                for sheet in &mut self.sheets[nest] {
                    sheet.improve(effort, &[], meter);
                }
            });
            self.tell_ranks(nest);
        }
    }

    /// Tells the nest around this one in which order its ports are.
    fn tell_ranks(&mut self, nest: usize) {
        let children = self.nests.nests[nest].children.len();
        for sheet in 0..self.sheets[nest].len() {
            // In the layers of ports is nothing else.
            let layers = self.sheets[nest][sheet].layered.layers.len();
            for layer in [0, layers - 1] {
                let mut rank = 0;
                while let Some(port) = self.sheets[nest][sheet].port(layer, rank) {
                    self.change_slot(nest, port - children, |slot| slot.rank = rank as u32);
                    rank += 1;
                }
            }
        }
    }

    /// Changes the slot by which the nest around holds to a port.
    fn change_slot(
        &mut self,
        nest: usize,
        port: usize,
        change: impl FnOnce(&mut crate::layered::Slot),
    ) {
        let around = self.nests.around[nest];
        let (piece, end) = self.uses[nest][port];
        let (sheet, number) = self.seats[around][piece];
        if let Some(slot) = self.sheets[around][sheet].layered.slot_mut(number, end) {
            change(slot);
        }
    }

    /// Lets the ports of a nest follow the order of what they are joined to outside, if that
    /// saves crossings within and around it. `places` are those in the sheets around.
    fn follow(&mut self, nest: usize, places: &[Vec<u32>], effort: &Effort, meter: &mut Meter<'_>) {
        let around = self.nests.around[nest];
        let Some(within) = self.sheets[nest].iter().position(Sheet::has_ports) else {
            return;
        };
        let port_0 = self.nests.nests[nest].children.len();
        let (piece, end) = self.uses[nest][0];
        let (outside, number) = self.seats[around][piece];
        let places = &places[outside];
        let sheet = &self.sheets[nest][within];
        let mut held: Vec<Vec<Vertex>> = vec![Vec::new(); sheet.layered.layers.len()];
        for vertex in sheet.layered.boxes..sheet.part.nodes.len() {
            held[sheet.layered.layer_of(vertex)].push(vertex);
        }
        for ports in &mut held {
            let mut placed: Vec<_> = (ports.iter())
                .map(|&vertex| {
                    let (piece, end) = self.uses[nest][sheet.part.nodes[vertex] - port_0];
                    let (_, number) = self.seats[around][piece];
                    (
                        self.sheets[around][outside]
                            .layered
                            .beyond(number, end, places),
                        vertex,
                    )
                })
                .collect();
            by_place(&mut placed);
            *ports = placed.into_iter().map(|(_, vertex)| vertex).collect();
        }
        let before = (sheet.layered.layers.clone(), sheet.crossings);
        // Around the nest, only its own edges come to cross each other otherwise than before.
        let seat = self.sheets[around][outside].layered.end(number, end);
        let own = |sheet: &Sheet| sheet.crossings_at(seat, places);
        let outer = own(&self.sheets[around][outside]);
        self.sheets[nest][within].improve(effort, &held, meter);
        self.tell_ranks(nest);
        let now = own(&self.sheets[around][outside]);
        let sheet = &mut self.sheets[nest][within];
        if sheet.crossings + now > before.1 + outer {
            (sheet.layered.layers, sheet.crossings) = before;
            self.tell_ranks(nest);
        } else {
            let sheet = &mut self.sheets[around][outside];
            sheet.crossings = sheet.crossings - outer + now;
        }
    }

    /// Finds all places.
    fn draw(
        mut self,
        graph: &Graph,
        sizes: &[(f64, f64)],
        earlier: &Earlier<'_>,
        options: &Options,
        meter: &mut Meter<'_>,
    ) -> Drawing {
        let nests = self.nests;
        let count = nests.nests.len();
        let mut drawn: Vec<Inside> = Vec::new();
        drawn.resize_with(count, Inside::default);
        let loops = loops(graph);
        let boxes = (graph.nodes.len() + count - 1).max(1) as f64;
        let mut placed = 0.0;
        for &nest in nests.order.iter().rev() {
            let next = placed + nests.nests[nest].children.len() as f64;
            let window = (placed / boxes, next / boxes);
            placed = next;
            let children: Vec<_> = (nests.nests[nest].children.iter())
                .map(|child| match *child {
                    Child::Box(node) => sizes[node],
                    Child::Nest(inner) => drawn[inner].size,
                })
                .collect();
            let mut inside = meter.within(window, |meter| {
                self.draw_nest(nest, &children, earlier, options, meter)
            });
            if nest > 0 {
                let has_loop = nests.nests[nest].children.iter().any(|child| match child {
                    Child::Box(node) => loops[*node],
                    Child::Nest(_) => false,
                });
                let group = &graph.groups[nest - 1];
                let (padding, title) = (crate::sane(group.padding), crate::sane(group.title));
                let mut insets = earlier.frame.insets(padding, title);
                insets[2] += if has_loop { options.spacing.edge } else { 0.0 };
                inside.frame(insets);
                let middle = inside.size.0 / 2.0;
                for (port, &x) in inside.ports.iter().enumerate() {
                    self.change_slot(nest, port, |slot| slot.offset = x - middle);
                }
            }
            drawn[nest] = inside;
        }
        together(graph, nests, drawn)
    }

    /// Draws the sheets of a nest and puts them side by side.
    fn draw_nest(
        &mut self,
        nest: usize,
        sizes: &[(f64, f64)],
        earlier: &Earlier<'_>,
        options: &Options,
        meter: &mut Meter<'_>,
    ) -> Inside {
        let Nest {
            children,
            ports,
            pieces,
            ..
        } = &self.nests.nests[nest];
        let mut inside = Inside {
            boxes: vec![Rect::default(); children.len()],
            ways: vec![Vec::new(); pieces.len()],
            ports: vec![0.0; ports.len()],
            size: (0.0, 0.0),
        };
        let count = children.len().max(1) as f64;
        let mut placed = 0.0;
        let drawn = self.sheets[nest].iter_mut().map(|sheet| {
            let next = placed + sheet.layered.boxes as f64;
            let window = (placed / count, next / count);
            placed = next;
            meter.within(window, |meter| sheet.draw(sizes, meter))
        });
        let mut drawn: Vec<_> = drawn.collect();
        let stood = |index: usize| {
            let sheet = &self.sheets[nest][index];
            let own = sheet.part.nodes[..sheet.layered.boxes].iter();
            own.map(|&child| earlier.child_stood(children[child]))
        };
        let blocks = drawn.iter().enumerate().map(|(index, drawn)| Block {
            bounds: crate::bounds(&drawn.boxes, drawn.ways.iter().flatten()),
            stood: (stood(index).zip(&drawn.boxes))
                .find_map(|(stood, &now)| stood.map(|stood| (stood, now))),
        });
        let blocks: Vec<_> = blocks.collect();
        // Ports reach the border only if nothing stands above or beneath.
        let aspect = match ports.is_empty() {
            true => earlier.frame.aspect(options.aspect.unwrap_or(PAGE)),
            false => f64::INFINITY,
        };
        let moves = pack(&blocks, 2.0 * options.spacing.node, aspect);
        for (index, (shift, rise)) in moves.into_iter().enumerate() {
            let (part, drawn) = (&self.sheets[nest][index].part, &mut drawn[index]);
            let (own, held) = part.nodes.split_at(drawn.boxes.len());
            for (&child, place) in own.iter().zip(&drawn.boxes) {
                inside.boxes[child] = place.moved(shift, rise);
            }
            for (&port, x) in held.iter().zip(&drawn.ports) {
                inside.ports[port - children.len()] = x + shift;
            }
            for (&piece, way) in part.edges.iter().zip(&mut drawn.ways) {
                crate::shift(way, shift, rise);
                inside.ways[piece] = std::mem::take(way);
            }
        }
        inside
    }
}

/// A nest with the places in it.
#[derive(Default)]
struct Inside {
    boxes: Vec<Rect>,
    ways: Vec<Vec<Point>>,
    ports: Vec<f64>,
    size: (f64, f64),
}

impl Inside {
    /// Puts a border around it, so far away at the left, top, right and bottom; its upper left
    /// corner becomes the origin.
    fn frame(&mut self, [left, top, right, bottom]: [f64; 4]) {
        let bounds = crate::bounds(&self.boxes, self.ways.iter().flatten());
        let (across, down) = (left - bounds.x, top - bounds.y);
        for place in &mut self.boxes {
            *place = place.moved(across, down);
        }
        for way in &mut self.ways {
            crate::shift(way, across, down);
        }
        for port in &mut self.ports {
            *port += across;
        }
        self.size = (left + bounds.width + right, top + bounds.height + bottom);
    }
}

/// Puts the nests where they stand, from the outermost inwards, and the pieces of edges together.
fn together(graph: &Graph, nests: &Nests, mut drawn: Vec<Inside>) -> Drawing {
    let mut drawing = Drawing {
        boxes: vec![Rect::default(); graph.nodes.len()],
        groups: vec![Rect::default(); graph.groups.len()],
        ways: Vec::with_capacity(graph.edges.len()),
        against: Vec::with_capacity(graph.edges.len()),
    };
    for &nest in &nests.order {
        let corner = match nest {
            0 => Rect::default(),
            _ => drawing.groups[nest - 1],
        };
        for (child, place) in nests.nests[nest].children.iter().zip(&drawn[nest].boxes) {
            let place = place.moved(corner.x, corner.y);
            match *child {
                Child::Box(node) => drawing.boxes[node] = place,
                Child::Nest(inner) => drawing.groups[inner - 1] = place,
            }
        }
        for way in &mut drawn[nest].ways {
            crate::shift(way, corner.x, corner.y);
        }
    }
    for pieces in &nests.ways {
        let mut way = Vec::new();
        let mut against = false;
        for &(nest, piece) in pieces {
            against = nests.nests[nest].pieces[piece].against;
            let corners = std::mem::take(&mut drawn[nest].ways[piece]);
            if against {
                way.extend(corners.into_iter().rev());
            } else {
                way.extend(corners);
            }
        }
        drawing.ways.push(way);
        drawing.against.push(against);
    }
    drawing
}

/// Which boxes have edges to themselves.
fn loops(graph: &Graph) -> Vec<bool> {
    let mut loops = vec![false; graph.nodes.len()];
    for edge in graph.edges.iter().filter(|edge| edge.from == edge.to) {
        if let Some(has_loop) = loops.get_mut(edge.from) {
            *has_loop = true;
        }
    }
    loops
}
