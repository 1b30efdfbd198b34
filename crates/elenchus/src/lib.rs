//! Argument maps as data: read Argdown, ask what supports what, fold it into a map.
//!
//! ```
//! let text = "\
//! [Thesis]: The bridge should be rebuilt.
//!   + <Safety>: The piers are cracked.
//!   - <Cost>: The town has no money left.
//! ";
//! let parsed = elenchus::parse(text);
//! assert!(parsed.diagnostics.is_empty());
//!
//! let map = elenchus::map::project(&parsed.model, &elenchus::map::Options::reading());
//! let thesis = map.roots()[0];
//! let reasons = map.reasons(thesis);
//! assert_eq!((reasons.pro.len(), reasons.con.len()), (1, 1));
//! ```
//!
//! Without a text, a model is [built](build); the published JSON is `document`
//! (feature `serde`, on by default).
//!
//! Text becomes a lossless [`syntax`] tree, the tree a [`model`] (statements,
//! arguments, relations, sections), the model a [`map`] (what is shown). Each
//! step is a pure function; what goes wrong is data ([`diagnostic`]), and the
//! rest still loads.
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![warn(unreachable_pub)]

pub mod build;
pub mod diagnostic;
#[cfg(feature = "serde")]
pub mod document;
pub mod draft;
pub mod edit;
pub mod format;
pub mod include;
mod index;
pub mod map;
pub mod model;
pub mod query;
pub mod service;
pub mod sort;
pub mod source;
pub mod syntax;
pub mod text;

pub use diagnostic::Diagnostic;
pub use model::{Model, Parsed, parse};
