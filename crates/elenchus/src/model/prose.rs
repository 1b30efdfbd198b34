use crate::text::{Span, Text};

/// Something that stands out in a plain text: emphasis, a link, a mention, a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRange {
    /// What it is.
    pub kind: RangeKind,
    /// Which bytes of the plain text (not of the document) it covers; empty for a tag,
    /// which is left out of the text.
    pub span: Span,
}

/// What a [`TextRange`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RangeKind {
    /// `**strong**` or `__strong__`.
    Bold,
    /// `*stressed*` or `_stressed_`.
    Italic,
    /// A link to this address, as the author wrote it: check its scheme before following it.
    Link(Text),
    /// `@[Title]`: names a statement.
    StatementMention(Text),
    /// `@<Title>`: names an argument.
    ArgumentMention(Text),
    /// A tag that stood here: what was left out of the text, `#`, brackets and blanks included.
    Tag(Text),
}

/// Puts the tags back where they stood in a plain text.
pub fn with_tags(text: &str, ranges: &[TextRange]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for range in ranges {
        if let RangeKind::Tag(written) = &range.kind {
            let at = range.span.start as usize;
            out.push_str(text.get(from..at).unwrap_or_default());
            out.push_str(written);
            from = from.max(at);
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}
