//! What the page shows, as plain data: one state, changed only by actions.
//!
//! Nothing here knows a browser or a component, so all of it is tested natively. The three
//! views, the address bar and the search share this one state.

mod action;
mod address;
pub mod article;
mod document;
mod history;

pub use action::{Action, MOST_AT_ONCE, Origin, State, ViewKind};
pub use address::Address;
pub use document::Document;
pub use history::Pivot;

#[cfg(test)]
mod tests;
