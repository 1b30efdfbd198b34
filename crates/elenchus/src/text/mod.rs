//! Places in a text: byte spans, lines and columns.

mod accent;
mod lines;
mod span;

pub(crate) use accent::{is_accent, without_accents};
pub use lines::{LineIndex, Position};
pub use span::Span;
