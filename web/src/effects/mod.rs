//! What joins the state to the browser: loading, the address bar, the theme, live update, files.
//!
//! Nothing outside this folder and the drawing of the map asks the browser for anything.

pub mod address;
pub mod article;
pub mod clipboard;
pub mod files;
pub mod keys;
pub mod links;
pub mod live;
pub mod load;
pub mod print;
pub mod room;
pub mod start;
pub mod storage;
pub mod theme;
pub mod worker;

use web_sys::Element;

/// The `content` of the `<meta>` of this name in the page.
pub fn meta(name: &str) -> Option<String> {
    let found: Option<Element> = gloo::utils::document()
        .query_selector(&format!("meta[name=\"{name}\"]"))
        .ok()
        .flatten();
    found?
        .get_attribute("content")
        .filter(|content| !content.is_empty())
}

/// Whether a media query holds now.
pub fn media(query: &str) -> bool {
    let list = gloo::utils::window().match_media(query).ok().flatten();
    list.is_some_and(|list| list.matches())
}

/// Whether the reader asked the system for less motion.
pub fn reduced_motion() -> bool {
    media("(prefers-reduced-motion: reduce)")
}
