use super::names::{canonical_member, members, named, tags_of, titles_of};
use super::{Reading, Target, target};
use crate::model::Element;
use crate::syntax::Title;
use crate::text::Span;

/// Where what stands at an offset is defined: the titles of its definitions, that of the one
/// whose text counts first; an argument without a description at its structure. Where nothing
/// defines it, its first occurrence.
pub fn definition(reading: &Reading<'_>, offset: u32) -> Vec<Span> {
    match target(reading, offset) {
        Some(Target::Title {
            is_argument, name, ..
        }) => defining_titles(reading, is_argument, name),
        Some(Target::Element(element, _)) => canonical(reading, element).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The places where the title or tag at an offset stands, in the order of the text; of a title
/// with its definitions or without.
pub fn references(reading: &Reading<'_>, offset: u32, with_definitions: bool) -> Vec<Span> {
    let counts = |title: &Title<'_>| with_definitions || !is_definition(*title);
    match target(reading, offset) {
        Some(Target::Title {
            is_argument, name, ..
        }) => titles_of(reading, is_argument, name)
            .filter(counts)
            .map(|title| title.node().span())
            .collect(),
        Some(Target::Tag { name, .. }) => tags_of(reading, name).map(|tag| tag.span()).collect(),
        _ => Vec::new(),
    }
}

fn is_definition(title: Title<'_>) -> bool {
    !title.is_reference() && !title.is_mention()
}

fn defining_titles(reading: &Reading<'_>, is_argument: bool, name: &str) -> Vec<Span> {
    let titles = || titles_of(reading, is_argument, name);
    let mut places: Vec<Span> = titles()
        .filter(|&title| is_definition(title))
        .map(|title| title.node().span())
        .collect();
    let element = named(reading, is_argument, name);
    let best = element.and_then(|element| canonical_member(reading, element));
    if let Some(best) = best {
        let at = places
            .iter()
            .position(|place| place.start == best.span.start);
        if let Some(at) = at {
            places[..=at].rotate_right(1);
        }
    }
    if places.is_empty() {
        places.extend(structure(reading, element));
    }
    if places.is_empty() {
        places.extend(titles().next().map(|title| title.node().span()));
    }
    places
}

/// The member whose text stands for an element, or its first.
fn canonical(reading: &Reading<'_>, element: Element) -> Option<Span> {
    let first = || members(reading, element).first();
    let member = canonical_member(reading, element).or_else(first);
    member.map(|member| member.span)
}

/// The first line of the structure of an argument.
fn structure(reading: &Reading<'_>, element: Option<Element>) -> Option<Span> {
    let Some(Element::Argument(id)) = element else {
        return None;
    };
    let whole = reading.model.argument(id).structure.as_ref()?.span;
    let text = whole.of(reading.text);
    let line = text.find(['\n', '\r']).unwrap_or(text.len());
    Some(Span::new(whole.start, whole.start + line as u32))
}
