//! Claims.

use elenchus::Model;
use elenchus::map::{Map, NodeId};
use elenchus::model::{Element, Role};
use elenchus::query;
use elenchus_layout::{Point, Rect};

use super::links::{links, mark};
use super::ties::{Tie, heading, ties};
use super::{Line, Style, set};
use crate::words::{self, Look};

/// A claim on the drawing.
pub(crate) struct Card {
    pub(crate) place: Rect,
    pub(crate) is_thesis: bool,
    /// How it bears on the first claim above it; `None` for the thesis and for one on top.
    pub(crate) look: Option<Look>,
    /// What it says of itself: "thesis", "supports", "supports · attacks".
    pub(crate) word: String,
    /// Whether it is an argument, which has round corners.
    pub(crate) is_argument: bool,
    /// What it is called, in full.
    pub(crate) name: String,
    /// All that is said of it, for those who cannot see the drawing.
    pub(crate) description: String,
    pub(crate) lines: Vec<Line>,
}

const WIDTH: f64 = 240.0;
const WIDTH_OF_THESIS: f64 = 400.0;
const PADDING: f64 = 12.0;
const PADDING_OF_THESIS: f64 = 24.0;
/// Between the word of a card and its heading.
const GAP: f64 = 10.0;
/// A heading needs this much to tell anything.
const LEAST_HEADING: f64 = 48.0;
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
    let is_thesis = role == Role::Thesis;
    let is_argument = matches!(node.element, Element::Argument(_));
    let ties = ties(map, id);
    let word = word(is_thesis, is_argument, &ties);
    let (lines, place) = if is_thesis {
        thesis(model, map, id, &word)
    } else {
        reason(model, map, id, &word)
    };
    Card {
        place,
        is_thesis,
        look: ties.first().map(|&(look, _)| look).filter(|_| !is_thesis),
        word,
        is_argument,
        name: name(model, map, id).to_owned(),
        description: description(model, map, id, role),
        lines,
    }
}

fn word(is_thesis: bool, is_argument: bool, ties: &[Tie]) -> String {
    match ties {
        _ if is_thesis => Role::Thesis.word().to_owned(),
        [] if is_argument => "argument".to_owned(),
        [] => "claim".to_owned(),
        ties => {
            let words: Vec<_> = ties.iter().map(|&(_, word)| word).collect();
            words.join(" · ")
        }
    }
}

/// The thesis is centred, and larger than the others.
fn thesis(model: &Model, map: &Map, id: NodeId, word: &str) -> (Vec<Line>, Rect) {
    let styles = [
        Style::ThesisKicker,
        Style::ThesisTitle,
        Style::ThesisText,
        Style::ThesisVoice,
    ];
    let middle = Point {
        x: WIDTH_OF_THESIS / 2.0,
        y: PADDING + 4.0,
    };
    let room = WIDTH_OF_THESIS - 2.0 * PADDING_OF_THESIS;
    let (lines, below) = said(model, map, id, (&word.to_uppercase(), styles), middle, room);
    (lines, sized(WIDTH_OF_THESIS, below + PADDING + 4.0))
}

/// Any other card begins with how it bears on its claim, and with its heading.
fn reason(model: &Model, map: &Map, id: NodeId, word: &str) -> (Vec<Line>, Rect) {
    let styles = [Style::Kicker, Style::Title, Style::Text, Style::Voice];
    let room = WIDTH - 2.0 * PADDING;
    let corner = Point {
        x: PADDING,
        y: PADDING,
    };
    let (mut lines, below) = said(model, map, id, (word, styles), corner, room);
    let left = room - Style::Kicker.font().width(word) - GAP;
    if let Some(heading) = heading(model, map, id).filter(|_| left >= LEAST_HEADING) {
        let end = Point {
            x: WIDTH - PADDING,
            ..corner
        };
        lines.extend(set(heading, Style::Heading, end, left, 1).0);
    }
    (lines, sized(WIDTH, below + PADDING))
}

fn sized(width: f64, height: f64) -> Rect {
    Rect {
        width,
        height,
        ..Rect::default()
    }
}

/// The word, the title, the text with its links, and who says it, one below the other.
fn said(
    model: &Model,
    map: &Map,
    id: NodeId,
    (word, styles): (&str, [Style; 4]),
    at: Point,
    room: f64,
) -> (Vec<Line>, f64) {
    let node = map.node(id);
    let text = node.text(model);
    let credit = words::credit(model, node).unwrap_or_default();
    let title = node.title(model).unwrap_or_default();
    let parts = [(word, 1), (title, 4), (text, MOST), (credit.as_str(), 2)];
    let ranges = node.member(model).map_or(&[][..], |member| member.ranges());
    let mut lines = Vec::new();
    let mut y = at.y;
    for ((words, most), style) in parts.into_iter().zip(styles) {
        if words.is_empty() {
            continue;
        }
        y += space_above(style);
        let (mut these, below) = set(words, style, Point { x: at.x, y }, room, most);
        if matches!(style, Style::Text | Style::ThesisText) {
            mark(&mut these, text, &links(ranges));
        }
        lines.extend(these);
        y = below;
    }
    (lines, y)
}

fn space_above(style: Style) -> f64 {
    match style {
        Style::Text | Style::Voice => 3.0,
        Style::ThesisText | Style::ThesisVoice => 5.0,
        _ => 0.0,
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
    for &id_of_edge in map.outgoing(id) {
        let claim = map.other_end(id_of_edge, id);
        let relation = words::relation(map.edge(id_of_edge));
        parts.push(format!("[{relation}: {}]", name(model, map, claim)));
    }
    parts.join(" ")
}
