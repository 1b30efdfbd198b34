//! Borders of sentences that Unicode's rules do not find, and where there are none.

use std::ops::Range;

use super::language::ENGLISH;
use super::stop::{Beginning, Ending, is_closer, is_closing_quote, is_opener, is_stop};

/// The mark of a note behind a stop.
pub(super) struct Note {
    /// Where its stop stands.
    pub(super) stop: usize,
    /// Where the next sentence begins.
    pub(super) next: usize,
}

/// Marks of notes between a stop behind a word and white space before a capital or the end: up to three
/// digits, the same raised, or either in square brackets, these also several.
pub(super) fn notes(flat: &str) -> Vec<Note> {
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, character) in flat.char_indices() {
        let ends_word = before.is_lowercase() || is_closer(before);
        if matches!(character, '.' | '?' | '!') && ends_word {
            let next = behind_note(flat, at + 1).filter(|_| !is_abbreviated(&flat[..at + 1]));
            found.extend(next.map(|next| Note { stop: at, next }));
        }
        before = character;
    }
    found
}

/// Whether the stop at the end of a text is that of an abbreviation, as in `No.3 Court`.
fn is_abbreviated(text: &str) -> bool {
    let word = Ending::of(text).word();
    word.chars().count() == 1 || ENGLISH.abbreviation(word).is_some()
}

/// Where the word behind the mark of a note begins, if there is one from `at` on.
fn behind_note(flat: &str, at: usize) -> Option<usize> {
    let mut rest = flat[at..].trim_start_matches(|c| is_closing_quote(c) || c == ')');
    if rest.starts_with('[') {
        while let Some(inner) = rest.strip_prefix('[') {
            let after = inner.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = inner.len() - after.len();
            rest = after
                .strip_prefix(']')
                .filter(|_| (1..=3).contains(&digits))?;
        }
    } else {
        let raised = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
        let digits = |c: char| c.is_ascii_digit();
        let length =
            |is: &dyn Fn(char) -> bool| rest.chars().take(4).take_while(|&c| is(c)).count();
        let count = length(&raised).max(length(&digits));
        if !(1..=3).contains(&count) {
            return None;
        }
        rest = &rest[rest.chars().take(count).map(char::len_utf8).sum()..];
    }
    let next = rest.trim_start();
    let parted = next.len() < rest.len() || next.is_empty();
    let capital = Beginning::of(next).first().is_some_and(char::is_uppercase);
    (parted && (capital || next.is_empty())).then(|| flat.len() - next.len())
}

/// Borders for the rules to judge: behind `…` before a capital, and before names such as
/// `iPhone` behind a stop.
pub(super) fn candidates(flat: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut stop = None;
    let mut space = false;
    for (at, character) in flat.char_indices() {
        if is_stop(character) {
            (stop, space) = (Some(character), false);
        } else if stop.is_some() && character.is_whitespace() {
            space = true;
        } else if let Some(sign) = stop {
            if !space && is_closer(character) {
                continue;
            }
            if space {
                let beginning = Beginning::of(&flat[at..]);
                let capital = beginning.first().is_some_and(char::is_uppercase);
                if sign == '…' && capital || beginning.is_camel() {
                    found.push(at);
                }
            }
            stop = None;
        }
    }
    found
}

/// Brackets that open within a sentence and close within so many bytes, the outermost of each.
pub(super) fn brackets(flat: &str, longest: usize) -> Vec<Range<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, byte) in flat.bytes().enumerate() {
        match byte {
            b'(' | b'[' => open.push(at),
            b')' | b']' => {
                let Some(start) = open.pop() else { continue };
                if at - start > longest || !begins_within(&flat[..start]) {
                    continue;
                }
                while found.last().is_some_and(|inner| inner.start > start) {
                    found.pop();
                }
                found.push(start..at);
            }
            _ => {}
        }
    }
    found
}

/// Whether a sentence is under way where a text ends.
fn begins_within(before: &str) -> bool {
    // No more than a few signs: brackets after much white space are rare and not worth it.
    let mut signs = before
        .chars()
        .rev()
        .take(16)
        .skip_while(|c| c.is_whitespace());
    let last = signs.by_ref().find(|&c| !is_closer(c) && !is_opener(c));
    last.is_some_and(|sign| !is_stop(sign))
}
