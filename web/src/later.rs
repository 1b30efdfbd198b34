//! What of the page is loaded when it is needed first: the article, what is drafted of it, the
//! outline, the remarks and the dialogs.
//!
//! The build cuts the functions that only these views need out of the page's module and into one of
//! their own, at the function that is marked here; both work on the same memory. What only they are
//! styled by, in `styles/later`, is a sheet of its own.
// The seam itself is written by the macro.
#![allow(unsafe_code)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use elenchus_worker::Reply;
use elenchus_worker::jobs::draw::{Draw, Drawn, ToDraw};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::prelude::*;

use crate::components::diagnostics::DiagnosticsPanel;
use crate::components::dialog::Dialog;
use crate::components::draft_map::{DraftMap, DraftProps};
use crate::components::keys_help::keys_help;
use crate::components::open_map::OpenMap;
use crate::effects::article::Reader;
use crate::effects::worker::{Task, ask};
use crate::state::State;
use crate::ui::Given;
use crate::views::outline::OutlineView;
use crate::views::source::{SourcePane, SourceProps};

/// A part of the page that is loaded later, with what it is drawn from.
#[derive(Clone)]
pub enum Part {
    /// The article beside the map.
    Source(SourceProps),
    /// The outline.
    Outline(Rc<State>),
    /// The remarks on the text.
    Remarks(Rc<State>),
    /// The dialog with a draft.
    Draft(DraftProps),
    /// The dialog that opens other maps.
    Open,
    /// The dialog with the keys.
    Keys,
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Source(one), Self::Source(other)) => one == other,
            (Self::Outline(one), Self::Outline(other))
            | (Self::Remarks(one), Self::Remarks(other)) => Rc::ptr_eq(one, other),
            (Self::Draft(one), Self::Draft(other)) => one == other,
            (Self::Open, Self::Open) | (Self::Keys, Self::Keys) => true,
            _ => false,
        }
    }
}

/// What is loaded. Where there can be no worker, there is no task.
#[derive(Clone, Copy)]
pub struct Loaded {
    /// Draws a part.
    draw: fn(&Part) -> Html,
    /// Has an article read.
    pub read: fn(&Reader, Rc<Given>) -> Option<Task>,
    /// Has a large map drawn.
    pub draw_map: fn(&ToDraw, Callback<Reply<Drawn>>) -> Option<Task>,
}

thread_local! {
    /// Kept, so that what is loaded is drawn at once.
    static LOADED: Cell<Option<Loaded>> = const { Cell::new(None) };
}

/// Loads what is not loaded yet. Where that fails it may be tried again.
pub async fn ready() -> Result<Loaded, SplitLoaderError> {
    if let Some(loaded) = LOADED.get() {
        return Ok(loaded);
    }
    let style = style();
    let loaded = load().await?;
    // Where there is no style to be had, these parts are drawn plainly.
    let _ = JsFuture::from(style).await;
    LOADED.set(Some(loaded));
    Ok(loaded)
}

/// Begins to load the style sheet; settles when it is there, or cannot be had.
fn style() -> Promise {
    const HREF: &str = "later/later.css";
    let page = gloo::utils::document();
    let link = page.create_element("link");
    Promise::new(&mut |done, _| {
        let linked = link.as_ref().is_ok_and(|link| {
            let attributes = [("rel", "stylesheet"), ("href", HREF)];
            let is_set = |(name, value)| link.set_attribute(name, value).is_ok();
            let tells = |event| link.add_event_listener_with_callback(event, &done).is_ok();
            attributes.into_iter().all(is_set)
                && ["load", "error"].into_iter().all(tells)
                && page
                    .head()
                    .is_some_and(|head| head.append_child(link).is_ok())
        });
        if !linked {
            let _ = done.call0(&JsValue::NULL);
        }
    })
}

/// Where the module is cut: what nothing else leads to is loaded with this function.
#[wasm_split(article, fallible)]
fn load() -> Result<Loaded, SplitLoaderError> {
    Ok(Loaded {
        draw,
        read: Reader::read,
        draw_map: |map, on| ask::<Draw>(map, move |reply| on.emit(reply)),
    })
}

/// Work for the worker that begins when what asks for it is loaded. Where it is dropped before it
/// is done, it is given up.
pub struct Begun {
    _task: Rc<RefCell<Option<Task>>>,
}

/// Begins such work; `failed` hears where it cannot be begun.
pub fn begin(
    ask: impl FnOnce(&Loaded) -> Option<Task> + 'static,
    failed: impl FnOnce() + 'static,
) -> Begun {
    let begun = Rc::new(RefCell::new(None));
    let place = Rc::downgrade(&begun);
    spawn_local(async move {
        let loaded = ready().await;
        // Nobody holds what was given up meanwhile.
        let Some(place) = place.upgrade() else {
            return;
        };
        match loaded.ok().and_then(|loaded| ask(&loaded)) {
            Some(task) => *place.borrow_mut() = Some(task),
            None => failed(),
        }
    });
    Begun { _task: begun }
}

fn draw(part: &Part) -> Html {
    match part.clone() {
        Part::Source(props) => html! { <SourcePane ..props /> },
        Part::Outline(state) => html! { <OutlineView {state} /> },
        Part::Remarks(state) => html! { <DiagnosticsPanel {state} /> },
        Part::Draft(props) => html! {
            <Dialog id="draft" title="A first draft"><DraftMap ..props /></Dialog>
        },
        Part::Open => html! { <Dialog id="open" title="Open another map"><OpenMap /></Dialog> },
        Part::Keys => html! { <Dialog id="keys" title="Keys">{ keys_help() }</Dialog> },
    }
}

/// What a part that is loaded later is drawn from.
#[derive(Properties, PartialEq)]
pub struct LaterProps {
    /// The part.
    pub part: Part,
}

/// A part that is loaded later. Until then its place is empty, and where it cannot be loaded it
/// says so.
#[component]
pub fn Later(props: &LaterProps) -> Html {
    let failed = use_state(|| false);
    let load = {
        let failed = failed.clone();
        // Setting it draws the part, whatever it is set to.
        move || spawn_local(async move { failed.set(ready().await.is_err()) })
    };
    use_effect_with((), {
        let load = load.clone();
        move |()| {
            if LOADED.get().is_none() {
                load();
            }
        }
    });
    match LOADED.get() {
        Some(loaded) => (loaded.draw)(&props.part),
        None if *failed => {
            let again = move |_: MouseEvent| load.clone()();
            html! {
                <div class="later">
                    <p role="alert">{ "This part of the page could not be loaded." }</p>
                    <button class="button" id="later-again" onclick={again}>{ "Try again" }</button>
                </div>
            }
        }
        None => html! { <div aria-busy="true"></div> },
    }
}
