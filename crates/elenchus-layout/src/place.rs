//! Coordinates across the layers, so that edges are short: each layer in turn is moved to where
//! the weighted squares of its edges are least under the separations of its vertices, which is
//! isotonic regression by pooling adjacent violators (Ayer et al. 1955). In the later sweeps an
//! edge is weighted by one over its length (Weiszfeld 1937), so that the lengths themselves become
//! least, not their squares.
//!
//! Vertices with a place in an earlier drawing are held there, less and less until the drawing is
//! about as narrow as one that is free.

mod springs;

use crate::layered::Layered;
use crate::progress::Meter;
use springs::Springs;

/// How many times the layers are swept in each direction, by edges of one side first.
const ROUGH: usize = 6;

/// How hard vertices are held where they stood, as a weight like that of an edge: at first, and
/// when the drawing is still too wide.
const HOLDS: [f64; 6] = [16.0, 2.0, 0.5, 0.1, 0.02, 0.0];

/// How much wider than a free drawing one may be for the sake of old places.
const WIDER: f64 = 1.06;

/// The middle of each vertex across the layers. Those with a `wish` would like to stand there.
pub(crate) fn across(layered: &Layered, wishes: &[Option<f64>], meter: &mut Meter<'_>) -> Vec<f64> {
    let mut springs = Springs::new(layered, wishes);
    let is_steady = wishes.iter().any(Option::is_some);
    let vertices = layered.width.len();
    let fine = if is_steady {
        fine(10 * vertices)
    } else {
        fine(vertices)
    };
    springs.pack();
    for _ in 0..ROUGH {
        springs.sweep_rough();
    }
    meter.within((0.3, 0.9), |meter| springs.sweep(0.0, fine, meter));
    if !is_steady {
        return springs.into_places();
    }
    let room = springs.width() * WIDER;
    for hold in HOLDS {
        springs.start_at_wishes();
        meter.within((0.9, 1.0), |meter| springs.sweep(hold, fine, meter));
        if springs.width() <= room {
            break;
        }
    }
    springs.into_places()
}

/// How often the layers of so many vertices are swept: a long way to the shortest edges is cheap
/// for few, and short for what stands nearly where it should be.
fn fine(vertices: usize) -> usize {
    (600_000 / vertices.max(1)).clamp(10, 100)
}
