//! What the server can do, and what it has been told that the editor can.

use elenchus::text::Encoding;
use ls_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability,
    CompletionOptions, DocumentLinkOptions, FoldingRangeProviderCapability,
    HoverProviderCapability, InitializeResult, MarkupKind, OneOf, PositionEncodingKind,
    RenameOptions, SemanticTokensFullOptions, SemanticTokensOptions,
    SemanticTokensServerCapabilities, ServerCapabilities, ServerInfo, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
};

use super::answers::tokens;

/// What the editor can do.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Editor {
    /// How it counts columns.
    pub(super) encoding: Encoding,
    /// Whether it shows Markdown when something is hovered over.
    pub(super) markdown: bool,
    /// Whether it shows symbols as a tree.
    pub(super) symbol_tree: bool,
    /// Whether it takes edits with the versions of the texts they are for.
    pub(super) versioned_edits: bool,
    /// Whether it asks for the edits of an action when that is chosen.
    pub(super) resolves_edits: bool,
    /// Whether it can be asked to watch files.
    pub(super) watches: bool,
}

impl Editor {
    pub(super) fn new(capabilities: &ClientCapabilities) -> Self {
        let text = capabilities.text_document.as_ref();
        let hover = text.and_then(|text| text.hover.as_ref()?.content_format.as_ref());
        let symbols = text.and_then(|text| text.document_symbol.as_ref());
        let workspace = capabilities.workspace.as_ref();
        let actions = text.and_then(|text| text.code_action.as_ref()?.resolve_support.as_ref());
        let edits = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let files = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
        Self {
            encoding: encoding(capabilities),
            markdown: hover.is_some_and(|kinds| kinds.contains(&MarkupKind::Markdown)),
            symbol_tree: symbols
                .and_then(|symbols| symbols.hierarchical_document_symbol_support)
                .unwrap_or(false),
            versioned_edits: edits
                .and_then(|edits| edits.document_changes)
                .unwrap_or(false),
            resolves_edits: actions.is_some_and(|actions| {
                let mut properties = actions.properties.iter();
                properties.any(|property| property == "edit")
            }),
            watches: files
                .and_then(|files| files.dynamic_registration)
                .unwrap_or(false),
        }
    }
}

/// The first encoding the editor names that we know; UTF-16 where it names none.
fn encoding(capabilities: &ClientCapabilities) -> Encoding {
    let general = capabilities.general.as_ref();
    let named = general.and_then(|general| general.position_encodings.as_ref());
    let known = |kind: &PositionEncodingKind| match kind.as_str() {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    };
    named
        .and_then(|kinds| kinds.iter().find_map(known))
        .unwrap_or_default()
}

/// What the server tells about itself.
pub(super) fn introduction(encoding: Encoding) -> InitializeResult {
    InitializeResult {
        capabilities: capabilities(encoding),
        server_info: Some(ServerInfo {
            name: "elenchus".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        ..InitializeResult::default()
    }
}

fn capabilities(encoding: Encoding) -> ServerCapabilities {
    let triggers = ["[", "<", "@", "#", "{", ".", ":", "(", "/"];
    ServerCapabilities {
        position_encoding: Some(match encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }),
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::Supported(true)),
                ..TextDocumentSyncOptions::default()
            },
        )),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(triggers.map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: None,
            work_done_progress_options: Default::default(),
        }),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QUICKFIX,
                CodeActionKind::REFACTOR,
                CodeActionKind::REFACTOR_REWRITE,
                CodeActionKind::SOURCE_FIX_ALL,
            ]),
            resolve_provider: Some(true),
            ..CodeActionOptions::default()
        })),
        document_formatting_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: Default::default(),
        })),
        semantic_tokens_provider: Some(SemanticTokensServerCapabilities::SemanticTokensOptions(
            SemanticTokensOptions {
                legend: tokens::legend(),
                full: Some(SemanticTokensFullOptions::Bool(true)),
                range: Some(true),
                ..SemanticTokensOptions::default()
            },
        )),
        ..ServerCapabilities::default()
    }
}
