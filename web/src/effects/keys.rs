//! The keys that work everywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::files::is_typed_into;
use crate::a11y::keymap::{PageKey, page_key};
use crate::dispatch::Dispatch;
use crate::state::{Action, ViewKind};
use crate::ui::{Panel, UiAction, UiDispatch};

/// Listens to the keys that work everywhere, except while the reader types or a dialog is open.
#[hook]
pub fn use_page_keys(dispatch: &Dispatch, ui: &UiDispatch) {
    use_effect_with((dispatch.clone(), ui.clone()), |(dispatch, ui)| {
        let (dispatch, ui) = (dispatch.clone(), ui.clone());
        let page = gloo::utils::document();
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&page, "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let elsewhere = event.default_prevented()
                || event.ctrl_key()
                || event.meta_key()
                || event.alt_key();
            if elsewhere || is_typed_into(event.target()) || dialog_is_open() {
                return;
            }
            let Some(key) = page_key(&event.key()) else {
                return;
            };
            event.prevent_default();
            match key {
                PageKey::Search => focus("search"),
                PageKey::Help => ui.send(UiAction::Open(Panel::Keys)),
                PageKey::Close => ui.send(UiAction::Close),
                PageKey::View(place) => dispatch.send(Action::Show(ViewKind::ALL[place])),
            }
        });
        move || drop(listener)
    });
}

fn dialog_is_open() -> bool {
    matches!(
        gloo::utils::document().query_selector("dialog[open]"),
        Ok(Some(_))
    )
}

/// Where the focus was in a view that is left by key, it goes on into the view that comes.
#[hook]
pub fn use_focus_in_view(view: ViewKind) {
    let before = use_mut_ref(|| view);
    use_effect_with(view, move |&view| {
        if before.replace(view) == view {
            return;
        }
        let page = gloo::utils::document();
        let is_lost = page
            .active_element()
            .is_none_or(|at| at.tag_name() == "BODY");
        let stop = page.query_selector("#view [data-view] [tabindex=\"0\"]");
        if let (true, Ok(Some(stop))) = (is_lost, stop) {
            if let Ok(stop) = stop.dyn_into::<HtmlElement>() {
                let _ = stop.focus();
            }
        }
    });
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    let found = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Whether the focus is on the element with this id.
pub fn has_focus(id: &str) -> bool {
    let active = gloo::utils::document().active_element();
    active.is_some_and(|active| active.id() == id)
}
