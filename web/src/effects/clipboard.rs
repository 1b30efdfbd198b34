//! Putting text on the clipboard.

use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies a text; whether the browser let us. It does not on pages that are not secure.
pub async fn copy(text: &str) -> bool {
    let navigator = gloo::utils::window().navigator();
    let there = Reflect::get(&navigator, &"clipboard".into());
    if !there.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}

/// How long the outcome is shown, in milliseconds.
const SHOWN: u32 = 4000;

/// Copies the address of what is seen. The element with this id, which no component writes in,
/// says for a while what came of it.
pub fn copy_address(told_in: &'static str) {
    let say = move |words: &str| {
        if let Some(place) = gloo::utils::document().get_element_by_id(told_in) {
            place.set_text_content(Some(words));
        }
    };
    spawn_local(async move {
        let address = gloo::utils::window().location().href();
        let copied = copy(&address.unwrap_or_default()).await;
        say(if copied {
            "Copied."
        } else {
            "The browser keeps pages from copying; the link is in the address bar."
        });
        Timeout::new(SHOWN, move || say("")).forget();
    });
}
