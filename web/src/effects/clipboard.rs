//! Putting text on the clipboard.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

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
