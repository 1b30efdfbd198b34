//! The shape of a document: symbols and folding ranges.

use elenchus::include::FileId;
use elenchus::service::{Fold, FoldKind, Symbol, SymbolKind, folds, symbols};
use ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, FoldingRange, FoldingRangeKind,
    FoldingRangeParams, Location, OneOf, SymbolInformation, WorkspaceSymbol, WorkspaceSymbolParams,
    WorkspaceSymbolResponse,
};

use super::location;
use crate::lsp::analysis::Analysis;
use crate::lsp::workspace::Workspace;

/// How deep symbols are nested: what is deeper is shown at this depth. Programs read nested
/// lists by recursion.
const DEEPEST: usize = 50;

/// The most symbols of a workspace that are given at once.
const MOST: usize = 1_000;

/// The outline of a file: a tree, or a plain list for an editor that knows no trees.
pub(in crate::lsp) fn outline(
    workspace: &Workspace,
    params: &DocumentSymbolParams,
    tree: bool,
) -> Option<DocumentSymbolResponse> {
    let part = workspace.part(&params.text_document.uri)?;
    let (analysis, file) = (&part.analysis, part.file);
    let found = symbols(&analysis.alone(file));
    if tree {
        return Some(DocumentSymbolResponse::Nested(nested(
            analysis, file, &found,
        )));
    }
    let flat = found.iter().filter_map(|symbol| {
        let parent = symbol.parent.map(|parent| &found[parent as usize]);
        #[expect(deprecated, reason = "the type has no way around its old field")]
        Some(SymbolInformation {
            name: symbol.name.clone(),
            kind: kind(symbol.kind),
            tags: None,
            deprecated: None,
            location: location(workspace, analysis, file, symbol.span)?,
            container_name: parent.map(|parent| parent.name.clone()),
        })
    });
    Some(DocumentSymbolResponse::Flat(flat.collect()))
}

/// The symbols, each in the one it stands in.
fn nested(analysis: &Analysis, file: FileId, found: &[Symbol]) -> Vec<DocumentSymbol> {
    // From the last to the first: each is whole before it is put into its parent.
    let mut depths: Vec<usize> = Vec::with_capacity(found.len());
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(found.len());
    for symbol in found {
        let mut parent = symbol.parent.map(|parent| parent as usize);
        if let Some(above) = parent.filter(|&above| depths[above] >= DEEPEST) {
            parent = parents[above];
        }
        depths.push(parent.map_or(0, |parent| depths[parent] + 1));
        parents.push(parent);
    }
    let mut beneath: Vec<Vec<DocumentSymbol>> = found.iter().map(|_| Vec::new()).collect();
    let mut top = Vec::new();
    for (index, symbol) in found.iter().enumerate().rev() {
        let mut children = std::mem::take(&mut beneath[index]);
        children.reverse();
        let whole = entry(analysis, file, symbol, children);
        match parents[index] {
            Some(parent) => beneath[parent].push(whole),
            None => top.push(whole),
        }
    }
    top.reverse();
    top
}

fn entry(
    analysis: &Analysis,
    file: FileId,
    symbol: &Symbol,
    children: Vec<DocumentSymbol>,
) -> DocumentSymbol {
    #[expect(deprecated, reason = "the type has no way around its old field")]
    DocumentSymbol {
        name: symbol.name.clone(),
        detail: Some(symbol.detail.clone()).filter(|detail| !detail.is_empty()),
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: analysis.range(file, symbol.span),
        selection_range: analysis.range(file, symbol.place),
        children: (!children.is_empty()).then_some(children),
    }
}

fn kind(kind: SymbolKind) -> ls_types::SymbolKind {
    match kind {
        SymbolKind::Section => ls_types::SymbolKind::NAMESPACE,
        SymbolKind::Statement => ls_types::SymbolKind::CLASS,
        SymbolKind::Argument => ls_types::SymbolKind::FUNCTION,
        SymbolKind::Structure => ls_types::SymbolKind::STRUCT,
        SymbolKind::Step => ls_types::SymbolKind::FIELD,
    }
}

/// The titles and headings of all documents in which the letters are found.
pub(in crate::lsp) fn search(
    workspace: &Workspace,
    params: &WorkspaceSymbolParams,
) -> WorkspaceSymbolResponse {
    let wanted = params.query.to_lowercase();
    let mut found = Vec::new();
    for analysis in workspace.documents() {
        let reading = analysis.whole();
        for symbol in symbols(&reading) {
            let is_named = symbol.kind == SymbolKind::Section || !symbol.place.is_empty();
            let fits = is_named && symbol.name.to_lowercase().contains(&wanted);
            let place = || analysis.assembly.locate(symbol.place);
            if let Some((file, span)) = fits.then(place).flatten() {
                if let Some(location) = location(workspace, &analysis, file, span) {
                    found.push(workspace_symbol(&symbol, location));
                }
            }
            if found.len() == MOST {
                return WorkspaceSymbolResponse::Nested(found);
            }
        }
    }
    WorkspaceSymbolResponse::Nested(found)
}

fn workspace_symbol(symbol: &Symbol, location: Location) -> WorkspaceSymbol {
    WorkspaceSymbol {
        name: symbol.name.clone(),
        kind: kind(symbol.kind),
        tags: None,
        container_name: None,
        location: OneOf::Left(location),
        data: None,
    }
}

pub(in crate::lsp) fn fold(
    workspace: &Workspace,
    params: &FoldingRangeParams,
) -> Option<Vec<FoldingRange>> {
    let part = workspace.part(&params.text_document.uri)?;
    let (analysis, file) = (&part.analysis, part.file);
    let found = folds(&analysis.alone(file));
    Some(
        found
            .iter()
            .map(|fold| folding(analysis, file, fold))
            .collect(),
    )
}

fn folding(analysis: &Analysis, file: FileId, fold: &Fold) -> FoldingRange {
    let range = analysis.range(file, fold.span);
    FoldingRange {
        start_line: range.start.line,
        start_character: None,
        end_line: range.end.line,
        end_character: None,
        kind: Some(match fold.kind {
            FoldKind::Comment => FoldingRangeKind::Comment,
            _ => FoldingRangeKind::Region,
        }),
        collapsed_text: None,
    }
}
