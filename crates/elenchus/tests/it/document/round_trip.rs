use elenchus::document::Document;
use elenchus::model::{Data, Model};
use proptest::prelude::*;

use crate::documents::text;

/// Through the document, JSON and back.
fn there_and_back(model: &Model) -> Model {
    let document = Document::from(model);
    let json = serde_json::to_string(&document).expect("JSON");
    let read: Document = serde_json::from_str(&json).expect("a document");
    assert_eq!(read, document);
    Model::try_from(read).expect("a model")
}

fn assert_same(one: &Model, other: &Model) {
    assert_eq!(one.mode(), other.mode());
    assert_eq!(one.front_matter(), other.front_matter());
    assert_eq!(one.statements(), other.statements());
    assert_eq!(one.arguments(), other.arguments());
    assert_eq!(one.inferences(), other.inferences());
    assert_eq!(one.relations(), other.relations());
    assert_eq!(one.sections(), other.sections());
    for statement in one.statements() {
        let title = &statement.title;
        assert_eq!(one.statement_titled(title), other.statement_titled(title));
    }
    for argument in one.arguments() {
        let title = &argument.title;
        assert_eq!(one.argument_titled(title), other.argument_titled(title));
    }
}

#[test]
fn a_date_comes_back_as_the_text_it_is() {
    let model = elenchus::parse("[A]: a {on: 2026-01-02}\n").model;
    assert_eq!(
        model.statements()[0].data.get("on"),
        Some(&Data::Date("2026-01-02".to_owned()))
    );
    let read = there_and_back(&model);
    assert_eq!(
        read.statements()[0].data.get("on"),
        Some(&Data::Text("2026-01-02".to_owned()))
    );
}

#[test]
fn everything_a_document_says_comes_back() {
    let text = "\
===
title: All of it
sources: {article: {date: \"2026-01-02\", weight: 1.5, none: null, list: [true, -3]}}
model: {mode: strict}
===

# A *section* #tag {isClosed: true}

[T]: Text with **bold**, @[A], @<B>, [a link](https://example.org) and #tag. {role: thesis, at: [\"1.1\", \"other:2-3\"], quote: [null, \"its words\"]}
  + [A]: a {voice: Moscow, weight: 0.5, accept: false}
  - <B>: b {implicit: true}
  >< [C]

## Deeper

<B>

(1) p
----
(2) q
-- Rule, Other {uses: [1, 2]} --
(3) [T]
  <_ [U]: u

* [Item]: i
";
    let model = elenchus::parse(text).model;
    assert_same(&model, &there_and_back(&model));
}

proptest! {
    #[test]
    fn any_document_comes_back(text in text()) {
        let model = elenchus::parse(&text).model;
        assert_same(&model, &there_and_back(&model));
    }

    #[test]
    fn any_text_comes_back(text in "(\\PC|\n|\\[|\\]|\\{|\\}| \\+ |: ){0,120}") {
        let model = elenchus::parse(&text).model;
        assert_same(&model, &there_and_back(&model));
    }
}

#[test]
fn unknown_fields_are_passed_over_and_absent_ones_have_defaults() {
    let json = r#"{
        "version": 1,
        "colour": "red",
        "statements": [{"title": "T", "titled": true, "shape": 3, "members": [
            {"text": "t", "role": {"kind": "top-level", "since": 2030}}
        ], "canonical": 0}]
    }"#;
    let document: Document = serde_json::from_str(json).expect("a document");
    let model = Model::try_from(document).expect("a model");
    assert_eq!(model.statements()[0].text(), "t");
}
