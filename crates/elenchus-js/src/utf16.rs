//! Byte offsets as JavaScript counts.

use elenchus::text::{LineIndex, Span};

use crate::shape::{Position, Range};

/// Turns spans of one text into ranges. Spans are best asked for in rising order: what was
/// counted for the last one is not counted again.
pub(crate) struct Utf16<'t> {
    text: &'t str,
    lines: LineIndex,
    /// A byte offset and the units before it.
    counted: (usize, u32),
}

impl<'t> Utf16<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            lines: LineIndex::new(text),
            counted: (0, 0),
        }
    }

    pub(crate) fn range(&mut self, span: Span) -> Range {
        Range {
            start: self.position(span.start),
            end: self.position(span.end),
        }
    }

    fn position(&mut self, offset: u32) -> Position {
        let line = self.lines.position(self.text, offset).line;
        let start = self
            .lines
            .line(self.text, line)
            .map_or(0, |span| span.start);
        let before = Span::new(start, offset).of(self.text);
        Position {
            line,
            column: units(before) + 1,
            offset: self.offset(offset as usize),
        }
    }

    fn offset(&mut self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        let (from, before) = if offset >= self.counted.0 {
            self.counted
        } else {
            (0, 0)
        };
        let count = before + units(self.text.get(from..offset).unwrap_or_default());
        self.counted = (offset, count);
        count
    }
}

fn units(text: &str) -> u32 {
    text.chars()
        .map(|character| character.len_utf16() as u32)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_javascript_counts() {
        let text = "ä🙂\n🙂b";
        let at = text.find('b').expect("there") as u32;
        let range = Utf16::new(text).range(Span::new(at, at + 1));
        assert_eq!(
            range.start,
            Position {
                line: 2,
                column: 3,
                offset: 6
            }
        );
        assert_eq!(range.end.offset, 7);
    }
}
