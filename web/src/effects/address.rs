//! The address bar: every step of the reader is an entry of the browser's history.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::dispatch::Dispatch;
use crate::state::{Action, Address, Origin, State};

/// Stops of the slider that follow one another within this time, in milliseconds, are one step
/// of the history.
const ONE_MOVE: f64 = 400.0;

/// What the address bar says now.
pub fn current() -> Address {
    Address::parse(&fragment())
}

fn fragment() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

/// Writes the state to the address bar, and brings back the state of an address that the
/// reader goes to.
#[hook]
pub fn use_address(state: &Rc<State>, dispatch: &Dispatch) {
    let slid = use_mut_ref(|| f64::NEG_INFINITY);
    use_effect_with(state.address().fragment(), {
        let origin = state.origin;
        move |fragment| write(fragment, origin, &mut slid.borrow_mut())
    });
    use_effect_with(dispatch.clone(), |dispatch| {
        let dispatch = dispatch.clone();
        let listener = EventListener::new(&gloo::utils::window(), "popstate", move |_| {
            dispatch.send(Action::Visit(current()));
        });
        move || drop(listener)
    });
}

/// Writes an address. `slid` is when the slider was last moved, in milliseconds.
fn write(wanted: &str, origin: Origin, slid: &mut f64) {
    if fragment() == wanted {
        return;
    }
    let Ok(history) = gloo::utils::window().history() else {
        return;
    };
    // A page opened from the disk, or in a frame that forbids it, has no history: it works on
    // without one.
    let now = js_sys::Date::now();
    let sliding = origin == Origin::Slider && now - *slid < ONE_MOVE;
    *slid = if origin == Origin::Slider {
        now
    } else {
        f64::NEG_INFINITY
    };
    let _ = if origin == Origin::Elsewhere || sliding {
        history.replace_state_with_url(&JsValue::NULL, "", Some(wanted))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(wanted))
    };
}

/// The name of the page follows the title of the map.
#[hook]
pub fn use_title(title: &str) {
    use_effect_with(title.to_owned(), |title| {
        gloo::utils::document().set_title(&format!("{title} – Elenchus"));
    });
}
