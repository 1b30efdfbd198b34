//! Relations that nobody states and that follow from premises and conclusions.

use std::collections::HashSet;

use super::{
    Argument, ArgumentId, Element, End, Few, InferenceId, MemberRole, Model, Relation,
    RelationKind, StatementId,
};

/// Derives the relations that follow from how statements are used in arguments.
///
/// Made once for a model, in time linear in it.
pub struct Implications<'m> {
    model: &'m Model,
    of_statements: Vec<Vec<u32>>,
    of_arguments: Vec<Vec<u32>>,
    of_inferences: Vec<Vec<u32>>,
    /// The inferences of each argument.
    inferences: Vec<Vec<InferenceId>>,
}

impl<'m> Implications<'m> {
    /// Looks at a model.
    pub fn new(model: &'m Model) -> Self {
        let mut found = Self {
            model,
            of_statements: vec![Vec::new(); model.statements.len()],
            of_arguments: vec![Vec::new(); model.arguments.len()],
            of_inferences: vec![Vec::new(); model.inferences.len()],
            inferences: vec![Vec::new(); model.arguments.len()],
        };
        for (index, relation) in model.relations.iter().enumerate() {
            found.relations_mut(relation.from).push(index as u32);
            if relation.to != relation.from {
                found.relations_mut(relation.to).push(index as u32);
            }
        }
        for (index, inference) in model.inferences.iter().enumerate() {
            found.inferences[inference.argument.index()].push(InferenceId(index as u32));
        }
        found
    }

    fn relations_mut(&mut self, end: End) -> &mut Vec<u32> {
        match end {
            End::Statement(id) => &mut self.of_statements[id.index()],
            End::Argument(id) => &mut self.of_arguments[id.index()],
            End::Inference(id) => &mut self.of_inferences[id.index()],
        }
    }

    /// The relations in which something stands by the text.
    fn stated(&self, end: End) -> impl Iterator<Item = &'m Relation> {
        let indices = match end {
            End::Statement(id) => &self.of_statements[id.index()],
            End::Argument(id) => &self.of_arguments[id.index()],
            End::Inference(id) => &self.of_inferences[id.index()],
        };
        let model = self.model;
        indices
            .iter()
            .map(|&index| &model.relations[index as usize])
    }

    /// The relations of an element that follow and are not stated, each once; supports, attacks
    /// and undercuts, without origins. After the reference implementation's
    /// `deriveImplicitRelations`:
    ///
    /// - a premise supports its argument, an argument its main conclusion;
    /// - what bears on a premise bears on its argument; what a main conclusion bears on, its
    ///   argument bears on;
    /// - what undercuts an inference undercuts its argument.
    ///
    /// Entailment counts as support there, contraries and contradictories as attack.
    ///
    /// # Panics
    /// When the element is of another model and out of range here.
    pub fn of(&self, element: Element) -> Vec<Relation> {
        let mut derived = Derived::default();
        match element {
            Element::Statement(id) => self.of_statement(id, &mut derived),
            Element::Argument(id) => self.of_argument(id, &mut derived),
        }
        let known: HashSet<Key> = self.stated(element.into()).map(key).collect();
        let new = |relation: &Relation| !known.contains(&key(relation));
        derived.relations.into_iter().filter(new).collect()
    }

    fn of_statement(&self, id: StatementId, derived: &mut Derived) {
        let own = End::Statement(id);
        self.through_uses(own, derived);
        for member in &self.model.statement(id).members {
            match member.role {
                MemberRole::Premise(argument) => {
                    derived.add(RelationKind::Support, own, End::Argument(argument));
                }
                MemberRole::MainConclusion(argument) => {
                    derived.add(RelationKind::Support, End::Argument(argument), own);
                }
                _ => {}
            }
        }
    }

    fn of_argument(&self, id: ArgumentId, derived: &mut Derived) {
        let own = End::Argument(id);
        self.through_uses(own, derived);
        for (statement, is_premise) in outer_steps(self.model.argument(id)) {
            let mut of_step = Derived::default();
            self.of_statement(statement, &mut of_step);
            let step = End::Statement(statement);
            for relation in self.stated(step).chain(&of_step.relations) {
                let other = other(relation, step);
                let symmetric = relation.kind.is_symmetric();
                if other == own {
                    continue;
                }
                if is_premise && (symmetric || relation.to == step) {
                    derived.add(relation.kind, other, own);
                } else if !is_premise && (symmetric || relation.from == step) {
                    derived.add(relation.kind, own, other);
                }
            }
        }
        for &inference in &self.inferences[id.index()] {
            for undercut in self.stated(End::Inference(inference)) {
                derived.add(undercut.kind, undercut.from, own);
            }
        }
    }

    /// What follows from the stated relations of something by how the other ends are used.
    fn through_uses(&self, own: End, derived: &mut Derived) {
        for relation in self.stated(own) {
            let outgoing = relation.kind.is_symmetric() || relation.from == own;
            let incoming = relation.kind.is_symmetric() || relation.from != own;
            match other(relation, own) {
                End::Argument(_) => {}
                End::Inference(inference) => {
                    let argument = self.model.inference(inference).argument;
                    derived.add(relation.kind, own, End::Argument(argument));
                }
                End::Statement(statement) => {
                    for member in &self.model.statement(statement).members {
                        match member.role {
                            MemberRole::Premise(argument) if outgoing => {
                                derived.add(relation.kind, own, End::Argument(argument));
                            }
                            MemberRole::MainConclusion(argument) if incoming => {
                                derived.add(relation.kind, End::Argument(argument), own);
                            }
                            _ => {}
                        }
                    }
                }
            }
        }
    }
}

/// The premises of an argument and its main conclusion, and whether each is a premise.
fn outer_steps(argument: &Argument) -> impl Iterator<Item = (StatementId, bool)> {
    let steps = argument
        .structure
        .as_ref()
        .map(|structure| structure.steps.as_slice());
    let steps = steps.unwrap_or_default();
    let last = steps.len();
    steps.iter().enumerate().filter_map(move |(index, step)| {
        let is_premise = step.kind == super::StepKind::Premise;
        (is_premise || index + 1 == last).then_some((step.statement, is_premise))
    })
}

fn other(relation: &Relation, end: End) -> End {
    match relation.from == end {
        true => relation.to,
        false => relation.from,
    }
}

/// What makes two relations the same.
type Key = (RelationKind, End, End);

fn key(relation: &Relation) -> Key {
    (relation.kind, relation.from, relation.to)
}

/// Relations that have been derived, each once.
#[derive(Default)]
struct Derived {
    relations: Vec<Relation>,
    known: HashSet<Key>,
}

impl Derived {
    fn add(&mut self, kind: RelationKind, from: End, to: End) {
        let kind = match kind {
            RelationKind::Entails => RelationKind::Support,
            RelationKind::Contrary | RelationKind::Contradictory => RelationKind::Attack,
            kind => kind,
        };
        if self.known.insert((kind, from, to)) {
            self.relations.push(Relation {
                kind,
                from,
                to,
                origins: Few::new(),
            });
        }
    }
}
