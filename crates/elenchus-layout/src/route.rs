//! Heights, and the ways of the edges: straight down through a layer at the side of its boxes,
//! slanting only in the gap between two layers, where no box is, as in Sugiyama et al. (1981). The
//! curves are cubic Béziers that stay in the gap they cross.

mod ports;

use crate::graph::{Point, Rect, Route};
use crate::layered::Layered;
use ports::Ports;

/// The space a layer takes.
#[derive(Clone, Copy)]
struct Band {
    top: f64,
    bottom: f64,
}

/// The boxes of a layered graph whose middles across are known, and the corners of its edges.
pub(crate) fn down(layered: &Layered, across: &[f64]) -> (Vec<Rect>, Vec<Vec<Point>>) {
    let bands = bands(layered);
    let mut band_of = vec![0; layered.width.len()];
    for (layer, vertices) in layered.layers.iter().enumerate() {
        for &vertex in vertices {
            band_of[vertex] = layer;
        }
    }
    let boxes: Vec<_> = (0..layered.boxes)
        .map(|node| Rect {
            x: across[node] - layered.width[node] / 2.0,
            y: bands[band_of[node]].top,
            width: layered.width[node],
            height: layered.height[node],
        })
        .collect();
    let ports = Ports::new(layered, across);
    let ways = layered.chains.iter().enumerate().map(|(edge, chain)| {
        let mut corners = Corners::default();
        for (place, &vertex) in chain.iter().enumerate() {
            let band = bands[band_of[vertex]];
            if layered.is_point(vertex) {
                corners.push(across[vertex], band.top);
                corners.push(across[vertex], band.bottom);
            } else if place == 0 {
                corners.push(ports.below[edge], boxes[vertex].bottom());
                corners.push(ports.below[edge], band.bottom);
            } else {
                corners.push(ports.above[edge], band.top);
            }
        }
        corners.0
    });
    let ways = ways.collect();
    (boxes, ways)
}

/// The corners of a way downwards.
#[derive(Default)]
struct Corners(Vec<Point>);

impl Corners {
    /// Adds a corner, for the last one if the way runs straight down through it: a way through a
    /// thousand layers need not have two thousand corners.
    fn push(&mut self, x: f64, y: f64) {
        match self.0[..] {
            [.., before, ref mut last] if before.x == x && last.x == x => last.y = y,
            _ => self.0.push(Point { x, y }),
        }
    }
}

fn bands(layered: &Layered) -> Vec<Band> {
    let mut top = 0.0;
    let bands = layered.layers.iter().map(|vertices| {
        let heights = vertices.iter().map(|&vertex| layered.height[vertex]);
        let band = Band {
            top,
            bottom: top + heights.fold(0.0, f64::max),
        };
        // Beside a layer of ports nothing but edges has to find room.
        let is_border = vertices.iter().all(|&vertex| layered.is_point(vertex));
        let gap = layered.spacing.layer;
        top = band.bottom + if is_border { gap / 2.0 } else { gap };
        band
    });
    bands.collect()
}

/// Two points lie above each other as far as anyone can see if they are no farther apart across.
const LEVEL: f64 = 0.01;

/// The corners without repetitions, where boxes are so far away from the way at least, and the smooth way: vertical where it meets a layer, so that
/// each curve stays within the gap that its piece of the polyline crosses.
pub(crate) fn route(corners: Vec<Point>, apart: f64) -> Route {
    let is_level = |one: Point, other: Point| (one.x - other.x).abs() <= LEVEL.min(apart);
    let mut points: Vec<Point> = Vec::new();
    for corner in corners {
        match points[..] {
            [.., last] if last == corner => {}
            // A long edge that runs straight down is one stretch.
            [.., before, last] if is_level(before, last) && is_level(before, corner) => {
                let end = points.len() - 1;
                points[end] = corner;
            }
            _ => points.push(corner),
        }
    }
    if points.is_empty() {
        return Route::default();
    }
    points.shrink_to_fit();
    let mut curve = Vec::with_capacity(3 * points.len() - 2);
    curve.push(points[0]);
    for pair in points.windows(2) {
        let [from, to] = [pair[0], pair[1]];
        let middle = (from.y + to.y) / 2.0;
        curve.extend([
            Point {
                x: from.x,
                y: middle,
            },
            Point { x: to.x, y: middle },
            to,
        ]);
    }
    if points.len() == 1 {
        points.push(points[0]);
        curve.extend([points[0]; 3]);
    }
    Route {
        points,
        curve,
        ..Route::default()
    }
}

/// The way of an edge from a box to itself: a small loop at its right side.
pub(crate) fn around(place: Rect, reach: f64) -> Route {
    let (near, far) = (place.right(), place.right() + reach);
    let (upper, lower) = (
        place.y + place.height / 3.0,
        place.y + place.height * 2.0 / 3.0,
    );
    let corner = |x, y| Point { x, y };
    Route {
        points: vec![
            corner(near, upper),
            corner(far, upper),
            corner(far, lower),
            corner(near, lower),
        ],
        curve: vec![
            corner(near, upper),
            corner(far, upper),
            corner(far, lower),
            corner(near, lower),
        ],
        ..Route::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_straight_down_has_two_corners() {
        let mut corners = Corners::default();
        for (x, y) in [
            (0.0, 0.0),
            (0.0, 1.0),
            (0.0, 2.0),
            (5.0, 3.0),
            (5.0, 4.0),
            (5.0, 9.0),
            (0.0, 9.5),
        ] {
            corners.push(x, y);
        }
        let corners: Vec<_> = corners
            .0
            .iter()
            .map(|corner| (corner.x, corner.y))
            .collect();
        assert_eq!(
            corners,
            [(0.0, 0.0), (0.0, 2.0), (5.0, 3.0), (5.0, 9.0), (0.0, 9.5)]
        );
    }
}
