//! Which titles can be given, and how they are written.

use super::Refusal;
use crate::model::Element;
use crate::syntax::Title;
use crate::text::Span;

/// The title without blanks around it, where a text can hold it.
pub(super) fn valid(title: &str, argument: bool) -> Result<&str, Refusal> {
    let title = title.trim();
    let close = if argument { '>' } else { ']' };
    if let Some(found) = title.chars().find(|&c| c == close || c.is_control()) {
        return Err(Refusal::TitleCharacter(found));
    }
    if title.is_empty() {
        return Err(Refusal::EmptyTitle);
    }
    let number = title.strip_prefix("Untitled ");
    match number.is_some_and(|number| number.parse::<u64>().is_ok()) {
        true => Err(Refusal::TitleReserved),
        false => Ok(title),
    }
}

/// The title in the brackets of its kind.
pub(super) fn bracketed(title: &str, argument: bool) -> String {
    match argument {
        true => format!("<{title}>"),
        false => format!("[{title}]"),
    }
}

/// Where the name between the brackets stands.
pub(super) fn name_span(title: Title<'_>) -> Span {
    let at = title.node().span().start + 1 + u32::from(title.is_mention());
    Span::new(at, at + title.name().len() as u32)
}

pub(super) fn is_argument(element: Element) -> bool {
    matches!(element, Element::Argument(_))
}
