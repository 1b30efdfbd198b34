//! What lies between significant things: blanks, line endings, comments.

use super::SyntaxKind;
use super::scan::{Scanner, is_blank, is_line_end};

/// A stretch of trivia, found but not yet put into the tree.
#[derive(Default)]
pub(super) struct Gap {
    /// Its leaves: kind and end.
    pub(super) leaves: Vec<(SyntaxKind, usize)>,
    /// Where it begins.
    pub(super) start: usize,
    /// Where the next significant thing begins, or the text ends.
    pub(super) end: usize,
    /// Whether the next thing is the first on its line (comments aside).
    pub(super) at_line_start: bool,
    /// Whether there is a line with nothing but blanks in it.
    pub(super) blank_line: bool,
    /// Where the indentation of the next thing begins.
    pub(super) indent_start: usize,
    /// Where the first line ending ends; 0 where there is none.
    pub(super) first_line_end: usize,
}

impl Gap {
    /// Whether there is a comment in it.
    pub(super) fn has_comment(&self) -> bool {
        let mut leaves = self.leaves.iter();
        leaves.any(|&(kind, _)| kind == SyntaxKind::Comment)
    }
}

impl Scanner<'_> {
    /// Finds the trivia from `from` on, into `gap`.
    pub(super) fn gap(&mut self, from: usize, gap: &mut Gap) {
        let before = from.checked_sub(1).and_then(|before| self.byte(before));
        let starts_line = before.is_none_or(is_line_end) || from == 3 && self.starts(0, "\u{feff}");
        gap.leaves.clear();
        gap.start = from;
        gap.at_line_start = starts_line;
        gap.blank_line = false;
        gap.indent_start = from;
        gap.first_line_end = 0;
        let mut at = from;
        let mut empty_so_far = starts_line;
        while let Some(byte) = self.byte(at) {
            if is_blank(byte) {
                at = self.skip_blanks(at);
                gap.leaves.push((SyntaxKind::Whitespace, at));
            } else if is_line_end(byte) {
                at = self.line_break(at);
                gap.leaves.push((SyntaxKind::Newline, at));
                gap.blank_line |= empty_so_far;
                if gap.first_line_end == 0 {
                    gap.first_line_end = at;
                }
                empty_so_far = true;
                gap.at_line_start = true;
                gap.indent_start = at;
            } else if let Some(end) = self.comment(at) {
                at = end;
                gap.leaves.push((SyntaxKind::Comment, at));
                empty_so_far = false;
                gap.indent_start = at;
            } else {
                break;
            }
        }
        gap.end = at;
    }
}
