use crate::diagnostic::{Diagnostic, Safety};
use crate::text::{Edit, Span};

/// A change of the text that is offered at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it does, as an imperative.
    pub title: String,
    /// The edits, in the order of the text; they do not overlap.
    pub edits: Vec<Edit>,
    /// The index of the remark it mends.
    pub remark: usize,
    /// Whether it may be made without asking.
    pub is_safe: bool,
}

/// What mends the remarks that touch a span: the fixes of each, in the order of the remarks.
pub fn fixes<'d>(remarks: impl IntoIterator<Item = &'d Diagnostic>, span: Span) -> Vec<Action> {
    let near = remarks
        .into_iter()
        .enumerate()
        .filter(|(_, remark)| touches(remark, span));
    near.filter_map(|(index, remark)| {
        let fix = remark.fix.as_ref()?;
        Some(Action {
            title: fix.title.clone(),
            edits: fix.edits.clone(),
            remark: index,
            is_safe: fix.safety == Safety::Safe,
        })
    })
    .collect()
}

/// Whether a remark, or what its fix changes, lies in a span or beside it.
fn touches(remark: &Diagnostic, span: Span) -> bool {
    let beside = |other: Span| other.start <= span.end && span.start <= other.end;
    let fix = remark.fix.as_ref();
    let mut edits = fix.into_iter().flat_map(|fix| &fix.edits);
    beside(remark.span) || edits.any(|edit| beside(edit.span))
}
