//! Texts cut into places.

mod bad;
mod cases;
mod guess;
mod laws;
mod seed;
