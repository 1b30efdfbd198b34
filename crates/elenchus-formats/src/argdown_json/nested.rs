//! What nests: sections, and the groups of the map. Both are gathered from the last to the first
//! instead of by recursion, since texts nest them as deep as they like.

use elenchus::Model;
use elenchus::map::{Colour, Group, Map, Node, colours};
use elenchus::model::{Element, Section, SectionId};
use serde_json::{Map as Object, Value, json};

use super::{Texts, head, kind, section_id};

/// How deep things nest at most, from 0; what the text nests deeper stands beside the deepest.
/// Each level is two of JSON's, of which its readers commonly take no more than 128.
pub(super) const DEEPEST: usize = 50;

/// The sections, nested.
pub(super) fn sections(model: &Model, texts: Texts) -> Value {
    let all = model.sections();
    let parent = |section: &Section| section.parent.map(SectionId::index);
    let mut inner = Nest::new(all.iter().map(parent));
    for (index, section) in all.iter().enumerate().rev() {
        let title = texts.section(section);
        let mut object = head("section", &title, &section.tags, &section.data);
        object.insert("id".into(), section_id(Some(SectionId(index as u32))));
        object.insert("level".into(), section.level.into());
        object.insert("children".into(), inner.take(Some(index)).into());
        inner.put(index, Value::Object(object));
    }
    inner.take(None).into()
}

/// The map: nodes in nested groups, and edges.
pub(super) fn map(model: &Model, map: &Map, texts: Texts) -> Value {
    let groups = map.groups();
    let parent = |group: &Group| group.parent.map(elenchus::map::GroupId::index);
    let mut inner = Nest::new(groups.iter().map(parent));
    let mut nodes: Vec<Vec<Value>> = vec![Vec::new(); groups.len() + 1];
    let colours = colours(model, map);
    for (index, node) in map.nodes().iter().enumerate() {
        let group = node.group.map_or(groups.len(), |group| group.index());
        let mut object = map_node(model, index, node, texts);
        let text = match node.element {
            Element::Statement(_) => colours.texts.statements,
            Element::Argument(_) => colours.texts.arguments,
        };
        put_colours(&mut object, colours.nodes[index], text);
        nodes[group].push(Value::Object(object));
    }
    for (index, group) in groups.iter().enumerate().rev() {
        let mut children = std::mem::take(&mut nodes[index]);
        children.extend(inner.take(Some(index)));
        let mut object = map_group(model, group, children, texts);
        put_colours(&mut object, colours.groups[index], colours.texts.groups);
        inner.put(index, Value::Object(object));
    }
    let mut top = nodes.pop().unwrap_or_default();
    top.extend(inner.take(None));
    let edges = map.edges().iter().enumerate().map(|(index, edge)| {
        json!({
            "id": format!("e{}", index + 1),
            "type": "map-edge",
            "relationType": kind(edge.kind),
            "from": format!("n{}", edge.from.0),
            "to": format!("n{}", edge.to.0),
            "color": colours.edges[index].map(|colour| colour.to_string()),
        })
    });
    json!({ "nodes": top, "edges": edges.collect::<Vec<_>>() })
}

fn map_group(
    model: &Model,
    group: &Group,
    children: Vec<Value>,
    texts: Texts,
) -> Object<String, Value> {
    let section = model.section(group.section);
    let title = texts.section(section);
    let mut object = Object::new();
    object.insert("id".into(), section_id(Some(group.section)));
    object.insert("title".into(), title.clone().into());
    object.insert("type".into(), "group-map-node".into());
    object.insert("level".into(), section.level.into());
    object.insert("labelTitle".into(), title.into());
    object.insert("isClosed".into(), group.closed.into());
    object.insert("children".into(), children.into());
    object
}

fn put_colours(object: &mut Object<String, Value>, own: Option<Colour>, text: Option<Colour>) {
    for (key, colour) in [("color", own), ("fontColor", text)] {
        if let Some(colour) = colour {
            object.insert(key.into(), colour.to_string().into());
        }
    }
}

fn map_node(model: &Model, index: usize, node: &Node, texts: Texts) -> Object<String, Value> {
    let (word, members, canonical) = match node.element {
        Element::Statement(id) => {
            let statement = model.statement(id);
            (
                "statement-map-node",
                &statement.members,
                statement.canonical,
            )
        }
        Element::Argument(id) => {
            let argument = model.argument(id);
            ("argument-map-node", &argument.members, argument.canonical)
        }
    };
    let text = texts.canonical(members, canonical);
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
    object
}

/// Things that are being put into each other, the last first.
struct Nest {
    /// For each thing the one it stands in.
    parents: Vec<Option<usize>>,
    /// For each thing, and last for none, what stands in it, the last first.
    inner: Vec<Vec<Value>>,
}

impl Nest {
    /// Nests by parents, each of which stands before its children.
    fn new(parents: impl Iterator<Item = Option<usize>>) -> Self {
        let mut depths: Vec<usize> = Vec::new();
        let mut kept: Vec<Option<usize>> = Vec::new();
        for parent in parents {
            let parent = parent.filter(|&parent| parent < depths.len());
            let parent = match parent {
                Some(deep) if depths[deep] >= DEEPEST => kept[deep],
                other => other,
            };
            depths.push(parent.map_or(0, |parent| depths[parent] + 1));
            kept.push(parent);
        }
        Self {
            inner: vec![Vec::new(); kept.len() + 1],
            parents: kept,
        }
    }

    fn put(&mut self, index: usize, value: Value) {
        let parent = self.parents[index].unwrap_or(self.parents.len());
        self.inner[parent].push(value);
    }

    /// What stands in a thing, or in none, in order.
    fn take(&mut self, index: Option<usize>) -> Vec<Value> {
        let index = index.unwrap_or(self.parents.len());
        let mut inner = std::mem::take(&mut self.inner[index]);
        inner.reverse();
        inner
    }
}
