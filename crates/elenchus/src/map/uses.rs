use super::lists::Lists;
use crate::model::{ArgumentId, End, Model, Relation, StatementId, StepKind};

/// Which arguments use each statement, and as what; every argument at most once.
pub(super) struct Uses {
    /// As a premise.
    pub(super) premise_of: Lists<ArgumentId>,
    /// As a conclusion on the way to the main one.
    pub(super) step_of: Lists<ArgumentId>,
    /// As the main conclusion.
    pub(super) conclusion_of: Lists<ArgumentId>,
}

impl Uses {
    pub(super) fn of(model: &Model) -> Self {
        let (mut premises, mut on_the_way, mut conclusions) = (Vec::new(), Vec::new(), Vec::new());
        // The argument that used each statement last, as each of the three.
        let mut last_use = vec![[None; 3]; model.statements().len()];
        for (index, argument) in model.arguments().iter().enumerate() {
            let id = ArgumentId(index as u32);
            let Some(structure) = &argument.structure else {
                continue;
            };
            let last = structure.steps.len().saturating_sub(1);
            for (at, step) in structure.steps.iter().enumerate() {
                let (how, pairs) = match step.kind {
                    _ if at == last => (0, &mut conclusions),
                    StepKind::Premise => (1, &mut premises),
                    StepKind::Conclusion(_) => (2, &mut on_the_way),
                };
                if last_use[step.statement.index()][how].replace(id) != Some(id) {
                    pairs.push((step.statement.0, id));
                }
            }
        }
        let count = model.statements().len();
        Self {
            premise_of: Lists::sorted(count, &premises),
            step_of: Lists::sorted(count, &on_the_way),
            conclusion_of: Lists::sorted(count, &conclusions),
        }
    }
}

/// Which elements are chosen, by the indices of their arenas.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    pub(super) statements: Vec<bool>,
    pub(super) arguments: Vec<bool>,
}

/// What can be an end of an edge under a choice: what is chosen, and the statements that chosen
/// arguments can stand in for.
pub(super) struct Within<'a> {
    model: &'a Model,
    chosen: &'a Chosen,
    /// Which statements are premises of chosen arguments; each vector is indexed by statement.
    pub(super) as_premise: Vec<bool>,
    pub(super) as_conclusion: Vec<bool>,
    as_step: Vec<bool>,
}

impl<'a> Within<'a> {
    pub(super) fn new(model: &'a Model, uses: &Uses, chosen: &'a Chosen) -> Self {
        let any = |arguments: &[ArgumentId]| {
            let mut arguments = arguments.iter();
            arguments.any(|argument| chosen.arguments[argument.index()])
        };
        Self {
            model,
            chosen,
            as_premise: uses.premise_of.iter().map(any).collect(),
            as_conclusion: uses.conclusion_of.iter().map(any).collect(),
            as_step: uses.step_of.iter().map(any).collect(),
        }
    }

    /// Whether a chosen argument uses the statement in any way.
    pub(super) fn is_used(&self, id: StatementId) -> bool {
        let at = id.index();
        self.as_premise[at] || self.as_conclusion[at] || self.as_step[at]
    }

    /// Whether this end of the relation can be an end of an edge.
    pub(super) fn has(&self, relation: &Relation, end: End) -> bool {
        match end {
            End::Argument(id) => self.chosen.arguments[id.index()],
            End::Inference(id) => {
                let argument = self.model.inference(id).argument;
                self.chosen.arguments[argument.index()]
            }
            End::Statement(id) => {
                let at = id.index();
                let symmetric = relation.kind.is_symmetric();
                let used = match relation.to == end {
                    _ if symmetric => self.is_used(id),
                    true => self.as_premise[at],
                    false => self.as_conclusion[at],
                };
                self.chosen.statements[at] || used
            }
        }
    }
}

/// The end of a relation that is not `end`.
pub(super) fn other(relation: &Relation, end: End) -> End {
    if relation.from == end {
        relation.to
    } else {
        relation.from
    }
}
