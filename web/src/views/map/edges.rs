//! The arrows on the page. The stage makes and moves them itself: there are too many for a
//! component each.

use elenchus::map::{EdgeId, Map};
use web_sys::{Element, Node};

use super::arrow::head;
use super::decimal::short;
use super::entry::Place;
use super::paint::{arrow_at, path_of};
use crate::views::words::{Look, relation_word};
use elenchus_layout::Point;

/// The parts of an arrow: where the pointer meets it, its line, its head, the mark where it comes
/// into view, its word.
const PARTS: &str = "<path class=edge__reach /><path class=edge__line /><path class=edge__head />\
    <path class=edge__entry /><text class=edge__word text-anchor=middle dy=4></text>";

/// The elements of one arrow.
pub struct Arrow {
    /// Its place in its drawing.
    pub place: usize,
    /// How long its word is.
    pub letters: usize,
    group: Element,
    look: Look,
    symmetric: bool,
    selected: bool,
    entered: bool,
}

/// An arrow's group with its parts, to make arrows from.
pub fn pattern() -> Option<Element> {
    let svg = Some("http://www.w3.org/2000/svg");
    let group = gloo::utils::document().create_element_ns(svg, "g").ok()?;
    group.set_inner_html(PARTS);
    Some(group)
}

impl Arrow {
    /// An arrow for an edge, which has this place in its drawing, at the end of those that are
    /// there.
    pub fn new(
        pattern: &Element,
        parent: &Node,
        map: &Map,
        (place, id): (usize, EdgeId),
    ) -> Option<Self> {
        use wasm_bindgen::JsCast;
        let edge = map.edge(id);
        let group: Element = pattern.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        let look = Look::of(edge);
        let attributes = [
            ("class", class(look, false)),
            ("data-edge", look.class().to_owned()),
            ("data-from", map.slug(edge.from).to_owned()),
            ("data-to", map.slug(edge.to).to_owned()),
        ];
        for (name, value) in attributes {
            group.set_attribute(name, &value).ok()?;
        }
        let word = group.last_element_child()?;
        let letters = relation_word(edge);
        word.set_text_content(Some(letters));
        parent.append_child(&group).ok()?;
        Some(Self {
            place,
            letters: letters.len(),
            look,
            symmetric: edge.kind.is_symmetric(),
            selected: false,
            entered: false,
            group,
        })
    }

    /// Takes it off the page.
    pub fn remove(&self) {
        self.group.remove();
    }

    /// Makes it stand out, or not.
    pub fn select(&mut self, selected: bool) {
        if self.selected != selected {
            self.selected = selected;
            let _ = self
                .group
                .set_attribute("class", &class(self.look, selected));
        }
    }

    /// Puts the mark of its kind where it comes into view, or nowhere.
    pub fn enter(&mut self, place: Option<Place>) {
        if place.is_none() && !self.entered {
            return;
        }
        self.entered = place.is_some();
        let word = self.group.last_element_child();
        let Some(entry) = word.and_then(|word| word.previous_element_sibling()) else {
            return;
        };
        let _ = match place {
            Some((at, along)) => entry.set_attribute("d", &head(self.look, at, along)),
            None => entry.remove_attribute("d"),
        };
    }

    /// Draws it along a curve, with its word at a place.
    pub fn draw(&self, curve: &[Point], word_at: Option<(f64, f64)>) {
        let path = path_of(curve);
        let mut heads = String::new();
        if let Some((tip, along)) = arrow_at(curve.iter()) {
            heads = head(self.look, tip, along);
        }
        if let (true, Some((tip, along))) = (self.symmetric, arrow_at(curve.iter().rev())) {
            heads += &head(self.look, tip, along);
        }
        let mut part = self.group.first_element_child();
        for path in [&path, &path, &heads] {
            part = part.and_then(|part| {
                let _ = part.set_attribute("d", path);
                part.next_element_sibling()
            });
        }
        if let (Some(word), Some((x, y))) = (self.group.last_element_child(), word_at) {
            let _ = word.set_attribute("x", &short(x).to_string());
            let _ = word.set_attribute("y", &short(y).to_string());
        }
    }
}

fn class(look: Look, selected: bool) -> String {
    let stands_out = if selected { " edge--selected" } else { "" };
    format!("edge edge--{}{stands_out}", look.class())
}
