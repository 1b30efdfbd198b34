//! How wide texts are where nobody can be asked: a table of advance widths for a serif face.

/// Advance widths of printable ASCII from space on, in thousandths of the font size: those of
/// Times, which Times New Roman, Liberation Serif and Nimbus Roman share.
const WIDTHS: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250,
    278, // space to /
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, // 0 to ?
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, // @ to O
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, // P to _
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, // ` to o
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541, // p to ~
];

/// What a face of a reader's own may be wider than the table.
const MARGIN: f64 = 1.03;
/// What bold letters are wider.
const BOLD: f64 = 1.07;

/// A face that a picture is drawn with. Cards are measured for Times; in a wider face, letters
/// are set so much smaller that their lines are as long as in Times, which also makes them look
/// as large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    wider: f64,
}

impl Default for Face {
    /// Times, or a face as wide.
    fn default() -> Self {
        Self { wider: 1.0 }
    }
}

impl Face {
    /// A text of common letters, to measure a face by.
    pub const SAMPLE: &'static str =
        "It rains in autumn, and whoever goes out then should take what keeps a person dry.";

    /// A face in which the sample is so many pixels long, in its upright and in its bold
    /// letters, at a font size of 1000. Widths that are not finite count as those of Times.
    pub fn measured(upright: f64, bold: f64) -> Self {
        let wider =
            |width: f64, bold: bool| width / Font { size: 1000.0, bold }.width(Self::SAMPLE);
        let wider = wider(upright, false).max(wider(bold, true));
        Self {
            wider: if wider.is_finite() {
                wider.clamp(1.0, 4.0)
            } else {
                1.0
            },
        }
    }

    /// A font size of Times in this face.
    pub(crate) fn size(self, size: f64) -> f64 {
        size / self.wider
    }
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Font {
    /// The font size in pixels.
    pub(crate) size: f64,
    /// Whether it is bold.
    pub(crate) bold: bool,
}

impl Font {
    /// The width of a text in pixels.
    pub(crate) fn width(self, text: &str) -> f64 {
        text.chars().map(|character| self.advance(character)).sum()
    }

    fn advance(self, character: char) -> f64 {
        let weight = if self.bold { BOLD } else { 1.0 };
        advance(character) / 1000.0 * self.size * MARGIN * weight
    }
}

fn advance(character: char) -> f64 {
    let code = character as u32;
    match code {
        0x20..=0x7e => f64::from(WIDTHS[(code - 0x20) as usize]),
        // Combining marks stand over the letter before.
        0x300..=0x36f | 0x200b..=0x200f => 0.0,
        // Quotation marks; the long dash and the ellipsis.
        0x2018..=0x201a => 333.0,
        0x2014 | 0x2026 => 1000.0,
        // East Asian letters and pictures fill a square.
        0x1100..=0x115f
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0x1f300..=0x1faff
        | 0x20000..=0x3fffd => 1000.0,
        _ => 560.0,
    }
}

/// Breaks a text into lines no wider than `room` pixels, at blanks, and within a word only where
/// the word alone is wider. At most `most` lines; the last ends in an ellipsis where text is left.
pub(crate) fn lines(text: &str, font: Font, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    let blank = font.width(" ");
    let words = text.split_whitespace();
    for word in words.flat_map(|word| pieces(word, font, room)) {
        let wide = font.width(&word);
        if line.is_empty() {
            (line, used) = (word, wide);
        } else if used + blank + wide <= room {
            line.push(' ');
            line.push_str(&word);
            used += blank + wide;
        } else if lines.len() + 1 == most {
            lines.push(shortened(line, font, room));
            return lines;
        } else {
            lines.push(std::mem::replace(&mut line, word));
            used = wide;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word in pieces that fit.
fn pieces(word: &str, font: Font, room: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0.0;
    for character in word.chars() {
        let wide = font.advance(character);
        if used + wide > room && used > 0.0 {
            pieces.push(String::new());
            used = 0.0;
        }
        used += wide;
        if let Some(last) = pieces.last_mut() {
            last.push(character);
        }
    }
    pieces
}

fn shortened(mut line: String, font: Font, room: f64) -> String {
    while font.width(&line) + font.width("…") > room && line.pop().is_some() {}
    format!("{}…", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font {
        size: 14.0,
        bold: false,
    };

    #[test]
    fn no_line_is_wider_than_the_room() {
        let text = "Some words and averyveryveryverylongwordindeed that has to be broken";
        let all = lines(text, FONT, 100.0, usize::MAX);
        assert!(all.iter().all(|line| FONT.width(line) <= 100.0), "{all:?}");
        assert_eq!(all.concat().replace(' ', ""), text.replace(' ', ""));
    }

    #[test]
    fn what_is_cut_says_so() {
        let cut = lines("one two three four five six seven eight", FONT, 80.0, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…'), "{cut:?}");
        assert_eq!(lines("one", FONT, 80.0, 1), ["one"]);
    }

    #[test]
    fn a_wide_face_is_set_smaller_and_a_narrow_one_is_not_set_larger() {
        let sample = |bold| Font { size: 1000.0, bold }.width(Face::SAMPLE);
        let (upright, bold) = (sample(false), sample(true));
        let size =
            |wider, wider_bold| Face::measured(wider * upright, wider_bold * bold).size(15.0);
        assert!((size(1.25, 1.0) - 12.0).abs() < 1e-9);
        assert!((size(1.0, 1.5) - 10.0).abs() < 1e-9);
        for wider in [0.5, 1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(size(wider, wider), 15.0);
        }
    }

    #[test]
    fn bold_and_large_letters_are_wider() {
        let bold = Font { bold: true, ..FONT };
        let large = Font { size: 20.0, ..FONT };
        assert!(bold.width("Thesis") > FONT.width("Thesis"));
        assert!(large.width("Thesis") > bold.width("Thesis"));
    }
}
