//! Coordinates across the layers, so that edges are short: each layer in turn is moved to where
//! the weighted squares of its edges are least under the separations of its vertices, which is
//! isotonic regression by pooling adjacent violators (Ayer et al. 1955). In the later sweeps an
//! edge is weighted by one over its length (Weiszfeld 1937), so that the lengths themselves become
//! least, not their squares.
//!
//! Then all is confined to about the width of the widest layer, which costs little length and saves
//! much area: isotonic regression between bounds is the free one, cut off at them.
//!
//! Vertices with a place in an earlier drawing are held there. Where that makes a drawing much
//! wider than a free one, it is confined to the window for which they have to move least, by a
//! weighted median; the pivot moves only if it must. Where nothing is new and all fits, nothing
//! moves.

mod lanes;
mod springs;

use crate::layered::{Layered, Vertex};
use crate::progress::Meter;
use springs::Springs;

/// How many times the layers are swept in each direction, by edges of one side first.
const ROUGH: usize = 6;

/// How wide a drawing may be, for a widest layer of 1 whose boxes stand as close as they may.
/// Narrower ones have longer edges: at 1.0 by seven percent, with 200 boxes.
const ROOM: f64 = 1.07;

/// How hard vertices are held where they stood, as a weight like that of an edge: while all of
/// them have room, and when the drawing has to become narrower, so that edges then count for more.
const HOLDS: [f64; 2] = [8.0, 2.0];

/// How much wider than a free drawing one may be for the sake of old places.
const WIDER: f64 = 1.06;

/// The middle of each vertex across the layers. Those with a `wish` would like to stand there,
/// the pivot more than all others.
pub(crate) fn across(
    layered: &Layered,
    wishes: &[Option<f64>],
    pivot: Option<Vertex>,
    meter: &mut Meter<'_>,
) -> Vec<f64> {
    let mut springs = Springs::new(layered, wishes, pivot);
    let is_steady = wishes.iter().any(Option::is_some);
    let vertices = layered.width.len();
    let fine = if is_steady {
        fine(10 * vertices)
    } else {
        fine(vertices)
    };
    // A drawing of the same, or of less, is the same unless it has become too wide for that.
    if !springs.stand() || springs.width() > springs.least_width() * ROOM * WIDER {
        sweep(&mut springs, is_steady, fine, meter);
    }
    let mut places = springs.into_places();
    lanes::straighten(layered, &mut places);
    places
}

/// Finds all places anew, sweeping up to so many times; near old places if there are some.
fn sweep(springs: &mut Springs, is_steady: bool, fine: usize, meter: &mut Meter<'_>) {
    springs.pack();
    for _ in 0..ROUGH {
        springs.sweep_rough();
    }
    meter.within((0.3, 0.4), |meter| springs.sweep(0.0, fine / 4, meter));
    let (left, right) = springs.extent();
    let over = (right - left - springs.least_width() * ROOM).max(0.0);
    springs.confine((left + over / 2.0, right - over / 2.0));
    meter.within((0.4, 0.8), |meter| springs.sweep(0.0, fine, meter));
    if !is_steady {
        return;
    }
    let room = springs.width() * WIDER;
    springs.confine((f64::MIN, f64::MAX));
    springs.start_at_wishes();
    meter.within((0.8, 0.9), |meter| springs.sweep(HOLDS[0], fine, meter));
    if springs.width() > room {
        springs.confine(springs.window(room));
        meter.within((0.9, 1.0), |meter| springs.sweep(HOLDS[1], fine, meter));
    }
}

/// How often the layers of so many vertices are swept: a long way to the shortest edges is cheap
/// for few, and short for what stands nearly where it should be.
fn fine(vertices: usize) -> usize {
    (600_000 / vertices.max(1)).clamp(10, 100)
}
