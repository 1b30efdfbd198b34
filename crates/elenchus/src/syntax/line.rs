//! What a line begins with.

use super::scan::{Needle, Scanner, is_blank, is_line_end};

/// What begins at the first significant character of a line. The numbers are offsets of where
/// the opening mark ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// `+`, `<_`, `><` …
    Relation(usize),
    /// `(1)`
    Number(usize),
    /// `--` and more.
    Inference,
    /// `#`, `##` … with a blank after them.
    Heading(usize),
    /// `*` with white space after it.
    Bullet(usize),
    /// `1.` with white space after it.
    Ordered(usize),
    /// `[Title]:` or `<Title>:`
    Definition,
    /// `[Title]` or `<Title>`, with nothing but tags and data behind it.
    Reference,
    /// Anything else.
    Text,
}

impl Scanner<'_> {
    /// Reads what begins at `at`, which is the first significant character of a line.
    pub(super) fn line(&mut self, at: usize) -> Line {
        let Some(byte) = self.byte(at) else {
            return Line::Text;
        };
        match byte {
            b'-' if self.byte(at + 1) == Some(b'-') => Line::Inference,
            b'+' | b'-' | b'<' | b'>' | b'_' => match self.sign(at) {
                Some(end) => Line::Relation(end),
                None => self.title_line(at),
            },
            b'(' => match self.number(at) {
                Some(end) => Line::Number(end),
                None => Line::Text,
            },
            b'#' => {
                let marks = self.run(at, b'#');
                match self.byte(marks) {
                    Some(b' ') => Line::Heading(marks),
                    _ => Line::Text,
                }
            }
            b'*' if self.spaced(at + 1) => Line::Bullet(at + 1),
            b'0'..=b'9' => {
                let dot = self.digits(at);
                match self.byte(dot) == Some(b'.') && self.spaced(dot + 1) {
                    true => Line::Ordered(dot + 1),
                    false => Line::Text,
                }
            }
            b'[' => self.title_line(at),
            _ => Line::Text,
        }
    }

    /// The end of the relation sign at `at`.
    pub(super) fn sign(&self, at: usize) -> Option<usize> {
        match (self.byte(at)?, self.byte(at + 1)) {
            (b'+' | b'-' | b'_', Some(b'>')) => Some(at + 2),
            (b'<', Some(b'+' | b'-' | b'_')) | (b'>', Some(b'<')) => Some(at + 2),
            (b'+' | b'-', _) => Some(at + 1),
            (b'_', _) if self.spaced(at + 1) => Some(at + 1),
            _ => None,
        }
    }

    fn title_line(&mut self, at: usize) -> Line {
        if self.link(at).is_some() {
            Line::Text
        } else if self.definition(at).is_some() {
            Line::Definition
        } else if self.whole_reference(at) {
            Line::Reference
        } else {
            Line::Text
        }
    }

    /// Whether a title stands at `at` with nothing but tags and data behind it on its line.
    pub(super) fn whole_reference(&mut self, at: usize) -> bool {
        self.bracketed(at).is_some_and(|end| self.ends_line(end))
    }

    /// Whether nothing but blanks, tags, data and comments follow on the line.
    pub(super) fn ends_line(&mut self, mut at: usize) -> bool {
        loop {
            at = self.skip_blanks(at);
            match self.byte(at) {
                None => return true,
                Some(byte) if is_line_end(byte) => return true,
                _ => {}
            }
            let end = self.comment(at).or_else(|| self.data(at));
            match end.or_else(|| self.tag(at)) {
                Some(end) => at = end,
                None => return false,
            }
        }
    }

    /// The end of the `(1)` at `at`.
    fn number(&self, at: usize) -> Option<usize> {
        let end = self.digits(at + 1);
        (end > at + 1 && self.byte(end) == Some(b')')).then_some(end + 1)
    }

    pub(super) fn digits(&self, mut at: usize) -> usize {
        while self.byte(at).is_some_and(|byte| byte.is_ascii_digit()) {
            at += 1;
        }
        at
    }

    pub(super) fn run(&self, mut at: usize, byte: u8) -> usize {
        while self.byte(at) == Some(byte) {
            at += 1;
        }
        at
    }

    /// Whether white space or the end of the text is at `at`.
    pub(super) fn white(&self, at: usize) -> bool {
        let byte = self.byte(at);
        byte.is_none_or(|byte| is_blank(byte) || is_line_end(byte))
    }

    /// Whether white space is at `at`; the end of the text is none.
    fn spaced(&self, at: usize) -> bool {
        at < self.bytes.len() && self.white(at)
    }

    /// Whether a line from `at` on, before the next blank line, begins with `--`.
    pub(super) fn inference_ahead(&mut self, at: usize) -> bool {
        let block_end = self.find(Needle::BlankLine, at);
        self.find(Needle::InferenceLine, at) < block_end
    }
}
