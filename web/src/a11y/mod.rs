//! Keys, and moving focus by them.

pub mod keymap;
pub mod roving;
