//! Where the keys and values of a block of YAML stand, and how values are written.

use saphyr_parser::{Event, Parser, StrInput};

use crate::model::Data;
use crate::text::Span;

/// The entries of the outermost map of a block.
#[derive(Debug)]
pub(super) struct Entries {
    /// Whether they stand between braces, with commas.
    pub(super) flow: bool,
    pub(super) entries: Vec<Entry>,
}

/// A key with its value, and where they stand in the document.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    /// Empty, right behind the colon or the key, where no value is written.
    pub(super) value: Span,
    /// Whether the value is a list or a map.
    pub(super) deep: bool,
}

impl Entry {
    pub(super) fn span(&self) -> Span {
        self.key_span.to(self.value)
    }
}

/// Reads the entries of `text`, which begins at `offset`; `None` where that is no YAML or no map.
pub(super) fn entries(text: &str, offset: u32) -> Option<Entries> {
    let mut places: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
    places.push(text.len() as u32);
    let place = |characters: usize| places.get(characters).copied().unwrap_or(text.len() as u32);
    let mut found = Entries {
        flow: false,
        entries: Vec::new(),
    };
    let mut depth = 0;
    let mut key: Option<(String, Span)> = None;
    let mut value = Span::default();
    for next in Parser::<StrInput<'_>>::new_from_str(text) {
        let (event, span) = next.ok()?;
        let span = Span::new(place(span.start.index()), place(span.end.index()));
        let scalar = match &event {
            Event::Scalar(text, ..) => Some(text.to_string()),
            Event::Alias(_) => Some(String::new()),
            _ => None,
        };
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                if depth == 0 {
                    found.flow = span.of(text).starts_with('{');
                    if matches!(event, Event::SequenceStart(..)) {
                        return None;
                    }
                }
                if depth == 1 {
                    key.as_ref()?;
                    value = span;
                }
                depth += 1;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                depth -= 1;
                // A block ends where the next thing begins, comments between them included; what
                // stands between brackets ends with one, and a comment may be counted to it.
                if span.of(text).starts_with(['}', ']']) {
                    value.end = span.start + 1;
                }
                if depth == 1 {
                    let (name, key_span) = key.take()?;
                    found.entries.push(Entry {
                        key: name,
                        key_span,
                        value,
                        deep: true,
                    });
                }
            }
            Event::Scalar(..) | Event::Alias(_)
                if depth == 0 && !scalar.as_deref().unwrap_or_default().is_empty() =>
            {
                return None;
            }
            Event::Scalar(..) | Event::Alias(_) if depth == 1 => match key.take() {
                None => key = Some((scalar.unwrap_or_default(), trimmed(text, span))),
                Some((name, key_span)) => {
                    let value = match trimmed(text, span) {
                        written if written.is_empty() => behind_colon(text, key_span),
                        written => written,
                    };
                    found.entries.push(Entry {
                        key: name,
                        key_span,
                        value,
                        deep: false,
                    });
                }
            },
            Event::Scalar(..) | Event::Alias(_) => {
                value.end = value.end.max(trimmed(text, span).end);
            }
            _ => {}
        }
    }
    for entry in &mut found.entries {
        entry.key_span = moved(entry.key_span, offset);
        entry.value = moved(entry.value, offset);
    }
    Some(found)
}

fn moved(span: Span, by: u32) -> Span {
    Span::new(span.start + by, span.end + by)
}

/// The span without white space at its end.
fn trimmed(text: &str, span: Span) -> Span {
    let end = span.start + span.of(text).trim_end().len() as u32;
    Span::new(span.start, end)
}

/// The place behind the colon of a key without a value, or behind the key.
fn behind_colon(text: &str, key: Span) -> Span {
    let rest = &text[key.end as usize..];
    let colon = rest.trim_start_matches([' ', '\t']);
    match colon.starts_with(':') {
        true => Span::at(key.end + (rest.len() - colon.len()) as u32 + 1),
        false => Span::at(key.end),
    }
}

/// A value as YAML on one line. Recurses no deeper than values nest.
pub(super) fn written(data: &Data) -> String {
    match data {
        Data::Null => "null".to_owned(),
        Data::Bool(value) => value.to_string(),
        Data::Integer(value) => value.to_string(),
        Data::Number(value) => value.to_string(),
        Data::Date(date) => date.clone(),
        Data::Text(text) => word(text),
        Data::List(items) => {
            let items: Vec<String> = items.iter().map(written).collect();
            format!("[{}]", items.join(", "))
        }
        Data::Map(entries) => {
            let entry =
                |(key, value): &(String, Data)| format!("{}: {}", word(key), written(value));
            let entries: Vec<String> = entries.iter().map(entry).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// A text as a scalar, in quotes where it must be.
pub(super) fn word(text: &str) -> String {
    const OTHERWISE: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let letter = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.');
    let plain = text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(letter)
        && !OTHERWISE.contains(&text.to_lowercase().as_str());
    if plain { text.to_owned() } else { quoted(text) }
}

/// A text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}') => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
