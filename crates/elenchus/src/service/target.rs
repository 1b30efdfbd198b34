use super::Reading;
use super::names::element_at;
use crate::model::Element;
use crate::syntax::{self, SyntaxKind, Title};
use crate::text::Span;

/// What stands at a place of a text and has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target<'r> {
    /// A statement or an argument by its title; also one that nothing bears.
    Title {
        /// Whether it is the title of an argument.
        is_argument: bool,
        /// The title.
        name: &'r str,
        /// The title with its brackets, `@` and colon.
        span: Span,
    },
    /// A tag.
    Tag {
        /// Its name, without `#` and parentheses.
        name: &'r str,
        /// The tag with `#` and parentheses.
        span: Span,
    },
    /// The word for a symbol.
    Shortcode {
        /// The word with its marks, such as `.->.`.
        code: &'r str,
        /// Where it stands.
        span: Span,
    },
    /// Another file.
    Include {
        /// Its path as it is written.
        path: &'r str,
        /// The whole of `@include(…)`.
        span: Span,
    },
    /// The words, the data or the number of a statement or an argument.
    Element(Element, Span),
}

impl Target<'_> {
    /// Where it stands.
    pub const fn span(&self) -> Span {
        match *self {
            Self::Title { span, .. }
            | Self::Tag { span, .. }
            | Self::Shortcode { span, .. }
            | Self::Include { span, .. }
            | Self::Element(_, span) => span,
        }
    }
}

/// What stands at an offset, or ends there.
pub fn target<'r>(reading: &Reading<'r>, offset: u32) -> Option<Target<'r>> {
    let named = reading.around(offset).find_map(|node| {
        let span = node.span();
        if let Some(title) = Title::of(node) {
            return Some(Target::Title {
                is_argument: title.is_argument(),
                name: title.name(),
                span,
            });
        }
        if let Some(tag) = syntax::Tag::of(node) {
            let name = tag.name();
            return Some(Target::Tag { name, span });
        }
        if let Some(include) = syntax::Include::of(node) {
            let path = include.path();
            return Some(Target::Include { path, span });
        }
        (node.kind() == SyntaxKind::Shortcode).then(|| Target::Shortcode {
            code: node.text(),
            span,
        })
    });
    named.or_else(|| element(reading, offset))
}

/// The statement or argument in whose words an offset lies.
fn element<'r>(reading: &Reading<'r>, offset: u32) -> Option<Target<'r>> {
    let node = reading.around(offset).find_map(syntax::Element::of)?;
    let (element, member) = element_at(reading, node)?;
    let span = member.span;
    (span.start <= offset && offset <= span.end).then_some(Target::Element(element, span))
}
