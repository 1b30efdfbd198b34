//! Models without a text.

use elenchus::build::{BuildError, Builder, Line};
use elenchus::document::Document;
use elenchus::map::{Options, project};
use elenchus::model::{Data, Model, RelationKind, Role};

/// The relations of a model by titles.
fn relations(model: &Model) -> Vec<String> {
    let end = |end| match end {
        elenchus::model::End::Statement(id) => format!("[{}]", model.statement(id).title),
        elenchus::model::End::Argument(id) => format!("<{}>", model.argument(id).title),
        elenchus::model::End::Inference(id) => {
            let argument = model.inference(id).argument;
            format!("step of <{}>", model.argument(argument).title)
        }
    };
    let relations = model.relations().iter();
    relations
        .map(|relation| {
            format!(
                "{} {:?} {}",
                end(relation.from),
                relation.kind,
                end(relation.to)
            )
        })
        .collect()
}

#[test]
fn says_what_a_text_says() -> Result<(), BuildError> {
    let mut map = Builder::new("The bridge");
    let thesis = map.thesis("Rebuild", "The bridge should be rebuilt.");
    let safety = map.argument("Safety", "Unsafe bridges must go.");
    let cracks = map.statement("Cracks", "The piers are cracked.");
    let cost = map.argument("Cost", "No money.");
    let fund = map.statement("Fund", "The state pays.");
    let repair = map.statement("Repair", "It can be repaired.");
    map.attack(cost, thesis)?;
    map.undercut(fund, cost)?;
    map.relate(RelationKind::Contradictory, thesis, repair)?;
    map.reconstruct(
        safety,
        &[Line::premise(cracks), Line::conclusion(thesis, &["Sign"])],
    )?;
    map.support(safety, thesis)?;
    map.undercut(repair, safety)?;
    map.voice(cost, "the mayor")?;
    map.at(cracks, "5.3")?;
    map.quote(cracks, "6", "cracked piers")?;
    let built = map.finish();

    let text = "\
===
title: The bridge
===

[Rebuild]: The bridge should be rebuilt. {role: thesis}
  - <Cost>: No money. {voice: the mayor}
    _ [Fund]: The state pays.
  >< [Repair]: It can be repaired.
  + <Safety>

<Safety>: Unsafe bridges must go.
  _ [Repair]

(1) [Cracks]: The piers are cracked. {at: [\"5.3\", \"6\"], quote: [null, cracked piers]}
-- Sign --
(2) [Rebuild]
";
    let read = elenchus::parse(text).model;
    let sorted = |model: &Model| {
        let mut relations = relations(model);
        relations.sort();
        relations
    };
    assert_eq!(sorted(&built), sorted(&read));
    assert_eq!(built.front_matter(), read.front_matter());
    for statement in built.statements() {
        let id = read
            .statement_titled(&statement.title)
            .expect("in the text too");
        let twin = read.statement(id);
        assert_eq!(statement.text(), twin.text());
        assert_eq!(statement.marks, twin.marks);
        assert_eq!(statement.data, twin.data);
    }
    assert_eq!(built.inferences()[0].rules, read.inferences()[0].rules);
    let (built, read) = (
        project(&built, &Options::reading()),
        project(&read, &Options::reading()),
    );
    assert_eq!(built.nodes().len(), read.nodes().len());
    assert_eq!(built.edges().len(), read.edges().len());
    assert_eq!(built.slug(built.roots()[0]), "rebuild");
    Ok(())
}

#[test]
fn what_is_built_is_a_document() -> Result<(), BuildError> {
    let mut map = Builder::new("");
    let one = map.statement("", "One.");
    let two = map.statement("Untitled 1", "Two.");
    let three = map.statement("", "Three.");
    let argument = map.argument("", "");
    let lines = [
        Line::premise(one),
        Line::conclusion(two, &[]),
        Line::conclusion(three, &[]),
    ];
    let inferences = map.reconstruct(argument, &lines)?;
    map.undercut(two, inferences[0])?;
    map.data(one, "color", Data::Text("red".to_owned()))?;
    map.weight(two, 0.25)?;
    map.accept(two, true)?;
    map.implicit(three)?;
    map.role(three, Role::Rebuttal)?;
    map.front_matter("lang", Data::Text("en".to_owned()));
    let model = map.finish();
    assert_eq!(model.title(), None);
    let titles: Vec<_> = model
        .statements()
        .iter()
        .map(|s| s.title.as_str())
        .collect();
    assert_eq!(titles, ["Untitled 2", "Untitled 1", "Untitled 3"]);
    assert_eq!(
        relations(&model),
        ["[Untitled 1] Undercut step of <Untitled 4>"]
    );
    let document = Document::from(&model);
    let again = Model::try_from(document.clone()).expect("a model");
    assert_eq!(Document::from(&again), document);
    Ok(())
}

#[test]
fn one_title_is_one_statement() {
    let mut map = Builder::new("");
    let first = map.statement("T", "First words.");
    assert_eq!(map.statement("T", ""), first);
    assert_eq!(map.statement("T", "Last words."), first);
    let model = map.finish();
    assert_eq!(model.statements().len(), 1);
    assert_eq!(model.statement(first.id()).text(), "Last words.");
    assert_eq!(model.statement_titled("T"), Some(first.id()));
}

#[test]
fn refuses_what_no_model_says() {
    let mut other = Builder::new("");
    let foreign = other.statement("F", "f");
    let mut map = Builder::new("");
    let own = map.statement("T", "t");
    let argument = map.argument("A", "a");
    assert_eq!(map.support(foreign, own), Err(BuildError::Foreign));
    assert_eq!(map.attack(own, foreign), Err(BuildError::Foreign));
    assert_eq!(map.at(foreign, "1"), Err(BuildError::Foreign));
    assert_eq!(map.support(own, own), Err(BuildError::ToItself));
    assert_eq!(
        map.undercut(argument, own),
        Err(BuildError::UndercutOfStatement)
    );
    assert_eq!(map.at(own, "0"), Err(BuildError::Place("0".to_owned())));
    assert_eq!(map.weight(own, 2.0), Err(BuildError::Weight(2.0)));
    let voice = Data::Text("x".to_owned());
    assert_eq!(
        map.data(own, "voice", voice),
        Err(BuildError::MarkKey("voice".to_owned()))
    );
    let premise = Line::premise(own);
    let conclusion = Line::conclusion(own, &[]);
    for lines in [
        std::slice::from_ref(&premise),
        std::slice::from_ref(&conclusion),
        &[],
    ] {
        assert_eq!(map.reconstruct(argument, lines), Err(BuildError::Structure));
    }
    let strange = [premise.clone(), Line::conclusion(foreign, &[])];
    assert_eq!(
        map.reconstruct(argument, &strange),
        Err(BuildError::Foreign)
    );
    let lines = [premise, conclusion];
    assert!(map.reconstruct(argument, &lines).is_ok());
    assert_eq!(
        map.reconstruct(argument, &lines),
        Err(BuildError::Reconstructed)
    );
    assert!(map.finish().relations().is_empty());
}
