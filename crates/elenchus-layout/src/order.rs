//! The order within layers: sweeps that sort each layer by the barycentre or the median of its
//! neighbours (Gansner et al. 1993, section 3), exchanges of neighbours where that saves
//! crossings, sifting (Matuszewski, Schönfeld and Molitor 1999) in small graphs, and all of it
//! again from shaken orders. The order with the fewest crossings is kept; they are counted with an
//! accumulator tree after Barth, Jünger and Mutzel (2002).

mod count;
mod gain;
mod search;
mod siblings;

use crate::graph::Level;
use crate::layered::{Layered, Tie, Vertex};
use crate::places::{Placed, by_place};
use crate::progress::Meter;
use search::Search;

/// Orders every layer; whoever has a `wish` (where it stood before) keeps its side of others
/// that have one. How many crossings are left.
pub(crate) fn order(
    layered: &mut Layered,
    effort: &Effort,
    wish: &[Option<f64>],
    meter: &mut Meter<'_>,
) -> u64 {
    if wish.iter().any(Option::is_some) {
        start_at(layered, wish);
    } else {
        start(layered);
    }
    // Where nothing is new all keeps its order, points of edges too.
    let is_same = wish.len() == layered.width.len() && wish.iter().all(Option::is_some);
    let none = Effort::none();
    let held = held(layered, wish);
    improve(layered, if is_same { &none } else { effort }, &held, meter)
}

/// Looks for a better order than the one there is. Those of each layer that are `held` stay in
/// that order among themselves. How many crossings are left.
pub(crate) fn improve(
    layered: &mut Layered,
    effort: &Effort,
    held: &[Vec<Vertex>],
    meter: &mut Meter<'_>,
) -> u64 {
    let mut search = Search::new(layered, held);
    search.improve(effort, meter);
    let crossings = search.fewest();
    layered.layers = search.into_best();
    crossings
}

/// Puts siblings in the order of their edges where that is worth it, and so `ports`, each after
/// what leads to it and its edge. How many crossings are left.
pub(crate) fn restore_siblings(
    layered: &mut Layered,
    ports: &[Placed],
    effort: &Effort,
    worth: f64,
) -> u64 {
    let mut search = Search::new(layered, &[]);
    search.restore_siblings(layered, ports, worth, effort.kin);
    let crossings = search.fewest();
    layered.layers = search.into_best();
    crossings
}

/// How many pairs of edges of one vertex cross, when vertices begin at these `places`: those that
/// hold to different slots of it, at the same side.
pub(crate) fn crossings_at(layered: &Layered, vertex: Vertex, places: &[u32]) -> u64 {
    let sides = [(1, &layered.above[vertex]), (0, &layered.below[vertex])];
    let crossings = sides.map(|(own, ties)| {
        let ties = ties.iter().filter(|tie| tie.1 > 0.0);
        let mut ends: Vec<_> = ties
            .map(|&(other, _, hook)| {
                let hook = layered.hooks[hook as usize];
                let there = places[other] + hook[1 - own].rank;
                (u64::from(hook[own].rank), u64::from(there))
            })
            .collect();
        count::of_ends(&mut ends)
    });
    crossings[0] + crossings[1]
}

/// Those of each layer that have a wish, in the order of their wishes.
fn held(layered: &Layered, wish: &[Option<f64>]) -> Vec<Vec<Vertex>> {
    let held = layered.layers.iter().map(|vertices| {
        let wished = vertices.iter().filter(|&&vertex| !layered.is_point(vertex));
        let wished = wished.filter_map(|&v| Some((wish.get(v).copied().flatten()?, v)));
        let mut wished: Vec<_> = wished.collect();
        by_place(&mut wished);
        wished.into_iter().map(|(_, vertex)| vertex).collect()
    });
    held.collect()
}

/// The first order by an earlier drawing: boxes where they stood, points between the ends of
/// their edges, new boxes beneath what leads to them.
fn start_at(layered: &mut Layered, wish: &[Option<f64>]) {
    let mut at: Vec<Option<f64>> = wish.to_vec();
    at.resize(layered.width.len(), None);
    start(layered);
    for layer in 0..layered.layers.len() {
        for &vertex in &layered.layers[layer] {
            at[vertex] = at[vertex].or_else(|| mean(&layered.above[vertex], &at));
        }
    }
    for layer in (0..layered.layers.len()).rev() {
        for &vertex in &layered.layers[layer] {
            at[vertex] = at[vertex].or_else(|| mean(&layered.below[vertex], &at));
        }
    }
    for chain in &layered.chains {
        let ends = (chain.first(), chain.last());
        let (Some(&first), Some(&last)) = ends else {
            continue;
        };
        if let (Some(from), Some(to)) = (at[first], at[last]) {
            let steps = (chain.len() - 1).max(1) as f64;
            for (step, &point) in chain.iter().enumerate() {
                if layered.is_point(point) && wish.get(point).copied().flatten().is_none() {
                    at[point] = Some(from + (to - from) * step as f64 / steps);
                }
            }
        }
    }
    for vertices in &mut layered.layers {
        let mut placed: Vec<_> = (vertices.iter())
            .map(|&vertex| (at[vertex].unwrap_or(f64::MAX), vertex))
            .collect();
        by_place(&mut placed);
        for (slot, (_, vertex)) in vertices.iter_mut().zip(placed) {
            *slot = vertex;
        }
    }
}

/// The mean place of those neighbours that have one.
fn mean(neighbours: &[Tie], at: &[Option<f64>]) -> Option<f64> {
    let places = neighbours.iter().filter_map(|&(other, ..)| at[other]);
    let (sum, count) = places.fold((0.0, 0.0), |(sum, count), at| (sum + at, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

/// How long to look for a better order.
pub(crate) struct Effort {
    /// How often an order may be swept without getting better.
    pub(crate) patience: usize,
    /// The most sweeps of one order.
    pub(crate) sweeps: usize,
    /// Past how many others a vertex may be moved at once; 0 for only exchanging neighbours.
    pub(crate) reach: usize,
    /// How many shaken orders are tried.
    pub(crate) shakes: usize,
    /// By how many crossings an order may be worse than the one before to be shaken next.
    pub(crate) slack: u64,
    /// How many vertices may be looked at to put siblings in order.
    pub(crate) kin: usize,
}

impl Effort {
    /// Only to count.
    pub(crate) fn none() -> Self {
        Self {
            patience: 0,
            sweeps: 0,
            reach: 0,
            shakes: 0,
            slack: 0,
            kin: 20_000,
        }
    }

    /// A few sweeps.
    pub(crate) fn few() -> Self {
        Self {
            patience: 2,
            sweeps: 4,
            ..Self::none()
        }
    }

    /// The effort for what has been ordered before.
    pub(crate) fn again(&self) -> Self {
        Self {
            shakes: self.shakes / 3,
            ..*self
        }
    }

    /// The effort for a graph of so many vertices, or as large as one of so many. It shrinks as
    /// they grow, so that the time does not get out of hand. Small graphs gain most from being shaken often, large ones from long sweeps.
    pub(crate) fn of(level: Level, vertices: usize) -> Self {
        /// Sweeping more than so many once takes a large part of a second.
        const MUCH: usize = 1_000_000;
        if vertices > MUCH {
            return Self::few();
        }
        let shakes = |work: usize, most: usize| (work / vertices.max(1)).clamp(1, most);
        let default = |patience, sweeps, reach, shakes| Self {
            patience,
            sweeps,
            reach,
            shakes,
            slack: 0,
            kin: 250_000,
        };
        match level {
            Level::Fast => Self::few(),
            Level::Default => match vertices {
                0..150 => default(2, 8, 8, shakes(3_000, 24)),
                150..1_000 => default(2, 8, 0, shakes(11_000, 100)),
                1_000..4_000 => default(4, 24, 0, shakes(34_000, 30)),
                4_000..20_000 => default(2, 6, 0, shakes(68_000, 15)),
                _ => default(4, 24, 0, shakes(100_000, 8)),
            },
            Level::Best => Self {
                patience: 8,
                sweeps: 40,
                reach: 0,
                shakes: shakes(560_000, 3_000),
                slack: 3,
                kin: 2_000_000,
            },
        }
    }
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
    let mut is_top = vec![true; count];
    for below in layered.below.iter().flatten() {
        is_top[below.0] = false;
    }
    for top in (0..count).filter(|&vertex| is_top[vertex]) {
        let mut stack = vec![top];
        while let Some(vertex) = stack.pop() {
            if std::mem::replace(&mut seen[vertex], true) {
                continue;
            }
            layers[layer_of[vertex]].push(vertex);
            stack.extend(layered.below[vertex].iter().rev().map(|&(below, ..)| below));
        }
    }
    layered.layers = layers;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Spacing;
    use crate::layered::Link;
    use proptest::prelude::*;

    fn count(layered: &Layered) -> u64 {
        Search::new(layered, &[]).fewest()
    }

    proptest! {
        #[test]
        fn other_ranks_change_the_crossings_of_one_vertex_alone(
            ends in prop::collection::vec((0_usize..5, 5_usize..10, 0_u8..3), 1..24),
            keys in prop::collection::vec(0_u32..100, 24),
            above in any::<bool>(),
        ) {
            let links: Vec<_> = ends.iter().map(|&(upper, lower, weight)| Link {
                upper,
                lower,
                weight: f64::from(weight),
                hooked: [upper == 0, lower == 9],
            }).collect();
            let layer: Vec<_> = (0..10).map(|vertex| vertex / 5).collect();
            let mut layered = Layered::new(10, &layer, &links, Spacing::default());
            let (vertex, end) = if above { (0, 0) } else { (9, 1) };
            let number = |layered: &mut Layered, vertex: Vertex, end: usize, keys: &[u32]| {
                let own = (0..links.len()).filter(|&edge| layered.end(edge, end) == vertex);
                let mut own: Vec<_> = own.map(|edge| (f64::from(keys[edge]), edge)).collect();
                by_place(&mut own);
                for (rank, (_, edge)) in (0..).zip(own) {
                    if let Some(slot) = layered.slot_mut(edge, end) {
                        slot.rank = rank;
                    }
                }
            };
            number(&mut layered, 0, 0, &[0; 24]);
            number(&mut layered, 9, 1, &[0; 24]);
            let places = layered.places();
            let (all, own) = (count(&layered), crossings_at(&layered, vertex, &places));
            number(&mut layered, vertex, end, &keys);
            prop_assert_eq!(&layered.places(), &places);
            prop_assert_eq!(count(&layered) - crossings_at(&layered, vertex, &places), all - own);
        }
    }

    #[test]
    fn no_graph_is_swept_over_too_many_vertices() {
        for level in [Level::Fast, Level::Default, Level::Best] {
            let sizes = std::iter::successors(Some(1_usize), |size| Some(size + size / 2 + 1));
            for vertices in sizes.take(35) {
                let effort = Effort::of(level, vertices);
                let swept = (effort.shakes + 1) * effort.sweeps * vertices;
                let most = 80_000_000.max(4 * vertices);
                assert!(swept <= most, "{swept} for {vertices}");
            }
        }
    }
}
