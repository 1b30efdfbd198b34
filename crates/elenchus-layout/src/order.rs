//! The order within layers: sweeps that sort each layer by the barycentre or the median of its
//! neighbours (Gansner et al. 1993, section 3), exchanges of neighbours where that saves
//! crossings, and both again from shaken orders. The order with the fewest crossings is kept;
//! they are counted with an accumulator tree after Barth, Jünger and Mutzel (2002).

mod count;
mod search;

use crate::graph::Level;
use crate::layered::{Layered, Vertex};
use crate::places::by_place;
use search::Search;

/// Orders every layer; whoever has a `wish` (where it stood before) keeps its side of others
/// that have one.
pub(crate) fn order(layered: &mut Layered, level: Level, wish: &[Option<f64>]) {
    start(layered);
    let mut search = Search::new(layered);
    search.improve(&Effort::of(level, layered.width.len()));
    layered.layers = search.into_best();
    keep(layered, wish);
}

/// How long to look for a better order.
pub(crate) struct Effort {
    /// How often an order may be swept without getting better.
    pub(crate) patience: usize,
    /// The most sweeps of one order.
    pub(crate) sweeps: usize,
    /// How many shaken orders are tried.
    pub(crate) shakes: usize,
    /// By how many crossings an order may be worse than the one before to be shaken next.
    pub(crate) slack: u64,
}

impl Effort {
    /// The effort for so many vertices. It shrinks as they grow, so that the time does not get
    /// out of hand. Small graphs gain most from being shaken often, large ones from long sweeps.
    fn of(level: Level, vertices: usize) -> Self {
        let shakes = |work: usize, most: usize| (work / vertices.max(1)).clamp(1, most);
        let (patience, sweeps) = match vertices {
            0..4_000 => (2, 8),
            _ => (4, 24),
        };
        match level {
            Level::Fast => Self {
                patience: 2,
                sweeps: 4,
                shakes: 0,
                slack: 0,
            },
            Level::Default => Self {
                patience,
                sweeps,
                shakes: shakes(60_000, 100),
                slack: 0,
            },
            Level::Best => Self {
                patience: 8,
                sweeps: 40,
                shakes: shakes(700_000, 3_000),
                slack: 10,
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
            stack.extend(layered.below[vertex].iter().rev().map(|&(below, _)| below));
        }
    }
    layered.layers = layers;
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
