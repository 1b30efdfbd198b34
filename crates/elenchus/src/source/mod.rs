//! The articles a map reads: their sentences, and what the map makes of them.
//!
//! An [`Article`] is a text cut into blocks and sentences, each at a
//! [`Place`](crate::model::Place) that the map's `at` names. What a map keeps of an article
//! it does not ship is its [`Shape`] and a digest for each sentence.

mod article;
mod shape;

pub use article::{Article, Block, BlockKind, Sentence};
pub use shape::{Shape, ShapeBlock};
