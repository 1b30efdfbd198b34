//! Statements, arguments and relations, each in the order of the text.

use std::collections::HashMap;

use elenchus::Model;
use elenchus::model::{
    Argument, Element, End, Member, MemberRole, Relation, Statement, StatementId, Step, StepKind,
};
use serde_json::{Map as Object, Value, json};

use super::{Texts, head, kind, put_data, section_id, texts_of};

/// The inferences of a model by the line they draw: its statement and where it begins in the
/// text. Argdown's tools take arguments apart by copying lines, so that a line keeps its
/// inference where it has become a premise.
pub(super) struct Inferences(HashMap<(StatementId, u32), Value>);

impl Inferences {
    /// The inferences of a model that is not taken apart.
    pub(super) fn of(model: &Model) -> Self {
        let mut drawn = HashMap::new();
        for argument in model.arguments() {
            for step in steps(argument) {
                if let StepKind::Conclusion(id) = step.kind {
                    let inference = model.inference(id);
                    let mut object = Object::new();
                    object.insert("type".into(), "inference".into());
                    object.insert("inferenceRules".into(), texts_of(&inference.rules));
                    put_data(&mut object, &inference.data);
                    object.insert("conclusionIndex".into(), inference.conclusion.into());
                    object.insert("argumentTitle".into(), argument.title.as_str().into());
                    drawn.insert(place(model, step), Value::Object(object));
                }
            }
        }
        Self(drawn)
    }

    fn that_draws(&self, model: &Model, step: &Step) -> Option<Value> {
        self.0.get(&place(model, step)).cloned()
    }
}

fn place(model: &Model, step: &Step) -> (StatementId, u32) {
    let members = &model.statement(step.statement).members;
    let member = members.get(step.member as usize);
    (step.statement, member.map_or(0, |member| member.span.start))
}

pub(super) fn statements(model: &Model, texts: Texts) -> Value {
    let entry = |statement: &Statement| {
        let title = &statement.title;
        let mut object = head("equivalence-class", title, &statement.tags, &statement.data);
        object.insert("section".into(), section_id(statement.section));
        let members = statement.members.iter();
        let members = members.map(|member| member_of(model, title, member, texts));
        object.insert("members".into(), members.collect());
        (title.to_string(), Value::Object(object))
    };
    Value::Object(model.statements().iter().map(entry).collect())
}

fn member_of(model: &Model, title: &str, member: &Member, texts: Texts) -> Value {
    let mut object = member_head(member, title, texts);
    if let Some(role) = role(member.role) {
        object.insert("role".into(), role.into());
    }
    if let MemberRole::Premise(id)
    | MemberRole::IntermediaryConclusion(id)
    | MemberRole::MainConclusion(id) = member.role
    {
        let argument = model.argument(id).title.as_str();
        object.insert("argumentTitle".into(), argument.into());
    }
    Value::Object(object)
}

fn member_head(member: &Member, title: &str, texts: Texts) -> Object<String, Value> {
    let mut object = head("statement", title, member.tags(), member.data());
    if member.is_reference {
        object.insert("isReference".into(), true.into());
    }
    object.insert("text".into(), texts.member(member).into());
    object.insert("section".into(), section_id(member.section));
    object
}

fn role(role: MemberRole) -> Option<&'static str> {
    Some(match role {
        MemberRole::TopLevel => "top-level-statement",
        MemberRole::Relation => "relation-statement",
        MemberRole::Premise(_) => "premise",
        MemberRole::IntermediaryConclusion(_) => "intermediary-conclusion",
        MemberRole::MainConclusion(_) => "main-conclusion",
        MemberRole::ArgumentDescription => "argument-description",
        MemberRole::ListItem => return None,
    })
}

pub(super) fn arguments(model: &Model, inferences: &Inferences, texts: Texts) -> Value {
    let entry = |argument: &Argument| {
        let title = &argument.title;
        let mut object = head("argument", title, &argument.tags, &argument.data);
        object.insert("section".into(), section_id(argument.section));
        let members = argument.members.iter().map(|member| {
            let mut object = member_head(member, title, texts);
            object.insert("role".into(), "argument-description".into());
            Value::Object(object)
        });
        object.insert("members".into(), members.collect());
        let last = steps(argument).len().saturating_sub(1);
        let lines = steps(argument).iter().enumerate().map(|(index, step)| {
            let mut object = line(model, step, texts);
            object.insert("argumentTitle".into(), title.as_str().into());
            object.insert("role".into(), step_role(step, index == last).into());
            if let Some(inference) = inferences.that_draws(model, step) {
                object.insert("inference".into(), inference);
            }
            Value::Object(object)
        });
        object.insert("pcs".into(), lines.collect());
        (title.to_string(), Value::Object(object))
    };
    Value::Object(model.arguments().iter().map(entry).collect())
}

fn steps(argument: &Argument) -> &[Step] {
    argument
        .structure
        .as_ref()
        .map_or(&[], |structure| &structure.steps)
}

fn line(model: &Model, step: &Step, texts: Texts) -> Object<String, Value> {
    let statement = model.statement(step.statement);
    match statement.members.get(step.member as usize) {
        Some(member) => member_head(member, &statement.title, texts),
        None => head(
            "statement",
            &statement.title,
            &statement.tags,
            &statement.data,
        ),
    }
}

fn step_role(step: &Step, is_last: bool) -> &'static str {
    match step.kind {
        StepKind::Premise => "premise",
        StepKind::Conclusion(_) if is_last => "main-conclusion",
        StepKind::Conclusion(_) => "intermediary-conclusion",
    }
}

pub(super) fn relations(model: &Model) -> Value {
    let relation = |relation: &Relation| {
        let (from, from_type) = end(model, relation.from);
        let (to, to_type) = end(model, relation.to);
        json!({
            "type": "relation",
            "relationType": kind(relation.kind),
            "from": from,
            "fromType": from_type,
            "to": to,
            "toType": to_type,
        })
    };
    model.relations().iter().map(relation).collect()
}

fn end(model: &Model, end: End) -> (Value, &'static str) {
    let title = |element| Value::from(model.title_of(element));
    match end {
        End::Statement(id) => (title(Element::Statement(id)), "equivalence-class"),
        End::Argument(id) => (title(Element::Argument(id)), "argument"),
        End::Inference(id) => {
            let inference = model.inference(id);
            let argument = title(Element::Argument(inference.argument));
            let named =
                json!({ "argumentTitle": argument, "conclusionIndex": inference.conclusion });
            (named, "inference")
        }
    }
}
