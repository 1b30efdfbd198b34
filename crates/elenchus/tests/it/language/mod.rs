//! From text to model: case files, laws and limits.

mod cases;
mod dump;
mod implicit;
mod laws;
mod limits;
mod pages;
mod reference;
