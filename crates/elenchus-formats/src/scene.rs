//! A map as a drawing: cards with their lines of text and edges with their looks, at their
//! places, ready for any painter.

use elenchus::Model;
use elenchus::map::{Edge, Folds, Map, Options, View, project};
use elenchus::model::{Element, RelationKind, Role};
use elenchus_layout::{self as layout, Layout, Point, Rect};

use crate::measure::lines;
use crate::words;

/// A drawing. Coordinates are pixels from the upper left corner.
pub(crate) struct Scene {
    pub(crate) title: String,
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) cards: Vec<Card>,
    pub(crate) arrows: Vec<Arrow>,
}

/// A claim on the drawing.
pub(crate) struct Card {
    pub(crate) place: Rect,
    pub(crate) look: Look,
    /// Whether it is an argument, which has rounded corners.
    pub(crate) is_argument: bool,
    /// The full title and text, for those who cannot see the drawing.
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) lines: Vec<Line>,
}

/// A line of text on a card.
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) style: Style,
    /// The baseline.
    pub(crate) y: f64,
}

/// How a line is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Kicker,
    Title,
    Text,
    Voice,
}

/// What a card or an arrow is coloured for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Thesis,
    Support,
    Attack,
    Undercut,
    Premise,
}

/// An edge on the drawing; its curve ends at the claim it bears on.
pub(crate) struct Arrow {
    pub(crate) look: Look,
    pub(crate) word: &'static str,
    pub(crate) curve: Vec<Point>,
}

/// The width of a card and the space within it.
const CARD: f64 = 240.0;
const PADDING: f64 = 12.0;
/// The space around the drawing, and for its title above.
const EDGE: f64 = 32.0;
const HEAD: f64 = 44.0;
/// The most lines of text on a card.
const LINES: usize = 8;

impl Style {
    pub(crate) const fn size(self) -> f64 {
        match self {
            Self::Kicker | Self::Voice => 12.0,
            Self::Title => 16.0,
            Self::Text => 14.0,
        }
    }

    const fn leading(self) -> f64 {
        match self {
            Self::Kicker | Self::Voice => 17.0,
            Self::Title => 20.0,
            Self::Text => 19.0,
        }
    }
}

impl Look {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Thesis => "thesis",
            Self::Support => "support",
            Self::Attack => "attack",
            Self::Undercut => "undercut",
            Self::Premise => "premise",
        }
    }

    fn of(edge: &Edge) -> Self {
        match (words::relation(edge), edge.kind) {
            ("premise", _) => Self::Premise,
            (_, RelationKind::Support | RelationKind::Entails) => Self::Support,
            (_, RelationKind::Undercut) => Self::Undercut,
            _ => Self::Attack,
        }
    }
}

/// Draws the whole map of a model.
pub(crate) fn scene(model: &Model) -> Scene {
    let map = project(model, &Options::reading());
    let view = map.view(&Folds::to_depth(&map, u32::MAX));
    let mut cards: Vec<_> = view
        .nodes
        .iter()
        .map(|&node| card(model, &map, node))
        .collect();
    let drawing = laid_out(&map, &view, &cards);
    for (card, place) in cards.iter_mut().zip(&drawing.boxes) {
        card.place = shifted(*place);
    }
    let arrows = view
        .edges
        .iter()
        .zip(&drawing.routes)
        .map(|(&edge, route)| arrow(map.edge(edge), route));
    Scene {
        title: model.title().unwrap_or("Argument map").to_owned(),
        width: drawing.bounds.width + 2.0 * EDGE,
        height: drawing.bounds.height + 2.0 * EDGE + HEAD,
        arrows: arrows.collect(),
        cards,
    }
}

fn card(model: &Model, map: &Map, node: elenchus::map::NodeId) -> Card {
    let shown = map.node(node);
    let marks = words::marks(model, shown.element);
    let first = map.outgoing(node).first().map(|&edge| map.edge(edge));
    let is_thesis = marks.role == Some(Role::Thesis);
    let kicker = if is_thesis {
        "thesis"
    } else {
        first.map_or("", words::relation)
    };
    let title = shown.title(model).unwrap_or_default();
    let text = shown.text(model);
    let voice = words::voice(marks)
        .map(|voice| format!("according to {voice}"))
        .unwrap_or_default();
    let parts = [
        (kicker, Style::Kicker, 1),
        (title, Style::Title, 3),
        (text, Style::Text, LINES),
        (voice.as_str(), Style::Voice, 2),
    ];
    let mut set = Vec::new();
    let mut y = PADDING;
    for (words, style, most) in parts {
        for text in lines(words, style.size(), CARD - 2.0 * PADDING, most) {
            set.push(Line {
                text,
                style,
                y: y + style.size(),
            });
            y += style.leading();
        }
    }
    let look = if is_thesis {
        Look::Thesis
    } else {
        first.map_or(Look::Thesis, Look::of)
    };
    Card {
        place: Rect {
            width: CARD,
            height: y + PADDING,
            ..Rect::default()
        },
        look,
        is_argument: matches!(shown.element, Element::Argument(_)),
        name: if title.is_empty() {
            text.to_owned()
        } else {
            title.to_owned()
        },
        description: [text, voice.as_str()]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" "),
        lines: set,
    }
}

/// The claim stands above its reasons, so layout edges run from the claim to the reason.
fn laid_out(map: &Map, view: &View, cards: &[Card]) -> Layout {
    let index = |node| view.nodes.binary_search(&node).unwrap_or(usize::MAX);
    let graph = layout::Graph {
        nodes: cards
            .iter()
            .map(|card| layout::Node {
                width: card.place.width,
                height: card.place.height,
            })
            .collect(),
        edges: view
            .edges
            .iter()
            .map(|&edge| map.edge(edge))
            .map(|edge| layout::Edge {
                from: index(edge.to),
                to: index(edge.from),
                weight: 1.0,
            })
            .collect(),
    };
    layout::layout(&graph, &layout::Options::default())
}

fn arrow(edge: &Edge, route: &layout::Route) -> Arrow {
    let place = |point: &Point| Point {
        x: point.x + EDGE,
        y: point.y + EDGE + HEAD,
    };
    Arrow {
        look: Look::of(edge),
        word: words::relation(edge),
        curve: route.curve.iter().rev().map(place).collect(),
    }
}

fn shifted(place: Rect) -> Rect {
    Rect {
        x: place.x + EDGE,
        y: place.y + EDGE + HEAD,
        ..place
    }
}
