//! What JavaScript gets. The TypeScript of these is in `types.d.ts`.

use serde::{Deserialize, Serialize};

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in UTF-16 units, from 1.
    pub column: u32,
    /// The offset in UTF-16 units, from 0.
    pub offset: u32,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// Its first unit.
    pub start: Position,
    /// One past its last unit.
    pub end: Position,
}

/// A remark about a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The stable name of its kind.
    pub code: &'static str,
    /// `error`, `warning` or `hint`.
    pub severity: &'static str,
    /// What is the matter.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// What it is about.
    pub range: Range,
}

/// A statement, or what an argument has in common with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Element {
    /// The title; `Untitled n` where the text gives none.
    pub title: String,
    /// Whether the text gives the title.
    pub titled: bool,
    /// The text that stands for it; may be empty.
    pub text: String,
    /// Its tags, without `#`.
    pub tags: Vec<String>,
    /// Where the source says it.
    pub at: Vec<String>,
    /// Who asserts it; `None` for the author.
    pub voice: Option<String>,
    /// Where it stands first.
    pub range: Option<Range>,
}

/// An argument.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Argument {
    /// What it has in common with a statement.
    #[serde(flatten)]
    pub element: Element,
    /// Its premises and conclusions in order; empty for a sketch.
    pub steps: Vec<Step>,
}

impl std::ops::Deref for Argument {
    type Target = Element;

    fn deref(&self) -> &Element {
        &self.element
    }
}

/// A line of a premise–conclusion structure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The title of its statement.
    pub title: String,
    /// `premise` or `conclusion`.
    pub kind: &'static str,
    /// The rules of the inference that draws it; empty for a premise.
    pub rules: Vec<String>,
}

/// One end of a relation; an undercut's is the argument whose inference it attacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct End {
    /// `statement` or `argument`.
    #[serde(rename = "type")]
    pub element: &'static str,
    /// Its title.
    pub title: String,
}

/// A relation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// How `from` bears on `to`.
    pub kind: &'static str,
    /// The reason.
    pub from: End,
    /// What it bears on.
    pub to: End,
}

/// What a text says and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parsed {
    /// The title in the front matter.
    pub title: Option<String>,
    /// The statements.
    pub statements: Vec<Element>,
    /// The arguments.
    pub arguments: Vec<Argument>,
    /// The relations.
    pub relations: Vec<Relation>,
    /// What is wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// What JavaScript may ask of a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MapOptions {
    /// How many levels of reasons are unfolded; all where it is not given.
    pub depth: Option<u32>,
}

/// A card of a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MapNode {
    /// Its name, unlike that of any other node.
    pub id: String,
    /// `statement` or `argument`.
    #[serde(rename = "type")]
    pub element: &'static str,
    /// The title to show.
    pub title: Option<String>,
    /// The text to show; may be empty.
    pub text: String,
    /// What it does in the article: `thesis`, `premise`, `counterpoint`, `rebuttal` or
    /// `background`.
    pub role: &'static str,
    /// Who asserts it; `None` for the author.
    pub voice: Option<String>,
    /// Whether nobody states it and the reconstruction needs it.
    pub implicit: bool,
    /// Where the source says it.
    pub at: Vec<String>,
    /// Reasons for it that are folded away.
    pub hidden_pro: u32,
    /// Reasons against it that are folded away.
    pub hidden_con: u32,
}

/// An arrow of a map, from a reason to what it bears on; nodes by their id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MapEdge {
    /// The reason.
    pub from: String,
    /// What it bears on.
    pub to: String,
    /// How it bears on it.
    pub kind: &'static str,
    /// `stated`, `premise` or `conclusion`.
    pub origin: &'static str,
}

/// The visible part of a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Map {
    /// Where reading starts.
    pub roots: Vec<String>,
    /// The cards, in document order.
    pub nodes: Vec<MapNode>,
    /// The arrows between them.
    pub edges: Vec<MapEdge>,
}
