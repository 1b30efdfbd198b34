//! Who says a claim, and where, in words.

use elenchus::map::NodeId;
use elenchus::model::{Data, Model, Place, PlaceRange};
use elenchus::query::{self, Voice};

use crate::state::Document;

/// "according to The Washington Post"; `None` for what the author says.
pub fn voice_words(document: &Document, node: NodeId) -> Option<String> {
    match query::voice(&document.model, document.map.node(node)) {
        Voice::Author => None,
        Voice::Other(voice) => Some(format!("according to {voice}")),
        Voice::Nobody => Some("implicit: nobody says it".to_owned()),
    }
}

/// "paragraph 5, sentence 3; paragraph 8"; `None` where no place is named.
pub fn place_words(document: &Document, node: NodeId) -> Option<String> {
    let places = query::places(&document.model, document.map.node(node));
    let words: Vec<_> = places
        .iter()
        .map(|range| range_words(&document.model, range))
        .collect();
    (!words.is_empty()).then(|| words.join("; "))
}

fn range_words(model: &Model, range: &PlaceRange) -> String {
    let words = match (range.first, range.last) {
        (first, last) if first == last => one(first),
        (first, last) if first.paragraph == last.paragraph => format!(
            "paragraph {}, sentences {} to {}",
            first.paragraph,
            number(first.sentence),
            number(last.sentence)
        ),
        (
            Place {
                paragraph: first,
                sentence: None,
            },
            Place {
                paragraph: last,
                sentence: None,
            },
        ) => format!("paragraphs {first} to {last}"),
        (first, last) => format!("{} to {}", one(first), one(last)),
    };
    match &range.source {
        Some(source) => format!("{}: {words}", source_name(model, source)),
        None => words,
    }
}

fn one(place: Place) -> String {
    match place.sentence {
        Some(sentence) => format!("paragraph {}, sentence {sentence}", place.paragraph),
        None => format!("paragraph {}", place.paragraph),
    }
}

fn number(sentence: Option<u32>) -> u32 {
    sentence.unwrap_or(1)
}

/// The title that the front matter gives a source, or its key.
fn source_name<'n>(model: &'n Model, key: &'n str) -> &'n str {
    let sources = model.front_matter().get("sources");
    sources
        .and_then(|sources| sources.get(key)?.get("title"))
        .and_then(Data::as_text)
        .unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
===
sources:
  article: {}
  other: { title: The other paper }
===

[A]: a {at: [\"1.1\", \"28.1-28.3\"], voice: author}

[B]: b {at: [\"5\", \"6-7\", \"8.2-9.1\"], voice: The Washington Post}

[C]: c {at: [\"other:4.2\"], implicit: true}

[D]: d
";

    fn document() -> std::rc::Rc<Document> {
        Document::read("said", TEXT)
    }

    fn places(slug: &str) -> Option<String> {
        let document = document();
        place_words(&document, document.map.node_by_slug(slug).expect(slug))
    }

    fn voice(slug: &str) -> Option<String> {
        let document = document();
        voice_words(&document, document.map.node_by_slug(slug).expect(slug))
    }

    #[test]
    fn places_are_said_in_words() {
        let words = "paragraph 1, sentence 1; paragraph 28, sentences 1 to 3";
        assert_eq!(places("a").as_deref(), Some(words));
        let words =
            "paragraph 5; paragraphs 6 to 7; paragraph 8, sentence 2 to paragraph 9, sentence 1";
        assert_eq!(places("b").as_deref(), Some(words));
        let words = "The other paper: paragraph 4, sentence 2";
        assert_eq!(places("c").as_deref(), Some(words));
        assert_eq!(places("d"), None);
    }

    #[test]
    fn the_author_needs_no_naming() {
        assert_eq!(voice("a"), None);
        assert_eq!(voice("d"), None);
        assert_eq!(
            voice("b").as_deref(),
            Some("according to The Washington Post")
        );
        assert_eq!(voice("c").as_deref(), Some("implicit: nobody says it"));
    }
}
