//! Where the keys and values of a block of YAML stand, and how values are written.

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};

use crate::model::Data;
use crate::model::yaml::{extent, scalar};
use crate::text::Span;

/// The entries of the outermost map of a block.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// Whether they stand between braces, with commas.
    pub(super) flow: bool,
    pub(super) entries: Vec<Entry>,
    /// Where comments stand, from `#` to the end of the line.
    pub(super) comments: Vec<Span>,
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
    /// The items of the value, where that is a list of nothing but single values.
    items: Option<Vec<Item>>,
}

/// A single value in a list.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) span: Span,
    /// What it says; `None` where that is a number that is not written as it would be.
    data: Option<Data>,
}

impl Entries {
    /// The comments that begin in a span.
    pub(super) fn comments_in(&self, span: Span) -> impl Iterator<Item = Span> {
        let comments = self.comments.iter().copied();
        comments.filter(move |comment| (span.start..span.end).contains(&comment.start))
    }
}

impl Entry {
    pub(super) fn span(&self) -> Span {
        self.key_span.to(self.value)
    }

    /// The items of the value that another list of the same length has otherwise, each with what
    /// it is there; `None` where the value is no such list.
    pub(super) fn other_items<'d>(&self, list: &'d Data) -> Option<Vec<(Span, &'d Data)>> {
        let (Some(items), Data::List(list)) = (&self.items, list) else {
            return None;
        };
        let both = items.iter().zip(list);
        let other = both.filter(|(item, new)| item.data.as_ref() != Some(*new));
        let other = other.map(|(item, new)| (item.span, new));
        (items.len() == list.len()).then(|| other.collect())
    }
}

/// Reads the entries of `text`, which begins at `offset`; `None` where that is no YAML or no map.
pub(super) fn entries(text: &str, offset: u32) -> Option<Entries> {
    let mut places: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
    places.push(text.len() as u32);
    let place = |characters: usize| places.get(characters).copied().unwrap_or(text.len() as u32);
    let mut found = Entries::default();
    let mut depth = 0;
    let mut key: Option<(String, Span)> = None;
    let mut value = Span::default();
    let mut items: Option<Vec<Item>> = None;
    // Where the last scalar ended; what stands between two of them is no text of theirs.
    let mut behind = 0;
    for next in Parser::<StrInput<'_>>::new_from_str(text) {
        let (event, span) = next.ok()?;
        let span = Span::new(place(span.start.index()), place(span.end.index()));
        let scalar = match &event {
            Event::Scalar(words, style, _, tag) => {
                let span = extent(text, span, *style);
                let data = match style {
                    ScalarStyle::Plain if tag.is_none() => {
                        let data = scalar(words);
                        let as_written = data.words().is_none_or(|again| again == *words);
                        as_written.then_some(data)
                    }
                    _ => Some(Data::Text(words.to_string())),
                };
                Some((words.to_string(), span, data))
            }
            Event::Alias(_) => {
                let span = extent(text, span, ScalarStyle::Plain);
                Some((String::new(), span, None))
            }
            _ => None,
        };
        if let Some((_, span, _)) = scalar.as_ref().filter(|(_, span, _)| !span.is_empty()) {
            comments(text, Span::new(behind, span.start), &mut found.comments);
            behind = span.end;
        }
        match (event, scalar) {
            (event @ (Event::MappingStart(..) | Event::SequenceStart(..)), _) => {
                let is_list = matches!(event, Event::SequenceStart(..));
                if depth == 0 {
                    found.flow = span.of(text).starts_with('{');
                    if is_list {
                        return None;
                    }
                }
                if depth == 1 {
                    key.as_ref()?;
                    value = span;
                }
                items = (depth == 1 && is_list).then(Vec::new);
                depth += 1;
            }
            (Event::MappingEnd | Event::SequenceEnd, _) => {
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
                        items: items.take(),
                    });
                }
            }
            (_, Some((words, _, _))) if depth == 0 && !words.is_empty() => return None,
            (_, Some((words, span, _))) if depth == 1 => match key.take() {
                None => key = Some((words, span)),
                Some((name, key_span)) => {
                    let value = match span.is_empty() {
                        true => behind_colon(text, key_span),
                        false => span,
                    };
                    found.entries.push(Entry {
                        key: name,
                        key_span,
                        value,
                        deep: false,
                        items: None,
                    });
                }
            },
            (event, Some((_, span, data))) => {
                value.end = value.end.max(span.end);
                // Of an alias it is not known what it says, and nothing has no place.
                let is_single = matches!(event, Event::Scalar(..)) && !span.is_empty();
                items = items.filter(|_| is_single);
                if let Some(items) = &mut items {
                    items.push(Item { span, data });
                }
            }
            _ => {}
        }
    }
    comments(
        text,
        Span::new(behind, text.len() as u32),
        &mut found.comments,
    );
    for comment in &mut found.comments {
        *comment = moved(*comment, offset);
    }
    for entry in &mut found.entries {
        entry.key_span = moved(entry.key_span, offset);
        entry.value = moved(entry.value, offset);
        for item in entry.items.iter_mut().flatten() {
            item.span = moved(item.span, offset);
        }
    }
    Some(found)
}

fn moved(span: Span, by: u32) -> Span {
    Span::new(span.start + by, span.end + by)
}

/// Notes the comments between two scalars.
fn comments(text: &str, between: Span, found: &mut Vec<Span>) {
    let mut start = between.start;
    for line in between.of(text).split_inclusive(['\n', '\r']) {
        let begins = |&(at, _): &(usize, &str)| {
            let before = line[..at].chars().next_back();
            before.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}'))
        };
        if let Some((at, _)) = line.match_indices('#').find(begins) {
            let comment = line[at..].trim_end();
            let start = start + at as u32;
            found.push(Span::new(start, start + comment.len() as u32));
        }
        start += line.len() as u32;
    }
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
