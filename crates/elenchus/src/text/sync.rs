use super::{EditorPosition, Encoding, Span};

/// A change of a text as an editor tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is replaced, from where to where; `None` for all of the text.
    pub range: Option<(EditorPosition, EditorPosition)>,
    /// What stands there afterwards.
    pub text: String,
}

/// The text after the changes, each of which speaks of the text as the ones before it left it.
///
/// Any changes are taken: a place that is not there counts as the nearest one before it, and a
/// range that ends before it begins as an insertion at its beginning. One change costs a pass
/// over the text.
pub fn apply_changes(text: String, changes: &[Change], encoding: Encoding) -> String {
    // What stands before the last change of all of the text does not matter.
    let whole = changes.iter().rposition(|change| change.range.is_none());
    let changes = changes.get(whole.unwrap_or(0)..).unwrap_or_default();
    changes.iter().fold(text, |mut text, change| {
        let Some((from, to)) = change.range else {
            return change.text.clone();
        };
        let span = span(&text, from, to, encoding);
        text.replace_range(std::ops::Range::from(span), &change.text);
        text
    })
}

/// The bytes between two positions.
fn span(text: &str, from: EditorPosition, to: EditorPosition, encoding: Encoding) -> Span {
    let mut start = None;
    let mut end = None;
    for (number, line) in lines(text).enumerate() {
        for (position, found) in [(from, &mut start), (to, &mut end)] {
            if position.line as usize == number {
                let content = line.of(text).trim_end_matches(['\n', '\r']);
                let inside = encoding.bytes(content, position.column);
                *found = Some(line.start + inside as u32);
            }
        }
        if number >= from.line.max(to.line) as usize {
            break;
        }
    }
    let start = start.unwrap_or(text.len() as u32);
    Span::new(start, end.unwrap_or(text.len() as u32).max(start))
}

/// The lines of a text, their endings included; the last may be empty.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let bytes = text.as_bytes();
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next?;
        let rest = &bytes[start..];
        let ending = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let end = match ending {
            Some(at) if rest[at] == b'\r' && rest.get(at + 1) == Some(&b'\n') => start + at + 2,
            Some(at) => start + at + 1,
            None => bytes.len(),
        };
        next = ending.map(|_| end);
        Some(Span::new(start as u32, end as u32))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{EditorIndex, LineIndex};
    use super::*;

    fn change(from: (u32, u32), to: (u32, u32), text: &str) -> Change {
        let at = |(line, column)| EditorPosition::new(line, column);
        Change {
            range: Some((at(from), at(to))),
            text: text.to_owned(),
        }
    }

    #[test]
    fn each_change_speaks_of_what_the_last_one_left() {
        let changes = [
            change((0, 1), (0, 3), ""),
            change((0, 1), (0, 1), "b\nc"),
            change((1, 0), (1, 1), "C"),
        ];
        let after = apply_changes("a😀d".to_owned(), &changes, Encoding::Utf16);
        assert_eq!(after, "ab\nCd");
    }

    #[test]
    fn a_change_of_everything_forgets_what_was() {
        let whole = Change {
            range: None,
            text: "new".to_owned(),
        };
        let changes = [
            change((0, 0), (9, 9), "x"),
            whole,
            change((0, 3), (0, 3), "!"),
        ];
        assert_eq!(
            apply_changes("old".to_owned(), &changes, Encoding::Utf8),
            "new!"
        );
    }

    #[test]
    fn what_does_not_fit_is_put_where_it_fits() {
        for (from, to, after) in [
            ((7, 0), (9, 0), "é\r\nb!"),
            ((0, 99), (0, 99), "é!\r\nb"),
            ((1, 1), (0, 0), "é\r\nb!"),
            ((0, 0), (99, 0), "!"),
        ] {
            let changes = [change(from, to, "!")];
            let changed = apply_changes("é\r\nb".to_owned(), &changes, Encoding::Utf16);
            assert_eq!(changed, after, "{from:?} {to:?}");
        }
    }

    #[test]
    fn finds_the_places_the_index_finds() {
        let text = "a😀\r\n\ré\n";
        let index = EditorIndex::new(text, Encoding::Utf16);
        assert_eq!(lines(text).count(), LineIndex::new(text).count());
        for line in 0..6 {
            for column in 0..5 {
                let position = EditorPosition::new(line, column);
                let found = span(text, position, position, Encoding::Utf16);
                assert_eq!(
                    found,
                    Span::at(index.offset(text, position)),
                    "{position:?}"
                );
            }
        }
    }
}
