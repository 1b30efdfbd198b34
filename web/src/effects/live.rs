//! Following the file that `elenchus serve` watches.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{EventSource, MessageEvent};
use yew::prelude::*;

use super::load::{asked_for, fetch_text, file_name};
use super::meta;
use crate::dispatch::Dispatch;
use crate::state::{Action, Document};
use crate::ui::{Live, Notice, UiAction, UiDispatch};

/// Reads the map anew whenever the command says that its file has changed. Does nothing in a
/// page that no command serves.
#[hook]
pub fn use_live(dispatch: &Dispatch, ui: &UiDispatch) {
    use_effect_with((dispatch.clone(), ui.clone()), |(dispatch, ui)| {
        let followed = meta("elenchus-live").filter(|_| asked_for().is_none());
        let connection = followed.and_then(|url| connect(&url, dispatch, ui));
        move || drop(connection)
    });
}

/// An open stream of events; closed when dropped.
struct Connection {
    source: EventSource,
    _listeners: Vec<EventListener>,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.source.close();
    }
}

fn connect(url: &str, dispatch: &Dispatch, ui: &UiDispatch) -> Option<Connection> {
    let source = EventSource::new(url).ok()?;
    let opened = {
        let ui = ui.clone();
        move |_: &Event| ui.send(UiAction::Live(Live::Following))
    };
    let lost = {
        let ui = ui.clone();
        move |_: &Event| ui.send(UiAction::Live(Live::Lost))
    };
    let changed = {
        let (dispatch, ui) = (dispatch.clone(), ui.clone());
        move |_: &Event| spawn_local(reload(dispatch.clone(), ui.clone()))
    };
    let unreadable = {
        let ui = ui.clone();
        move |event: &Event| {
            let why = event
                .dyn_ref::<MessageEvent>()
                .and_then(|event| event.data().as_string());
            ui.send(UiAction::Notice(trouble(why.unwrap_or_default())));
        }
    };
    let listeners = vec![
        EventListener::new(&source, "open", opened),
        EventListener::new(&source, "error", lost),
        EventListener::new(&source, "changed", changed),
        EventListener::new(&source, "unreadable", unreadable),
    ];
    Some(Connection {
        source,
        _listeners: listeners,
    })
}

async fn reload(dispatch: Dispatch, ui: UiDispatch) {
    let Some(url) = meta("elenchus-map") else {
        return;
    };
    match fetch_text(&url).await {
        Ok(text) => {
            ui.send(UiAction::Dismiss);
            dispatch.send(Action::Load {
                document: Document::fetched(&url, file_name(&url), text),
                keep: true,
            });
        }
        Err(why) => ui.send(UiAction::Notice(trouble(why))),
    }
}

fn trouble(why: String) -> Notice {
    Notice {
        title: "The changed file could not be read".into(),
        help: why.into(),
    }
}
