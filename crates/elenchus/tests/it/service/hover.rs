//! What there is to say about a place.

use elenchus::model::PlaceRange;
use elenchus::service::{About, Bearings, Card, RecordedPlace, hover};

use super::case;

fn about(marked: &str) -> Option<(String, About)> {
    let case = case(marked);
    let hover = hover(&case.reading(), case.cursor)?;
    Some((hover.span.of(&case.text).to_owned(), hover.about))
}

fn card(marked: &str) -> Card {
    match about(marked) {
        Some((_, About::Element(card))) => card,
        other => panic!("no element in {marked}: {other:?}"),
    }
}

#[test]
fn a_reference_shows_the_text_that_counts() {
    let found = card("[A]: *one* thing #x\n\n[A]: another #y\n\n[B]: b\n  + [A‸]\n");
    assert_eq!(found.title.as_deref(), Some("A"));
    assert_eq!(found.text, "another");
    assert_eq!(found.tags, ["x", "y"]);
    assert_eq!(found.places, 3);
}

#[test]
fn what_bears_on_it_is_counted() {
    let text = "[‸A]: a\n  + b\n  + <C>\n  - d\n  >< e\n  +> f\n";
    let counts = |supports, attacks, undercuts| Bearings {
        supports,
        attacks,
        undercuts,
    };
    assert_eq!(card(text).bearings, counts(2, 2, 0));
    assert_eq!(card("<C‸>: c\n  _ g\n  - h\n").bearings, counts(0, 1, 1));
}

#[test]
fn undercuts_of_an_inference_are_those_of_its_argument() {
    let found = card("<C‸>\n\n(1) p\n----\n  <_ u\n(2) c\n");
    assert_eq!((found.bearings.undercuts, found.steps), (1, 2));
}

#[test]
fn untitled_words_are_an_element_too() {
    let found = card("[A]: a\n  - some ‸words\n");
    assert_eq!((found.title, found.text.as_str()), (None, "some words"));
    let (span, _) = about("[A]: a\n  - some ‸words\n").expect("something");
    assert_eq!(span, "some words");
}

#[test]
fn where_it_is_defined() {
    let marked = "[A‸]\n\n[A]: words #t {x: 1}\n  + b\n";
    let case = case(marked);
    let place = card(marked).defined.expect("it is defined");
    assert_eq!(place.of(&case.text), "[A]: words #t {x: 1}");
    assert_eq!(card("[A‸]\n  + b\n").defined, None);
}

#[test]
fn mentions_tags_words_for_symbols_and_files() {
    let nobody = About::Nobody {
        is_argument: true,
        title: "No".to_owned(),
    };
    let symbol = |code: &str, symbol: Option<&str>| About::Shortcode {
        code: code.to_owned(),
        symbol: symbol.map(str::to_owned),
    };
    for (marked, span, expected) in [
        ("[A]: see @<N‸o>\n", "@<No>", nobody),
        (
            "[A]: a #t‸ag\n\n[B]: b #(tag)\n",
            "#tag",
            About::Tag {
                name: "tag".to_owned(),
                count: 2,
            },
        ),
        ("[A]: a .-‸>. b\n", ".->.", symbol(".->.", Some("→"))),
        (
            "===\nmodel:\n  shortcodes:\n    \":x:\": {unicode: \"×\"}\n===\n\n[A]: a :x‸: b\n",
            ":x:",
            symbol(":x:", Some("×")),
        ),
        (
            "@include(a/b‸.argdown)\n",
            "@include(a/b.argdown)",
            About::Include {
                path: "a/b.argdown".to_owned(),
            },
        ),
    ] {
        assert_eq!(about(marked), Some((span.to_owned(), expected)), "{marked}");
    }
}

#[test]
fn elsewhere_there_is_nothing_to_say() {
    for text in ["‸", "# He‸ad\n", "a\n\n‸\n\nb\n", "/* c‸ */\n"] {
        assert_eq!(about(text), None, "{text}");
    }
}

#[test]
fn places_are_told_as_they_are_recorded() {
    let digests = "    segmenter: 1\n    sentences: |\n      # 00000000\n      00000000 00000001\n";
    let map = |rest: &str| {
        let background = rest.strip_prefix("background").map_or("", |_| rest);
        let body = if background.is_empty() {
            rest
        } else {
            "[A]: a"
        };
        format!(
            "===\nsources:\n  report:\n    title: Of piers\n{digests}  letter:\n{background}===\n\n{body}\n"
        )
    };
    let report = |sentences| ("Of piers", Some(sentences));
    for (marked, written, place, (source, sentences), is_heading) in [
        (
            "[A]: a {at: \"2‸.1\", voice: x}",
            "\"2.1\"",
            "2.1",
            report(1),
            false,
        ),
        ("[A]: a {at: [1, ‸2 ]}", "2", "2", report(2), false),
        (
            "[A]: a {\n  at:\n    - 1‸ # c\n}",
            "1",
            "1",
            report(1),
            true,
        ),
        (
            "[A]: a {at: report:1-2.1‸}",
            "report:1-2.1",
            "report:1-2.1",
            report(2),
            false,
        ),
        ("[A]: a {at: \"2.3‸\"}", "\"2.3\"", "2.3", report(0), false),
        (
            "[A]: a {at: \"letter:4‸\"}",
            "\"letter:4\"",
            "letter:4",
            ("letter", None),
            false,
        ),
        (
            "background:\n  \"2.2‸\": why\n",
            "\"2.2\"",
            "2.2",
            report(1),
            false,
        ),
        (
            "background: [\"2.2‸\"]\n",
            "\"2.2\"",
            "2.2",
            report(1),
            false,
        ),
    ] {
        let expected = About::Place(RecordedPlace {
            place: PlaceRange::parse(place).expect(place),
            source: source.to_owned(),
            sentences,
            is_heading,
        });
        assert_eq!(
            about(&map(marked)),
            Some((written.to_owned(), expected)),
            "{marked}"
        );
    }
    for marked in [
        "[A]: a {at: memo:1‸}",
        "[A]: a {at: nowhere‸}",
        "[A]: a {voice: 2.1‸}",
        "[A]: a {a‸t: 2.1}",
    ] {
        card(&map(marked));
    }
    card("[A]: a {at: 2.1‸}\n");
}
