//! Places in a text: byte spans, lines and columns; and changes of it.

mod accent;
mod address;
mod edit;
mod encoding;
mod lines;
mod shared;
mod slips;
mod span;
mod sync;

pub(crate) use accent::{is_accent, without_accents};
pub use address::{is_beneath, is_web_address};
pub use edit::{Edit, apply, inverse};
pub use encoding::{EditorIndex, EditorPosition, Encoding};
pub use lines::{LineIndex, Position};
pub use shared::Text;
pub use slips::{nearest, slips};
pub use span::Span;
pub use sync::{Change, apply_changes};
