//! Places in a text: byte spans, lines and columns, and decoding bytes.

mod accent;
mod decode;
mod lines;
mod span;

pub(crate) use accent::{is_accent, without_accents};
pub use decode::decode;
pub use lines::{LineIndex, Position};
pub use span::Span;
