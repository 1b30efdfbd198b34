//! A new statement or argument at the end of a document.

use super::add::{Reason, write};
use super::outline::{Index, Line, What};
use super::{Document, Refusal};
use crate::text::Edit;

/// Adds a paragraph at the end, related to nothing.
///
/// ```text
/// [A]: Rebuild it.     ->   [A]: Rebuild it.
///
///                           [B]: It is cracked.
/// ```
///
/// # Errors
/// Where a new title is none or is taken, a text is empty, or what is known has no title.
pub fn append(document: &Document<'_>, reason: Reason<'_>) -> Result<Vec<Edit>, Refusal> {
    let (written, said) = write(document, reason)?;
    let (text, ending) = (document.text(), document.line_ending());
    let lines = match (text.trim().is_empty(), text.ends_with(['\n', '\r'])) {
        (true, _) => String::new(),
        (false, true) => ending.to_owned(),
        (false, false) => ending.repeat(2),
    };
    let mut expected = document.outline();
    expected.push(Line {
        depth: 0,
        node: Index(0),
        what: What::Element(said),
    });
    let edit = Edit::insert(text.len() as u32, format!("{lines}{written}{ending}"));
    document.confirm(vec![edit], expected)
}
