//! From a sketch to a premise–conclusion structure.

use std::borrow::Cow;
use std::collections::HashSet;

use super::add::said;
use super::cut::outdented;
use super::escape::{Before, escape};
use super::layout::{indentation, line_end, next_line};
use super::outline::{Index, Line, What};
use super::title::bracketed;
use super::words::shortcodes;
use super::{Document, Refusal};
use crate::model::{ArgumentId, Element, End, RelationKind, StatementId};
use crate::sort::by_number;
use crate::syntax::{Node, SyntaxKind};
use crate::text::{Edit, Span};

/// Where the premises of a new structure come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Premises<'a> {
    /// The statements that support the argument: they move, with what is beneath them.
    Supports,
    /// These sentences, in plain text.
    Given(&'a [&'a str]),
}

/// Gives a sketched argument a premise–conclusion structure. It stands behind the first paragraph
/// of the argument's own, or else, after a new reference, behind the block with its description.
///
/// The conclusion is this text, or, with `None`, the statement that the argument supports.
///
/// ```text
/// [A]: x                      [A]: x
///   + <B>: y             ->     + <B>: y
///     + It is cracked.
///                             <B>
///
///                             (1) It is cracked.
///                             ----
///                             (2) [A]
/// ```
///
/// # Errors
/// Where it has a structure, there is no premise, it supports nothing or what it supports has no
/// title.
pub fn reconstruct(
    document: &Document<'_>,
    argument: ArgumentId,
    premises: Premises<'_>,
    conclusion: Option<&str>,
) -> Result<Vec<Edit>, Refusal> {
    let element = Element::Argument(argument);
    let home = document.home(element).ok_or(Refusal::NotInText)?;
    if document.model().arguments()[argument.index()]
        .structure
        .is_some()
    {
        return Err(Refusal::HasStructure);
    }
    let lines = document.outline();
    let supports = match premises {
        Premises::Supports => supports(document, &lines, element),
        Premises::Given(_) => Vec::new(),
    };
    let mut steps = steps(document, &lines, &supports, premises);
    if steps.is_empty() {
        return Err(Refusal::NoPremise);
    }
    steps.push(concluded(document, argument, conclusion)?);
    let anchor = own_paragraph(document, element);
    let block = anchor.or_else(|| document.path_to(home.node).get(1).copied());
    let block = block.ok_or(Refusal::NotInText)?;
    let last = match anchor {
        Some(_) => block,
        None => with_structure(document, block),
    };

    let mut edits: Vec<Edit> = supports
        .iter()
        .map(|&at| {
            let node = document.node(lines[at].node.0);
            Edit::remove(lines_of(document, node))
        })
        .collect();
    let reference = anchor.is_none().then_some(element);
    edits.push(inserted(document, last, reference, &steps, &edits));
    by_number(&mut edits, |edit| u64::from(edit.span.end));
    let expected = expect(document, &lines, &supports, last, reference, element, steps);
    document.confirm(edits, expected)
}

/// The first paragraph that is of this element itself.
fn own_paragraph(document: &Document<'_>, element: Element) -> Option<u32> {
    let root = document.tree().root(document.text());
    let mut nodes = root.children().map(Node::index);
    nodes.find(|&node| {
        document
            .place_of(node)
            .is_some_and(|place| place.element == element)
    })
}

/// A line of the new structure: as it is written and as it is outlined, from depth 2 on.
struct NewStep<'d> {
    written: String,
    lines: Vec<Line<'d>>,
}

/// The indices of the relations by which statements support an element.
fn supports(document: &Document<'_>, lines: &[Line<'_>], element: Element) -> Vec<usize> {
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        open.truncate(line.depth);
        let parent = open.last().map(|&parent| &lines[parent].what);
        open.push(index);
        let beneath = matches!(parent, Some(What::Element(said)) if said.element == element);
        let supports = matches!(line.what, What::Relation("+" | "<+"));
        let statement = lines.get(index + 1).is_some_and(|next| {
            matches!(&next.what, What::Element(said) if matches!(said.element, Element::Statement(_)))
                && !document.node(next.node.0).span().is_empty()
        });
        if beneath && supports && statement {
            found.push(index);
        }
    }
    found
}

fn steps<'d>(
    document: &Document<'_>,
    lines: &[Line<'d>],
    supports: &[usize],
    premises: Premises<'_>,
) -> Vec<NewStep<'d>> {
    if let Premises::Given(texts) = premises {
        let given = texts.iter().enumerate();
        return given
            .filter_map(|(index, text)| {
                new_step(document, text, StatementId(u32::MAX - 1 - index as u32))
            })
            .collect();
    }
    supports
        .iter()
        .map(|&at| {
            let relation = document.node(lines[at].node.0);
            let width = indentation(document, relation.span().start).len();
            let element = document.node(lines[at + 1].node.0);
            let span = Span::new(element.span().start, lines_of(document, relation).end);
            let written = outdented(document, span, width, false, &[]);
            let depth = lines[at].depth;
            let beneath = lines[at + 1..].iter().take_while(|line| line.depth > depth);
            let deeper = |line: &Line<'d>| Line {
                depth: line.depth + 1 - depth,
                ..line.clone()
            };
            NewStep {
                written: written.trim_end_matches([' ', '\t', '\n', '\r']).to_owned(),
                lines: beneath.map(deeper).collect(),
            }
        })
        .collect()
}

/// A line with a new statement; none where the text is empty.
fn new_step<'d>(document: &Document<'_>, text: &str, id: StatementId) -> Option<NewStep<'d>> {
    let words: Vec<&str> = text
        .split([' ', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
        .collect();
    let words = words.join(" ");
    let written = escape(&words, Before::Mark, shortcodes(document).is_some());
    let what = What::Element(said(Element::Statement(id), false, false, words));
    (!written.is_empty()).then(|| NewStep {
        written,
        lines: vec![new_line(2, what)],
    })
}

fn new_line(depth: usize, what: What<'_>) -> Line<'_> {
    Line {
        depth,
        node: Index(0),
        what,
    }
}

fn concluded<'d>(
    document: &Document<'_>,
    argument: ArgumentId,
    conclusion: Option<&str>,
) -> Result<NewStep<'d>, Refusal> {
    if let Some(text) = conclusion {
        return new_step(document, text, StatementId(u32::MAX)).ok_or(Refusal::EmptyText);
    }
    let mut relations = document.model().relations().iter();
    let supported =
        relations.find_map(
            |relation| match (relation.from, relation.kind, relation.to) {
                (End::Argument(from), RelationKind::Support, End::Statement(to))
                    if from == argument =>
                {
                    Some(to)
                }
                _ => None,
            },
        );
    let element = Element::Statement(supported.ok_or(Refusal::NoConclusion)?);
    let title = document.written_title(element).ok_or(Refusal::NoTitle)?;
    Ok(NewStep {
        written: bracketed(title, false),
        lines: vec![new_line(
            2,
            What::Element(said(element, true, true, String::new())),
        )],
    })
}

/// The block, or the structure that follows it and must not be parted from it.
pub(super) fn with_structure(document: &Document<'_>, block: u32) -> u32 {
    let root = document.tree().root(document.text());
    let mut later = root
        .children()
        .filter(|node| node.index() > block && !node.kind().is_leaf());
    match later.next() {
        Some(next) if next.kind() == SyntaxKind::Structure => next.index(),
        _ => block,
    }
}

fn lines_of(document: &Document<'_>, node: Node<'_>) -> Span {
    let start = document.line_start(node.span().start);
    Span::new(start, next_line(document, line_end(document, node)))
}

/// The structure behind a block.
fn inserted(
    document: &Document<'_>,
    last: u32,
    reference: Option<Element>,
    steps: &[NewStep<'_>],
    cuts: &[Edit],
) -> Edit {
    let ending = document.line_ending();
    let at = lines_of(document, document.node(last)).end;
    let ended = document.line_start(at) == at || cuts.iter().any(|cut| cut.span.end == at);
    let mut text = if ended {
        ending.to_owned()
    } else {
        format!("{ending}{ending}")
    };
    if let Some(title) = reference.and_then(|element| document.name(element)) {
        text += &format!("{}{ending}{ending}", bracketed(title, true));
    }
    for (index, step) in steps.iter().enumerate() {
        if index + 1 == steps.len() {
            text += "----";
            text += ending;
        }
        text += &format!("({}) {}{ending}", index + 1, step.written);
    }
    let rest = document.text().get(at as usize..).unwrap_or_default();
    if !rest.is_empty()
        && !rest
            .trim_start_matches([' ', '\t'])
            .starts_with(['\n', '\r'])
    {
        text += ending;
    }
    Edit::insert(at, text)
}

fn expect<'d>(
    document: &Document<'_>,
    lines: &[Line<'d>],
    supports: &[usize],
    last: u32,
    reference: Option<Element>,
    element: Element,
    steps: Vec<NewStep<'d>>,
) -> Vec<Line<'d>> {
    let mut structure = Vec::new();
    if let Some(element) = reference {
        structure.push(new_line(
            0,
            What::Element(said(element, true, true, String::new())),
        ));
    }
    structure.push(new_line(0, What::Structure(Some(element))));
    let count = steps.len();
    for (index, step) in steps.into_iter().enumerate() {
        if index + 1 == count {
            structure.push(new_line(1, What::Inference(Vec::new())));
        }
        structure.push(new_line(
            1,
            What::Step(Cow::Owned(format!("({})", index + 1))),
        ));
        structure.extend(step.lines);
    }
    let gone: HashSet<usize> = supports
        .iter()
        .flat_map(|&at| {
            let depth = lines[at].depth;
            let beneath = lines[at + 1..]
                .iter()
                .take_while(|line| line.depth > depth)
                .count();
            at..at + 1 + beneath
        })
        .collect();
    let end = document.node(last).end();
    let behind = lines
        .iter()
        .position(|line| line.node.0 >= end)
        .unwrap_or(lines.len());
    let mut expected = Vec::with_capacity(lines.len() + structure.len());
    for (index, line) in lines.iter().enumerate() {
        if index == behind {
            expected.append(&mut structure);
        }
        if !gone.contains(&index) {
            expected.push(line.clone());
        }
    }
    expected.append(&mut structure);
    expected
}
