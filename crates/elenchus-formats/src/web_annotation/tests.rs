use elenchus::source::{Article, Format, read};
use serde_json::{Value, json};

use super::*;

/// Letters outside the first plane, decomposed accents, line breaks of two characters, and a
/// sentence that stands twice.
const ARTICLE: &str = "Why cafe\u{301}s close\r\n\r\n\
    The \u{1d518}hr stopped. “Nobody came,” says the owner — and so it ended.\r\n\r\n\
    Nobody came. The cafe\u{301} on the hill closed first.\r\n\
    Rents had risen by 40 percent. Nobody came.\r\n";

const MAP: &str = "\
===
title: Cafés
sources:
  paper: {url: \"https://example.org/cafes\"}
  other report: {}
===

[Closed]: The cafés had to close. {role: thesis, at: [\"2.1\", \"3.1-3.3\", \"other report:1.1\"]}
  + <No guests>: Guests stayed away. {at: [\"2.2\", \"3.4\"], quote: [nobody came, \"Nobody came.\"], voice: the owner}
  + The rents rose. {at: \"3.3\"}
";

fn article() -> Article {
    read(ARTICLE, Format::Plain)
}

fn exported(unit: OffsetUnit, words: bool) -> Value {
    let model = elenchus::parse(MAP).model;
    let options = AnnotationOptions { unit, words };
    let json = annotations(&model, None, Some(&article()), options);
    serde_json::from_str(&json).expect("JSON")
}

fn imported(value: &Value) -> Imported {
    read_annotations(&value.to_string(), &article()).expect("annotations")
}

/// The places of what was read, or why it was not.
fn places(value: &Value) -> Vec<String> {
    let Imported { anchors, refused } = imported(value);
    let places = anchors.iter().map(|anchor| match &anchor.words {
        Some(words) => format!("{} {words}", anchor.place),
        None => anchor.place.to_string(),
    });
    places
        .chain(refused.into_iter().map(|refused| refused.reason))
        .collect()
}

fn selected(selector: &Value) -> Vec<String> {
    places(&json!({ "type": "Annotation", "target": { "source": "x", "selector": selector } }))
}

#[test]
fn the_article_has_the_places_these_tests_speak_of() {
    let article = article();
    let sentences = article.sentences().iter();
    let found: Vec<String> = sentences
        .map(|s| format!("{} {}", s.place, article.words(s)))
        .collect();
    let expected = [
        "1.1 Why cafe\u{301}s close",
        "2.1 The \u{1d518}hr stopped.",
        "2.2 “Nobody came,” says the owner — and so it ended.",
        "3.1 Nobody came.",
        "3.2 The cafe\u{301} on the hill closed first.",
        "3.3 Rents had risen by 40 percent.",
        "3.4 Nobody came.",
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_was_written_is_read_at_the_same_places() {
    for unit in OffsetUnit::ALL {
        for words in [false, true] {
            let mut collection = exported(unit, words);
            let items = collection["first"]["items"].as_array_mut().expect("items");
            assert_eq!(items.len(), 6);
            // The place of another source is not in this article.
            items.remove(2);
            // The selectors have to do, without the place in our own words.
            for item in items {
                let target = item["target"].as_object_mut().expect("a target");
                assert!(target.remove("elenchus:place").is_some());
            }
            let expected = [
                "2.1",
                "3.1-3.3",
                "3.3",
                "2.2 Nobody came",
                "3.4 Nobody came",
            ];
            assert_eq!(places(&collection), expected, "{unit:?} {words}");
        }
    }
}

#[test]
fn what_was_written_changes_nothing_in_its_map() {
    let mut collection = exported(OffsetUnit::Utf16, false);
    collection["first"]["items"]
        .as_array_mut()
        .expect("items")
        .remove(2);
    let applied = apply_annotations(MAP, None, &imported(&collection).anchors, true);
    assert_eq!(
        (applied.changed, applied.added, applied.text.as_str()),
        (0, 0, MAP)
    );
}

#[test]
fn a_place_stays_as_the_map_writes_it() {
    for (place, written) in [("3", "3"), ("3.1-3.4", "3.1-3.4"), ("2-3", "2-3")] {
        let map = format!("[A]: a {{at: \"{place}\"}}\n");
        let model = elenchus::parse(map.as_str()).model;
        let json = annotations(&model, None, Some(&article()), AnnotationOptions::default());
        let mut collection: Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(places(&collection), [written]);
        let imported = imported(&collection);
        let applied = apply_annotations(&map, None, &imported.anchors, true);
        assert_eq!(applied.text, map);
        // Where it was another one, what is selected counts.
        collection["first"]["items"][0]["target"]["elenchus:place"] = "2.1".into();
        assert_ne!(places(&collection), ["2.1"]);
    }
}

#[test]
fn a_place_in_another_source_is_not_put_into_this_one() {
    let refused = |applied: &super::Applied| -> Vec<(usize, String)> {
        let refused = applied.refused.iter();
        refused
            .map(|refused| (refused.number, refused.reason.clone()))
            .collect()
    };
    let elsewhere = |number, place: &str| {
        let reason = format!("its place, `{place}`, is in another source");
        (number, reason)
    };
    let anchors = imported(&exported(OffsetUnit::Utf16, false)).anchors;
    let applied = apply_annotations(MAP, None, &anchors, true);
    assert_eq!(applied.text, MAP);
    assert_eq!(refused(&applied), [elsewhere(3, "other report:1.1")]);
    let new = apply_annotations("", None, &anchors, true);
    assert_eq!(refused(&new), [elsewhere(3, "other report:1.1")]);

    // Into the second source, places of the first are no less wrong; what is selected counts.
    let of = |place: &str, exact: &str| {
        let selector = json!({ "type": "TextQuoteSelector", "exact": exact });
        let selector = Some(selector).filter(|_| !exact.is_empty());
        let target = json!({ "elenchus:place": place, "selector": selector });
        json!({ "type": "Annotation", "bodyValue": "The rents rose.", "target": target })
    };
    let value = json!([
        of("3.3", ""),
        of("other report:3.1", ""),
        of("paper:3.2", "closed first"),
        of("3.2", "closed first"),
        of("elsewhere:3.3", "Rents had risen by 40 percent."),
        of("elsewhere:3.3", ""),
    ]);
    let applied = apply_annotations(MAP, Some("other report"), &imported(&value).anchors, false);
    let expected =
        "{at: [\"3.3\", \"other report:3.1\", \"other report:3.2\", \"other report:3.3\"]}";
    assert_eq!(applied.text, MAP.replace("{at: \"3.3\"}", expected));
    assert_eq!(
        refused(&applied),
        [
            elsewhere(1, "3.3"),
            elsewhere(3, "paper:3.2"),
            elsewhere(6, "elsewhere:3.3"),
        ]
    );
}

#[test]
fn a_map_can_begin_with_annotations() {
    let collection = exported(OffsetUnit::CodePoint, true);
    let Imported { anchors, refused } = imported(&collection);
    assert_eq!(refused, []);
    let applied = apply_annotations("", None, &anchors, true);
    assert_eq!(
        applied.text,
        "[Closed]: The cafés had to close. {role: thesis, at: [\"2.1\", \"3.1-3.3\"]}\n\
         \n\
         The rents rose. {role: premise, at: \"3.3\"}\n\
         \n\
         <No guests>: Guests stayed away. {role: premise, voice: the owner, at: [\"2.2\", \"3.4\"], \
         quote: [Nobody came, Nobody came]}\n"
    );
    let refused: Vec<usize> = applied.refused.iter().map(|it| it.number).collect();
    assert_eq!((applied.added, refused), (3, vec![3]));
}

#[test]
fn the_words_of_the_article_are_written_only_when_asked_for() {
    let silent = exported(OffsetUnit::Utf16, false).to_string();
    assert!(!silent.contains("hill") && !silent.contains("stopped"));
    assert!(silent.contains("Nobody came"), "the map itself quotes it");
    let items = &exported(OffsetUnit::Byte, true)["first"]["items"];
    let selector = &items[3]["target"]["selector"];
    assert_eq!(selector[0]["exact"], "Rents had risen by 40 percent.");
    assert_eq!(
        selector[0]["prefix"],
        "afe\u{301} on the hill closed first.\r\n"
    );
    assert_eq!(selector[0]["suffix"], " Nobody came.\r\n");
    assert_eq!(selector[1]["elenchus:unit"], "byte");
    assert_eq!(items[0]["target"]["source"], "https://example.org/cafes");
    assert_eq!(
        items[2]["target"]["source"],
        "urn:elenchus:source:other%20report"
    );
}

#[test]
fn the_format_needs_no_article() {
    let model = elenchus::parse(MAP).model;
    let json = crate::Format::named("web-annotation")
        .expect("known")
        .write(&model);
    let value: Value = serde_json::from_str(&json).expect("JSON");
    let target = &value["first"]["items"][4]["target"];
    assert_eq!(target["elenchus:place"], "2.2");
    assert_eq!(
        target["selector"],
        json!([{ "type": "TextQuoteSelector", "exact": "nobody came" }])
    );
}

#[test]
fn an_unknown_unit_is_found_by_the_quotation() {
    let at = ARTICLE.find("stopped").expect("there");
    let before = &ARTICLE[..at];
    let browser = before.replace("\r\n", "\n");
    let units = [
        before.len(),
        before.chars().count(),
        before.encode_utf16().count(),
        browser.encode_utf16().count(),
        browser.chars().count(),
    ];
    for start in units {
        let position = json!({ "type": "TextPositionSelector", "start": start, "end": start + 7 });
        let quote = json!({ "type": "TextQuoteSelector", "exact": "stopped" });
        assert_eq!(
            selected(&json!([position, quote])),
            ["2.1 stopped"],
            "{start}"
        );
    }
}

#[test]
fn what_stands_several_times_is_told_apart() {
    let quote = |prefix, suffix| json!({ "type": "TextQuoteSelector", "exact": "Nobody came", "prefix": prefix, "suffix": suffix });
    assert_eq!(selected(&quote("“", "")), ["2.2 Nobody came"]);
    assert_eq!(selected(&quote("40 percent. ", "")), ["3.4 Nobody came"]);
    assert_eq!(
        selected(&quote("", ". The cafe\u{301}")),
        ["3.1 Nobody came"]
    );
    let doubtful =
        "its words, “Nobody came”, stand 3 times in the article, and nothing tells which is meant";
    assert_eq!(selected(&quote("", "")), [doubtful]);
    assert_eq!(selected(&quote("elsewhere ", "")), [doubtful]);
    let last = ARTICLE.rfind("Nobody").expect("there");
    let position = json!({
        "type": "TextPositionSelector", "start": last, "end": last + 11, "elenchus:unit": "byte",
    });
    assert_eq!(
        selected(&json!([position, quote("", "")])),
        ["3.4 Nobody came"]
    );
}

#[test]
fn a_stale_position_gives_way_to_the_quotation() {
    let position = json!({ "type": "TextPositionSelector", "start": 0, "end": 7 });
    let quote = json!({ "type": "TextQuoteSelector", "exact": "risen by 40 percent" });
    assert_eq!(
        selected(&json!([position, quote])),
        ["3.3 risen by 40 percent"]
    );
}

#[test]
fn what_cannot_be_resolved_is_refused_with_the_reason() {
    let gone = json!({ "type": "TextQuoteSelector", "exact": "never said" });
    assert_eq!(
        selected(&gone),
        ["its words, “never said”, do not stand in the article"]
    );
    let far = json!({ "type": "TextPositionSelector", "start": 9_000, "end": 9_001 });
    assert_eq!(
        selected(&far),
        ["the article has no place for its position, 9000 to 9001"]
    );
    let empty = json!({ "type": "TextPositionSelector", "start": 5, "end": 5 });
    assert_eq!(selected(&empty), ["its position, 5 to 5, selects nothing"]);
    let end = ARTICLE.encode_utf16().count() as u64;
    let doubtful =
        selected(&json!({ "type": "TextPositionSelector", "start": end - 12, "end": end - 3 }));
    assert!(doubtful[0].contains("is not said"), "{doubtful:?}");
    let style = json!({ "type": "CssSelector", "value": "#p" });
    assert_eq!(
        selected(&style),
        ["a CssSelector selects nothing in a text"]
    );
    let whole = json!({ "type": "Annotation", "target": "https://example.org/" });
    assert_eq!(
        places(&whole),
        ["it is about the source as a whole and selects no passage"]
    );
    let place = json!({ "type": "Annotation", "target": { "elenchus:place": "9.1" } });
    assert_eq!(places(&place), ["`9.1` is not in the article"]);
}

#[test]
fn what_is_no_annotation_is_an_error() {
    for text in ["", "{", "[]", "{}", "3", "{\"type\": \"Annotation\"}"] {
        assert!(read_annotations(text, &article()).is_err(), "{text}");
    }
    let deep = "[".repeat(5_000);
    assert!(read_annotations(&deep, &article()).is_err());
}

#[test]
fn bodies_of_others_become_claims_by_their_purpose() {
    let value = json!([
        { "type": "Annotation", "target": { "selector": { "type": "TextQuoteSelector", "exact": "Rents had risen" } },
          "motivation": "commenting",
          "body": [{ "type": "TextualBody", "value": "Too\n dear #1" }, { "value": "premise", "purpose": "tagging" }] },
        { "type": "Annotation", "target": { "selector": { "type": "TextQuoteSelector", "exact": "closed first" } },
          "bodyValue": "It was the first." },
        { "type": "Annotation", "motivation": "highlighting",
          "target": { "selector": { "type": "TextQuoteSelector", "exact": "closed first" } } },
    ]);
    let anchors = imported(&value).anchors;
    let applied = apply_annotations("[A]: a\n", Some("paper"), &anchors, false);
    assert_eq!(
        applied.text,
        "[A]: a\n\nToo dear \\#1 {role: premise, at: \"paper:3.3\"}\n\n\
         It was the first. {at: \"paper:3.2\"}\n"
    );
    let refused: Vec<(usize, &str)> = applied
        .refused
        .iter()
        .map(|refused| (refused.number, refused.reason.as_str()))
        .collect();
    assert_eq!(refused, [(3, "it says nothing that could be a claim")]);
}

#[test]
fn new_claims_are_written_as_their_map_is() {
    let value = json!({
        "type": "Annotation", "bodyValue": "It closed. #1",
        "target": { "selector": { "type": "TextQuoteSelector", "exact": "closed first" } },
    });
    let anchors = imported(&value).anchors;
    let windows = "===\r\ntitle: x\r\n===\r\n\r\n[A]: a\r\n";
    let applied = apply_annotations(windows, None, &anchors, true);
    let added = "\r\nIt closed. \\#1 {at: \"3.2\", quote: closed first}\r\n";
    assert_eq!(applied.text, format!("{windows}{added}"));
}
