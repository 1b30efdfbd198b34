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

/// "paragraph 5, sentences 1 and 3; paragraph 8"; `None` where no place is named.
pub fn place_words(document: &Document, node: NodeId) -> Option<String> {
    let places = query::places(&document.model, document.map.node(node));
    let words: Vec<_> = together(&places)
        .iter()
        .map(|group| group_words(&document.model, group))
        .collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// Runs of single sentences of one paragraph, and all other places by themselves.
fn together(places: &[PlaceRange]) -> Vec<&[PlaceRange]> {
    places
        .chunk_by(|one, next| {
            let single =
                |range: &PlaceRange| range.first == range.last && range.first.sentence.is_some();
            single(one)
                && single(next)
                && one.source == next.source
                && one.first.paragraph == next.first.paragraph
        })
        .collect()
}

fn group_words(model: &Model, group: &[PlaceRange]) -> String {
    let Some((range, more)) = group.split_first() else {
        return String::new();
    };
    let words = if more.is_empty() {
        range_words(range)
    } else {
        let sentences: Vec<_> = group
            .iter()
            .map(|range| number(range.first.sentence))
            .collect();
        format!(
            "paragraph {}, sentences {}",
            range.first.paragraph,
            list(&sentences)
        )
    };
    match &range.source {
        Some(source) => format!("{}: {words}", source_name(model, source)),
        None => words,
    }
}

/// "1, 2 and 4".
fn list(numbers: &[u32]) -> String {
    let words: Vec<_> = numbers.iter().map(u32::to_string).collect();
    match words.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => words.concat(),
    }
}

fn range_words(range: &PlaceRange) -> String {
    let (first, last) = (range.first, range.last);
    if first == last {
        return one(first);
    }
    match (first.sentence, last.sentence) {
        (None, None) => format!("paragraphs {} to {}", first.paragraph, last.paragraph),
        _ if first.paragraph == last.paragraph => {
            let (from, to) = (number(first.sentence), number(last.sentence));
            let word = if from + 1 == to { "and" } else { "to" };
            format!(
                "paragraph {}, sentences {from} {word} {to}",
                first.paragraph
            )
        }
        _ => format!("{} to {}", one(first), one(last)),
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

[E]: e {at: [\"2.1\", \"2.2\", \"2.4\", \"3.1-3.2\"]}
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
        let words = "paragraph 2, sentences 1, 2 and 4; paragraph 3, sentences 1 and 2";
        assert_eq!(places("e").as_deref(), Some(words));
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
