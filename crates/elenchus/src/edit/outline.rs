//! What a text says, as a flat list in its order: the same as its syntax tree without what means
//! nothing. Two texts with the same outline have the same model, places aside.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Document;
use super::document::Place;
use crate::model::{ArgumentId, Data, Element, RangeKind, TextRange};
use crate::syntax::{Node, SyntaxKind};
use crate::text::Text;

/// One thing that is said.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line<'m> {
    /// How many things it stands in or beneath.
    pub(super) depth: usize,
    /// The node it is; not compared.
    pub(super) node: Index,
    pub(super) what: What<'m>,
}

/// The index of a node, of no account when lines are compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Index(pub(super) u32);

impl PartialEq for Index {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum What<'m> {
    FrontMatter(Cow<'m, Data>),
    /// A heading of this level.
    Heading(u32, Words<'m>),
    Element(Said<'m>),
    Relation(&'m str),
    /// A structure and the argument it belongs to.
    Structure(Option<Element>),
    /// A numbered line.
    Step(Cow<'m, str>),
    /// Its rules and data, as they are written.
    Inference(Vec<&'m str>),
    List,
    Item,
}

/// One occurrence of a statement or an argument.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said<'m> {
    pub(super) element: Element,
    pub(super) titled: bool,
    pub(super) reference: bool,
    pub(super) words: Words<'m>,
}

/// Text with all that belongs to it.
#[derive(Clone, Debug)]
pub(super) struct Words<'m> {
    pub(super) text: Cow<'m, str>,
    /// What stands out in it, tags aside; `None` where that is of no account.
    pub(super) ranges: Option<Vec<TextRange>>,
    pub(super) tags: Cow<'m, [Text]>,
    pub(super) data: Cow<'m, Data>,
}

impl<'m> Line<'m> {
    /// The words of a heading, a statement or an argument.
    pub(super) fn words_mut(&mut self) -> Option<&mut Words<'m>> {
        match &mut self.what {
            What::Heading(_, words) => Some(words),
            What::Element(said) => Some(&mut said.words),
            _ => None,
        }
    }
}

impl<'m> Words<'m> {
    fn new(text: &'m str, ranges: &[TextRange], tags: &'m [Text], data: &'m Data) -> Self {
        let tag = |range: &&TextRange| matches!(range.kind, RangeKind::Tag(_));
        Self {
            text: Cow::Borrowed(text),
            ranges: Some(ranges.iter().filter(|range| !tag(range)).cloned().collect()),
            tags: Cow::Borrowed(tags),
            data: Cow::Borrowed(data),
        }
    }
}

impl PartialEq for Words<'_> {
    fn eq(&self, other: &Self) -> bool {
        let ranges = self.ranges.as_ref().zip(other.ranges.as_ref());
        self.text == other.text
            && ranges.is_none_or(|(one, other)| one == other)
            && self.tags == other.tags
            && (self.data == other.data || self.data.is_empty() && other.data.is_empty())
    }
}

/// Lists what a document says.
pub(super) fn outline<'d>(document: &'d Document<'_>) -> Vec<Line<'d>> {
    let model = document.model();
    let mut sections = model.sections().iter();
    let owners = owners(document);
    let mut lines = Vec::new();
    let mut open: Vec<u32> = Vec::new();
    let mut index = 1;
    while (index as usize) < document.tree().len() {
        let node = document.node(index);
        while open.last().is_some_and(|&end| end <= index) {
            open.pop();
        }
        index += 1;
        let what = match node.kind() {
            SyntaxKind::FrontMatter => What::FrontMatter(Cow::Borrowed(model.front_matter())),
            SyntaxKind::Heading => {
                let Some(section) = sections.next() else {
                    continue;
                };
                let words = Words::new(
                    &section.title,
                    &section.ranges,
                    &section.tags,
                    &section.data,
                );
                What::Heading(section.level, words)
            }
            SyntaxKind::Statement | SyntaxKind::Argument => {
                let Some(place) = document.place_of(node.index()) else {
                    continue;
                };
                What::Element(said(document, place, node))
            }
            SyntaxKind::Relation => {
                What::Relation(node.child(SyntaxKind::Sign).map_or("", Node::text))
            }
            SyntaxKind::Structure => What::Structure(
                owners
                    .get(&node.span().start)
                    .copied()
                    .map(Element::Argument),
            ),
            SyntaxKind::Step => What::Step(Cow::Borrowed(
                node.child(SyntaxKind::Number).map_or("", Node::text),
            )),
            SyntaxKind::Inference => What::Inference(inference(node)),
            SyntaxKind::List => What::List,
            SyntaxKind::Item => What::Item,
            _ => continue,
        };
        lines.push(Line {
            depth: open.len(),
            node: Index(node.index()),
            what,
        });
        open.push(node.end());
    }
    lines
}

fn said<'d>(document: &'d Document<'_>, place: Place, node: Node<'_>) -> Said<'d> {
    let member = document.member(place);
    Said {
        element: place.element,
        titled: crate::syntax::Element::of(node).is_some_and(|element| element.title().is_some()),
        reference: member.is_reference,
        words: Words::new(&member.text, member.ranges(), member.tags(), member.data()),
    }
}

/// The arguments of the structures, by where these begin.
fn owners(document: &Document<'_>) -> HashMap<u32, ArgumentId> {
    let arguments = document.model().arguments().iter().enumerate();
    arguments
        .filter_map(|(index, argument)| {
            let start = argument.structure.as_ref()?.span.start;
            Some((start, ArgumentId(index as u32)))
        })
        .collect()
}

fn inference(node: Node<'_>) -> Vec<&str> {
    let relation = |child: &Node<'_>| child.kind() == SyntaxKind::Relation;
    let means = |child: &Node<'_>| matches!(child.kind(), SyntaxKind::Rule | SyntaxKind::Data);
    let children = node.children().take_while(|child| !relation(child));
    children.filter(means).map(Node::text).collect()
}

/// Whether two outlines say the same, whatever numbers their elements bear.
pub(super) fn same(mut one: Vec<Line<'_>>, mut other: Vec<Line<'_>>) -> bool {
    number_by_occurrence(&mut one);
    number_by_occurrence(&mut other);
    one == other
}

/// Numbers the elements by where they first occur.
fn number_by_occurrence(lines: &mut [Line<'_>]) {
    let mut known: HashMap<Element, u32> = HashMap::new();
    let mut numbered = |element: Element| {
        let next = known.len() as u32;
        let number = *known.entry(element).or_insert(next);
        match element {
            Element::Statement(_) => Element::Statement(crate::model::StatementId(number)),
            Element::Argument(_) => Element::Argument(ArgumentId(number)),
        }
    };
    for line in lines {
        match &mut line.what {
            What::Element(said) => said.element = numbered(said.element),
            What::Structure(Some(element)) => *element = numbered(*element),
            _ => {}
        }
    }
}
