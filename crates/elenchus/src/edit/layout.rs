//! Lines and indentations around what is changed.

use super::Document;
use crate::syntax::{Node, SyntaxKind};
use crate::text::Span;

/// Where the last line of a node ends: before the line ending, behind a comment on that line.
pub(super) fn line_end(document: &Document<'_>, node: Node<'_>) -> u32 {
    let mut end = node.span().end;
    let tree = document.tree();
    for data in (node.end()..).map_while(|index| tree.get(index)) {
        match data.kind {
            SyntaxKind::Whitespace => {}
            SyntaxKind::Comment => end = data.span.end,
            _ => break,
        }
    }
    end
}

/// Where the line after the one that ends at `at` begins.
pub(super) fn next_line(document: &Document<'_>, at: u32) -> u32 {
    let rest = document.text().get(at as usize..).unwrap_or_default();
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let ending = match &rest[blanks..] {
        rest if rest.starts_with("\r\n") => 2,
        rest if rest.starts_with(['\n', '\r']) => 1,
        _ => 0,
    };
    at + (blanks + ending) as u32
}

/// The white space before the first thing on the line of `offset`.
pub(super) fn indentation<'t>(document: &Document<'t>, offset: u32) -> &'t str {
    let start = document.line_start(offset);
    let text = document.text();
    let line = Span::new(start, offset).of(text);
    let width = line.len() - line.trim_start_matches([' ', '\t']).len();
    Span::new(start, start + width as u32).of(text)
}

/// By what relations are indented in this document: a tab, or some blanks.
pub(super) fn unit<'t>(document: &Document<'t>) -> &'t str {
    let mut nodes = document.tree().nodes();
    let first = nodes.find(|node| node.kind == SyntaxKind::Relation);
    match first.map(|relation| indentation(document, relation.span.start)) {
        Some(indent) if indent.starts_with('\t') => "\t",
        Some(indent) if (1..=8).contains(&indent.len()) => indent,
        _ => "  ",
    }
}

/// The indentation of relations beneath the element `parent`: that of the last one there, or one
/// step more than its own.
pub(super) fn indentation_beneath(document: &Document<'_>, parent: Node<'_>) -> String {
    let relations = parent
        .children()
        .filter(|child| child.kind() == SyntaxKind::Relation);
    if let Some(last) = relations.last() {
        return indentation(document, last.span().start).to_owned();
    }
    let start = parent.span().start;
    let own = indentation(document, start);
    let unit = unit(document);
    let mut indent = format!("{own}{unit}");
    if is_item(document, parent) {
        // Beneath an item, relations stand further in than its mark is wide.
        while indent.len() < own.len() + 2 {
            indent.push_str(unit);
        }
    }
    indent
}

fn is_item(document: &Document<'_>, element: Node<'_>) -> bool {
    let mut before = (0..element.index())
        .rev()
        .filter_map(|index| document.tree().kind(index));
    before.find(|kind| !kind.is_trivia()) == Some(SyntaxKind::ItemMark)
}
