//! Where the keys and values of a map deep in a block stand. Read only where there is something
//! to say about them, since it takes a second reading.

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};

use super::extent;
use crate::text::Span;

/// A key beneath an outermost key, with its value.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Deep {
    /// The keys from the one beneath the outermost to this one: one or two.
    pub(crate) path: Vec<String>,
    /// Where the key stands.
    pub(crate) key: Span,
    /// Where its value stands; of a list or a map only where it begins.
    pub(crate) value: Span,
}

/// A list or a map that is open.
struct Open {
    is_map: bool,
    key: Option<(String, Span)>,
}

/// The keys of one and two maps beneath an outermost key of `text`, which begins at `offset`, in
/// the order of the text, up to where it is no YAML.
pub(crate) fn beneath(text: &str, offset: u32, outermost: &str) -> Vec<Deep> {
    let mut borders: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
    borders.push(text.len() as u32);
    let border = |at: usize| borders.get(at).copied().unwrap_or(text.len() as u32);
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for next in Parser::<StrInput<'_>>::new_from_str(text) {
        let Ok((event, span)) = next else { break };
        let end = border(span.end.index());
        let start = border(span.start.index()).min(end);
        let style = match &event {
            Event::Scalar(_, style, ..) => *style,
            _ => ScalarStyle::Plain,
        };
        let shown = extent(text, Span::new(start, end), style);
        let span = Span::new(shown.start + offset, shown.end + offset);
        let begins = match &event {
            Event::Scalar(text, ..) => {
                let awaits_key = |open: &Open| open.is_map && open.key.is_none();
                if let Some(map) = open.last_mut().filter(|open| awaits_key(open)) {
                    map.key = Some((text.to_string(), span));
                    continue;
                }
                false
            }
            Event::Alias(_) => false,
            Event::MappingStart(..) | Event::SequenceStart(..) => true,
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                if let Some(open) = open.last_mut() {
                    open.key = None;
                }
                continue;
            }
            _ => continue,
        };
        note(&open, outermost, span, &mut found);
        if begins {
            open.push(Open {
                is_map: matches!(event, Event::MappingStart(..)),
                key: None,
            });
        } else if let Some(open) = open.last_mut() {
            open.key = None;
        }
    }
    found
}

/// Notes a value, where it stands beneath the outermost key and not in a list.
fn note(open: &[Open], outermost: &str, value: Span, found: &mut Vec<Deep>) {
    let keys: Option<Vec<&(String, Span)>> = open.iter().map(|open| open.key.as_ref()).collect();
    let Some([(first, _), beneath @ ..]) = keys.as_deref() else {
        return;
    };
    let Some((_, key)) = beneath
        .last()
        .filter(|_| beneath.len() <= 2 && first == outermost)
    else {
        return;
    };
    found.push(Deep {
        path: beneath.iter().map(|(name, _)| name.clone()).collect(),
        key: *key,
        value,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_keys_in_both_styles() {
        let text = "x: 1\ns:\n  ü: {b: c, d: [e, {f: g}]}\n  h:\n    i: |\n      # j\n      k\n";
        let found: Vec<String> = beneath(text, 0, "s")
            .iter()
            .map(|deep| {
                let path = deep.path.join(".");
                format!("{path} {} {:?}", deep.key.of(text), deep.value.of(text))
            })
            .collect();
        assert_eq!(
            found,
            [
                "ü ü \"{\"",
                "ü.b b \"c\"",
                "ü.d d \"[\"",
                "h h \"\"",
                "h.i i \"# j\\n      k\"",
            ]
        );
    }
}
