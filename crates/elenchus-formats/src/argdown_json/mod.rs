//! The shape of the JSON that Argdown's own tools export: members keyed by title, relations and
//! the map beside them. Positions in the text are not part of it.

mod date;
mod elements;
mod nested;

use elenchus::Model;
use elenchus::map::{Options, project, regrouped};
use elenchus::model::{Data, Member, RelationKind, Section, SectionId};
use elenchus::text::Text;
use serde_json::{Map as Object, Value, json};

use crate::json::indented;
use elements::Inferences;

/// Writes a model, and the map that its front matter asks for, as Argdown's tools do.
pub(crate) fn argdown_json(model: &Model) -> String {
    let inferences = Inferences::of(model);
    let exploded = model.explodes().then(|| model.exploded());
    let options = Options::from_front_matter(model.front_matter());
    let model = &*regrouped(exploded.as_ref().unwrap_or(model), &options);
    let texts = Texts::of(model);
    let map = project(model, &options);
    indented(&json!({
        "arguments": elements::arguments(model, &inferences, texts),
        "statements": elements::statements(model, texts),
        "relations": elements::relations(model),
        "map": nested::map(model, &map, texts),
        "sections": nested::sections(model, texts),
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
            member.text.to_string()
        } else {
            member.text_with_tags()
        }
    }

    fn section(self, section: &Section) -> String {
        if self.without_tags {
            section.title.to_string()
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

/// Every tag of the document once: those of statements, of arguments, of sections.
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

fn section_id(section: Option<SectionId>) -> Value {
    section.map_or(Value::Null, |id| format!("s{}", id.0 + 1).into())
}

/// What most things begin with.
fn head(word: &str, title: &str, tags: &[Text], data: &Data) -> Object<String, Value> {
    let mut object = Object::new();
    object.insert("type".into(), word.into());
    object.insert("title".into(), title.into());
    if !tags.is_empty() {
        object.insert("tags".into(), texts_of(tags));
    }
    put_data(&mut object, data);
    object
}

fn texts_of(texts: &[Text]) -> Value {
    texts.iter().map(Text::as_str).collect()
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
        Data::Date(written) => date::in_json(written).into(),
        Data::List(items) => items.iter().map(data).collect(),
        Data::Map(entries) => Value::Object(
            entries
                .iter()
                .map(|(key, value)| (key.clone(), data(value)))
                .collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    fn exported(text: &str) -> Value {
        let json = super::argdown_json(&elenchus::parse(text).model);
        serde_json::from_str(&json).expect("it is JSON")
    }

    #[test]
    fn elements_are_keyed_by_title_and_relations_name_them() {
        let json = exported("[A]: a #tag word\n  - <B>: b {weight: 0.5}\n");
        let member = &json["statements"]["A"]["members"][0];
        assert_eq!(member["role"], "top-level-statement");
        assert_eq!(member["text"], "a #tag word");
        assert_eq!(json["arguments"]["B"]["data"]["weight"], 0.5);
        let relation = &json["relations"][0];
        assert_eq!(
            (&relation["relationType"], &relation["from"]),
            (&"attack".into(), &"B".into())
        );
        assert_eq!(
            json["map"]["edges"][0]["from"],
            json["map"]["nodes"][1]["id"]
        );
        assert_eq!(json["tags"][0], "tag");
    }

    #[test]
    fn lines_of_a_structure_have_roles_and_inferences() {
        let json = exported("<A>\n\n(1) p\n(2) q\n-- Modus ponens --\n(3) [C]: c\n");
        let steps = &json["arguments"]["A"]["pcs"];
        assert_eq!(steps[0]["role"], "premise");
        assert_eq!(steps[2]["role"], "main-conclusion");
        assert_eq!(steps[2]["inference"]["inferenceRules"][0], "Modus ponens");
        assert_eq!(steps[2]["inference"]["conclusionIndex"], 2);
    }

    #[test]
    fn what_was_inferred_says_so_also_where_it_is_a_premise() {
        let text = "===\nmodel: {explodeArguments: true}\n===\n\n<A>\n\n(1) p\n-- First --\n(2) q\n-- Second --\n(3) r\n";
        let json = exported(text);
        let premise = &json["arguments"]["A - 2"]["pcs"][0];
        assert_eq!(premise["role"], "premise");
        assert_eq!(premise["inference"]["inferenceRules"][0], "First");
        assert_eq!(premise["inference"]["argumentTitle"], "A");
    }

    #[test]
    fn sections_nest_in_the_order_of_the_text() {
        let json = exported("# One\n\n## Two\n\n[A]: a\n\n## Three\n\n# Four\n");
        let sections = &json["sections"];
        assert_eq!(sections[0]["title"], "One");
        assert_eq!(sections[0]["children"][0]["title"], "Two");
        assert_eq!(sections[0]["children"][1]["title"], "Three");
        assert_eq!(sections[1]["title"], "Four");
        assert_eq!(
            json["statements"]["A"]["section"],
            sections[0]["children"][0]["id"]
        );
    }

    #[test]
    fn headings_deeper_than_readers_of_json_take_stand_beside() {
        let headings = (1..=300).map(|level| format!("{} h\n\n", "#".repeat(level)));
        let json = exported(&headings.collect::<String>());
        let mut at = &json["sections"];
        let mut depth = 0;
        while let Some(inner) = at.as_array().and_then(|sections| sections.first()) {
            at = &inner["children"];
            depth += 1;
        }
        assert_eq!(depth, super::nested::DEEPEST + 1);
    }
}
