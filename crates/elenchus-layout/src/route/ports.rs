//! Where edges meet their boxes: towards what is at their other end, so that they are short and run
//! straight down wherever one box stands above the other, in the order of those ends, and apart
//! from each other. At each side of a box that is isotonic regression again, as in placing boxes.

use crate::layered::{Layered, Vertex};
use crate::places::by_place;

/// The widest distance of two ports.
const PORT: f64 = 18.0;

/// How much of the side of a box ports may take.
const SIDE: f64 = 0.7;

/// Where each edge leaves its upper box and reaches its lower one.
pub(super) struct Ports {
    pub(super) below: Vec<f64>,
    pub(super) above: Vec<f64>,
}

/// From where to where the end of an edge may be.
type Range = (f64, f64);

impl Ports {
    pub(super) fn new(layered: &Layered, across: &[f64]) -> Self {
        let range = |edge: usize, end: usize, vertex: Vertex| -> Range {
            let middle = across[vertex];
            match layered.slot(edge, end) {
                Some(slot) => (middle + slot.offset, middle + slot.offset),
                None => {
                    let reach = layered.width[vertex] * SIDE / 2.0;
                    (middle - reach, middle + reach)
                }
            }
        };
        let count = layered.chains.len();
        let mut ports = Self {
            below: vec![0.0; count],
            above: vec![0.0; count],
        };
        let mut leaving = vec![Vec::new(); layered.boxes];
        let mut reaching = vec![Vec::new(); layered.boxes];
        for (edge, chain) in layered.chains.iter().enumerate() {
            let [first, .., last] = chain[..] else {
                continue;
            };
            let (second, before) = (chain[1], chain[chain.len() - 2]);
            let (upper, lower) = (range(edge, 0, first), range(edge, 1, last));
            (ports.below[edge], ports.above[edge]) = match chain.len() {
                2 => nearest(upper, lower),
                _ => (within(across[second], upper), within(across[before], lower)),
            };
            if !layered.is_point(first) && layered.slot(edge, 0).is_none() {
                leaving[first].push((across[second], edge));
            }
            if !layered.is_point(last) && layered.slot(edge, 1).is_none() {
                reaching[last].push((across[before], edge));
            }
        }
        let side = |node: Vertex| {
            let reach = layered.width[node] * SIDE / 2.0;
            (across[node] - reach, across[node] + reach)
        };
        for (node, edges) in leaving.iter_mut().enumerate() {
            spread(edges, side(node), &mut ports.below);
        }
        // What is not told apart at the lower end follows the upper one.
        for (edge, chain) in layered.chains.iter().enumerate() {
            if chain.len() == 2 {
                ports.above[edge] = within(ports.below[edge], range(edge, 1, chain[1]));
            }
        }
        for (node, edges) in reaching.iter_mut().enumerate() {
            spread(edges, side(node), &mut ports.above);
        }
        ports
    }
}

/// The places in two ranges that are nearest to each other, between their middles if there are
/// several.
fn nearest(upper: Range, lower: Range) -> (f64, f64) {
    let middle = (upper.0 + upper.1 + lower.0 + lower.1) / 4.0;
    let below = within(within(middle, upper), lower);
    (within(below, upper), below)
}

fn within(place: f64, (low, high): Range) -> f64 {
    place.max(low).min(high)
}

/// Spreads the edges at one side of a box, given by the places of their other ends: each as near
/// to where it would be as their order and distances allow.
fn spread(edges: &mut [(f64, usize)], (low, high): Range, xs: &mut [f64]) {
    if edges.len() < 2 {
        return;
    }
    by_place(edges);
    let gaps = (edges.len() - 1) as f64;
    let step = PORT.min((high - low) / gaps);
    // Runs of edges that stand as close together as they may: sum of places, and how many.
    let mut runs: Vec<(f64, f64)> = Vec::with_capacity(edges.len());
    for (index, &(_, edge)) in edges.iter().enumerate() {
        let mut run = (xs[edge] - index as f64 * step, 1.0);
        while let Some(&(sum, count)) = runs.last() {
            if sum / count < run.0 / run.1 {
                break;
            }
            run = (run.0 + sum, run.1 + count);
            runs.pop();
        }
        runs.push(run);
    }
    let mut index = 0;
    for (sum, count) in runs {
        let first = within(sum / count, (low, high - gaps * step));
        for _ in 0..count as usize {
            xs[edges[index].1] = first + index as f64 * step;
            index += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_runs_straight_down_where_boxes_stand_above_each_other() {
        assert_eq!(nearest((0.0, 100.0), (60.0, 160.0)), (80.0, 80.0));
        assert_eq!(nearest((0.0, 100.0), (70.0, 90.0)), (70.0, 70.0));
        assert_eq!(nearest((0.0, 100.0), (0.0, 300.0)), (100.0, 100.0));
        assert_eq!(nearest((0.0, 100.0), (160.0, 200.0)), (100.0, 160.0));
    }

    #[test]
    fn ports_keep_their_order_their_distance_and_their_side() {
        let spread = |aims: &[f64]| {
            let mut edges: Vec<_> = (0..aims.len()).map(|edge| (edge as f64, edge)).collect();
            let mut xs = aims.to_vec();
            spread(&mut edges, (0.0, 100.0), &mut xs);
            xs
        };
        assert_eq!(spread(&[10.0, 90.0]), [10.0, 90.0]);
        assert_eq!(spread(&[50.0, 50.0]), [41.0, 59.0]);
        assert_eq!(
            spread(&[100.0, 100.0, 0.0]),
            [48.666666666666664, 66.66666666666666, 84.66666666666666]
        );
        assert_eq!(spread(&[100.0; 3]), [64.0, 82.0, 100.0]);
        assert_eq!(spread(&[0.0; 11])[10], 100.0);
    }
}
