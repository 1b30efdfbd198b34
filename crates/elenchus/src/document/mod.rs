//! A model as a published document, for JSON and other formats of serde.
//!
//! The shape is documented by its types, and by a JSON Schema made from them
//! (`schema/document-1.json` in this crate, and `document::schema` with the feature `schema`). It has
//! a version, and is apart from the types of [`model`](crate::model), which may change without
//! it. Readers may meet fields they do not know within one version, and pass over them.
//!
//! ```
//! use elenchus::document::Document;
//! use elenchus::model::Model;
//!
//! let model = elenchus::parse("[Thesis]: Rebuild the bridge.\n  - <Cost>: Too dear.\n").model;
//! let json = serde_json::to_string(&Document::from(&model))?;
//! let read: Document = serde_json::from_str(&json)?;
//! let again = Model::try_from(read)?;
//! assert_eq!(again.statements(), model.statements());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod read;
#[cfg(feature = "schema")]
mod schema;
mod shape;
mod value;
mod write;

pub use error::{DocumentError, Problem};
#[cfg(feature = "schema")]
pub use schema::schema;
pub use shape::{
    Argument, Document, End, Inference, Marks, Member, MemberRole, Mode, Range, RangeKind,
    Relation, RelationKind, Role, Section, Span, Statement, Step, Structure,
};
pub use value::Value;

/// The version of the shape that this crate reads and writes.
pub const VERSION: u32 = 1;
