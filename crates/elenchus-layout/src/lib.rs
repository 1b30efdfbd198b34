//! Layered drawings of directed graphs: sizes in, coordinates out.
//!
//! ```
//! use elenchus_layout::{Edge, Graph, Node, Options, layout};
//!
//! let card = Node { width: 200.0, height: 80.0 };
//! let graph = Graph {
//!     nodes: vec![card; 3],
//!     edges: vec![Edge { from: 0, to: 1, weight: 1.0 }, Edge { from: 0, to: 2, weight: 1.0 }],
//! };
//! let drawing = layout(&graph, &Options::default());
//! assert!(drawing.boxes[0].bottom() < drawing.boxes[1].y);
//! assert!(drawing.boxes[1].right() < drawing.boxes[2].x);
//! ```
//!
//! The phases are those of Sugiyama, Tagawa and Toda (1981), each a module of its own: rings are
//! broken, boxes put in layers, layers put in order, coordinates found, edges routed. Parts of a
//! graph that no edge joins are drawn side by side. Nothing depends on hash order, clocks or the
//! platform's mathematics: the same graph gives the same drawing everywhere.
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![warn(unreachable_pub)]

mod acyclic;
mod direction;
mod graph;
mod layered;
mod order;
mod parts;
mod place;
mod places;
mod previous;
mod rank;
mod route;
pub mod verify;

pub use graph::{
    Direction, Edge, Graph, Layout, Level, Node, Options, Point, Previous, Rect, Route, Spacing,
};

use direction::Frame;
use layered::Layered;
use parts::Part;
use previous::{Earlier, FARTHEST};

/// Draws a graph.
pub fn layout(graph: &Graph, options: &Options) -> Layout {
    layout_from(graph, options, &Previous::default())
}

/// Draws a graph so that it resembles an earlier drawing: boxes that stood in it keep their order
/// within a layer, and the pivot stays exactly where it was.
pub fn layout_from(graph: &Graph, options: &Options, previous: &Previous) -> Layout {
    let options = &sane_options(options);
    let frame = Frame::new(options.direction);
    let sizes: Vec<_> = graph
        .nodes
        .iter()
        .map(|node| frame.size(sane(node.width), sane(node.height)))
        .collect();
    let earlier = &Earlier { previous, frame };
    let mut boxes = vec![Rect::default(); sizes.len()];
    let mut routes = vec![Route::default(); graph.edges.len()];
    let mut left = 0.0;
    let mut parts = parts::parts(graph);
    in_earlier_order(&mut parts, earlier);
    for part in parts {
        let drawn = draw(graph, &part, &sizes, earlier, options);
        let shift = left - drawn.left;
        let rise = earlier.rise(&part.nodes, &drawn.boxes);
        for (&node, place) in part.nodes.iter().zip(drawn.boxes) {
            boxes[node] = Rect {
                x: place.x + shift,
                y: place.y + rise,
                ..place
            };
        }
        for (&edge, route) in part.edges.iter().zip(drawn.routes) {
            routes[edge] = moved(route, shift, rise);
        }
        left += drawn.width + 2.0 * options.spacing.node;
    }
    for place in &mut boxes {
        *place = frame.rect_out(*place);
    }
    for route in &mut routes {
        frame.route_out(route);
    }
    restore_sizes(graph, &mut boxes);
    let (right, down) = pivot_shift(&boxes, previous).unwrap_or_else(|| to_origin(&boxes, &routes));
    for place in &mut boxes {
        place.x += right;
        place.y += down;
    }
    let routes: Vec<_> = routes
        .into_iter()
        .map(|route| moved(route, right, down))
        .collect();
    pin(&mut boxes, previous);
    Layout {
        bounds: bounds(&boxes, &routes),
        boxes,
        routes,
    }
}

/// Puts the parts that stood in the earlier drawing into the order they had there, in the places
/// they hold among the new ones.
fn in_earlier_order(parts: &mut [Part], earlier: &Earlier<'_>) {
    let stood = |part: &Part| {
        let boxes = part.nodes.iter().filter_map(|&node| earlier.stood(node));
        boxes.map(|stood| stood.centre().x).reduce(f64::min)
    };
    let held = (0..parts.len()).filter_map(|at| Some((stood(&parts[at])?, at)));
    let held: Vec<_> = held.collect();
    let mut order = held.clone();
    places::by_place(&mut order);
    let mut sorted: Vec<_> = order.iter().map(|&(_, at)| parts[at].clone()).collect();
    for (&(_, at), part) in held.iter().zip(&mut sorted) {
        std::mem::swap(&mut parts[at], part);
    }
}

/// One part of a graph, drawn downwards.
struct Drawn {
    boxes: Vec<Rect>,
    routes: Vec<Route>,
    left: f64,
    width: f64,
}

fn draw(
    graph: &Graph,
    part: &Part,
    sizes: &[(f64, f64)],
    earlier: &Earlier<'_>,
    options: &Options,
) -> Drawn {
    let ends: Vec<_> = part
        .edges
        .iter()
        .map(|&edge| {
            (
                part.local[graph.edges[edge].from],
                part.local[graph.edges[edge].to],
            )
        })
        .collect();
    let stood: Vec<_> = part.nodes.iter().map(|&node| earlier.stood(node)).collect();
    let heights: Vec<_> = stood.iter().map(|stood| Some(stood.as_ref()?.y)).collect();
    let turned = acyclic::turned(part.nodes.len(), &ends, &heights);
    let mut down = Vec::new();
    let mut chain_of = vec![None; ends.len()];
    for (index, &(from, to)) in ends.iter().enumerate() {
        if from != to {
            chain_of[index] = Some(down.len());
            let (above, below) = if turned[index] {
                (to, from)
            } else {
                (from, to)
            };
            down.push((above, below, weight(graph.edges[part.edges[index]].weight)));
        }
    }
    let local_sizes: Vec<_> = part.nodes.iter().map(|&node| sizes[node]).collect();
    let layers = rank::layers(part.nodes.len(), &down, &heights);
    let mut layered = Layered::new(&local_sizes, &layers, &down, options);
    let ran = part.edges.iter().zip(&chain_of);
    let ran = ran.filter_map(|(&edge, &chain)| Some((chain?, earlier.ran(edge)?)));
    let wishes = previous::wishes(&layered, &stood, ran);
    order::order(&mut layered, options.level, &wishes);
    let across = place::across(&layered, &wishes);
    let (boxes, ways) = route::down(&layered, &across);
    let mut routes = Vec::with_capacity(ends.len());
    for (index, &(from, _)) in ends.iter().enumerate() {
        routes.push(match chain_of[index] {
            None => route::around(boxes[from], options.spacing.edge * 0.6),
            Some(chain) if turned[index] => against(ways[chain].clone()),
            Some(chain) => ways[chain].clone(),
        });
    }
    let whole = bounds(&boxes, &routes);
    Drawn {
        boxes,
        routes,
        left: whole.x,
        width: whole.width,
    }
}

/// The same way, walked from the other end.
fn against(mut route: Route) -> Route {
    route.points.reverse();
    route.curve.reverse();
    route.reversed = true;
    route
}

fn sane_options(options: &Options) -> Options {
    let Spacing { node, layer, edge } = options.spacing;
    Options {
        spacing: Spacing {
            node: sane(node),
            layer: sane(layer),
            edge: sane(edge),
        },
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

fn moved(mut route: Route, right: f64, down: f64) -> Route {
    for point in route.points.iter_mut().chain(&mut route.curve) {
        point.x += right;
        point.y += down;
    }
    route
}

/// Widths and heights are given, not computed: they come back as they were.
fn restore_sizes(graph: &Graph, boxes: &mut [Rect]) {
    for (place, node) in boxes.iter_mut().zip(&graph.nodes) {
        (place.width, place.height) = (sane(node.width), sane(node.height));
    }
}

/// How far all has to move so that the pivot stands where it stood.
fn pivot_shift(boxes: &[Rect], previous: &Previous) -> Option<(f64, f64)> {
    let pivot = previous.pivot?;
    let before = previous.boxes.get(pivot).copied().flatten()?;
    let now = boxes.get(pivot)?;
    let shift = (before.x - now.x, before.y - now.y);
    (shift.0.abs() <= FARTHEST && shift.1.abs() <= FARTHEST).then_some(shift)
}

/// The pivot's place to the last bit, which adding a difference may miss.
fn pin(boxes: &mut [Rect], previous: &Previous) {
    if pivot_shift(boxes, previous).is_none() {
        return;
    }
    let Some(pivot) = previous.pivot else { return };
    if let (Some(place), Some(Some(before))) = (boxes.get_mut(pivot), previous.boxes.get(pivot)) {
        (place.x, place.y) = (before.x, before.y);
    }
}

fn to_origin(boxes: &[Rect], routes: &[Route]) -> (f64, f64) {
    let whole = bounds(boxes, routes);
    (-whole.x, -whole.y)
}

/// The smallest rectangle that holds all boxes and ways.
fn bounds(boxes: &[Rect], routes: &[Route]) -> Rect {
    let corners = boxes
        .iter()
        .flat_map(|place| [(place.x, place.y), (place.right(), place.bottom())]);
    let bends = routes
        .iter()
        .flat_map(|route| &route.points)
        .map(|point| (point.x, point.y));
    let mut all = corners.chain(bends);
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
