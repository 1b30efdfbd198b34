//! The order within layers: sweeps of barycentres with exchange of neighbours, keeping
//! the order with the fewest crossings (Gansner et al. 1993, section 3; crossings counted with an
//! accumulator tree after Barth, Jünger and Mutzel, 2002).

use crate::graph::Level;
use crate::layered::{Layered, Vertex};

/// Orders every layer; whoever has a `wish` (where it stood before) keeps its side of others
/// that have one.
pub(crate) fn order(layered: &mut Layered, level: Level, wish: &[Option<f64>]) {
    start(layered);
    let mut best = layered.layers.clone();
    let mut fewest = crossings(layered);
    let sweeps = match level {
        Level::Fast => 4,
        Level::Default => 16,
        Level::Best => 64,
    };
    for sweep in 0..sweeps {
        if fewest == 0 {
            break;
        }
        if sweep % 2 == 0 {
            (1..layered.layers.len()).for_each(|layer| sort(layered, layer, Side::Above));
        } else {
            (0..layered.layers.len().saturating_sub(1))
                .rev()
                .for_each(|layer| sort(layered, layer, Side::Below));
        }
        exchange(layered);
        let now = crossings(layered);
        if now < fewest {
            fewest = now;
            best.clone_from(&layered.layers);
        }
    }
    layered.layers = best;
    keep(layered, wish);
}

/// Sorts what stands at places from left to right; those at one place keep their order.
pub(crate) fn by_place(items: &mut [(f64, usize)]) {
    items.sort_by(|left, right| left.0.total_cmp(&right.0));
}

#[derive(Clone, Copy)]
enum Side {
    Above,
    Below,
}

/// The first order: depth first from the top, children as they are given, so that a tree has no
/// crossing and siblings stand as in the document.
fn start(layered: &mut Layered) {
    let count = layered.width.len();
    let mut layer_of = vec![0; count];
    for (layer, vertices) in layered.layers.iter().enumerate() {
        for &vertex in vertices {
            layer_of[vertex] = layer;
        }
    }
    let mut seen = vec![false; count];
    let mut layers = vec![Vec::new(); layered.layers.len()];
    let mut tops: Vec<Vertex> = layered
        .layers
        .iter()
        .flatten()
        .copied()
        .filter(|&v| layered.above[v].is_empty())
        .collect();
    tops.sort_unstable();
    for top in tops {
        let mut stack = vec![top];
        while let Some(vertex) = stack.pop() {
            if std::mem::replace(&mut seen[vertex], true) {
                continue;
            }
            layers[layer_of[vertex]].push(vertex);
            stack.extend(layered.below[vertex].iter().rev().map(|&(below, _)| below));
        }
    }
    layered.layers = layers;
}

fn positions(layered: &Layered) -> Vec<usize> {
    let mut at = vec![0; layered.width.len()];
    for vertices in &layered.layers {
        for (index, &vertex) in vertices.iter().enumerate() {
            at[vertex] = index;
        }
    }
    at
}

/// Sorts a layer by the middle of the neighbours on one side; who has none keeps its
/// place among the others.
fn sort(layered: &mut Layered, layer: usize, side: Side) {
    let fixed = match side {
        Side::Above => layer - 1,
        Side::Below => layer + 1,
    };
    let mut at = vec![0.0; layered.width.len()];
    for (index, &vertex) in layered.layers[fixed].iter().enumerate() {
        at[vertex] = index as f64;
    }
    let neighbours = match side {
        Side::Above => &layered.above,
        Side::Below => &layered.below,
    };
    // The weights are for straight edges, not for order: every edge that counts counts the same.
    let middle = |vertex: Vertex| {
        let counting = neighbours[vertex]
            .iter()
            .filter(|&&(_, weight)| weight > 0.0);
        let (sum, count) = counting.fold((0.0, 0.0), |(sum, count), &(other, _)| {
            (sum + at[other], count + 1.0)
        });
        (count > 0.0).then(|| sum / count)
    };
    let vertices = &mut layered.layers[layer];
    let mut movable: Vec<(f64, Vertex)> = vertices
        .iter()
        .filter_map(|&v| Some((middle(v)?, v)))
        .collect();
    by_place(&mut movable);
    let mut movable = movable.into_iter();
    for vertex in vertices.iter_mut() {
        if middle(*vertex).is_some() {
            if let Some((_, next)) = movable.next() {
                *vertex = next;
            }
        }
    }
}

/// Exchanges neighbours as long as that saves crossings, a few rounds at most.
fn exchange(layered: &mut Layered) {
    let mut at = positions(layered);
    for _ in 0..8 {
        let mut saved = false;
        for layer in 0..layered.layers.len() {
            for index in 1..layered.layers[layer].len() {
                let (left, right) = (
                    layered.layers[layer][index - 1],
                    layered.layers[layer][index],
                );
                let (now, then) =
                    [&layered.above, &layered.below]
                        .iter()
                        .fold((0, 0), |(now, then), side| {
                            let (a, b) = pair_crossings(&side[left], &side[right], &at);
                            (now + a, then + b)
                        });
                if then < now {
                    layered.layers[layer].swap(index - 1, index);
                    at.swap(left, right);
                    saved = true;
                }
            }
        }
        if !saved {
            break;
        }
    }
}

/// How often the edges of two neighbours cross as they stand, and exchanged.
fn pair_crossings(left: &[(Vertex, f64)], right: &[(Vertex, f64)], at: &[usize]) -> (usize, usize) {
    let (mut now, mut then) = (0, 0);
    for &(a, _) in left {
        for &(b, _) in right {
            now += usize::from(at[a] > at[b]);
            then += usize::from(at[a] < at[b]);
        }
    }
    (now, then)
}

/// How many pairs of edges cross between neighbouring layers.
pub(crate) fn crossings(layered: &Layered) -> usize {
    let at = positions(layered);
    let mut total = 0;
    for pair in layered.layers.windows(2) {
        let mut ends = Vec::new();
        for &vertex in &pair[0] {
            let begin = ends.len();
            ends.extend(layered.below[vertex].iter().map(|&(below, _)| at[below]));
            ends[begin..].sort_unstable();
        }
        total += inversions(&ends, pair[1].len());
    }
    total
}

/// How many pairs stand in the wrong order, by an accumulator tree over `size` values.
fn inversions(values: &[usize], size: usize) -> usize {
    let leaves = size.next_power_of_two().max(1);
    let mut tree = vec![0; 2 * leaves];
    let mut count = 0;
    for &value in values {
        let mut node = value + leaves;
        tree[node] += 1;
        while node > 1 {
            if node % 2 == 0 {
                count += tree[node + 1];
            }
            node /= 2;
            tree[node] += 1;
        }
    }
    count
}

/// Puts those with a wish back into the order of their wishes, in the places they hold.
fn keep(layered: &mut Layered, wish: &[Option<f64>]) {
    for vertices in &mut layered.layers {
        let wish_of = |vertex: Vertex| wish.get(vertex).copied().flatten();
        let mut kept: Vec<_> = vertices
            .iter()
            .filter_map(|&v| Some((wish_of(v)?, v)))
            .collect();
        by_place(&mut kept);
        let mut kept = kept.into_iter();
        for vertex in vertices.iter_mut() {
            if wish_of(*vertex).is_some() {
                if let Some((_, next)) = kept.next() {
                    *vertex = next;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::inversions;

    #[test]
    fn counts_pairs_in_the_wrong_order() {
        assert_eq!(inversions(&[0, 1, 2], 3), 0);
        assert_eq!(inversions(&[2, 1, 0], 3), 3);
        assert_eq!(inversions(&[1, 1, 0, 2], 3), 2);
    }
}
