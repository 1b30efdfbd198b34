//! Maps for other programs and other eyes: formats, pictures, outlines, and what a page shows
//! before it comes alive.
//!
//! A [`Format`] writes a model; [`outline`] tells it as indented text, [`first_paint`] as plain
//! HTML, [`picture`] as SVG for a face of one's own. Whatever a text holds stays text: it passes [`escape`] on its way into markup.
//!
//! ```
//! use elenchus_formats::{Format, first_paint};
//!
//! let text = "[Thesis]: Bridges <b>fall</b>.\n  + <Rust>: Iron rusts.\n";
//! let model = elenchus::parse(text).model;
//! let svg = Format::named("svg").map(|format| format.write(&model)).unwrap_or_default();
//! assert!(svg.contains("Rust supports Thesis"));
//! assert!(first_paint(text).html.contains("Bridges &lt;b&gt;fall&lt;/b&gt;."));
//! ```
//!
//! A new format is one file here and one line in `format.rs`.
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![warn(unreachable_pub)]

mod argdown_json;
mod escape;
mod first_paint;
mod format;
mod json;
mod measure;
mod outline;
mod scene;
mod svg;
mod web_annotation;
mod words;

pub use escape::escape;
pub use first_paint::{FirstPaint, first_paint};
pub use format::Format;
pub use measure::Face;
pub use outline::outline;
pub use svg::{PictureOptions, picture};
pub use web_annotation::{
    AnnotationOptions, Applied, Imported, ImportedAnchor, OffsetUnit, RefusedAnnotation,
    annotations, apply_annotations, read_annotations,
};
