//! Documents of any size, made by rule: the same every time.
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

mod random;
mod shape;
mod write;

pub use shape::Shape;
pub use write::document;
