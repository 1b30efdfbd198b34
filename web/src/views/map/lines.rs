//! How many lines a text takes, counted as a browser breaks lines.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// How much narrower letters may be that stand beside each other.
const KERNING: f64 = 0.98;

/// What knows how wide texts are, in pixels.
pub trait Widths {
    /// The width of a letter by itself.
    fn letter(&mut self, letter: char) -> f64;
    /// The width of a text, its letters moved together as they are when it is set.
    fn text(&self, text: &str) -> f64;
}

/// The letters of one font; the browser is asked once for each.
#[derive(Default)]
pub struct Letters {
    context: Option<CanvasRenderingContext2d>,
    common: Vec<f64>,
    /// All others, in order.
    others: Vec<(char, f64)>,
}

/// The letters that are kept in a table.
const COMMON: u8 = 0x80;

impl Letters {
    /// The letters of a font, named as in CSS.
    pub fn of(font: &str) -> Self {
        let canvas = gloo::utils::document().create_element("canvas").ok();
        let canvas = canvas.and_then(|element| element.dyn_into::<HtmlCanvasElement>().ok());
        let context = canvas.and_then(|canvas| canvas.get_context("2d").ok().flatten());
        let context = context.and_then(|context| context.dyn_into().ok());
        let mut letters = Self {
            context,
            ..Self::default()
        };
        if let Some(context) = &letters.context {
            context.set_font(font);
        }
        let common = (0..COMMON).map(char::from);
        letters.common = common.map(|letter| letters.asked(letter)).collect();
        letters
    }

    fn asked(&self, letter: char) -> f64 {
        self.text(letter.encode_utf8(&mut [0; 4]))
    }
}

impl Widths for Letters {
    fn letter(&mut self, letter: char) -> f64 {
        if let Some(&width) = self.common.get(letter as usize) {
            return width;
        }
        let at = self.others.partition_point(|&(known, _)| known < letter);
        match self.others.get(at) {
            Some(&(known, width)) if known == letter => width,
            _ => {
                let width = self.asked(letter);
                self.others.insert(at, (letter, width));
                width
            }
        }
    }

    fn text(&self, text: &str) -> f64 {
        let context = self.context.as_ref();
        let metrics = context.and_then(|context| context.measure_text(text).ok());
        metrics.map_or(0.0, |metrics| metrics.width())
    }
}

/// How many lines a text takes in this much room, in pixels; none if it has no letters.
pub fn lines(text: &str, room: f64, widths: &mut impl Widths) -> u32 {
    let mut set = Setting {
        room,
        ..Setting::default()
    };
    for (at, letter) in text.char_indices() {
        if letter.is_whitespace() {
            set.put_word(&text[..at], widths);
            set.gap = widths.letter(' ');
        } else {
            if set.word == 0.0 {
                set.begin = at;
            }
            set.word += widths.letter(letter);
            if may_end_a_line(letter) {
                set.put_word(&text[..at + letter.len_utf8()], widths);
            }
        }
    }
    set.put_word(text.trim_end(), widths);
    set.lines
}

/// Whether a line may end after this letter though no blank follows.
fn may_end_a_line(letter: char) -> bool {
    matches!(letter, '-' | '–' | '—' | '\u{2e80}'..='\u{ffef}')
}

#[derive(Default)]
struct Setting {
    room: f64,
    lines: u32,
    /// Where the last line begins in the text.
    first: usize,
    /// What stands on it.
    line: f64,
    /// The blank that would part it from the next word.
    gap: f64,
    /// Where the word begins that is being read.
    begin: usize,
    /// What of it is read.
    word: f64,
}

impl Setting {
    /// Puts the word that ends the text read so far.
    fn put_word(&mut self, read: &str, widths: &impl Widths) {
        if self.word == 0.0 {
            return;
        }
        let along = self.line + self.gap + self.word;
        if self.lines > 0 && self.has_room(along, || widths.text(&read[self.first..])) {
            self.line = along;
        } else {
            // A word wider than the line is broken where the line ends.
            let full = ((self.word - 0.01) / self.room.max(1.0)) as u32;
            self.lines += 1 + full;
            self.line = self.word - f64::from(full) * self.room;
            self.first = self.begin;
        }
        (self.gap, self.word) = (0.0, 0.0);
    }

    /// Whether a line fits that is as wide as its letters together, or narrower by kerning.
    fn has_room(&self, along: f64, exactly: impl FnOnce() -> f64) -> bool {
        along <= self.room || along * KERNING <= self.room && exactly() <= self.room
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters ten pixels wide, and half a pixel less within a text.
    struct Tens;

    impl Widths for Tens {
        fn letter(&mut self, _: char) -> f64 {
            10.0
        }

        fn text(&self, text: &str) -> f64 {
            text.chars().count() as f64 * 9.5
        }
    }

    fn count(text: &str, room: f64) -> u32 {
        lines(text, room, &mut Tens)
    }

    #[test]
    fn letters_that_move_together_still_fit() {
        assert_eq!(count("one two thr", 109.0), 1);
        assert_eq!(count("zero zero one two thr", 109.0), 2);
    }

    #[test]
    fn words_go_to_the_next_line_when_there_is_no_room_left() {
        assert_eq!(count("", 100.0), 0);
        assert_eq!(count("  ", 100.0), 0);
        assert_eq!(count("one", 100.0), 1);
        assert_eq!(count("one two th", 100.0), 1);
        assert_eq!(count("one two thr", 100.0), 2);
        assert_eq!(count(" one  two th ", 100.0), 1);
        assert_eq!(count("aaaaaa bbbbbb cccccc", 100.0), 3);
    }

    #[test]
    fn long_words_are_broken() {
        assert_eq!(count("abcdefghijklmnopqrstuvwxy", 100.0), 3);
        assert_eq!(count("a abcdefghijklmnopqrstuvwxy z", 100.0), 4);
        assert_eq!(count("well-measured-words", 100.0), 3);
        assert_eq!(count("語語語語語語語語語語語", 100.0), 2);
    }
}
