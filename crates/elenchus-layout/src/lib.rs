//! Layered drawings of directed graphs: sizes in, coordinates out.
//!
//! ```
//! use elenchus_layout::{Edge, Graph, Node, Options, layout};
//!
//! let card = Node { width: 200.0, height: 80.0 };
//! let edge = Edge { weight: 1.0, ..Edge::default() };
//! let graph = Graph {
//!     nodes: vec![card; 3],
//!     edges: vec![Edge { from: 0, to: 1, ..edge }, Edge { from: 0, to: 2, ..edge }],
//!     ..Graph::default()
//! };
//! let drawing = layout(&graph, &Options::default());
//! assert!(drawing.boxes[0].bottom() < drawing.boxes[1].y);
//! assert!(drawing.boxes[1].right() < drawing.boxes[2].x);
//! ```
//!
//! The phases are those of Sugiyama, Tagawa and Toda (1981), each a module of its own: rings are
//! broken, boxes put in layers, layers put in order, coordinates found, edges routed. Parts of a
//! graph that no edge joins are drawn side by side, in rows. Nothing depends on hash order, clocks or the
//! platform's mathematics: the same graph gives the same drawing everywhere.
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![warn(unreachable_pub)]

mod acyclic;
mod composite;
mod direction;
mod fold;
mod graph;
mod layered;
mod nest;
mod nested;
mod order;
mod pack;
mod parts;
mod place;
mod places;
mod previous;
mod progress;
mod rank;
mod route;
mod sheet;
pub mod verify;

pub use graph::{
    Composite, Direction, Edge, Graph, Group, Layout, Level, Node, Options, Point, Port, Previous,
    Rect, Route, Spacing,
};
pub use progress::{Phase, Progress};

use composite::Composed;
use direction::Frame;
use previous::{Earlier, FARTHEST};
use progress::Meter;

/// Draws a graph.
pub fn layout(graph: &Graph, options: &Options) -> Layout {
    layout_from(graph, options, &Previous::default())
}

/// Draws a graph so that it resembles an earlier drawing: boxes that stood in it keep their order
/// within a layer, and the pivot stays exactly where it was.
pub fn layout_from(graph: &Graph, options: &Options, previous: &Previous) -> Layout {
    layout_with(graph, options, previous, &mut |_| {})
}

/// Draws a graph as [`layout_from`] does, to the last bit, and tells how far it has come: some
/// hundred times at most, however large the graph; at last that it is finished.
///
/// ```
/// use elenchus_layout::{Graph, Node, Options, Phase, Previous, layout_with};
///
/// let card = Node { width: 200.0, height: 80.0 };
/// let graph = Graph { nodes: vec![card; 3], ..Graph::default() };
/// let mut last = None;
/// layout_with(&graph, &Options::default(), &Previous::default(), &mut |progress| {
///     last = Some((progress.phase, progress.done));
/// });
/// assert_eq!(last, Some((Phase::Finished, 1.0)));
/// ```
pub fn layout_with(
    graph: &Graph,
    options: &Options,
    previous: &Previous,
    tell: &mut dyn FnMut(Progress),
) -> Layout {
    let meter = &mut Meter::new(tell);
    let drawing = match &Composed::new(graph, previous, options) {
        None => draw(graph, options, previous, None, meter),
        Some(composed) => {
            let (graph, previous) = (&composed.graph, &composed.previous);
            draw(graph, options, previous, Some(composed), meter)
        }
    };
    meter.enter(Phase::Finished);
    drawing
}

/// Draws a graph whose composites are groups.
fn draw(
    graph: &Graph,
    options: &Options,
    previous: &Previous,
    composed: Option<&Composed>,
    meter: &mut Meter<'_>,
) -> Layout {
    let options = &sane_options(options);
    let frame = Frame::new(options.direction);
    let sizes = graph.nodes.iter();
    let sizes = sizes.map(|node| frame.size(sane(node.width), sane(node.height)));
    let sizes: Vec<_> = sizes.collect();
    let weights: Vec<_> = graph.edges.iter().map(|edge| weight(edge.weight)).collect();
    let mut drawing = nested::draw(
        graph,
        &sizes,
        &weights,
        &Earlier { previous, frame },
        options,
        meter,
    );
    meter.enter(Phase::Ways);
    let mut bars = composed.map_or_else(Vec::new, |composed| {
        composed.lead(
            &drawing.boxes,
            &mut drawing.groups,
            &mut drawing.ways,
            &drawing.against,
        )
    });
    // What stands beside a box, or beside a group whose border an edge runs along, may be nearer to
    // it than an edge to what it passes.
    let room = options.spacing.edge.min(options.spacing.node);
    let edges = graph.edges.iter().zip(drawing.ways).zip(drawing.against);
    let routes = edges.map(
        |((edge, way), against)| match drawing.boxes.get(edge.from) {
            Some(&place) if edge.from == edge.to => route::around(place, room * 0.6),
            _ => Route {
                reversed: against,
                ..route::route(way, room)
            },
        },
    );
    let mut routes: Vec<_> = routes.collect();
    let mut boxes = drawing.boxes;
    let mut groups = drawing.groups;
    for place in boxes.iter_mut().chain(&mut groups).chain(&mut bars) {
        *place = frame.rect_out(*place);
    }
    for route in &mut routes {
        frame.route_out(route);
    }
    restore_sizes(graph, &mut boxes);
    let whole = |boxes: &[Rect], groups: &[Rect], routes: &[Route]| {
        let boxes: Vec<_> = boxes.iter().chain(groups).copied().collect();
        bounds(&boxes, routes.iter().flat_map(|route| &route.points))
    };
    let pivot = pivot_place(&boxes, previous);
    let to_pivot = pivot.map(|(now, before)| (before.x - now.x, before.y - now.y));
    let (right, down) = to_pivot.unwrap_or_else(|| {
        let whole = whole(&boxes, &groups, &routes);
        (-whole.x, -whole.y)
    });
    let bars_there = bars.iter_mut().filter(|bar| **bar != Rect::default());
    for place in boxes.iter_mut().chain(&mut groups).chain(bars_there) {
        *place = place.moved(right, down);
    }
    for route in &mut routes {
        shift(&mut route.points, right, down);
        shift(&mut route.curve, right, down);
    }
    let edges = graph.edges.iter().zip(routes);
    let routes = edges.map(|(edge, route)| Route {
        kind: edge.kind,
        ..route.with_ports()
    });
    let routes: Vec<_> = routes.collect();
    if let (Some((_, before)), Some(pivot)) = (pivot, previous.pivot) {
        // To the last bit, which adding a difference may miss.
        (boxes[pivot].x, boxes[pivot].y) = (before.x, before.y);
    }
    Layout {
        bounds: whole(&boxes, &groups, &routes),
        boxes,
        routes,
        groups,
        bars,
    }
}

fn sane_options(options: &Options) -> Options {
    let Spacing { node, layer, edge } = options.spacing;
    Options {
        spacing: Spacing {
            node: sane(node),
            layer: sane(layer),
            edge: sane(edge),
        },
        aspect: options
            .aspect
            .filter(|aspect| aspect.is_finite())
            .map(|aspect| aspect.clamp(0.01, 100.0)),
        ..*options
    }
}

fn sane(length: f64) -> f64 {
    if length.is_finite() {
        length.clamp(0.0, 100_000.0)
    } else {
        0.0
    }
}

fn weight(weight: f64) -> f64 {
    if weight.is_finite() {
        weight.clamp(0.0, 1000.0)
    } else {
        0.0
    }
}

fn shift(points: &mut [Point], right: f64, down: f64) {
    for point in points {
        point.x += right;
        point.y += down;
    }
}

/// Widths and heights are given, not computed: they come back as they were.
fn restore_sizes(graph: &Graph, boxes: &mut [Rect]) {
    for (place, node) in boxes.iter_mut().zip(&graph.nodes) {
        (place.width, place.height) = (sane(node.width), sane(node.height));
    }
}

/// Where the pivot is, and where it stood.
fn pivot_place(boxes: &[Rect], previous: &Previous) -> Option<(Rect, Rect)> {
    let pivot = previous.pivot?;
    let before = previous.boxes.get(pivot).copied().flatten()?;
    let now = boxes.get(pivot).copied()?;
    (before.x.abs() <= FARTHEST && before.y.abs() <= FARTHEST).then_some((now, before))
}

/// The smallest rectangle that holds all boxes and points.
fn bounds<'p>(boxes: &[Rect], points: impl Iterator<Item = &'p Point>) -> Rect {
    let corners = boxes
        .iter()
        .flat_map(|place| [(place.x, place.y), (place.right(), place.bottom())]);
    let mut all = corners.chain(points.map(|point| (point.x, point.y)));
    let Some(first) = all.next() else {
        return Rect::default();
    };
    let (low, high) = all.fold((first, first), |(low, high), (x, y)| {
        ((low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y)))
    });
    Rect {
        x: low.0,
        y: low.1,
        width: high.0 - low.0,
        height: high.1 - low.1,
    }
}

/// Runs the example of the read-me with the tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadMe;
