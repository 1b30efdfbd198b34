//! Documents and graphs of any size, made by rule: the same every time; and what drawings of such
//! graphs are worth.
//!
//! Benchmarks, property tests and the comparison with Argdown's own tools read the same ones.
//!
//! ```
//! use elenchus_bench::{Shape, document};
//!
//! let text = document(Shape::Nested, 1000);
//! let model = elenchus::parse(&text).model;
//! assert_eq!(model.statements().len() + model.arguments().len(), 1000);
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod annotated;
mod article;
pub mod file;
mod mutate;
mod plan;
mod random;
mod score;
mod shape;
pub mod usage;
mod wander;
mod write;

pub use article::{Article, Block, Sentence, Setting};
pub use mutate::Mutation;
pub use plan::{Plan, plan};
pub use score::{Picture, Score, score};
pub use shape::Shape;
pub use wander::{Moved, moves, wander};
pub use write::document;
