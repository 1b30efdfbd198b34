//! What Elenchus reads from the data of an element: places, voice, role and so on.

use super::named::Named;
use crate::diagnostic::{Code, Diagnostic, Fix, Safety};
use crate::model::keys::{IN_DATA, IN_FRONT_MATTER, in_setting};
use crate::model::yaml::{Yaml, float};
use crate::model::{Data, Marks, PlaceRange, Quote, Role};
use crate::text::{Edit, Span, nearest};

/// Hints at misspelt keys of front matter, which stands in `text`.
pub(super) fn check_settings(yaml: &Yaml, text: &str, remarks: &mut Vec<Diagnostic>) {
    let Data::Map(entries) = &yaml.data else {
        return;
    };
    for ((key, _), &span) in entries.iter().zip(&yaml.keys) {
        check_key(key, IN_FRONT_MATTER, span, remarks);
    }
    for &(outer, span) in &yaml.inner_keys {
        let known = in_setting(unquoted(outer.of(text)));
        check_key(unquoted(span.of(text)), known, span, remarks);
    }
}

pub(super) fn unquoted(key: &str) -> &str {
    key.trim_matches(['"', '\''])
}

/// Hints at misspelt keys of a data block without marks.
pub(super) fn check_keys(yaml: &Yaml, remarks: &mut Vec<Diagnostic>) {
    let Data::Map(entries) = &yaml.data else {
        return;
    };
    for ((key, _), &span) in entries.iter().zip(&yaml.keys) {
        check_key(key, IN_DATA, span, remarks);
    }
}

/// Reads the marks in one data block into `marks`; `sources` are those that places may stand in.
pub(super) fn read(yaml: &Yaml, sources: &Named, marks: &mut Marks, remarks: &mut Vec<Diagnostic>) {
    let Data::Map(entries) = &yaml.data else {
        return;
    };
    let mut placed = Vec::new();
    let mut quoted = None;
    for (index, (key, value)) in entries.iter().enumerate() {
        let span = yaml.keys.get(index).copied().unwrap_or_default();
        let place = yaml.values.get(index).copied().unwrap_or_default();
        let mut wrong = |expected: &str| {
            let mut remark = Diagnostic::new(Code::BadValue, span)
                .message(format!("`{key}` is {}, not {expected}", kind(value)))
                .help(format!("give `{key}` {expected}, or leave it out"));
            let meant = meant(key, value);
            remark.fix = meant.map(|meant| instead(place, meant));
            remarks.push(remark);
        };
        match (key.as_str(), value) {
            (_, Data::Null) => check_key(key, IN_DATA, span, remarks),
            ("at", value) => {
                let before = marks.at.len();
                placed = places(value, span, marks, remarks);
                let single = (!matches!(value, Data::List(_))).then_some(place);
                let new = marks.at.get(before..).unwrap_or_default().iter();
                let unknown = new.filter_map(|at| sources.unknown(at, span, single));
                remarks.extend(unknown);
            }
            ("quote", value) => quoted = Some((value, span)),
            ("voice", Data::Text(voice) | Data::Date(voice)) => marks.voice = Some(voice.clone()),
            ("voice", _) => wrong("a name"),
            ("role", Data::Text(word)) => match role(word) {
                Some(role) => marks.role = Some(role),
                None => remarks.push(unknown_role(word, span, place)),
            },
            ("role", _) => wrong("a word"),
            ("implicit", Data::Bool(implicit)) => marks.implicit = *implicit,
            ("implicit", _) => wrong("true or false"),
            ("weight", value) => match value.as_number() {
                Some(weight) if (0.0..=1.0).contains(&weight) => marks.weight = Some(weight),
                _ => wrong("a number from 0 to 1"),
            },
            ("accept", Data::Bool(accept)) => marks.accept = Some(*accept),
            ("accept", _) => wrong("true or false"),
            _ => check_key(key, IN_DATA, span, remarks),
        }
    }
    if let Some((value, span)) = quoted {
        quotes(value, span, &placed, marks, remarks);
    }
}

/// Adds the marks of one more member: places and quotations are gathered, of anything else the last counts.
pub(super) fn add(marks: &mut Marks, more: Marks) {
    // Doubles go when all are there.
    let before = marks.at.len() as u32;
    marks.at.extend(more.at);
    marks
        .quote
        .extend(more.quote.into_iter().map(|quote| Quote {
            place: before + quote.place,
            words: quote.words,
        }));
    marks.voice = more.voice.or(marks.voice.take());
    marks.role = more.role.or(marks.role);
    marks.implicit |= more.implicit;
    marks.weight = more.weight.or(marks.weight);
    marks.accept = more.accept.or(marks.accept);
}

/// Reads `at`; the index in `marks.at` of each value, where it is a place.
fn places(
    value: &Data,
    span: Span,
    marks: &mut Marks,
    remarks: &mut Vec<Diagnostic>,
) -> Vec<Option<u32>> {
    let mut placed = Vec::new();
    for value in items(value) {
        let mut at = None;
        let written = value.words();
        match written.as_deref().map(PlaceRange::parse) {
            None => {
                let remark = Diagnostic::new(Code::BadValue, span)
                    .message(format!("`at` is {}, not a place", kind(value)))
                    .help("write at: \"5.3\" or at: [\"5.3\", \"6.1-6.2\"]");
                remarks.push(remark);
            }
            Some(Some(place)) => {
                at = marks.at.iter().position(|other| *other == place);
                if at.is_none() {
                    at = Some(marks.at.len());
                    marks.at.push(place);
                }
            }
            Some(None) => remarks.push(no_place(&written.unwrap_or_default(), span)),
        }
        placed.push(at.map(|at| at as u32));
    }
    placed
}

/// A remark on what should be a place.
pub(super) fn no_place(written: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadPlace, span)
        .message(format!("`{written}` names no sentence"))
        .help("write paragraph.sentence, such as \"5.3\", \"5.3-5.5\" or \"source:5.3\"")
}

/// Reads `quote`, whose texts go with the values of `at` one by one.
fn quotes(
    value: &Data,
    span: Span,
    placed: &[Option<u32>],
    marks: &mut Marks,
    remarks: &mut Vec<Diagnostic>,
) {
    let texts = items(value);
    if texts.len() > placed.len() {
        let remark = Diagnostic::new(Code::BadValue, span)
            .message(match placed {
                [] => "`quote` is given, but no place it stands at".to_owned(),
                _ => format!(
                    "`quote` has {} texts, but `at` only {} of the places they stand at",
                    texts.len(),
                    placed.len()
                ),
            })
            .help("write at: \"5.3\", quote: \"its words\", or lists of both in the same order");
        remarks.push(remark);
    }
    let mut places = placed.iter();
    for text in texts {
        let place = places.next().copied().flatten();
        match (text, place) {
            (Data::Null, _) => {}
            (Data::Text(words) | Data::Date(words), place) => {
                let filled = place.filter(|_| !words.trim().is_empty());
                marks.quote.extend(filled.map(|place| Quote {
                    place,
                    words: words.clone(),
                }));
            }
            (other, _) => {
                let remark = Diagnostic::new(Code::BadValue, span)
                    .message(format!("`quote` is {}, not a text", kind(other)))
                    .help("put the words between quotation marks: quote: \"its words\"");
                remarks.push(remark);
            }
        }
    }
}

/// The values of a list, or the one that is none.
fn items(value: &Data) -> &[Data] {
    match value {
        Data::List(values) => values.as_slice(),
        value => std::slice::from_ref(value),
    }
}

fn role(word: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.word() == word)
}

/// The value in place of one that does not fit.
pub(super) fn instead(place: Span, meant: String) -> Fix {
    Fix::replacing(format!("write `{meant}`"), place, meant, Safety::Unsafe)
}

/// What a value was probably meant to be: `yes` in place of `true`, a number between quotation
/// marks.
fn meant(key: &str, value: &Data) -> Option<String> {
    let word = value.as_text()?.trim().to_lowercase();
    let meant = match (key, word.as_str()) {
        ("implicit" | "accept", "true" | "yes" | "on" | "y") => "true",
        ("implicit" | "accept", "false" | "no" | "off" | "n") => "false",
        ("weight", number) => {
            let value = float(number)?;
            (0.0..=1.0).contains(&value).then_some(number)?
        }
        _ => return None,
    };
    Some(meant.to_owned())
}

fn unknown_role(word: &str, span: Span, place: Span) -> Diagnostic {
    let words = Role::ALL.map(Role::word);
    let help = format!("write one of {}", words.join(", "));
    let remark = Diagnostic::new(Code::UnknownRole, span).help(help);
    match nearest(word, &words) {
        None => remark.message(format!("`{word}` is no role")),
        Some(nearest) => remark
            .message(format!("`{word}` is no role; `{nearest}` is the nearest"))
            .fix(instead(place, nearest.to_owned())),
    }
}

/// A hint where a key is very like one that means something.
pub(super) fn check_key(key: &str, known: &[&str], span: Span, remarks: &mut Vec<Diagnostic>) {
    if known.contains(&key) {
        return;
    }
    let Some(nearest) = nearest(key, known) else {
        return;
    };
    let remark = Diagnostic::new(Code::UnknownKey, span)
        .message(format!(
            "the key `{key}` means nothing here; `{nearest}` would"
        ))
        .help(format!("write `{nearest}` if that was meant"))
        .fix(Fix {
            title: format!("write `{nearest}`"),
            edits: vec![Edit {
                span,
                text: nearest.to_owned(),
            }],
            safety: Safety::Unsafe,
        });
    remarks.push(remark);
}

/// The kind of a value, with its article.
pub(super) fn kind(value: &Data) -> &'static str {
    match value {
        Data::Null => "nothing",
        Data::Bool(_) => "true or false",
        Data::Integer(_) | Data::Number(_) => "a number",
        Data::Text(_) => "a text",
        Data::Date(_) => "a date",
        Data::List(_) => "a list",
        Data::Map(_) => "a map",
    }
}
