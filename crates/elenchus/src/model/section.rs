use super::{Data, SectionId};
use crate::text::Span;

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The heading in plain words.
    pub title: String,
    /// The number of `#`, from 1.
    pub level: u32,
    /// The section it is nested in.
    pub parent: Option<SectionId>,
    /// Its tags, without `#`.
    pub tags: Vec<String>,
    /// Its data block; [`Data::Null`] where there is none.
    pub data: Data,
    /// The heading line in the text.
    pub span: Span,
}
