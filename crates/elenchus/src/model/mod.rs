//! Everything one document says: statements, arguments, relations, sections.
//!
//! Plain data in arenas with small typed ids. What follows from it (roles, maps,
//! verdicts) is computed by the modules above and never stored here.

mod argument;
mod data;
mod document;
mod explode;
mod id;
mod implicit;
pub(crate) mod keys;
mod marks;
mod place;
mod prose;
mod relation;
mod resolve;
mod section;
mod statement;
mod yaml;

pub use argument::{Argument, Inference, Step, StepKind, Structure};
pub use data::Data;
pub use document::{Mode, Model};
pub use id::{ArgumentId, Element, InferenceId, RelationId, SectionId, StatementId};
pub use implicit::Implications;
pub use marks::{Marks, Role};
pub use place::{Place, PlaceRange};
pub use prose::{RangeKind, TextRange, with_tags};
pub use relation::{End, Relation, RelationKind};
pub use resolve::resolve;
pub use section::Section;
pub use statement::{Member, MemberRole, Statement};

use crate::diagnostic::{Diagnostic, in_text_order};

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
pub fn parse(text: &str) -> Parsed {
    let syntax = crate::syntax::parse(text);
    let mut parsed = resolve(&syntax.tree, text);
    parsed.diagnostics.extend(syntax.diagnostics);
    in_text_order(&mut parsed.diagnostics);
    parsed
}
