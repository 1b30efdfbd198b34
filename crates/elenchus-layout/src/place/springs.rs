//! Vertices in their order with what pulls them, laid out for sweeping.

use crate::layered::{Layered, Tie};
use crate::progress::Meter;

/// Two vertices nearer than this across, in pixels, pull each other as if they stood that far
/// apart: an edge that is nearly straight need not become straighter at any price.
const NEAR: f64 = 200.0;

/// As [`NEAR`], for a vertex and where it stood.
const HELD: f64 = 10.0;

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
    /// Where each vertex would like to stand, and whether it is a box.
    wishes: Vec<Option<(f64, bool)>>,
    at: Vec<f64>,
    blocks: Vec<Block>,
    /// How far a vertex was moved at most since that was last asked.
    farthest: f64,
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
#[derive(Clone, Copy)]
enum Side {
    Above,
    Below,
    Both,
}

impl Springs {
    pub(super) fn new(layered: &Layered, wishes: &[Option<f64>]) -> Self {
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
        };
        for (&vertex, index) in layered.layers.iter().flatten().zip(0..) {
            springs.index[vertex] = index;
        }
        for layer in &layered.layers {
            let mut offset = 0.0;
            for (place, &vertex) in layer.iter().enumerate() {
                if place > 0 {
                    offset += layered.separation(layer[place - 1], vertex);
                }
                springs.offset.push(offset);
                let wish = wishes.get(vertex).copied().flatten();
                (springs.wishes).push(wish.map(|wish| (wish, !layered.is_point(vertex))));
                let above = springs.note(&layered.above[vertex], |hook| {
                    let [theirs, own] = layered.hooks[hook as usize];
                    theirs.offset - own.offset
                });
                let below = springs.note(&layered.below[vertex], |hook| {
                    let [own, theirs] = layered.hooks[hook as usize];
                    theirs.offset - own.offset
                });
                springs.starts.push([above, below]);
            }
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

    /// From the leftmost to the rightmost middle.
    pub(super) fn width(&self) -> f64 {
        let ends = (self.layers.windows(2)).filter(|ends| ends[0] < ends[1]);
        let (mut low, mut high) = (f64::MAX, f64::MIN);
        for ends in ends {
            low = low.min(self.at[ends[0]]);
            high = high.max(self.at[ends[1] - 1]);
        }
        (high - low).max(0.0)
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
        /// In pixels.
        const STILL: f64 = 0.5;
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
            if let Some((wish, true)) = self.wishes[vertex].filter(|_| hold > 0.0) {
                let pull = hold * closeness(self.at[vertex] - wish, HELD);
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
        let mut vertex = self.layers[layer];
        for block in &self.blocks {
            for _ in 0..block.length {
                let to = block.middle + self.offset[vertex];
                self.farthest = self.farthest.max((to - self.at[vertex]).abs());
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
