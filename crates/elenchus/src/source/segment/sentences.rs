//! The sentences of a block.
//!
//! Borders are those of Unicode (UAX #29, sentence boundaries), a line break within a block
//! being a space, and corrected by these rules, the first that fits:
//!
//! 1. Within brackets that open inside a sentence and close within [`BRACKETS`] bytes there is
//!    none.
//! 2. A mark of a note behind a stop (`.3`, `.[3]`, `.³`) belongs to the sentence of the stop.
//! 3. Without white space there is none behind `.`, `?`, `!` or `…`, but where a quotation mark
//!    closes after it and a capital follows; a mark or bracket that opens belongs to what follows.
//! 4. A dots-in-brackets (`[…]`) is an omission and ends nothing.
//! 5. A number or letter at the beginning of a block (`1.`, `a.`, `IV.`) belongs to what it counts.
//! 6. A small letter does not begin a sentence, except that of a name such as `iPhone`.
//! 7. After a quoted question, exclamation or omission, words that ascribe it go on:
//!    `“Why?” Mrs. Hill asked.`
//! 8. Abbreviations, initials and acronyms go on or end as the tables of the
//!    [language](super::language) say.
//! 9. `…` before a capital ends a sentence, as three dots do.
//! 10. What has neither letter nor digit is no sentence and belongs to the one before, or, at the
//!     beginning, to the one behind.
//!
//! Stops inside a quotation part it like any other text, so that each sentence quoted has a
//! place of its own.

use unicode_segmentation::UnicodeSegmentation;

use super::language::{Abbreviation, ENGLISH, Language, has};
use super::stop::{Beginning, Ending, is_closing_quote, is_opener, is_stop, is_wide_stop};
use super::{is_unseen, missed};
use crate::text::Span;

/// Brackets hold no border of sentences up to this length in bytes.
const BRACKETS: usize = 600;

/// Unicode's rule for stops looks ahead to the next letter or stop. After so many signs without
/// either we put a letter, so that it never looks far.
const LOOK_AHEAD: usize = 256;

/// Adds the sentences of a block of `text` to `found`.
pub(super) fn split(text: &str, block: Span, found: &mut Vec<Span>) {
    let flat = flatten(block.of(text));
    let mut start = 0;
    for border in borders(&flat, &ENGLISH).into_iter().chain([flat.len()]) {
        let piece = &flat[start..border];
        let more = piece.chars().any(char::is_alphanumeric);
        let nothing_yet = found.is_empty();
        // What says nothing by itself waits for the next, or joins the last.
        if !more && border < flat.len() && nothing_yet {
            continue;
        }
        let span = trimmed(&flat, start, border, block.start);
        match found.last_mut() {
            Some(last) if !more && !span.is_empty() => *last = last.to(span),
            _ if !span.is_empty() => found.push(span),
            _ => {}
        }
        start = border;
    }
}

/// The span of a piece in the whole text, without what is not seen around it.
fn trimmed(flat: &str, start: usize, end: usize, offset: u32) -> Span {
    let piece = flat[start..end].trim_end_matches(is_unseen);
    let end = start + piece.len();
    let start = end - piece.trim_start_matches(is_unseen).len();
    Span::new(offset + start as u32, offset + end as u32)
}

/// The same number of bytes with a space for every line break and control character, and letters where Unicode's rule
/// would [look too far](LOOK_AHEAD).
fn flatten(block: &str) -> String {
    let mut flat = String::with_capacity(block.len());
    let mut since = 0;
    for character in block.chars() {
        let near = character.is_ascii_alphabetic() || is_stop(character);
        since = if near || since == LOOK_AHEAD {
            0
        } else {
            since + 1
        };
        flat.push(match (character, character.len_utf8()) {
            ('\n' | '\r' | '\u{b}' | '\u{c}', _) => ' ',
            ('\u{85}', _) => '\u{a0}',
            (control, 1) if control.is_control() => ' ',
            ('\u{2028}' | '\u{2029}', _) => '\u{2003}',
            _ if since < LOOK_AHEAD => character,
            (_, 1) => 'X',
            (_, 2) => 'À',
            (_, 3) => 'Ａ',
            _ => '𝐀',
        });
    }
    flat
}

/// Where sentences but the first begin, in order.
fn borders(flat: &str, language: &Language) -> Vec<usize> {
    let mut unicode = flat.split_sentence_bound_indices().map(|(at, _)| at);
    let notes = missed::notes(flat);
    let more = missed::candidates(flat);
    let mut candidates: Vec<usize> = unicode
        .by_ref()
        .filter(|&at| at > 0 && !inside(&notes, at))
        .chain(
            notes
                .iter()
                .map(|note| note.next)
                .filter(|&at| at < flat.len()),
        )
        .chain(more)
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    let brackets = missed::brackets(flat, BRACKETS);
    let mut bracket = brackets.iter().peekable();
    let mut found: Vec<usize> = Vec::new();
    let mut piece = 0;
    for at in candidates {
        while bracket.next_if(|bracket| bracket.end <= at).is_some() {}
        let inside = bracket.peek().is_some_and(|bracket| bracket.start < at);
        if !inside {
            let scene = Scene {
                piece: &flat[piece..at],
                first: piece == 0,
                after: flat[at..].trim_start_matches(is_unseen),
                language,
            };
            match scene.verdict() {
                Verdict::Join => {}
                Verdict::Part => found.push(at),
                Verdict::Before(bytes) => found.push(at - bytes),
            }
        }
        piece = at;
    }
    found
}

fn inside(notes: &[missed::Note], at: usize) -> bool {
    let index = notes.partition_point(|note| note.next <= at);
    notes.get(index).is_some_and(|note| note.stop < at)
}

/// A border that may be one, with what stands on both sides.
struct Scene<'t> {
    /// From the candidate before.
    piece: &'t str,
    /// Whether the piece begins the block.
    first: bool,
    after: &'t str,
    language: &'t Language,
}

enum Verdict {
    Join,
    Part,
    /// A sentence begins so many bytes before.
    Before(usize),
}

impl Scene<'_> {
    fn verdict(&self) -> Verdict {
        let seen = self.piece.trim_end_matches(is_unseen);
        let ending = Ending::of(seen);
        let beginning = Beginning::of(self.after);
        if seen.len() == self.piece.len() {
            return glued(&ending, &beginning);
        }
        let joins = is_omission(seen)
            || self.first && is_number_of_list(&ending)
            || beginning.is_small()
            || self.is_ascribed(&ending, &beginning)
            || ending.stops == "."
                && ending.closers.is_empty()
                && self.goes_on(&ending, &beginning);
        if joins { Verdict::Join } else { Verdict::Part }
    }

    /// Whether a quoted question, exclamation or omission is followed by who asked it.
    fn is_ascribed(&self, ending: &Ending<'_>, beginning: &Beginning<'_>) -> bool {
        let asked = ending.stops.ends_with(['?', '!', '…']) || ending.stops.ends_with("...");
        if !asked || !ending.closers.contains(is_closing_quote) {
            return false;
        }
        for word in beginning.rest.split_whitespace().take(4) {
            let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
            if has(self.language.speech, plain) {
                return true;
            }
            let title = self.language.abbreviation(plain) == Some(Abbreviation::Title);
            if word.ends_with([',', ';', ':', '?', '!', '.']) && !title {
                return false;
            }
        }
        false
    }

    /// Whether a single stop is that of an abbreviation within a sentence.
    fn goes_on(&self, ending: &Ending<'_>, beginning: &Beginning<'_>) -> bool {
        let word = ending.word();
        let starts = has(self.language.starters, beginning.word) && !beginning.is_initial();
        let number = beginning.first().is_some_and(char::is_numeric);
        match self.language.abbreviation(word) {
            Some(Abbreviation::Title | Abbreviation::Leading) => true,
            Some(Abbreviation::Counted) if number || is_roman(beginning.word) => true,
            Some(Abbreviation::Open) => number || !starts,
            Some(Abbreviation::Closing) => number,
            _ if is_acronym(word) => number || !starts,
            _ if word == "I" => beginning.is_initial(),
            _ => {
                let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
                is_letter(word)
                    && capital(word.chars().next())
                    && !starts
                    && capital(beginning.first())
            }
        }
    }
}

/// A border without white space.
fn glued(ending: &Ending<'_>, beginning: &Beginning<'_>) -> Verdict {
    let opened = ending.closers.chars().next_back();
    if let Some(opener) = opened.filter(|&c| is_opener(c) && !is_closing_quote(c)) {
        return Verdict::Before(opener.len_utf8());
    }
    let capital = beginning.first().is_some_and(char::is_uppercase);
    let quoted = ending.closers.contains(is_closing_quote) && capital;
    match ending.stops.chars().next_back() {
        Some(stop) if !is_wide_stop(stop) && !quoted => Verdict::Join,
        _ => Verdict::Part,
    }
}

/// `[…]`, `[...]` and the same in round brackets, at the end of a piece.
fn is_omission(piece: &str) -> bool {
    ["[…]", "[...]", "(…)", "(...)", "[. . .]"]
        .iter()
        .any(|dots| piece.ends_with(dots))
}

/// Whether the whole piece is a number, a letter or a Roman numeral with its stop.
fn is_number_of_list(ending: &Ending<'_>) -> bool {
    let label = ending
        .words
        .trim_start_matches(|c| is_opener(c) || is_unseen(c));
    let digits = label.len() <= 9 && label.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    ending.stops == "." && !label.is_empty() && (digits || is_letter(label) || is_roman(label))
}

fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Whether a word is a Roman numeral of two letters or more.
fn is_roman(word: &str) -> bool {
    (2..=7).contains(&word.len()) && word.bytes().all(|b| b"IVXLC".contains(&b))
}

/// Whether a word is of single letters with stops between them.
fn is_acronym(word: &str) -> bool {
    word.contains('.') && word.split('.').all(is_letter)
}
