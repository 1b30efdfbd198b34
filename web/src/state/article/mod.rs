//! The article beside the map: its blocks and sentences, and which claims read each.
//!
//! Without its text it is a skeleton: what the map records of it, or else the places that its
//! claims name. With its text each recorded sentence has a [`Fate`] in the text at hand.

mod fate;
mod reading;
mod text;

pub use fate::Fate;
pub use reading::{Astray, Block, Reading, Sentence};
pub use text::{ClaimReport, Home, Piece, Recorded, Text};

#[cfg(test)]
mod tests;
