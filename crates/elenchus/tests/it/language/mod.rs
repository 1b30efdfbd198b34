//! From text to model: case files, laws and limits.

mod cases;
mod dump;
mod fixes;
mod implicit;
mod laws;
mod limits;
mod pages;
mod reference;

pub(crate) use cases::documents;
pub(crate) use dump::dump_model;
pub(crate) use laws::{mutated, pieces};
