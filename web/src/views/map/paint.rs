//! Writing coordinates to the page. They are set through the DOM, since the page's policy allows
//! no style in its markup, and since a moving map is then not drawn anew by the components.

use std::fmt::Write as _;

use elenchus::map::Map;
use elenchus_layout::{Point, Rect};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

use super::arrow::head;
use super::camera::Camera;
use super::decimal::{fine, short};
use super::drawing::{Drawing, ends};
use super::glide::{Glide, bent};
use crate::views::words::Look;

/// The elements of the cards and edges, in the order of the drawing.
#[derive(Default)]
pub struct Elements {
    cards: Vec<HtmlElement>,
    edges: Vec<EdgeElements>,
}

struct EdgeElements {
    look: Look,
    symmetric: bool,
    /// Places of the two cards in the drawing: the claim, the reason.
    ends: (usize, usize),
    paths: Vec<Element>,
    head: Option<Element>,
    word: Option<Element>,
}

impl Elements {
    /// The cards under a parent, as the components have put them there.
    pub fn cards_in(parent: &NodeRef) -> Vec<HtmlElement> {
        children(parent)
            .into_iter()
            .filter_map(|child| child.dyn_into().ok())
            .collect()
    }

    /// Ties the elements on the page to a drawing.
    pub fn find(cards: Vec<HtmlElement>, edges: &NodeRef, map: &Map, drawing: &Drawing) -> Self {
        let place = |node| drawing.nodes.binary_search(&node).unwrap_or_default();
        let tie = |(element, &id): (Element, _)| {
            let edge = map.edge(id);
            let (above, below) = ends(map, edge);
            let part = |name: &str| element.query_selector(name).ok().flatten();
            EdgeElements {
                look: Look::of(edge),
                symmetric: edge.kind.is_symmetric(),
                ends: (place(above), place(below)),
                paths: [".edge__reach", ".edge__line"]
                    .into_iter()
                    .filter_map(part)
                    .collect(),
                head: part(".edge__head"),
                word: part(".edge__word"),
            }
        };
        Self {
            cards,
            edges: children(edges)
                .into_iter()
                .zip(&drawing.edges)
                .map(tie)
                .collect(),
        }
    }

    /// The card at this place of the drawing.
    pub fn card(&self, place: usize) -> Option<&HtmlElement> {
        self.cards.get(place)
    }

    /// Puts everything where it is at `t` of a glide, 1 being its place in the drawing. Returns
    /// where each card is now.
    pub fn place(&self, drawing: &Drawing, glide: Option<&Glide>, t: f64) -> Vec<(f64, f64)> {
        let moment = |card| glide.map(|glide| glide.at(card, t));
        let offset = |card| moment(card).map_or((0.0, 0.0), |moment| moment.offset);
        let mut shown = Vec::with_capacity(drawing.boxes.len());
        for (at, place) in drawing.boxes.iter().enumerate() {
            let (dx, dy) = offset(at);
            let (x, y) = (place.x + dx, place.y + dy);
            shown.push((x, y));
            let Some(card) = self.cards.get(at) else {
                continue;
            };
            set(
                card,
                "transform",
                &format!("translate({}px,{}px)", short(x), short(y)),
            );
            let opacity = moment(at).map_or(1.0, |moment| moment.opacity);
            if opacity < 1.0 {
                set(card, "opacity", &short(opacity).to_string());
            } else {
                let _ = card.style().remove_property("opacity");
            }
        }
        for (edge, curve) in self.edges.iter().zip(&drawing.curves) {
            edge.place(&bent(curve, offset(edge.ends.0), offset(edge.ends.1)));
        }
        shown
    }
}

impl EdgeElements {
    fn place(&self, curve: &[Point]) {
        let path = path_of(curve);
        for line in &self.paths {
            let _ = line.set_attribute("d", &path);
        }
        if let (Some(element), Some(tip)) = (&self.head, arrow_at(curve.iter())) {
            let mut shape = head(self.look, tip.0, tip.1);
            if let (true, Some(tail)) = (self.symmetric, arrow_at(curve.iter().rev())) {
                shape += &head(self.look, tail.0, tail.1);
            }
            let _ = element.set_attribute("d", &shape);
        }
        if let (Some(element), Some((x, y))) = (&self.word, middle(curve)) {
            let _ = element.set_attribute("x", &short(x).to_string());
            let _ = element.set_attribute("y", &short(y).to_string());
        }
    }
}

/// Shows the world through a camera.
pub fn look(world: &HtmlElement, camera: Camera) {
    let Camera { x, y, scale } = camera;
    set(
        world,
        "transform",
        &format!(
            "translate({}px,{}px) scale({})",
            short(x),
            short(y),
            fine(scale)
        ),
    );
}

/// Sets the attributes of an SVG rectangle.
pub fn rectangle(element: &Element, of: Rect) {
    for (name, value) in [
        ("x", of.x),
        ("y", of.y),
        ("width", of.width),
        ("height", of.height),
    ] {
        let _ = element.set_attribute(name, &short(value).to_string());
    }
}

fn set(element: &HtmlElement, property: &str, value: &str) {
    let _ = element.style().set_property(property, value);
}

fn children(parent: &NodeRef) -> Vec<Element> {
    let Some(parent) = parent.cast::<Element>() else {
        return Vec::new();
    };
    let mut found = Vec::with_capacity(parent.child_element_count() as usize);
    let mut next = parent.first_element_child();
    while let Some(child) = next {
        next = child.next_element_sibling();
        found.push(child);
    }
    found
}

/// A Bézier of 3k + 1 points as SVG path data.
fn path_of(curve: &[Point]) -> String {
    let mut path = String::with_capacity(curve.len() * 16);
    for (at, point) in curve.iter().enumerate() {
        let command = match at {
            0 => "M",
            _ if at % 3 == 1 => "C",
            _ => " ",
        };
        let _ = write!(path, "{command}{} {}", short(point.x), short(point.y));
    }
    path
}

/// The first point, and the direction in which the curve arrives there.
fn arrow_at<'a>(mut points: impl Iterator<Item = &'a Point>) -> Option<((f64, f64), (f64, f64))> {
    let tip = points.next()?;
    points.find_map(|point| {
        let (x, y) = (tip.x - point.x, tip.y - point.y);
        let length = (x * x + y * y).sqrt();
        (length > 0.01).then(|| ((tip.x, tip.y), (x / length, y / length)))
    })
}

/// The middle of the last piece of a Bézier: next to the reason, and between two rows.
fn middle(curve: &[Point]) -> Option<(f64, f64)> {
    let [a, b, c, d] = curve.last_chunk()?;
    let mix = |a: f64, b: f64, c: f64, d: f64| (a + 3.0 * b + 3.0 * c + d) / 8.0;
    Some((mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Vec<Point> {
        (0..4)
            .map(|at| Point {
                x: 0.0,
                y: f64::from(at) * 10.0,
            })
            .collect()
    }

    #[test]
    fn a_curve_is_written_as_path_data() {
        assert_eq!(path_of(&line()), "M0 0C0 10 0 20 0 30");
        assert_eq!(path_of(&[]), "");
    }

    #[test]
    fn an_arrow_points_out_of_the_curve() {
        let curve = line();
        assert_eq!(arrow_at(curve.iter()), Some(((0.0, 0.0), (0.0, -1.0))));
        assert_eq!(
            arrow_at(curve.iter().rev()),
            Some(((0.0, 30.0), (0.0, 1.0)))
        );
        assert_eq!(middle(&curve), Some((0.0, 15.0)));
        assert_eq!(arrow_at([].iter()), None);
    }
}
