//! The article beside the map: its sentences, marked by the claims that read them.
//!
//! Without the text it shows the skeleton of the article. One tab stop leads into its sentences,
//! the arrow keys go among those that claims cite.

mod astray;
mod claims;
mod fidelity;
mod head;
mod keys;
mod leaf;
mod mark;
mod open;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{
    Element, EventTarget, HtmlInputElement, HtmlTextAreaElement, ScrollBehavior, ScrollToOptions,
};
use yew::prelude::*;

use self::astray::astray;
use self::claims::claims;
use self::head::head;
use self::keys::{PassageKey, passage_key};
use self::leaf::leaf;
use self::open::open_text;
use crate::dispatch::{Dispatch, use_dispatch, use_ui};
use crate::effects::article::{forget_text, give_file, give_text, given};
use crate::effects::keys::focus;
use crate::effects::reduced_motion;
use crate::state::article::Block;
use crate::state::{Action, State};
use crate::ui::{Given, Step, UiAction, UiDispatch};

pub use self::fidelity::fidelity;
use self::mark::Mark;

/// The id of the place where a sentence stands.
fn id(sentence: usize) -> String {
    format!("passage-{sentence}")
}

fn around(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest(selector).ok().flatten()
}

/// The sentence at an element or around it.
fn passage_at(target: Option<EventTarget>) -> Option<usize> {
    let sentence = around(target, "[data-passage]")?;
    sentence.id().strip_prefix("passage-")?.parse().ok()
}

/// The one sentence that is a tab stop: the one looked at, else the first that the selected claim
/// cites, else the first that any does.
fn stop(state: &State) -> Option<usize> {
    let reading = &state.reading;
    let selected = || reading.passages(state.selected?).next();
    let any = || reading.sentences.iter().position(|it| !it.nodes.is_empty());
    state.passage.or_else(selected).or_else(any)
}

/// What the pane is drawn from.
#[derive(Clone, Properties)]
pub struct SourceProps {
    /// The shared state.
    pub state: Rc<State>,
    /// How far the article is read.
    pub step: Step,
    /// Whether it is a tab among the views.
    pub tab: bool,
}

impl PartialEq for SourceProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && (&self.step, self.tab) == (&other.step, other.tab)
    }
}

/// The pane of the article. What is done in it is heard at its root: of its buttons each has an
/// id, of its sentences each a number.
#[component]
pub fn SourcePane(props: &SourceProps) -> Html {
    let SourceProps { state, step, tab } = props;
    let tab = *tab;
    let (dispatch, to) = (use_dispatch(), use_ui());
    use_passages_in_view(state);
    let onclick = {
        let (state, step) = (Rc::clone(state), step.clone());
        let (dispatch, to) = (dispatch.clone(), to.clone());
        move |event: MouseEvent| {
            let on = |selector: &str| around(event.target(), selector);
            if let Some(at) = passage_at(event.target()) {
                look(&state, &dispatch, at);
            } else if let Some(button) = on("button") {
                press(&button.id(), &state, &step, &dispatch, &to);
            }
        }
    };
    let onchange = move |event: Event| {
        let input = event
            .target()
            .and_then(|at| at.dyn_into::<HtmlInputElement>().ok());
        let files = input.and_then(|input| input.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            give_file(&to, file);
        }
    };
    let onkeydown = {
        let state = Rc::clone(state);
        move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let key = event.key();
            let Some(at) = passage_at(event.target()) else {
                let in_list = around(event.target(), ".source__claims").is_some();
                if let (true, "Escape", Some(at)) = (in_list, key.as_str(), state.passage) {
                    event.prevent_default();
                    focus(&id(at));
                }
                return;
            };
            let Some(does) = passage_key(&state.reading, at, &key) else {
                return;
            };
            event.prevent_default();
            match does {
                PassageKey::To(to) => focus(&id(to)),
                PassageKey::Choose => look(&state, &dispatch, at),
                PassageKey::Stay => {}
            }
        }
    };
    html! {
        <div
            id="article"
            class="source"
            role={tab.then_some("tabpanel")}
            aria-labelledby={tab.then_some("tab-article")}
            {onclick}
            {onchange}
            {onkeydown}
        >
            { head(state) }
            { open_text(step, state.reading.text.is_some()) }
            { astray(state) }
            if state.reading.sentences.is_empty() {
                <p class="source__empty">{ "No claim of this map says where the article makes it." }</p>
            } else {
                { passages(state) }
            }
            { claims(state) }
        </div>
    }
}

/// Does what a button of the pane is for.
fn press(button: &str, state: &State, step: &Step, dispatch: &Dispatch, ui: &UiDispatch) {
    match button {
        "dim" => dispatch.send(Action::Dim),
        "more-leaves" => dispatch.send(Action::More),
        "draft-text" => {
            if let Some(text) = &state.reading.text {
                let bytes = text.whole.as_bytes().to_vec();
                ui.send(UiAction::Draft(given(text.name.clone(), bytes)));
            }
        }
        "forget" => forget_text(state, dispatch, ui),
        "article-read" => {
            let page = gloo::utils::document();
            let area = page.get_element_by_id("article-text");
            if let Some(area) = area.and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok()) {
                give_text(ui, &area.value());
            }
        }
        "read-windows" => {
            if let Step::Encoding(given) = step {
                ui.send(UiAction::Give(Rc::new(Given {
                    windows: true,
                    name: given.name.clone(),
                    bytes: given.bytes.clone(),
                    home: given.home,
                })));
            }
        }
        other => {
            if let Some(key) = other.strip_prefix("source-") {
                dispatch.send(Action::Source(key.to_owned()));
            }
        }
    }
}

/// The sentences themselves.
fn passages(state: &State) -> Html {
    let stop = stop(state);
    let all = state.reading.blocks.len();
    // As many paragraphs as are asked for, and as many as show what is looked at.
    let reached = stop.map_or(0, |at| {
        let ends_before = |block: &Block| block.sentences.end <= at;
        state.reading.blocks.partition_point(ends_before) + 1
    });
    let shown = reached.max(state.paragraphs).min(all);
    let class = classes!(
        "leaves",
        state.reading.text.is_some().then_some("leaves--typeset"),
        state.dim.then_some("leaves--dim")
    );
    html! {
        <div {class} role="group" aria-label="Sentences">
            { for (0..shown).map(|block| leaf(state, block, stop)) }
            if shown < all {
                <button class="button" id="more-leaves">
                    { format!("Show more: {} paragraphs are left", all - shown) }
                </button>
            }
        </div>
    }
}

/// Looks at a sentence that a claim reads.
fn look(state: &State, dispatch: &Dispatch, at: usize) {
    if !state.reading.sentences[at].nodes.is_empty() {
        dispatch.send(Action::Passage(at));
    }
}

/// What the selected claim cites is brought into view, unless the reader chose it here.
#[hook]
fn use_passages_in_view(state: &State) {
    let first = match state.passage {
        Some(_) => None,
        None => state
            .selected
            .and_then(|node| state.reading.passages(node).next()),
    };
    use_effect_with((first, Rc::as_ptr(&state.reading)), |&(first, _)| {
        let page = gloo::utils::document();
        let Some(element) = first.and_then(|at| page.get_element_by_id(&id(at))) else {
            return;
        };
        let Ok(Some(pane)) = element.closest(".leaves") else {
            return;
        };
        // Not `scrollIntoView`, from which on Tab would go on.
        let (is, room) = (
            element.get_bounding_client_rect(),
            pane.get_bounding_client_rect(),
        );
        let options = ScrollToOptions::new();
        options.set_top(is.top() - room.top() - (room.height() - is.height()) / 2.0);
        options.set_behavior(if reduced_motion() {
            ScrollBehavior::Auto
        } else {
            ScrollBehavior::Smooth
        });
        pane.scroll_by_with_scroll_to_options(&options);
    });
}
