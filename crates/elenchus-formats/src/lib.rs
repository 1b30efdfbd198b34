//! Maps for other programs and other eyes: formats, drawings, the first paint of the page.
//!
//! ```
//! let paint = elenchus_formats::first_paint("[Thesis]: Bridges <b>fall</b>.\n  + <Rust>: Iron rusts.\n");
//! assert!(paint.html.contains("Bridges &lt;b&gt;fall&lt;/b&gt;."));
//! ```
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
mod words;

pub use escape::escape;
pub use first_paint::{FirstPaint, first_paint};
pub use format::Format;
pub use outline::outline;
