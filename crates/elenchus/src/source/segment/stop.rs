//! What stands around the end of a sentence.

use unicode_normalization::char::is_combining_mark;

/// Signs that end a sentence in the scripts whose rules we know. Unicode knows more; what it
/// alone finds is left to it.
pub(super) fn is_stop(character: char) -> bool {
    matches!(character, '.' | '?' | '!' | '…') || is_wide_stop(character)
}

/// Signs after which no space is needed.
pub(super) fn is_wide_stop(character: char) -> bool {
    matches!(character, '。' | '．' | '！' | '？' | '｡')
}

/// Quotation marks and brackets that open. Straight marks may.
pub(super) fn is_opener(character: char) -> bool {
    matches!(
        character,
        '“' | '‘'
            | '«'
            | '‹'
            | '„'
            | '‚'
            | '('
            | '['
            | '{'
            | '"'
            | '\''
            | '¿'
            | '¡'
            | '「'
            | '『'
    )
}

/// Quotation marks and brackets that close. `“` does in German.
pub(super) fn is_closer(character: char) -> bool {
    is_closing_quote(character) || matches!(character, ')' | ']' | '}' | '“' | '‘')
}

/// Quotation marks that close. Straight marks may.
pub(super) fn is_closing_quote(character: char) -> bool {
    matches!(character, '”' | '’' | '»' | '›' | '"' | '\'' | '」' | '』')
}

/// The last signs of a piece that may be a sentence: its words, the stops after them, and what
/// closes after the stops.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending<'t> {
    /// What stands before the stops.
    pub(super) words: &'t str,
    /// At least one [stop](is_stop), or nothing where the piece ends in none.
    pub(super) stops: &'t str,
    /// Closing quotation marks and brackets.
    pub(super) closers: &'t str,
}

impl<'t> Ending<'t> {
    /// Of a piece without white space at its end.
    pub(super) fn of(piece: &'t str) -> Self {
        let before_closers = piece.trim_end_matches(|c| is_closer(c) || is_opener(c));
        let words = before_closers.trim_end_matches(is_stop);
        Self {
            words,
            stops: &before_closers[words.len()..],
            closers: &piece[before_closers.len()..],
        }
    }

    /// The last word before the stops with the stops within it, as `U.S`; at most 24 bytes of it.
    pub(super) fn word(&self) -> &'t str {
        let mut start = self.words.len();
        for (at, character) in self.words.char_indices().rev() {
            let goes_on = character.is_alphanumeric()
                || matches!(character, '.' | '\u{ad}')
                || is_combining_mark(character);
            if !goes_on || self.words.len() - at > 24 {
                break;
            }
            start = at;
        }
        self.words[start..].trim_start_matches('.')
    }
}

/// The first signs of what follows: what opens there, and the word behind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning<'t> {
    /// What stands behind the openers.
    pub(super) rest: &'t str,
    /// Its letters and digits up to the first other sign, at most 32 bytes.
    pub(super) word: &'t str,
}

impl<'t> Beginning<'t> {
    /// Of a text without white space at its beginning.
    pub(super) fn of(text: &'t str) -> Self {
        let opened = text.chars().take(8).take_while(|&c| is_opener(c));
        let rest = &text[opened.map(char::len_utf8).sum::<usize>()..];
        let letters = rest.char_indices().take(32);
        let end = letters.take_while(|(_, c)| c.is_alphanumeric());
        let end = end.map(|(at, c)| at + c.len_utf8()).last();
        Self {
            rest,
            word: &rest[..end.unwrap_or(0)],
        }
    }

    /// Its first sign.
    pub(super) fn first(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Whether it begins with a letter that is no capital where there are capitals, and is no
    /// name written so, as `iPhone`.
    pub(super) fn is_small(&self) -> bool {
        self.first().is_some_and(char::is_lowercase) && !self.is_camel()
    }

    /// Whether it is a name of one or two small letters before a capital.
    pub(super) fn is_camel(&self) -> bool {
        let small = self.word.chars().take_while(|c| c.is_lowercase()).count();
        (1..=2).contains(&small) && self.word.chars().nth(small).is_some_and(char::is_uppercase)
    }

    /// Whether it is a letter with a stop, as of a name: `R.`
    pub(super) fn is_initial(&self) -> bool {
        let mut letters = self.rest.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.')
    }
}
