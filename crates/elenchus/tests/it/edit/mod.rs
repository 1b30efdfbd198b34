//! Changes of a document: each case shows the text before and after.

mod add;
mod data;
mod fix;
mod generated;
mod laws;
mod limits;
mod meaning;
mod reconstruct;
mod remove;
mod rename;
mod rewrite;
mod tag;
mod transfer;

use elenchus::edit::{Document, Refusal};
use elenchus::model::Element;
use elenchus::text::{Edit, apply, inverse};

type Outcome = Result<Vec<Edit>, Refusal>;

/// What becomes of `text`; the edits must be in order and go back to it.
fn change(text: &str, operation: impl Fn(&Document<'_>) -> Outcome) -> Result<String, Refusal> {
    let edits = operation(&Document::new(text))?;
    let after = apply(text, &edits).expect("edits in order");
    let before = apply(&after, &inverse(text, &edits)).expect("edits in order");
    assert_eq!(before, text, "undone");
    Ok(after)
}

/// The text after a change that must succeed.
#[track_caller]
fn changed(text: &str, operation: impl Fn(&Document<'_>) -> Outcome) -> String {
    match change(text, operation) {
        Ok(after) => after,
        Err(refusal) => panic!("{refusal}\n{text}"),
    }
}

/// The statement `[Title]` or the argument `<Title>`.
fn named(document: &Document<'_>, written: &str) -> Element {
    let title = &written[1..written.len() - 1];
    let model = document.model();
    let found = match written.starts_with('<') {
        true => model.argument_titled(title).map(Element::Argument),
        false => model.statement_titled(title).map(Element::Statement),
    };
    found.unwrap_or_else(|| panic!("no {written}"))
}
