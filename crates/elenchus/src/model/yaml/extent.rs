use saphyr_parser::ScalarStyle;

use crate::text::Span;

/// The part of `span` that a scalar takes, its tag and its anchor included. The parser counts to a
/// quoted one what follows it, comments included, and to others the blanks.
pub(crate) fn extent(text: &str, span: Span, style: ScalarStyle) -> Span {
    let written = span.of(text);
    let quoted = match style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => behind_quotes(written),
        _ => None,
    };
    let len = quoted.unwrap_or_else(|| written.trim_end().len());
    Span::new(span.start, span.start + len as u32)
}

/// How long a quoted scalar is, up to the mark that closes it.
fn behind_quotes(written: &str) -> Option<usize> {
    let mut rest = written.trim_start();
    while rest.starts_with(['!', '&', '#']) {
        let end = match rest.starts_with('#') {
            true => rest.find(['\n', '\r'])?,
            false => rest.find(char::is_whitespace)?,
        };
        rest = rest[end..].trim_start();
    }
    let mark = *rest.as_bytes().first()?;
    let mut bytes = rest.bytes().enumerate().skip(1).peekable();
    while let Some((at, byte)) = bytes.next() {
        let is_doubled = matches!(bytes.peek(), Some(&(_, next)) if next == mark);
        let is_escape = match mark {
            b'"' => byte == b'\\',
            _ => byte == mark && is_doubled,
        };
        if is_escape {
            bytes.next();
        } else if byte == mark {
            return Some(written.len() - rest.len() + at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_with_the_mark_that_closes_it() {
        use ScalarStyle::{DoubleQuoted, Literal, Plain, SingleQuoted};
        for (text, style, expected) in [
            ("\"a # b\" # c\n", DoubleQuoted, "\"a # b\""),
            ("\"a\\\"\\\\\" # \"c\"", DoubleQuoted, "\"a\\\"\\\\\""),
            ("'a''b' # 'c'", SingleQuoted, "'a''b'"),
            ("'\\' ", SingleQuoted, "'\\'"),
            ("!!str &x # c\n 'ü' ", SingleQuoted, "!!str &x # c\n 'ü'"),
            ("\"a\" # b\n  ", Literal, "\"a\" # b"),
            ("a  ", Plain, "a"),
        ] {
            let whole = Span::new(0, text.len() as u32);
            assert_eq!(extent(text, whole, style).of(text), expected, "{text}");
        }
    }
}
