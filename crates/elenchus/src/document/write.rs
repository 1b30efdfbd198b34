//! From a model to its document.

use super::shape::{
    Argument, Document, End, Inference, Marks, Member, MemberRole, Mode, Quote, Range, RangeKind,
    Relation, RelationKind, Role, Section, Span, Statement, Step, Structure,
};
use super::{VERSION, Value};
use crate::{model, text};

impl From<&model::Model> for Document {
    fn from(model: &model::Model) -> Self {
        Self {
            version: VERSION,
            mode: match model.mode() {
                model::Mode::Loose => Mode::Loose,
                model::Mode::Strict => Mode::Strict,
            },
            front_matter: value(model.front_matter()),
            statements: model.statements().iter().map(statement).collect(),
            arguments: model.arguments().iter().map(argument).collect(),
            inferences: model.inferences().iter().map(inference).collect(),
            relations: model.relations().iter().map(relation).collect(),
            sections: model.sections().iter().map(section).collect(),
        }
    }
}

fn statement(statement: &model::Statement) -> Statement {
    Statement {
        title: (&statement.title).into(),
        titled: statement.titled,
        members: statement.members.iter().map(member).collect(),
        canonical: statement.canonical.map(|index| index as u32),
        tags: strings(&statement.tags),
        data: value(&statement.data),
        marks: marks(&statement.marks),
        section: statement.section.map(|id| id.0),
    }
}

fn argument(argument: &model::Argument) -> Argument {
    Argument {
        title: (&argument.title).into(),
        titled: argument.titled,
        members: argument.members.iter().map(member).collect(),
        canonical: argument.canonical.map(|index| index as u32),
        structure: argument.structure.as_ref().map(structure),
        tags: strings(&argument.tags),
        data: value(&argument.data),
        marks: marks(&argument.marks),
        section: argument.section.map(|id| id.0),
    }
}

fn strings(texts: &[text::Text]) -> Vec<String> {
    texts.iter().map(String::from).collect()
}

fn member(member: &model::Member) -> Member {
    Member {
        text: (&member.text).into(),
        ranges: member.ranges().iter().map(range).collect(),
        is_reference: member.is_reference,
        role: match member.role {
            model::MemberRole::TopLevel => MemberRole::TopLevel,
            model::MemberRole::ListItem => MemberRole::ListItem,
            model::MemberRole::Relation => MemberRole::Relation,
            model::MemberRole::Premise(id) => MemberRole::Premise { argument: id.0 },
            model::MemberRole::IntermediaryConclusion(id) => {
                MemberRole::IntermediaryConclusion { argument: id.0 }
            }
            model::MemberRole::MainConclusion(id) => MemberRole::MainConclusion { argument: id.0 },
            model::MemberRole::ArgumentDescription => MemberRole::ArgumentDescription,
        },
        tags: strings(member.tags()),
        data: value(member.data()),
        section: member.section.map(|id| id.0),
        span: span(member.span),
    }
}

fn range(range: &model::TextRange) -> Range {
    Range {
        kind: match &range.kind {
            model::RangeKind::Bold => RangeKind::Bold,
            model::RangeKind::Italic => RangeKind::Italic,
            model::RangeKind::Link(url) => RangeKind::Link { url: url.into() },
            model::RangeKind::StatementMention(title) => RangeKind::StatementMention {
                title: title.into(),
            },
            model::RangeKind::ArgumentMention(title) => RangeKind::ArgumentMention {
                title: title.into(),
            },
            model::RangeKind::Tag(written) => RangeKind::Tag {
                written: written.into(),
            },
        },
        start: range.span.start,
        end: range.span.end,
    }
}

fn structure(structure: &model::Structure) -> Structure {
    let step = |step: &model::Step| Step {
        number: step.number,
        statement: step.statement.0,
        member: step.member,
        inference: match step.kind {
            model::StepKind::Premise => None,
            model::StepKind::Conclusion(id) => Some(id.0),
        },
    };
    Structure {
        steps: structure.steps.iter().map(step).collect(),
        span: span(structure.span),
    }
}

fn inference(inference: &model::Inference) -> Inference {
    Inference {
        argument: inference.argument.0,
        conclusion: inference.conclusion,
        rules: strings(&inference.rules),
        data: value(&inference.data),
        span: span(inference.span),
    }
}

fn relation(relation: &model::Relation) -> Relation {
    Relation {
        kind: match relation.kind {
            model::RelationKind::Support => RelationKind::Support,
            model::RelationKind::Attack => RelationKind::Attack,
            model::RelationKind::Undercut => RelationKind::Undercut,
            model::RelationKind::Entails => RelationKind::Entails,
            model::RelationKind::Contrary => RelationKind::Contrary,
            model::RelationKind::Contradictory => RelationKind::Contradictory,
        },
        from: end(relation.from),
        to: end(relation.to),
        origins: relation.origins.iter().copied().map(span).collect(),
    }
}

fn end(end: model::End) -> End {
    match end {
        model::End::Statement(id) => End::Statement(id.0),
        model::End::Argument(id) => End::Argument(id.0),
        model::End::Inference(id) => End::Inference(id.0),
    }
}

fn section(section: &model::Section) -> Section {
    Section {
        title: (&section.title).into(),
        ranges: section.ranges.iter().map(range).collect(),
        level: section.level,
        parent: section.parent.map(|id| id.0),
        tags: strings(&section.tags),
        data: value(&section.data),
        span: span(section.span),
    }
}

fn marks(marks: &model::Marks) -> Marks {
    Marks {
        at: marks.at.iter().map(ToString::to_string).collect(),
        quote: marks.quote.iter().map(quote).collect(),
        voice: marks.voice.clone(),
        role: marks.role.map(|role| match role {
            model::Role::Thesis => Role::Thesis,
            model::Role::Premise => Role::Premise,
            model::Role::Counterpoint => Role::Counterpoint,
            model::Role::Rebuttal => Role::Rebuttal,
            model::Role::Background => Role::Background,
        }),
        implicit: marks.implicit,
        weight: marks.weight,
        accept: marks.accept,
    }
}

fn quote(quote: &model::Quote) -> Quote {
    Quote {
        place: quote.place,
        words: quote.words.clone(),
    }
}

fn value(data: &model::Data) -> Value {
    data.clone().into()
}

fn span(span: text::Span) -> Span {
    Span {
        start: span.start,
        end: span.end,
    }
}
