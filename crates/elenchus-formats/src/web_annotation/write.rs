use std::collections::HashMap;

use elenchus::Model;
use elenchus::map::{Options, project};
use elenchus::model::{Data, Element, Marks, PlaceRange, Quote, Role};
use elenchus::query::roles;
use elenchus::source::{Article, Quotations, first_source};
use elenchus::text::Span;
use serde_json::{Map, Value, json};

use super::offset::{OffsetUnit, Offsets};
use super::{CONTEXT, NAMESPACE};

/// How many characters of the text around it tell a passage from others like it.
const AROUND: usize = 32;

/// How annotations are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AnnotationOptions {
    /// What offsets count.
    pub unit: OffsetUnit,
    /// Whether the article's words are written too, with a few around them: only where its text
    /// may be passed on. What the map itself quotes is written in any case.
    pub words: bool,
}

/// Annotations without an article: each place by its number alone, and by its quotation where
/// the map has one.
pub(crate) fn web_annotation(model: &Model) -> String {
    annotations(model, None, None, AnnotationOptions::default())
}

/// All places that a map names, as an `AnnotationCollection` in indented JSON-LD: an annotation
/// for each place of each element, its body the claim with its title and role, its target the
/// source.
///
/// With the article of a source (its key, `None` for the first in the front matter) a target of
/// that source has a `TextPositionSelector`, whose offsets are in [`Article::text`] and whose
/// `elenchus:unit` says what they count; a quotation refines it. Places the article does not have
/// keep their number alone.
pub fn annotations(
    model: &Model,
    source: Option<&str>,
    article: Option<&Article>,
    options: AnnotationOptions,
) -> String {
    let first = first_source(model);
    let writer = Writer {
        model,
        first,
        source: source.or(first),
        read: article.map(|article| Read {
            article,
            quotations: Quotations::new(article),
            offsets: Offsets::new(article.text(), options.unit, false),
        }),
        options,
    };
    let items = writer.items();
    let collection = json!({
        "@context": [CONTEXT, { "elenchus": NAMESPACE }],
        "id": "#annotations",
        "type": "AnnotationCollection",
        "label": model.title().unwrap_or("Claims and where they are made"),
        "total": items.len(),
        "first": {
            "id": "#page-1",
            "type": "AnnotationPage",
            "partOf": "#annotations",
            "startIndex": 0,
            "items": items,
        },
    });
    crate::json::indented(&collection)
}

struct Writer<'m> {
    model: &'m Model,
    first: Option<&'m str>,
    /// The source that the article is of.
    source: Option<&'m str>,
    read: Option<Read<'m>>,
    options: AnnotationOptions,
}

/// An article with what is asked of it.
struct Read<'m> {
    article: &'m Article,
    quotations: Quotations<'m>,
    offsets: Offsets<'m>,
}

/// An element with what is said of it.
struct Claim<'m> {
    element: Element,
    kind: &'static str,
    titled: bool,
    marks: &'m Marks,
    role: Option<Role>,
}

impl Writer<'_> {
    fn items(&self) -> Vec<Value> {
        let mut items = Vec::new();
        for claim in claims(self.model) {
            for (range, place) in claim.marks.at.iter().zip(0..) {
                let quote = claim.marks.quote.iter().find(|quote| quote.place == place);
                let number = items.len() + 1;
                items.push(self.item(number, &claim, range, quote));
            }
        }
        items
    }

    fn item(
        &self,
        number: usize,
        claim: &Claim<'_>,
        range: &PlaceRange,
        quote: Option<&Quote>,
    ) -> Value {
        let mut item = json!({
            "id": format!("#annotation-{number}"),
            "type": "Annotation",
            "motivation": "describing",
            "elenchus:element": claim.kind,
            "body": self.body(claim),
            "target": self.target(range, quote),
        });
        let voice = claim.marks.voice.as_deref();
        if let Some(voice) = voice.filter(|voice| !voice.eq_ignore_ascii_case("author")) {
            item["elenchus:voice"] = voice.into();
        }
        item
    }

    fn body(&self, claim: &Claim<'_>) -> Vec<Value> {
        let text = self.model.text_of(claim.element);
        let title = Some(self.model.title_of(claim.element)).filter(|_| claim.titled);
        let role = claim.role.map(Role::word);
        let parts = [
            ("describing", Some(text).filter(|text| !text.is_empty())),
            ("identifying", title),
            ("classifying", role),
        ];
        let parts = parts.into_iter().filter_map(|(purpose, value)| {
            let value = value?;
            Some(json!({
                "type": "TextualBody",
                "value": value,
                "format": "text/plain",
                "purpose": purpose,
            }))
        });
        parts.collect()
    }

    fn target(&self, range: &PlaceRange, quote: Option<&Quote>) -> Value {
        let key = range.source.as_deref().or(self.first);
        let mut target = Map::new();
        target.insert("source".to_owned(), self.address(key).into());
        let read = self.read.as_ref().filter(|_| key == self.source);
        let found = read.and_then(|read| Some((read, span_of(read.article, range)?)));
        let selectors = match found {
            Some((read, span)) => self.selectors(read, range, span, quote),
            None => quote.map_or_else(Vec::new, |quote| vec![exact(&quote.words)]),
        };
        if !selectors.is_empty() {
            target.insert("selector".to_owned(), selectors.into());
        }
        target.insert("elenchus:place".to_owned(), range.to_string().into());
        target.into()
    }

    fn selectors(
        &self,
        read: &Read<'_>,
        range: &PlaceRange,
        span: Span,
        quote: Option<&Quote>,
    ) -> Vec<Value> {
        let text = read.article.text();
        let mut position = json!({
            "type": "TextPositionSelector",
            "start": read.offsets.count(span.start as usize),
            "end": read.offsets.count(span.end as usize),
            "elenchus:unit": self.options.unit.name(),
        });
        if let Some(quote) = quote {
            let found = read.quotations.find(&quote.words, range);
            let words = found.map_or(quote.words.as_str(), |span| span.of(text));
            position["refinedBy"] = exact(words);
        }
        if !self.options.words {
            return vec![position];
        }
        let mut passage = exact(span.of(text));
        let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
        let begin = before.char_indices().rev().nth(AROUND - 1);
        let end = after.char_indices().nth(AROUND);
        passage["prefix"] = before[begin.map_or(0, |(at, _)| at)..].into();
        passage["suffix"] = after[..end.map_or(after.len(), |(at, _)| at)].into();
        vec![passage, position]
    }

    /// What stands for a source: its address, or its key.
    fn address(&self, key: Option<&str>) -> String {
        let sources = self.model.front_matter().get("sources");
        let source = key.and_then(|key| sources?.get(key));
        let url = source
            .and_then(|source| source.get("url"))
            .and_then(Data::as_text);
        match url {
            Some(url) => url.to_owned(),
            None => format!("{NAMESPACE}source:{}", in_uri(key.unwrap_or("article"))),
        }
    }
}

fn exact(words: &str) -> Value {
    json!({ "type": "TextQuoteSelector", "exact": words })
}

/// A key as a part of a URI: bytes other than letters, digits, `-`, `.` and `_` in percent.
fn in_uri(key: &str) -> String {
    let mut out = String::new();
    for byte in key.bytes() {
        match byte {
            b'-' | b'.' | b'_' => out.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// From the first sentence of a range to its last.
fn span_of(article: &Article, range: &PlaceRange) -> Option<Span> {
    let sentences = article.sentences();
    let first = sentences.get(article.at(range.first))?.first()?;
    let last = sentences.get(article.at(range.last))?.last()?;
    Some(first.span.to(last.span))
}

/// The elements with a place, statements first, with the roles they have on the map of all.
fn claims(model: &Model) -> Vec<Claim<'_>> {
    let map = project(model, &Options::reading());
    let shown = map.nodes().iter().zip(roles(&map, model));
    let shown: HashMap<Element, Role> = shown.map(|(node, role)| (node.element, role)).collect();
    let role = |element: Element, marks: &Marks| marks.role.or(shown.get(&element).copied());
    let statements = model.statements().iter().zip(0..).map(|(statement, id)| {
        let element = Element::Statement(elenchus::model::StatementId(id));
        (element, "statement", statement.titled, &*statement.marks)
    });
    let arguments = model.arguments().iter().zip(0..).map(|(argument, id)| {
        let element = Element::Argument(elenchus::model::ArgumentId(id));
        (element, "argument", argument.titled, &*argument.marks)
    });
    let all = statements.chain(arguments);
    let placed = all.filter(|(.., marks)| !marks.at.is_empty());
    let claims = placed.map(|(element, kind, titled, marks)| Claim {
        element,
        kind,
        titled,
        marks,
        role: role(element, marks),
    });
    claims.collect()
}
