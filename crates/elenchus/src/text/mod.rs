//! Places in a text: byte spans, lines and columns; and changes of it.

mod accent;
mod edit;
mod lines;
mod span;

pub(crate) use accent::{is_accent, without_accents};
pub use edit::{Edit, apply, inverse};
pub use lines::{LineIndex, Position};
pub use span::Span;
