//! Emphasis: which of the stars and underscores are marks, and which are text.

use super::SyntaxKind;
use super::inline::{Inline, plain};
use super::scan::{Scanner, is_blank};

/// The longest run of emphasis marks that is looked at.
const LONGEST_RUN: usize = 8;

/// What an emphasis mark turned out to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Emphasis {
    None,
    Opens(SyntaxKind),
    Closes,
}

/// The four marks, as indices: `*`, `**`, `_`, `__`.
#[derive(Default)]
pub(super) struct Openers {
    /// Index among the inlines and mark, innermost last.
    stack: Vec<(usize, usize)>,
    open: [usize; 4],
    /// The marks so far, as indices among the inlines.
    marks: Vec<usize>,
    /// Whether a single mark inside a word was taken for one that opens.
    inside: bool,
    /// Whether a single mark inside a word is a letter: `file_name`, `2*3`.
    letters: bool,
}

impl Openers {
    /// Reads the emphasis mark at `at` and returns where it ends. A mark closes the nearest
    /// open one of its kind; those opened in between were no marks.
    pub(super) fn mark(
        &mut self,
        scan: &Scanner<'_>,
        at: usize,
        start: usize,
        inlines: &mut Vec<Inline>,
    ) -> usize {
        self.marks.push(inlines.len());
        self.read_mark(scan, at, start, inlines)
    }

    /// Ends a text. As in Argdown's own tools, a mark inside a word may open emphasis; they
    /// refuse a text in which some mark finds no other. There, such marks are letters.
    pub(super) fn finish(self, scan: &Scanner<'_>, start: usize, inlines: &mut Vec<Inline>) {
        if !self.inside || self.stack.is_empty() {
            return;
        }
        let mut anew = Self {
            letters: true,
            ..Self::default()
        };
        let read = std::mem::take(inlines);
        let mut marks = self.marks.into_iter().peekable();
        let mut at = start;
        for (index, inline) in read.into_iter().enumerate() {
            if marks.next_if_eq(&index).is_none() {
                at = inline.end;
                inlines.push(inline);
                continue;
            }
            while at < inline.end {
                at = anew.read_mark(scan, at, start, inlines);
            }
        }
    }

    fn read_mark(
        &mut self,
        scan: &Scanner<'_>,
        at: usize,
        start: usize,
        inlines: &mut Vec<Inline>,
    ) -> usize {
        let byte = scan.bytes[at];
        let single = if byte == b'*' { 0 } else { 2 };
        let double = scan.byte(at + 1) == Some(byte);
        let widths: &[usize] = if double { &[2, 1] } else { &[1] };
        let follows = inlines.last().is_some_and(|last| !last.kind.is_trivia());
        let flank = Flank::of(scan, at, start);
        let closes = |mark: usize, width| {
            follows
                && flank != Flank::Left
                && self.open[mark] > 0
                && may_close(scan, at, start, width)
        };
        let innermost = self.stack.last().map(|&(_, mark)| mark);
        let candidates = widths.iter().map(|&width| (single + width - 1, width));
        let found = candidates.clone().find(|&(mark, width)| {
            // The mark opened last goes first: `***both***`.
            innermost == Some(mark) && closes(mark, width)
        });
        let found = found.or_else(|| {
            candidates
                .clone()
                .find(|&(mark, width)| closes(mark, width))
        });
        if let Some((mark, width)) = found {
            self.close(mark, inlines);
            inlines.push(Inline {
                kind: SyntaxKind::EmphasisMark,
                end: at + width,
                emphasis: Emphasis::Closes,
            });
            return at + width;
        }
        for &width in widths {
            let inside = flank == Flank::Inside && !double;
            let letter = inside && self.letters;
            if !letter && !scan.white(at + width) {
                self.inside |= inside;
                let mark = single + width - 1;
                self.stack.push((inlines.len(), mark));
                self.open[mark] += 1;
                // Plain text until something closes it.
                inlines.push(plain(SyntaxKind::Text, at + width));
                return at + width;
            }
        }
        inlines.push(plain(SyntaxKind::Text, at + 1));
        at + 1
    }

    fn close(&mut self, mark: usize, inlines: &mut [Inline]) {
        while let Some((index, open)) = self.stack.pop() {
            self.open[open] -= 1;
            if open == mark {
                let strong = mark % 2 == 1;
                let kind = if strong {
                    SyntaxKind::Bold
                } else {
                    SyntaxKind::Italic
                };
                inlines[index].kind = SyntaxKind::EmphasisMark;
                inlines[index].emphasis = Emphasis::Opens(kind);
                return;
            }
        }
    }
}

/// What stands on the two sides of a run of emphasis marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flank {
    /// A word on the right and none on the left: it can only open.
    Left,
    /// A word on both sides.
    Inside,
    /// Anything else.
    Other,
}

impl Flank {
    fn of(scan: &Scanner<'_>, at: usize, start: usize) -> Self {
        let mark = scan.bytes[at];
        let before = scan.text[start..at].chars().next_back();
        // Longer runs are no emphasis; looking at them anew from each mark would be quadratic.
        let mut end = at + 1;
        while end < at + LONGEST_RUN && scan.byte(end) == Some(mark) {
            end += 1;
        }
        let after = scan.text[end..].chars().next();
        let word = after.is_some_and(char::is_alphanumeric);
        match before {
            Some(before) if before.is_alphanumeric() && word => Self::Inside,
            Some(' ' | '\t' | '\n' | '\r') | None if word => Self::Left,
            _ => Self::Other,
        }
    }
}

/// Whether the mark of this width at `at` is followed as a closing one must be.
fn may_close(scan: &Scanner<'_>, at: usize, start: usize, width: usize) -> bool {
    let next = scan
        .text
        .get(at + width..)
        .and_then(|rest| rest.chars().next());
    let Some(next) = next else {
        return true;
    };
    const CLOSERS: &[char] = &[
        ' ', '\t', '\n', '\r', ')', '}', '_', '.', ',', '!', '?', ';', ':', '-', '*',
    ];
    if CLOSERS.contains(&next) {
        return true;
    }
    // The reference implementation stops here; quotes and brackets close as well.
    let after_blank = at > start && scan.byte(at - 1).is_some_and(is_blank);
    !next.is_alphanumeric() && !after_blank
}
