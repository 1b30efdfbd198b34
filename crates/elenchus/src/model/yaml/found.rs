use saphyr_parser::{Event, Parser, StrInput};

use super::extent;
use crate::text::Span;

/// A scalar of a block, and where it stands in it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// What it says.
    pub(crate) words: String,
    /// Where it stands in the block.
    pub(crate) span: Span,
    /// The keys whose values it is in, from outside; a list between them has none.
    pub(crate) beneath: Vec<String>,
    /// Whether it is a key itself.
    pub(crate) is_key: bool,
}

/// A list or a map that is open.
struct Open {
    is_map: bool,
    key: Option<String>,
}

/// The scalar of `text` that holds the offset `at` or ends there, up to where it is no YAML.
pub(crate) fn scalar_at(text: &str, at: u32) -> Option<Found> {
    let mut borders: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
    borders.push(text.len() as u32);
    let border = |at: usize| borders.get(at).copied().unwrap_or(text.len() as u32);
    let mut open: Vec<Open> = Vec::new();
    for next in Parser::<StrInput<'_>>::new_from_str(text) {
        let (event, span) = next.ok()?;
        let start = border(span.start.index());
        match event {
            Event::Scalar(words, style, ..) => {
                let span = Span::new(start, border(span.end.index()).max(start));
                let span = extent(text, span, style);
                let is_key = open
                    .last()
                    .is_some_and(|open| open.is_map && open.key.is_none());
                if !span.is_empty() && (span.start..=span.end).contains(&at) {
                    let keys = open.into_iter().filter_map(|open| open.key);
                    return Some(Found {
                        words: words.into_owned(),
                        span,
                        beneath: keys.collect(),
                        is_key,
                    });
                }
                if let Some(open) = open.last_mut() {
                    open.key = is_key.then(|| words.into_owned());
                }
            }
            Event::MappingStart(..) | Event::SequenceStart(..) => open.push(Open {
                is_map: matches!(event, Event::MappingStart(..)),
                key: None,
            }),
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                if let Some(open) = open.last_mut() {
                    open.key = None;
                }
            }
            Event::Alias(_) => {
                if let Some(open) = open.last_mut() {
                    open.key = None;
                }
            }
            _ => {}
        }
        if start > at {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_beneath_which_keys_a_scalar_stands() {
        let text = "a: 1\nü:\n  - \"x y\" # c\n  - {b: z}\nc:\n  5.3: why\n";
        for (word, words, beneath, is_key) in [
            ("1", "1", &["a"][..], false),
            ("ü", "ü", &[], true),
            (" y", "x y", &["ü"], false),
            ("z", "z", &["ü", "b"], false),
            ("5.3", "5.3", &["c"], true),
            ("why", "why", &["c", "5.3"], false),
        ] {
            let found = scalar_at(text, text.find(word).expect(word) as u32).expect(word);
            assert_eq!(found.words, words);
            assert_eq!(found.beneath, beneath, "{word}");
            assert_eq!(found.is_key, is_key, "{word}");
        }
        assert_eq!(scalar_at(text, text.find("# c").expect("it") as u32), None);
    }
}
