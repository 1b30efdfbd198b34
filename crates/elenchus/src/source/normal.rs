//! The form in which two sentences are compared: their words, whatever they are set with.

use unicode_normalization::UnicodeNormalization;

/// A sentence as it is compared and digested: what typesetting, copying and encoding change is
/// folded, and nothing else.
///
/// - composed by Unicode's normal form C; ligatures such as `ﬁ` are written as letters;
/// - what does not show is left out: soft hyphens, with the line break behind one; zero-width
///   and direction marks; control characters;
/// - quotation marks and apostrophes of any shape become `'` or `"`, as do `''` and ` `` `;
/// - dashes and hyphens of any length become one `-`, without white space around it;
/// - an ellipsis, and three points or more, become `...`, without white space around it;
/// - any other white space, line breaks included, becomes one blank, and none at the ends.
///
/// Case and all other punctuation stay. A hyphen that stands before a line break stays as well:
/// nothing tells whether it belongs to the word or to the line.
///
/// Normalising twice is normalising once. Which characters count is part of the segmenter's
/// version ([`SEGMENTER`](super::SEGMENTER)): digests stay comparable as long as it stays.
///
/// ```
/// use elenchus::source::normalise;
/// assert_eq!(normalise("“Rebuild\u{a0}it”  — now\u{2026}"), "\"Rebuild it\"-now...");
/// ```
pub fn normalise(sentence: &str) -> String {
    let mut form = Form::with_room(sentence.len());
    let shown = Shown {
        rest: sentence.chars(),
        after_soft_hyphen: false,
    };
    if sentence.chars().all(is_composed) {
        shown.for_each(|c| form.push(c));
    } else {
        let spelt = shown.flat_map(|c| Ligature::of(c).chars());
        spelt.nfc().for_each(|c| form.push(c));
    }
    form.finish()
}

/// Whether a character is as it is in normal form C, whatever stands beside it, and no ligature:
/// the letters of European languages and the marks between them. Quicker than asking the tables.
fn is_composed(c: char) -> bool {
    c < '\u{300}' || matches!(c, '\u{2010}'..='\u{2027}')
}

/// Whether all of a text shows and is composed, so that its letters are those of its normal form.
pub(super) fn is_plain(text: &str) -> bool {
    text.chars().all(|c| is_composed(c) && !is_unseen(c))
}

/// The characters that show.
struct Shown<'t> {
    rest: std::str::Chars<'t>,
    after_soft_hyphen: bool,
}

impl Iterator for Shown<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        loop {
            let c = self.rest.next()?;
            if c == '\u{ad}' {
                self.after_soft_hyphen = true;
            } else if c.is_whitespace() && self.after_soft_hyphen {
                // The line was broken within a word.
            } else if !is_unseen(c) {
                self.after_soft_hyphen = false;
                return Some(c);
            }
        }
    }
}

/// Whether a character has no shape and parts no words.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
    ) || c.is_control() && !c.is_whitespace()
}

/// A character, or the letters of a ligature.
enum Ligature {
    None(char),
    Letters(&'static str),
}

impl Ligature {
    fn of(c: char) -> Self {
        Self::Letters(match c {
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' | 'ﬆ' => "st",
            c => return Self::None(c),
        })
    }

    fn chars(self) -> impl Iterator<Item = char> {
        let (one, letters) = match self {
            Self::None(c) => (Some(c), ""),
            Self::Letters(letters) => (None, letters),
        };
        one.into_iter().chain(letters.chars())
    }
}

/// What was written last, where that decides about what comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Other,
    /// A blank is due, unless nothing or a dash follows.
    Blank,
    Dash,
    /// So many points, which may turn out to be an ellipsis, and whether blanks followed them.
    Points(u32, bool),
    Ellipsis,
    /// One `'`, which may be half of a quotation mark.
    Apostrophe,
}

/// A normal form that is being written.
struct Form {
    out: String,
    last: Last,
}

impl Form {
    fn with_room(bytes: usize) -> Self {
        Self {
            out: String::with_capacity(bytes),
            last: Last::Dash,
        }
    }

    fn push(&mut self, c: char) {
        match c {
            c if c.is_whitespace() => self.blank(),
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => {
                self.dash();
            }
            '.' => self.point(1),
            '\u{2026}' => self.point(3),
            '\''
            | '`'
            | '\u{b4}'
            | '\u{2018}'..='\u{201b}'
            | '\u{2bc}'
            | '\u{2032}'
            | '\u{2039}'
            | '\u{203a}'
            | '\u{ff07}' => self.apostrophe(),
            '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{ab}' | '\u{bb}' | '\u{ff02}' => {
                self.other('"');
            }
            c if is_unseen(c) => {}
            c => self.other(c),
        }
    }

    fn blank(&mut self) {
        self.last = match self.last {
            Last::Other | Last::Apostrophe => Last::Blank,
            Last::Points(count, _) => Last::Points(count, true),
            same => same,
        };
    }

    fn dash(&mut self) {
        self.settle();
        if self.last != Last::Dash || self.out.is_empty() {
            self.out.push('-');
        }
        self.last = Last::Dash;
    }

    fn point(&mut self, more: u32) {
        let count = match self.last {
            Last::Ellipsis => return,
            Last::Points(count, _) => count + more,
            Last::Blank if more < 3 => {
                self.out.push(' ');
                more
            }
            _ => more,
        };
        if count < 3 {
            // Written once it is known not to be an ellipsis.
            self.last = Last::Points(count, false);
            return;
        }
        // A blank that stood before the first of them goes.
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push_str("...");
        self.last = Last::Ellipsis;
    }

    fn apostrophe(&mut self) {
        if self.last == Last::Apostrophe {
            self.out.pop();
            self.out.push('"');
            self.last = Last::Other;
            return;
        }
        self.other('\'');
        self.last = Last::Apostrophe;
    }

    fn other(&mut self, c: char) {
        self.settle();
        if self.last == Last::Blank {
            self.out.push(' ');
        }
        self.out.push(c);
        self.last = Last::Other;
    }

    /// Writes points that are no ellipsis.
    fn settle(&mut self) {
        if let Last::Points(count, blank) = self.last {
            (0..count).for_each(|_| self.out.push('.'));
            self.last = match blank {
                true => Last::Blank,
                false => Last::Other,
            };
        }
    }

    fn finish(mut self) -> String {
        self.settle();
        self.out
    }
}
