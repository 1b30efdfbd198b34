//! A new relation beneath a node.

use std::borrow::Cow;

use super::document::Place;
use super::escape::{Before, escape};
use super::layout::{indentation_beneath, line_end};
use super::outline::{Index, Line, Said, What, Words};
use super::title::{bracketed, is_argument, valid};
use super::words::shortcodes;
use super::{Document, Refusal};
use crate::model::{ArgumentId, Data, Element, RelationKind, StatementId};
use crate::syntax::{self, Node};
use crate::text::Edit;

/// Ids that nothing in a document has.
const NEW_STATEMENT: StatementId = StatementId(u32::MAX);
const NEW_ARGUMENT: ArgumentId = ArgumentId(u32::MAX);

/// What a new relation brings in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason<'a> {
    /// A new statement, with or without a title.
    Statement {
        /// Its title; no other statement's.
        title: Option<&'a str>,
        /// What it says, in plain text.
        text: &'a str,
    },
    /// A new argument.
    Argument {
        /// Its title; no other argument's.
        title: &'a str,
        /// Its description in plain text; may be empty.
        text: &'a str,
    },
    /// A reference to what stands elsewhere, by its title.
    Known(Element),
}

/// Adds a relation beneath `parent`, leading up to it: after the last one there, indented alike.
///
/// It stands beneath the member that is the text of `parent`, or beneath its first reference.
/// Support and entailment are both written `+`, attack and contrariety `-`: the mode of the
/// document tells them apart.
///
/// ```text
/// [A]: Rebuild it.           [A]: Rebuild it.
///   + <B>: It is cracked. ->   + <B>: It is cracked.
///                              - <C>: It is costly.
/// ```
///
/// # Errors
/// Where a statement would be undercut, an argument contradicted, something be related to itself;
/// where a new title is none or is taken, a text is empty, or what is known has no title.
pub fn add_relation(
    document: &Document<'_>,
    parent: Element,
    kind: RelationKind,
    reason: Reason<'_>,
) -> Result<Vec<Edit>, Refusal> {
    check_ends(parent, kind, reason)?;
    let place = document.home(parent).ok_or(Refusal::NotInText)?;
    let (written, said) = write(document, reason)?;
    let node = document.node(place.node);
    let sign = sign(node, kind);
    let text = format!(
        "{}{}{sign} {written}",
        document.line_ending(),
        indentation_beneath(document, node)
    );
    let mut expected = document.outline();
    expect(&mut expected, place, sign, said);
    document.confirm(vec![Edit::insert(line_end(document, node), text)], expected)
}

fn check_ends(parent: Element, kind: RelationKind, reason: Reason<'_>) -> Result<(), Refusal> {
    match reason {
        Reason::Statement { .. } => check_kind(parent, kind, Element::Statement(NEW_STATEMENT)),
        Reason::Argument { .. } => check_kind(parent, kind, Element::Argument(NEW_ARGUMENT)),
        Reason::Known(element) => check_kind(parent, kind, element),
    }
}

/// Refuses what the language does not know.
pub(super) fn check_kind(
    parent: Element,
    kind: RelationKind,
    reason: Element,
) -> Result<(), Refusal> {
    let arguments = is_argument(parent) || is_argument(reason);
    match kind {
        RelationKind::Undercut if !is_argument(parent) => Err(Refusal::UndercutStatement),
        RelationKind::Contradictory if arguments => Err(Refusal::ContradictionArgument),
        _ if reason == parent => Err(Refusal::RelationToItself),
        _ => Ok(()),
    }
}

/// What is written after the sign, and what it says.
pub(super) fn write(
    document: &Document<'_>,
    reason: Reason<'_>,
) -> Result<(String, Said<'static>), Refusal> {
    let (title, text, argument) = match reason {
        Reason::Known(element) => {
            let title = document.written_title(element).ok_or(Refusal::NoTitle)?;
            let written = bracketed(title, is_argument(element));
            return Ok((written, said(element, true, true, String::new())));
        }
        Reason::Statement { title, text } => (title, text, false),
        Reason::Argument { title, text } => (Some(title), text, true),
    };
    let title = title.map(|title| valid(title, argument)).transpose()?;
    if let Some(title) = title.filter(|title| document.titled(title, argument).is_some()) {
        return Err(Refusal::TitleTaken(title.to_owned()));
    }
    let words: Vec<&str> = text
        .split([' ', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
        .collect();
    let words = words.join(" ");
    let own = shortcodes(document).is_some();
    let written = match title.map(|title| bracketed(title, argument)) {
        Some(title) if words.is_empty() => title,
        Some(title) => format!("{title}: {}", escape(&words, Before::Text, own)),
        None if words.is_empty() => return Err(Refusal::EmptyText),
        None => escape(&words, Before::Mark, own),
    };
    let element = match argument {
        true => Element::Argument(NEW_ARGUMENT),
        false => Element::Statement(NEW_STATEMENT),
    };
    let reference = words.is_empty();
    Ok((written, said(element, title.is_some(), reference, words)))
}

pub(super) fn said(element: Element, titled: bool, reference: bool, text: String) -> Said<'static> {
    Said {
        element,
        titled,
        reference,
        words: Words {
            text: Cow::Owned(text),
            ranges: None,
            tags: Cow::Borrowed(&[]),
            data: Cow::Owned(Data::Null),
        },
    }
}

/// The sign, with an arrow where the relations beside it have theirs with one.
pub(super) fn sign(parent: Node<'_>, kind: RelationKind) -> &'static str {
    let (short, long) = match kind {
        RelationKind::Support | RelationKind::Entails => ("+", "<+"),
        RelationKind::Attack | RelationKind::Contrary => ("-", "<-"),
        RelationKind::Undercut => ("<_", "<_"),
        RelationKind::Contradictory => ("><", "><"),
    };
    let relations = parent.children().filter_map(syntax::Relation::of);
    let arrow = relations
        .filter_map(syntax::Relation::sign)
        .any(|sign| matches!(sign.text(), "<+" | "<-"));
    if arrow { long } else { short }
}

/// Puts the relation behind all that stands beneath the place.
fn expect<'d>(expected: &mut Vec<Line<'d>>, place: Place, sign: &'d str, said: Said<'d>) {
    let Some(at) = expected.iter().position(|line| line.node.0 == place.node) else {
        return;
    };
    let depth = expected[at].depth;
    let beneath = expected[at + 1..]
        .iter()
        .take_while(|line| line.depth > depth)
        .count();
    let line = |depth, what| Line {
        depth,
        node: Index(0),
        what,
    };
    let lines = [
        line(depth + 1, What::Relation(sign)),
        line(depth + 2, What::Element(said)),
    ];
    let end = at + 1 + beneath;
    expected.splice(end..end, lines);
}
