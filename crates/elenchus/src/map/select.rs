//! Which elements get a node: Argdown's preselection, then statements, then arguments; and the
//! choice for readers.

use crate::index::Index;

use super::uses::{Chosen, Uses, Within, other};
use super::{Options, StatementSelection};
use crate::model::{
    ArgumentId, Data, End, MemberRole, Model, Role, SectionId, StatementId, StepKind,
};
use crate::text::Text;

/// The elements that get a node.
pub(super) fn select(model: &Model, options: &Options, uses: &Uses) -> Chosen {
    let preselected = preselect(model, options);
    if options.statements == StatementSelection::Reading {
        return reading(model, uses, preselected);
    }
    let statements = select_statements(model, options, uses, &preselected);
    let chosen = Chosen {
        statements,
        arguments: preselected.arguments,
    };
    let arguments = select_arguments(model, options, uses, &chosen);
    Chosen {
        arguments,
        ..chosen
    }
}

/// Titles that are asked for one by one.
struct Titles<'o> {
    titles: &'o [String],
    index: Index,
}

impl<'o> Titles<'o> {
    fn of(titles: &'o [String]) -> Self {
        Self {
            titles,
            index: Index::of(titles, String::as_str),
        }
    }

    fn have(&self, title: &str) -> bool {
        let is = |at: u32| self.titles[at as usize] == title;
        self.index.find(title, is).is_some()
    }
}

/// What the titles, tags, sections and `isInMap` let pass.
fn preselect(model: &Model, options: &Options) -> Chosen {
    let wanted = &options.preselection;
    let tags = wanted.tags.as_deref().map(Titles::of);
    let sections = wanted.sections.as_deref().map(Titles::of);
    let excluded_statements = Titles::of(&wanted.exclude_statements);
    let excluded_arguments = Titles::of(&wanted.exclude_arguments);
    let passes = |data: &Data, own_tags: &[Text], section: Option<SectionId>| {
        let in_map =
            wanted.ignore_is_in_map || matches!(data.get("isInMap"), None | Some(Data::Bool(true)));
        let in_section = sections.as_ref().is_none_or(|titles| match section {
            Some(section) => titles.have(&model.section(section).title),
            None => wanted.without_section,
        });
        let tagged = tags.as_ref().is_none_or(|tags| {
            own_tags.iter().any(|tag| tags.have(tag)) || wanted.without_tag && own_tags.is_empty()
        });
        in_map && in_section && tagged
    };
    let statements = model.statements().iter().map(|statement| {
        !excluded_statements.have(&statement.title)
            && passes(&statement.data, &statement.tags, statement.section)
    });
    let arguments = model.arguments().iter().map(|argument| {
        !excluded_arguments.have(&argument.title)
            && passes(&argument.data, &argument.tags, argument.section)
    });
    Chosen {
        statements: statements.collect(),
        arguments: arguments.collect(),
    }
}

/// Which of the preselected statements get a node.
fn select_statements(
    model: &Model,
    options: &Options,
    uses: &Uses,
    preselected: &Chosen,
) -> Vec<bool> {
    let ties = Ties::of(model, uses, preselected);
    let wanted = &options.preselection;
    let included = Titles::of(&wanted.include_statements);
    let selects = |index: usize| {
        let statement = &model.statements()[index];
        let related = ties.related[index];
        let used = ties.used[index];
        let alone = related && !used;
        let forced = !wanted.ignore_is_in_map && is_in_map(&statement.data)
            || included.have(&statement.title);
        let fits = match options.statements {
            StatementSelection::All | StatementSelection::Reading => true,
            StatementSelection::WithTitle => alone || statement.titled,
            StatementSelection::TopLevel => {
                let mut members = statement.members.iter();
                alone || members.any(|member| member.role == MemberRole::TopLevel)
            }
            StatementSelection::WithRelations => related,
            StatementSelection::NotUsedInArgument => !used,
            StatementSelection::WithMoreThanOneRelation => {
                related && (!used || ties.partners[index] > 1)
            }
        };
        forced || fits && (!options.exclude_disconnected || used || related)
    };
    (0..model.statements().len())
        .map(|index| preselected.statements[index] && selects(index))
        .collect()
}

fn is_in_map(data: &Data) -> bool {
    data.get("isInMap") == Some(&Data::Bool(true))
}

/// How the statements are tied to what is preselected; every vector is indexed by statement.
struct Ties {
    /// Whether it is in a relation whose other end can be shown.
    related: Vec<bool>,
    /// Whether a preselected argument has it for a premise or main conclusion.
    used: Vec<bool>,
    /// To how many lines of arguments, and arguments, relations tie it.
    partners: Vec<u32>,
}

impl Ties {
    fn of(model: &Model, uses: &Uses, chosen: &Chosen) -> Self {
        let within = Within::new(model, uses, chosen);
        let count = model.statements().len();
        let mut ties = Self {
            related: vec![false; count],
            used: (0..count)
                .map(|at| within.as_premise[at] || within.as_conclusion[at])
                .collect(),
            partners: vec![0; count],
        };
        let lines = Lines::of(model, chosen);
        for relation in model.relations() {
            let ends = [relation.from, relation.to];
            let both = if relation.from == relation.to { 1 } else { 2 };
            for &end in &ends[..both] {
                let End::Statement(id) = end else { continue };
                let partner = other(relation, end);
                ties.related[id.index()] |= within.has(relation, partner);
                ties.partners[id.index()] += match partner {
                    End::Statement(partner) if relation.to == End::Statement(partner) => {
                        lines.premises[partner.index()]
                    }
                    End::Statement(partner) => lines.conclusions[partner.index()],
                    partner => u32::from(within.has(relation, partner)),
                };
            }
        }
        ties
    }
}

/// How many lines of chosen arguments each statement is.
struct Lines {
    premises: Vec<u32>,
    conclusions: Vec<u32>,
}

impl Lines {
    fn of(model: &Model, chosen: &Chosen) -> Self {
        let count = model.statements().len();
        let mut lines = Self {
            premises: vec![0; count],
            conclusions: vec![0; count],
        };
        for (argument, _) in model
            .arguments()
            .iter()
            .zip(&chosen.arguments)
            .filter(|(_, chosen)| **chosen)
        {
            let steps = argument
                .structure
                .iter()
                .flat_map(|structure| &structure.steps);
            for step in steps.filter(|step| step.kind == StepKind::Premise) {
                lines.premises[step.statement.index()] += 1;
            }
            if let Some(conclusion) = argument.conclusion() {
                lines.conclusions[conclusion.index()] += 1;
            }
        }
        lines
    }
}

/// Which of the preselected arguments get a node, now that the statements are known.
fn select_arguments(model: &Model, options: &Options, uses: &Uses, chosen: &Chosen) -> Vec<bool> {
    if !options.exclude_disconnected {
        return chosen.arguments.clone();
    }
    let within = Within::new(model, uses, chosen);
    let count = model.statements().len();
    let mut connected = vec![false; model.arguments().len()];
    let mut borne_on = vec![false; count];
    let mut bearing = vec![false; count];
    for relation in model.relations() {
        let symmetric = relation.kind.is_symmetric();
        for end in [relation.from, relation.to] {
            if !within.has(relation, other(relation, end)) {
                continue;
            }
            match end {
                End::Argument(id) => connected[id.index()] = true,
                End::Inference(id) => connected[model.inference(id).argument.index()] = true,
                End::Statement(id) => {
                    borne_on[id.index()] |= symmetric || relation.from != end;
                    bearing[id.index()] |= symmetric || relation.to != end;
                }
            }
        }
    }
    let ties_it = |at: usize, last: usize, statement: StatementId, kind: StepKind| {
        let index = statement.index();
        let (related, shared) = if at == last {
            (bearing[index], within.as_premise[index])
        } else if kind == StepKind::Premise {
            (borne_on[index], within.as_conclusion[index])
        } else {
            return false;
        };
        related || shared || chosen.statements[index]
    };
    let selects = |(index, argument): (usize, &crate::model::Argument)| {
        let forced = !options.preselection.ignore_is_in_map && is_in_map(&argument.data);
        let steps = argument.structure.iter();
        let mut steps = steps.flat_map(|structure| {
            let last = structure.steps.len().saturating_sub(1);
            let steps = structure.steps.iter().enumerate();
            steps.map(move |(at, step)| (at, last, step))
        });
        let tied = steps.any(|(at, last, step)| ties_it(at, last, step.statement, step.kind));
        chosen.arguments[index] && (forced || connected[index] || tied)
    };
    model.arguments().iter().enumerate().map(selects).collect()
}

/// Every claim a reader may want to follow, of what is preselected.
fn reading(model: &Model, uses: &Uses, mut preselected: Chosen) -> Chosen {
    let within = Within::new(model, uses, &preselected);
    let mut tied: Vec<bool> = (0..model.statements().len())
        .map(|index| within.is_used(StatementId(index as u32)))
        .collect();
    for relation in model.relations() {
        for end in [relation.from, relation.to] {
            if let End::Statement(id) = end {
                tied[id.index()] |= within.has(relation, other(relation, end));
            }
        }
    }
    let selects = |index: usize| {
        let id = StatementId(index as u32);
        let statement = model.statement(id);
        let told = tied[index] && !statement.text().is_empty();
        statement.titled || told && stand_in(model, uses, &preselected, id).is_none()
    };
    let statements: Vec<bool> = (0..tied.len())
        .map(|index| preselected.statements[index] && selects(index))
        .collect();
    let nothing = !statements.contains(&true) && !preselected.arguments.contains(&true);
    if nothing {
        // Sentences that nobody has joined yet are all there is.
        let said = |(chosen, index): (&mut bool, usize)| {
            *chosen &= !model.statements()[index].text().is_empty();
        };
        preselected.statements.iter_mut().zip(0..).for_each(said);
    } else {
        preselected.statements = statements;
    }
    preselected
}

/// The argument that stands for a statement on a reader's map: that of an untitled conclusion
/// which does nothing else.
pub(super) fn stand_in(
    model: &Model,
    uses: &Uses,
    chosen: &Chosen,
    id: StatementId,
) -> Option<ArgumentId> {
    let statement = model.statement(id);
    let index = id.index();
    let nothing_else = uses.premise_of.of(index).is_empty() && uses.step_of.of(index).is_empty();
    match uses.conclusion_of.of(index) {
        [argument] if nothing_else && chosen.arguments[argument.index()] => {
            let plain = !statement.titled && statement.marks.role != Some(Role::Thesis);
            plain.then_some(*argument)
        }
        _ => None,
    }
}
