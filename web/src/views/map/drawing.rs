//! Where everything stands: the layout of what is visible, tied to the map's own ids.

use elenchus::map::{EdgeId, GroupId, Map, NodeId, View, VisibleGroup};
use elenchus_layout::{self as layout, Point, Rect};
use elenchus_worker::jobs::draw::{Drawn, ToDraw};

use super::rows::breaks;
use super::sizes::Measured;
use crate::views::words::Look;

/// The free space within the border of a section.
const PADDING: f64 = 16.0;
/// The height of the band for its title above that.
const BAND: f64 = 20.0;

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
    /// The sections that are drawn as boxes, where they are wanted.
    pub frames: Vec<(GroupId, Rect)>,
    /// What holds all of it.
    pub bounds: Rect,
}

impl Drawing {
    /// Where a card stands.
    pub fn box_of(&self, node: NodeId) -> Option<Rect> {
        let at = self.nodes.binary_search(&node).ok()?;
        self.boxes.get(at).copied()
    }

    /// Where a section is drawn.
    fn frame_of(&self, group: GroupId) -> Option<Rect> {
        let at = self
            .frames
            .binary_search_by_key(&group, |&(group, _)| group);
        at.ok().map(|at| self.frames[at].1)
    }

    /// The corners of an edge's way; none where it has no route.
    fn corners_of(&self, map: &Map, edge: EdgeId) -> Vec<Point> {
        let key = |&edge: &EdgeId| (map.claim_and_reason(edge).1, edge);
        let at = self.edges.binary_search_by_key(&key(&edge), key).ok();
        let curve = at.and_then(|at| self.curves.get(at));
        curve.map_or_else(Vec::new, |curve| curve.iter().step_by(3).copied().collect())
    }
}

/// What is to be drawn of a view. `cards` are those of `view.nodes`, in that order. Where there is
/// a drawing already, its cards keep their places as far as they can, and the pivot keeps its own
/// exactly.
pub fn to_draw(
    map: &Map,
    view: &View,
    cards: &[Measured],
    with_sections: bool,
    before: Option<(&Drawing, NodeId)>,
) -> ToDraw {
    let spacing = layout::Spacing {
        node: 28.0,
        layer: 64.0,
        ..layout::Spacing::default()
    };
    let mut graph = graph(map, view, cards);
    if with_sections {
        graph.groups = groups(map, view);
    }
    ToDraw {
        graph,
        options: layout::Options {
            spacing,
            ..layout::Options::default()
        },
        previous: before.map_or_else(layout::Previous::default, |(drawing, pivot)| {
            previous(map, view, drawing, pivot)
        }),
    }
}

/// The sections of which something is visible, for the layout.
fn groups(map: &Map, view: &View) -> Vec<layout::Group> {
    let visible = map.visible_groups(view).into_iter();
    let group = |visible: VisibleGroup| layout::Group {
        parent: visible.parent,
        members: visible.members,
        padding: PADDING,
        title: BAND,
    };
    visible.map(group).collect()
}

fn previous(map: &Map, view: &View, drawing: &Drawing, pivot: NodeId) -> layout::Previous {
    let boxes = view.nodes.iter().map(|&node| drawing.box_of(node));
    let routes = view.edges.iter().map(|&edge| drawing.corners_of(map, edge));
    layout::Previous {
        boxes: boxes.collect(),
        pivot: view.nodes.binary_search(&pivot).ok(),
        routes: routes.collect(),
        groups: match drawing.frames[..] {
            [] => Vec::new(),
            _ => {
                let visible = map.visible_groups(view).into_iter();
                visible.map(|it| drawing.frame_of(it.group)).collect()
            }
        },
    }
}

/// Ties what was drawn of a view to the ids of the map.
pub fn tied(map: &Map, view: &View, cards: &[Measured], drawn: Drawn) -> Drawing {
    let mut curves = drawn.curves;
    // After the edges of the view come those that only broke rows.
    curves.truncate(view.edges.len());
    let place = |node: NodeId| view.nodes.binary_search(&node).unwrap_or(usize::MAX);
    let ends = view.edges.iter().map(|&edge| {
        let (above, below) = map.claim_and_reason(edge);
        (place(above), place(below))
    });
    Drawing {
        nodes: view.nodes.clone(),
        boxes: drawn.boxes,
        kinds: cards.iter().map(|card| card.kind).collect(),
        edges: view.edges.clone(),
        ends: ends.collect(),
        reaches: curves.iter().map(|curve| reach(curve)).collect(),
        curves,
        frames: match drawn.groups[..] {
            [] => Vec::new(),
            _ => {
                let visible = map.visible_groups(view).into_iter();
                visible.map(|it| it.group).zip(drawn.groups).collect()
            }
        },
        bounds: drawn.bounds,
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
    let seen = view.edges.iter().map(|&id| map.claim_and_reason(id));
    let breaks = breaks(map, view).into_iter();
    layout::Graph {
        nodes: cards
            .iter()
            .map(|&Measured { width, height, .. }| layout::Node { width, height })
            .collect(),
        edges: seen
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

/// Draws a view of a map from nothing, for tests.
#[cfg(test)]
pub fn draw(map: &Map, view: &View, cards: &[Measured]) -> Drawing {
    use elenchus_worker::jobs::draw::draw;
    let drawn = draw(&to_draw(map, view, cards, false, None), &mut |_| {});
    tied(map, view, cards, drawn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, Document, State};
    use elenchus_worker::jobs::draw::draw;

    const TEXT: &str =
        "# One\n\n[A]: a\n\n# Two\n\n[B]: b\n  +> [A]\n\n# Three\n\n[C]: c\n  +> [B]\n";

    /// The titles of the sections that are drawn at a depth, with the claims in their boxes.
    fn sections(depth: u32) -> Vec<(String, Vec<String>)> {
        let state = State::new(Document::read("sections", TEXT));
        let state = state.after(Action::Depth(depth)).unwrap_or(state);
        let (map, view) = (&state.document.map, &state.visible);
        let card = Measured {
            width: 200.0,
            height: 100.0,
            kind: 1,
        };
        let cards = vec![card; view.nodes.len()];
        let drawn = draw(&to_draw(map, view, &cards, true, None), &mut |_| {});
        let drawing = tied(map, view, &cards, drawn);
        let inside = |around: Rect, card: Rect| {
            around.x < card.x
                && around.y < card.y
                && around.right() > card.right()
                && around.bottom() > card.bottom()
        };
        let section = |&(group, around): &(GroupId, Rect)| {
            let model = &state.document.model;
            let title = model
                .section(map.groups()[group.index()].section)
                .title
                .to_string();
            let cards = drawing.nodes.iter().zip(&drawing.boxes);
            let held = cards.filter(|&(_, &card)| inside(around, card));
            (
                title,
                held.map(|(&node, _)| map.slug(node).to_owned()).collect(),
            )
        };
        drawing.frames.iter().map(section).collect()
    }

    #[test]
    fn sections_hold_what_is_visible_of_them_and_others_are_not_drawn() {
        let of = |title: &str, slug: &str| (title.to_owned(), vec![slug.to_owned()]);
        assert_eq!(sections(0), [of("One", "a")]);
        assert_eq!(
            sections(9),
            [of("One", "a"), of("Two", "b"), of("Three", "c")]
        );
    }
}
