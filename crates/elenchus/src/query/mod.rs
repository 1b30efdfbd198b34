//! Questions about a map: what bears on a claim and how, where it leads, what it does in the
//! article, who says it and where; search; and the map as an outline.

mod folded;
mod outline;
mod paths;
mod places;
mod reasons;
mod role;
mod search;
mod voice;

pub use outline::{Row, outline};
pub use paths::{Path, paths};
pub use places::{nodes_at, places};
pub use reasons::{Reason, Stance, reasons};
pub use role::{role, roles};
pub use search::{Hit, search};
pub use voice::{Voice, voice, voices};
