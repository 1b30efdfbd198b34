use std::collections::{HashMap, HashSet};

use super::Builder;
use crate::model::relation::key;
use crate::model::{ArgumentId, End, Model, Relation, RelationKind, StepKind};
use crate::text::Text;

impl Builder {
    /// The model that was built. As in a text, what is said of a reconstructed argument is said
    /// of its parts: it speaks through its main conclusion, and is undercut at its last
    /// inference; what is said twice is said once.
    pub fn finish(self) -> Model {
        let mut model = self.model;
        model.relations = settled(&model);
        let mut number = 0;
        name(
            &mut number,
            &self.statement_titles,
            &mut model.statements,
            |statement| &mut statement.title,
        );
        name(
            &mut number,
            &self.argument_titles,
            &mut model.arguments,
            |argument| &mut argument.title,
        );
        model.index();
        model
    }
}

/// Calls everything without a title `Untitled n`.
fn name<T, Id>(
    number: &mut u32,
    given: &HashMap<String, Id>,
    things: &mut [T],
    title: impl Fn(&mut T) -> &mut Text,
) {
    for thing in things {
        let title = title(thing);
        while title.is_empty() {
            *number += 1;
            let name = format!("Untitled {number}");
            if !given.contains_key(&name) {
                *title = name.into();
            }
        }
    }
}

/// The relations at the ends where they are said to be, each once.
fn settled(model: &Model) -> Vec<Relation> {
    let mut known = HashSet::new();
    let settle = |relation: &Relation| {
        let from = match relation.from {
            End::Argument(id) => {
                let conclusion = model.argument(id).conclusion();
                conclusion.map_or(relation.from, End::Statement)
            }
            from => from,
        };
        let to = match (relation.to, relation.kind) {
            (End::Argument(id), RelationKind::Undercut) => last_inference(model, id),
            (to, _) => to,
        };
        let new = from != to && known.insert(key(relation.kind, from, to));
        new.then(|| Relation {
            from,
            to,
            ..relation.clone()
        })
    };
    model.relations.iter().filter_map(settle).collect()
}

fn last_inference(model: &Model, id: ArgumentId) -> End {
    let structure = model.argument(id).structure.as_ref();
    match structure
        .and_then(|lines| lines.steps.last())
        .map(|step| step.kind)
    {
        Some(StepKind::Conclusion(inference)) => End::Inference(inference),
        _ => End::Argument(id),
    }
}
