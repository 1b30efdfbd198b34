//! Questions about a map: what it says where, and how claims hang together.

mod outline;
mod search;

pub use outline::{Row, outline};
pub use search::{Hit, search};
