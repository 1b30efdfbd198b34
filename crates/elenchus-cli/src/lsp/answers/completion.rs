//! `textDocument/completion`

use std::path::Path;

use elenchus::include::beside;
use elenchus::service::{Completion, CompletionKind, Context, completion, context};
use elenchus::text::Span;
use ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse,
    CompletionTextEdit, TextEdit,
};

use super::{Spot, part};
use crate::lsp::workspace::{Workspace, is_document, is_path};

pub(in crate::lsp) fn complete(
    workspace: &Workspace,
    params: &CompletionParams,
) -> Option<CompletionResponse> {
    let at = &params.text_document_position;
    let part = part(workspace, at)?;
    let spot = Spot::new(&part, at.position);
    let (items, is_complete) = match context(&spot.reading, spot.offset) {
        Some(Context::Path {
            typed,
            is_closed,
            span,
        }) => (paths(&spot, typed, is_closed, span), true),
        Some(_) => {
            let found = completion(&spot.reading, spot.offset);
            let items = found.items.into_iter().zip(0..);
            let items = items.filter_map(|(found, order)| item(&spot, found, order));
            (items.collect(), found.is_complete)
        }
        None => return None,
    };
    Some(CompletionResponse::List(CompletionList {
        is_incomplete: !is_complete,
        items,
    }))
}

/// One item; `order` keeps the order of the text where nothing else decides.
fn item(spot: &Spot<'_>, found: Completion, order: u32) -> Option<CompletionItem> {
    let range = spot.range(found.edit.span)?;
    let kind = match found.kind {
        CompletionKind::Statement => CompletionItemKind::CLASS,
        CompletionKind::Argument => CompletionItemKind::FUNCTION,
        CompletionKind::Tag => CompletionItemKind::ENUM_MEMBER,
        CompletionKind::Key => CompletionItemKind::PROPERTY,
        CompletionKind::Value => CompletionItemKind::VALUE,
        CompletionKind::Shortcode => CompletionItemKind::UNIT,
        CompletionKind::Keyword => CompletionItemKind::KEYWORD,
    };
    // Compared with what the range covers, which may begin with a parenthesis.
    let filter = match found.edit.text.starts_with('(') {
        true => found.edit.text.clone(),
        false => found.label.clone(),
    };
    Some(CompletionItem {
        label: found.label,
        kind: Some(kind),
        detail: Some(found.detail).filter(|detail| !detail.is_empty()),
        sort_text: Some(format!("{order:06}")),
        filter_text: Some(filter),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(
            range,
            found.edit.text,
        ))),
        ..CompletionItem::default()
    })
}

/// The documents and folders that a path may lead to.
fn paths(spot: &Spot<'_>, typed: &str, is_closed: bool, span: Span) -> Vec<CompletionItem> {
    let own = spot.analysis.name(spot.file);
    let folder = typed.rfind('/').map_or("", |at| &typed[..=at]);
    let place = beside(own, &format!("{folder}."));
    let (Some(range), true) = (spot.range(span), is_path(own)) else {
        return Vec::new();
    };
    let mut found: Vec<(String, bool)> = Vec::new();
    for entry in Path::new(&place).read_dir().into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = path.is_dir();
        let is_self = crate::input::slashed(&path) == own;
        if !name.starts_with('.') && !is_self && (is_folder || is_document(&path)) {
            found.push((name, is_folder));
        }
    }
    found.sort();
    let item = |(name, is_folder): (String, bool)| {
        let end = match (is_folder, is_closed) {
            (true, _) => "/",
            (false, true) => "",
            (false, false) => ")",
        };
        let path = format!("{folder}{name}");
        CompletionItem {
            label: name,
            kind: Some(match is_folder {
                true => CompletionItemKind::FOLDER,
                false => CompletionItemKind::FILE,
            }),
            filter_text: Some(path.clone()),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(
                range,
                format!("{path}{end}"),
            ))),
            ..CompletionItem::default()
        }
    };
    found.into_iter().map(item).collect()
}
