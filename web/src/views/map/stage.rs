//! The drawing as it stands on the page: sizes measured, cards placed, the camera moved.
//!
//! The stage outlives the view, so that a reader who comes back to the map finds it as it was.

use std::cell::RefCell;
use std::rc::Rc;

use elenchus::map::{NodeId, View};
use elenchus::sort::by_number;
use elenchus_layout::Rect;
use gloo::render::{AnimationFrame, request_animation_frame};
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

use super::camera::{Camera, Size};
use super::drawing::{Drawing, draw};
use super::glide::{DURATION, Glide, ease};
use super::minimap::framed;
use super::paint::{Elements, look, rectangle};
use crate::effects::reduced_motion;
use crate::state::{Document, State};

/// The room that the small map takes in its corner, with what stands around it, in pixels.
const SMALL_MAP: Size = Size {
    width: 184.0,
    height: 124.0,
};

/// A handle on the drawing; all clones are the same.
#[derive(Clone, Default)]
pub struct Stage {
    /// Where the parts are on the page.
    pub parts: Rc<Parts>,
    inner: Rc<RefCell<Inner>>,
}

impl PartialEq for Stage {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

/// The elements that the stage writes to.
#[derive(Default)]
pub struct Parts {
    /// What is seen; cuts off the rest.
    pub canvas: NodeRef,
    /// What is moved and scaled.
    pub world: NodeRef,
    /// The parent of the cards.
    pub cards: NodeRef,
    /// The parent of the edges.
    pub edges: NodeRef,
    /// The small map.
    pub mini: NodeRef,
    /// The part of the small map that is in view.
    pub frame: NodeRef,
}

#[derive(Default)]
struct Inner {
    /// What the drawing shows; its folds may be older than the state's.
    shown: Option<Shown>,
    drawing: Rc<Drawing>,
    elements: Elements,
    /// Where each card is now, on its way or in its place.
    now: Vec<(f64, f64)>,
    camera: Camera,
    canvas: Size,
    /// Whether the reader has moved the map; until then it is fitted anew when the window changes.
    moved: bool,
    /// The card that was clicked: it is in view as far as its reader wants.
    held: Option<NodeId>,
    glide: Option<(Glide, f64)>,
    travel: Option<(Camera, Camera, f64)>,
    frame: Option<AnimationFrame>,
}

struct Shown {
    document: Rc<Document>,
    visible: Rc<View>,
    sizes: Vec<(f64, f64)>,
    selected: Option<NodeId>,
}

impl Stage {
    /// Brings the drawing up to the state, after the components have put its cards on the page.
    /// Returns the drawing.
    pub fn settle(&self, state: &State) -> Rc<Drawing> {
        let cards = Elements::cards_in(&self.parts.cards);
        let sizes = sizes_of(&cards);
        let inner = &mut *self.inner.borrow_mut();
        inner.canvas = self.canvas_size();
        let known = inner.shown.as_ref().is_some_and(|shown| {
            Rc::ptr_eq(&shown.document, &state.document)
                && Rc::ptr_eq(&shown.visible, &state.visible)
                && shown.sizes == sizes
        });
        let fresh = inner.shown.is_none() || state.pivot.is_none() && !known;
        if known {
            inner.tie(cards, &self.parts.edges, state);
        } else {
            inner.redraw(cards, &self.parts.edges, state, &sizes, fresh);
        }
        let before = inner.shown.as_ref().and_then(|shown| shown.selected);
        inner.shown = Some(Shown {
            document: Rc::clone(&state.document),
            visible: Rc::clone(&state.visible),
            sizes,
            selected: state.selected,
        });
        let held = inner.held.take();
        if fresh || state.selected != before && state.selected != held {
            inner.show(state.selected, fresh);
        }
        let drawing = Rc::clone(&inner.drawing);
        self.paint_camera(inner);
        self.animate(inner);
        drawing
    }

    /// The drawing.
    pub fn drawing(&self) -> Rc<Drawing> {
        Rc::clone(&self.inner.borrow().drawing)
    }

    /// The size of the canvas.
    pub fn canvas(&self) -> Size {
        self.inner.borrow().canvas
    }

    /// Looks elsewhere, at once.
    pub fn look(&self, change: impl FnOnce(Camera) -> Camera) {
        let inner = &mut *self.inner.borrow_mut();
        inner.travel = None;
        inner.moved = true;
        let to = change(inner.camera);
        inner.camera = inner
            .camera
            .not_losing(to, &inner.drawing.boxes, inner.canvas);
        self.paint_camera(inner);
    }

    /// Looks elsewhere, gliding there.
    pub fn travel(&self, change: impl FnOnce(Camera, Rect, Size) -> Camera) {
        let inner = &mut *self.inner.borrow_mut();
        inner.moved = true;
        let from = inner.travel.take().map_or(inner.camera, |(_, to, _)| to);
        let bounds = inner.drawing.bounds;
        let to = change(from, bounds, inner.canvas);
        inner.go(from.not_losing(to, &inner.drawing.boxes, inner.canvas));
        self.paint_camera(inner);
        self.animate(inner);
    }

    /// Says that the pointer is on this card: the map is not moved to bring it into view.
    pub fn hold(&self, node: NodeId) {
        self.inner.borrow_mut().held = Some(node);
    }

    /// Says that the keys are used now.
    pub fn let_go(&self) {
        self.inner.borrow_mut().held = None;
    }

    /// Brings a card into view that has got the focus.
    pub fn show(&self, node: NodeId) {
        let inner = &mut *self.inner.borrow_mut();
        if inner.held != Some(node) {
            inner.show(Some(node), false);
            self.animate(inner);
        }
    }

    /// Moves the focus to a card.
    pub fn focus(&self, node: NodeId) {
        let card = {
            let inner = self.inner.borrow();
            let place = inner.drawing.nodes.binary_search(&node).ok();
            place.and_then(|place| inner.elements.card(place).cloned())
        };
        if let Some(card) = card {
            let _ = card.focus();
        }
    }

    /// Follows a change of the window: the middle stays in the middle. Returns whether the cards
    /// have other sizes now, so that they must be settled anew.
    pub fn resized(&self) -> bool {
        let inner = &mut *self.inner.borrow_mut();
        let Some(shown) = &inner.shown else {
            return false;
        };
        let (was, is) = (inner.canvas, self.canvas_size());
        let stale = sizes_of(&Elements::cards_in(&self.parts.cards)) != shown.sizes;
        if was != is {
            inner.canvas = is;
            if inner.moved && was.width > 0.0 {
                let (right, down) = (is.width - was.width, is.height - was.height);
                inner.camera = inner.camera.moved(right / 2.0, down / 2.0);
            } else {
                let selected = shown.selected;
                inner.camera = inner.first_sight(&shown.document);
                inner.show(selected, true);
            }
            self.paint_camera(inner);
        }
        stale
    }

    fn canvas_size(&self) -> Size {
        let canvas = self.parts.canvas.cast::<Element>();
        canvas.map_or(Size::default(), |canvas| Size {
            width: f64::from(canvas.client_width()),
            height: f64::from(canvas.client_height()),
        })
    }

    fn paint_camera(&self, inner: &Inner) {
        if let Some(world) = self.parts.world.cast::<HtmlElement>() {
            look(&world, inner.camera);
        }
        if let Some(canvas) = self.parts.canvas.cast::<Element>() {
            let _ = canvas.set_attribute("data-detail", inner.camera.detail().word());
        }
        let (Some(mini), Some(frame)) = (
            self.parts.mini.cast::<Element>(),
            self.parts.frame.cast::<Element>(),
        ) else {
            return;
        };
        let bounds = inner.drawing.bounds;
        let larger = inner.is_larger(inner.camera);
        let _ = mini.set_attribute("data-needed", if larger { "true" } else { "false" });
        let view = inner.camera.in_view(inner.canvas);
        rectangle(&frame, cut(view, framed(bounds)));
    }

    /// Goes on with what moves, a frame at a time, until nothing does.
    fn animate(&self, inner: &mut Inner) {
        if inner.frame.is_some() || inner.glide.is_none() && inner.travel.is_none() {
            return;
        }
        let stage = self.clone();
        inner.frame = Some(request_animation_frame(move |now| {
            let inner = &mut *stage.inner.borrow_mut();
            inner.frame = None;
            inner.advance(now);
            stage.paint_camera(inner);
            stage.animate(inner);
        }));
    }
}

impl Inner {
    /// Ties cards and edges that the components have drawn anew to their places.
    fn tie(&mut self, cards: Vec<HtmlElement>, edges: &NodeRef, state: &State) {
        self.elements = Elements::find(cards, edges, &state.document.map, &self.drawing);
        if self.glide.is_none() {
            self.now = self.elements.place(&self.drawing, None, 1.0);
        }
    }

    fn redraw(
        &mut self,
        cards: Vec<HtmlElement>,
        edges: &NodeRef,
        state: &State,
        sizes: &[(f64, f64)],
        fresh: bool,
    ) {
        let map = &state.document.map;
        let before = self.carried(&state.document);
        let pivot = state.pivot.map(|pivot| pivot.node);
        let kept = pivot.filter(|_| !fresh).map(|pivot| (&before, pivot));
        mark("layout");
        let drawing = Rc::new(draw(map, &state.visible, sizes, kept));
        mark("laid-out");
        self.glide = None;
        if fresh {
            self.moved = false;
        } else {
            let still =
                pivot.and_then(|pivot| Some((before.box_of(pivot)?, drawing.box_of(pivot)?)));
            let (dx, dy) = still.map_or((0.0, 0.0), |(was, is)| (is.x - was.x, is.y - was.y));
            self.camera = self
                .camera
                .moved(-dx * self.camera.scale, -dy * self.camera.scale);
            if !reduced_motion() {
                let was = |node| {
                    before
                        .box_of(node)
                        .map(|place| (place.x + dx, place.y + dy))
                };
                let out_of = pivot.and_then(|pivot| drawing.box_of(pivot));
                let glide = Glide::new(was, &drawing, out_of);
                self.glide = glide.moves().then(|| (glide, now()));
            }
        }
        self.drawing = drawing;
        self.elements = Elements::find(cards, edges, map, &self.drawing);
        let glide = self.glide.as_ref().map(|(glide, _)| glide);
        self.now = self.elements.place(
            &self.drawing,
            glide,
            if glide.is_some() { 0.0 } else { 1.0 },
        );
        if fresh {
            self.camera = self.first_sight(&state.document);
        }
    }

    /// The drawing as it is seen now, in the ids of `document`, which may be a newer reading.
    fn carried(&self, document: &Rc<Document>) -> Drawing {
        let Some(shown) = &self.shown else {
            return Drawing::default();
        };
        let same = Rc::ptr_eq(&shown.document, document);
        let mut places: Vec<(NodeId, Rect)> = Vec::with_capacity(self.now.len());
        for ((&node, place), &(x, y)) in self
            .drawing
            .nodes
            .iter()
            .zip(&self.drawing.boxes)
            .zip(&self.now)
        {
            let node = if same {
                Some(node)
            } else {
                document.map.node_by_slug(shown.document.map.slug(node))
            };
            places.extend(node.map(|node| (node, Rect { x, y, ..*place })));
        }
        by_number(&mut places, |&(node, _)| u64::from(node.0));
        let (nodes, boxes) = places.into_iter().unzip();
        Drawing {
            nodes,
            boxes,
            ..Drawing::default()
        }
    }

    fn first_sight(&self, document: &Document) -> Camera {
        let root = document.map.roots().first();
        let thesis = root.and_then(|&root| self.drawing.box_of(root));
        let bounds = self.drawing.bounds;
        Camera::first_sight(bounds, thesis.unwrap_or(bounds), self.canvas)
    }

    /// Brings a card into view.
    fn show(&mut self, node: Option<NodeId>, at_once: bool) {
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
            self.go(to);
        }
    }

    /// Whether the map is larger than the view, so that there is a small map.
    fn is_larger(&self, camera: Camera) -> bool {
        let seen = camera.to_canvas(self.drawing.bounds);
        seen.width > self.canvas.width || seen.height > self.canvas.height
    }

    fn go(&mut self, to: Camera) {
        if to == self.camera {
            return;
        }
        if reduced_motion() {
            self.camera = to;
        } else {
            self.travel = Some((self.camera, to, now()));
        }
    }

    fn advance(&mut self, now: f64) {
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
        if let Some((glide, start)) = self.glide.take() {
            let t = along(start);
            self.now = self.elements.place(&self.drawing, Some(&glide), t);
            self.glide = (t < 1.0).then_some((glide, start));
        }
    }
}

/// The widths and heights of cards, whatever the scale.
fn sizes_of(cards: &[HtmlElement]) -> Vec<(f64, f64)> {
    let size = |card: &HtmlElement| (card.offset_width().into(), card.offset_height().into());
    cards.iter().map(size).collect()
}

/// Notes the moment for whoever measures the page.
fn mark(moment: &str) {
    if let Some(clock) = gloo::utils::window().performance() {
        let _ = clock.mark(moment);
    }
}

/// Milliseconds, as animation frames count them.
fn now() -> f64 {
    gloo::utils::window()
        .performance()
        .map_or(0.0, |clock| clock.now())
}

/// The part of a box that lies in another.
fn cut(of: Rect, by: Rect) -> Rect {
    let (left, top) = (of.x.max(by.x), of.y.max(by.y));
    let right = (of.x + of.width).min(by.x + by.width);
    let bottom = (of.y + of.height).min(by.y + by.height);
    Rect {
        x: left,
        y: top,
        width: (right - left).max(0.0),
        height: (bottom - top).max(0.0),
    }
}
