use super::Refusal;
use super::outline::{Line, outline, same};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::ArgumentId;
use crate::model::{Element, Member, Model, Parsed, StatementId, resolve};
use crate::sort::by_number;
use crate::syntax::{self, Node, Tree};
use crate::text::{Edit, LineIndex, Span, apply};

/// A text with its tree and its model: what the operations work on. Made once for a text, it
/// serves any number of them.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    tree: Tree,
    parsed: Parsed,
    places: Vec<Place>,
}

/// One statement or argument of the tree, and the member it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The index of its node.
    pub(super) node: u32,
    /// Which statement or argument it is an occurrence of.
    pub(super) element: Element,
    /// Which member of that.
    pub(super) member: u32,
}

impl<'t> Document<'t> {
    /// Reads a text.
    pub fn new(text: &'t str) -> Self {
        let syntax = syntax::parse(text);
        let mut parsed = resolve(&syntax.tree, &text.into());
        parsed.diagnostics.extend(syntax.diagnostics);
        crate::diagnostic::in_text_order(&mut parsed.diagnostics);
        let places = places(&syntax.tree, text, &parsed.model);
        Self {
            text,
            tree: syntax.tree,
            parsed,
            places,
        }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Its tree.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// What it says.
    pub fn model(&self) -> &Model {
        &self.parsed.model
    }

    /// What is wrong with it.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.parsed.diagnostics
    }

    /// The innermost statement or argument at `offset`, and where this occurrence of it begins:
    /// the place that [`move_beneath`](super::move_beneath) asks for.
    pub fn place_at(&self, offset: u32) -> Option<(Element, u32)> {
        let path = self.tree.path_to(offset);
        let found = path.iter().rev().find_map(|&node| self.place_of(node))?;
        Some((found.element, self.node(found.node).span().start))
    }

    pub(super) fn node(&self, index: u32) -> Node<'_> {
        // The indices are those of this tree.
        Node::at(&self.tree, self.text, index).unwrap_or_else(|| self.tree.root(self.text))
    }

    /// All occurrences, in the order of the text.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// The occurrence whose node this is.
    pub(super) fn place_of(&self, node: u32) -> Option<Place> {
        let found = self.places.binary_search_by_key(&node, |place| place.node);
        found.ok().map(|index| self.places[index])
    }

    /// The occurrence that begins at `start`.
    pub(super) fn place_starting(&self, start: u32) -> Option<Place> {
        let begins = |place: &Place| self.node(place.node).span().start;
        let found = self.places.binary_search_by_key(&start, begins);
        found.ok().map(|index| self.places[index])
    }

    /// The nodes around a node, outermost first.
    pub(super) fn path_to(&self, node: u32) -> Vec<u32> {
        let mut path = Vec::new();
        let mut index = 0;
        while index < node {
            let end = self.node(index).end();
            if end > node {
                path.push(index);
                index += 1;
            } else {
                index = end;
            }
        }
        path
    }

    pub(super) fn member(&self, place: Place) -> &Member {
        &members(self.model(), place.element)[place.member as usize]
    }

    /// What the text says, line by line.
    pub(super) fn outline(&self) -> Vec<Line<'_>> {
        outline(self)
    }

    /// Gives the edits back where they make of the text what was expected.
    pub(super) fn confirm(
        &self,
        edits: Vec<Edit>,
        expected: Vec<Line<'_>>,
    ) -> Result<Vec<Edit>, Refusal> {
        self.confirm_by(edits, expected, |_| {})
    }

    /// As [`Self::confirm`], where `forget` takes out of an outline what is of no account.
    pub(super) fn confirm_by(
        &self,
        edits: Vec<Edit>,
        expected: Vec<Line<'_>>,
        forget: impl Fn(&mut [Line<'_>]),
    ) -> Result<Vec<Edit>, Refusal> {
        let after = apply(self.text, &edits).ok_or(Refusal::ChangesMore)?;
        let after = Document::new(&after);
        let mut outline = after.outline();
        forget(&mut outline);
        match same(expected, outline) {
            true => Ok(edits),
            false => Err(Refusal::ChangesMore),
        }
    }

    /// That the data in a span cannot be changed: what was remarked on there, else `why`.
    pub(super) fn broken(&self, data: Span, why: &str) -> Refusal {
        let is_why = |remark: &&Diagnostic| {
            let codes = [Code::Yaml, Code::YamlLimit, Code::YamlNotMap];
            codes.contains(&remark.code) && (data.start..=data.end).contains(&remark.span.start)
        };
        let known = self.diagnostics().iter().find(is_why);
        let (at, why) = match known {
            Some(remark) => (remark.span.start, remark.message.as_str()),
            None => {
                let written = data.of(self.text);
                let blank = written.len() - written.trim_start().len();
                (data.start + blank as u32, why)
            }
        };
        Refusal::BrokenData {
            line: LineIndex::new(self.text).position(self.text, at).line,
            why: why.to_owned(),
        }
    }

    /// The title of an element, where the id is one of this model.
    pub(super) fn name(&self, element: Element) -> Option<&str> {
        let model = self.model();
        match element {
            Element::Statement(id) => model.statements().get(id.index()).map(|s| s.title.as_str()),
            Element::Argument(id) => model.arguments().get(id.index()).map(|a| a.title.as_str()),
        }
    }

    /// The member whose text is the element's.
    pub(super) fn canonical(&self, element: Element) -> Option<usize> {
        match element {
            Element::Statement(id) => self.model().statements().get(id.index())?.canonical,
            Element::Argument(id) => self.model().arguments().get(id.index())?.canonical,
        }
    }

    /// The occurrence whose text is the element's, or the first: where it is at home.
    pub(super) fn home(&self, element: Element) -> Option<Place> {
        let member = self.canonical(element).unwrap_or_default() as u32;
        let mut places = self.places().iter();
        let found = places.find(|place| place.element == element && place.member == member);
        found.copied()
    }

    /// The title of an element, where the text gives it one.
    pub(super) fn written_title(&self, element: Element) -> Option<&str> {
        let model = self.model();
        let (title, titled) = match element {
            Element::Statement(id) => {
                let statement = model.statements().get(id.index())?;
                (&statement.title, statement.titled)
            }
            Element::Argument(id) => {
                let argument = model.arguments().get(id.index())?;
                (&argument.title, argument.titled)
            }
        };
        titled.then_some(title.as_str())
    }

    /// What bears this title.
    pub(super) fn titled(&self, title: &str, argument: bool) -> Option<Element> {
        match argument {
            true => self.model().argument_titled(title).map(Element::Argument),
            false => self.model().statement_titled(title).map(Element::Statement),
        }
    }

    /// Where the line of `offset` begins.
    pub(super) fn line_start(&self, offset: u32) -> u32 {
        let before = self.text.get(..offset as usize).unwrap_or_default();
        let found = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        // A byte order mark stays the first thing there is.
        match found {
            0 if self.text.starts_with('\u{feff}') => 3.min(offset),
            found => found as u32,
        }
    }

    /// The line ending that the text uses first.
    pub(super) fn line_ending(&self) -> &'static str {
        let bytes = self.text.as_bytes();
        match bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            Some(at) if bytes[at] == b'\n' => "\n",
            Some(at) if bytes.get(at + 1) == Some(&b'\n') => "\r\n",
            Some(_) => "\r",
            None => "\n",
        }
    }
}

/// The members of an element; none where the id is of another model.
pub(super) fn members(model: &Model, element: Element) -> &[Member] {
    match element {
        Element::Statement(id) => model
            .statements()
            .get(id.index())
            .map_or(&[], |s| &s.members),
        Element::Argument(id) => model
            .arguments()
            .get(id.index())
            .map_or(&[], |a| &a.members),
    }
}

/// Pairs the nodes of statements and arguments with the members they became: both begin at the
/// same place, and no two begin at one.
fn places(tree: &Tree, text: &str, model: &Model) -> Vec<Place> {
    let statements =
        (0..model.statements().len()).map(|i| Element::Statement(StatementId(i as u32)));
    let arguments = (0..model.arguments().len()).map(|i| Element::Argument(ArgumentId(i as u32)));
    let mut found: Vec<(Span, Element, u32)> = Vec::new();
    for element in statements.chain(arguments) {
        let members = members(model, element).iter().enumerate();
        found.extend(members.map(|(index, member)| (member.span, element, index as u32)));
    }
    by_number(&mut found, |(span, ..)| u64::from(span.start));
    let nodes = (0..tree.len() as u32)
        .filter_map(|index| Node::at(tree, text, index))
        .filter(|&node| syntax::Element::of(node).is_some());
    let pair = |(node, (_, element, member)): (Node<'_>, (Span, Element, u32))| Place {
        node: node.index(),
        element,
        member,
    };
    nodes.zip(found).map(pair).collect()
}
