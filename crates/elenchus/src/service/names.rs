//! From the names in a text to what they name, and back.

use super::Reading;
use crate::model::{ArgumentId, Element, Member, StatementId};
use crate::syntax::{self, Node, Title};

/// All titles of a text, in their order.
pub(super) fn titles<'r>(reading: &Reading<'r>) -> impl Iterator<Item = Title<'r>> + use<'r> {
    reading.nodes().filter_map(Title::of)
}

/// All titles in the text that name one thing.
pub(super) fn titles_of<'r>(
    reading: &Reading<'r>,
    is_argument: bool,
    name: &str,
) -> impl Iterator<Item = Title<'r>> {
    titles(reading).filter(move |title| title.is_argument() == is_argument && title.name() == name)
}

/// All tags of a text with this name.
pub(super) fn tags_of<'r>(reading: &Reading<'r>, name: &str) -> impl Iterator<Item = Node<'r>> {
    let tags = reading.nodes().filter_map(syntax::Tag::of);
    tags.filter(move |tag| tag.name() == name)
        .map(syntax::Tag::node)
}

/// What bears a title.
pub(super) fn named(reading: &Reading<'_>, is_argument: bool, name: &str) -> Option<Element> {
    match is_argument {
        true => reading.model.argument_titled(name).map(Element::Argument),
        false => reading.model.statement_titled(name).map(Element::Statement),
    }
}

/// What a statement or an argument of the syntax is a member of, and that member.
pub(super) fn element_at<'r>(
    reading: &Reading<'r>,
    node: syntax::Element<'_>,
) -> Option<(Element, &'r Member)> {
    let start = node.node().span().start;
    let at = |element: Element| {
        let found = |member: &&Member| member.span.start == start;
        let member = members(reading, element).iter().find(found)?;
        Some((element, member))
    };
    if let Some(title) = node.title() {
        return at(named(reading, title.is_argument(), title.name())?);
    }
    let statements =
        (0..reading.model.statements().len() as u32).map(|id| Element::Statement(StatementId(id)));
    let arguments =
        (0..reading.model.arguments().len() as u32).map(|id| Element::Argument(ArgumentId(id)));
    statements
        .chain(arguments)
        .filter(|&element| !is_titled(reading, element))
        .find_map(at)
}

/// The places where an element occurs.
pub(super) fn members<'r>(reading: &Reading<'r>, element: Element) -> &'r [Member] {
    match element {
        Element::Statement(id) => &reading.model.statement(id).members,
        Element::Argument(id) => &reading.model.argument(id).members,
    }
}

/// The member whose text stands for an element.
pub(super) fn canonical_member<'r>(reading: &Reading<'r>, element: Element) -> Option<&'r Member> {
    let canonical = match element {
        Element::Statement(id) => reading.model.statement(id).canonical,
        Element::Argument(id) => reading.model.argument(id).canonical,
    };
    members(reading, element).get(canonical?)
}

/// Whether the text gives the element a title.
pub(super) fn is_titled(reading: &Reading<'_>, element: Element) -> bool {
    match element {
        Element::Statement(id) => reading.model.statement(id).titled,
        Element::Argument(id) => reading.model.argument(id).titled,
    }
}

/// The first `longest` characters of a text, cut at a word where one ends among them.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(longest) else {
        return text.to_owned();
    };
    let cut = &text[..end];
    let word = cut.rfind(' ').map_or(cut, |blank| &cut[..blank]);
    format!("{word}…")
}
