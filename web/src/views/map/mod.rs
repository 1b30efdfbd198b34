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
mod board;
mod camera;
mod card;
pub mod decimal;
mod drawing;
mod edges;
mod entry;
mod face;
mod frames;
mod gestures;
mod glide;
mod lines;
mod minimap;
mod paint;
mod rows;
mod scene;
mod shapes;
mod sizes;
mod stage;
mod tools;
mod wait_bar;
mod waiting;
mod walk;

use crate::a11y::keymap::{MapKey, Step, map_key};
use crate::components::legend::Legend;
use crate::dispatch::{Dispatch, use_dispatch};
use crate::state::{Action, State};
use card::{Card, card_at, on_fold_control};
use face::Face;
use gestures::use_gestures;
use minimap::minimap;
use scene::Scene;
pub use stage::Stage;
use tools::{depth_slider, fit, sections_button, zoom_about_middle, zoom_buttons};
use wait_bar::{WaitBar, stop};

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
    let dispatch = use_dispatch();
    let scene = use_scene(state, stage);
    use_gestures(stage);
    let onkeydown = on_keys(state, stage, &dispatch);
    let ondblclick = {
        let (dispatch, state, stage) = (dispatch.clone(), Rc::clone(state), stage.clone());
        move |event: MouseEvent| {
            // Two quick clicks on the fold control have folded and unfolded already.
            let card = card_at(event.target(), &state.document).or_else(|| stage.shape_at(&event));
            if let Some(node) = card.filter(|_| !on_fold_control(event.target())) {
                dispatch.send(Action::Toggle(node));
            }
        }
    };
    let onclick = {
        let (dispatch, stage) = (dispatch.clone(), stage.clone());
        move |event: MouseEvent| {
            if let Some(node) = stage.shape_at(&event) {
                dispatch.send(Action::Select(node));
            }
        }
    };
    let stops = {
        let (dispatch, stage) = (dispatch.clone(), stage.clone());
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                stop(&stage, &dispatch);
            }
        }
    };
    let parts = &stage.parts;
    html! {
        <section class="map" data-view="map" aria-label="Map" onkeydown={stops}>
            <div class="map__tools">
                { depth_slider(state.depth, state.document.map.max_depth(), &dispatch) }
                { sections_button(state, &dispatch) }
                { zoom_buttons(stage) }
            </div>
            <div class="map__stage">
                <WaitBar stage={stage.clone()} />
                <div
                    class="map__canvas"
                    ref={parts.canvas.clone()}
                    role="application"
                    aria-label="The argument, drawn; arrow keys move from card to card"
                    {onkeydown}
                    {onclick}
                    {ondblclick}
                >
                    <div class="map__world" ref={parts.world.clone()}>
                        <svg class="map__edges" aria-hidden="true">
                            <g ref={parts.frames.clone()} />
                            <g ref={parts.shapes.clone()} />
                            <g ref={parts.edges.clone()} />
                        </svg>
                        <div class="map__cards" ref={parts.cards.clone()}>
                            if let Some(scene) = &scene {
                                { cards(scene, stage) }
                            }
                        </div>
                    </div>
                </div>
                if state.visible.nodes.is_empty() {
                    <p class="map__empty">{ "There is no claim to draw." }</p>
                }
                { minimap(stage) }
            </div>
            <Legend />
        </section>
    }
}

fn cards(scene: &Scene, stage: &Stage) -> Html {
    let card = |&place: &usize| {
        let (state, node) = (&scene.state, scene.drawing.nodes[place]);
        html! {
            <Card
                key={state.document.map.slug(node).to_owned()}
                document={Rc::clone(&state.document)}
                face={Face::of(state, node)}
                stage={stage.clone()}
            />
        }
    };
    scene.cards.iter().map(card).collect()
}

/// Settles the stage after every change; what is on the page then. Its cards are tied to their
/// places as soon as they are drawn, and the focus goes where the selection went.
#[hook]
fn use_scene(state: &Rc<State>, stage: &Stage) -> Option<Rc<Scene>> {
    let scene = use_state(|| stage.scene());
    use_effect_with(stage.clone(), {
        let set = scene.setter();
        move |stage| {
            stage.watch(Callback::from(move |scene| set.set(Some(scene))));
            let stage = stage.clone();
            move || stage.watch(Callback::noop())
        }
    });
    let resizes = use_resizes(stage);
    use_effect_with((ByAddress(Rc::clone(state)), resizes), {
        let stage = stage.clone();
        move |(ByAddress(state), _)| stage.settle(state)
    });
    let scene = (*scene).clone();
    use_effect_with(scene.clone().map(ByAddress), {
        let stage = stage.clone();
        move |scene| {
            let Some(ByAddress(scene)) = scene else {
                return;
            };
            stage.tie(scene);
            if let Some(selected) = scene.state.selected.filter(|_| focus_is_lost(&scene.state)) {
                stage.focus(selected);
            }
        }
    });
    scene
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

/// A value that is the same only if it is at the same place.
struct ByAddress<T>(Rc<T>);

impl<T> PartialEq for ByAddress<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn on_keys(state: &Rc<State>, stage: &Stage, dispatch: &Dispatch) -> Callback<KeyboardEvent> {
    let (state, stage, dispatch) = (Rc::clone(state), stage.clone(), dispatch.clone());
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
