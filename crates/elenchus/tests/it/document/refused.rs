use elenchus::document::{Document, DocumentError, Problem};
use elenchus::model::Model;
use serde_json::{Value, json};

/// A document with one of everything.
fn document() -> Value {
    let text = "# S\n\n[T]: *t* {at: \"1.1\", quote: t, weight: 1}\n  - <A>: a\n\n<A>\n\n(1) p\n----\n(2) [T]\n";
    let model = elenchus::parse(text).model;
    serde_json::to_value(Document::from(&model)).expect("JSON")
}

/// What is said when the value at a pointer is replaced.
fn refused(pointer: &str, value: Value) -> DocumentError {
    let mut json = document();
    *json.pointer_mut(pointer).expect(pointer) = value;
    let document: Document = serde_json::from_value(json).expect("a document");
    Model::try_from(document).expect_err(pointer)
}

fn assert_refused(pointer: &str, value: Value, place: &str, problem: Problem) {
    let error = refused(pointer, value);
    assert_eq!((error.place.as_str(), error.problem), (place, problem));
}

#[test]
fn another_version() {
    assert_refused("/version", json!(2), "version", Problem::Version(2));
    let words = refused("/version", json!(2)).to_string();
    assert_eq!(
        words,
        "version: version 2 is unknown; this program reads version 1"
    );
}

#[test]
fn indices_of_nothing() {
    let place = "arguments[0].structure.steps[0].statement";
    let pointer = "/arguments/0/structure/steps/0/statement";
    assert_refused(pointer, json!(9), place, Problem::Dangling(9));
    let place = "arguments[0].structure.steps[1].inference";
    let pointer = "/arguments/0/structure/steps/1/inference";
    assert_refused(pointer, json!(9), place, Problem::Dangling(9));
    let place = "statements[0].section";
    assert_refused(
        "/statements/0/section",
        json!(1),
        place,
        Problem::Dangling(1),
    );
    let place = "statements[0].canonical";
    assert_refused(
        "/statements/0/canonical",
        json!(7),
        place,
        Problem::Dangling(7),
    );
    let place = "statements[1].members[0].role.argument";
    let pointer = "/statements/1/members/0/role/argument";
    assert_refused(pointer, json!(3), place, Problem::Dangling(3));
    let relations = json!([{"kind": "support", "from": {"statement": 0}, "to": {"argument": 5}}]);
    assert_refused(
        "/relations",
        relations,
        "relations[0].to",
        Problem::Dangling(5),
    );
}

#[test]
fn what_no_model_is() {
    let place = "statements[0].members";
    assert_refused("/statements/0/members", json!([]), place, Problem::NoMember);
    let place = "statements[1].title";
    let problem = Problem::DuplicateTitle("T".to_owned());
    assert_refused("/statements/1/title", json!("T"), place, problem);
    let section = json!([{"title": "S", "level": 1, "parent": 0}]);
    assert_refused(
        "/sections",
        section,
        "sections[0].parent",
        Problem::SectionOrder,
    );
    let place = "statements[0].members[0].ranges[0]";
    let range = json!({"kind": "bold", "start": 1, "end": 9});
    assert_refused(
        "/statements/0/members/0/ranges/0",
        range,
        place,
        Problem::Range,
    );
    let place = "statements[0].marks.at[0]";
    let problem = Problem::Place("0.1".to_owned());
    assert_refused("/statements/0/marks/at/0", json!("0.1"), place, problem);
    let place = "statements[0].marks.quote[0].place";
    let pointer = "/statements/0/marks/quote/0/place";
    assert_refused(pointer, json!(1), place, Problem::Dangling(1));
    let place = "statements[0].marks.weight";
    assert_refused(
        "/statements/0/marks/weight",
        json!(1.5),
        place,
        Problem::Weight,
    );
}

#[test]
fn structures_that_do_not_hold_together() {
    let steps = json!([{"number": 1, "statement": 1}]);
    let place = "arguments[0].structure.steps";
    let pointer = "/arguments/0/structure/steps";
    assert_refused(pointer, steps, place, Problem::NoConclusion);
    assert_refused(pointer, json!([]), place, Problem::NoConclusion);
    let pointer = "/inferences/0/conclusion";
    assert_refused(
        pointer,
        json!(0),
        "inferences[0]",
        Problem::InferenceMismatch,
    );
    let steps = json!([
        {"number": 1, "statement": 1, "inference": 0},
        {"number": 2, "statement": 0, "inference": 0},
    ]);
    let place = "arguments[0].structure.steps[0].inference";
    let pointer = "/arguments/0/structure/steps";
    assert_refused(pointer, steps, place, Problem::InferenceMismatch);
}
