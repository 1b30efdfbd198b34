//! Changes of the texts: other titles, fixes, canonical style.

use std::collections::{BTreeMap, HashMap};

use elenchus::format::{self, Options};
use elenchus::include::FileId;
use elenchus::service::{Action, fixes, rename, renamed};
use elenchus::text::Edit;
use ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, DocumentChanges,
    DocumentFormattingParams, OneOf, OptionalVersionedTextDocumentIdentifier,
    PrepareRenameResponse, RenameParams, TextDocumentEdit, TextDocumentPositionParams, TextEdit,
    WorkspaceEdit,
};

use super::{Spot, part};
use crate::lsp::analysis::Analysis;
use crate::lsp::diagnostics::diagnostic;
use crate::lsp::workspace::Workspace;

pub(in crate::lsp) fn prepare_rename(
    workspace: &Workspace,
    at: &TextDocumentPositionParams,
) -> Option<PrepareRenameResponse> {
    let part = part(workspace, at)?;
    let spot = Spot::new(&part, at.position);
    let (span, name) = renamed(&spot.reading, spot.offset)?;
    Some(PrepareRenameResponse::RangeWithPlaceholder {
        range: spot.range(span)?,
        placeholder: name.to_owned(),
    })
}

/// Another title; `Err` says why not.
pub(in crate::lsp) fn change_title(
    workspace: &Workspace,
    params: &RenameParams,
    versioned: bool,
) -> Result<Option<WorkspaceEdit>, String> {
    let at = &params.text_document_position;
    let Some(part) = part(workspace, at) else {
        return Ok(None);
    };
    let spot = Spot::new(&part, at.position);
    let edits = rename(&spot.reading, spot.offset, &params.new_name);
    let edits = edits.map_err(|refusal| refusal.to_string())?;
    let edits = match spot.is_whole {
        true => spot.analysis.assembly.edits(&edits),
        false => Some(edits.into_iter().map(|edit| (spot.file, edit)).collect()),
    };
    let edits = edits.ok_or("a title that lies in two files cannot be renamed")?;
    Ok(Some(workspace_edit(
        workspace,
        spot.analysis,
        edits,
        versioned,
    )))
}

/// Edits of files as the protocol has them, file by file.
fn workspace_edit(
    workspace: &Workspace,
    analysis: &Analysis,
    edits: Vec<(FileId, Edit)>,
    versioned: bool,
) -> WorkspaceEdit {
    let mut by_file: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    for (file, edit) in edits {
        by_file.entry(file).or_default().push(edit);
    }
    let changed = by_file.into_iter().filter_map(|(file, edits)| {
        let uri = workspace.uri(analysis.name(file))?;
        Some((uri, file, analysis.text_edits(file, &edits)))
    });
    if versioned {
        let documents = changed.map(|(uri, file, edits)| {
            let open = workspace.opened(analysis.name(file));
            TextDocumentEdit {
                text_document: OptionalVersionedTextDocumentIdentifier {
                    uri,
                    version: open.map(|(_, version)| version),
                },
                edits: edits.into_iter().map(OneOf::Left).collect(),
            }
        });
        return WorkspaceEdit {
            document_changes: Some(DocumentChanges::Edits(documents.collect())),
            ..WorkspaceEdit::default()
        };
    }
    let changes: HashMap<_, _> = changed.map(|(uri, _, edits)| (uri, edits)).collect();
    WorkspaceEdit {
        changes: Some(changes),
        ..WorkspaceEdit::default()
    }
}

/// What mends the remarks at a place.
pub(in crate::lsp) fn actions(
    workspace: &Workspace,
    params: &CodeActionParams,
    versioned: bool,
) -> Option<Vec<CodeActionOrCommand>> {
    let part = workspace.part(&params.text_document.uri)?;
    let (analysis, file) = (&part.analysis, part.file);
    let wanted = params.context.only.as_deref();
    if wanted.is_some_and(|wanted| !wanted.contains(&CodeActionKind::QUICKFIX)) {
        return Some(Vec::new());
    }
    let span = analysis.span(file, params.range);
    let remarks: Vec<_> = analysis
        .remarks
        .iter()
        .filter(|remark| remark.file == file)
        .collect();
    let found = fixes(remarks.iter().map(|remark| &remark.diagnostic), span);
    let action = |action: Action| {
        let remark = remarks[action.remark];
        let edits = action.edits.into_iter().map(|edit| (file, edit)).collect();
        CodeActionOrCommand::CodeAction(CodeAction {
            title: action.title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic(workspace, analysis, remark)]),
            edit: Some(workspace_edit(workspace, analysis, edits, versioned)),
            is_preferred: Some(action.is_safe),
            ..CodeAction::default()
        })
    };
    Some(found.into_iter().map(action).collect())
}

/// The canonical style: one and the same everywhere, whatever the editor's tabs are.
pub(in crate::lsp) fn format(
    workspace: &Workspace,
    params: &DocumentFormattingParams,
) -> Option<Vec<TextEdit>> {
    let part = workspace.part(&params.text_document.uri)?;
    let edits = format::edits(part.analysis.text(part.file), &Options::default());
    Some(part.analysis.text_edits(part.file, &edits))
}
