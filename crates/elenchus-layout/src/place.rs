//! Coordinates across the layers: each vertex wants to stand in the middle of its neighbours; each
//! layer is solved exactly for the least weighted squares under its separations (isotonic
//! regression by pooling adjacent violators, Ayer et al. 1955), in sweeps up and down.

use crate::layered::{Layered, Vertex};

/// How many times the layers are swept in each direction.
const SWEEPS: usize = 24;

/// The middle of each vertex across the layers.
pub(crate) fn across(layered: &Layered) -> Vec<f64> {
    let mut at = vec![0.0; layered.width.len()];
    for vertices in &layered.layers {
        let mut next = 0.0;
        for pair in vertices.windows(2) {
            at[pair[0]] = next;
            next += layered.separation(pair[0], pair[1]);
        }
        if let Some(&last) = vertices.last() {
            at[last] = next;
        }
    }
    let count = layered.layers.len();
    for sweep in 0..SWEEPS {
        let both = sweep + 4 >= SWEEPS;
        for layer in 0..count {
            settle(layered, layer, &mut at, true, both);
        }
        for layer in (0..count).rev() {
            settle(layered, layer, &mut at, both, true);
        }
    }
    at
}

/// Moves one layer as near to its neighbours as its separations allow.
fn settle(layered: &Layered, layer: usize, at: &mut [f64], above: bool, below: bool) {
    let vertices = &layered.layers[layer];
    let mut offset = 0.0;
    let mut blocks: Vec<Block> = Vec::with_capacity(vertices.len());
    for (index, &vertex) in vertices.iter().enumerate() {
        if index > 0 {
            offset += layered.separation(vertices[index - 1], vertex);
        }
        let (target, weight) = target(layered, vertex, at, above, below);
        let mut block = Block {
            sum: (target - offset) * weight,
            weight,
            length: 1,
        };
        while let Some(last) = blocks.last() {
            if last.middle() < block.middle() {
                break;
            }
            block = block.pooled(*last);
            blocks.pop();
        }
        blocks.push(block);
    }
    let (mut index, mut offset) = (0, 0.0);
    for block in blocks {
        for _ in 0..block.length {
            if index > 0 {
                offset += layered.separation(vertices[index - 1], vertices[index]);
            }
            at[vertices[index]] = block.middle() + offset;
            index += 1;
        }
    }
}

/// Vertices that stand as close together as they may.
#[derive(Clone, Copy)]
struct Block {
    sum: f64,
    weight: f64,
    length: usize,
}

impl Block {
    fn middle(self) -> f64 {
        self.sum / self.weight
    }

    fn pooled(self, other: Self) -> Self {
        Self {
            sum: self.sum + other.sum,
            weight: self.weight + other.weight,
            length: self.length + other.length,
        }
    }
}

/// Where a vertex wants to stand and how much; where it stands, hardly, when it has no neighbours.
fn target(layered: &Layered, vertex: Vertex, at: &[f64], above: bool, below: bool) -> (f64, f64) {
    let (mut sum, mut weight) = (0.0, 0.0);
    let sides = [
        (above, &layered.above[vertex]),
        (below, &layered.below[vertex]),
    ];
    for (_, neighbours) in sides.iter().filter(|(counts, _)| *counts) {
        for &(other, edge) in *neighbours {
            sum += at[other] * edge;
            weight += edge;
        }
    }
    if weight > 0.0 {
        (sum / weight, weight)
    } else {
        (at[vertex], 0.01)
    }
}
