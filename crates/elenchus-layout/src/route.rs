//! Heights, and the ways of the edges: straight down through a layer at the side of its boxes,
//! slanting only in the gap between two layers, where no box is.

use crate::graph::{Point, Rect, Route};
use crate::layered::{Layered, Vertex};
use crate::places::by_place;

/// The space a layer takes.
#[derive(Clone, Copy)]
struct Band {
    top: f64,
    bottom: f64,
}

/// The boxes of a layered graph whose middles across are known, and the ways of its edges.
pub(crate) fn down(layered: &Layered, across: &[f64]) -> (Vec<Rect>, Vec<Route>) {
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
        let mut corners = Vec::with_capacity(2 * chain.len());
        for (place, &vertex) in chain.iter().enumerate() {
            let band = bands[band_of[vertex]];
            if layered.is_point(vertex) {
                corners.push(Point {
                    x: across[vertex],
                    y: band.top,
                });
                corners.push(Point {
                    x: across[vertex],
                    y: band.bottom,
                });
            } else if place == 0 {
                corners.push(Point {
                    x: ports.below[edge],
                    y: boxes[vertex].bottom(),
                });
                corners.push(Point {
                    x: ports.below[edge],
                    y: band.bottom,
                });
            } else {
                corners.push(Point {
                    x: ports.above[edge],
                    y: band.top,
                });
            }
        }
        route(corners)
    });
    let routes = ways.collect();
    (boxes, routes)
}

fn bands(layered: &Layered) -> Vec<Band> {
    let mut top = 0.0;
    let heights = layered.layers.iter().map(|vertices| {
        vertices
            .iter()
            .map(|&v| layered.height[v])
            .fold(0.0, f64::max)
    });
    heights
        .map(|height| {
            let band = Band {
                top,
                bottom: top + height,
            };
            top = band.bottom + layered.spacing.layer;
            band
        })
        .collect()
}

/// Where each edge leaves its upper box and reaches its lower one.
struct Ports {
    below: Vec<f64>,
    above: Vec<f64>,
}

impl Ports {
    fn new(layered: &Layered, across: &[f64]) -> Self {
        let count = layered.chains.len();
        let mut ports = Self {
            below: vec![0.0; count],
            above: vec![0.0; count],
        };
        let mut leaving = vec![Vec::new(); layered.boxes];
        let mut reaching = vec![Vec::new(); layered.boxes];
        for (edge, chain) in layered.chains.iter().enumerate() {
            if let [first, second, ..] = chain[..] {
                leaving[first].push((across[second], edge));
            }
            if let [.., before, last] = chain[..] {
                reaching[last].push((across[before], edge));
            }
        }
        for (sides, xs) in [
            (&mut leaving, &mut ports.below),
            (&mut reaching, &mut ports.above),
        ] {
            for (node, edges) in sides.iter_mut().enumerate() {
                spread(edges, node, layered, across, xs);
            }
        }
        ports
    }
}

/// The widest distance of two ports.
const PORT: f64 = 18.0;

/// Spreads the edges at one side of a box about its middle, in the order of their other ends.
fn spread(
    edges: &mut [(f64, usize)],
    node: Vertex,
    layered: &Layered,
    across: &[f64],
    xs: &mut [f64],
) {
    by_place(edges);
    let gaps = edges.len().saturating_sub(1) as f64;
    let step = if gaps > 0.0 {
        PORT.min(layered.width[node] * 0.7 / gaps)
    } else {
        0.0
    };
    for (index, &(_, edge)) in edges.iter().enumerate() {
        xs[edge] = across[node] + (index as f64 - gaps / 2.0) * step;
    }
}

/// The corners without repetitions, and the smooth way: vertical where it meets a layer, so that
/// each curve stays within the gap that its piece of the polyline crosses.
fn route(corners: Vec<Point>) -> Route {
    let mut points: Vec<Point> = Vec::with_capacity(corners.len());
    for corner in corners {
        if points.last() != Some(&corner) {
            points.push(corner);
        }
    }
    let mut curve = points[..1].to_vec();
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
        reversed: false,
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
        reversed: false,
    }
}
