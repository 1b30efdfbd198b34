//! The map: cards placed by the layout, edges between them, and ways to look around.
//!
//! The components say which cards and edges there are and what they say; the [`stage`] measures
//! them, lays them out and writes their coordinates. Panning, zooming and gliding therefore draw
//! no component again.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

pub mod arrow;
mod camera;
mod card;
pub mod decimal;
mod drawing;
mod edges;
mod face;
mod gestures;
mod glide;
mod minimap;
mod paint;
mod rows;
mod stage;
mod tools;
mod walk;

use crate::a11y::keymap::{MapKey, Step, map_key};
use crate::components::legend::Legend;
use crate::dispatch::{Dispatch, use_dispatch};
use crate::state::{Action, State};
use card::{Card, card_at, on_fold_control};
use drawing::Drawing;
use edges::Edges;
use face::Face;
use gestures::use_gestures;
use minimap::Minimap;
pub use stage::Stage;
use tools::{DepthSlider, ZoomButtons, fit, zoom_about_middle};

/// What the map is drawn from.
#[derive(Properties)]
pub struct MapProps {
    /// The shared state.
    pub state: Rc<State>,
    /// The drawing, which outlives the view.
    pub stage: Stage,
}

impl PartialEq for MapProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.stage == other.stage
    }
}

/// How far one press of a key moves the map, as a share of the canvas.
const PAN_STEP: f64 = 0.15;

/// The drawing of the argument, with what unfolds it and moves it.
#[component]
pub fn MapView(props: &MapProps) -> Html {
    let MapProps { state, stage } = props;
    let drawing = use_drawing(state, stage);
    use_gestures(stage);
    let onkeydown = use_keys(state, stage);
    let ondblclick = {
        let (dispatch, state) = (use_dispatch(), Rc::clone(state));
        move |event: MouseEvent| {
            // Two quick clicks on the fold control have folded and unfolded already.
            let card = card_at(event.target(), &state.document);
            if let Some(node) = card.filter(|_| !on_fold_control(event.target())) {
                dispatch.send(Action::Toggle(node));
            }
        }
    };
    let parts = &stage.parts;
    let card = |&node| {
        html! {
            <Card
                key={state.document.map.slug(node).to_owned()}
                document={Rc::clone(&state.document)}
                face={Face::of(state, node)}
                stage={stage.clone()}
            />
        }
    };
    html! {
        <section class="map" data-view="map" aria-label="Map">
            <div class="map__tools">
                <DepthSlider depth={state.depth} deepest={state.document.map.max_depth()} />
                <ZoomButtons stage={stage.clone()} />
            </div>
            <div class="map__stage">
                <div
                    class="map__canvas"
                    ref={parts.canvas.clone()}
                    role="application"
                    aria-label="The argument, drawn; arrow keys move from card to card"
                    {onkeydown}
                    {ondblclick}
                >
                    <div class="map__world" ref={parts.world.clone()}>
                        <Edges
                            document={Rc::clone(&state.document)}
                            visible={Rc::clone(&state.visible)}
                            selected={state.selected}
                            place={parts.edges.clone()}
                        />
                        <div class="map__cards" ref={parts.cards.clone()}>
                            { for state.visible.nodes.iter().map(card) }
                        </div>
                    </div>
                </div>
                if state.visible.nodes.is_empty() {
                    <p class="map__empty">{ "There is no claim to draw." }</p>
                }
                <Minimap drawing={drawing} selected={state.selected} stage={stage.clone()} />
            </div>
            <Legend />
        </section>
    }
}

/// Settles the stage after every change, and moves the focus where the selection went.
#[hook]
fn use_drawing(state: &Rc<State>, stage: &Stage) -> Rc<Drawing> {
    let drawing = use_state(|| stage.drawing());
    let resizes = use_resizes(stage);
    let show = drawing.setter();
    let known = Rc::clone(&drawing);
    use_effect_with((ByAddress(Rc::clone(state)), resizes), {
        let stage = stage.clone();
        move |(ByAddress(state), _)| {
            let drawn = stage.settle(state);
            if !Rc::ptr_eq(&drawn, &known) {
                show.set(drawn);
            }
            if let Some(selected) = state.selected {
                if focus_is_lost(state) {
                    stage.focus(selected);
                }
            }
        }
    });
    Rc::clone(&drawing)
}

/// Follows the size of the canvas; counts the changes that gave the cards other sizes.
#[hook]
fn use_resizes(stage: &Stage) -> u32 {
    let count = use_state(|| 0_u32);
    let counted = use_mut_ref(|| 0_u32);
    use_effect_with(stage.clone(), {
        let count = count.setter();
        move |stage| {
            let canvas = stage.parts.canvas.cast::<Element>();
            let stage = stage.clone();
            let resized = Closure::<dyn FnMut()>::new(move || {
                if stage.resized() {
                    *counted.borrow_mut() += 1;
                    count.set(*counted.borrow());
                }
            });
            let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
            if let (Some(observer), Some(canvas)) = (&observer, canvas) {
                observer.observe(&canvas);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(resized);
            }
        }
    });
    *count
}

/// Whether the focus is on another card than the one that is looked at, or was on one that is
/// now folded away.
fn focus_is_lost(state: &State) -> bool {
    let Some(active) = gloo::utils::document().active_element() else {
        return false;
    };
    let on_card = active
        .get_attribute("data-node")
        .and_then(|slug| state.document.map.node_by_slug(&slug));
    on_card.is_some() && on_card != state.selected
}

struct ByAddress(Rc<State>);

impl PartialEq for ByAddress {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[hook]
fn use_keys(state: &Rc<State>, stage: &Stage) -> Callback<KeyboardEvent> {
    let dispatch = use_dispatch();
    let (state, stage) = (Rc::clone(state), stage.clone());
    Callback::from(move |event: KeyboardEvent| {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.alt_key();
        let Some(key) = map_key(&event.key(), event.shift_key()).filter(|_| !elsewhere) else {
            return;
        };
        let Some(node) = card_at(event.target(), &state.document).or(state.selected) else {
            return;
        };
        event.prevent_default();
        stage.let_go();
        match key {
            MapKey::Walk(step) => walk(&state, &stage, &dispatch, node, step),
            MapKey::Toggle => dispatch.send(Action::Toggle(node)),
            MapKey::Unfold => dispatch.send(Action::Unfold(node)),
            MapKey::Fold => dispatch.send(Action::Fold(node)),
            MapKey::Zoom(factor) => zoom_about_middle(&stage, factor),
            MapKey::Fit => fit(&stage),
            MapKey::Pan(right, down) => stage.travel(|camera, _, canvas| {
                camera.moved(
                    -right * PAN_STEP * canvas.width,
                    -down * PAN_STEP * canvas.height,
                )
            }),
        }
    })
}

fn walk(
    state: &State,
    stage: &Stage,
    dispatch: &Dispatch,
    node: elenchus::map::NodeId,
    step: Step,
) {
    let map = &state.document.map;
    let next = walk::step(map, &state.visible, &stage.drawing(), node, step);
    let folded = state.visible.hidden_beneath(node).total() > 0;
    match next {
        None if step == Step::Down && folded => {
            dispatch.send(Action::Unfold(node));
            if let Some(&first) = map.incoming(node).first() {
                dispatch.send(Action::Select(map.other_end(first, node)));
            }
        }
        None => {}
        Some(next) => dispatch.send(Action::Select(next)),
    }
}
