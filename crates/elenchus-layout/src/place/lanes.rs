//! Straight lanes: where edges share points, each lane is made of as few straight pieces as the
//! room between its neighbours allows. The ways of edges are short then, however many layers they
//! pass; shifting one layer at a time leaves small steps at each of them.

use crate::layered::{Layered, Vertex};
use crate::places::by_place;

/// Straightens the lanes of a graph whose vertices stand `at` these places across. None comes to
/// stand farther out than it did somewhere.
pub(super) fn straighten(layered: &Layered, at: &mut [f64]) {
    if layered.lanes.is_empty() {
        return;
    }
    let mut lanes = Lanes {
        layered,
        neighbours: neighbours(layered),
        at,
    };
    // The outermost have most room, and make way for those within: first at the left, then at the
    // right.
    for side in [1.0, -1.0] {
        let mut order: Vec<_> = (layered.lanes.iter())
            .map(|lane| lanes.reach(lane, side))
            .zip(0..)
            .collect();
        by_place(&mut order);
        for (_, lane) in order {
            lanes.straighten(&layered.lanes[lane]);
        }
    }
}

struct Lanes<'l> {
    layered: &'l Layered,
    /// Who stands at the left and at the right of each vertex.
    neighbours: Vec<[Option<Vertex>; 2]>,
    at: &'l mut [f64],
}

impl Lanes<'_> {
    /// How far to the left a lane goes; to the right for a `side` of -1.
    fn reach(&self, lane: &[Vertex], side: f64) -> f64 {
        let places = lane.iter().map(|&point| self.at[point] * side);
        places.fold(f64::MAX, f64::min)
    }

    /// Straightens one lane.
    fn straighten(&mut self, mut lane: &[Vertex]) {
        while !lane.is_empty() {
            let (count, place) = self.piece(lane);
            let (piece, rest) = lane.split_at(count);
            for &point in piece {
                self.at[point] = place;
            }
            lane = rest;
        }
    }

    /// How many points of a lane can stand straight beneath each other from its beginning, and
    /// where: as near to their middle as they can.
    fn piece(&self, lane: &[Vertex]) -> (usize, f64) {
        let (mut low, mut high) = (f64::MIN, f64::MAX);
        let (mut count, mut sum) = (0, 0.0);
        for &point in lane {
            let room = self.room(point);
            let both = (low.max(room.0), high.min(room.1));
            if both.0 > both.1 && count > 0 {
                break;
            }
            (low, high) = both;
            (count, sum) = (count + 1, sum + self.at[point]);
        }
        (count, (sum / count as f64).max(low).min(high))
    }

    /// From where to where a point may stand between its neighbours.
    fn room(&self, point: Vertex) -> (f64, f64) {
        let [left, right] = self.neighbours[point];
        let apart = |left, right| self.layered.separation(left, right);
        let low = left.map_or(f64::MIN, |left| self.at[left] + apart(left, point));
        let high = right.map_or(f64::MAX, |right| self.at[right] - apart(point, right));
        // Where it stands is between them but for rounding.
        (low.min(self.at[point]), high.max(self.at[point]))
    }
}

/// Who stands at the left and at the right of each vertex.
fn neighbours(layered: &Layered) -> Vec<[Option<Vertex>; 2]> {
    let mut neighbours = vec![[None; 2]; layered.width.len()];
    for pair in layered.layers.iter().flat_map(|layer| layer.windows(2)) {
        neighbours[pair[0]][1] = Some(pair[1]);
        neighbours[pair[1]][0] = Some(pair[0]);
    }
    neighbours
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Spacing;
    use crate::layered::Link;

    /// How many boxes the path has.
    const COUNT: usize = 300;

    /// The places along the only lane of a path whose first box leads to all, when boxes stand at
    /// these places in their layers, and the lane at their right in so many of them, then at
    /// their left.
    fn straightened(boxes: impl Fn(usize) -> f64, at_right: usize) -> Vec<f64> {
        let layers: Vec<_> = (0..COUNT).collect();
        let links = (1..COUNT).map(|lower| Link {
            upper: 0,
            lower,
            weight: 1.0,
            hooked: [false; 2],
        });
        let links: Vec<_> = links.collect();
        let mut layered = Layered::new(COUNT, &layers, &links, Spacing::default());
        layered.width[..COUNT].fill(100.0);
        let lane = layered.lanes[0].clone();
        let mut at: Vec<_> = (0..COUNT).map(boxes).collect();
        at.resize(layered.width.len(), 0.0);
        for (&point, layer) in lane.iter().zip(1..) {
            let side = if layer <= at_right { 1.0 } else { -1.0 };
            layered.layers[layer] = match side {
                1.0 => vec![layer, point],
                _ => vec![point, layer],
            };
            at[point] = at[layer] + side * (layered.separation(layer, point) + 1.0);
        }
        straighten(&layered, &mut at);
        for layer in &layered.layers {
            for pair in layer.windows(2) {
                assert!(at[pair[1]] - at[pair[0]] >= layered.separation(pair[0], pair[1]));
            }
        }
        lane.iter().map(|&point| at[point]).collect()
    }

    #[test]
    fn a_lane_beside_boxes_is_straight() {
        let edge = Spacing::default().edge;
        let lane = straightened(|layer| (layer % 3) as f64 * 30.0, COUNT);
        assert_eq!(lane, [60.0 + 50.0 + edge; COUNT - 2]);
        let lane = straightened(|layer| (layer % 3) as f64 * 30.0, 0);
        assert_eq!(lane, [-50.0 - edge; COUNT - 2]);
    }

    #[test]
    fn a_lane_bends_where_it_has_to() {
        let lane = straightened(|layer| (layer % 3) as f64, 120);
        let pieces: Vec<_> = lane
            .chunk_by(|one, next| one == next)
            .map(<[f64]>::len)
            .collect();
        assert_eq!(pieces, [120, COUNT - 2 - 120]);
    }
}
