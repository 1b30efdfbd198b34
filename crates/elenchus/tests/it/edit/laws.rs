//! After each operation on generated documents, the text means what it meant with the operation
//! done to that; nothing else is touched, no comment is lost, and the bytes come back.

use elenchus::diagnostic::Severity;
use elenchus::edit::{self, Beneath, Document, Owner, Premises, Reason, Refusal};
use elenchus::model::{ArgumentId, Data, Element, Model, RelationKind, StatementId};
use elenchus::syntax::{self, SyntaxKind};
use elenchus::text::{Edit, apply, inverse};
use proptest::prelude::*;
use proptest::sample::Index;

use super::generated::text;
use super::meaning::{Meaning, Said, meaning, name};

/// The element of this number, statements first.
fn element(model: &Model, index: Index) -> Element {
    let statements = model.statements().len();
    let at = index.index(statements + model.arguments().len());
    match at.checked_sub(statements) {
        None => Element::Statement(StatementId(at as u32)),
        Some(at) => Element::Argument(ArgumentId(at as u32)),
    }
}

fn comments(text: &str) -> Vec<String> {
    let syntax = syntax::parse(text);
    let leaves = syntax
        .tree
        .nodes()
        .filter(|node| node.kind == SyntaxKind::Comment);
    let mut comments: Vec<String> = leaves.map(|leaf| leaf.span.of(text).to_owned()).collect();
    comments.sort();
    comments
}

fn errors(document: &Document<'_>) -> usize {
    let remarks = document.diagnostics().iter();
    remarks
        .filter(|remark| remark.severity() == Severity::Error)
        .count()
}

/// The text after the edits, with all that holds for every operation.
fn done(document: &Document<'_>, edits: &[Edit]) -> String {
    let text = document.text();
    let after = apply(text, edits).expect("edits in order");
    assert_eq!(
        apply(&after, &inverse(text, edits)).as_deref(),
        Some(text),
        "undone"
    );
    assert!(
        edits.iter().all(|edit| edit.span.of(text) != edit.text),
        "an edit that changes nothing"
    );
    assert!(
        errors(&Document::new(&after)) <= errors(document),
        "{text}\n---\n{after}"
    );
    after
}

/// What the text means, and that it has all the comments of the one before.
fn means(document: &Document<'_>, after: &str) -> Meaning {
    assert_eq!(
        comments(after),
        comments(document.text()),
        "{}\n---\n{after}",
        document.text()
    );
    meaning(&elenchus::parse(after).model)
}

/// Writes other words for a mention into all texts, and so into the names of untitled elements.
fn mention(meaning: &mut Meaning, old: &str, new: &str) {
    let called: Vec<String> = meaning
        .elements
        .keys()
        .filter(|name| name.starts_with('“') && name.contains(old))
        .cloned()
        .collect();
    for name in called {
        meaning.call(&name, &name.replace(old, new));
    }
    for said in meaning.elements.values_mut() {
        said.text = said.text.replace(old, new);
    }
}

/// Takes out what depends on which of several members is the inner one.
fn roughly(mut meaning: Meaning, model: &Model) -> Meaning {
    for (index, statement) in model.statements().iter().enumerate() {
        if statement.members.len() > 1 {
            let name = name(model, Element::Statement(StatementId(index as u32)));
            meaning
                .elements
                .entry(name)
                .and_modify(|said| *said = Said::default());
        }
    }
    for (index, argument) in model.arguments().iter().enumerate() {
        if argument.members.len() > 1 {
            let name = name(model, Element::Argument(ArgumentId(index as u32)));
            meaning
                .elements
                .entry(name)
                .and_modify(|said| *said = Said::default());
        }
    }
    for said in meaning.elements.values_mut() {
        said.section = None;
    }
    meaning
}

fn section(model: &Model, element: Element) -> Option<String> {
    let (members, canonical) = match element {
        Element::Statement(id) => (&model.statement(id).members, model.statement(id).canonical),
        Element::Argument(id) => (&model.argument(id).members, model.argument(id).canonical),
    };
    let member = members.get(canonical.unwrap_or(0))?;
    member.section.map(|id| model.section(id).title.to_string())
}

const WORDS: &[&str] = &[
    "Quite another sentence",
    "says so *loudly*",
    "says number 1 and goes on, too",
    "goes on and number 2 on, too",
    "a #tag, a {block}, an @[S1] and // a comment",
    "[S1]: + - 1. (1) # x",
    "- x",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn renamed(text in text(), index in any::<Index>()) {
        let document = Document::new(&text);
        let who = element(document.model(), index);
        let old = name(document.model(), who);
        let new = if matches!(who, Element::Argument(_)) { "<New>" } else { "[New]" };
        let edits = edit::rename(&document, who, "New", false).expect("a free title");
        let after = done(&document, &edits);
        let mut expected = meaning(document.model());
        expected.call(&old, new);
        if old.starts_with(['[', '<']) && !old.starts_with("<Untitled") {
            mention(&mut expected, &format!("@{old}"), &format!("@{new}"));
            prop_assert_eq!(&after, &text.replace(&old, new));
        }
        prop_assert_eq!(means(&document, &after), expected, "{}\n---\n{}", text, after);
    }

    #[test]
    fn said_otherwise(text in text(), index in any::<Index>(), words in prop::sample::select(WORDS)) {
        let document = Document::new(&text);
        let who = element(document.model(), index);
        let mut expected = meaning(document.model());
        let edits = edit::set_text(&document, who, words).expect("a text");
        let after = done(&document, &edits);
        let old = name(document.model(), who);
        if let Some(said) = expected.elements.get_mut(&old) {
            words.clone_into(&mut said.text);
        }
        if old.starts_with('“') {
            expected.call(&old, &format!("“{words}”"));
        }
        prop_assert_eq!(means(&document, &after), expected, "{}\n---\n{}", text, after);
    }

    #[test]
    fn added(text in text(), index in any::<Index>(), attack in any::<bool>(), titled in any::<bool>()) {
        let document = Document::new(&text);
        let parent = element(document.model(), index);
        let kind = if attack { RelationKind::Attack } else { RelationKind::Support };
        let reason = match titled {
            true => Reason::Argument { title: "New", text: "a *reason*" },
            false => Reason::Statement { title: None, text: "a *reason*" },
        };
        let edits = edit::add_relation(&document, parent, kind, reason).expect("added");
        let after = done(&document, &edits);
        prop_assert!(edits.len() == 1 && edits[0].span.is_empty());
        let called = if titled { "<New>" } else { "“a *reason*”" };
        let mut expected = meaning(document.model());
        expected.elements.insert(called.to_owned(), Said {
            text: "a *reason*".to_owned(),
            section: section(document.model(), parent),
            ..Said::default()
        });
        let sign = if attack { "-" } else { "+" };
        expected.relations.insert((sign.to_owned(), called.to_owned(), name(document.model(), parent)));
        prop_assert_eq!(means(&document, &after), expected, "{}\n---\n{}", text, after);
    }

    #[test]
    fn removed_and_what_is_beneath_kept(text in text(), index in any::<Index>()) {
        let document = Document::new(&text);
        let model = document.model();
        let who = element(model, index);
        let old = name(model, who);
        let structured = matches!(who, Element::Argument(id) if model.argument(id).structure.is_some());
        prop_assume!(!structured);
        let edits = match edit::remove(&document, who, Beneath::Kept) {
            Err(Refusal::InStructure) => return Ok(()),
            edits => edits.expect("removed"),
        };
        let after = done(&document, &edits);
        let mut expected = roughly(meaning(model), model);
        expected.elements.remove(&old);
        expected.relations.retain(|(_, from, to)| *from != old && *to != old);
        if let Some(title) = old.strip_prefix('[').and_then(|old| old.strip_suffix(']')) {
            mention(&mut expected, &format!("@{old}"), title);
        }
        let after_model = elenchus::parse(&after).model;
        let found = roughly(roughly(meaning(&after_model), &after_model), model);
        let expected = roughly(expected, &after_model);
        prop_assert_eq!(found, expected, "{}\n---\n{}", text, after);
    }

    #[test]
    fn removed_with_what_is_beneath(text in text(), index in any::<Index>()) {
        let document = Document::new(&text);
        let who = element(document.model(), index);
        let old = name(document.model(), who);
        let edits = match edit::remove(&document, who, Beneath::Removed) {
            Err(Refusal::InStructure) => return Ok(()),
            edits => edits.expect("removed"),
        };
        let after = done(&document, &edits);
        let mut before = meaning(document.model());
        mention(&mut before, "@[S1]", "S1");
        let mut found = meaning(&elenchus::parse(&after).model);
        mention(&mut found, "@[S1]", "S1");
        prop_assert!(!found.elements.contains_key(&old));
        prop_assert!(found.elements.keys().all(|name| before.elements.contains_key(name)), "{}\n---\n{}", text, after);
        prop_assert!(found.structures.keys().all(|name| before.structures.contains_key(name)));
    }

    #[test]
    fn moved(text in text(), place in any::<Index>(), index in any::<Index>()) {
        let document = Document::new(&text);
        let model = document.model();
        let parent = element(model, index);
        let at = (0..text.len()).filter(|&at| text.is_char_boundary(at)).nth(place.index(text.chars().count()));
        let Some((who, start)) = at.and_then(|at| document.place_at(at as u32)) else { return Ok(()) };
        let edits = match edit::move_beneath(&document, start, parent, Some(RelationKind::Support)) {
            Err(Refusal::InStructure | Refusal::HasStructure | Refusal::RelationToItself | Refusal::BeneathItself) => return Ok(()),
            edits => edits.expect("moved"),
        };
        let after = done(&document, &edits);
        let (from, to) = (name(model, who), name(model, parent));
        let structured = matches!(who, Element::Argument(id) if model.argument(id).structure.is_some());
        let after_model = elenchus::parse(&after).model;
        let found = roughly(roughly(means(&document, &after), &after_model), model);
        let expected = roughly(roughly(meaning(model), model), &after_model);
        let new = ("+".to_owned(), from.clone(), to);
        prop_assert!(structured || found.relations.contains(&new), "{}\n---\n{}", text, after);
        let others = |meaning: &Meaning| -> Vec<(String, String, String)> {
            let others = meaning.relations.iter().filter(|(_, one, other)| *one != from && *other != from);
            others.cloned().collect()
        };
        prop_assert_eq!(others(&found), others(&expected), "{}\n---\n{}", text, after);
        prop_assert_eq!(found.elements, expected.elements, "{}\n---\n{}", text, after);
        prop_assert_eq!(found.structures, expected.structures);
    }

    #[test]
    fn tagged(text in text(), index in any::<Index>(), tag in prop::sample::select(vec!["one", "two words", "new", "brand new"])) {
        let document = Document::new(&text);
        let who = element(document.model(), index);
        let old = name(document.model(), who);
        let edits = edit::add_tag(&document, who, tag).expect("tagged");
        let with = done(&document, &edits);
        let mut expected = meaning(document.model());
        expected.elements.entry(old.clone()).and_modify(|said| { said.tags.insert(tag.to_owned()); });
        prop_assert_eq!(means(&document, &with), expected.clone(), "{}\n---\n{}", text, with);

        let tagged = Document::new(&with);
        let without = done(&tagged, &edit::drop_tag(&tagged, element(tagged.model(), index), tag).expect("dropped"));
        expected.elements.entry(old).and_modify(|said| { said.tags.remove(tag); });
        prop_assert_eq!(means(&document, &without), expected, "{}\n---\n{}", with, without);
    }

    #[test]
    fn with_other_data(text in text(), index in any::<Index>(), key in prop::sample::select(vec!["j", "k", "new"])) {
        let document = Document::new(&text);
        let who = element(document.model(), index);
        let old = name(document.model(), who);
        let value = Data::List(vec![Data::Text("5.3".to_owned()), Data::Bool(true)]);
        let edits = edit::set_data(&document, Owner::Element(who), key, Some(&value)).expect("set");
        let with = done(&document, &edits);
        let mut expected = meaning(document.model());
        expected.elements.entry(old.clone()).and_modify(|said| { said.data.insert(key.to_owned(), format!("{value:?}")); });
        prop_assert_eq!(means(&document, &with), expected.clone(), "{}\n---\n{}", text, with);

        let set = Document::new(&with);
        let edits = edit::set_data(&set, Owner::Element(element(set.model(), index)), key, None).expect("taken away");
        let without = done(&set, &edits);
        expected.elements.entry(old).and_modify(|said| { said.data.remove(key); });
        prop_assert_eq!(means(&document, &without), expected, "{}\n---\n{}", with, without);
    }

    #[test]
    fn with_other_front_matter(text in text(), key in prop::sample::select(vec!["title", "subtitle", "new"])) {
        let document = Document::new(&text);
        let value = Data::Text("a: b".to_owned());
        let with = done(&document, &edit::set_data(&document, Owner::Document, key, Some(&value)).expect("set"));
        let found = means(&document, &with);
        prop_assert_eq!(found.front_matter.get(key), Some(&value));
        let mut expected = meaning(document.model());
        expected.front_matter = found.front_matter.clone();
        prop_assert_eq!(found, expected, "{}\n---\n{}", text, with);
    }

    #[test]
    fn reconstructed(text in text(), index in any::<Index>()) {
        let document = Document::new(&text);
        let model = document.model();
        let Element::Argument(id) = element(model, index) else { return Ok(()) };
        prop_assume!(model.argument(id).structure.is_none());
        let premises = Premises::Given(&["One thing", "Another #thing"]);
        let edits = edit::reconstruct(&document, id, premises, Some("So it is")).expect("reconstructed");
        let after = done(&document, &edits);
        let mut expected = roughly(meaning(model), model);
        let who = name(model, Element::Argument(id));
        let lines = [(false, "One thing"), (false, "Another #thing"), (true, "So it is")];
        for (_, text) in lines {
            let said = Said { text: text.to_owned(), ..Said::default() };
            expected.elements.insert(format!("“{text}”"), said);
        }
        let named = |(conclusion, text): (bool, &str)| (conclusion, format!("“{text}”"));
        expected.structures.insert(who.clone(), lines.map(named).to_vec());
        // It speaks through its conclusion.
        let relations = std::mem::take(&mut expected.relations).into_iter();
        expected.relations = relations.map(|(kind, from, to)| {
            let from = if from == who { "“So it is”".to_owned() } else { from };
            (kind, from, to)
        }).collect();
        let after_model = elenchus::parse(&after).model;
        let expected = roughly(expected, &after_model);
        let found = roughly(means(&document, &after), &after_model);
        prop_assert_eq!(found, expected, "{}\n---\n{}", text, after);
    }
}
