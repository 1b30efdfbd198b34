//! The keys that work everywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::files::is_typed_into;
use super::room::room;
use crate::a11y::keymap::{PageKey, page_key};
use crate::dispatch::Dispatch;
use crate::later;
use crate::state::{Action, ViewKind};
use crate::ui::{Panel, Room, UiAction, UiDispatch};

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
                PageKey::View(place) => show(ViewKind::ALL[place], &dispatch, &ui),
                PageKey::Article => ui.send(UiAction::Article(!article_is_shown())),
                PageKey::Jump => jump(&ui),
            }
        });
        move || drop(listener)
    });
}

/// Shows a view; on a narrow window the article goes away for it.
pub fn show(view: ViewKind, dispatch: &Dispatch, ui: &UiDispatch) {
    dispatch.send(Action::Show(view));
    if room() == Room::Narrow {
        ui.send(UiAction::Article(false));
    }
}

fn article_is_shown() -> bool {
    matches!(
        gloo::utils::document().query_selector(".shell__source"),
        Ok(Some(_))
    )
}

/// From what the selected claim cites to the claim in the view, and from anywhere else to what
/// it cites.
fn jump(ui: &UiDispatch) {
    let page = gloo::utils::document();
    let at = page.active_element();
    let in_article = at.is_some_and(|at| matches!(at.closest("#article"), Ok(Some(_))));
    let to = if in_article {
        if room() == Room::Narrow {
            ui.send(UiAction::Article(false));
        }
        "#view [data-view] [tabindex=\"0\"]"
    } else {
        ui.send(UiAction::Article(true));
        "#article [data-passage][tabindex=\"0\"]"
    };
    focus_when_loaded(to);
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
        if !is_lost {
            return;
        }
        let stop = "#view [data-view] [tabindex=\"0\"]";
        match view {
            ViewKind::Outline => focus_when_loaded(stop),
            ViewKind::Map | ViewKind::Focus => focus_on(stop),
        }
    });
}

/// Moves the focus to the first element like this, once what is loaded later is there and drawn.
fn focus_when_loaded(selector: &'static str) {
    spawn_local(async move {
        if later::ready().await.is_ok() {
            Timeout::new(0, move || focus_on(selector)).forget();
        }
    });
}

/// Moves the focus to the first element like this.
fn focus_on(selector: &str) {
    let found = gloo::utils::document().query_selector(selector);
    if let Some(element) = found
        .ok()
        .flatten()
        .and_then(|it| it.dyn_into::<HtmlElement>().ok())
    {
        let _ = element.focus();
    }
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
