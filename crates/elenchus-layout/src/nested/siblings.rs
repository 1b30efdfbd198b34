//! Siblings in the order of their edges, across the borders of nests. Edges from one box to one
//! nest run side by side from the box to the border of that nest: they can change places all the
//! way there, and never cross more for being in the order in which they come in.

use super::Sheets;
use crate::graph::Graph;
use crate::nest::{Child, Nests};
use crate::order::Effort;
use crate::places::{Placed, sort, thing};

impl Sheets<'_> {
    /// Puts siblings in the order of their edges, each nest after those within it. Those that lead
    /// to nothing and are led to by nothing else differ in nothing, so that no crossing changes;
    /// others are sorted where that is worth so many crossings for two.
    pub(super) fn restore_siblings(&mut self, graph: &Graph, effort: &Effort, worth: f64) {
        for sheet in self.sheets.iter_mut().flatten() {
            sheet.note_places();
        }
        let mut tasks = Tasks {
            families: 0,
            of: vec![Vec::new(); self.sheets.len()],
        };
        for &nest in self.nests.order.iter().rev() {
            let (mut leaves, mut led) = self.families(graph, nest);
            sort(&mut leaves);
            for edges in leaves.chunk_by(|a, b| a.0 == b.0 && a.1 >> 32 == b.1 >> 32) {
                tasks.add(self.nests, edges, usize::MAX);
            }
            self.sort_edges(&mut tasks, nest);
            for child in &self.nests.nests[nest].children {
                if let Child::Nest(inner) = *child {
                    self.sort_edges(&mut tasks, inner);
                    self.tell_ranks(inner);
                }
            }
            sort(&mut led);
            for sheet in &mut self.sheets[nest] {
                sheet.restore_siblings(&led, effort, worth);
                if sheet.has_ports() {
                    // From left to right they stand as their ports do now.
                    for led in &mut led {
                        let place = sheet.places[led.1 as usize];
                        *led = (led.0 >> 32 << 32 | place, led.0);
                    }
                }
            }
            sort(&mut led);
            for edges in led.chunk_by(|a, b| a.0 >> 32 == b.0 >> 32) {
                tasks.add(self.nests, edges, nest);
            }
        }
        for nest in 0..self.sheets.len() {
            self.sort_edges(&mut tasks, nest);
        }
    }

    /// The edges that lead to siblings in a nest, each after the box it comes from: those to boxes
    /// with no other edge, with their layer; and those from outside with their ports, where what
    /// they lead to hangs from them.
    fn families(&self, graph: &Graph, nest: usize) -> (Vec<Placed>, Vec<Placed>) {
        let own = &self.nests.nests[nest];
        let (mut leaves, mut led) = (Vec::new(), Vec::new());
        for (piece, &(sheet, number)) in own.pieces.iter().zip(&self.seats[nest]) {
            if piece.weight == 0.0 {
                continue;
            }
            let layered = &self.sheets[nest][sheet].layered;
            let chain = &layered.chains[number];
            let (to, end, before) = match piece.against {
                true => (piece.upper, chain[0], chain[1]),
                false => (piece.lower, chain[chain.len() - 1], chain[chain.len() - 2]),
            };
            let (above, below) = (&layered.above[end], &layered.below[end]);
            let (from, edge) = (graph.edges[piece.edge].from as u64, piece.edge as u64);
            if above.len() + below.len() == 1 && end < layered.boxes && to.port.is_none() {
                let layer = layered.layer[end] << 1 | usize::from(piece.against);
                leaves.push((from, (layer as u64) << 32 | edge));
            }
            let comes_in = piece.upper.vertex >= own.children.len() && !piece.against;
            if comes_in && above[0].0 == before {
                led.push((from << 32 | edge, chain[0] as u64));
            }
        }
        (leaves, led)
    }

    /// Sorts what there is to be sorted in a nest.
    fn sort_edges(&mut self, tasks: &mut Tasks, nest: usize) {
        let mut numbers = Vec::new();
        let tasks = std::mem::take(&mut tasks.of[nest]);
        for edges in tasks.chunk_by(|a, b| a.0 == b.0) {
            let seat = |edge: Placed| self.seats[nest][edge.1 as usize];
            numbers.clear();
            numbers.extend(edges.iter().map(|&edge| seat(edge).1));
            self.sheets[nest][seat(edges[0]).0].sort_edges(&numbers);
        }
    }
}

/// The pieces that are to be sorted in each nest, each after the number of its family, in the
/// order in which they should stand from left to right. They wait there until that nest is looked
/// at: to go along the whole way of every family would be to go through all memory each time.
struct Tasks {
    families: u64,
    of: Vec<Vec<Placed>>,
}

impl Tasks {
    /// Edges of a family are to be sorted all their way or to a nest. Up to there they pass the
    /// same nests.
    fn add(&mut self, nests: &Nests, edges: &[Placed], to: usize) {
        let way = |edge: Placed| &nests.ways[thing(edge) as usize];
        let steps = way(edges[0]).iter().take_while(|step| step.0 != to);
        for (step, &(nest, _)) in steps.enumerate().filter(|_| edges.len() > 1) {
            let pieces = edges.iter().map(|&edge| way(edge)[step].1 as u64);
            self.of[nest].extend(pieces.map(|piece| (self.families, piece)));
        }
        self.families += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::direction::Frame;
    use crate::graph::{Edge, Group, Node, Options, Previous};
    use crate::previous::Earlier;
    use crate::progress::Meter;
    use proptest::prelude::*;

    /// The crossings in all sheets.
    fn crossings(sheets: &mut Sheets<'_>) -> u64 {
        (0..sheets.sheets.len()).for_each(|nest| sheets.tell_ranks(nest));
        let count = sheets.sheets.iter_mut().flatten().map(|sheet| {
            sheet.improve(&Effort::none(), &[], &mut Meter::new(&mut |_| {}));
            sheet.crossings
        });
        count.sum()
    }

    /// Draws on the sheets of a graph of so many boxes, with groups of these parents and members.
    fn with_sheets<T>(
        boxes: usize,
        ends: &[(usize, usize)],
        groups: Vec<(Option<usize>, Vec<usize>)>,
        draw: impl FnOnce(&mut Sheets<'_>, &Graph) -> T,
    ) -> T {
        let edges = ends.iter().map(|&(from, to)| Edge {
            from,
            to,
            weight: 1.0,
            ..Edge::default()
        });
        let groups = groups.into_iter().map(|(parent, members)| Group {
            parent,
            members,
            ..Group::default()
        });
        let graph = Graph {
            nodes: vec![Node::default(); boxes],
            edges: edges.collect(),
            groups: groups.collect(),
            ..Graph::default()
        };
        let (options, sizes) = (Options::default(), vec![(0.0, 0.0); boxes]);
        let weights = vec![1.0; ends.len()];
        let earlier = Earlier {
            previous: &Previous::default(),
            frame: Frame::new(options.direction),
        };
        let nests = Nests::new(&graph, &weights, &sizes, options.spacing, None);
        let mut silent = |_| {};
        let meter = &mut Meter::new(&mut silent);
        draw(
            &mut Sheets::new(&nests, &sizes, &earlier, &options, meter),
            &graph,
        )
    }

    #[test]
    fn siblings_change_places_through_a_border_with_what_hangs_from_them() {
        // One box leads to three in a group, from the first of which hang two and from the last one,
        // and to one beside the group. All stand the wrong way round.
        let ends = [
            (0, 1),
            (0, 2),
            (0, 3),
            (1, 4),
            (1, 5),
            (3, 6),
            (0, 7),
            (7, 1),
        ];
        let groups = vec![(None, (1..7).collect())];
        with_sheets(8, &ends, groups, |sheets, graph| {
            let layers = sheets.sheets.iter_mut().flatten();
            let layers = layers.flat_map(|sheet| &mut sheet.layered.layers);
            layers.for_each(|layer| layer.reverse());
            let before = crossings(sheets);
            sheets.restore_siblings(graph, &Effort::few(), 0.0);
            assert!(crossings(sheets) <= before);
            let boxes = sheets.sheets[1][0].layered.layers.iter().map(|layer| {
                let boxes = layer.iter().copied().filter(|&vertex| vertex < 6);
                boxes.collect::<Vec<_>>()
            });
            assert_eq!(
                boxes.collect::<Vec<_>>(),
                [vec![], vec![0, 1, 2], vec![3, 4, 5]]
            );
        });
    }

    proptest! {
        /// Whatever the order: it may be one that no search would leave.
        #[test]
        fn no_crossing_comes_of_the_order_of_siblings(
            ends in prop::collection::vec((0..12_usize, 0..30_usize), 10..60),
            homes in prop::collection::vec(0..4_usize, 30),
            parents in prop::collection::vec(prop::option::of(0..4_usize), 4),
            turns in prop::collection::vec(0..7_usize, 1..9),
        ) {
            let members = |group: usize| (0..30).filter(|&node| homes[node] == group).collect();
            let groups = parents.into_iter().enumerate();
            let groups = groups.map(|(group, parent)| (parent, members(group))).collect();
            with_sheets(30, &ends, groups, |sheets, graph| {
                let layers = sheets.sheets.iter_mut().flatten();
                let layers = layers.flat_map(|sheet| &mut sheet.layered.layers);
                for (layer, &turn) in layers.zip(turns.iter().cycle()) {
                    let length = layer.len().max(1);
                    layer.rotate_left(turn % length);
                    layer[..(turn + length / 2) % length].reverse();
                }
                let tangled = crossings(sheets);
                sheets.restore_siblings(graph, &Effort::few(), 0.0);
                let restored = crossings(sheets);
                prop_assert!(tangled >= restored, "{tangled} to {restored}");
                Ok(())
            })?;
        }
    }
}
