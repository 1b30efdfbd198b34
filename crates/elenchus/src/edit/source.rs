//! The articles a map reads, in its front matter.

mod places;

use super::data::{change, expect, expected_data, front_matter, kept_in, next_line_start};
use super::layout::indentation;
use super::yaml::{self, Entries, Entry};
use super::{Document, Refusal};
use crate::model::{Data, SEGMENTER};
use crate::sort::by_number;
use crate::source::{Article, Record};
use crate::text::{Edit, Span, is_beneath, is_web_address};

/// What the front matter is to say of an article besides its digests. What is `None` stays as it
/// is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// What it is called.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it appeared.
    pub publication: Option<String>,
    /// When it appeared, such as `2026-01-03`.
    pub date: Option<String>,
    /// Where it can be read: an address of the web.
    pub url: Option<String>,
    /// Under which terms it may be used.
    pub licence: Option<String>,
    /// Its language, such as `en`.
    pub language: Option<String>,
    /// Its text in a file in the folder of the map, or beneath.
    pub file: Option<String>,
}

impl Details {
    /// What is given, by its key.
    fn given(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [
            ("title", &self.title),
            ("author", &self.author),
            ("publication", &self.publication),
            ("date", &self.date),
            ("url", &self.url),
            ("licence", &self.licence),
            ("language", &self.language),
            ("file", &self.file),
        ];
        all.into_iter()
            .filter_map(|(key, value)| Some((key, value.as_deref()?)))
    }
}

/// What else changes with a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WithSource<'a> {
    /// Whether each anchored element gets the words of its sentences as its `quote`. This puts
    /// text of the article into the map.
    pub quotes: bool,
    /// Where the places of the article lie now, in the order of the old ones; `at` and
    /// `background` follow.
    pub moves: &'a [Move],
}

pub use places::Move;

/// A key of a source and what it shall be.
type Field = (&'static str, Data);

/// Writes an article into the front matter as the source `key`, or renews it there: what is
/// given of its details, and the digests of its sentences; nothing of its text.
///
/// All else keeps its words, its order and its comments; only a source that is written between
/// braces on one line is spread over lines of its own.
///
/// # Errors
/// Where the front matter cannot be read, the key is no key, the article has no sentence, or an
/// address or a file in the details cannot be followed.
///
/// ```
/// use elenchus::edit::{Details, Document, WithSource, add_source};
/// use elenchus::source::{Format, read};
/// use elenchus::text::apply;
///
/// let text = "[A]: Rebuild it. {at: \"1.2\"}\n";
/// let article = read("It is old. Rebuild it.", Format::Plain);
/// let (details, with) = (Details::default(), WithSource::default());
/// let edits = add_source(&Document::new(text), "article", &details, &article, with).expect("edits");
/// let map = apply(text, &edits).expect("edits in order");
/// assert!(map.starts_with("===\nsources:\n  article:\n    segmenter: 1\n"));
/// assert!(!map.contains("old"), "digests only");
/// ```
pub fn add_source(
    document: &Document<'_>,
    key: &str,
    details: &Details,
    article: &Article,
    with: WithSource<'_>,
) -> Result<Vec<Edit>, Refusal> {
    check(key, details, article)?;
    let mut fields: Vec<Field> = details
        .given()
        .map(|(key, value)| (key, Data::Text(value.to_owned())))
        .collect();
    let record = Record::of(article);
    fields.push(("segmenter", Data::Integer(i64::from(SEGMENTER))));
    if let Some(whole) = record.whole {
        fields.push(("digest", Data::Text(whole.to_string())));
    }
    fields.push(("sentences", Data::Text(record.sentences())));
    let known = document
        .model()
        .front_matter()
        .get("sources")
        .and_then(|sources| sources.get(key));
    fields.retain(|(key, value)| known.and_then(|known| known.get(key)) != Some(value));

    let mut edits = Vec::new();
    let mut expected = document.outline();
    if !fields.is_empty() {
        let Some(settings) = expected_data(&mut expected, None) else {
            return Err(document.broken(Span::at(0), "there is no front matter to write it into"));
        };
        expect_source(settings.to_mut(), key, &fields);
        let writer = Writer {
            document,
            key,
            fields: &fields,
            sources: settings.get("sources").unwrap_or(&Data::Null),
        };
        edits = writer.edits()?;
    }
    places::change(document, key, article, with, &mut edits, &mut expected)?;
    by_number(&mut edits, |edit| edit.span.number());
    document.confirm(edits, expected)
}

fn check(key: &str, details: &Details, article: &Article) -> Result<(), Refusal> {
    if key.is_empty() || key.trim() != key || key.contains(char::is_control) {
        return Err(Refusal::SourceKey);
    }
    if details
        .url
        .as_deref()
        .is_some_and(|url| !is_web_address(url))
    {
        return Err(Refusal::SourceUrl);
    }
    if details
        .file
        .as_deref()
        .is_some_and(|file| !is_beneath(file))
    {
        return Err(Refusal::SourceFile);
    }
    match article.sentences().is_empty() {
        true => Err(Refusal::EmptyArticle),
        false => Ok(()),
    }
}

/// What the settings say once the source is written.
fn expect_source(settings: &mut Data, key: &str, fields: &[Field]) {
    let mut sources = settings.get("sources").cloned().unwrap_or_default();
    let mut source = sources.get(key).cloned().unwrap_or_default();
    for (key, value) in fields {
        expect(&mut source, key, Some(value));
    }
    expect(&mut sources, key, Some(&source));
    expect(settings, "sources", Some(&sources));
}

/// Writes one source into the front matter.
struct Writer<'d> {
    document: &'d Document<'d>,
    key: &'d str,
    fields: &'d [Field],
    /// The sources as they will be.
    sources: &'d Data,
}

impl Writer<'_> {
    fn edits(&self) -> Result<Vec<Edit>, Refusal> {
        let block = front_matter(self.document)?;
        let entries = &block.entries;
        let known = entries.entries.iter().rfind(|entry| entry.key == "sources");
        match (known, entries.entries.last()) {
            (Some(sources), _) => {
                if entries.flow {
                    self.without_comment(entries, sources)?;
                    return change(self.document, &block, "sources", Some(self.sources));
                }
                self.change_sources(entries, sources)
            }
            (None, Some(_)) if entries.flow => {
                change(self.document, &block, "sources", Some(self.sources))
            }
            (None, Some(last)) => {
                let indent = indentation(self.document, last.key_span.start);
                let line = next_line_start(self.document, last.span().end);
                Ok(vec![Edit::insert(line, self.all(indent))])
            }
            (None, None) => self.anew(block.leaf.map(|leaf| leaf.span())),
        }
    }

    /// Into a front matter that is empty, or a new one.
    fn anew(&self, leaf: Option<Span>) -> Result<Vec<Edit>, Refusal> {
        let ending = self.document.line_ending();
        let body = self.all("");
        Ok(vec![match leaf {
            Some(leaf) if leaf.of(self.document.text()).contains(['{', '}']) => {
                return Err(self
                    .document
                    .broken(leaf, "take the braces away, as nothing is in them"));
            }
            Some(leaf) => Edit::insert(leaf.end, body),
            None => {
                let mark = self.document.text().starts_with('\u{feff}');
                let start = if mark { 3 } else { 0 };
                let block = format!("==={ending}{body}==={ending}{ending}");
                Edit::insert(start, block)
            }
        }])
    }

    /// Into the value of `sources`, which is no part of something between braces.
    fn change_sources(&self, all: &Entries, sources: &Entry) -> Result<Vec<Edit>, Refusal> {
        let indent = indentation(self.document, sources.key_span.start);
        match self.form(sources)? {
            Form::Braces => self.spread(all, sources, &self.sources_lines(&format!("{indent}  "))),
            Form::Lines(inner) => {
                let known = inner.entries.iter().rfind(|entry| entry.key == self.key);
                let last = inner.entries.last().ok_or_else(|| self.no_map(sources))?;
                let indent = indentation(self.document, last.key_span.start);
                match known {
                    Some(source) => self.change_source(&inner, source, indent),
                    None => {
                        let line = next_line_start(self.document, last.span().end);
                        let source = self.source();
                        Ok(vec![Edit::insert(
                            line,
                            self.source_lines(self.key, source, indent),
                        )])
                    }
                }
            }
        }
    }

    /// Into the value of the source, whose key is indented so far.
    fn change_source(
        &self,
        all: &Entries,
        source: &Entry,
        indent: &str,
    ) -> Result<Vec<Edit>, Refusal> {
        let inner = match self.form(source)? {
            Form::Braces => {
                let fields = match self.source() {
                    Data::Map(entries) => entries.as_slice(),
                    _ => &[],
                };
                let lines = self.field_lines(fields, &format!("{indent}  "));
                return self.spread(all, source, &lines);
            }
            Form::Lines(inner) => inner,
        };
        let last = inner.entries.last().ok_or_else(|| self.no_map(source))?;
        let indent = indentation(self.document, last.key_span.start);
        let line = next_line_start(self.document, last.span().end);
        let mut edits = Vec::new();
        let mut new = Vec::new();
        for (key, value) in self.fields {
            match inner.entries.iter().rfind(|entry| entry.key == *key) {
                Some(entry) => edits.extend(self.replaced(&inner, entry, value, indent)),
                None => new.push(((*key).to_owned(), value.clone())),
            }
        }
        if !new.is_empty() {
            edits.push(Edit::insert(line, self.field_lines(&new, indent)));
        }
        Ok(edits)
    }

    /// A value in place of another one; comments in that come before the key.
    fn replaced(
        &self,
        all: &Entries,
        entry: &Entry,
        value: &Data,
        indent: &str,
    ) -> impl Iterator<Item = Edit> {
        let text = self.document.text();
        let end = entry.value.end.max(entry.key_span.end);
        let behind_key = Span::new(entry.key_span.end, end).of(text);
        let colon = behind_key.find(':').map_or(0, |at| at + 1) as u32;
        let span = Span::new(entry.key_span.end + colon, end);
        let rest = text.get(end as usize..).unwrap_or_default();
        let rest = rest.split(['\n', '\r']).next().unwrap_or_default();
        let written = match rest.trim().is_empty() {
            true => self.written(value, indent),
            // What follows on the line would become a part of it.
            false => yaml::written(value),
        };
        let before = if colon == 0 { ":" } else { "" };
        let written = written.trim_end_matches(['\n', '\r']);
        let edit = Edit::replace(span, format!("{before} {written}"));
        let kept = kept_in(self.document, all, entry, span);
        kept.into_iter().chain([edit])
    }

    /// Lines in place of a value that stands between braces, or of none.
    fn spread(&self, all: &Entries, entry: &Entry, lines: &str) -> Result<Vec<Edit>, Refusal> {
        self.without_comment(all, entry)?;
        let text = self.document.text();
        let mut edits = Vec::new();
        if !entry.value.is_empty() {
            let before = Span::new(entry.key_span.end, entry.value.start).of(text);
            let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
            let start = entry.value.start - blanks as u32;
            edits.push(Edit::remove(Span::new(start, entry.value.end)));
        }
        let line = next_line_start(self.document, entry.span().end);
        edits.push(Edit::insert(line, lines));
        Ok(edits)
    }

    /// How the value of an entry is written.
    fn form(&self, entry: &Entry) -> Result<Form, Refusal> {
        let text = self.document.text();
        let value = entry.value.of(text);
        match value {
            "" | "~" | "null" => Ok(Form::Braces),
            _ if value.starts_with(['*', '&', '!']) => {
                let why = format!("`{}` stands behind an anchor, an alias or a tag", entry.key);
                Err(self.document.broken(entry.span(), &why))
            }
            _ if !entry.deep || value.starts_with('[') => Err(self.no_map(entry)),
            _ if value.starts_with('{') => Ok(Form::Braces),
            _ => {
                let start = self.document.line_start(entry.value.start);
                let end = next_line_start(self.document, entry.value.end);
                let lines = Span::new(start, end).of(text);
                match yaml::entries(lines, start).filter(|inner| !inner.flow) {
                    Some(inner) => Ok(Form::Lines(inner)),
                    // An alias says nothing without what it stands for.
                    None if lines.contains('*') && !value.starts_with('-') => {
                        let why = format!("something in `{}` is an alias", entry.key);
                        Err(self.document.broken(entry.span(), &why))
                    }
                    None => Err(self.no_map(entry)),
                }
            }
        }
    }

    fn no_map(&self, entry: &Entry) -> Refusal {
        let why = format!("`{}` is no map", entry.key);
        self.document.broken(entry.span(), &why)
    }

    /// Refuses where a comment stands within a value, which would be lost.
    fn without_comment(&self, all: &Entries, entry: &Entry) -> Result<(), Refusal> {
        match all.comments_in(entry.value).next() {
            Some(_) => Err(Refusal::SourceBraces),
            None => Ok(()),
        }
    }

    /// The source as it will be.
    fn source(&self) -> &Data {
        self.sources.get(self.key).unwrap_or(&Data::Null)
    }

    /// `sources` with all beneath it.
    fn all(&self, indent: &str) -> String {
        let ending = self.document.line_ending();
        let beneath = self.sources_lines(&format!("{indent}  "));
        format!("{indent}sources:{ending}{beneath}")
    }

    fn sources_lines(&self, indent: &str) -> String {
        let Data::Map(sources) = self.sources else {
            return String::new();
        };
        let lines = sources
            .iter()
            .map(|(key, source)| self.source_lines(key, source, indent));
        lines.collect()
    }

    fn source_lines(&self, key: &str, source: &Data, indent: &str) -> String {
        let ending = self.document.line_ending();
        let key = yaml::word(key);
        match source {
            Data::Map(fields) if !fields.is_empty() => {
                let beneath = self.field_lines(fields, &format!("{indent}  "));
                format!("{indent}{key}:{ending}{beneath}")
            }
            Data::Null => format!("{indent}{key}:{ending}"),
            other => format!("{indent}{key}: {}{ending}", yaml::written(other)),
        }
    }

    fn field_lines(&self, fields: &[(String, Data)], indent: &str) -> String {
        let ending = self.document.line_ending();
        let line = |(key, value): &(String, Data)| {
            let written = self.written(value, indent);
            let ending = if written.ends_with(ending) {
                ""
            } else {
                ending
            };
            format!("{indent}{}: {written}{ending}", yaml::word(key))
        };
        fields.iter().map(line).collect()
    }

    /// A value behind a key that is indented so far: the lines of a text each on its own.
    fn written(&self, value: &Data, indent: &str) -> String {
        let ending = self.document.line_ending();
        let lines = match value {
            Data::Text(text) if in_lines(text) => text.lines(),
            other => return yaml::written(other),
        };
        let lines = lines.map(|line| format!("{indent}  {line}{ending}"));
        format!("|{ending}{}", lines.collect::<String>())
    }
}

/// How a value is written.
enum Form {
    /// Between braces, or not at all.
    Braces,
    /// On lines beneath its key.
    Lines(Entries),
}

/// Whether a text can stand on lines of its own as it is: whole lines of plain characters, none
/// of which begins with a blank.
fn in_lines(text: &str) -> bool {
    let plain = |line: &str| {
        line.starts_with(|c: char| !c.is_whitespace())
            && !line.contains(|c: char| {
                c.is_control() || matches!(c, '\u{feff}' | '\u{85}' | '\u{2028}' | '\u{2029}')
            })
    };
    text.ends_with('\n') && text.lines().all(plain)
}

#[cfg(test)]
mod tests;
