//! What is wrong with `background` in the front matter.

use super::marks::{kind, no_place, unquoted};
use super::named::Named;
use crate::diagnostic::{Code, Diagnostic};
use crate::index::Index;
use crate::model::yaml::Yaml;
use crate::model::{Data, PlaceRange};
use crate::text::Span;

/// Remarks on the places left out on purpose. `text` is that of the document.
pub(super) fn check(yaml: &Yaml, sources: &Named, text: &str, remarks: &mut Vec<Diagnostic>) {
    let Data::Map(entries) = &yaml.data else {
        return;
    };
    let Some(at) = entries.iter().position(|(key, _)| key == "background") else {
        return;
    };
    let span = yaml.keys.get(at).copied().unwrap_or_default();
    match &entries[at].1 {
        Data::Null => {}
        Data::Map(places) => {
            let keys = Keys::of(yaml, text);
            for (place, _) in places {
                let written = keys.span(place);
                let span = written.unwrap_or(span);
                match PlaceRange::parse(place) {
                    None => remarks.push(no_place(place, span)),
                    Some(range) => {
                        remarks.extend(sources.unknown(&range, span, written));
                    }
                }
            }
        }
        Data::List(places) => {
            for place in places {
                let written = place.words();
                match written.as_deref().map(PlaceRange::parse) {
                    None => remarks.push(wrong(place, "a place", span)),
                    Some(None) => remarks.push(no_place(&written.unwrap_or_default(), span)),
                    Some(Some(range)) => {
                        remarks.extend(sources.unknown(&range, span, None));
                    }
                }
            }
        }
        other => remarks.push(wrong(other, "a map of places", span)),
    }
}

fn wrong(value: &Data, expected: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::BadValue, span)
        .message(format!("`background` has {}, not {expected}", kind(value)))
        .help("write background: {\"5.3\": \"the reason\"}")
}

/// Where the keys beneath `background` stand.
struct Keys<'t> {
    text: &'t str,
    spans: Vec<Span>,
    index: Index,
}

impl<'t> Keys<'t> {
    fn of(yaml: &Yaml, text: &'t str) -> Self {
        let keys = yaml.inner_keys.iter();
        let beneath = keys.filter(|(outer, _)| unquoted(outer.of(text)) == "background");
        let spans: Vec<Span> = beneath.map(|&(_, inner)| inner).collect();
        let index = Index::of(&spans, |span| unquoted(span.of(text)));
        Self { text, spans, index }
    }

    fn span(&self, key: &str) -> Option<Span> {
        let span = |number: u32| self.spans[number as usize];
        let is = |number| unquoted(span(number).of(self.text)) == key;
        self.index.find(key, is).map(span)
    }
}
