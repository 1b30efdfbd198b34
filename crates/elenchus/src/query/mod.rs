//! Questions about a map: what it says where, and how claims hang together.

mod search;

pub use search::{Hit, search};
