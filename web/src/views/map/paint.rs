//! Writing coordinates to the page. They are set through the DOM, since the page's policy allows
//! no style in its markup, and since a moving map is then not drawn anew by the components.

use std::fmt::Write as _;
use std::rc::Rc;

use elenchus_layout::{Point, Rect};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

use super::camera::Camera;
use super::decimal::{fine, short};
use super::drawing::Drawing;
use super::edges::{Arrow, pattern};
use super::entry::{along, entry};
use super::frames::draw_frames;
use super::glide::{Glide, Moment, bent};
use super::minimap::framed;
use super::scene::{Scene, meets};
use super::shapes::shapes;
use super::stage::Parts;

/// What of a scene stands on the page.
#[derive(Default)]
pub struct Elements {
    scene: Option<Rc<Scene>>,
    /// The cards, as in [`Scene::cards`].
    cards: Vec<HtmlElement>,
    /// The edges, as in [`Scene::edges`].
    arrows: Vec<Arrow>,
    /// What arrows are made from.
    pattern: Option<Element>,
}

impl Elements {
    /// Puts what the components have drawn of a scene in its place, and its edges. Returns the
    /// cards, by their places in the drawing, that turn out to be higher than they were measured,
    /// and by how much.
    pub fn tie(
        &mut self,
        parts: &Parts,
        scene: &Rc<Scene>,
        glide: Option<(&Glide, f64)>,
    ) -> Vec<(usize, f64)> {
        let before = self.scene.replace(Rc::clone(scene));
        let same = |before: &Rc<Scene>| Rc::ptr_eq(&before.drawing, &scene.drawing);
        // In the same drawing, what was there stands where it belongs.
        let stood = before.filter(same);
        self.draw_edges(parts, scene, stood.is_some(), glide);
        if stood.is_none() {
            draw_small(parts, &scene.drawing);
            if let Some(frames) = parts.frames.cast::<Element>() {
                draw_frames(&frames, scene);
            }
        }
        draw_selected(parts, scene);
        draw_shapes(parts, scene);
        self.cards = children(&parts.cards)
            .into_iter()
            .filter_map(|child| child.dyn_into().ok())
            .collect();
        let stood = stood.as_ref().map_or(&[][..], |before| &before.cards);
        let all = scene.cards.iter().zip(&self.cards);
        let new = || {
            let cards = all.clone();
            cards.filter(|(place, _)| stood.binary_search(place).is_err())
        };
        for (&place, card) in new() {
            let of = scene.drawing.boxes[place];
            set(card, "min-height", &format!("{}px", short(of.height)));
            put_card(card, of, moment(glide, place));
        }
        let higher = |(&place, card): (&usize, &HtmlElement)| {
            let by = f64::from(card.offset_height()) - scene.drawing.boxes[place].height;
            (by > 0.5).then_some((place, by))
        };
        new().filter_map(higher).collect()
    }

    /// Makes arrows for edges that have none, and takes those away that are not on the page.
    fn draw_edges(
        &mut self,
        parts: &Parts,
        scene: &Scene,
        stood: bool,
        glide: Option<(&Glide, f64)>,
    ) {
        self.pattern = self.pattern.take().or_else(pattern);
        let (Some(parent), Some(pattern)) = (parts.edges.cast::<Element>(), &self.pattern) else {
            return;
        };
        let map = &scene.state.document.map;
        let covers = Covers::of(scene, glide.is_some());
        let mut known = std::mem::take(&mut self.arrows).into_iter().peekable();
        for &place in &scene.edges {
            let id = scene.drawing.edges[place];
            while let Some(gone) = known.next_if(|arrow| !stood || arrow.place < place) {
                gone.remove();
            }
            let arrow = known.next_if(|arrow| arrow.place == place);
            let is_new = arrow.is_none();
            let arrow = arrow.or_else(|| Arrow::new(pattern, &parent, map, (place, id)));
            let Some(mut arrow) = arrow else { continue };
            let edge = map.edge(id);
            arrow.select(
                [edge.from, edge.to]
                    .map(Some)
                    .contains(&scene.state.selected),
            );
            if is_new {
                put_arrow(&arrow, scene, &covers, place, glide);
            }
            self.arrows.push(arrow);
        }
        known.for_each(|gone| gone.remove());
    }

    /// Marks the edges that come into view, whose heads are out of it; none where cards are shapes.
    pub fn enter(&mut self, view: Option<Rect>) {
        let Some(scene) = &self.scene else { return };
        for (&place, arrow) in scene.edges.iter().zip(&mut self.arrows) {
            arrow.enter(view.and_then(|view| entry(&scene.drawing.curves[place], view)));
        }
    }

    /// The card at this place of the drawing.
    pub fn card(&self, place: usize) -> Option<&HtmlElement> {
        let at = self.scene.as_ref()?.cards.binary_search(&place).ok()?;
        self.cards.get(at)
    }

    /// Puts everything where it is at a moment of a glide, or in its place.
    pub fn place(&self, glide: Option<(&Glide, f64)>) {
        let Some(scene) = &self.scene else { return };
        for (&place, card) in scene.cards.iter().zip(&self.cards) {
            put_card(card, scene.drawing.boxes[place], moment(glide, place));
        }
        let covers = Covers::of(scene, glide.is_some());
        for (&place, arrow) in scene.edges.iter().zip(&self.arrows) {
            put_arrow(arrow, scene, &covers, place, glide);
        }
    }
}

/// Puts an edge between its cards where they are now.
fn put_arrow(
    arrow: &Arrow,
    scene: &Scene,
    covers: &Covers<'_>,
    place: usize,
    glide: Option<(&Glide, f64)>,
) {
    let drawing = &scene.drawing;
    let (above, below) = drawing.ends[place];
    let offset = |card| moment(glide, card).offset;
    let curve = bent(&drawing.curves[place], offset(above), offset(below));
    arrow.draw(&curve, word_place(&curve, arrow.letters, covers, place));
}

/// Draws the cards on the small map.
fn draw_small(parts: &Parts, drawing: &Drawing) {
    let mut path = String::new();
    for &of in &drawing.boxes {
        outline(&mut path, of);
    }
    draw_path(&parts.mini_cards, &path);
    if let Some(svg) = parts
        .mini_cards
        .cast::<Element>()
        .and_then(|cards| cards.parent_element())
    {
        let Rect {
            x,
            y,
            width,
            height,
        } = framed(drawing.bounds);
        let (x, y, width, height) = (short(x), short(y), short(width), short(height));
        let _ = svg.set_attribute("viewBox", &format!("{x} {y} {width} {height}"));
    }
}

/// Draws the selected card on the small map.
fn draw_selected(parts: &Parts, scene: &Scene) {
    let mut path = String::new();
    let place = scene
        .state
        .selected
        .and_then(|node| scene.drawing.box_of(node));
    if let Some(of) = place {
        outline(&mut path, of);
    }
    draw_path(&parts.mini_selected, &path);
}

/// Draws all cards as shapes where there are too many, else none.
fn draw_shapes(parts: &Parts, scene: &Scene) {
    let Some(of) = parts.shapes.cast::<Element>() else {
        return;
    };
    let is_empty = of.first_element_child().is_none();
    match scene.far {
        Some(region) => of.set_inner_html(&shapes(scene, region)),
        None if !is_empty => of.set_inner_html(""),
        None => {}
    }
}

fn draw_path(of: &NodeRef, path: &str) {
    if let Some(element) = of.cast::<Element>() {
        let _ = element.set_attribute("d", path);
    }
}

/// Adds a rectangle to the data of an SVG path.
pub fn outline(path: &mut String, of: Rect) {
    let (x, y) = (short(of.x), short(of.y));
    let (width, height) = (short(of.width), short(of.height));
    let _ = write!(path, "M{x} {y}h{width}v{height}H{x}z");
}

/// A card at a moment of a glide.
fn moment(glide: Option<(&Glide, f64)>, place: usize) -> Moment {
    glide.map_or(Moment::default(), |(glide, t)| glide.at(place, t))
}

fn put_card(card: &HtmlElement, place: Rect, moment: Moment) {
    let (x, y) = (place.x + moment.offset.0, place.y + moment.offset.1);
    set(
        card,
        "transform",
        &format!("translate({}px,{}px)", short(x), short(y)),
    );
    if moment.opacity < 1.0 {
        set(card, "opacity", &short(moment.opacity).to_string());
    } else {
        let _ = card.style().remove_property("opacity");
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

/// Puts the frame of the small map around a part of all that it shows. Where only its place
/// changes, the browser paints nothing.
pub fn put_frame(place: &HtmlElement, part: Rect, all: Rect) {
    let share = |length: f64, of: f64| short(100.0 * length / of);
    let (x, y) = (
        share(part.x - all.x, all.width),
        share(part.y - all.y, all.height),
    );
    set(place, "transform", &format!("translate({x}%,{y}%)"));
    let frame = place.first_element_child();
    if let Some(frame) = frame.and_then(|frame| frame.dyn_into::<HtmlElement>().ok()) {
        for (side, share) in [
            ("width", share(part.width, all.width)),
            ("height", share(part.height, all.height)),
        ] {
            set(&frame, side, &format!("{share}%"));
        }
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
pub fn path_of(curve: &[Point]) -> String {
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
pub fn arrow_at<'a>(
    mut points: impl Iterator<Item = &'a Point>,
) -> Option<((f64, f64), (f64, f64))> {
    let tip = points.next()?;
    points.find_map(|point| {
        let (x, y) = (tip.x - point.x, tip.y - point.y);
        let length = (x * x + y * y).sqrt();
        (length > 0.01).then(|| ((tip.x, tip.y), (x / length, y / length)))
    })
}

/// How large a word on an edge is: a letter's width, and the height, in pixels of the map.
const LETTER: (f64, f64) = (6.0, 14.0);

/// Among how many edges their words are kept clear of each other's lines.
const READABLE: usize = 100;

/// What a word on an edge should not stand on: the cards, and the curves of other edges.
#[derive(Default)]
struct Covers<'d> {
    cards: Vec<Rect>,
    /// The curves, with their places in the drawing.
    lines: Vec<(usize, &'d [Point])>,
}

impl<'d> Covers<'d> {
    /// On their way cards and edges cover what they will.
    fn of(scene: &'d Scene, on_their_way: bool) -> Self {
        if on_their_way {
            return Self::default();
        }
        let drawing = &scene.drawing;
        let lines = match scene.edges.len() {
            0..=READABLE => &scene.edges[..],
            _ => &[],
        };
        let line = |&place: &usize| (place, &drawing.curves[place][..]);
        Self {
            cards: scene
                .cards
                .iter()
                .map(|&card| drawing.boxes[card])
                .collect(),
            lines: lines.iter().map(line).collect(),
        }
    }

    fn has_card(&self, word: Rect) -> bool {
        self.cards.iter().any(|&card| meets(card, word))
    }

    /// Whether another line than the one at this place passes through.
    fn has_line(&self, word: Rect, own: usize) -> bool {
        const STEPS: u32 = 8;
        for (_, line) in self.lines.iter().filter(|line| line.0 != own) {
            for at in (0..line.len().saturating_sub(3)).step_by(3) {
                let piece = &line[at..at + 4];
                let corners = piece.iter().map(|corner| (corner.x, corner.y));
                let at = |step: u32| along(piece, f64::from(step) / f64::from(STEPS));
                let passes = |step: u32| meets(around([at(step), at(step + 1)]), word);
                if meets(around(corners), word) && (0..STEPS).any(passes) {
                    return true;
                }
            }
        }
        false
    }
}

/// The box around some points.
fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Rect {
    let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    for (x, y) in points {
        low = (low.0.min(x), low.1.min(y));
        high = (high.0.max(x), high.1.max(y));
    }
    Rect {
        x: low.0,
        y: low.1,
        width: high.0 - low.0,
        height: high.1 - low.1,
    }
}

/// Where the word of the edge at this place stands, which is so many letters long: next to the reason, in the
/// middle of its last piece or as near to it as nothing covers it; where something does
/// everywhere, at least no card.
fn word_place(
    curve: &[Point],
    letters: usize,
    covers: &Covers<'_>,
    own: usize,
) -> Option<(f64, f64)> {
    const SHARES: [f64; 7] = [0.5, 0.65, 0.35, 0.8, 0.2, 0.9, 0.1];
    let (width, height) = (LETTER.0 * letters as f64, LETTER.1);
    let mut found = None;
    for at in (0..curve.len().saturating_sub(3)).step_by(3).rev() {
        for (x, y) in SHARES.map(|share| along(&curve[at..at + 4], share)) {
            let word = Rect {
                x: x - width / 2.0,
                y: y - height / 2.0,
                width,
                height,
            };
            let harm = match () {
                () if covers.has_card(word) => 2,
                () if covers.has_line(word, own) => 1,
                () => return Some((x, y)),
            };
            if found.is_none_or(|(least, _)| harm < least) {
                found = Some((harm, (x, y)));
            }
        }
    }
    found.map(|(_, place)| place)
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

    /// Two pieces, 300 pixels down.
    fn line_down() -> Vec<Point> {
        let down = |at: i32| Point {
            x: 0.0,
            y: f64::from(at) * 50.0,
        };
        (0..7).map(down).collect()
    }

    #[test]
    fn a_curve_is_written_as_path_data() {
        assert_eq!(path_of(&line()), "M0 0C0 10 0 20 0 30");
        assert_eq!(path_of(&[]), "");
    }

    #[test]
    fn no_card_covers_the_word_of_an_edge_that_passes_it() {
        let curve = line_down();
        let card = |y: f64, height: f64| Rect {
            x: 4.0,
            y,
            width: 100.0,
            height,
        };
        let place = |cards: &[Rect]| {
            let covers = Covers {
                cards: cards.to_vec(),
                lines: Vec::new(),
            };
            word_place(&curve, 8, &covers, 0)
        };
        assert_eq!(place(&[]), Some((0.0, 225.0)));
        assert_eq!(place(&[card(190.0, 60.0)]), Some((0.0, 270.0)));
        assert_eq!(place(&[card(100.0, 300.0)]), Some((0.0, 75.0)));
        assert_eq!(place(&[card(0.0, 900.0)]), Some((0.0, 225.0)));
    }

    #[test]
    fn no_other_line_passes_through_the_word_of_an_edge() {
        let line = |y: f64| {
            let at = |at: i32| Point {
                x: f64::from(at) * 20.0 - 30.0,
                y,
            };
            (0..4).map(at).collect::<Vec<_>>()
        };
        let (own, above, below) = (line_down(), line(225.0), line(400.0));
        let place = |lines: Vec<(usize, &[Point])>| {
            let cards = Vec::new();
            word_place(&own, 8, &Covers { cards, lines }, 1)
        };
        assert_eq!(place(vec![(0, &below), (1, &own)]), Some((0.0, 225.0)));
        assert_eq!(place(vec![(0, &above), (1, &own)]), Some((0.0, 247.5)));
        // Where another runs along all of it, it is as if there were none.
        assert_eq!(place(vec![(0, &own)]), Some((0.0, 225.0)));
    }

    #[test]
    fn an_arrow_points_out_of_the_curve() {
        let curve = line();
        assert_eq!(arrow_at(curve.iter()), Some(((0.0, 0.0), (0.0, -1.0))));
        assert_eq!(
            arrow_at(curve.iter().rev()),
            Some(((0.0, 30.0), (0.0, 1.0)))
        );
        assert_eq!(
            word_place(&curve, 8, &Covers::default(), 0),
            Some((0.0, 15.0))
        );
        assert_eq!(arrow_at([].iter()), None);
    }
}
