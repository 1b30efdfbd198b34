//! What the remarks propose.

use std::borrow::Cow;

use super::outline::{Line, What};
use super::{Document, Refusal};
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::text::{Edit, Span, apply};

/// The edits of a remark's fix, where it has one that fits the text.
///
/// # Errors
/// Where there is no fix, or it is one of another text.
pub fn fix(document: &Document<'_>, remark: &Diagnostic) -> Result<Vec<Edit>, Refusal> {
    let fix = remark.fix.as_ref().ok_or(Refusal::NoFix)?;
    let edits = changing(document, &fix.edits);
    match apply(document.text(), &edits) {
        Some(_) => Ok(edits),
        None => Err(Refusal::NoFix),
    }
}

/// The edits of all fixes that are safe. Of two that touch the same text only the first is made:
/// ask again for the others. They leave what the text says as it is, numbers of lines aside.
///
/// # Errors
/// Where they would say something else together, though none does alone.
pub fn fix_all(document: &Document<'_>) -> Result<Vec<Edit>, Refusal> {
    let fixes = document
        .diagnostics()
        .iter()
        .filter_map(|remark| remark.fix.as_ref());
    let safe = fixes.filter(|fix| fix.safety == Safety::Safe);
    let mut edits: Vec<Edit> = Vec::new();
    let mut fixes: Vec<&Fix> = safe.filter(|fix| !fix.edits.is_empty()).collect();
    crate::sort::by_number(&mut fixes, |fix| reach(fix).number());
    for fix in fixes {
        let from = edits.last().map_or(0, |last| last.span.end);
        let free = edits.is_empty() || reach(fix).start > from;
        if free {
            edits.extend(changing(document, &fix.edits));
        }
    }
    let mut expected = document.outline();
    without_numbers(&mut expected);
    document.confirm_by(edits, expected, without_numbers)
}

/// From the first edit of a fix to the last.
fn reach(fix: &Fix) -> Span {
    let spans = fix.edits.iter().map(|edit| edit.span);
    spans.reduce(Span::to).unwrap_or_default()
}

/// The edits without those that put what is there already.
fn changing(document: &Document<'_>, edits: &[Edit]) -> Vec<Edit> {
    let changes = |edit: &&Edit| edit.span.of(document.text()) != edit.text;
    edits.iter().filter(changes).cloned().collect()
}

/// Forgets the numbers of lines: to mend them is a fix.
fn without_numbers(lines: &mut [Line<'_>]) {
    for line in lines {
        if let What::Step(number) = &mut line.what {
            *number = Cow::Borrowed("");
        }
    }
}
