use super::{Options, StatementSelection};
use crate::model::{ArgumentId, Element, End, Member, MemberRole, Model, Statement, StatementId};

/// Which elements of a model get a node.
pub(super) struct Selection {
    statements: Vec<bool>,
    arguments: Vec<bool>,
}

impl Selection {
    /// The elements that `options` choose.
    pub(super) fn of(model: &Model, options: &Options) -> Self {
        let use_of = Uses::of(model);
        let mut selection = Self {
            statements: model
                .statements()
                .iter()
                .enumerate()
                .map(|(index, statement)| use_of.chooses(options.statements, index, statement))
                .collect(),
            arguments: vec![true; model.arguments().len()],
        };
        if options.exclude_disconnected {
            selection.drop_disconnected(&use_of);
        }
        selection
    }

    /// The chosen elements in the order of their first occurrence.
    pub(super) fn elements(&self, model: &Model) -> Vec<Element> {
        let start =
            |members: &[Member]| members.first().map_or(u32::MAX, |member| member.span.start);
        let statements = chosen(&self.statements).map(|index| {
            let at = start(&model.statements()[index].members);
            (at, Element::Statement(StatementId(index as u32)))
        });
        let arguments = chosen(&self.arguments).map(|index| {
            let argument = &model.arguments()[index];
            let structure = argument
                .structure
                .as_ref()
                .map_or(u32::MAX, |structure| structure.span.start);
            (
                start(&argument.members).min(structure),
                Element::Argument(ArgumentId(index as u32)),
            )
        });
        let mut elements: Vec<_> = statements.chain(arguments).collect();
        elements.sort_by_key(|&(at, element)| (at, matches!(element, Element::Statement(_))));
        elements.into_iter().map(|(_, element)| element).collect()
    }

    fn drop_disconnected(&mut self, use_of: &Uses) {
        for (index, chosen) in self.statements.iter_mut().enumerate() {
            *chosen &= use_of.relations[index] > 0 || use_of.steps[index] > 0;
        }
        for (index, chosen) in self.arguments.iter_mut().enumerate() {
            *chosen &= use_of.connected[index];
        }
    }
}

fn chosen(flags: &[bool]) -> impl Iterator<Item = usize> + '_ {
    flags
        .iter()
        .enumerate()
        .filter(|(_, chosen)| **chosen)
        .map(|(index, _)| index)
}

/// How the elements of a model are used.
struct Uses {
    /// In how many relations each statement is.
    relations: Vec<u32>,
    /// In how many structures each statement is.
    steps: Vec<u32>,
    /// In how many structures each statement is something other than the main conclusion.
    grounds: Vec<u32>,
    /// Whether each argument has a structure or is in a relation.
    connected: Vec<bool>,
}

impl Uses {
    fn of(model: &Model) -> Self {
        let statements = model.statements().len();
        let mut uses = Self {
            relations: vec![0; statements],
            steps: vec![0; statements],
            grounds: vec![0; statements],
            connected: vec![false; model.arguments().len()],
        };
        for relation in model.relations() {
            for end in [relation.from, relation.to] {
                match end {
                    End::Statement(id) => uses.relations[id.index()] += 1,
                    End::Argument(id) => uses.connected[id.index()] = true,
                    End::Inference(id) => {
                        uses.connected[model.inference(id).argument.index()] = true
                    }
                }
            }
        }
        for (index, argument) in model.arguments().iter().enumerate() {
            let steps = argument
                .structure
                .iter()
                .flat_map(|structure| &structure.steps);
            for step in steps.clone() {
                uses.connected[index] = true;
                uses.steps[step.statement.index()] += 1;
                uses.grounds[step.statement.index()] += 1;
            }
            if let Some(last) = steps.last() {
                uses.grounds[last.statement.index()] -= 1;
            }
        }
        uses
    }

    fn chooses(&self, selection: StatementSelection, index: usize, statement: &Statement) -> bool {
        let concluded = self.steps[index] > self.grounds[index];
        match selection {
            StatementSelection::All => true,
            StatementSelection::WithTitle => {
                statement.titled || self.relations[index] > 0 && self.steps[index] == 0
            }
            StatementSelection::TopLevel => statement
                .members
                .iter()
                .any(|member| member.role == MemberRole::TopLevel),
            StatementSelection::WithRelations => self.relations[index] > 0,
            StatementSelection::NotUsedInArgument => self.steps[index] == 0,
            StatementSelection::WithMoreThanOneRelation => self.relations[index] > 1,
            StatementSelection::Reading => statement.titled || !concluded,
        }
    }
}
