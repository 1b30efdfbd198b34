//! Looking for an order with few crossings: an iterated local search (Lourenço, Martin and Stützle
//! 2003) whose steps are the sweeps and exchanges of Gansner et al. (1993).

use std::ops::Range;

use super::Effort;
use super::count::Counter;
use super::gain::{Gains, MANY, gain};
use super::siblings;
use crate::layered::{Layered, Vertex};
use crate::places::{Placed, placed, sort, thing};
use crate::progress::Meter;

/// Who is joined to whom in the layers above and below. Edges of no weight do not count.
pub(super) struct Nets {
    below: Net,
    above: Net,
    has_slots: bool,
}

/// The end of an edge as a vertex at its other end sees it.
#[derive(Clone, Copy)]
pub(super) struct End {
    pub(super) vertex: u32,
    /// The slot it holds to there, counted from the left.
    pub(super) slot: u32,
    /// The slot it holds to at this end.
    pub(super) own: u32,
}

impl End {
    /// Where it is, when vertices stand `at` their places.
    pub(super) fn place(self, at: &[u32]) -> u32 {
        at[self.vertex as usize] + self.slot
    }
}

/// An edge down: its upper and its lower vertex, and the slots it holds to there.
pub(super) type Stretch = [(u32, u32); 2];

struct Net {
    /// Where the neighbours of each vertex begin; then where all end.
    starts: Vec<u32>,
    others: Vec<End>,
    /// The place of each neighbour when it was noted last.
    noted: Vec<u32>,
}

impl Net {
    /// The ends opposite to the `near` ones.
    fn of(vertices: usize, edges: &[Stretch], near: usize) -> Self {
        let mut starts = vec![0; vertices + 1];
        for edge in edges {
            starts[edge[near].0 as usize + 1] += 1;
        }
        for vertex in 0..vertices {
            starts[vertex + 1] += starts[vertex];
        }
        let mut next = starts.clone();
        let none = End {
            vertex: 0,
            slot: 0,
            own: 0,
        };
        let mut others = vec![none; starts[vertices] as usize];
        for edge in edges {
            let ((vertex, own), (other, slot)) = (edge[near], edge[1 - near]);
            others[next[vertex as usize] as usize] = End {
                vertex: other,
                slot,
                own,
            };
            next[vertex as usize] += 1;
        }
        let noted = vec![0; others.len()];
        Self {
            starts,
            others,
            noted,
        }
    }

    fn range(&self, vertex: u32) -> Range<usize> {
        let vertex = vertex as usize;
        self.starts[vertex] as usize..self.starts[vertex + 1] as usize
    }

    fn get(&self, vertex: u32) -> &[End] {
        &self.others[self.range(vertex)]
    }

    /// Notes where the neighbours of some vertices are.
    fn note(&mut self, vertices: &[u32], at: &[u32]) {
        for &vertex in vertices {
            let range = self.range(vertex);
            let ends = self.others[range.clone()].iter();
            for (noted, end) in self.noted[range].iter_mut().zip(ends) {
                *noted = end.place(at);
            }
        }
    }

    /// As [`gain`], by the places that were noted.
    fn gain(&self, left: u32, right: u32) -> i32 {
        let (left, right) = (
            &self.noted[self.range(left)],
            &self.noted[self.range(right)],
        );
        let mut gain = 0_i32;
        for &one in left {
            for &other in right {
                // Where two have more than two thousand million pairs it is wrong, which spoils no
                // order: all crossings are counted before one is kept.
                gain = gain.wrapping_add(i32::from(one > other) - i32::from(one < other));
            }
        }
        gain
    }
}

impl Nets {
    /// The nets of edges that lead from a vertex to one in the layer below.
    pub(super) fn of(vertices: usize, edges: &[Stretch]) -> Self {
        Self {
            below: Net::of(vertices, edges, 0),
            above: Net::of(vertices, edges, 1),
            has_slots: edges.iter().flatten().any(|&(_, slot)| slot > 0),
        }
    }

    /// Whether any edge holds to another slot than the first.
    pub(super) fn has_slots(&self) -> bool {
        self.has_slots
    }

    /// The neighbours in the layer below.
    pub(super) fn below(&self, vertex: u32) -> &[End] {
        self.below.get(vertex)
    }

    fn above(&self, vertex: u32) -> &[End] {
        self.above.get(vertex)
    }
}

/// How a vertex is placed among its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Middle {
    Barycentre,
    Median,
}

/// An order that is being improved, and the best one so far.
pub(super) struct Search {
    nets: Nets,
    layers: Vec<Vec<u32>>,
    /// The place of each vertex in its layer, that of its first slot.
    at: Vec<u32>,
    /// How many slots each vertex has.
    span: Vec<u32>,
    /// The crossings between each layer and the next one.
    crossings: Vec<u64>,
    best: Vec<Vec<u32>>,
    fewest: u64,
    counter: Counter,
    gains: Gains,
    keyed: Vec<Placed>,
    places: Vec<Placed>,
    random: Random,
    /// The round in which each vertex, or one it is joined to, was last exchanged.
    moved: Vec<u32>,
    /// Those of each layer whose order among themselves is given.
    held: Vec<Vec<u32>>,
    is_held: Vec<bool>,
    /// Whether two vertices of each layer have many edges at one side. Few layers are so, and to
    /// ask that of every two neighbours would take time.
    is_dense: Vec<bool>,
}

impl Search {
    /// A search from the order there is. Those of each layer that are `held` stay in that order
    /// among themselves.
    pub(super) fn new(layered: &Layered, held: &[Vec<Vertex>]) -> Self {
        let count = layered.width.len();
        let mut edges: Vec<Stretch> = Vec::with_capacity(count);
        for (below, from) in layered.below.iter().zip(0_u32..) {
            for &(to, weight, hook) in below {
                let [upper, lower] = layered.hooks[hook as usize];
                if weight > 0.0 {
                    edges.push([(from, upper.rank), (to as u32, lower.rank)]);
                }
            }
        }
        let layers: Vec<Vec<u32>> = layered
            .layers
            .iter()
            .map(|layer| layer.iter().map(|&vertex| vertex as u32).collect())
            .collect();
        let mut search = Self {
            nets: Nets::of(count, &edges),
            at: vec![0; count],
            span: layered.spans(),
            crossings: vec![0; layers.len()],
            best: layers.clone(),
            layers,
            fewest: 0,
            counter: Counter::default(),
            gains: Gains::default(),
            keyed: Vec::new(),
            places: Vec::new(),
            random: Random(0x9e37_79b9_7f4a_7c15),
            moved: vec![0; count],
            held: vec![Vec::new(); held.len()],
            is_held: vec![false; layered.width.len()],
            is_dense: Vec::new(),
        };
        let is_hub = |vertex: u32| {
            let (above, below) = (search.nets.above(vertex), search.nets.below(vertex));
            above.len().max(below.len()) >= MANY
        };
        let layers = search.layers.iter();
        let is_dense =
            layers.map(|layer| layer.iter().filter(|vertex| is_hub(**vertex)).count() > 1);
        search.is_dense = is_dense.collect();
        for (layer, vertices) in held.iter().enumerate() {
            for &vertex in vertices {
                search.held[layer].push(vertex as u32);
                search.is_held[vertex] = true;
            }
        }
        search.fewest = search.recount();
        search
    }

    /// How many crossings the best order has.
    pub(super) fn fewest(&self) -> u64 {
        self.fewest
    }

    /// Puts siblings of the best order, and `ports`, each after what leads to it and its edge, into
    /// the order of their edges where that brings no more than so many crossings for two of them.
    pub(super) fn restore_siblings(
        &mut self,
        layered: &Layered,
        ports: &[Placed],
        worth: f64,
        work: usize,
    ) {
        let more = siblings::restore(layered, &self.nets, &mut self.best, ports, worth, work);
        self.fewest = self.fewest.saturating_add_signed(more);
    }

    /// The best order that was found.
    pub(super) fn into_best(self) -> Vec<Vec<Vertex>> {
        let layers = self.best.into_iter();
        layers
            .map(|layer| layer.into_iter().map(|vertex| vertex as Vertex).collect())
            .collect()
    }

    /// Looks for an order with fewer crossings.
    pub(super) fn improve(&mut self, effort: &Effort, meter: &mut Meter<'_>) {
        if self.fewest == 0 {
            return;
        }
        let part = |tries: usize| tries as f64 / (effort.shakes + 1) as f64;
        meter.within((0.0, part(1)), |meter| self.sweep_on(effort, meter));
        // How far vertices are shaken from their places, as parts of the width of their layer.
        let shakes = match self.at.len() {
            0..4_000 => [0.1, 0.3, 0.6, 0.05],
            4_000..20_000 => [0.01, 0.1, 0.02, 0.3],
            _ => [0.1, 0.05, 0.3, 0.02],
        };
        let mut base = self.best.clone();
        let mut base_count = self.fewest;
        for shake in 0..effort.shakes {
            if self.fewest == 0 {
                return;
            }
            self.layers.clone_from(&base);
            self.shake(shakes[shake % shakes.len()]);
            self.recount();
            let window = (part(shake + 1), part(shake + 2));
            let found = meter.within(window, |meter| self.sweep_on(effort, meter));
            if found.1 <= base_count + effort.slack {
                base_count = found.1;
                base = found.0;
            }
        }
    }

    /// Sweeps until that no longer helps.
    fn sweep_on(&mut self, effort: &Effort, meter: &mut Meter<'_>) -> (Vec<Vec<u32>>, u64) {
        let mut fewest = u64::MAX;
        let mut here = Vec::new();
        let mut stale = 0;
        for sweep in 0..effort.sweeps {
            let middle = match sweep / 2 % 2 {
                0 => Middle::Barycentre,
                _ => Middle::Median,
            };
            self.sweep(sweep % 2 == 0, middle, sweep % 4 >= 2);
            self.exchange();
            if self.sift(effort.reach) {
                self.exchange();
            }
            let now = self.recount();
            if now < self.fewest {
                self.fewest = now;
                self.best.clone_from(&self.layers);
            }
            if now < fewest {
                (fewest, stale) = (now, 0);
                here.clone_from(&self.layers);
            } else {
                stale += 1;
            }
            meter.at((sweep + 1) as f64 / effort.sweeps as f64);
            if now == 0 || stale >= effort.patience {
                break;
            }
        }
        (here, fewest)
    }

    /// Sorts one layer after the other by their neighbours in the layer before.
    fn sweep(&mut self, down: bool, middle: Middle, turn_ties: bool) {
        let count = self.layers.len();
        for step in 1..count {
            let layer = if down { step } else { count - 1 - step };
            self.sort(layer, down, middle, turn_ties);
        }
    }

    fn sort(&mut self, layer: usize, down: bool, middle: Middle, turn_ties: bool) {
        let vertices = &mut self.layers[layer];
        if turn_ties {
            vertices.reverse();
        }
        self.keyed.clear();
        // Who has no neighbours there stays beside the one before it.
        let mut last = 0.0;
        for (index, &vertex) in vertices.iter().enumerate() {
            let others = match down {
                true => self.nets.above(vertex),
                false => self.nets.below(vertex),
            };
            last = match middle {
                _ if others.is_empty() => last,
                Middle::Barycentre => {
                    let places = others.iter().map(|end| end.place(&self.at));
                    let sum: u64 = places.map(u64::from).sum();
                    sum as f64 / others.len() as f64
                }
                Middle::Median => {
                    self.places.clear();
                    let places = others.iter().map(|end| end.place(&self.at));
                    self.places
                        .extend(places.map(|place| (u64::from(place), 0)));
                    median(&mut self.places)
                }
            };
            self.keyed.push(placed(last, index, vertex));
        }
        sort(&mut self.keyed);
        self.take(layer);
    }

    /// Puts a layer into the order of the keys, those that are held in their own.
    fn take(&mut self, layer: usize) {
        let mut held = self.held.get(layer).into_iter().flatten();
        let mut place = 0;
        for (slot, &placed) in self.layers[layer].iter_mut().zip(&self.keyed) {
            let mut vertex = thing(placed);
            if self.is_held[vertex as usize] {
                vertex = held.next().copied().unwrap_or(vertex);
            }
            *slot = vertex;
            self.at[vertex as usize] = place;
            place += self.span[vertex as usize];
        }
    }

    /// Exchanges neighbours as long as that saves crossings, a few rounds at most.
    fn exchange(&mut self) {
        let count = self.layers.len();
        // Layers in which, or beside which, something was exchanged in the last round.
        let mut active = vec![true; count];
        self.moved.fill(0);
        for round in 1..=8 {
            let mut next = vec![false; count];
            for layer in (0..count).filter(|&layer| active[layer]) {
                if self.exchange_in(layer, round) {
                    let beside = layer.saturating_sub(1)..(layer + 2).min(count);
                    next[beside].fill(true);
                }
            }
            if !next.contains(&true) {
                break;
            }
            active = next;
        }
    }

    /// Exchanges neighbours of a layer of whom one, or what it is joined to, has moved since the
    /// round before.
    fn exchange_in(&mut self, layer: usize, round: u32) -> bool {
        let vertices = &mut self.layers[layer];
        let is_dense = self.is_dense[layer];
        let mut saved = false;
        for index in 1..vertices.len() {
            let (left, right) = (vertices[index - 1], vertices[index]);
            let has_moved = |vertex: u32| self.moved[vertex as usize] + 1 >= round;
            let are_held = self.is_held[left as usize] && self.is_held[right as usize];
            if are_held || !(has_moved(left) || has_moved(right)) {
                continue;
            }
            let (nets, gains) = (&self.nets, &mut self.gains);
            let (above, below) = match is_dense {
                true => (
                    gains.of(nets.above(left), nets.above(right), &self.at),
                    gains.of(nets.below(left), nets.below(right), &self.at),
                ),
                false => (
                    gain(nets.above(left), nets.above(right), &self.at),
                    gain(nets.below(left), nets.below(right), &self.at),
                ),
            };
            if above + below > 0 {
                vertices.swap(index - 1, index);
                self.at[right as usize] = self.at[left as usize];
                self.at[left as usize] += self.span[right as usize];
                saved = true;
                for vertex in [left, right] {
                    self.moved[vertex as usize] = round;
                    let joined = self
                        .nets
                        .above(vertex)
                        .iter()
                        .chain(self.nets.below(vertex));
                    for end in joined {
                        self.moved[end.vertex as usize] = round;
                    }
                }
            }
        }
        saved
    }

    /// Moves vertices past up to so many others where that saves crossings, as in sifting
    /// (Matuszewski, Schönfeld and Molitor 1999). Whether any was moved.
    fn sift(&mut self, reach: usize) -> bool {
        let mut saved = false;
        if reach == 0 {
            return saved;
        }
        for layer in 0..self.layers.len() {
            // Who is moved is held against many others, and what all these are joined to stays.
            self.nets.above.note(&self.layers[layer], &self.at);
            self.nets.below.note(&self.layers[layer], &self.at);
            for index in 0..self.layers[layer].len() {
                if let Some(target) = self.better_place(layer, index, reach) {
                    let vertices = &mut self.layers[layer];
                    let range = index.min(target)..index.max(target) + 1;
                    let mut place = self.at[vertices[range.start] as usize];
                    if target > index {
                        vertices[range.clone()].rotate_left(1);
                    } else {
                        vertices[range.clone()].rotate_right(1);
                    }
                    for &vertex in &vertices[range] {
                        self.at[vertex as usize] = place;
                        place += self.span[vertex as usize];
                    }
                    saved = true;
                }
            }
        }
        saved
    }

    /// The place in its layer at which a vertex has the fewest crossings, if that is another.
    fn better_place(&self, layer: usize, index: usize, reach: usize) -> Option<usize> {
        let vertices = &self.layers[layer];
        let vertex = vertices[index];
        let gain = |left: u32, right: u32| {
            let gains = (
                self.nets.above.gain(left, right),
                self.nets.below.gain(left, right),
            );
            i64::from(gains.0) + i64::from(gains.1)
        };
        let is_free = |&(_, other): &(usize, u32)| {
            !(self.is_held[vertex as usize] && self.is_held[other as usize])
        };
        let after = (index + 1..vertices.len())
            .take(reach)
            .map(|at| (at, vertices[at]));
        let before = (0..index).rev().take(reach).map(|at| (at, vertices[at]));
        let (mut best, mut target) = (0, None);
        let mut sum = 0;
        for (at, other) in after.take_while(is_free) {
            sum += gain(vertex, other);
            if sum > best {
                (best, target) = (sum, Some(at));
            }
        }
        sum = 0;
        for (at, other) in before.take_while(is_free) {
            sum += gain(other, vertex);
            if sum > best {
                (best, target) = (sum, Some(at));
            }
        }
        target
    }

    /// Moves every vertex by chance, at most by so large a part of its layer.
    fn shake(&mut self, part: f64) {
        // Sometimes everywhere, sometimes in some places only; what is so large that it is shaken
        // but a few times, everywhere.
        let (layers, some) = match self.at.len() {
            0..20_000 => (
                self.random.one_of(&[1.0, 0.5, 0.25]),
                self.random.one_of(&[1.0, 0.3, 0.1]),
            ),
            _ => (1.0, 1.0),
        };
        for layer in 0..self.layers.len() {
            if self.random.part() > layers {
                continue;
            }
            let vertices = &mut self.layers[layer];
            let reach = vertices.len() as f64 * part;
            self.keyed.clear();
            for (place, &vertex) in vertices.iter().enumerate() {
                let reach = if self.random.part() < some {
                    reach
                } else {
                    0.0
                };
                let moved = place as f64 + (self.random.part() - 0.5) * reach;
                self.keyed.push(placed(moved, place, vertex));
            }
            sort(&mut self.keyed);
            self.take(layer);
        }
    }

    /// Notes all places, counts all crossings.
    fn recount(&mut self) -> u64 {
        for layer in &self.layers {
            let mut place = 0;
            for &vertex in layer {
                self.at[vertex as usize] = place;
                place += self.span[vertex as usize];
            }
        }
        for (index, pair) in self.layers.windows(2).enumerate() {
            let slots = |&last: &u32| self.at[last as usize] + self.span[last as usize];
            let size = pair[1].last().map_or(0, slots) as usize;
            self.crossings[index] = self.counter.between(&pair[0], size, &self.nets, &self.at);
        }
        self.crossings.iter().sum()
    }
}

/// The median of some places; of an even number, the middle between the two, nearer to the side
/// where they stand closer together (Gansner et al. 1993).
fn median(places: &mut [Placed]) -> f64 {
    // The sort that is compiled anyway: each takes kilobytes in a web page.
    sort(places);
    let count = places.len();
    let middle = count / 2;
    let place = |index: usize| places[index].0 as f64;
    if count % 2 == 1 {
        return place(middle);
    }
    if count == 2 {
        return (place(0) + place(1)) / 2.0;
    }
    let left = place(middle - 1) - place(0);
    let right = place(count - 1) - place(middle);
    if left + right == 0.0 {
        return (place(middle - 1) + place(middle)) / 2.0;
    }
    (place(middle - 1) * right + place(middle) * left) / (left + right)
}

/// Numbers that look like chance and are the same everywhere (Steele et al. 2014, SplitMix64).
struct Random(u64);

impl Random {
    /// One of some numbers.
    fn one_of(&mut self, numbers: &[f64; 3]) -> f64 {
        numbers[(self.part() * 3.0) as usize]
    }

    /// A number from 0 up to 1.
    fn part(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Spacing;
    use crate::layered::Link;

    #[test]
    fn medians_lean_to_the_closer_side() {
        let median = |places: &[u64]| {
            let places = places.iter().map(|&place| (place, 0));
            super::median(&mut places.collect::<Vec<_>>())
        };
        assert_eq!(median(&[3, 1, 2]), 2.0);
        assert_eq!(median(&[4, 2]), 3.0);
        assert_eq!(median(&[0, 1, 2, 9]), 1.0 + 1.0 / 8.0);
        assert_eq!(median(&[5; 4]), 5.0);
    }

    #[test]
    fn hubs_side_by_side_are_counted() {
        let counted = |hubs: usize| {
            let layers: Vec<_> = (0..hubs + 20).map(|at| usize::from(at >= hubs)).collect();
            let links = (0..hubs * 20).map(|edge| Link {
                upper: edge % hubs,
                lower: hubs + edge / hubs,
                weight: 1.0,
                hooked: [false; 2],
            });
            let links: Vec<_> = links.collect();
            let layered = Layered::new(layers.len(), &layers, &links, Spacing::default());
            let mut search = Search::new(&layered, &[]);
            search.exchange();
            !search.gains.is_idle()
        };
        assert!(!counted(1));
        assert!(counted(2));
    }
}
