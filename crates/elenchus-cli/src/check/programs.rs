//! Remarks as they are told to programs. Lines and columns count from 1, columns in characters.

use elenchus::Diagnostic;
use elenchus::diagnostic::{Fix, Safety, Severity};
use elenchus::text::Span;
use serde_json::{Value, json};

use super::Source;

/// A remark as a JSON object.
pub(super) fn row(source: &Source<'_>, diagnostic: &Diagnostic) -> Value {
    let severity = match diagnostic.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    };
    let mut row = json!({ "file": source.file.name });
    add_place(&mut row, source, diagnostic.span);
    row["severity"] = severity.into();
    row["code"] = diagnostic.code.name().into();
    row["message"] = diagnostic.message.as_str().into();
    row["text"] = diagnostic.span.of(&source.file.text).into();
    row["help"] = diagnostic.help.as_str().into();
    if let Some(fix) = &diagnostic.fix {
        row["fix"] = change(source, fix);
    }
    row
}

/// A fix: what it does, whether it may be made without asking, and its edits in the order of
/// the text, each a place and the text to put there.
fn change(source: &Source<'_>, fix: &Fix) -> Value {
    let edits = fix.edits.iter().map(|edit| {
        let mut value = json!({});
        add_place(&mut value, source, edit.span);
        value["text"] = edit.text.as_str().into();
        value
    });
    json!({
        "title": fix.title,
        "safe": fix.safety == Safety::Safe,
        "edits": edits.collect::<Vec<_>>(),
    })
}

fn add_place(value: &mut Value, source: &Source<'_>, span: Span) {
    let (start, end) = source.index.range(&source.file.text, span);
    value["line"] = (start.line + 1).into();
    value["column"] = (start.column + 1).into();
    value["endLine"] = (end.line + 1).into();
    value["endColumn"] = (end.column + 1).into();
}
