//! Places in a text: byte spans, lines and columns, and decoding bytes.

mod decode;
mod lines;
mod span;

pub use decode::decode;
pub use lines::{LineIndex, Position};
pub use span::Span;
