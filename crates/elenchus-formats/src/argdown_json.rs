//! The shape of the JSON that Argdown's own tools export: members keyed by title, relations and
//! the map beside them. Colours and positions in the text are not part of it.

use elenchus::Model;
use elenchus::map::{GroupId, Map, Options, project};
use elenchus::model::{
    Argument, Data, Element, End, Member, MemberRole, RelationKind, Section, SectionId, Statement,
    StepKind,
};
use serde_json::{Map as Object, Value, json};

use crate::json::indented;

/// Writes a model, and the map that its front matter asks for, as Argdown's tools do.
pub(crate) fn argdown_json(model: &Model) -> String {
    let exploded = model.explodes().then(|| model.exploded());
    let model = exploded.as_ref().unwrap_or(model);
    let texts = Texts::of(model);
    let map = project(model, &Options::from_front_matter(model.front_matter()));
    indented(&json!({
        "arguments": arguments(model, texts),
        "statements": statements(model, texts),
        "relations": relations(model),
        "map": map_of(model, &map, texts),
        "sections": sections(model, None, texts),
        "tags": tags(model),
        "frontMatter": data(model.front_matter()),
    }))
}

/// Whether tags are left out of texts.
#[derive(Clone, Copy)]
struct Texts {
    without_tags: bool,
}

impl Texts {
    fn of(model: &Model) -> Self {
        let settings = model.front_matter().get("model");
        let flag = settings.and_then(|settings| settings.get("removeTagsFromText"));
        Self {
            without_tags: flag.and_then(Data::as_bool) == Some(true),
        }
    }

    fn member(self, member: &Member) -> String {
        if self.without_tags {
            member.text.clone()
        } else {
            member.text_with_tags()
        }
    }

    fn section(self, section: &Section) -> String {
        if self.without_tags {
            section.title.clone()
        } else {
            section.title_with_tags()
        }
    }

    /// The text of the member that stands for an element.
    fn canonical(self, members: &[Member], canonical: Option<usize>) -> String {
        let member = canonical.and_then(|index| members.get(index));
        member.map_or_else(String::new, |member| self.member(member))
    }
}

fn statements(model: &Model, texts: Texts) -> Value {
    let entry = |statement: &Statement| {
        let mut object = head(
            "equivalence-class",
            &statement.title,
            &statement.tags,
            &statement.data,
        );
        object.insert("section".into(), section_id(statement.section));
        object.insert("members".into(), members(model, statement, texts));
        (statement.title.clone(), Value::Object(object))
    };
    Value::Object(model.statements().iter().map(entry).collect())
}

fn members(model: &Model, statement: &Statement, texts: Texts) -> Value {
    let member = |member: &Member| {
        let mut object = member_head(member, &statement.title, texts);
        if let Some(role) = role(member.role) {
            object.insert("role".into(), role.into());
        }
        if let MemberRole::Premise(id)
        | MemberRole::IntermediaryConclusion(id)
        | MemberRole::MainConclusion(id) = member.role
        {
            object.insert(
                "argumentTitle".into(),
                model.argument(id).title.clone().into(),
            );
        }
        Value::Object(object)
    };
    statement.members.iter().map(member).collect()
}

fn member_head(member: &Member, title: &str, texts: Texts) -> Object<String, Value> {
    let mut object = head("statement", title, &member.tags, &member.data);
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

fn arguments(model: &Model, texts: Texts) -> Value {
    let entry = |argument: &Argument| {
        let mut object = head("argument", &argument.title, &argument.tags, &argument.data);
        object.insert("section".into(), section_id(argument.section));
        let members = argument.members.iter().map(|member| {
            let mut object = member_head(member, &argument.title, texts);
            object.insert("role".into(), "argument-description".into());
            Value::Object(object)
        });
        object.insert("members".into(), members.collect());
        object.insert("pcs".into(), structure(model, argument, texts));
        (argument.title.clone(), Value::Object(object))
    };
    Value::Object(model.arguments().iter().map(entry).collect())
}

fn structure(model: &Model, argument: &Argument, texts: Texts) -> Value {
    let steps = argument
        .structure
        .as_ref()
        .map_or(&[][..], |structure| &structure.steps);
    let last = steps.len().saturating_sub(1);
    let line = |(index, step): (usize, &elenchus::model::Step)| {
        let statement = model.statement(step.statement);
        let mut object = match statement.members.get(step.member as usize) {
            Some(member) => member_head(member, &statement.title, texts),
            None => head("statement", &statement.title, &[], &Data::Null),
        };
        object.insert("argumentTitle".into(), argument.title.clone().into());
        let role = match step.kind {
            StepKind::Premise => "premise",
            StepKind::Conclusion(_) if index == last => "main-conclusion",
            StepKind::Conclusion(_) => "intermediary-conclusion",
        };
        object.insert("role".into(), role.into());
        if let StepKind::Conclusion(id) = step.kind {
            let inference = model.inference(id);
            let mut drawn = Object::new();
            drawn.insert("type".into(), "inference".into());
            drawn.insert("inferenceRules".into(), inference.rules.clone().into());
            put_data(&mut drawn, &inference.data);
            drawn.insert("conclusionIndex".into(), index.into());
            drawn.insert("argumentTitle".into(), argument.title.clone().into());
            object.insert("inference".into(), Value::Object(drawn));
        }
        Value::Object(object)
    };
    steps.iter().enumerate().map(line).collect()
}

fn relations(model: &Model) -> Value {
    let relation = |relation: &elenchus::model::Relation| {
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
    match end {
        End::Statement(id) => (
            model.statement(id).title.clone().into(),
            "equivalence-class",
        ),
        End::Argument(id) => (model.argument(id).title.clone().into(), "argument"),
        End::Inference(id) => {
            let inference = model.inference(id);
            let argument = &model.argument(inference.argument).title;
            (
                json!({ "argumentTitle": argument, "conclusionIndex": inference.conclusion }),
                "inference",
            )
        }
    }
}

fn kind(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Support => "support",
        RelationKind::Attack => "attack",
        RelationKind::Undercut => "undercut",
        RelationKind::Entails => "entails",
        RelationKind::Contrary => "contrary",
        RelationKind::Contradictory => "contradictory",
    }
}

/// The sections beneath one, or on top. Sections are nested as deep as the text has `#`, which
/// is why they are gathered from the last to the first instead of by recursion.
fn sections(model: &Model, parent: Option<SectionId>, texts: Texts) -> Value {
    let all = model.sections();
    let mut children: Vec<Vec<Value>> = vec![Vec::new(); all.len() + 1];
    let slot = |parent: Option<SectionId>| parent.map_or(all.len(), SectionId::index);
    for (index, section) in all.iter().enumerate().rev() {
        let mut inner = std::mem::take(&mut children[index]);
        inner.reverse();
        let title = texts.section(section);
        let mut object = head("section", &title, &section.tags, &section.data);
        object.insert("id".into(), section_id(Some(SectionId(index as u32))));
        object.insert("level".into(), section.level.into());
        object.insert("children".into(), inner.into());
        children[slot(section.parent)].push(Value::Object(object));
    }
    let mut top = std::mem::take(&mut children[slot(parent)]);
    top.reverse();
    top.into()
}

fn section_id(section: Option<SectionId>) -> Value {
    section.map_or(Value::Null, |id| format!("s{}", id.0 + 1).into())
}

fn map_of(model: &Model, map: &Map, texts: Texts) -> Value {
    let groups = map.groups();
    let slot = |group: Option<GroupId>| group.map_or(groups.len(), GroupId::index);
    let mut children: Vec<Vec<Value>> = vec![Vec::new(); groups.len() + 1];
    for (index, node) in map.nodes().iter().enumerate() {
        children[slot(node.group)].push(map_node(model, index, node, texts));
    }
    for (index, group) in groups.iter().enumerate().rev() {
        let section = model.section(group.section);
        let title = texts.section(section);
        let inner = std::mem::take(&mut children[index]);
        let value = json!({
            "id": section_id(Some(group.section)),
            "title": title,
            "type": "group-map-node",
            "level": section.level,
            "labelTitle": title,
            "isClosed": group.closed,
            "children": inner,
        });
        children[slot(group.parent)].push(value);
    }
    let edges = map.edges().iter().enumerate().map(|(index, edge)| {
        json!({
            "id": format!("e{}", index + 1),
            "type": "map-edge",
            "relationType": kind(edge.kind),
            "from": format!("n{}", edge.from.0),
            "to": format!("n{}", edge.to.0),
        })
    });
    json!({ "nodes": children.pop(), "edges": edges.collect::<Vec<_>>() })
}

fn map_node(model: &Model, index: usize, node: &elenchus::map::Node, texts: Texts) -> Value {
    let (word, text) = match node.element {
        Element::Statement(id) => {
            let statement = model.statement(id);
            (
                "statement-map-node",
                texts.canonical(&statement.members, statement.canonical),
            )
        }
        Element::Argument(id) => {
            let argument = model.argument(id);
            (
                "argument-map-node",
                texts.canonical(&argument.members, argument.canonical),
            )
        }
    };
    let title = model.title_of(node.element);
    let mut object = Object::new();
    object.insert("id".into(), format!("n{index}").into());
    object.insert("title".into(), title.into());
    object.insert("type".into(), word.into());
    if node.shows_title {
        object.insert("labelTitle".into(), title.into());
    }
    if node.shows_text && !text.is_empty() {
        object.insert("labelText".into(), text.into());
    }
    Value::Object(object)
}

/// Every tag of the document once, in the order of the text.
fn tags(model: &Model) -> Value {
    let mut seen = std::collections::HashSet::new();
    let of_statements = model
        .statements()
        .iter()
        .flat_map(|statement| &statement.tags);
    let of_arguments = model.arguments().iter().flat_map(|argument| &argument.tags);
    let of_sections = model.sections().iter().flat_map(|section| &section.tags);
    let all = of_statements.chain(of_arguments).chain(of_sections);
    all.filter(|tag| seen.insert(tag.as_str()))
        .map(|tag| Value::from(tag.as_str()))
        .collect()
}

fn head(word: &str, title: &str, tags: &[String], data: &Data) -> Object<String, Value> {
    let mut object = Object::new();
    object.insert("type".into(), word.into());
    object.insert("title".into(), title.into());
    if !tags.is_empty() {
        object.insert("tags".into(), tags.into());
    }
    put_data(&mut object, data);
    object
}

fn put_data(object: &mut Object<String, Value>, data_block: &Data) {
    if !data_block.is_empty() {
        object.insert("data".into(), data(data_block));
    }
}

/// A YAML value as JSON; its nesting is bounded by the reader of YAML.
fn data(value: &Data) -> Value {
    match value {
        Data::Null => Value::Null,
        Data::Bool(value) => (*value).into(),
        Data::Integer(value) => (*value).into(),
        Data::Number(value) => (*value).into(),
        Data::Text(text) => text.as_str().into(),
        Data::List(items) => items.iter().map(data).collect(),
        Data::Map(entries) => Value::Object(
            entries
                .iter()
                .map(|(key, value)| (key.clone(), data(value)))
                .collect(),
        ),
    }
}
