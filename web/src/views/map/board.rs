//! The drawing, where the reader looks, and what is on its way. Knows no element of the page.

use std::rc::Rc;

use elenchus::map::NodeId;
use elenchus::sort::by_number;
use elenchus_layout::Rect;
use elenchus_worker::jobs::draw::{Drawn, ToDraw};

use super::camera::{Camera, Detail, Size};
use super::drawing::{Drawing, tied, to_draw};
use super::glide::{DURATION, Glide, ease};
use super::scene::{Scene, grown};
use super::sizes::Measured;
use crate::state::{Document, State};

/// The room that the small map takes in its corner, with what stands around it, in pixels.
const SMALL_MAP: Size = Size {
    width: 184.0,
    height: 124.0,
};

/// How far around the view cards are on the page, in pixels; halfway there it is looked again
/// which are.
const AROUND: f64 = 240.0;

/// What a clock and the reader's system say.
#[derive(Clone, Copy)]
pub struct Clock {
    /// Milliseconds.
    pub now: f64,
    /// Whether nothing is to move by itself.
    pub still: bool,
}

/// What is drawn and how it is looked at.
#[derive(Default)]
pub struct Board {
    /// Where the reader looks.
    pub camera: Camera,
    /// The size of the canvas.
    pub canvas: Size,
    /// The card that was clicked: it is in view as far as its reader wants.
    pub held: Option<NodeId>,
    drawing: Rc<Drawing>,
    scene: Option<Rc<Scene>>,
    cards: Vec<Measured>,
    /// The part of the map whose cards are on the page.
    region: Rect,
    /// Whether the reader has moved the map; until then it is fitted anew when the window changes.
    moved: bool,
    glide: Option<OnTheWay>,
    travel: Option<(Camera, Camera, f64)>,
}

/// What is to be drawn, and for whom.
pub struct Plan {
    /// What the drawing shows.
    pub state: Rc<State>,
    /// What it is made from.
    pub to_draw: ToDraw,
    cards: Vec<Measured>,
    /// The card that stays where it is; without one the map is seen as for the first time.
    pivot: Option<NodeId>,
}

impl Plan {
    /// Whether it is also what a state wants whose visible cards were measured.
    pub fn suits(&self, state: &State, cards: &[Measured]) -> bool {
        is_same_view(&self.state, state) && self.cards == cards
    }
}

/// Whether two states show the same cards of the same document.
fn is_same_view(one: &State, other: &State) -> bool {
    Rc::ptr_eq(&one.document, &other.document)
        && Rc::ptr_eq(&one.visible, &other.visible)
        && one.sections == other.sections
}

/// A glide at a clock.
struct OnTheWay {
    glide: Glide,
    start: f64,
    t: f64,
}

impl Board {
    /// The drawing.
    pub fn drawing(&self) -> &Rc<Drawing> {
        &self.drawing
    }

    /// What is on the page.
    pub fn scene(&self) -> Option<&Rc<Scene>> {
        self.scene.as_ref()
    }

    /// The cards on their way, and how far they are.
    pub fn glide(&self) -> Option<(&Glide, f64)> {
        self.glide.as_ref().map(|way| (&way.glide, way.t))
    }

    /// Whether anything moves by itself.
    pub fn moves(&self) -> bool {
        self.glide.is_some() || self.travel.is_some()
    }

    /// What must be drawn anew for a state whose visible cards were measured; `None` where the
    /// drawing is as they want it.
    pub fn plan(&self, state: &Rc<State>, cards: Vec<Measured>) -> Option<Plan> {
        let shown = self.scene.as_ref().map(|scene| &scene.state);
        let same = shown.is_some_and(|shown| is_same_view(shown, state));
        if same && self.cards == cards {
            return None;
        }
        // Cards that only have other sizes now must not lead the reader elsewhere.
        let pivot = if same && self.moved {
            self.in_the_middle()
        } else {
            state.pivot.map(|pivot| pivot.node)
        };
        let pivot = pivot.filter(|_| self.scene.is_some());
        let before = pivot.map(|pivot| (self.carried(&state.document), pivot));
        let before = before.as_ref().map(|(before, pivot)| (before, *pivot));
        Some(Plan {
            to_draw: to_draw(
                &state.document.map,
                &state.visible,
                &cards,
                state.sections,
                before,
            ),
            state: Rc::clone(state),
            cards,
            pivot,
        })
    }

    /// Follows a state that needs no other drawing.
    pub fn turn(&mut self, state: &Rc<State>, clock: Clock) {
        self.find(state, false, clock);
        self.look_around(state);
    }

    /// Follows which claim is looked at while the drawing that a state wants is under way.
    pub fn turn_meanwhile(&mut self, state: &State, clock: Clock) {
        let Some(shown) = self.scene.as_ref().map(|scene| &scene.state) else {
            return;
        };
        let is_shown = |&node: &NodeId| shown.visible.shows(node);
        let same = Rc::ptr_eq(&shown.document, &state.document);
        if let Some(selected) = state.selected.filter(|node| same && is_shown(node)) {
            let meanwhile = State {
                selected: Some(selected),
                ..State::clone(shown)
            };
            self.turn(&Rc::new(meanwhile), clock);
        }
    }

    /// Shows what was drawn by a plan.
    pub fn show_drawn(&mut self, plan: &Plan, drawn: Drawn, clock: Clock) {
        let (state, pivot) = (&plan.state, plan.pivot);
        let before = self.carried(&state.document);
        let map = &state.document.map;
        self.drawing = Rc::new(tied(map, &state.visible, &plan.cards, drawn));
        self.cards.clone_from(&plan.cards);
        self.glide = None;
        match pivot {
            Some(pivot) => self.keep(&before, pivot, clock),
            None => {
                self.moved = false;
                self.camera = self.first_sight(&state.document);
            }
        }
        self.find(state, pivot.is_none(), clock);
        self.look_around(state);
    }

    /// Brings the claim that is looked at into view where it is another one than before.
    fn find(&mut self, state: &State, fresh: bool, clock: Clock) {
        let shown = self.scene.as_ref().and_then(|scene| scene.state.selected);
        let held = self.held.take();
        if fresh || state.selected != shown && state.selected != held {
            self.show(state.selected, fresh, clock);
        }
    }

    /// Keeps the pivot where it was seen; all else glides to its place.
    fn keep(&mut self, before: &Drawing, pivot: NodeId, clock: Clock) {
        let still = before.box_of(pivot).zip(self.drawing.box_of(pivot));
        let (dx, dy) = still.map_or((0.0, 0.0), |(was, is)| (is.x - was.x, is.y - was.y));
        let scale = self.camera.scale;
        self.camera = self.camera.moved(-dx * scale, -dy * scale);
        if !clock.still {
            let was = |node| {
                let place = before.box_of(node)?;
                Some((place.x + dx, place.y + dy))
            };
            let glide = Glide::new(was, &self.drawing, self.drawing.box_of(pivot));
            self.glide = glide.moves().then_some(OnTheWay {
                glide,
                start: clock.now,
                t: 0.0,
            });
        }
    }

    /// The drawing as it is seen now, in the ids of `document`, which may be a newer reading.
    fn carried(&self, document: &Rc<Document>) -> Drawing {
        let Some(scene) = &self.scene else {
            return Drawing::default();
        };
        let shown = &scene.state.document;
        let same = Rc::ptr_eq(shown, document);
        let mut places: Vec<(NodeId, Rect)> = Vec::with_capacity(self.drawing.nodes.len());
        for (at, (&node, &place)) in
            (self.drawing.nodes.iter().zip(&self.drawing.boxes)).enumerate()
        {
            let node = if same {
                Some(node)
            } else {
                document.map.node_by_slug(shown.map.slug(node))
            };
            let (x, y) = match &self.glide {
                Some(way) => way.glide.at(at, way.t).offset,
                None => (0.0, 0.0),
            };
            let place = Rect {
                x: place.x + x,
                y: place.y + y,
                ..place
            };
            places.extend(node.map(|node| (node, place)));
        }
        by_number(&mut places, |&(node, _)| u64::from(node.0));
        let (nodes, boxes) = places.into_iter().unzip();
        Drawing {
            nodes,
            boxes,
            frames: if same {
                self.drawing.frames.clone()
            } else {
                Vec::new()
            },
            ..Drawing::default()
        }
    }

    fn first_sight(&self, document: &Document) -> Camera {
        let root = document.map.roots().first();
        let thesis = root.and_then(|&root| self.drawing.box_of(root));
        let bounds = self.drawing.bounds;
        Camera::first_sight(bounds, thesis.unwrap_or(bounds), self.canvas)
    }

    /// The card nearest to the middle of the view.
    fn in_the_middle(&self) -> Option<NodeId> {
        let (width, height) = (self.canvas.width, self.canvas.height);
        let (x, y) = self.camera.to_map(width / 2.0, height / 2.0);
        let far = |at: &usize| {
            let middle = self.drawing.boxes[*at].centre();
            (middle.x - x).abs() + (middle.y - y).abs()
        };
        let all = 0..self.drawing.boxes.len();
        let nearest = all.min_by(|one, other| far(one).total_cmp(&far(other)))?;
        Some(self.drawing.nodes[nearest])
    }

    /// Looks again which cards belong on the page.
    pub fn look_around(&mut self, state: &Rc<State>) {
        let scale = self.camera.scale;
        let (glide, view) = (self.glide.as_ref(), self.camera.in_view(self.canvas));
        self.region = grown(view, AROUND / scale);
        let small = self.camera.detail() == Detail::Shapes;
        let glide = glide.map(|way| &way.glide);
        let scene = Scene::of(state, &self.drawing, glide, self.region, small);
        self.scene = Some(Rc::new(scene));
    }

    /// Whether other cards belong on the page since the reader looks elsewhere.
    pub fn is_out_of_scene(&self) -> bool {
        let near = grown(
            self.camera.in_view(self.canvas),
            AROUND / 2.0 / self.camera.scale,
        );
        let region = self.region;
        let is_in = near.x >= region.x
            && near.y >= region.y
            && near.x + near.width <= region.x + region.width
            && near.y + near.height <= region.y + region.height;
        !is_in || near.width * 2.0 < region.width
    }

    /// Looks elsewhere, at once.
    pub fn look(&mut self, change: impl FnOnce(Camera) -> Camera) {
        self.travel = None;
        self.moved = true;
        let to = change(self.camera);
        let cards = &self.drawing.boxes;
        self.camera = self.camera.not_losing(to, cards, self.canvas);
    }

    /// Looks elsewhere, on the way from where it was going.
    pub fn travel(&mut self, change: impl FnOnce(Camera, Rect, Size) -> Camera, clock: Clock) {
        self.moved = true;
        let from = self.travel.take().map_or(self.camera, |(_, to, _)| to);
        let to = change(from, self.drawing.bounds, self.canvas);
        let cards = &self.drawing.boxes;
        self.go(from.not_losing(to, cards, self.canvas), clock);
    }

    /// Brings a card into view.
    pub fn show(&mut self, node: Option<NodeId>, at_once: bool, clock: Clock) {
        let Some(place) = node.and_then(|node| self.drawing.box_of(node)) else {
            return;
        };
        let from = self.travel.take().map_or(self.camera, |(_, to, _)| to);
        let mut to = from.showing(place, self.canvas);
        if self.is_larger(to) {
            to = to.clear_of_corner(place, self.canvas, SMALL_MAP);
        }
        if at_once {
            self.camera = to;
        } else {
            self.go(to, clock);
        }
    }

    /// Whether the map is larger than the view, so that there is a small map.
    pub fn is_larger(&self, camera: Camera) -> bool {
        let seen = camera.to_canvas(self.drawing.bounds);
        seen.width > self.canvas.width || seen.height > self.canvas.height
    }

    fn go(&mut self, to: Camera, clock: Clock) {
        if to == self.camera {
            return;
        }
        if clock.still {
            self.camera = to;
        } else {
            let from = self.camera.nearer(to, self.canvas);
            self.travel = Some((from, to, clock.now));
        }
    }

    /// Follows a change of the canvas: the middle stays in the middle.
    pub fn resized(&mut self, is: Size, clock: Clock) {
        let was = std::mem::replace(&mut self.canvas, is);
        let Some(scene) = self.scene.clone() else {
            return;
        };
        if was == is {
            return;
        }
        if self.moved && was.width > 0.0 {
            let (right, down) = (is.width - was.width, is.height - was.height);
            self.camera = self.camera.moved(right / 2.0, down / 2.0);
        } else {
            self.camera = self.first_sight(&scene.state.document);
            self.show(scene.state.selected, true, clock);
        }
    }

    /// Goes on to a moment with what moves.
    pub fn advance(&mut self, now: f64) {
        let along = |start: f64| ((now - start) / DURATION).clamp(0.0, 1.0);
        if let Some((from, to, start)) = self.travel {
            let t = along(start);
            self.camera = if t < 1.0 {
                from.towards(to, ease(t))
            } else {
                to
            };
            self.travel = self.travel.filter(|_| t < 1.0);
        }
        if let Some(way) = &mut self.glide {
            way.t = along(way.start);
            if way.t >= 1.0 {
                self.glide = None;
            }
        }
    }
}
