//! How what is being written may go on.

mod context;
mod keys;
mod yaml;

use std::collections::HashSet;

pub use self::context::{Context, KeyPlace, context};
use self::keys::Values;
use super::Reading;
use super::names::members;
use crate::model::{ArgumentId, Data, Element, StatementId};
use crate::syntax::{SHORTCODES, Tag, symbol};
use crate::text::{Edit, Span};

/// The most that is offered at once.
const MOST: usize = 500;

/// What may be written at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// What may be written, titles and tags in the order of the text.
    pub items: Vec<Completion>,
    /// Whether that is all: more letters may bring up others where it is not.
    pub is_complete: bool,
}

/// One way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it is.
    pub kind: CompletionKind,
    /// What it is called, and what is compared with the letters that are there.
    pub label: String,
    /// A few words about it; may be empty.
    pub detail: String,
    /// What it writes; where it replaces letters, those before the cursor are among them.
    pub edit: Edit,
}

/// What a [`Completion`] writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CompletionKind {
    /// The title of a statement.
    Statement,
    /// The title of an argument.
    Argument,
    /// A tag.
    Tag,
    /// A key of data.
    Key,
    /// A value of a key.
    Value,
    /// The word for a symbol.
    Shortcode,
    /// A word of the language.
    Keyword,
}

/// What may be written at an offset.
///
/// Paths of files are not among it, as the core knows no files: ask [`context`] for the place
/// of one.
pub fn completion(reading: &Reading<'_>, offset: u32) -> Completions {
    let Some(context) = context(reading, offset) else {
        return Completions {
            items: Vec::new(),
            is_complete: true,
        };
    };
    let mut offer = Offer::new(reading, &context, offset);
    match context {
        Context::Title {
            is_argument,
            is_closed,
            span,
        } => offer.titles(is_argument, is_closed, span),
        Context::Tag { .. } => offer.tags(),
        Context::Key { place, .. } => offer.keys(place),
        Context::Value { place, key, .. } => offer.values(keys::values(place, key)),
        Context::Shortcode { .. } => offer.shortcodes(),
        Context::At { .. } => offer.after_at(),
        Context::Path { .. } => {}
    }
    offer.found
}

/// What is gathered to be offered.
struct Offer<'r> {
    reading: Reading<'r>,
    /// What each replaces.
    span: Span,
    /// The letters before the cursor, in lower case.
    typed: String,
    found: Completions,
}

impl<'r> Offer<'r> {
    fn new(reading: &Reading<'r>, context: &Context<'r>, offset: u32) -> Self {
        let span = match *context {
            Context::Title { span, .. }
            | Context::Tag { span }
            | Context::Key { span, .. }
            | Context::Value { span, .. }
            | Context::Shortcode { span }
            | Context::Path { span, .. }
            | Context::At { span } => span,
        };
        let typed = Span::new(span.start, offset).of(reading.text);
        Self {
            reading: *reading,
            span,
            typed: typed.trim_start_matches('(').to_lowercase(),
            found: Completions {
                items: Vec::new(),
                is_complete: true,
            },
        }
    }

    /// Offers one thing where the letters are found in it; of keys and words at the beginning.
    fn add(&mut self, kind: CompletionKind, label: &str, detail: &str, text: &str) {
        let folded = label.to_lowercase();
        let fits = match kind {
            CompletionKind::Statement | CompletionKind::Argument | CompletionKind::Tag => {
                folded.contains(&self.typed)
            }
            _ => folded.starts_with(&self.typed),
        };
        if !fits {
            return;
        }
        if self.found.items.len() == MOST {
            self.found.is_complete = false;
            return;
        }
        self.found.items.push(Completion {
            kind,
            label: label.to_owned(),
            detail: detail.to_owned(),
            edit: Edit::replace(self.span, text),
        });
    }

    fn titles(&mut self, is_argument: bool, is_closed: bool, span: Span) {
        let model = self.reading.model;
        let close = match (is_closed, is_argument) {
            (true, _) => "",
            (false, true) => ">",
            (false, false) => "]",
        };
        let kind = match is_argument {
            true => CompletionKind::Argument,
            false => CompletionKind::Statement,
        };
        for (element, title) in titles(&self.reading, is_argument) {
            // What is only being written here is not there yet.
            let places = members(&self.reading, element);
            let here = |start: u32| start < span.start && span.start - start <= 2;
            if places.iter().all(|member| here(member.span.start)) && !places.is_empty() {
                continue;
            }
            let detail = super::names::shortened(model.text_of(element), 80);
            self.add(kind, title, &detail, &format!("{title}{close}"));
        }
    }

    fn tags(&mut self) {
        let mut seen = HashSet::new();
        for tag in self.reading.nodes().filter_map(Tag::of) {
            let name = tag.name();
            let here = tag.node().span().start + 1 == self.span.start;
            if !here && seen.insert(name) {
                // As it is written there: with parentheses where it needs them.
                let written = tag.node().text();
                self.add(CompletionKind::Tag, name, "", &written[1..]);
            }
        }
    }

    fn keys(&mut self, place: KeyPlace<'_>) {
        for key in keys::keys(place) {
            let text = match (key.values, place) {
                (Values::Keys, _) => format!("{}:", key.name),
                _ => format!("{}: ", key.name),
            };
            self.add(CompletionKind::Key, key.name, key.detail, &text);
        }
    }

    fn values(&mut self, values: Values) {
        let words: Vec<&str> = match values {
            Values::Any | Values::Keys => return,
            Values::Places => return self.sources(),
            Values::Flag => vec!["true", "false"],
            Values::Words(words) => words.to_vec(),
            Values::Voices => self.voices(),
            Values::Tags => {
                let tags = self.reading.nodes().filter_map(Tag::of);
                tags.map(Tag::name).collect()
            }
            Values::Sections => {
                let sections = self.reading.model.sections().iter();
                sections.map(|section| section.title.as_str()).collect()
            }
            Values::Statements => titles(&self.reading, false).map(|found| found.1).collect(),
            Values::Arguments => titles(&self.reading, true).map(|found| found.1).collect(),
        };
        let mut seen = HashSet::new();
        for word in words.into_iter().filter(|word| seen.insert(*word)) {
            self.add(CompletionKind::Value, word, "", &scalar(word));
        }
    }

    /// The keys of sources, as places begin with them.
    fn sources(&mut self) {
        let sources = self.reading.model.front_matter().get("sources");
        let Some(Data::Map(sources)) = sources else {
            return;
        };
        for (key, source) in sources {
            let title = source.get("title").and_then(Data::as_text);
            // What must stand between quotation marks cannot be written without knowing of them.
            if scalar(key) == *key {
                let place = format!("{key}:");
                let title = title.unwrap_or_default();
                self.add(CompletionKind::Value, &place, title, &place);
            }
        }
    }

    fn voices(&self) -> Vec<&'r str> {
        let model = self.reading.model;
        let statements = model.statements().iter().map(|s| &s.marks);
        let arguments = model.arguments().iter().map(|a| &a.marks);
        let marks = statements.chain(arguments);
        marks.filter_map(|marks| marks.voice.as_deref()).collect()
    }

    fn shortcodes(&mut self) {
        let own = self.reading.model.front_matter().get("model");
        if let Some(Data::Map(codes)) = own.and_then(|model| model.get("shortcodes")) {
            for (code, entry) in codes {
                let symbol = entry.get("unicode").and_then(Data::as_text);
                let detail = symbol.unwrap_or_default();
                self.add(CompletionKind::Shortcode, code, detail, code);
            }
        }
        for code in SHORTCODES {
            let detail = symbol(code).unwrap_or_default();
            self.add(CompletionKind::Shortcode, code, detail, code);
        }
    }

    fn after_at(&mut self) {
        for (label, detail, text) in [
            ("@include(…)", "another file, put here", "@include("),
            ("@[…]", "mention a statement", "@["),
            ("@<…>", "mention an argument", "@<"),
        ] {
            self.add(CompletionKind::Keyword, label, detail, text);
        }
    }
}

/// The titles that the text itself gives to statements, or to arguments.
fn titles<'r>(
    reading: &Reading<'r>,
    is_argument: bool,
) -> Box<dyn Iterator<Item = (Element, &'r str)> + 'r> {
    let model = reading.model;
    if is_argument {
        let numbered = model.arguments().iter().zip(0..);
        let titled = numbered.filter(|(argument, _)| argument.titled);
        return Box::new(
            titled
                .map(|(argument, id)| (Element::Argument(ArgumentId(id)), argument.title.as_str())),
        );
    }
    let numbered = model.statements().iter().zip(0..);
    let titled = numbered.filter(|(statement, _)| statement.titled);
    Box::new(titled.map(|(statement, id)| {
        (
            Element::Statement(StatementId(id)),
            statement.title.as_str(),
        )
    }))
}

/// A text as YAML: bare where that reads as the same text.
fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let begins = text.starts_with(char::is_alphabetic) && !text.ends_with(' ');
    match begins && text.chars().all(plain) {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}
