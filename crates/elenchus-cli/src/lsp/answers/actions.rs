//! `textDocument/codeAction`: fixes and refactorings.
//!
//! A refactoring reads the text anew to be sure of itself, and editors ask at every move of the
//! cursor: what it changes is found out when it is chosen, or at once where the editor cannot ask
//! later and somebody wants to see the list.

use elenchus::edit;
use elenchus::service::{Action, Refactoring, fixes, refactor, refactorings};
use ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionTriggerKind,
    TextDocumentPositionParams,
};
use serde::{Deserialize, Serialize};

use super::change::workspace_edit;
use super::{Spot, part};
use crate::lsp::capabilities::Editor;
use crate::lsp::diagnostics::diagnostic;
use crate::lsp::workspace::{Part, Workspace};

/// What names a refactoring until it is chosen.
#[derive(Serialize, Deserialize)]
struct Chosen {
    #[serde(flatten)]
    at: TextDocumentPositionParams,
    /// The version of the text it was offered for.
    version: Option<i32>,
    refactoring: String,
}

pub(in crate::lsp) fn offer(
    workspace: &Workspace,
    params: &CodeActionParams,
    editor: Editor,
) -> Option<Vec<CodeActionOrCommand>> {
    let part = workspace.part(&params.text_document.uri)?;
    let only = params.context.only.as_deref();
    let wanted =
        |kind: &CodeActionKind| only.is_none_or(|only| only.iter().any(|only| covers(only, kind)));
    let invoked = params.context.trigger_kind == Some(CodeActionTriggerKind::INVOKED);
    let mut found = Vec::new();
    if wanted(&CodeActionKind::QUICKFIX) {
        found.extend(quick_fixes(workspace, &part, params, editor));
    }
    let at = TextDocumentPositionParams::new(params.text_document.clone(), params.range.start);
    if wanted(&CodeActionKind::REFACTOR) || wanted(&CodeActionKind::REFACTOR_REWRITE) {
        let spot = Spot::new(&part, at.position);
        for refactoring in refactorings(&spot.reading, spot.offset) {
            let mut action = action(workspace, &at, refactoring);
            if editor.resolves_edits {
                found.push(action);
            } else if invoked || only.is_some() {
                if let Ok(edits) = refactor(&spot.reading, spot.offset, refactoring) {
                    if let Some(edits) = spot.edits(edits) {
                        let edit = workspace_edit(workspace, spot.analysis, edits, editor);
                        action.edit = Some(edit);
                        action.data = None;
                        found.push(action);
                    }
                }
            }
        }
    }
    // Only where it is asked for by name: editors do it when they save.
    if only.is_some() && wanted(&CodeActionKind::SOURCE_FIX_ALL) {
        found.extend(fix_all(workspace, &part, editor));
    }
    let all = found.into_iter().map(CodeActionOrCommand::CodeAction);
    Some(all.collect())
}

/// Whether a kind that is asked for is this one or one it belongs to: `refactor` is asked for
/// where `refactor.rewrite` is.
fn covers(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(asked.as_str());
    rest.is_some_and(|rest| asked.as_str().is_empty() || rest.is_empty() || rest.starts_with('.'))
}

/// What mends the remarks at a place.
fn quick_fixes(
    workspace: &Workspace,
    part: &Part,
    params: &CodeActionParams,
    editor: Editor,
) -> Vec<CodeAction> {
    let (analysis, file) = (&part.analysis, part.file);
    let span = analysis.span(file, params.range);
    let remarks = analysis.remarks().iter();
    let remarks: Vec<_> = remarks.filter(|remark| remark.file == file).collect();
    let found = fixes(remarks.iter().map(|remark| &remark.diagnostic), span);
    let action = |action: Action| {
        let remark = remarks[action.remark];
        let edits: Vec<_> = action.edits.into_iter().map(|edit| (file, edit)).collect();
        CodeAction {
            title: action.title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic(workspace, analysis, remark)]),
            edit: Some(workspace_edit(workspace, analysis, edits, editor)),
            is_preferred: Some(action.is_safe),
            ..CodeAction::default()
        }
    };
    found.into_iter().map(action).collect()
}

/// All fixes that are safe, in all files of the document: a file by itself may look wrong where
/// it is right.
fn fix_all(workspace: &Workspace, part: &Part, editor: Editor) -> Option<CodeAction> {
    let assembly = &part.analysis.assembly;
    let document = edit::Document::new(assembly.text());
    let edits = assembly.edits(&edit::fix_all(&document).ok()?)?;
    if edits.is_empty() {
        return None;
    }
    Some(CodeAction {
        title: "make all safe fixes".to_owned(),
        kind: Some(CodeActionKind::SOURCE_FIX_ALL),
        edit: Some(workspace_edit(workspace, &part.analysis, edits, editor)),
        ..CodeAction::default()
    })
}

/// A refactoring, without its edits.
fn action(
    workspace: &Workspace,
    at: &TextDocumentPositionParams,
    refactoring: Refactoring,
) -> CodeAction {
    let chosen = Chosen {
        at: at.clone(),
        version: workspace.version(&at.text_document.uri),
        refactoring: refactoring.name().to_owned(),
    };
    CodeAction {
        title: refactoring.title().to_owned(),
        kind: Some(match refactoring {
            Refactoring::Support | Refactoring::Attack | Refactoring::Undercut => {
                CodeActionKind::REFACTOR
            }
            _ => CodeActionKind::REFACTOR_REWRITE,
        }),
        data: serde_json::to_value(chosen).ok(),
        ..CodeAction::default()
    }
}

/// The action with its edits; `Err` says why it cannot be done.
pub(in crate::lsp) fn resolve(
    workspace: &Workspace,
    mut action: CodeAction,
    editor: Editor,
) -> Result<CodeAction, String> {
    let Some(data) = action.data.clone().filter(|_| action.edit.is_none()) else {
        return Ok(action);
    };
    let chosen: Chosen = serde_json::from_value(data).map_err(|error| error.to_string())?;
    if chosen.version != workspace.version(&chosen.at.text_document.uri) {
        return Err("the text has changed since".to_owned());
    }
    let refactoring = Refactoring::named(&chosen.refactoring).ok_or("it is not known here")?;
    let part = part(workspace, &chosen.at).ok_or("there is no such text")?;
    let spot = Spot::new(&part, chosen.at.position);
    let edits = refactor(&spot.reading, spot.offset, refactoring);
    let edits = edits.map_err(|refusal| refusal.to_string())?;
    let edits = spot.edits(edits).ok_or("it would reach over two files")?;
    action.edit = Some(workspace_edit(workspace, spot.analysis, edits, editor));
    Ok(action)
}
