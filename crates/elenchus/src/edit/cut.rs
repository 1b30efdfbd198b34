//! Lines of text that are cut out, with blocks of their own for what is lifted out of them.

use super::Document;
use super::escape::guard_opening;
use super::layout::{indentation, line_end, next_line};
use super::outline::{Line, What};
use super::remove::Fate;
use crate::sort::by_number;
use crate::text::{Edit, Span, apply};

/// Where a line of the outline stands in the text, with the lines of text up to the next.
struct Chunk {
    line: usize,
    fate: Fate,
    span: Span,
}

/// The text of the outline's lines, each up to where the next one begins.
fn chunks(document: &Document<'_>, lines: &[Line<'_>], fates: &[Fate]) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut block = 0;
    for (index, line) in lines.iter().enumerate() {
        let node = document.node(line.node.0);
        if line.depth == 0 {
            end_chunk(document, &mut chunks, block);
            block = line.node.0;
        }
        let (begins, fate) = match line.what {
            What::Element(_) => (line.depth == 0, fates[index]),
            What::Relation(_) | What::Item => {
                (true, fates.get(index + 1).copied().unwrap_or(fates[index]))
            }
            What::Step(_) | What::Inference(_) => (true, fates[index]),
            _ => (false, fates[index]),
        };
        if begins {
            let start = document.line_start(node.span().start);
            if let Some(last) = chunks.last_mut().filter(|last| last.span.end == u32::MAX) {
                last.span.end = start;
            }
            chunks.push(Chunk {
                line: index,
                fate,
                span: Span::new(start, u32::MAX),
            });
        }
    }
    end_chunk(document, &mut chunks, block);
    chunks
}

fn end_chunk(document: &Document<'_>, chunks: &mut [Chunk], block: u32) {
    if let Some(last) = chunks.last_mut().filter(|last| last.span.end == u32::MAX) {
        last.span.end = next_line(document, line_end(document, document.node(block)));
    }
}

/// The cuts, with the blocks that come instead.
pub(super) fn cuts(
    document: &Document<'_>,
    lines: &[Line<'_>],
    fates: &[Fate],
    mentions: &[Edit],
) -> Vec<Edit> {
    let chunks = chunks(document, lines, fates);
    let mut edits: Vec<Edit> = Vec::new();
    let mut at = 0;
    while at < chunks.len() {
        let end = group_end(lines, &chunks, at);
        group(document, lines, &chunks[at..end], mentions, &mut edits);
        at = end;
    }
    let mut joined: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match joined.last_mut() {
            Some(last) if edit.text.is_empty() && touches(document, last, edit.span) => {
                last.span.end = edit.span.end;
            }
            _ => joined.push(edit),
        }
    }
    for cut in joined.iter_mut().filter(|cut| cut.text.is_empty()) {
        cut.span = with_blank_lines(document, cut.span);
    }
    joined
}

/// The end of the block that begins with chunk `at`; a structure stays with what is before it.
fn group_end(lines: &[Line<'_>], chunks: &[Chunk], at: usize) -> usize {
    let begins = |chunk: &Chunk, before: &Chunk| {
        let between = &lines[before.line + 1..=chunk.line];
        let block = between.iter().find(|line| line.depth == 0);
        block.is_some_and(|line| !matches!(line.what, What::Structure(_)))
    };
    let later = (at + 1..chunks.len()).find(|&index| begins(&chunks[index], &chunks[index - 1]));
    later.unwrap_or(chunks.len())
}

/// Cuts within one block and what belongs to it.
fn group(
    document: &Document<'_>,
    lines: &[Line<'_>],
    chunks: &[Chunk],
    mentions: &[Edit],
    edits: &mut Vec<Edit>,
) {
    let first = edits.len();
    for chunk in chunks.iter().filter(|chunk| chunk.fate != Fate::Stays) {
        match edits[first..].last_mut() {
            Some(last) if touches(document, last, chunk.span) => last.span.end = chunk.span.end,
            _ => edits.push(Edit::remove(chunk.span)),
        }
    }
    if edits.len() == first {
        return;
    }
    let cuts = &mut edits[first..];
    let lifted = lifted(document, lines, chunks, mentions);
    let ending = document.line_ending();
    let block_end = chunks.last().map_or(0, |chunk| chunk.span.end);
    let whole = chunks.iter().all(|chunk| chunk.fate != Fate::Stays);
    let blocks = lifted.join(&format!("{ending}{ending}"));
    let at_end = cuts.last_mut().filter(|cut| cut.span.end == block_end);
    match (at_end, blocks.is_empty()) {
        (_, true) => {}
        (Some(cut), false) if whole => cut.text = blocks + ending,
        (Some(cut), false) => cut.text = format!("{ending}{blocks}{ending}"),
        (None, false) => {
            let ended = document.line_start(block_end) == block_end;
            let more = if ended { "" } else { ending };
            edits.push(Edit::insert(
                block_end,
                format!("{more}{ending}{blocks}{ending}"),
            ));
        }
    }
}

/// Whether nothing but blank lines stands between a cut and the next one.
fn touches(document: &Document<'_>, last: &Edit, next: Span) -> bool {
    let between = document
        .text()
        .get(last.span.end as usize..next.start as usize);
    last.text.is_empty() && between.is_some_and(|between| between.trim().is_empty())
}

/// A cut of whole blocks with the blank lines behind it, or at the end of the text, with those
/// before; any other cut as it is.
pub(super) fn with_blank_lines(document: &Document<'_>, span: Span) -> Span {
    let text = document.text();
    let start = span.start as usize;
    let line_before = text[..start].trim_end_matches(['\n', '\r']);
    let endings = text[line_before.len()..start].matches('\n').count();
    if !line_before.is_empty() && endings < 2 {
        return span;
    }
    let mut end = span.end;
    while (end as usize) < text.len() {
        let next = next_line(document, end);
        let blank = text[end as usize..next as usize].ends_with(['\n', '\r']);
        if !blank {
            break;
        }
        end = next;
    }
    if (end as usize) < text.len() {
        return Span::new(span.start, end);
    }
    let before = &text[..span.start as usize];
    let kept = before.trim_end_matches([' ', '\t', '\n', '\r']).len() as u32;
    let start = if kept == 0 {
        span.start
    } else {
        next_line(document, kept).min(span.start)
    };
    Span::new(start, end)
}

/// The texts of the blocks that are lifted out of these chunks.
fn lifted(
    document: &Document<'_>,
    lines: &[Line<'_>],
    chunks: &[Chunk],
    mentions: &[Edit],
) -> Vec<String> {
    // The blocks of one group are numbered without gaps.
    let roots = chunks.iter().filter_map(|chunk| match chunk.fate {
        Fate::Lifted { root, .. } => Some(root),
        _ => None,
    });
    let base = roots.min().unwrap_or_default();
    let mut blocks: Vec<(String, usize)> = Vec::new();
    for chunk in chunks {
        let Fate::Lifted { root, .. } = chunk.fate else {
            continue;
        };
        let Some((block, width)) = blocks.get_mut(root - base) else {
            let relation = document.node(lines[chunk.line].node.0).span();
            let width = indentation(document, relation.start).len();
            let element = lines
                .get(chunk.line + 1)
                .map(|line| document.node(line.node.0));
            let start = element.map_or(relation.start, |element| element.span().start);
            let span = Span::new(start, chunk.span.end);
            let text = outdented(document, span, width, false, mentions);
            blocks.push((guard_opening(&text).into_owned(), width));
            continue;
        };
        block.push_str(&outdented(document, chunk.span, *width, true, mentions));
    }
    let end = [' ', '\t', '\n', '\r'];
    let trimmed = blocks
        .iter()
        .map(|(block, _)| block.trim_end_matches(end).to_owned());
    trimmed.collect()
}

/// The text of a span with less white space at the beginning of its lines.
pub(super) fn outdented(
    document: &Document<'_>,
    span: Span,
    width: usize,
    first: bool,
    mentions: &[Edit],
) -> String {
    let text = span.of(document.text());
    let mut edits: Vec<Edit> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        if at > 0 || first {
            edits.push(Edit::remove(Span::new(at, at + blanks.min(width) as u32)));
        }
        at += line.len() as u32;
    }
    let from = mentions.partition_point(|edit| edit.span.start < span.start);
    let inside = mentions[from..]
        .iter()
        .take_while(|edit| edit.span.end <= span.end);
    edits.extend(inside.map(|edit| {
        let at = Span::new(edit.span.start - span.start, edit.span.end - span.start);
        Edit::replace(at, edit.text.clone())
    }));
    by_number(&mut edits, |edit| edit.span.number());
    apply(text, &edits).unwrap_or_else(|| text.to_owned())
}
