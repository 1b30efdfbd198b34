//! Relations that follow from premises and conclusions.

use elenchus::model::{Element, End, Implications, Model, Relation, RelationKind};

fn named(model: &Model, end: End) -> String {
    match end {
        End::Statement(id) => format!("[{}]", model.statement(id).title),
        End::Argument(id) => format!("<{}>", model.argument(id).title),
        End::Inference(_) => "an inference".to_owned(),
    }
}

fn told(model: &Model, relation: &Relation) -> String {
    let word = match relation.kind {
        RelationKind::Support => "supports",
        RelationKind::Attack => "attacks",
        RelationKind::Undercut => "undercuts",
        other => panic!("{other:?} is derived"),
    };
    let (from, to) = (named(model, relation.from), named(model, relation.to));
    format!("{from} {word} {to}")
}

/// What follows for the element called so.
fn of(text: &str, element: &str) -> Vec<String> {
    let model = elenchus::parse(text).model;
    let implications = Implications::new(&model);
    let title = &element[1..element.len() - 1];
    let element = match element.starts_with('<') {
        true => Element::Argument(model.argument_titled(title).expect("there")),
        false => Element::Statement(model.statement_titled(title).expect("there")),
    };
    let relations = implications.of(element);
    relations
        .iter()
        .map(|relation| told(&model, relation))
        .collect()
}

const CHAIN: &str = "\
<First>

(1) [P]: p
----
(2) [C]: c

<Second>

(1) [C]
(2) [Q]: q
----
(3) [D]: d
  <_ <Doubt>: Does it follow?
";

#[test]
fn premises_support_their_argument_and_it_its_conclusion() {
    assert_eq!(of(CHAIN, "[P]"), ["[P] supports <First>"]);
    assert_eq!(
        of(CHAIN, "[C]"),
        ["<First> supports [C]", "[C] supports <Second>"]
    );
}

#[test]
fn arguments_support_each_other_along_a_chain() {
    assert_eq!(of(CHAIN, "<First>"), ["<First> supports <Second>",]);
    let second = of(CHAIN, "<Second>");
    assert!(
        second.contains(&"<First> supports <Second>".to_owned()),
        "{second:?}"
    );
}

#[test]
fn an_undercut_of_an_inference_is_one_of_the_argument() {
    assert_eq!(of(CHAIN, "<Doubt>"), ["<Doubt> undercuts <Second>"]);
    let second = of(CHAIN, "<Second>");
    assert!(
        second.contains(&"<Doubt> undercuts <Second>".to_owned()),
        "{second:?}"
    );
}

#[test]
fn what_bears_on_a_premise_bears_on_its_argument() {
    let text = "\
===
model: {mode: strict}
===

[P]: p
  - [Contrary]: not p
  + [Reason]: so p

<A>

(1) [P]
----
(2) [C]: c

[Rival]: r
  >< [C]
";
    assert_eq!(of(text, "[Contrary]"), ["[Contrary] attacks <A>"]);
    assert_eq!(of(text, "[Reason]"), ["[Reason] supports <A>"]);
    assert_eq!(of(text, "[Rival]"), ["<A> attacks [Rival]"]);
    assert_eq!(
        of(text, "<A>"),
        [
            "[Contrary] attacks <A>",
            "[Reason] supports <A>",
            "<A> attacks [Rival]"
        ]
    );
}

#[test]
fn what_is_stated_is_not_derived() {
    let text = "\
<A>

(1) [P]: p
----
(2) [C]: c

[P]
  +> <A>
";
    assert_eq!(of(text, "[P]"), [""; 0]);
}
