//! Fetching a map from beside the page.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use elenchus::syntax::decode;

/// The map that the address asks for: `?map=maps/bridge.argdown`, within the page's own folder.
pub fn asked_for() -> Option<String> {
    let search = gloo::utils::window().location().search().ok()?;
    map_in(&search).map(str::to_owned)
}

/// The value of `map` in the query of an address; none that leads out of the page's folder.
fn map_in(search: &str) -> Option<&str> {
    let pairs = search.trim_start_matches('?').split('&');
    let map = pairs.filter_map(|pair| pair.strip_prefix("map=")).next()?;
    let inside = !map.is_empty() && !map.starts_with('/') && !map.contains([':', '%', '\\']);
    inside.then_some(map)
}

/// Fetches a text.
///
/// # Errors
/// Why not, in words for the reader.
pub async fn fetch_text(url: &str) -> Result<String, String> {
    let bytes = fetch_bytes(url).await?;
    text_of(&bytes)
}

/// The text that bytes encode.
///
/// # Errors
/// Why they are none, with what to do about it.
pub fn text_of(bytes: &[u8]) -> Result<String, String> {
    match decode(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(format!("{}; {}.", error.message, error.help)),
    }
}

/// Fetches bytes.
///
/// # Errors
/// Why not, in words for the reader.
pub async fn fetch_bytes(url: &str) -> Result<Vec<u8>, String> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoCache);
    let request = gloo::utils::window().fetch_with_str_and_init(url, &init);
    let response: Response = JsFuture::from(request)
        .await
        .and_then(JsCast::dyn_into)
        .map_err(|_| format!("{url} cannot be reached."))?;
    if !response.ok() {
        return Err(format!(
            "The server answers {} for {url}.",
            response.status()
        ));
    }
    let broken_off = |_: JsValue| format!("{url} broke off while it was read.");
    let buffer = response.array_buffer().map_err(broken_off)?;
    let buffer = JsFuture::from(buffer).await.map_err(broken_off)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The file's name in an address or path: its last part.
pub fn file_name(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    path.rsplit(['/', '\\'])
        .next()
        .filter(|name| !name.is_empty())
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_the_last_part_of_its_path() {
        assert_eq!(file_name("maps/caracas.argdown?v=1"), "caracas.argdown");
        assert_eq!(file_name("caracas.argdown"), "caracas.argdown");
        assert_eq!(file_name(""), "");
    }

    #[test]
    fn an_address_asks_for_a_map_beside_the_page_alone() {
        assert_eq!(map_in("?x=1&map=maps/a.argdown"), Some("maps/a.argdown"));
        for other in [
            "",
            "?map=",
            "?map=https://a.b/c",
            "?map=//a.b/c",
            "?map=%2F%2Fa",
        ] {
            assert_eq!(map_in(other), None, "{other}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_said_to_be_so() {
        let error = text_of(&[0x89, b'P', b'N', b'G']).expect_err("an image");
        assert!(error.contains("UTF-8"), "{error}");
    }
}
