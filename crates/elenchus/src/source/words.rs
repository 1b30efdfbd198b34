//! The words of a text, as they are compared.

use std::ops::Range;

use super::normalise;
use crate::text::is_accent;

/// The words of a text, each as a range of bytes: runs of letters and digits with the accents on
/// them. Whatever else stands between them parts them, hyphens and apostrophes as well, so that
/// *well-known* is the same two words as *well known*. Soft hyphens and marks that do not show
/// part nothing. Of scripts that put no blanks between words every character is one.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|&(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = rest.peek() {
            let goes_on = c.is_alphanumeric() && !stands_alone(first) && !stands_alone(c);
            match goes_on || is_accent(c) {
                true => end = at + c.len_utf8(),
                false if is_joint(c) => {}
                false => break,
            }
            rest.next();
        }
        Some(start..end)
    })
}

/// A word as it is compared: whatever it is set with, and in lower case.
pub(super) fn key(word: &str) -> String {
    match word.is_ascii() {
        true => word.to_ascii_lowercase(),
        false => normalise(word).to_lowercase(),
    }
}

/// Whether a character is of a script that puts no blanks between words.
pub(super) fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' // Thai, Lao
        | '\u{1000}'..='\u{109f}' // Burmese
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{3040}'..='\u{30ff}' // Kana
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}') // Han
}

/// Whether a character does not show and may stand inside a word.
fn is_joint(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        words(text).map(|range| key(&text[range])).collect()
    }

    #[test]
    fn are_runs_of_letters_and_digits() {
        assert_eq!(
            keys("Well-known, isn’t it?"),
            ["well", "known", "isn", "t", "it"]
        );
        assert_eq!(keys("“3.5 %” — ΣΟΦΌΣ"), ["3", "5", "σοφός"]);
        assert_eq!(keys("— … —"), [""; 0]);
    }

    #[test]
    fn are_the_same_however_they_are_encoded() {
        assert_eq!(keys("Cafe\u{301} inter\u{ad}vene"), keys("CAFÉ intervene"));
        assert_eq!(keys("\u{1d518} 漢字 か"), ["\u{1d518}", "漢", "字", "か"]);
    }
}
