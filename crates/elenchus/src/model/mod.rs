//! Everything one document says: statements, arguments, relations, sections.
//!
//! Plain data in arenas with small typed ids. What follows from it (roles, maps,
//! verdicts) is computed by the modules above and never stored here.

mod argument;
mod data;
mod digest;
mod document;
mod explode;
mod id;
mod implicit;
pub(crate) mod keys;
mod marks;
mod part;
mod place;
mod prose;
pub(crate) mod relation;
mod resolve;
mod section;
mod seldom;
mod statement;
pub(crate) mod yaml;

pub use argument::{Argument, Inference, Step, StepKind, Structure};
pub use data::Data;
pub use digest::{Digest, NoDigest, SEGMENTER, WholeDigest};
pub use document::{Mode, Model};
pub use id::{ArgumentId, Element, InferenceId, RelationId, SectionId, StatementId};
pub use implicit::Implications;
pub use marks::{Marks, Quote, Role};
pub use part::Part;
pub use place::{Place, PlaceRange};
pub use prose::{RangeKind, TextRange, with_tags};
pub use relation::{End, Relation, RelationKind};
pub use resolve::resolve;
pub(crate) use resolve::{KeySpan, Marked, marked, scalar_in, setting, settings_beneath};
pub use section::Section;
pub use seldom::{Ready, Seldom};
pub use statement::{Extras, Member, MemberRole, Statement};

use smallvec::SmallVec;

use crate::diagnostic::{Diagnostic, in_text_order};
use crate::text::Text;

/// A list that mostly has one thing in it, or none; that takes no room elsewhere.
pub type Few<T> = SmallVec<[T; 1]>;

/// What a text says, and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The model of all that could be read.
    pub model: Model,
    /// Remarks in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a text: [`crate::syntax::parse`], then [`resolve`]. Any text gives a model; what is
/// wrong with it is in the remarks.
///
/// A text that is given away, or is a [`Text`], is not copied.
pub fn parse(text: impl Into<Text>) -> Parsed {
    let text = text.into();
    let syntax = crate::syntax::parse(&text);
    let mut parsed = resolve(&syntax.tree, &text);
    parsed.diagnostics.extend(syntax.diagnostics);
    in_text_order(&mut parsed.diagnostics);
    parsed
}
