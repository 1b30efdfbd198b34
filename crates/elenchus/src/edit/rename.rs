//! Another title.

use std::borrow::Cow;

use super::outline::{Index, Line, Said, What, Words};
use super::settings::{self, Renaming};
use super::title::{bracketed, is_argument, name_span, valid};
use super::{Document, Refusal, mention};
use crate::model::{Data, Element, RangeKind};
use crate::sort::by_number;
use crate::syntax::{self, Node, SyntaxKind, Title};
use crate::text::Edit;

/// Gives a statement or an argument this title wherever it occurs: in definitions, references,
/// mentions, and the settings of the front matter. What has no title gets one. Blanks around the title are left out.
///
/// With `merge`, it may be a title that another statement (or argument) bears: the two become one.
///
/// ```text
/// [A]: Rebuild it.          [Bridge]: Rebuild it.
///   + <B>: See @[A].   ->     + <B>: See @[Bridge].
/// ```
///
/// # Errors
/// Where the title is none or is taken, or the element has no place in the text.
pub fn rename(
    document: &Document<'_>,
    element: Element,
    title: &str,
    merge: bool,
) -> Result<Vec<Edit>, Refusal> {
    let name = document.name(element).ok_or(Refusal::NotInText)?;
    retitle(
        document,
        is_argument(element),
        Some(element),
        name,
        title,
        merge,
    )
}

/// As [`rename`], for all that bears the title `from`, even where it is only mentioned.
///
/// # Errors
/// As those of [`rename`].
pub fn rename_title(
    document: &Document<'_>,
    argument: bool,
    from: &str,
    title: &str,
    merge: bool,
) -> Result<Vec<Edit>, Refusal> {
    let element = document.titled(from, argument);
    retitle(document, argument, element, from, title, merge)
}

fn retitle(
    document: &Document<'_>,
    argument: bool,
    element: Option<Element>,
    from: &str,
    title: &str,
    merge: bool,
) -> Result<Vec<Edit>, Refusal> {
    let title = valid(title, argument)?;
    let other = document.titled(title, argument);
    if other.is_some() && other == element && title == from {
        return Ok(Vec::new());
    }
    if other.is_some() && other != element && !merge {
        return Err(Refusal::TitleTaken(title.to_owned()));
    }
    let mut expected = document.outline();
    let mut edits = mentions(document, argument, from, title);
    expect_mentions(&mut expected, argument, from, title);
    if let Some(element) = element {
        let occurrences = occurrences(document, element, title);
        if occurrences.is_empty() {
            edits.push(name_structure(document, element, title, &mut expected)?);
        }
        edits.extend(occurrences);
        expect_title(&mut expected, element, other.unwrap_or(element));
    }
    if edits.is_empty() {
        return Err(Refusal::NotInText);
    }
    let to = title;
    let renaming = Renaming { argument, from, to };
    edits.extend(settings::rename(document, renaming, &mut expected));
    by_number(&mut edits, |edit| edit.span.number());
    document.confirm(edits, expected)
}

/// The mentions of a title.
fn mentions(document: &Document<'_>, argument: bool, from: &str, title: &str) -> Vec<Edit> {
    let kind = match argument {
        true => SyntaxKind::ArgumentMention,
        false => SyntaxKind::StatementMention,
    };
    let nodes = (0..document.tree().len() as u32)
        .filter(|&index| document.tree().kind(index) == Some(kind));
    nodes
        .filter_map(|index| Title::of(document.node(index)))
        .filter(|mention| mention.name() == from)
        .map(|mention| Edit::replace(name_span(mention), title))
        .collect()
}

/// The places where an element itself stands.
fn occurrences(document: &Document<'_>, element: Element, title: &str) -> Vec<Edit> {
    let places = document.places().iter();
    places
        .filter(|place| place.element == element)
        .map(|place| {
            let node = document.node(place.node);
            match syntax::Element::of(node).and_then(syntax::Element::title) {
                Some(written) => Edit::replace(name_span(written), title),
                None => new_title(node, title, is_argument(element)),
            }
        })
        .collect()
}

/// A title where none stands.
fn new_title(node: Node<'_>, title: &str, argument: bool) -> Edit {
    let written = bracketed(title, argument);
    let text = match (node.child(SyntaxKind::Prose), node.child(SyntaxKind::Data)) {
        (Some(_), _) => format!("{written}: "),
        (None, Some(_)) => format!("{written} "),
        (None, None) => format!(" {written}"),
    };
    Edit::insert(node.span().start, text)
}

/// A title for an argument that is nothing but its structure: on a line before it.
fn name_structure(
    document: &Document<'_>,
    element: Element,
    title: &str,
    expected: &mut Vec<Line<'_>>,
) -> Result<Edit, Refusal> {
    let owner = |line: &Line<'_>| line.what == What::Structure(Some(element));
    let at = expected.iter().position(owner).ok_or(Refusal::NotInText)?;
    let Line { depth, node, .. } = expected[at];
    expected.insert(
        at,
        Line {
            depth,
            node: Index(0),
            what: What::Element(Said {
                element,
                titled: true,
                reference: true,
                words: Words {
                    text: Cow::Borrowed(""),
                    ranges: Some(Vec::new()),
                    tags: Cow::Borrowed(&[]),
                    data: Cow::Owned(Data::Null),
                },
            }),
        },
    );
    let end = document.line_ending();
    let start = document.line_start(document.node(node.0).span().start);
    Ok(Edit::insert(
        start,
        format!("{}{end}{end}", bracketed(title, true)),
    ))
}

fn expect_title(expected: &mut [Line<'_>], element: Element, into: Element) {
    for line in expected {
        match &mut line.what {
            What::Element(said) if said.element == element => {
                said.element = into;
                said.reference |= !said.titled && says_nothing(&said.words);
                said.titled = true;
            }
            What::Structure(Some(owner)) if *owner == element => *owner = into,
            _ => {}
        }
    }
}

/// Whether there is neither text nor a tag, so that a title becomes a reference.
fn says_nothing(words: &Words<'_>) -> bool {
    words.text.is_empty() && words.tags.is_empty()
}

fn expect_mentions(expected: &mut [Line<'_>], argument: bool, from: &str, title: &str) {
    let anew = |kind: &RangeKind| {
        let kind = match kind {
            RangeKind::StatementMention(name) if !argument && name == from => {
                RangeKind::StatementMention(title.into())
            }
            RangeKind::ArgumentMention(name) if argument && name == from => {
                RangeKind::ArgumentMention(title.into())
            }
            _ => return None,
        };
        Some((format!("@{}", bracketed(title, argument)), Some(kind)))
    };
    for words in expected.iter_mut().filter_map(Line::words_mut) {
        mention::rewrite(words, &anew);
    }
}
