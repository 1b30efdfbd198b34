//! Where a thing is defined, and where else it stands.

use elenchus::include::{FileId, beside};
use elenchus::service::{Target, definition, references, target};
use elenchus::syntax::{self, SyntaxKind};
use elenchus::text::Span;
use ls_types::{
    DocumentHighlight, DocumentHighlightParams, DocumentLink, DocumentLinkParams,
    GotoDefinitionParams, GotoDefinitionResponse, Location, Range, ReferenceParams,
};

use super::{Spot, part};
use crate::lsp::workspace::Workspace;

pub(in crate::lsp) fn define(
    workspace: &Workspace,
    params: &GotoDefinitionParams,
) -> Option<GotoDefinitionResponse> {
    let at = &params.text_document_position_params;
    let part = part(workspace, at)?;
    let spot = Spot::new(&part, at.position);
    if let Some(Target::Include { path, .. }) = target(&spot.reading, spot.offset) {
        let uri = workspace.uri(&beside(spot.analysis.name(spot.file), path))?;
        let start = Location::new(uri, Range::default());
        return Some(GotoDefinitionResponse::Scalar(start));
    }
    let found = definition(&spot.reading, spot.offset).into_iter();
    let places: Vec<Location> = found
        .filter_map(|span| spot.location(workspace, span))
        .collect();
    (!places.is_empty()).then_some(GotoDefinitionResponse::Array(places))
}

pub(in crate::lsp) fn refer(
    workspace: &Workspace,
    params: &ReferenceParams,
) -> Option<Vec<Location>> {
    let at = &params.text_document_position;
    let part = part(workspace, at)?;
    let spot = Spot::new(&part, at.position);
    let with_definitions = params.context.include_declaration;
    let found = references(&spot.reading, spot.offset, with_definitions).into_iter();
    Some(
        found
            .filter_map(|span| spot.location(workspace, span))
            .collect(),
    )
}

pub(in crate::lsp) fn highlight(
    workspace: &Workspace,
    params: &DocumentHighlightParams,
) -> Option<Vec<DocumentHighlight>> {
    let at = &params.text_document_position_params;
    let part = part(workspace, at)?;
    let spot = Spot::new(&part, at.position);
    let found = references(&spot.reading, spot.offset, true).into_iter();
    let here = found.filter_map(|span| spot.range(span));
    Some(
        here.map(|range| DocumentHighlight { range, kind: None })
            .collect(),
    )
}

/// The files a file includes, to follow with a click.
pub(in crate::lsp) fn link(
    workspace: &Workspace,
    params: &DocumentLinkParams,
) -> Option<Vec<DocumentLink>> {
    let part = workspace.part(&params.text_document.uri)?;
    let (analysis, file): (_, FileId) = (&part.analysis, part.file);
    let reading = analysis.alone(file);
    let root = reading.tree.root(reading.text);
    let includes = root
        .descendants()
        .filter(|node| node.kind() == SyntaxKind::Include)
        .filter_map(syntax::Include::of);
    let link = |include: syntax::Include<'_>| {
        let path = include.path();
        let whole = include.node().span();
        let at = include.node().text().rfind(path)? as u32;
        let span = Span::new(whole.start + at, whole.start + at + path.len() as u32);
        Some(DocumentLink {
            range: analysis.range(file, span),
            target: Some(workspace.uri(&beside(analysis.name(file), path))?),
            tooltip: None,
            data: None,
        })
    };
    Some(includes.filter_map(link).collect())
}
