//! How large cards are, without putting them on the page: one card of each kind is, with a line
//! of each of its texts, and the lines of all others are counted.

use std::rc::Rc;

use elenchus::map::NodeId;
use gloo::utils::{document, window};
use web_sys::Element;

use super::face::{Fold, Ties};
use super::lines::{Letters, lines};
use crate::state::{Document, State};
use crate::views::attribution::voice_words;

/// A card with a line of each of its parts.
const PROBE: &str = "<div class=card__body>\
    <p class=card__kicker><span class=card__word>x</span></p>\
    <h2 class=card__title>x</h2><p class=card__text>x</p><p class=card__voice>x</p>\
    <button class=card__fold>x</button></div>";

/// The parts of a card from its top, by what bears their letters.
const PARTS: [&str; 5] = [
    ".card__word",
    ".card__title",
    ".card__text",
    ".card__voice",
    ".card__fold",
];

/// Widths and heights of cards; each text is measured once.
#[derive(Default)]
pub struct Sizes {
    document: Option<Rc<Document>>,
    frames: Vec<Option<Rc<Frame>>>,
    fonts: Vec<(String, Letters)>,
    /// How high the texts of each node are; negative where that is not known yet.
    texts: Vec<f64>,
}

/// What is known of a card before it is on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measured {
    /// Its width in pixels.
    pub width: f64,
    /// Its height in pixels.
    pub height: f64,
    /// Which of [`KINDS`] it is.
    pub kind: usize,
}

/// The kinds of cards, each a class and a frame of its own: the thesis, one that bears on
/// nothing, one of each look.
pub const KINDS: [&str; 6] = [
    "thesis",
    "statement",
    "support",
    "attack",
    "undercut",
    "premise",
];

/// A card of one kind.
#[derive(PartialEq)]
struct Frame {
    width: f64,
    /// How wide its lines are.
    room: f64,
    /// How high it is with none of its parts.
    bare: f64,
    parts: Vec<Part>,
}

/// A part of a card.
#[derive(PartialEq)]
struct Part {
    /// What it adds to the card with one line.
    first: f64,
    /// What each further line adds.
    more: f64,
    /// The most lines that are shown.
    most: u32,
    /// The place of its font.
    font: usize,
}

impl Sizes {
    /// The sizes of all visible cards, in their order. What must be put on the page for it is
    /// put into `place` and taken out again.
    pub fn of(&mut self, state: &State, place: &Element) -> Vec<Measured> {
        let known = self.document.as_ref();
        if !known.is_some_and(|known| Rc::ptr_eq(known, &state.document)) {
            self.texts = vec![-1.0; state.document.map.nodes().len()];
            self.document = Some(Rc::clone(&state.document));
        }
        let nodes = state.visible.nodes.iter();
        nodes
            .map(|&node| self.measured(state, node, place))
            .collect()
    }

    /// Takes note that the texts of a card are higher than they were counted.
    pub fn correct(&mut self, node: NodeId, by: f64) {
        if let Some(height) = self.texts.get_mut(node.0 as usize) {
            *height += by;
        }
    }

    /// Forgets all sizes if a card has another size now, as with larger letters.
    pub fn refreshed(&mut self, place: &Element) -> bool {
        let known = self.frames.iter().position(Option::is_some);
        let stale = known.is_some_and(|kind| self.probed(kind, place) != self.frames[kind]);
        if stale {
            *self = Self::default();
        }
        stale
    }

    fn measured(&mut self, state: &State, node: NodeId, place: &Element) -> Measured {
        let ties = Ties::of(state, node);
        let kind = match ties.look() {
            _ if ties.thesis => 0,
            None => 1,
            Some(look) => look as usize + 2,
        };
        let Some(frame) = self.frame(kind, place) else {
            return Measured::default();
        };
        let mut texts = self.texts[node.0 as usize];
        if texts < 0.0 {
            texts = self.texts_of(&frame, &state.document, node);
            self.texts[node.0 as usize] = texts;
        }
        let mut height = frame.bare + texts + self.height(&frame, 0, &ties.word());
        if Fold::is_any(state, node) {
            height += frame.parts[4].first;
        }
        Measured {
            width: frame.width,
            height: height.ceil(),
            kind,
        }
    }

    /// How high title, text and voice are together.
    fn texts_of(&mut self, frame: &Frame, document: &Document, node: NodeId) -> f64 {
        let mut height = 0.0;
        if document.map.node(node).shows_title {
            height += self.height(frame, 1, document.title_of(node));
        }
        height += self.height(frame, 2, document.text_of(node));
        if let Some(voice) = voice_words(document, node) {
            height += self.height(frame, 3, &voice);
        }
        height
    }

    fn height(&mut self, frame: &Frame, part: usize, text: &str) -> f64 {
        let part = &frame.parts[part];
        let letters = &mut self.fonts[part.font].1;
        match lines(text, frame.room, letters) {
            0 => 0.0,
            lines => part.first + part.more * f64::from(lines.min(part.most) - 1),
        }
    }

    fn frame(&mut self, kind: usize, place: &Element) -> Option<Rc<Frame>> {
        self.frames.resize(KINDS.len(), None);
        if self.frames[kind].is_none() {
            self.frames[kind] = self.probed(kind, place);
        }
        self.frames[kind].clone()
    }

    /// Measures a card of a kind on the page.
    fn probed(&mut self, kind: usize, place: &Element) -> Option<Rc<Frame>> {
        let card = document().create_element("article").ok()?;
        card.set_class_name(&format!("card card--{}", KINDS[kind]));
        card.set_inner_html(PROBE);
        place.append_child(&card).ok()?;
        let frame = self.taken_apart(&card);
        card.remove();
        frame.map(Rc::new)
    }

    /// Takes away part by part, from the last to the first: what is left tells what it added.
    fn taken_apart(&mut self, card: &Element) -> Option<Frame> {
        let height = |of: &Element| of.get_bounding_client_rect().height();
        let body = card.first_element_child()?;
        let room = body.first_element_child()?.get_bounding_client_rect();
        let mut parts = Vec::new();
        for selector in PARTS.iter().rev() {
            let part = card.query_selector(selector).ok().flatten()?;
            let style = window().get_computed_style(&part).ok().flatten()?;
            let of_style = |name| style.get_property_value(name).unwrap_or_default();
            let font = ["font-style", "font-weight", "font-size", "font-family"];
            let font = self.font(font.map(of_style).join(" "));
            let most = of_style("-webkit-line-clamp").parse();
            let (before, more) = (height(card), height(&part));
            body.last_element_child()?.remove();
            parts.push(Part {
                first: before - height(card),
                more,
                most: most.unwrap_or(u32::MAX),
                font,
            });
        }
        parts.reverse();
        Some(Frame {
            width: card.get_bounding_client_rect().width(),
            room: room.width(),
            bare: height(card),
            parts,
        })
    }

    fn font(&mut self, name: String) -> usize {
        let known = self.fonts.iter().position(|(font, _)| *font == name);
        known.unwrap_or_else(|| {
            let letters = Letters::of(&name);
            self.fonts.push((name, letters));
            self.fonts.len() - 1
        })
    }
}
