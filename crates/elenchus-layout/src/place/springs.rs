//! Vertices in their order with what pulls them, laid out for sweeping.

use crate::layered::{Layered, Tie, Vertex};
use crate::places::by_place;
use crate::progress::Meter;

/// Two vertices nearer than this across, in pixels, pull each other as if they stood that far
/// apart: an edge that is nearly straight need not become straighter at any price.
const NEAR: f64 = 200.0;

/// As [`NEAR`], for a vertex and where it stood.
const HELD: f64 = 10.0;

/// How many edges a vertex has from which on it is held harder where it stood.
const EDGES: f64 = 8.0;

/// What moves by less, in pixels, stands still to a reader.
const STILL: f64 = 0.5;

/// How hard the pivot is held, whatever pulls it.
const FAST: f64 = 1e3;

/// The vertices of all layers, one layer after the other, from left to right.
pub(super) struct Springs {
    /// For each vertex of the layered graph its index here.
    index: Vec<u32>,
    /// Where each layer begins; then where all end.
    layers: Vec<usize>,
    /// How far each stands from the first of its layer when all are as close as they may be.
    offset: Vec<f64>,
    /// Where the edges of each vertex begin: first those above, then those below.
    starts: Vec<[u32; 2]>,
    edges: Vec<Spring>,
    /// Where each vertex would like to stand, and how hard it is held there: points are not.
    wishes: Vec<Option<(f64, f64)>>,
    at: Vec<f64>,
    blocks: Vec<Block>,
    /// How far a vertex was moved at most since that was last asked.
    farthest: f64,
    /// The vertex that does not move if it need not.
    pivot: usize,
    /// Half the widths of the first and the last vertex of each layer.
    ends: Vec<[f64; 2]>,
    /// From where to where all vertices have to stand, borders included.
    room: (f64, f64),
}

/// An edge as one of its ends sees it.
#[derive(Clone, Copy)]
struct Spring {
    other: u32,
    weight: f64,
    /// How far to the right of the other's middle this vertex would like its own.
    aside: f64,
}

/// Which edges of a vertex pull.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
    Both,
    /// None: places alone count, those of points a little.
    Neither,
}

impl Springs {
    pub(super) fn new(layered: &Layered, wishes: &[Option<f64>], pivot: Option<Vertex>) -> Self {
        let count = layered.width.len();
        let mut springs = Self {
            index: vec![0; count],
            layers: vec![0],
            offset: Vec::with_capacity(count),
            starts: Vec::with_capacity(count + 1),
            edges: Vec::new(),
            wishes: Vec::with_capacity(count),
            at: vec![0.0; count],
            blocks: Vec::new(),
            farthest: 0.0,
            pivot: usize::MAX,
            ends: Vec::with_capacity(layered.layers.len()),
            room: (f64::MIN, f64::MAX),
        };
        for (&vertex, index) in layered.layers.iter().flatten().zip(0..) {
            springs.index[vertex] = index;
        }
        springs.pivot = pivot.map_or(usize::MAX, |pivot| springs.index[pivot] as usize);
        for layer in &layered.layers {
            let mut offset = 0.0;
            for (place, &vertex) in layer.iter().enumerate() {
                if place > 0 {
                    offset += layered.separation(layer[place - 1], vertex);
                }
                springs.offset.push(offset);
                let wish = wishes.get(vertex).copied().flatten();
                let above = springs.note(&layered.above[vertex], |hook| {
                    let [theirs, own] = layered.hooks[hook as usize];
                    theirs.offset - own.offset
                });
                let below = springs.note(&layered.below[vertex], |hook| {
                    let [own, theirs] = layered.hooks[hook as usize];
                    theirs.offset - own.offset
                });
                springs.starts.push([above, below]);
                // What many edges pull, as they do groups, is held by as much.
                let pull = (springs.edges.len() - above as usize) as f64;
                let is_held = f64::from(u8::from(!layered.is_point(vertex)));
                let held = is_held * (pull / EDGES).max(1.0);
                springs.wishes.push(wish.map(|wish| (wish, held)));
            }
            let half = |end: Option<&usize>| end.map_or(0.0, |&vertex| layered.width[vertex] / 2.0);
            springs.ends.push([half(layer.first()), half(layer.last())]);
            springs.layers.push(springs.offset.len());
        }
        let end = springs.edges.len() as u32;
        springs.starts.push([end, end]);
        springs
    }

    /// Adds the edges of a vertex at one side; where they begin.
    fn note(&mut self, edges: &[Tie], aside: impl Fn(u32) -> f64) -> u32 {
        let start = self.edges.len() as u32;
        self.edges
            .extend(edges.iter().map(|&(other, weight, hook)| Spring {
                other: self.index[other],
                weight,
                aside: aside(hook),
            }));
        start
    }

    /// Where each vertex of the layered graph stands.
    pub(super) fn into_places(self) -> Vec<f64> {
        let index = self.index.iter();
        index.map(|&index| self.at[index as usize]).collect()
    }

    /// Puts all layers together as close as they may be.
    pub(super) fn pack(&mut self) {
        self.at.clone_from(&self.offset);
    }

    /// Puts all where it stood, if all of it stood somewhere and boxes have room there; points of
    /// edges make way for them and for each other. Whether that is so.
    pub(super) fn stand(&mut self) -> bool {
        for (at, wish) in self.at.iter_mut().zip(&self.wishes) {
            let Some((wish, _)) = *wish else {
                return false;
            };
            *at = wish;
        }
        for layer in 0..self.layers.len() - 1 {
            self.settle(layer, Side::Neither, 1.0);
        }
        let mut places = self.at.iter().zip(self.wishes.iter().flatten());
        places.all(|(at, (wish, held))| *held == 0.0 || (at - wish).abs() <= STILL)
    }

    /// Puts what stood somewhere there, all else by what it is joined to, or beside it.
    pub(super) fn start_at_wishes(&mut self) {
        for _ in 0..2 {
            for vertex in 0..self.at.len() {
                if let Some((wish, _)) = self.wishes[vertex] {
                    self.at[vertex] = wish;
                }
            }
            for layer in 0..self.layers.len() - 1 {
                self.settle(layer, Side::Both, 1e6);
            }
        }
    }

    /// The leftmost and the rightmost border.
    pub(super) fn extent(&self) -> (f64, f64) {
        let (mut low, mut high) = (f64::MAX, f64::MIN);
        for (range, ends) in self.layers.windows(2).zip(&self.ends) {
            if range[0] < range[1] {
                low = low.min(self.at[range[0]] - ends[0]);
                high = high.max(self.at[range[1] - 1] + ends[1]);
            }
        }
        (low, high.max(low))
    }

    /// The width of the widest layer when all stand as close as they may.
    pub(super) fn least_width(&self) -> f64 {
        let layers = self.layers.windows(2).zip(&self.ends);
        let widths = layers.filter(|(range, _)| range[0] < range[1]);
        let widths = widths.map(|(range, ends)| self.offset[range[1] - 1] + ends[0] + ends[1]);
        widths.fold(0.0, f64::max)
    }

    /// The window of this width for which those that stood somewhere have to move least in all,
    /// and the pivot not at all.
    pub(super) fn window(&self, room: f64) -> (f64, f64) {
        // How far one is pushed grows to both sides of where it is not pushed, so that the least
        // sum is at the median of where pushing begins.
        let mut begins = Vec::with_capacity(2 * self.at.len());
        let mut of_pivot = None;
        for (range, ends) in self.layers.windows(2).zip(&self.ends) {
            let Some(last) = (range[0]..range[1]).next_back() else {
                continue;
            };
            for vertex in range[0]..range[1] {
                let Some((wish, _)) = self.wishes[vertex].filter(|wish| wish.1 > 0.0) else {
                    continue;
                };
                let right = wish + self.offset[last] - self.offset[vertex] + ends[1];
                let left = wish - self.offset[vertex] - ends[0];
                begins.extend([(right - room, vertex), (left, vertex)]);
                if vertex == self.pivot {
                    of_pivot = Some((right - room, left));
                }
            }
        }
        by_place(&mut begins);
        let median = begins.get(begins.len() / 2).map_or(0.0, |begin| begin.0);
        let left = match of_pivot {
            Some((least, most)) => median.max(least).min(most),
            None => median,
        };
        (left, left + room)
    }

    /// From the leftmost to the rightmost border.
    pub(super) fn width(&self) -> f64 {
        let (left, right) = self.extent();
        right - left
    }

    /// All vertices have to stand between these from now on, with their borders.
    pub(super) fn confine(&mut self, room: (f64, f64)) {
        self.room = room;
    }

    /// Settles each layer by the one above it, then each by the one below it.
    pub(super) fn sweep_rough(&mut self) {
        let count = self.layers.len() - 1;
        for layer in 0..count {
            self.settle(layer, Side::Above, 0.0);
        }
        for layer in (0..count).rev() {
            self.settle(layer, Side::Below, 0.0);
        }
    }

    /// Settles each layer by both others, downwards and upwards, up to so many times, until nothing
    /// moves by as much as a reader sees.
    pub(super) fn sweep(&mut self, hold: f64, times: usize, meter: &mut Meter<'_>) {
        let count = self.layers.len() - 1;
        for time in 0..times {
            self.farthest = 0.0;
            for layer in (0..count).chain((0..count).rev()) {
                self.settle(layer, Side::Both, hold);
            }
            meter.at((time + 1) as f64 / times as f64);
            if self.farthest < STILL {
                break;
            }
        }
    }

    /// Moves one layer as near to where its vertices want to be as their separations allow.
    fn settle(&mut self, layer: usize, side: Side, hold: f64) {
        self.blocks.clear();
        for vertex in self.layers[layer]..self.layers[layer + 1] {
            let (mut sum, mut weight) = self.pull(vertex, side);
            let least = if side == Side::Neither { 1e-6 } else { 0.0 };
            let wish = self.wishes[vertex].map(|(wish, held)| (wish, hold * held.max(least)));
            if let Some((wish, held)) = wish.filter(|wish| wish.1 > 0.0) {
                let pull = match vertex == self.pivot {
                    true => FAST,
                    false => held * closeness(self.at[vertex] - wish, HELD),
                };
                (sum, weight) = (sum + wish * pull, weight + pull);
            }
            if weight <= 0.0 {
                // Who is free stays where it is unless it stands in the way.
                (sum, weight) = (self.at[vertex] * 1e-6, 1e-6);
            }
            let mut block = Block {
                sum: sum - self.offset[vertex] * weight,
                weight,
                middle: sum / weight - self.offset[vertex],
                length: 1,
            };
            while let Some(last) = self.blocks.last() {
                if last.middle < block.middle {
                    break;
                }
                block = block.pooled(last);
                self.blocks.pop();
            }
            self.blocks.push(block);
        }
        let [first, last] = self.ends[layer];
        let end = self.layers[layer + 1].saturating_sub(1);
        let low = self.room.0 + first;
        let high = self.room.1 - last - self.offset.get(end).copied().unwrap_or_default();
        let mut vertex = self.layers[layer];
        for block in &self.blocks {
            // Compared here: WebAssembly has no instruction for what Rust calls `min` and `max`.
            let middle = match block.middle {
                middle if low >= high || middle < low => low,
                middle if middle > high => high,
                middle => middle,
            };
            for _ in 0..block.length {
                let to = middle + self.offset[vertex];
                let far = (to - self.at[vertex]).abs();
                if far > self.farthest {
                    self.farthest = far;
                }
                self.at[vertex] = to;
                vertex += 1;
            }
        }
    }

    /// Where the edges of a vertex want it, times how much, and how much.
    fn pull(&self, vertex: usize, side: Side) -> (f64, f64) {
        let [above, below] = self.starts[vertex];
        let end = self.starts[vertex + 1][0];
        let (range, exact) = match side {
            Side::Above => (above..below, false),
            Side::Below => (below..end, false),
            Side::Both => (above..end, true),
            Side::Neither => (end..end, true),
        };
        let (mut sum, mut weight) = (0.0, 0.0);
        let here = self.at[vertex];
        for spring in &self.edges[range.start as usize..range.end as usize] {
            let there = self.at[spring.other as usize] + spring.aside;
            let edge = if exact {
                spring.weight * closeness(there - here, NEAR)
            } else {
                spring.weight
            };
            sum += there * edge;
            weight += edge;
        }
        (sum, weight)
    }
}

/// One over a distance, which is never taken as less than `near`.
fn closeness(distance: f64, near: f64) -> f64 {
    1.0 / (distance * distance + near * near).sqrt()
}

/// Vertices that stand as close together as they may.
#[derive(Clone, Copy)]
struct Block {
    sum: f64,
    weight: f64,
    middle: f64,
    length: usize,
}

impl Block {
    fn pooled(self, other: &Self) -> Self {
        let (sum, weight) = (self.sum + other.sum, self.weight + other.weight);
        Self {
            sum,
            weight,
            middle: sum / weight,
            length: self.length + other.length,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Spacing;

    /// Two layers of boxes 10 wide that stood at these places.
    fn springs(stood: [&[f64]; 2], pivot: Option<Vertex>) -> Springs {
        let layers = stood.iter().zip(0..);
        let layers = layers.flat_map(|(stood, layer)| vec![layer; stood.len()]);
        let layers: Vec<_> = layers.collect();
        let spacing = Spacing {
            node: 10.0,
            ..Spacing::default()
        };
        let mut layered = Layered::new(layers.len(), &layers, &[], spacing);
        layered.width.fill(10.0);
        let wishes: Vec<_> = stood.concat().into_iter().map(Some).collect();
        let mut springs = Springs::new(&layered, &wishes, pivot);
        springs.start_at_wishes();
        springs
    }

    #[test]
    fn a_window_holds_most_where_they_stood() {
        // The hole between 25 and 95 is to close: who is alone moves.
        let stood: [&[f64]; 2] = [&[5.0, 25.0, 105.0], &[5.0, 25.0]];
        assert_eq!(springs(stood, None).width(), 110.0);
        assert_eq!(springs(stood, None).window(60.0), (0.0, 60.0));
        let (left, right) = springs(stood, Some(2)).window(60.0);
        assert!(left <= 60.0 && right >= 110.0, "{left} to {right}");
    }

    #[test]
    fn what_is_confined_stands_within_its_bounds_and_apart() {
        let mut springs = springs([&[5.0, 25.0, 105.0], &[5.0, 25.0]], None);
        springs.confine((0.0, 60.0));
        springs.sweep(1.0, 20, &mut Meter::new(&mut |_| {}));
        let at = springs.into_places();
        assert!(
            (at[0] - 5.0).abs() < 0.1 && (at[1] - 25.0).abs() < 0.1,
            "{at:?}"
        );
        assert_eq!(at[2], 55.0);
    }
}
