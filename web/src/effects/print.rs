//! Printing: what is printed is drawn for it, and is in the page no longer than that.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Event, MediaQueryListEvent};
use yew::prelude::*;

use super::media;

const PRINT: &str = "print";

/// Whether the page is being printed, or seen as it would be.
#[hook]
pub fn use_printing() -> bool {
    let printing = use_state(|| media(PRINT));
    use_effect_with((), {
        let setter = printing.setter();
        move |()| {
            let window = gloo::utils::window();
            let set = |to: bool| {
                let setter = setter.clone();
                move |_: &Event| setter.set(to)
            };
            let mut listeners = vec![
                EventListener::new(&window, "beforeprint", set(true)),
                EventListener::new(&window, "afterprint", set(false)),
            ];
            if let Ok(Some(list)) = window.match_media(PRINT) {
                let setter = setter.clone();
                listeners.push(EventListener::new(&list, "change", move |event| {
                    if let Some(event) = event.dyn_ref::<MediaQueryListEvent>() {
                        setter.set(event.matches());
                    }
                }));
            }
            move || drop(listeners)
        }
    });
    *printing
}

/// Prints the outline. The browser draws nothing anew while its dialog is open, so the page is
/// told first and the dialog opened when it has drawn the paper.
pub fn print() {
    let window = gloo::utils::window();
    if let Ok(event) = Event::new("beforeprint") {
        let _ = window.dispatch_event(&event);
    }
    Timeout::new(0, move || {
        let _ = window.print();
    })
    .forget();
}
