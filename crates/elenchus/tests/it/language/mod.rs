//! From text to model: case files, laws and limits.

mod cases;
mod dump;
mod laws;
mod limits;
