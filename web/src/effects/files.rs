//! Maps from the reader's own disk and clipboard. They are read here and sent nowhere.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Element, File};
use yew::prelude::*;

use elenchus::diagnostic::Severity;

use super::article::{give_file, give_text};
use super::load::text_of;
use crate::dispatch::{Dispatch, use_dispatch, use_ui};
use crate::state::{Action, Document};
use crate::ui::{Notice, Panel, UiAction, UiDispatch};

/// The largest file that is opened, in bytes: what a browser reads without stalling.
const LARGEST: f64 = 16.0 * 1024.0 * 1024.0;

/// Opens maps that are no part of the page.
#[derive(Clone, PartialEq)]
pub struct Opener {
    dispatch: Dispatch,
    ui: UiDispatch,
}

impl Opener {
    /// Opens a file; a notice says why where it cannot be read.
    pub fn file(&self, file: File) {
        let opener = self.clone();
        spawn_local(async move {
            match read(&file).await {
                Ok(text) => opener.text(&file.name(), text),
                Err(why) => opener.ui.send(UiAction::Notice(Notice {
                    title: format!("{} could not be opened", file.name()).into(),
                    help: why.into(),
                })),
            }
        });
    }

    /// Opens a text. One with errors is opened too, with what is wrong beside what could be read.
    pub fn text(&self, name: &str, text: String) {
        let document = Document::read(name, text);
        let broken = document
            .diagnostics
            .iter()
            .any(|remark| remark.severity() == Severity::Error);
        let nothing = document.map.nodes().is_empty();
        self.ui.send(UiAction::Dismiss);
        self.dispatch.send(Action::Load {
            document,
            keep: false,
        });
        self.ui.send(if broken {
            UiAction::Open(Panel::Diagnostics)
        } else {
            UiAction::Close
        });
        if nothing && !broken {
            self.ui.send(UiAction::Notice(Notice {
                title: format!("There is no claim in {name}").into(),
                help: "A map begins with a claim such as “[Thesis]: The bridge should be rebuilt.”"
                    .into(),
            }));
        }
    }
}

/// Opens maps that are no part of the page.
#[hook]
pub fn use_opener() -> Opener {
    Opener {
        dispatch: use_dispatch(),
        ui: use_ui(),
    }
}

async fn read(file: &File) -> Result<String, String> {
    text_of(&bytes(file).await?)
}

/// The bytes of a file.
///
/// # Errors
/// Why they cannot be had, in words for the reader.
pub async fn bytes(file: &File) -> Result<Vec<u8>, String> {
    if file.size() > LARGEST {
        return Err("It is larger than 16 MB; a text that size is better split.".to_owned());
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| "The browser was not allowed to read it.".to_owned())?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A file dropped anywhere on the page, or a text pasted outside a text field, is opened.
#[hook]
pub fn use_drop_and_paste(opener: &Opener) {
    use_effect_with(opener.clone(), |opener| {
        let page = gloo::utils::document();
        let listen = |name: &'static str, on: Box<dyn Fn(&Event)>| {
            EventListener::new_with_options(
                &page,
                name,
                EventListenerOptions::enable_prevent_default(),
                move |event| {
                    on(event);
                },
            )
        };
        let dropped = {
            let opener = opener.clone();
            move |event: &Event| {
                event.prevent_default();
                let transfer = event
                    .dyn_ref::<DragEvent>()
                    .and_then(DragEvent::data_transfer);
                take(&opener, event, transfer.as_ref());
            }
        };
        let pasted = {
            let opener = opener.clone();
            move |event: &Event| {
                let Some(event) = event.dyn_ref::<ClipboardEvent>() else {
                    return;
                };
                if !is_typed_into(event.target()) {
                    take(&opener, event, event.clipboard_data().as_ref());
                }
            }
        };
        let listeners = [
            listen("dragover", Box::new(|event| event.prevent_default())),
            listen("drop", Box::new(dropped)),
            listen("paste", Box::new(pasted)),
        ];
        move || drop(listeners)
    });
}

/// Opens what is dropped or pasted: in the pane of the article as the article, else as a map.
fn take(opener: &Opener, event: &Event, transfer: Option<&DataTransfer>) {
    let Some(transfer) = transfer else { return };
    let at = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let is_article = at.is_some_and(|at| matches!(at.closest("#article"), Ok(Some(_))));
    let file = transfer.files().and_then(|files| files.get(0));
    let text = || transfer.get_data("text/plain").unwrap_or_default();
    match (is_article, file) {
        (true, Some(file)) => give_file(&opener.ui, file),
        (true, None) => give_text(&opener.ui, &text()),
        (false, Some(file)) => opener.file(file),
        (false, None) => {
            let text = text();
            if !text.trim().is_empty() {
                opener.text("Pasted map", text);
            }
        }
    }
}

/// Whether what happens at this element is typing.
pub fn is_typed_into(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    let field = element.map(|element| {
        element.closest("input:not([type=range]), textarea, select, [contenteditable]")
    });
    matches!(field, Some(Ok(Some(_))))
}
