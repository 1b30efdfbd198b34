use crate::model::{ArgumentId, End, Model, Relation, StatementId, StepKind};

/// Which arguments use each statement, and as what; every argument at most once.
pub(super) struct Uses {
    /// As a premise.
    pub(super) premise_of: Vec<Vec<ArgumentId>>,
    /// As a conclusion on the way to the main one.
    pub(super) step_of: Vec<Vec<ArgumentId>>,
    /// As the main conclusion.
    pub(super) conclusion_of: Vec<Vec<ArgumentId>>,
}

impl Uses {
    pub(super) fn of(model: &Model) -> Self {
        let none = || vec![Vec::new(); model.statements().len()];
        let mut uses = Self {
            premise_of: none(),
            step_of: none(),
            conclusion_of: none(),
        };
        for (index, argument) in model.arguments().iter().enumerate() {
            let id = ArgumentId(index as u32);
            let Some(structure) = &argument.structure else {
                continue;
            };
            let last = structure.steps.len().saturating_sub(1);
            for (at, step) in structure.steps.iter().enumerate() {
                let arguments = match step.kind {
                    _ if at == last => &mut uses.conclusion_of,
                    StepKind::Premise => &mut uses.premise_of,
                    StepKind::Conclusion(_) => &mut uses.step_of,
                };
                let arguments = &mut arguments[step.statement.index()];
                if arguments.last() != Some(&id) {
                    arguments.push(id);
                }
            }
        }
        uses
    }

    /// Whether no argument has it for a premise or a main conclusion.
    pub(super) fn is_outside(&self, id: StatementId) -> bool {
        self.premise_of[id.index()].is_empty() && self.conclusion_of[id.index()].is_empty()
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
        let any = |arguments: &Vec<ArgumentId>| {
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
                    _ if symmetric => {
                        self.as_premise[at] || self.as_conclusion[at] || self.as_step[at]
                    }
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
