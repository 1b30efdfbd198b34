use super::{LineIndex, Span};

/// How the columns of a line are counted where editors and programs talk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// In bytes.
    Utf8,
    /// In UTF-16 code units: an astral character counts two.
    #[default]
    Utf16,
    /// In Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// How many columns a character takes.
    pub const fn width(self, character: char) -> u32 {
        match self {
            Self::Utf8 => character.len_utf8() as u32,
            Self::Utf16 => character.len_utf16() as u32,
            Self::Utf32 => 1,
        }
    }

    /// How many columns a text takes.
    pub fn measure(self, text: &str) -> u32 {
        let bytes = text.bytes();
        let columns = match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => bytes.map(|byte| begins(byte) + astral(byte)).sum(),
            Self::Utf32 => bytes.map(begins).sum(),
        };
        columns as u32
    }

    /// How many bytes of `text` the first `columns` columns are: less where the border lies
    /// inside a character, all where there are no more columns.
    pub fn bytes(self, text: &str, columns: u32) -> usize {
        if self == Self::Utf8 {
            let mut at = (columns as usize).min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            return at;
        }
        let mut left = columns;
        for (at, character) in text.char_indices() {
            let width = self.width(character);
            if width > left {
                return at;
            }
            left -= width;
        }
        text.len()
    }
}

/// 1 for the first byte of a character, 0 for the others.
const fn begins(byte: u8) -> usize {
    (byte & 0xc0 != 0x80) as usize
}

/// 1 for the first byte of a character that takes two UTF-16 units.
const fn astral(byte: u8) -> usize {
    (byte >= 0xf0) as usize
}

/// A place in a text as editors count: both from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EditorPosition {
    /// The line, from 0. Lines end in LF, CR LF or a lone CR.
    pub line: u32,
    /// The column in the units of an [`Encoding`], from 0.
    pub column: u32,
}

impl EditorPosition {
    /// The place at `line` and `column`, both from 0.
    pub const fn new(line: u32, column: u32) -> Self {
        Self { line, column }
    }
}

/// After how many bytes the columns are counted anew.
const STRIDE: usize = 1024;

/// Turns offsets into the positions of an editor and back, also fast in very long lines.
#[derive(Clone, Debug)]
pub struct EditorIndex {
    lines: LineIndex,
    encoding: Encoding,
    /// How many columns of the whole text stand before each [`STRIDE`] of bytes.
    before: Vec<u32>,
}

impl EditorIndex {
    /// Counts the lines and columns of `text`, in one pass.
    pub fn new(text: &str, encoding: Encoding) -> Self {
        let mut before = Vec::new();
        if encoding != Encoding::Utf8 {
            let mut columns = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                before.push(columns);
                columns += match encoding {
                    Encoding::Utf16 => chunk.iter().map(|&b| begins(b) + astral(b)).sum::<usize>(),
                    _ => chunk.iter().map(|&b| begins(b)).sum(),
                } as u32;
            }
        }
        Self {
            lines: LineIndex::new(text),
            encoding,
            before,
        }
    }

    /// Where the lines begin.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// The position of `offset` in `text`, which must be the text of [`EditorIndex::new`]. An
    /// offset past the end counts as the end, one inside a character as its beginning.
    pub fn position(&self, text: &str, offset: u32) -> EditorPosition {
        let offset = border(text, offset as usize);
        let line = self.lines.line_at(offset as u32);
        let start = self.lines.line(text, line + 1).unwrap_or_default().start as usize;
        EditorPosition {
            line,
            column: self.columns(text, offset) - self.columns(text, start),
        }
    }

    /// The positions of both ends of `span`.
    pub fn range(&self, text: &str, span: Span) -> (EditorPosition, EditorPosition) {
        (
            self.position(text, span.start),
            self.position(text, span.end),
        )
    }

    /// The offset of a position; one behind the end of its line is the end of the line, one
    /// behind the last line the end of the text, one inside a character its beginning.
    pub fn offset(&self, text: &str, position: EditorPosition) -> u32 {
        let Some(line) = self.lines.line(text, position.line.saturating_add(1)) else {
            return text.len() as u32;
        };
        let content = line.of(text).trim_end_matches(['\n', '\r']);
        let (start, end) = (line.start as usize, line.start as usize + content.len());
        let wanted = self.columns(text, start).saturating_add(position.column);
        // The last stride in the line that begins no further than what is wanted.
        let first = start / STRIDE + 1;
        let last = (end / STRIDE + 1).min(self.before.len());
        let strides = self.before.get(first..last).unwrap_or_default();
        let passed = strides.partition_point(|&columns| columns <= wanted);
        let mut from = match passed {
            0 => start,
            passed => (first + passed - 1) * STRIDE,
        };
        // A stride may begin inside a character, which was counted before it.
        from = ahead(text, from).min(end);
        let rest = text.get(from..end).unwrap_or_default();
        let left = wanted.saturating_sub(self.columns(text, from));
        (from + self.encoding.bytes(rest, left)) as u32
    }

    /// How many columns of the whole text stand before an offset, line endings included.
    fn columns(&self, text: &str, offset: usize) -> u32 {
        if self.encoding == Encoding::Utf8 {
            return offset as u32;
        }
        let stride = (offset / STRIDE).min(self.before.len().saturating_sub(1));
        let from = ahead(text, stride * STRIDE);
        let counted = self.before.get(stride).copied().unwrap_or(0);
        match text.get(from..offset) {
            Some(rest) => counted + self.encoding.measure(rest),
            None => counted,
        }
    }
}

/// The last border between characters at or before an offset.
fn border(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first border between characters at or after an offset.
fn ahead(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a😀é\r\n\n𝗣x\rlast";

    #[test]
    fn counts_as_each_encoding_does() {
        let x = TEXT.find('x').expect("there") as u32;
        for (encoding, column) in [
            (Encoding::Utf8, 4),
            (Encoding::Utf16, 2),
            (Encoding::Utf32, 1),
        ] {
            let index = EditorIndex::new(TEXT, encoding);
            let position = EditorPosition::new(2, column);
            assert_eq!(index.position(TEXT, x), position, "{encoding:?}");
            assert_eq!(index.offset(TEXT, position), x, "{encoding:?}");
        }
    }

    #[test]
    fn a_place_that_is_not_there_is_the_nearest_before_it() {
        let index = EditorIndex::new(TEXT, Encoding::Utf16);
        let offset = |line, column| index.offset(TEXT, EditorPosition::new(line, column));
        assert_eq!(offset(0, 2), 1, "inside a pair of units");
        assert_eq!(offset(0, 99), 7, "behind the line");
        assert_eq!(offset(1, 5), 9, "in an empty line");
        assert_eq!(offset(99, 0), TEXT.len() as u32, "behind the text");
        assert_eq!(offset(u32::MAX, u32::MAX), TEXT.len() as u32);
        assert_eq!(index.position(TEXT, 3), EditorPosition::new(0, 1));
        assert_eq!(index.position(TEXT, 999), EditorPosition::new(3, 4));
    }

    #[test]
    fn very_long_lines_are_counted_right() {
        // Characters of one to four bytes, so that strides begin inside some.
        let line = "a😀é—x".repeat(700);
        let text = format!("{line}\n{line}");
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let index = EditorIndex::new(&text, encoding);
            let mut column = 0;
            for (at, character) in line.char_indices() {
                let at = (line.len() + 1 + at) as u32;
                let position = EditorPosition::new(1, column);
                assert_eq!(index.position(&text, at), position, "{encoding:?}");
                assert_eq!(index.offset(&text, position), at, "{encoding:?}");
                column += encoding.width(character);
            }
        }
    }
}
