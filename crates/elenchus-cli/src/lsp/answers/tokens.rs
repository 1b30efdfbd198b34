//! `textDocument/semanticTokens`

use elenchus::include::FileId;
use elenchus::service::{Token, TokenKind, tokens};
use elenchus::text::Span;
use ls_types::{
    SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensLegend,
    SemanticTokensParams, SemanticTokensRangeParams,
};

use crate::lsp::analysis::Analysis;
use crate::lsp::workspace::Workspace;

/// What the numbers of the tokens stand for: one type for each kind, in the order of
/// [`TokenKind::ALL`]; and one modifier, for definitions.
pub(in crate::lsp) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: TokenKind::ALL
            .iter()
            .map(|&kind| token_type(kind))
            .collect(),
        token_modifiers: vec![SemanticTokenModifier::DEFINITION],
    }
}

/// The type that themes know which comes nearest.
fn token_type(kind: TokenKind) -> SemanticTokenType {
    match kind {
        TokenKind::Comment => SemanticTokenType::COMMENT,
        TokenKind::Fence | TokenKind::Include => SemanticTokenType::MACRO,
        TokenKind::Data => SemanticTokenType::PROPERTY,
        TokenKind::Heading => SemanticTokenType::NAMESPACE,
        TokenKind::StatementTitle => SemanticTokenType::CLASS,
        TokenKind::ArgumentTitle => SemanticTokenType::FUNCTION,
        TokenKind::Support
        | TokenKind::Attack
        | TokenKind::Undercut
        | TokenKind::Contradiction
        | TokenKind::Inference => SemanticTokenType::OPERATOR,
        TokenKind::Number => SemanticTokenType::NUMBER,
        TokenKind::Rule => SemanticTokenType::METHOD,
        TokenKind::Tag => SemanticTokenType::DECORATOR,
        TokenKind::Link => SemanticTokenType::STRING,
        TokenKind::Symbol => SemanticTokenType::ENUM_MEMBER,
        // No theme knows them unless it is told to.
        TokenKind::Bold => SemanticTokenType::new("bold"),
        TokenKind::Italic => SemanticTokenType::new("italic"),
    }
}

pub(in crate::lsp) fn colour(
    workspace: &Workspace,
    params: &SemanticTokensParams,
) -> Option<SemanticTokens> {
    let part = workspace.part(&params.text_document.uri)?;
    let whole = Span::new(0, part.analysis.text(part.file).len() as u32);
    Some(within(&part.analysis, part.file, whole))
}

pub(in crate::lsp) fn colour_range(
    workspace: &Workspace,
    params: &SemanticTokensRangeParams,
) -> Option<SemanticTokens> {
    let part = workspace.part(&params.text_document.uri)?;
    let span = part.analysis.span(part.file, params.range);
    Some(within(&part.analysis, part.file, span))
}

/// The tokens that touch a span, each told by its distance from the last.
fn within(analysis: &Analysis, file: FileId, span: Span) -> SemanticTokens {
    let found = tokens(&analysis.alone(file));
    let first = found.partition_point(|token| token.span.end <= span.start);
    let last = found.partition_point(|token| token.span.start < span.end);
    let mut before = (0, 0);
    let near = found.get(first..last).unwrap_or_default().iter();
    let data = near.map(|token| {
        let start = analysis.position(file, token.span.start);
        let lines = start.line - before.0;
        let columns = match lines {
            0 => start.character - before.1,
            _ => start.character,
        };
        before = (start.line, start.character);
        encoded(token, lines, columns, analysis.columns(file, token.span))
    });
    SemanticTokens {
        result_id: None,
        data: data.collect(),
    }
}

fn encoded(token: &Token, lines: u32, columns: u32, length: u32) -> SemanticToken {
    SemanticToken {
        delta_line: lines,
        delta_start: columns,
        length,
        token_type: token.kind as u32,
        token_modifiers_bitset: u32::from(token.is_definition),
    }
}
