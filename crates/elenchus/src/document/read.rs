//! From a document to its model, with everything checked that a model takes for granted.

use std::collections::HashSet;

use super::error::{DocumentError, Problem};
use super::shape::{
    Argument, Document, End, Inference, Marks, Member, MemberRole, Mode, Range, RangeKind,
    Relation, RelationKind, Role, Section, Span, Statement, Structure,
};
use super::value::DEEPEST;
use super::{VERSION, Value};
use crate::model::{
    self, ArgumentId, Data, Few, InferenceId, Model, PlaceRange, SectionId, StatementId,
};
use crate::text::{self, Text};

impl TryFrom<Document> for Model {
    type Error = DocumentError;

    /// Reads the model of a document.
    ///
    /// # Errors
    /// The first field that no model can have: an unknown version, an index of which there is
    /// nothing, and so on; see [`Problem`].
    fn try_from(document: Document) -> Result<Self, DocumentError> {
        if document.version != VERSION {
            return Err(at("version", Problem::Version(document.version)));
        }
        let counts = Counts::of(&document);
        titles(&document.statements, |s| &s.title).map_err(under("statements"))?;
        titles(&document.arguments, |a| &a.title).map_err(under("arguments"))?;
        let mut model = Self {
            mode: match document.mode {
                Mode::Loose => model::Mode::Loose,
                Mode::Strict => model::Mode::Strict,
            },
            front_matter: data(document.front_matter).map_err(under("frontMatter"))?,
            statements: all("statements", document.statements, |s, _| {
                statement(s, &counts)
            })?,
            arguments: all("arguments", document.arguments, |a, _| argument(a, &counts))?,
            inferences: all("inferences", document.inferences, |i, _| {
                inference(i, &counts)
            })?,
            relations: all("relations", document.relations, |r, _| relation(r, &counts))?,
            sections: all("sections", document.sections, section)?,
            ..Self::default()
        };
        model.index();
        check_structures(&model)?;
        Ok(model)
    }
}

type Checked<T> = Result<T, DocumentError>;

/// How many there are of each kind.
struct Counts {
    statements: usize,
    arguments: usize,
    inferences: usize,
    sections: usize,
    /// How many members each statement has.
    members: Vec<usize>,
}

impl Counts {
    fn of(document: &Document) -> Self {
        let members = document.statements.iter();
        Self {
            statements: document.statements.len(),
            arguments: document.arguments.len(),
            inferences: document.inferences.len(),
            sections: document.sections.len(),
            members: members.map(|statement| statement.members.len()).collect(),
        }
    }

    fn statement(&self, place: &str, index: u32) -> Checked<StatementId> {
        within(place, index, self.statements).map(StatementId)
    }

    fn argument(&self, place: &str, index: u32) -> Checked<ArgumentId> {
        within(place, index, self.arguments).map(ArgumentId)
    }

    fn inference(&self, place: &str, index: u32) -> Checked<InferenceId> {
        within(place, index, self.inferences).map(InferenceId)
    }

    fn section(&self, index: Option<u32>) -> Checked<Option<SectionId>> {
        let section = index.map(|index| within("section", index, self.sections));
        Ok(section.transpose()?.map(SectionId))
    }
}

fn within(place: &str, index: u32, count: usize) -> Checked<u32> {
    if (index as usize) < count {
        Ok(index)
    } else {
        Err(at(place, Problem::Dangling(index)))
    }
}

fn at(place: &str, problem: Problem) -> DocumentError {
    DocumentError {
        place: place.to_owned(),
        problem,
    }
}

/// Puts the field around it before the place of an error.
fn under(field: impl std::fmt::Display) -> impl Fn(DocumentError) -> DocumentError {
    move |error| DocumentError {
        place: match error.place.as_str() {
            "" => field.to_string(),
            place if place.starts_with('[') => format!("{field}{place}"),
            place => format!("{field}.{place}"),
        },
        problem: error.problem,
    }
}

/// Reads each thing of a list, which `read` is given with its index.
fn all<T, U>(
    field: &str,
    things: Vec<T>,
    read: impl Fn(T, usize) -> Checked<U>,
) -> Checked<Vec<U>> {
    let things = things.into_iter().enumerate();
    things
        .map(|(index, thing)| read(thing, index).map_err(under(format_args!("{field}[{index}]"))))
        .collect()
}

/// No two may have one title.
fn titles<T>(things: &[T], title: impl Fn(&T) -> &String) -> Checked<()> {
    let mut titles = HashSet::with_capacity(things.len());
    for (index, thing) in things.iter().enumerate() {
        let title = title(thing);
        if !titles.insert(title) {
            let place = format!("[{index}].title");
            return Err(at(&place, Problem::DuplicateTitle(title.clone())));
        }
    }
    Ok(())
}

fn texts(texts: Vec<String>) -> Few<Text> {
    texts.into_iter().map(Text::from).collect()
}

fn statement(statement: Statement, counts: &Counts) -> Checked<model::Statement> {
    if statement.members.is_empty() {
        return Err(at("members", Problem::NoMember));
    }
    Ok(model::Statement {
        title: statement.title.into(),
        titled: statement.titled,
        canonical: canonical(statement.canonical, &statement.members)?,
        members: all("members", statement.members, |m, _| member(m, counts))?.into(),
        tags: texts(statement.tags),
        data: data(statement.data).map_err(under("data"))?.into(),
        marks: marks(statement.marks).map_err(under("marks"))?.into(),
        section: counts.section(statement.section)?,
    })
}

fn argument(argument: Argument, counts: &Counts) -> Checked<model::Argument> {
    let structure = argument.structure.map(|lines| structure(lines, counts));
    Ok(model::Argument {
        title: argument.title.into(),
        titled: argument.titled,
        canonical: canonical(argument.canonical, &argument.members)?,
        members: all("members", argument.members, |m, _| member(m, counts))?.into(),
        structure: structure.transpose().map_err(under("structure"))?,
        tags: texts(argument.tags),
        data: data(argument.data).map_err(under("data"))?.into(),
        marks: marks(argument.marks).map_err(under("marks"))?.into(),
        section: counts.section(argument.section)?,
    })
}

fn canonical(index: Option<u32>, members: &[Member]) -> Checked<Option<usize>> {
    let index = index.map(|index| within("canonical", index, members.len()));
    Ok(index.transpose()?.map(|index| index as usize))
}

fn member(member: Member, counts: &Counts) -> Checked<model::Member> {
    let argument = |index| counts.argument("role.argument", index);
    Ok(model::Member {
        extras: model::Extras {
            ranges: ranges(member.ranges, &member.text)?.into(),
            tags: texts(member.tags),
            data: data(member.data).map_err(under("data"))?.into(),
        }
        .into(),
        text: member.text.into(),
        is_reference: member.is_reference,
        role: match member.role {
            MemberRole::TopLevel => model::MemberRole::TopLevel,
            MemberRole::ListItem => model::MemberRole::ListItem,
            MemberRole::Relation => model::MemberRole::Relation,
            MemberRole::Premise { argument: index } => model::MemberRole::Premise(argument(index)?),
            MemberRole::IntermediaryConclusion { argument: index } => {
                model::MemberRole::IntermediaryConclusion(argument(index)?)
            }
            MemberRole::MainConclusion { argument: index } => {
                model::MemberRole::MainConclusion(argument(index)?)
            }
            MemberRole::ArgumentDescription => model::MemberRole::ArgumentDescription,
        },
        section: counts.section(member.section)?,
        span: span(member.span),
    })
}

fn ranges(ranges: Vec<Range>, text: &str) -> Checked<Vec<model::TextRange>> {
    all("ranges", ranges, |range, _| {
        let bytes = range.start as usize..range.end as usize;
        if text.get(bytes).is_none() {
            return Err(at("", Problem::Range));
        }
        Ok(model::TextRange {
            kind: match range.kind {
                RangeKind::Bold => model::RangeKind::Bold,
                RangeKind::Italic => model::RangeKind::Italic,
                RangeKind::Link { url } => model::RangeKind::Link(url.into()),
                RangeKind::StatementMention { title } => {
                    model::RangeKind::StatementMention(title.into())
                }
                RangeKind::ArgumentMention { title } => {
                    model::RangeKind::ArgumentMention(title.into())
                }
                RangeKind::Tag { written } => model::RangeKind::Tag(written.into()),
            },
            span: text::Span::new(range.start, range.end),
        })
    })
}

fn structure(structure: Structure, counts: &Counts) -> Checked<model::Structure> {
    let steps = all("steps", structure.steps, |step, _| {
        let statement = counts.statement("statement", step.statement)?;
        let inference = step.inference;
        let inference = inference.map(|index| counts.inference("inference", index));
        Ok(model::Step {
            number: step.number,
            statement,
            member: within("member", step.member, counts.members[statement.index()])?,
            kind: match inference.transpose()? {
                Some(inference) => model::StepKind::Conclusion(inference),
                None => model::StepKind::Premise,
            },
        })
    })?;
    match steps.last().map(|step| step.kind) {
        Some(model::StepKind::Conclusion(_)) => Ok(model::Structure {
            steps,
            span: span(structure.span),
        }),
        _ => Err(at("steps", Problem::NoConclusion)),
    }
}

fn inference(inference: Inference, counts: &Counts) -> Checked<model::Inference> {
    Ok(model::Inference {
        argument: counts.argument("argument", inference.argument)?,
        conclusion: inference.conclusion,
        rules: texts(inference.rules),
        data: data(inference.data).map_err(under("data"))?.into(),
        span: span(inference.span),
    })
}

/// Every inference must lead to a step that is drawn by it, and every conclusion must be drawn
/// by an inference that leads to it.
fn check_structures(model: &Model) -> Checked<()> {
    let mismatch = |place: String| at(&place, Problem::InferenceMismatch);
    for (index, inference) in model.inferences.iter().enumerate() {
        let id = InferenceId(index as u32);
        let structure = model.argument(inference.argument).structure.as_ref();
        let step = structure.and_then(|lines| lines.steps.get(inference.conclusion as usize));
        if step.is_none_or(|step| step.kind != model::StepKind::Conclusion(id)) {
            return Err(mismatch(format!("inferences[{index}]")));
        }
    }
    for (index, argument) in model.arguments.iter().enumerate() {
        let steps = argument.structure.iter().flat_map(|lines| &lines.steps);
        for (line, step) in steps.enumerate() {
            let model::StepKind::Conclusion(id) = step.kind else {
                continue;
            };
            let inference = model.inference(id);
            let meets = (inference.argument.index(), inference.conclusion as usize);
            if meets != (index, line) {
                let place = format!("arguments[{index}].structure.steps[{line}].inference");
                return Err(mismatch(place));
            }
        }
    }
    Ok(())
}

fn relation(relation: Relation, counts: &Counts) -> Checked<model::Relation> {
    Ok(model::Relation {
        kind: match relation.kind {
            RelationKind::Support => model::RelationKind::Support,
            RelationKind::Attack => model::RelationKind::Attack,
            RelationKind::Undercut => model::RelationKind::Undercut,
            RelationKind::Entails => model::RelationKind::Entails,
            RelationKind::Contrary => model::RelationKind::Contrary,
            RelationKind::Contradictory => model::RelationKind::Contradictory,
        },
        from: end("from", relation.from, counts)?,
        to: end("to", relation.to, counts)?,
        origins: relation.origins.into_iter().map(span).collect(),
    })
}

fn end(place: &str, end: End, counts: &Counts) -> Checked<model::End> {
    Ok(match end {
        End::Statement(index) => model::End::Statement(counts.statement(place, index)?),
        End::Argument(index) => model::End::Argument(counts.argument(place, index)?),
        End::Inference(index) => model::End::Inference(counts.inference(place, index)?),
    })
}

fn section(section: Section, index: usize) -> Checked<model::Section> {
    if section
        .parent
        .is_some_and(|parent| parent as usize >= index)
    {
        return Err(at("parent", Problem::SectionOrder));
    }
    Ok(model::Section {
        ranges: ranges(section.ranges, &section.title)?.into(),
        title: section.title.into(),
        level: section.level,
        parent: section.parent.map(SectionId),
        tags: texts(section.tags),
        data: data(section.data).map_err(under("data"))?.into(),
        span: span(section.span),
    })
}

fn marks(marks: Marks) -> Checked<model::Marks> {
    let weight = marks.weight;
    if weight.is_some_and(|weight| !(0.0..=1.0).contains(&weight)) {
        return Err(at("weight", Problem::Weight));
    }
    Ok(model::Marks {
        quote: all("quote", marks.quote, |quote, _| {
            let known = (quote.place as usize) < marks.at.len();
            known
                .then_some(model::Quote {
                    place: quote.place,
                    words: quote.words,
                })
                .ok_or_else(|| at("place", Problem::Dangling(quote.place)))
        })?,
        at: all("at", marks.at, |place, _| {
            PlaceRange::parse(&place).ok_or_else(|| at("", Problem::Place(place)))
        })?,
        voice: marks.voice,
        role: marks.role.map(|role| match role {
            Role::Thesis => model::Role::Thesis,
            Role::Premise => model::Role::Premise,
            Role::Counterpoint => model::Role::Counterpoint,
            Role::Rebuttal => model::Role::Rebuttal,
            Role::Background => model::Role::Background,
        }),
        implicit: marks.implicit,
        weight,
        accept: marks.accept,
    })
}

/// A value, which may have been made by a program rather than read.
fn data(value: Value) -> Checked<Data> {
    let mut stack = vec![(&value.0, 0)];
    while let Some((data, depth)) = stack.pop() {
        let finite = !matches!(data, Data::Number(number) if !number.is_finite());
        if !finite || depth > DEEPEST {
            return Err(at("", Problem::Value));
        }
        match data {
            Data::List(values) => stack.extend(values.iter().map(|value| (value, depth + 1))),
            Data::Map(entries) => stack.extend(entries.iter().map(|(_, value)| (value, depth + 1))),
            _ => {}
        }
    }
    Ok(value.0)
}

fn span(span: Span) -> text::Span {
    text::Span::new(span.start, span.end)
}
