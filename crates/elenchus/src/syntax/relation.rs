//! Relations and the indentation that says what they hang beneath.

use super::SyntaxKind;
use super::block::{Base, Indent, Level, Parser};

const TAB: usize = 4;

impl Parser<'_> {
    /// Reads the relation whose sign ends at `sign_end` and leaves it open.
    pub(super) fn relation(&mut self, sign_end: usize) {
        let at = self.gap.end;
        if self.base == Base::None {
            self.remark_no_parent(at, sign_end);
            self.end_block();
        } else {
            if self.gap.blank_line {
                self.remark_relation_after_blank_line(at);
            }
            let depth = self.indent(at, sign_end);
            self.tree.finish_to(depth);
            self.indents.push(Indent {
                start: self.gap.indent_start,
                end: at,
                depth: self.levels.len().saturating_sub(1),
            });
        }
        self.put_gap();
        self.tree.start(SyntaxKind::Relation);
        self.tree.leaf(SyntaxKind::Sign, sign_end);
        self.element_after_mark(at, sign_end, false);
        if self.base == Base::None {
            self.open_base(0);
        }
    }

    /// Lets relations hang beneath what is open now, indented by more than `width`.
    pub(super) fn open_base(&mut self, width: usize) {
        self.end_base();
        self.levels.push(Level {
            width,
            columns: width,
            depth: self.tree.depth(),
        });
        self.base = Base::Element;
    }

    /// Closes what relations hang beneath.
    pub(super) fn end_base(&mut self) {
        if !self.misindented.is_empty() {
            self.fix_indentation();
            self.misindented.clear();
        }
        self.indents.clear();
        self.levels.clear();
    }

    /// Opens or closes levels for a relation whose sign is at `at`: the depth to go back to.
    ///
    /// As in Argdown's own tools, white space counts by the character; a line that goes back
    /// to a level nobody opened belongs to the next level further out.
    fn indent(&mut self, at: usize, sign_end: usize) -> usize {
        let indent = &self.scan.bytes[self.gap.indent_start..at];
        let width = indent.len();
        let columns = columns(indent);
        if indent.contains(&b' ') && indent.contains(&b'\t') {
            self.remark_mixed_indentation(self.gap.indent_start, at, columns);
        }
        let top = self.levels.last().copied().unwrap_or(Level {
            width: 0,
            columns: 0,
            depth: self.tree.depth(),
        });
        if width > top.width {
            let depth = self.tree.depth();
            self.push_level(width, columns, depth);
            return depth;
        }
        let mut keep = self.levels.len();
        while keep > 1 && width < self.levels[keep - 1].width {
            keep -= 1;
        }
        if keep > 1 {
            let level = self.levels[keep - 1];
            self.levels.truncate(keep);
            if level.width != width {
                self.remark_unknown_level(self.gap.indent_start, at, level.width);
            }
            return level.depth;
        }
        self.back_to_base(at, sign_end, width, columns)
    }

    /// Where the sign stands no deeper than the block itself, or where only the columns can
    /// tell the levels apart, because some lines are indented with tabs and some with blanks.
    fn back_to_base(&mut self, at: usize, sign_end: usize, width: usize, columns: usize) -> usize {
        let base = self.levels.first().copied().unwrap_or(Level {
            width: 0,
            columns: 0,
            depth: 1,
        });
        if width <= base.width {
            self.remark_not_indented(at, sign_end);
        } else if columns == width {
            let level = self.levels.get(1).copied().unwrap_or(base);
            self.remark_unknown_level(self.gap.indent_start, at, level.width);
        } else {
            self.remark_mixed_indentation(self.gap.indent_start, at, columns);
            return self.indent_by_columns(columns);
        }
        self.levels.truncate(1);
        self.push_level(width, columns, base.depth);
        base.depth
    }

    /// Finds the level of a line by its columns, as the eye sees it.
    fn indent_by_columns(&mut self, columns: usize) -> usize {
        let open = self.levels.len();
        let mut keep = open;
        while keep > 1 && columns < self.levels[keep - 1].columns {
            keep -= 1;
        }
        self.levels.truncate(keep);
        let depth = match self.levels.last() {
            Some(level) if level.columns == columns || 1 < keep && keep < open => {
                return level.depth;
            }
            Some(level) if keep < open => level.depth,
            _ => self.tree.depth(),
        };
        self.push_level(columns, columns, depth);
        depth
    }

    fn push_level(&mut self, width: usize, columns: usize, depth: usize) {
        self.levels.push(Level {
            width,
            columns,
            depth,
        });
    }
}

/// The width of white space with a tab stop every four columns.
fn columns(indent: &[u8]) -> usize {
    indent.iter().fold(0, |column, &byte| match byte {
        b'\t' => (column / TAB + 1) * TAB,
        _ => column + 1,
    })
}
