//! Where everything stands: the layout of what is visible, tied to the map's own ids.

use elenchus::map::{Edge, EdgeId, Map, NodeId, View};
use elenchus_layout::{self as layout, Layout, Point, Rect};

use super::rows::breaks;
use super::sizes::Measured;
use crate::views::words::Look;

/// How much an edge that only breaks a row weighs against one that is seen.
const BREAK: f64 = 0.25;

/// A laid-out view of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The cards, as in [`View::nodes`].
    pub nodes: Vec<NodeId>,
    /// Where each card stands.
    pub boxes: Vec<Rect>,
    /// Which of [`super::sizes::KINDS`] each card is.
    pub kinds: Vec<usize>,
    /// The edges, as in [`View::edges`].
    pub edges: Vec<EdgeId>,
    /// Each edge as a cubic Bézier of 3k + 1 points, from the claim to its reason. Empty where
    /// an edge has no route.
    pub curves: Vec<Vec<Point>>,
    /// What holds each curve.
    pub reaches: Vec<Rect>,
    /// The places of the two cards of each edge: the claim, the reason.
    pub ends: Vec<(usize, usize)>,
    /// What holds all of it.
    pub bounds: Rect,
}

impl Drawing {
    /// Where a card stands.
    pub fn box_of(&self, node: NodeId) -> Option<Rect> {
        let at = self.nodes.binary_search(&node).ok()?;
        self.boxes.get(at).copied()
    }

    /// The corners of an edge's way; none where it has no route.
    fn corners_of(&self, edge: EdgeId) -> Vec<Point> {
        let at = self.edges.binary_search(&edge).ok();
        let curve = at.and_then(|at| self.curves.get(at));
        curve.map_or_else(Vec::new, |curve| curve.iter().step_by(3).copied().collect())
    }
}

/// Draws what is visible. `cards` are those of `view.nodes`, in that order. Where there is a drawing already, its cards keep their places as far as they
/// can, and `pivot` keeps its own exactly.
pub fn draw(
    map: &Map,
    view: &View,
    cards: &[Measured],
    before: Option<(&Drawing, NodeId)>,
) -> Drawing {
    let graph = graph(map, view, cards);
    let options = layout::Options {
        spacing: layout::Spacing {
            node: 28.0,
            layer: 64.0,
            ..layout::Spacing::default()
        },
        ..layout::Options::default()
    };
    let laid_out = match before {
        None => layout::layout(&graph, &options),
        Some((drawing, pivot)) => {
            let previous = layout::Previous {
                boxes: view
                    .nodes
                    .iter()
                    .map(|&node| drawing.box_of(node))
                    .collect(),
                pivot: view.nodes.binary_search(&pivot).ok(),
                routes: (view.edges.iter())
                    .map(|&edge| drawing.corners_of(edge))
                    .collect(),
                groups: Vec::new(),
            };
            layout::layout_from(&graph, &options, &previous)
        }
    };
    let ends = graph.edges.iter().map(|edge| (edge.from, edge.to));
    of_layout(view, cards, ends, laid_out)
}

/// The cards that an edge joins: the upper one, which is the claim, and the lower one. Of two
/// that oppose each other the one nearer to the thesis is the upper one.
pub fn ends(map: &Map, edge: &Edge) -> (NodeId, NodeId) {
    let turned = edge.kind.is_symmetric() && map.depth(edge.from) < map.depth(edge.to);
    if turned {
        (edge.from, edge.to)
    } else {
        (edge.to, edge.from)
    }
}

/// The claim stands above its reasons, so that a layout edge runs from the claim to the reason.
/// After the edges of the view come those that only break rows.
fn graph(map: &Map, view: &View, cards: &[Measured]) -> layout::Graph {
    let place = |node: NodeId| view.nodes.binary_search(&node).unwrap_or(usize::MAX);
    let edge = |above: NodeId, below: NodeId, weight: f64| layout::Edge {
        from: place(above),
        to: place(below),
        weight,
        ..layout::Edge::default()
    };
    let seen = view.edges.iter().map(|&id| map.edge(id));
    let breaks = breaks(map, view).into_iter();
    layout::Graph {
        nodes: cards
            .iter()
            .map(|&Measured { width, height, .. }| layout::Node { width, height })
            .collect(),
        edges: seen
            .map(|seen| ends(map, seen))
            .map(|(above, below)| edge(above, below, 1.0))
            .chain(breaks.map(|(above, below)| edge(above, below, BREAK)))
            .collect(),
        composites: composites(map, view, place),
        ..layout::Graph::default()
    }
}

/// The premises of each argument stand side by side, under one bar.
fn composites(map: &Map, view: &View, place: impl Fn(NodeId) -> usize) -> Vec<layout::Composite> {
    let mut composites = Vec::new();
    for (above, &node) in view.nodes.iter().enumerate() {
        let mut members = Vec::new();
        for &edge in map.incoming(node) {
            let edge = map.edge(edge);
            if Look::of(edge) == Look::Premise {
                members.push(place(edge.from));
            }
        }
        if members.len() > 1 {
            composites.push(layout::Composite { above, members });
        }
    }
    composites
}

fn of_layout(
    view: &View,
    cards: &[Measured],
    ends: impl Iterator<Item = (usize, usize)>,
    laid_out: Layout,
) -> Drawing {
    let mut curves = Vec::with_capacity(view.edges.len());
    let routes = laid_out.routes.into_iter().take(view.edges.len());
    curves.extend(routes.map(|route| route.curve));
    Drawing {
        nodes: view.nodes.clone(),
        boxes: laid_out.boxes,
        kinds: cards.iter().map(|card| card.kind).collect(),
        edges: view.edges.clone(),
        ends: ends.take(view.edges.len()).collect(),
        reaches: curves.iter().map(|curve| reach(curve)).collect(),
        curves,
        bounds: laid_out.bounds,
    }
}

/// The smallest box that holds all these points, and with them a curve; empty for none.
pub fn reach(points: &[Point]) -> Rect {
    let Some(&first) = points.first() else {
        return Rect::default();
    };
    let (mut low, mut high) = (first, first);
    for point in points {
        (low.x, low.y) = (low.x.min(point.x), low.y.min(point.y));
        (high.x, high.y) = (high.x.max(point.x), high.y.max(point.y));
    }
    Rect {
        x: low.x,
        y: low.y,
        width: high.x - low.x,
        height: high.y - low.y,
    }
}
