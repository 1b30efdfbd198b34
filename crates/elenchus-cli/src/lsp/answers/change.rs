//! Changes of the texts: other titles, canonical style.

use std::collections::{BTreeMap, HashMap};

use elenchus::format::{self, Options};
use elenchus::include::FileId;
use elenchus::service::{rename, renamed};
use elenchus::text::Edit;
use ls_types::{
    DocumentChanges, DocumentFormattingParams, OneOf, OptionalVersionedTextDocumentIdentifier,
    PrepareRenameResponse, RenameParams, TextDocumentEdit, TextDocumentPositionParams, TextEdit,
    WorkspaceEdit,
};

use super::{Spot, part};
use crate::lsp::analysis::Analysis;
use crate::lsp::capabilities::Editor;
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
    editor: Editor,
) -> Result<Option<WorkspaceEdit>, String> {
    let at = &params.text_document_position;
    let Some(part) = part(workspace, at) else {
        return Ok(None);
    };
    let spot = Spot::new(&part, at.position);
    let edits = rename(&spot.reading, spot.offset, &params.new_name);
    let edits = edits.map_err(|refusal| refusal.to_string())?;
    let edits = spot.edits(edits);
    let edits = edits.ok_or("a title that lies in two files cannot be renamed")?;
    Ok(Some(workspace_edit(
        workspace,
        spot.analysis,
        edits,
        editor,
    )))
}

/// Edits of files as the protocol has them, file by file.
pub(super) fn workspace_edit(
    workspace: &Workspace,
    analysis: &Analysis,
    edits: Vec<(FileId, Edit)>,
    editor: Editor,
) -> WorkspaceEdit {
    let mut by_file: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    for (file, edit) in edits {
        by_file.entry(file).or_default().push(edit);
    }
    let changed = by_file.into_iter().filter_map(|(file, edits)| {
        let uri = workspace.uri(analysis.name(file))?;
        Some((uri, file, analysis.text_edits(file, &edits)))
    });
    if editor.versioned_edits {
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

/// The canonical style: one and the same everywhere, whatever the editor's tabs are.
pub(in crate::lsp) fn format(
    workspace: &Workspace,
    params: &DocumentFormattingParams,
) -> Option<Vec<TextEdit>> {
    let part = workspace.part(&params.text_document.uri)?;
    let edits = format::edits(part.analysis.text(part.file), &Options::default());
    Some(part.analysis.text_edits(part.file, &edits))
}
