//! What the pane knows of an article, without its text and with it.

use std::rc::Rc;

use elenchus::source::{Shape, ShapeBlock};

use super::{Fate, Reading, Recorded, Text};
use crate::state::Document;

const MAP: &str = "\
===
sources: {one: {}, two: {}}
background: {\"2.2\": a greeting, \"two:1.1\": of the other}
===

[T]: thesis {at: \"4.1\"}
  + [A]: for {at: [\"2.1\", \"4\"]}
  + [B]: for {at: \"2.3-4.1\"}
  - [C]: against {at: \"two:2.1\"}
";

fn shape() -> Shape {
    let block = |heading, sentences| ShapeBlock { heading, sentences };
    Shape {
        blocks: vec![
            block(true, 1),
            block(false, 3),
            block(true, 1),
            block(false, 2),
        ],
    }
}

fn reading(key: &str, shape: Option<&Shape>, text: Option<Text>) -> Reading {
    let document = Document::read("map", MAP);
    Reading::with(&document, Some(key.to_owned()), shape, text.map(Rc::new))
}

/// "2.1 a b" for each sentence.
fn told(reading: &Reading) -> Vec<String> {
    let document = Document::read("map", MAP);
    let line = |sentence: &super::Sentence| {
        let mut line = sentence.place.to_string();
        for &node in &sentence.nodes {
            line.push(' ');
            line.push_str(document.map.slug(node));
        }
        if sentence.background.is_some() {
            line.push_str(" (background)");
        }
        line
    };
    reading.sentences.iter().map(line).collect()
}

#[test]
fn a_shape_shows_every_sentence_with_the_claims_that_read_it() {
    let reading = reading("one", Some(&shape()), None);
    assert_eq!(
        told(&reading),
        [
            "1.1",
            "2.1 a",
            "2.2 (background)",
            "2.3 b",
            "3.1 b",
            "4.1 t a b",
            "4.2 a"
        ]
    );
    assert_eq!(reading.coverage(), Some((5, 5)));
}

#[test]
fn without_a_shape_the_places_that_are_named_are_shown() {
    let one = reading("one", None, None);
    assert_eq!(
        told(&one),
        ["2.1 a", "2.2 (background)", "2.3 b", "4 t a b", "4.1 t a b"]
    );
    assert_eq!(one.coverage(), None);
    let two = reading("two", None, None);
    assert_eq!(told(&two), ["1.1 (background)", "2.1 c"]);
}

/// A text of one paragraph with these sentences.
fn text(sentences: &[&str], fates: &[(Fate, Option<u32>)]) -> Text {
    Text {
        blocks: vec![(0, sentences.len() as u32)],
        sentences: sentences.iter().map(|&words| words.into()).collect(),
        fates: fates
            .iter()
            .map(|&(fate, now)| Recorded {
                fate,
                now,
                ..Recorded::default()
            })
            .collect(),
        ..Text::default()
    }
}

#[test]
fn a_text_carries_what_is_found_in_it_and_lists_what_is_not() {
    let fates = [
        (Fate::Found, Some(0)),
        (Fate::Moved, Some(2)),
        (Fate::Gone, None),
        (Fate::Ambiguous, None),
        (Fate::Gone, Some(2)),
        (Fate::Changed, Some(3)),
        (Fate::Gone, None),
    ];
    let reading = reading(
        "one",
        Some(&shape()),
        Some(text(&["Title", "Same", "Moved", "Other"], &fates)),
    );
    assert_eq!(told(&reading), ["1.1", "1.2", "1.3 a", "1.4 t a b"]);
    assert_eq!(reading.sentences[3].fate, Fate::Changed);
    let astray: Vec<_> = reading
        .astray
        .iter()
        .map(|astray| format!("{} {}", astray.place, astray.fate.word()))
        .collect();
    assert_eq!(
        astray,
        [
            "3.1 gone",
            "4.2 gone",
            "4.1 changed",
            "2.3 ambiguous",
            "2.1 moved"
        ]
    );
}

#[test]
fn a_text_without_a_record_is_read_at_its_own_places() {
    let reading = reading("two", None, Some(text(&["One.", "Two."], &[])));
    assert_eq!(told(&reading), ["1.1 (background)", "1.2"]);
    assert_eq!(&*reading.sentences[1].words, "Two.");
}

#[test]
fn a_range_of_places_that_are_not_there_holds_nothing() {
    let document = Document::read(
        "map",
        "===\nsources: {one: {}}\n===\n\n[A]: a {at: [\"9\", \"1.7\", \"2.3-3.1\"]}\n",
    );
    let reading = Reading::with(&document, Some("one".to_owned()), Some(&shape()), None);
    let passages: Vec<_> = reading.passages(document.map.roots()[0]).collect();
    assert_eq!(passages, [3, 4]);
}

#[test]
fn an_article_of_which_little_is_found_is_another() {
    let found = |count: usize| {
        let mut fates = vec![(Fate::Found, Some(0)); count];
        fates.resize(10, (Fate::Gone, None));
        text(&["A."], &fates)
    };
    assert!(found(0).is_another() && found(1).is_another());
    assert!(!found(2).is_another());
    assert_eq!((found(7).share(), found(7).matching()), (70, 7));
    assert!(found(10).is_recorded() && !found(9).is_recorded());
    assert!(!text(&["A."], &[]).is_another());
}
