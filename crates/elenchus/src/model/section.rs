use super::{Data, Few, SectionId, Seldom, TextRange, with_tags};
use crate::text::{Span, Text};

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The heading in plain words.
    pub title: Text,
    /// What stands out in the title, in the order of where it begins.
    pub ranges: Few<TextRange>,
    /// The number of `#`, from 1.
    pub level: u32,
    /// The section it is nested in.
    pub parent: Option<SectionId>,
    /// Its tags, without `#`.
    pub tags: Few<Text>,
    /// Its data block; [`Data::Null`] where there is none.
    pub data: Seldom<Data>,
    /// The heading line in the text.
    pub span: Span,
}

impl Section {
    /// The title with its tags where the author put them.
    pub fn title_with_tags(&self) -> String {
        with_tags(&self.title, &self.ranges)
    }
}
