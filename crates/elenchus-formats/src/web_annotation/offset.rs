use elenchus::text::Span;

/// How many bytes of a text are counted at once.
const STRIDE: usize = 1024;

/// What offsets in a text count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OffsetUnit {
    /// Code units of UTF-16, as texts in a browser count: `utf-16`.
    #[default]
    Utf16,
    /// Code points of Unicode, as the W3C model asks for: `code-point`.
    CodePoint,
    /// Bytes of UTF-8: `byte`.
    Byte,
}

impl OffsetUnit {
    /// Every unit.
    pub const ALL: [Self; 3] = [Self::Utf16, Self::CodePoint, Self::Byte];

    /// The name in files and commands.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf16 => "utf-16",
            Self::CodePoint => "code-point",
            Self::Byte => "byte",
        }
    }

    /// The unit of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }

    fn width(self, c: char) -> usize {
        match self {
            Self::Utf16 => c.len_utf16(),
            Self::CodePoint => 1,
            Self::Byte => c.len_utf8(),
        }
    }
}

/// Offsets in one text, counted in one unit.
///
/// Making one takes time in proportion to the text; each question a little.
pub(super) struct Offsets<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// Whether a line break of two characters counts as one.
    one_break: bool,
    /// Bytes and units up to about every [`STRIDE`] bytes.
    marks: Vec<(usize, usize)>,
}

impl<'t> Offsets<'t> {
    pub(super) fn new(text: &'t str, unit: OffsetUnit, one_break: bool) -> Self {
        let mut offsets = Self {
            text,
            unit,
            one_break,
            marks: vec![(0, 0)],
        };
        let mut units = 0;
        let mut next = STRIDE;
        for (at, width) in offsets.widths(0) {
            if at >= next {
                offsets.marks.push((at, units));
                next = at + STRIDE;
            }
            units += width;
        }
        offsets
    }

    /// Characters from a byte on, each with what it counts.
    fn widths(&self, from: usize) -> impl Iterator<Item = (usize, usize)> + use<'t> {
        let (text, unit, one_break) = (self.text, self.unit, self.one_break);
        let rest = text.get(from..).unwrap_or_default();
        rest.char_indices().map(move |(at, c)| {
            let at = from + at;
            let is_half = one_break && c == '\r' && text[at + 1..].starts_with('\n');
            (at, if is_half { 0 } else { unit.width(c) })
        })
    }

    /// How many units stand before a byte.
    pub(super) fn count(&self, byte: usize) -> usize {
        let after = self.marks.partition_point(|&(at, _)| at <= byte);
        let (from, units) = self.marks[after.saturating_sub(1)];
        let before = self.widths(from).take_while(|&(at, _)| at < byte);
        units + before.map(|(_, width)| width).sum::<usize>()
    }

    /// The byte that so many units stand before; `None` inside a character and past the end.
    pub(super) fn byte(&self, units: usize) -> Option<usize> {
        let after = self.marks.partition_point(|&(_, before)| before <= units);
        let (from, mut before) = self.marks[after.saturating_sub(1)];
        for (at, width) in self.widths(from) {
            if before == units && width > 0 {
                return Some(at);
            }
            before += width;
            if before > units {
                return None;
            }
        }
        (before == units).then_some(self.text.len())
    }

    /// What stands between two offsets.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        let (start, end) = (self.byte(start)?, self.byte(end)?);
        (start < end).then(|| Span::new(start as u32, end as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_there_and_back() {
        let piece = "a\u{1d518}e\u{301}\r\nß";
        let text = piece.repeat(500);
        for unit in OffsetUnit::ALL {
            for one_break in [false, true] {
                let offsets = Offsets::new(&text, unit, one_break);
                for (at, _) in text.char_indices().step_by(97) {
                    let is_half = one_break && text[at..].starts_with('\r');
                    let units = offsets.count(at);
                    let expected: usize = text[..at].chars().map(|c| unit.width(c)).sum();
                    let halves = text[..at].matches('\r').count();
                    let breaks = halves * usize::from(one_break);
                    assert_eq!(units, expected - breaks, "{unit:?} {at}");
                    let back = offsets.byte(units);
                    assert_eq!(back, Some(at + usize::from(is_half)), "{unit:?} {at}");
                }
                let all = offsets.count(text.len());
                assert_eq!(offsets.byte(all), Some(text.len()));
                assert_eq!(offsets.byte(all + 1), None);
            }
        }
        assert_eq!(Offsets::new(&text, OffsetUnit::Utf16, false).byte(2), None);
    }
}
