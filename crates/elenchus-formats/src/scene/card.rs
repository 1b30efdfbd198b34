//! Claims.

use elenchus::Model;
use elenchus::map::{Map, NodeId};
use elenchus::model::{Element, Role};
use elenchus::query;
use elenchus_layout::{Point, Rect};

use super::{Line, Style, set};
use crate::words::{self, Look};

/// A claim on the drawing.
pub(crate) struct Card {
    pub(crate) place: Rect,
    pub(crate) role: Role,
    /// How it bears on the first claim above it; `None` for one that stands on top.
    pub(crate) look: Option<Look>,
    /// Whether it is an argument, which has round corners.
    pub(crate) is_argument: bool,
    /// What it is called, in full.
    pub(crate) name: String,
    /// All that is said of it, for those who cannot see the drawing.
    pub(crate) description: String,
    pub(crate) lines: Vec<Line>,
}

const WIDTH: f64 = 240.0;
const WIDTH_OF_THESIS: f64 = 360.0;
const PADDING: f64 = 12.0;
/// The most lines of text; about as many as the longest sentence one should write.
const MOST: usize = 14;

impl Card {
    /// Moves it, with its text, from where it stands.
    pub(super) fn put(&mut self, corner: Point) {
        for line in &mut self.lines {
            line.at.x += corner.x - self.place.x;
            line.at.y += corner.y - self.place.y;
        }
        (self.place.x, self.place.y) = (corner.x, corner.y);
    }
}

/// Sets a card, at the upper left corner of the drawing.
pub(super) fn card(model: &Model, map: &Map, id: NodeId, role: Role) -> Card {
    let node = map.node(id);
    let width = if role == Role::Thesis {
        WIDTH_OF_THESIS
    } else {
        WIDTH
    };
    let title = node.title(model).unwrap_or_default();
    let text = node.text(model);
    let credit = words::credit(model, node).unwrap_or_default();
    let parts = [
        (role.word(), Style::Kicker, 1),
        (title, Style::Title, 4),
        (text, Style::Text, MOST),
        (credit.as_str(), Style::Voice, 2),
    ];
    let mut lines = Vec::new();
    let mut y = PADDING;
    for (words, style, most) in parts {
        let corner = Point { x: PADDING, y };
        let (these, below) = set(words, style, corner, width - 2.0 * PADDING, most);
        lines.extend(these);
        y = below;
    }
    let first = map.outgoing(id).first().map(|&edge| map.edge(edge));
    Card {
        place: Rect {
            width,
            height: y + PADDING,
            ..Rect::default()
        },
        role,
        look: first.map(Look::of),
        is_argument: matches!(node.element, Element::Argument(_)),
        name: name(model, map, id).to_owned(),
        description: description(model, map, id, role),
        lines,
    }
}

/// The title, or the text where there is none to show.
pub(super) fn name<'m>(model: &'m Model, map: &Map, id: NodeId) -> &'m str {
    let node = map.node(id);
    let text = node.text(model);
    match node.title(model) {
        Some(title) => title,
        None if text.is_empty() => model.title_of(node.element),
        None => text,
    }
}

/// Role, text, voice, places, and what it bears on.
fn description(model: &Model, map: &Map, id: NodeId, role: Role) -> String {
    let node = map.node(id);
    let mut parts = vec![format!("{}.", role.word())];
    if node.title(model).is_some() && !node.text(model).is_empty() {
        parts.push(node.text(model).to_owned());
    }
    parts.extend(words::credit(model, node));
    let places = query::places(model, node);
    if !places.is_empty() {
        let places: Vec<_> = places.iter().map(ToString::to_string).collect();
        parts.push(format!("({})", places.join(", ")));
    }
    for edge in map.outgoing(id).iter().map(|&edge| map.edge(edge)) {
        let claim = if edge.from == id { edge.to } else { edge.from };
        parts.push(format!(
            "[{}: {}]",
            words::relation(edge),
            name(model, map, claim)
        ));
    }
    parts.join(" ")
}
