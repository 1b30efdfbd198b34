//! What a document means, as plain values that an operation can be done to directly.
//!
//! Elements are called by their titles, or, without one, by their words; so that comparing two
//! documents does not depend on places, ids or numbers.

use std::collections::{BTreeMap, BTreeSet};

use elenchus::model::{Data, Element, End, Model, RelationKind, StepKind};

/// How an element is called: `[Title]`, `<Title>`, or its words.
pub(super) type Name = String;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meaning {
    pub(super) front_matter: Data,
    pub(super) elements: BTreeMap<Name, Said>,
    pub(super) relations: BTreeSet<(String, Name, Name)>,
    /// By the name of the argument: its lines, conclusions marked.
    pub(super) structures: BTreeMap<Name, Vec<(bool, Name)>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) tags: BTreeSet<String>,
    pub(super) data: BTreeMap<String, String>,
    pub(super) section: Option<String>,
}

pub(super) fn meaning(model: &Model) -> Meaning {
    let statements = (0..model.statements().len() as u32)
        .map(|id| Element::Statement(elenchus::model::StatementId(id)));
    let arguments = (0..model.arguments().len() as u32)
        .map(|id| Element::Argument(elenchus::model::ArgumentId(id)));
    let mut elements = BTreeMap::new();
    for element in statements.chain(arguments) {
        elements.insert(name(model, element), said(model, element));
    }
    let end = |end| match end {
        End::Statement(id) => name(model, Element::Statement(id)),
        End::Argument(id) => name(model, Element::Argument(id)),
        End::Inference(id) => {
            let inference = model.inference(id);
            format!(
                "step {} of {}",
                inference.conclusion,
                name(model, Element::Argument(inference.argument))
            )
        }
    };
    let relations = model.relations().iter().map(|relation| {
        let (from, to) = (end(relation.from), end(relation.to));
        let swap = relation.kind.is_symmetric() && to < from;
        let (from, to) = if swap { (to, from) } else { (from, to) };
        (word(relation.kind).to_owned(), from, to)
    });
    let structured = model
        .arguments()
        .iter()
        .enumerate()
        .filter_map(|(id, argument)| {
            let structure = argument.structure.as_ref()?;
            let lines = structure.steps.iter().map(|step| {
                (
                    matches!(step.kind, StepKind::Conclusion(_)),
                    name(model, Element::Statement(step.statement)),
                )
            });
            let id = elenchus::model::ArgumentId(id as u32);
            Some((name(model, Element::Argument(id)), lines.collect()))
        });
    Meaning {
        front_matter: model.front_matter().clone(),
        relations: relations.collect(),
        structures: structured.collect(),
        elements,
    }
}

pub(super) fn word(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Support | RelationKind::Entails => "+",
        RelationKind::Attack | RelationKind::Contrary => "-",
        RelationKind::Undercut => "_",
        RelationKind::Contradictory => "><",
    }
}

pub(super) fn name(model: &Model, element: Element) -> Name {
    match element {
        Element::Statement(id) => {
            let statement = model.statement(id);
            match statement.titled {
                true => format!("[{}]", statement.title),
                false => format!("“{}”", statement.text()),
            }
        }
        Element::Argument(id) => {
            let argument = model.argument(id);
            match (argument.titled, argument.conclusion()) {
                (false, Some(conclusion)) => {
                    format!("to {}", name(model, Element::Statement(conclusion)))
                }
                _ => format!("<{}>", argument.title),
            }
        }
    }
}

fn said(model: &Model, element: Element) -> Said {
    let (text, tags, data, section) = match element {
        Element::Statement(id) => {
            let found = model.statement(id);
            (found.text(), &found.tags, &found.data, found.section)
        }
        Element::Argument(id) => {
            let found = model.argument(id);
            (found.text(), &found.tags, &found.data, found.section)
        }
    };
    let entries = match &**data {
        Data::Map(entries) => entries.as_slice(),
        _ => &[],
    };
    Said {
        text: text.to_owned(),
        tags: tags.iter().map(String::from).collect(),
        data: entries
            .iter()
            .map(|(key, value)| (key.clone(), format!("{value:?}")))
            .collect(),
        section: section.map(|id| model.section(id).title.to_string()),
    }
}

impl Meaning {
    /// Calls an element otherwise, wherever it is called.
    pub(super) fn call(&mut self, old: &str, new: &str) {
        let anew = |name: &mut Name| {
            if name == old {
                new.clone_into(name);
            } else if let Some(step) = name
                .strip_suffix(old)
                .filter(|step| step.starts_with("step "))
            {
                *name = format!("{step}{new}");
            } else if *name == format!("to {old}") {
                *name = format!("to {new}");
            }
        };
        let rename = |mut name: Name| {
            anew(&mut name);
            name
        };
        self.elements = std::mem::take(&mut self.elements)
            .into_iter()
            .map(|(name, said)| (rename(name), said))
            .collect();
        self.relations = std::mem::take(&mut self.relations)
            .into_iter()
            .map(|(kind, from, to)| {
                let (from, to) = (rename(from), rename(to));
                let swap = kind == "><" && to < from;
                if swap {
                    (kind, to, from)
                } else {
                    (kind, from, to)
                }
            })
            .collect();
        self.structures = std::mem::take(&mut self.structures)
            .into_iter()
            .map(|(name, lines)| {
                let lines = lines
                    .into_iter()
                    .map(|(conclusion, name)| (conclusion, rename(name)));
                (rename(name), lines.collect())
            })
            .collect();
    }
}
