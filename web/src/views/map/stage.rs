//! The drawing as it stands on the page: sizes measured, cards placed, the camera moved.
//!
//! The stage outlives the view, so that a reader who comes back to the map finds it as it was.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use elenchus::map::NodeId;
use elenchus_layout::Rect;
use elenchus_worker::Reply;
use elenchus_worker::jobs::draw::{Drawn, draw};
use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlElement, MouseEvent};
use yew::{Callback, NodeRef};

use super::board::{Board, Clock, Plan};
use super::camera::{Camera, Detail, Size};
use super::drawing::Drawing;
use super::gestures::on_canvas;
use super::minimap::framed;
use super::paint::{Elements, look, put_frame};
use super::scene::Scene;
use super::sizes::Sizes;
use super::waiting::{Wait, Waiting};
use crate::effects::reduced_motion;
use crate::state::{MOST_AT_ONCE, State};

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
    /// The parent of the boxes around sections.
    pub frames: NodeRef,
    /// What holds the shapes of very many cards.
    pub shapes: NodeRef,
    /// The small map.
    pub mini: NodeRef,
    /// The cards on it.
    pub mini_cards: NodeRef,
    /// The selected card on it.
    pub mini_selected: NodeRef,
    /// What is moved over the small map; in it the frame around the part that is in view.
    pub frame: NodeRef,
    /// Whether the pointer is pressed on the small map.
    pub mini_pressed: Cell<bool>,
}

#[derive(Default)]
struct Inner {
    board: Board,
    sizes: Sizes,
    elements: Elements,
    /// Hears of every other scene.
    watch: Callback<Rc<Scene>>,
    /// Hears of what the reader has to wait for.
    watch_wait: Callback<Option<Wait>>,
    /// The drawing that is under way.
    waiting: Option<Waiting>,
    frame: Option<AnimationFrame>,
    /// What the attributes of canvas and small map say.
    said: Option<(Detail, bool)>,
    /// Ends the moving of the map, unless it is moved again before.
    rest: Option<Timeout>,
}

/// For how long after its last movement the map counts as moving, in milliseconds.
const REST: u32 = 160;

impl Stage {
    /// Tells of every other scene from now on: what is on the page then is tied to it anew.
    pub fn watch(&self, watch: Callback<Rc<Scene>>) {
        let inner = &mut *self.inner.borrow_mut();
        inner.watch = watch;
        inner.elements = Elements::default();
        inner.said = None;
    }

    /// Tells from now on of what the reader has to wait for.
    pub fn watch_wait(&self, watch: Callback<Option<Wait>>) {
        let inner = &mut *self.inner.borrow_mut();
        watch.emit(inner.waiting.as_ref().and_then(Waiting::wait_told));
        inner.watch_wait = watch;
    }

    /// Brings the drawing up to the state. A large one is drawn in the worker: until it is there
    /// all stays as it is, and where another is wanted before, it is given up.
    pub fn settle(&self, state: &Rc<State>) {
        let Some(canvas) = self.parts.canvas.cast::<Element>() else {
            return;
        };
        let inner = &mut *self.inner.borrow_mut();
        inner.board.canvas = size_of(&canvas);
        let cards = inner.sizes.of(state, &canvas);
        if let Some(waiting) = &mut inner.waiting {
            if waiting.plan().suits(state, &cards) {
                waiting.state = Rc::clone(state);
                inner.board.turn_meanwhile(state, clock());
                self.show_scene(inner);
                return;
            }
        }
        inner.give_up();
        match inner.board.plan(state, cards) {
            None => inner.board.turn(state, clock()),
            Some(plan) if plan.state.visible.nodes.len() > MOST_AT_ONCE => {
                mark("layout");
                inner.waiting = Some(Waiting::begin(plan, self));
                return;
            }
            Some(plan) => inner.draw_here(&plan),
        }
        self.show_scene(inner);
    }

    /// Hears of the drawing that is under way. What the worker cannot draw is drawn here, however
    /// long it takes.
    pub(super) fn hear(&self, reply: Reply<Drawn>) {
        let inner = &mut *self.inner.borrow_mut();
        if let (Reply::Progress(done), Some(waiting)) = (&reply, &mut inner.waiting) {
            waiting.come(*done);
            let wait = waiting.wait_told();
            if wait.is_some() {
                inner.watch_wait.emit(wait);
            }
            return;
        }
        let Some(waiting) = inner.waiting.take() else {
            return;
        };
        inner.watch_wait.emit(None);
        let (plan, state) = waiting.end();
        match reply {
            Reply::Answer(drawn) => {
                mark("laid-out");
                inner.board.show_drawn(&plan, drawn, clock());
            }
            _ => inner.draw_here(&plan),
        }
        inner.board.turn(&state, clock());
        self.show_scene(inner);
    }

    /// Tells the reader that a drawing is under way.
    pub(super) fn tell_wait(&self) {
        let inner = &mut *self.inner.borrow_mut();
        let wait = inner.waiting.as_mut().map(Waiting::told);
        inner.watch_wait.emit(wait);
    }

    /// Gives up the drawing that is under way. Returns the state that is still shown, where there
    /// is one.
    pub fn cancel(&self) -> Option<Rc<State>> {
        let inner = &mut *self.inner.borrow_mut();
        inner.give_up();
        let scene = inner.board.scene()?;
        Some(Rc::clone(&scene.state))
    }

    /// Whether a drawing is under way.
    pub fn is_waiting(&self) -> bool {
        self.inner.borrow().waiting.is_some()
    }

    fn show_scene(&self, inner: &mut Inner) {
        inner.tell();
        self.paint_camera(inner);
        self.animate(inner);
    }

    /// Puts the cards and edges in their places that the components have put on the page.
    pub fn tie(&self, scene: &Rc<Scene>) {
        let inner = &mut *self.inner.borrow_mut();
        let glide = inner.board.glide();
        let higher = inner.elements.tie(&self.parts, scene, glide);
        inner.enter();
        if higher.is_empty() {
            return;
        }
        for (place, by) in higher {
            inner.sizes.correct(scene.drawing.nodes[place], by);
        }
        let stage = self.clone();
        let state = Rc::clone(&scene.state);
        // Not at once: the scene that is tied is being drawn.
        let again = move || {
            if !stage.is_waiting() {
                stage.settle(&state);
            }
        };
        Timeout::new(0, again).forget();
    }

    /// The drawing.
    pub fn drawing(&self) -> Rc<Drawing> {
        Rc::clone(self.inner.borrow().board.drawing())
    }

    /// What is on the page.
    pub fn scene(&self) -> Option<Rc<Scene>> {
        self.inner.borrow().board.scene().cloned()
    }

    /// The size of the canvas.
    pub fn canvas(&self) -> Size {
        self.inner.borrow().board.canvas
    }

    /// The card whose shape is under the pointer, where cards are shapes.
    pub fn shape_at(&self, event: &MouseEvent) -> Option<NodeId> {
        let canvas = self.parts.canvas.cast::<Element>()?;
        let inner = self.inner.borrow();
        inner.board.scene()?.far?;
        let (x, y) = on_canvas(&canvas, event);
        let (x, y) = inner.board.camera.to_map(x, y);
        let drawing = inner.board.drawing();
        let is_there = |place: &Rect| {
            (place.x..=place.right()).contains(&x) && (place.y..=place.bottom()).contains(&y)
        };
        let at = drawing.boxes.iter().position(is_there)?;
        drawing.nodes.get(at).copied()
    }

    /// Looks elsewhere, at once.
    pub fn look(&self, change: impl FnOnce(Camera) -> Camera) {
        let inner = &mut *self.inner.borrow_mut();
        inner.board.look(change);
        self.rest_later(inner);
        self.follow(inner);
    }

    /// Looks elsewhere, gliding there.
    pub fn travel(&self, change: impl FnOnce(Camera, Rect, Size) -> Camera) {
        let inner = &mut *self.inner.borrow_mut();
        inner.board.travel(change, clock());
        self.follow(inner);
    }

    /// Says that the pointer is on this card: the map is not moved to bring it into view.
    pub fn hold(&self, node: NodeId) {
        self.inner.borrow_mut().board.held = Some(node);
    }

    /// Says that the keys are used now.
    pub fn let_go(&self) {
        self.inner.borrow_mut().board.held = None;
    }

    /// Brings a card into view that has got the focus.
    pub fn show(&self, node: NodeId) {
        let inner = &mut *self.inner.borrow_mut();
        if inner.board.held != Some(node) {
            inner.board.show(Some(node), false, clock());
            self.follow(inner);
        }
    }

    /// Moves the focus to a card.
    pub fn focus(&self, node: NodeId) {
        let card = {
            let inner = self.inner.borrow();
            let place = inner.board.drawing().nodes.binary_search(&node).ok();
            place.and_then(|place| inner.elements.card(place).cloned())
        };
        if let Some(card) = card {
            let _ = card.focus();
        }
    }

    /// Follows a change of the window. Returns whether the cards have other sizes now, so that
    /// they must be settled anew.
    pub fn resized(&self) -> bool {
        let Some(canvas) = self.parts.canvas.cast::<Element>() else {
            return false;
        };
        let inner = &mut *self.inner.borrow_mut();
        inner.board.resized(size_of(&canvas), clock());
        self.follow(inner);
        inner.sizes.refreshed(&canvas)
    }

    /// Shows what the camera sees now, and goes on with what moves.
    fn follow(&self, inner: &mut Inner) {
        self.paint_camera(inner);
        if inner.board.is_out_of_scene() {
            inner.look_around();
        }
        self.animate(inner);
        if !inner.board.moves() {
            inner.enter();
        }
    }

    /// While the reader moves the map the browser moves its picture, and paints it sharp again
    /// when it rests.
    fn rest_later(&self, inner: &mut Inner) {
        let Some(world) = self.parts.world.cast::<HtmlElement>() else {
            return;
        };
        if inner.rest.is_none() {
            let _ = world.class_list().add_1("map__world--moving");
        }
        let stage = self.clone();
        let rest = move || {
            let inner = &mut *stage.inner.borrow_mut();
            inner.rest = None;
            let _ = world.class_list().remove_1("map__world--moving");
            inner.enter();
        };
        inner.rest = Some(Timeout::new(REST, rest));
    }

    fn paint_camera(&self, inner: &mut Inner) {
        let board = &inner.board;
        if let Some(world) = self.parts.world.cast::<HtmlElement>() {
            look(&world, board.camera);
        }
        let (detail, larger) = (board.camera.detail(), board.is_larger(board.camera));
        if inner.said.replace((detail, larger)) != Some((detail, larger)) {
            say(&self.parts.canvas, "data-detail", detail.word());
            say(
                &self.parts.mini,
                "data-needed",
                if larger { "true" } else { "false" },
            );
        }
        if let Some(place) = self.parts.frame.cast::<HtmlElement>().filter(|_| larger) {
            let view = board.camera.in_view(board.canvas);
            let all = framed(board.drawing().bounds);
            put_frame(&place, cut(view, all), all);
        }
    }

    /// Goes on with what moves, a frame at a time, until nothing does.
    fn animate(&self, inner: &mut Inner) {
        if inner.frame.is_some() || !inner.board.moves() {
            return;
        }
        let stage = self.clone();
        inner.frame = Some(request_animation_frame(move |now| {
            let inner = &mut *stage.inner.borrow_mut();
            inner.frame = None;
            let glided = inner.board.glide().is_some();
            inner.board.advance(now);
            if glided {
                inner.elements.place(inner.board.glide());
            }
            stage.follow(inner);
        }));
    }
}

impl Inner {
    /// Draws on the page's own thread.
    fn draw_here(&mut self, plan: &Plan) {
        mark("layout");
        let drawn = draw(&plan.to_draw, &mut |_| {});
        mark("laid-out");
        self.board.show_drawn(plan, drawn, clock());
    }

    fn give_up(&mut self) {
        if self.waiting.take().is_some() {
            self.watch_wait.emit(None);
        }
    }

    /// Marks the edges that come into view. Not while the map is moved: then nobody reads.
    fn enter(&mut self) {
        if self.rest.is_some() {
            return;
        }
        let board = &self.board;
        let is_read = board.camera.detail() != Detail::Shapes && board.glide().is_none();
        let view = is_read.then(|| board.camera.in_view(board.canvas));
        self.elements.enter(view);
    }

    fn look_around(&mut self) {
        if let Some(scene) = self.board.scene().cloned() {
            self.board.look_around(&scene.state);
            self.tell();
        }
    }

    fn tell(&self) {
        if let Some(scene) = self.board.scene() {
            self.watch.emit(Rc::clone(scene));
        }
    }
}

fn say(element: &NodeRef, attribute: &str, value: &str) {
    if let Some(element) = element.cast::<Element>() {
        let _ = element.set_attribute(attribute, value);
    }
}

fn size_of(canvas: &Element) -> Size {
    Size {
        width: f64::from(canvas.client_width()),
        height: f64::from(canvas.client_height()),
    }
}

/// Notes the moment for whoever measures the page.
fn mark(moment: &str) {
    if let Some(clock) = gloo::utils::window().performance() {
        let _ = clock.mark(moment);
    }
}

/// What the clock and the reader's system say now.
fn clock() -> Clock {
    let watch = gloo::utils::window().performance();
    Clock {
        now: watch.map_or(0.0, |watch| watch.now()),
        still: reduced_motion(),
    }
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
