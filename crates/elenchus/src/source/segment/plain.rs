//! The blocks of a plain text.
//!
//! - Empty lines, and lines of signs such as `***`, part paragraphs.
//! - Where lines are [broken at a width](wrap::width), those between empty lines are one
//!   paragraph, but an item of a list, an indented first line, and a heading on the first line
//!   are parted. Without any empty line, so is what stands behind a line that ends a sentence
//!   and has room left.
//! - Elsewhere each line is a paragraph if there are no empty lines, or if most lines that others
//!   follow are wider than 100 characters; else the lines between empty lines are one.
//! - A paragraph of one line is a heading if it [can be](Line::can_head), a paragraph follows
//!   and no more than two such stand together, four at the beginning (else they are a list); a line with `===` or
//!   `---` beneath it always is.
//! - The first block as a heading is of level 1, the others then of level 2, else of level 1.

use super::lines::{Gap, Line, lines};
use super::{Cut, wrap};
use crate::source::BlockKind;
use crate::text::Span;

/// No more than so many headings follow each other at the beginning of a text, where the title
/// may have a line of its author and of its date behind it, and elsewhere.
const HEADINGS: [usize; 2] = [4, 2];

/// Cuts a plain text into blocks.
pub(super) fn cut(text: &str) -> Cut {
    let lines = lines(text);
    let paragraphs = paragraphs(&lines);
    let kinds = kinds(&paragraphs);
    let spans = paragraphs
        .iter()
        .map(|lines| Span::new(lines[0].span.start, lines[lines.len() - 1].span.end));
    Cut {
        blocks: kinds.into_iter().zip(spans).collect(),
        text: text.to_owned(),
    }
}

/// How the lines of a text make paragraphs.
enum Layout {
    /// Lines are broken at this width; whether empty lines part paragraphs, and beyond which
    /// indentation a line begins one.
    Wrapped {
        width: usize,
        parted: bool,
        indent: Option<usize>,
    },
    LineByLine,
    Grouped,
}

impl Layout {
    fn of(lines: &[Line<'_>]) -> Self {
        let parted = lines.iter().skip(1).any(|line| line.gap == Gap::Blank);
        if let Some(width) = wrap::width(lines) {
            let indent = wrap::first_lines_indented(lines);
            return Self::Wrapped {
                width,
                parted,
                indent,
            };
        }
        let followed = lines.windows(2).filter(|pair| pair[1].gap == Gap::None);
        let mut widths: Vec<usize> = followed.map(|pair| pair[0].width).collect();
        widths.sort_unstable();
        let wide = widths
            .get(widths.len() / 2)
            .is_some_and(|&width| width > 100);
        if wide || !parted {
            Self::LineByLine
        } else {
            Self::Grouped
        }
    }

    /// Whether a paragraph begins at `next`, whose own so far is `paragraph`, never empty.
    fn parts(&self, paragraph: &[Line<'_>], next: &Line<'_>) -> bool {
        let last = &paragraph[paragraph.len() - 1];
        if next.gap != Gap::None || last.underlined.is_some() {
            return true;
        }
        let listed = paragraph[0].is_item() || last.words.ends_with(':');
        if next.is_item() && listed {
            return true;
        }
        let Self::Wrapped {
            width,
            parted,
            indent,
        } = *self
        else {
            return matches!(self, Self::LineByLine);
        };
        let room = !wrap::is_full(last, next, width);
        let indented = indent.is_some_and(|least| {
            next.indent > least && !paragraph[0].is_item() && (last.indent <= least || room)
        });
        let heads = paragraph.len() == 1 && room && last.can_head() && next.is_capital();
        indented || heads || !parted && room && last.is_stopped()
    }
}

fn paragraphs<'l, 't>(lines: &'l [Line<'t>]) -> Vec<&'l [Line<'t>]> {
    let layout = Layout::of(lines);
    let mut found = Vec::new();
    let mut start = 0;
    for at in 1..lines.len() {
        if layout.parts(&lines[start..at], &lines[at]) {
            found.push(&lines[start..at]);
            start = at;
        }
    }
    if start < lines.len() {
        found.push(&lines[start..]);
    }
    found
}

fn kinds(paragraphs: &[&[Line<'_>]]) -> Vec<BlockKind> {
    let mut heads: Vec<bool> = paragraphs
        .iter()
        .map(|lines| lines.len() == 1 && lines[0].can_head())
        .collect();
    let mut start = 0;
    while start < heads.len() {
        let run = heads[start..].iter().take_while(|&&head| head).count();
        let last = start + run == heads.len();
        let most = HEADINGS[usize::from(start > 0)];
        if run > most || last {
            heads[start..start + run].fill(false);
        }
        start += run + 1;
    }
    let titled = heads.first() == Some(&true);
    let kind = |index: usize| match (paragraphs[index][0].underlined, heads[index]) {
        (Some(level), _) => BlockKind::Heading(level),
        (None, true) => BlockKind::Heading(if titled && index > 0 { 2 } else { 1 }),
        (None, false) => BlockKind::Paragraph,
    };
    (0..paragraphs.len()).map(kind).collect()
}
