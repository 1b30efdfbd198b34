//! Places in sources as annotations of the W3C Web Annotation Data Model (Recommendation of
//! 23 February 2017), there and back.
//!
//! What the model has no word for stands under the prefix `elenchus`:
//!
//! | key | where | is |
//! |---|---|---|
//! | `elenchus:unit` | a `TextPositionSelector` | what its offsets count: `utf-16`, `code-point`, `byte` |
//! | `elenchus:place` | a target | the place in the map's own words, such as `5.3` |
//! | `elenchus:element` | an annotation | `statement` or `argument` |
//! | `elenchus:voice` | an annotation | who asserts the claim; absent for the author |

mod apply;
mod claim;
mod offset;
mod read;
mod resolve;
#[cfg(test)]
mod tests;
mod write;

pub use self::apply::{Applied, apply_annotations};
pub use self::claim::{Imported, ImportedAnchor, RefusedAnnotation};
pub use self::offset::OffsetUnit;
pub use self::read::read_annotations;
pub(crate) use self::write::web_annotation;
pub use self::write::{AnnotationOptions, annotations};

/// The context of the W3C's own words.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// What `elenchus:` stands for.
const NAMESPACE: &str = "urn:elenchus:";
