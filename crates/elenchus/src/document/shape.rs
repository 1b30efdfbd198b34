//! The types of a document. What they mean is told by the types of the same name in
//! [`model`](crate::model).

use serde::{Deserialize, Serialize};

use super::Value;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// An argument map: all that one Argdown document says. Elements refer to each other by their
/// index, from 0, in the list of their kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// The version of this shape: 1.
    pub version: u32,
    /// How `+` and `-` between statements are read.
    #[serde(default)]
    pub mode: Mode,
    /// The front matter of the text; the title of the map is its key `title`.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub front_matter: Value,
    /// The statements, in the order of their first occurrence.
    #[serde(default)]
    pub statements: Vec<Statement>,
    /// The arguments, in the order of their first occurrence.
    #[serde(default)]
    pub arguments: Vec<Argument>,
    /// The inferences of all structures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inferences: Vec<Inference>,
    /// What bears on what.
    #[serde(default)]
    pub relations: Vec<Relation>,
    /// The headings; a section stands after the one it is nested in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
}

/// How `+` and `-` between statements are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// As support and attack.
    #[default]
    Loose,
    /// As entailment and contrariety.
    Strict,
}

/// A proposition: all sentences that carry one title.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// The title, unlike that of any other statement; `Untitled n` where the text gives none.
    pub title: String,
    /// Whether the text itself gives the title.
    pub titled: bool,
    /// The places where it occurs, at least one.
    pub members: Vec<Member>,
    /// The member whose text stands for the statement, by its index among the members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<u32>,
    /// The tags of all members, each once, without `#`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The data of all members, merged.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub data: Value,
    /// What Elenchus reads from the data.
    #[serde(default, skip_serializing_if = "Marks::is_empty")]
    pub marks: Marks,
    /// The section it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<u32>,
}

/// An inference from premises to a conclusion, sketched or reconstructed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Argument {
    /// The title, unlike that of any other argument; `Untitled n` where the text gives none.
    pub title: String,
    /// Whether the text itself gives the title.
    pub titled: bool,
    /// Its descriptions and references.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
    /// The member whose text stands for the argument, by its index among the members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<u32>,
    /// Its premise–conclusion structure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub structure: Option<Structure>,
    /// The tags of all members, each once, without `#`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The data of all members, merged.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub data: Value,
    /// What Elenchus reads from the data.
    #[serde(default, skip_serializing_if = "Marks::is_empty")]
    pub marks: Marks,
    /// The section it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<u32>,
}

/// One occurrence of a statement, or one description of an argument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// The plain text; empty in a reference.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What stands out in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ranges: Vec<Range>,
    /// Whether it only refers to the title.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_reference: bool,
    /// Where it stands.
    pub role: MemberRole,
    /// Its tags, without `#`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Its data block.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub data: Value,
    /// The section it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<u32>,
    /// Where it stands in the text; absent where there is no text.
    #[serde(default, skip_serializing_if = "Span::is_nowhere")]
    pub span: Span,
}

/// Where a member stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum MemberRole {
    /// A paragraph of its own.
    TopLevel,
    /// An item of a list.
    ListItem,
    /// Beneath another element, as one end of a relation.
    Relation,
    /// A premise.
    Premise {
        /// Of this argument.
        argument: u32,
    },
    /// A conclusion on the way to the main one.
    IntermediaryConclusion {
        /// Of this argument.
        argument: u32,
    },
    /// The last conclusion.
    MainConclusion {
        /// Of this argument.
        argument: u32,
    },
    /// The description of an argument.
    ArgumentDescription,
}

/// Something that stands out in a plain text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Range {
    /// What it is.
    #[serde(flatten)]
    pub kind: RangeKind,
    /// The first byte of the plain text, in UTF-8, that it covers.
    pub start: u32,
    /// One past the last byte; the same as `start` for a tag.
    pub end: u32,
}

/// What a range is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum RangeKind {
    /// Strong.
    Bold,
    /// Stressed.
    Italic,
    /// A link.
    Link {
        /// The address as the author wrote it.
        url: String,
    },
    /// Names a statement.
    StatementMention {
        /// Its title.
        title: String,
    },
    /// Names an argument.
    ArgumentMention {
        /// Its title.
        title: String,
    },
    /// A tag that was left out of the text here.
    Tag {
        /// As it stood there.
        written: String,
    },
}

/// A premise–conclusion structure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Structure {
    /// Its numbered lines; the last is the main conclusion.
    pub steps: Vec<Step>,
    /// Where it stands in the text; absent where there is no text.
    #[serde(default, skip_serializing_if = "Span::is_nowhere")]
    pub span: Span,
}

/// One numbered line of a structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Step {
    /// The number the author gave it.
    pub number: u32,
    /// What it states.
    pub statement: u32,
    /// Which member of the statement this line is.
    #[serde(default)]
    pub member: u32,
    /// The inference it is drawn by; absent in a premise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inference: Option<u32>,
}

/// One inference step of a structure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Inference {
    /// The argument it belongs to.
    pub argument: u32,
    /// The index of its conclusion among the steps.
    pub conclusion: u32,
    /// The names of the rules it follows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// Its data block.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub data: Value,
    /// Where it stands in the text; absent where there is no text.
    #[serde(default, skip_serializing_if = "Span::is_nowhere")]
    pub span: Span,
}

/// How one thing bears on another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Relation {
    /// How `from` bears on `to`.
    pub kind: RelationKind,
    /// The reason.
    pub from: End,
    /// What it is a reason for or against.
    pub to: End,
    /// Where the text states it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origins: Vec<Span>,
}

/// The kinds of relation. `contrary` and `contradictory` hold both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// Speaks for it.
    Support,
    /// Speaks against it.
    Attack,
    /// Speaks against the step from premises to conclusion.
    Undercut,
    /// If the first is true, so is the second.
    Entails,
    /// Both cannot be true.
    Contrary,
    /// Exactly one is true.
    Contradictory,
}

/// One end of a relation: `{"statement": 0}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// A statement.
    Statement(u32),
    /// An argument.
    Argument(u32),
    /// An inference.
    Inference(u32),
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Section {
    /// The heading in plain words.
    pub title: String,
    /// What stands out in the title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ranges: Vec<Range>,
    /// How deep it is nested, from 1.
    pub level: u32,
    /// The section it is nested in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<u32>,
    /// Its tags, without `#`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Its data block.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub data: Value,
    /// Where it stands in the text; absent where there is no text.
    #[serde(default, skip_serializing_if = "Span::is_nowhere")]
    pub span: Span,
}

/// What Elenchus reads from an element's data.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Marks {
    /// Where the source says it: `5.3`, `5`, `12.1-12.3` or `other:4.2`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub at: Vec<String>,
    /// Words that are said to stand there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quote: Vec<Quote>,
    /// Who asserts it; absent for the author.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voice: Option<String>,
    /// What it does in the article, where the text says so itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Whether nobody states it and the reconstruction needs it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub implicit: bool,
    /// How strong it is by itself, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<f64>,
    /// Whether the author of the map accepts it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accept: Option<bool>,
}

impl Marks {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Words that are said to stand in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Quote {
    /// The index of their place in `at`.
    pub place: u32,
    /// The words, as the map gives them.
    pub words: String,
}

/// What an element does in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// What the article wants to show.
    Thesis,
    /// A reason for the thesis or for another premise.
    Premise,
    /// Speaks against something the article holds.
    Counterpoint,
    /// Speaks against a counterpoint.
    Rebuttal,
    /// Stands by itself.
    Background,
}

/// A half-open range of bytes, in UTF-8, of the Argdown text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    fn is_nowhere(&self) -> bool {
        *self == Self::default()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_false(value: &bool) -> bool {
    !value
}
