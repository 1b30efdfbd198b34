use std::rc::Rc;

use elenchus::Diagnostic;
use elenchus::Model;
use elenchus::map::{Map, NodeId, Options, project};
use elenchus::model::{Element, SectionId};
use elenchus::source::{Source, sources};
use elenchus::text::{LineIndex, Position};

/// The document that is open: its text and all that is computed from it once.
#[derive(Debug)]
pub struct Document {
    /// What to call the file when the text gives no title.
    pub name: String,
    /// Where it was fetched from; `None` where the reader brought it along.
    pub url: Option<String>,
    /// The Argdown text.
    pub text: String,
    /// What it says.
    pub model: Model,
    /// What is shown of it.
    pub map: Map,
    /// The articles it reads.
    pub sources: Vec<Source>,
    /// What is wrong with it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    lines: LineIndex,
}

impl Document {
    /// Reads a text. Never fails: what cannot be read is among the diagnostics.
    pub fn read(name: impl Into<String>, text: impl Into<String>) -> Rc<Self> {
        Rc::new(Self::of(name.into(), None, text.into()))
    }

    /// Reads a text that was fetched from this address.
    pub fn fetched(url: &str, name: &str, text: String) -> Rc<Self> {
        Rc::new(Self::of(name.to_owned(), Some(url.to_owned()), text))
    }

    fn of(name: String, url: Option<String>, text: String) -> Self {
        let parsed = elenchus::parse(&text);
        Self {
            name,
            url,
            map: project(&parsed.model, &Options::reading()),
            sources: sources(&parsed.model),
            model: parsed.model,
            diagnostics: parsed.diagnostics,
            lines: LineIndex::new(&text),
            text,
        }
    }

    /// The title in the front matter, or the name of the file.
    pub fn title(&self) -> &str {
        self.model.title().unwrap_or(&self.name)
    }

    /// Line and column of a byte offset of the text.
    pub fn position(&self, offset: u32) -> Position {
        self.lines.position(&self.text, offset)
    }

    /// The title of a node, or the first words of its text where it has none.
    pub fn title_of(&self, node: NodeId) -> &str {
        let shown = self.map.node(node);
        if shown.shows_title {
            self.model.title_of(shown.element)
        } else {
            self.text_of(node)
        }
    }

    /// The text of a node, that of its conclusion where it has none itself; may be empty.
    pub fn text_of(&self, node: NodeId) -> &str {
        self.map.node(node).text(&self.model)
    }

    /// A source by its key.
    pub fn source(&self, key: Option<&str>) -> Option<&Source> {
        self.sources
            .iter()
            .find(|source| Some(source.key.as_str()) == key)
    }

    /// What to call a source: its title, or its key.
    pub fn source_title<'d>(&'d self, key: Option<&'d str>) -> &'d str {
        let title = self.source(key).and_then(|source| source.title.as_deref());
        title.or(key).unwrap_or("article")
    }

    /// The section a node stands in.
    pub fn section_of(&self, node: NodeId) -> Option<SectionId> {
        match self.map.node(node).element {
            Element::Statement(id) => self.model.statement(id).section,
            Element::Argument(id) => self.model.argument(id).section,
        }
    }
}
