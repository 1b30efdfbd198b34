//! A tag more or less.

use super::document::Place;
use super::{Document, Refusal};
use crate::model::Element;
use crate::syntax::{self, Node, SyntaxKind, Tag};
use crate::text::{Edit, Span};

/// Gives an element a tag, without `#`, behind what its canonical member says; nothing where it
/// has the tag.
///
/// # Errors
/// Where the tag is empty or no tag can be so written, or the element has no place in the text.
pub fn add_tag(document: &Document<'_>, element: Element, tag: &str) -> Result<Vec<Edit>, Refusal> {
    let tag = tag.trim();
    let written = written(tag)?;
    let place = document.home(element).ok_or(Refusal::NotInText)?;
    let mut places = document
        .places()
        .iter()
        .filter(|place| place.element == element);
    if places.any(|&place| {
        document
            .member(place)
            .tags()
            .iter()
            .any(|known| known == tag)
    }) {
        return Ok(Vec::new());
    }
    let mut expected = document.outline();
    let mut lines = expected.iter_mut().filter(|line| line.node.0 == place.node);
    if let Some(words) = lines.next().and_then(|line| line.words_mut()) {
        words.tags.to_mut().push(tag.into());
    }
    let edit = behind(document.node(place.node), &written);
    document.confirm(vec![edit], expected)
}

/// Takes a tag from all members of an element.
///
/// # Errors
/// Where it has no such tag, or nothing would be left of a member.
pub fn drop_tag(
    document: &Document<'_>,
    element: Element,
    tag: &str,
) -> Result<Vec<Edit>, Refusal> {
    let places: Vec<Place> = document
        .places()
        .iter()
        .copied()
        .filter(|place| place.element == element)
        .collect();
    let edits: Vec<Edit> = places
        .iter()
        .filter_map(|place| syntax::Element::of(document.node(place.node)))
        .flat_map(|element| element.head().flat_map(itself_and_beneath))
        .filter(|leaf| Tag::of(*leaf).is_some_and(|found| found.name() == tag))
        .map(|leaf| Edit::remove(with_blanks(document, leaf.span())))
        .collect();
    if edits.is_empty() {
        return Err(Refusal::NotInText);
    }
    let mut expected = document.outline();
    for line in &mut expected {
        let super::outline::What::Element(said) = &mut line.what else {
            continue;
        };
        if said.element == element && said.words.tags.iter().any(|known| known == tag) {
            said.words.tags.to_mut().retain(|known| known != tag);
        }
    }
    document.confirm(edits, expected)
}

fn itself_and_beneath(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    std::iter::once(node).chain(node.descendants())
}

/// The tag as it is written.
fn written(tag: &str) -> Result<String, Refusal> {
    let letter = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '-' | '_')
            || ('\u{a0}'..='\u{d7ff}').contains(&c) && c.is_alphanumeric()
    };
    if tag.is_empty() {
        Err(Refusal::EmptyTag)
    } else if tag.chars().all(letter) {
        Ok(format!("#{tag}"))
    } else {
        match tag.chars().find(|&c| c == ')' || c.is_control()) {
            Some(found) => Err(Refusal::TagCharacter(found)),
            None => Ok(format!("#({tag})")),
        }
    }
}

/// Puts `written` behind the text and the tags of an element or a heading, before its data.
pub(super) fn behind(node: Node<'_>, written: &str) -> Edit {
    let relation = |child: &Node<'_>| child.kind() == SyntaxKind::Relation;
    let data = |child: &Node<'_>| child.kind() == SyntaxKind::Data || child.kind().is_trivia();
    let head = || node.children().take_while(|child| !relation(child));
    match head().filter(|child| !data(child)).last() {
        Some(last) => Edit::insert(last.span().end, format!(" {written}")),
        None if head().any(|child| child.kind() == SyntaxKind::Data) => {
            Edit::insert(node.span().start, format!("{written} "))
        }
        None => Edit::insert(node.span().start, format!(" {written}")),
    }
}

/// A span to be removed, with the blanks that then separate nothing.
pub(super) fn with_blanks(document: &Document<'_>, span: Span) -> Span {
    let text = document.text();
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let blank: &[char] = &[' ', '\t'];
    let ends = after.is_empty() || after.starts_with([' ', '\t', '\n', '\r']);
    let line_before = before.trim_end_matches(blank);
    if !ends {
        return span;
    }
    if !line_before.is_empty() && !line_before.ends_with(['\n', '\r']) {
        return Span::new(line_before.len() as u32, span.end);
    }
    let rest = after.trim_start_matches(blank);
    let end = text.len() - rest.len();
    if !rest.is_empty() && !rest.starts_with(['\n', '\r']) {
        return Span::new(span.start, end as u32);
    }
    // It has a line to itself.
    let last = line_before
        .strip_suffix("\r\n")
        .or_else(|| line_before.strip_suffix(['\n', '\r']));
    Span::new(
        last.map_or(span.start, |last| last.len() as u32),
        end as u32,
    )
}
