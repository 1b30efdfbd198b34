//! Elenchus for JavaScript: [`parse`], [`outline`], [`map`], and [`Document`] for editors.
//!
//! The shapes are this crate's own (see [`shape`]), with names as JavaScript has them, lines and
//! columns from 1, and offsets in UTF-16 units as its strings count them. What is wrong with a
//! text is among the diagnostics; nothing is thrown for it.
//!
//! ```
//! let parsed = elenchus_js::read("[Thesis]: Rebuild it.\n  + <Safety>: It is cracked.\n");
//! assert_eq!(parsed.statements[0].title, "Thesis");
//! assert_eq!(parsed.arguments[0].text, "It is cracked.");
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![warn(unreachable_pub)]

mod read;
pub mod shape;
mod utf16;

pub use read::{draw, read, remarks};

use serde::Serialize;
use wasm_bindgen::prelude::*;

#[cfg(target_family = "wasm")]
#[global_allocator]
static HEAP: elenchus_heap::Heap = elenchus_heap::Heap;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// What a text says and what is wrong with it: a [`shape::Parsed`].
///
/// # Errors
/// Only where JavaScript refuses to make an object, as when memory has run out.
#[wasm_bindgen(skip_typescript)]
pub fn parse(text: &str) -> Result<JsValue, JsError> {
    value(&read(text))
}

/// The map as an indented text, `depth` levels of reasons deep; all without it.
#[wasm_bindgen(skip_typescript)]
pub fn outline(text: &str, depth: Option<u32>) -> String {
    elenchus_formats::outline(&elenchus::parse(text).model, depth)
}

/// The map a reader unfolds: a [`shape::Map`]. `options` are [`shape::MapOptions`] or left out.
///
/// # Errors
/// As [`parse`], and where the options are none.
#[wasm_bindgen(skip_typescript)]
pub fn map(text: &str, options: JsValue) -> Result<JsValue, JsError> {
    let options = if options.is_undefined() || options.is_null() {
        shape::MapOptions::default()
    } else {
        serde_wasm_bindgen::from_value(options)?
    };
    value(&draw(text, options))
}

/// A text that is being written: its model stays here and is read anew with every change.
#[wasm_bindgen(skip_typescript)]
pub struct Document {
    model: elenchus::Model,
}

#[wasm_bindgen]
impl Document {
    /// A document without a text.
    #[wasm_bindgen(constructor)]
    #[expect(clippy::new_without_default, reason = "JavaScript has no defaults")]
    pub fn new() -> Self {
        Self {
            model: elenchus::Model::default(),
        }
    }

    /// Reads the text anew; what is wrong with it: a list of [`shape::Diagnostic`].
    ///
    /// # Errors
    /// As [`parse`].
    pub fn update(&mut self, text: &str) -> Result<JsValue, JsError> {
        let parsed = elenchus::parse(text);
        self.model = parsed.model;
        value(&remarks(text, &parsed.diagnostics))
    }

    /// As [`outline`], of the text that was read last.
    pub fn outline(&self, depth: Option<u32>) -> String {
        elenchus_formats::outline(&self.model, depth)
    }
}

fn value(shape: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    shape.serialize(&serializer).map_err(JsError::from)
}
