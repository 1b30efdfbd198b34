use super::Span;

/// A place in a text as people count: both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1. Lines end in LF, CR LF or a lone CR.
    pub line: u32,
    /// The column in Unicode scalar values, from 1.
    pub column: u32,
}

/// Where the lines of a text begin, for turning offsets into positions.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the line starts of `text`, in one pass.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(at as u32 + 1);
            }
        }
        Self { starts }
    }

    /// The position of `offset` in `text`, which must be the text of [`LineIndex::new`];
    /// an offset past the end counts as the end.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let offset = (offset as usize).min(text.len());
        let line = self.line_at(offset as u32);
        let start = self.starts[line as usize] as usize;
        let before = text.get(start..offset).unwrap_or_default();
        Position {
            line: line + 1,
            column: before.chars().count() as u32 + 1,
        }
    }

    /// The line `offset` lies in, from 0; the last for an offset past the end.
    pub(crate) fn line_at(&self, offset: u32) -> u32 {
        // The first line begins at 0, so that one always does.
        self.starts.partition_point(|&start| start <= offset) as u32 - 1
    }

    /// The span of line `line` (from 1), its line ending included; `None` past the last.
    pub fn line(&self, text: &str, line: u32) -> Option<Span> {
        let index = (line as usize).checked_sub(1)?;
        let start = *self.starts.get(index)?;
        let end = self
            .starts
            .get(index + 1)
            .copied()
            .unwrap_or(text.len() as u32);
        Some(Span::new(start, end))
    }

    /// How many lines there are; an empty text has one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_every_kind_of_line_ending() {
        let text = "a\nb\r\nc\rdé!";
        let index = LineIndex::new(text);
        assert_eq!(index.count(), 4);
        let bang = text.find('!').expect("there") as u32;
        assert_eq!(index.position(text, bang), Position { line: 4, column: 3 });
        assert_eq!(index.line(text, 2).map(|span| span.of(text)), Some("b\r\n"));
        assert_eq!(index.line(text, 5), None);
    }
}
