//! The lines of a plain text.

use super::is_unseen;
use super::stop::{is_closer, is_opener, is_stop};
use crate::text::Span;

/// A line with something to see on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// What there is to see on it.
    pub(super) span: Span,
    /// The words of the span.
    pub(super) words: &'t str,
    /// How many characters wide it is.
    pub(super) width: usize,
    /// How many columns it is indented; a tab counts four.
    pub(super) indent: usize,
    /// What stands between it and the line before.
    pub(super) gap: Gap,
    /// The level it has as a heading by the line of signs beneath it.
    pub(super) underlined: Option<u8>,
}

/// What parts two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// The end of a line alone.
    None,
    /// A line of signs, as `***`.
    Rule,
    /// An empty line.
    Blank,
}

/// The lines of a text, without those that are empty or but a rule.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    let mut gap = Gap::None;
    let mut start = 0;
    for line in text.split_inclusive([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) {
        let offset = start;
        start += line.len();
        // The halves of CR LF are two ends of lines; the second has nothing before it.
        if line == "\n" && text[..offset].ends_with('\r') {
            continue;
        }
        let words = line.trim_matches(is_unseen);
        if words.is_empty() {
            gap = Gap::Blank;
            continue;
        }
        if is_rule(words) {
            let level = underline(words).filter(|_| gap == Gap::None);
            if let (Some(level), Some(above)) = (level, found.last_mut()) {
                above.underlined = Some(level);
            }
            gap = gap.max(Gap::Rule);
            continue;
        }
        let first = offset + (line.len() - line.trim_start_matches(is_unseen).len());
        let lead = text[offset..first].chars();
        found.push(Line {
            span: Span::new(first as u32, (first + words.len()) as u32),
            words,
            width: words.chars().count(),
            indent: lead
                .map(|c| {
                    if c == '\t' {
                        4
                    } else {
                        usize::from(c.is_whitespace())
                    }
                })
                .sum(),
            gap,
            underlined: None,
        });
        gap = Gap::None;
    }
    found
}

/// Whether a line is only a sign between paragraphs.
fn is_rule(words: &str) -> bool {
    let sign = |c| {
        matches!(
            c,
            '*' | '-' | '_' | '=' | '~' | '#' | '•' | '·' | '–' | '—' | '⁂'
        )
    };
    words.chars().all(|c| sign(c) || c.is_whitespace())
}

/// The level of the heading above such a rule.
fn underline(words: &str) -> Option<u8> {
    let all = |sign: u8| words.len() >= 3 && words.bytes().all(|byte| byte == sign);
    match (all(b'='), all(b'-')) {
        (true, _) => Some(1),
        (_, true) => Some(2),
        _ => None,
    }
}

impl Line<'_> {
    /// Whether a sentence ends where the line does, or a list begins behind it.
    pub(super) fn is_stopped(&self) -> bool {
        let last = self.last();
        last.is_some_and(|c| is_stop(c) || c == ':')
    }

    /// The last sign but for closing quotation marks and brackets.
    fn last(&self) -> Option<char> {
        let words = self
            .words
            .trim_end_matches(|c| is_closer(c) || is_opener(c));
        words.chars().next_back()
    }

    /// Whether the line begins with a capital where there are capitals.
    pub(super) fn is_capital(&self) -> bool {
        let first = self.words.chars().find(|&c| !is_opener(c));
        first.is_some_and(char::is_uppercase)
    }

    /// Whether it begins as an item of a list does: with a bullet, or a number up to 999 and a
    /// stop or bracket.
    pub(super) fn is_item(&self) -> bool {
        let bullet = self
            .words
            .strip_prefix(['-', '*', '•', '–', '·', '▪', '◦', '‣']);
        let digits = self.words.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = (1..=3).contains(&(self.words.len() - digits.len()));
        let number = digits.strip_prefix(['.', ')']).filter(|_| number);
        bullet
            .or(number)
            .is_some_and(|rest| rest.starts_with(char::is_whitespace))
    }

    /// Whether the line can be a heading: at most 100 characters and 16 words, begun with a
    /// capital or digit, no item of a list, without a stop at its end or a question as a whole.
    /// A question that goes on from what came before (`But is it?`) is none.
    pub(super) fn can_head(&self) -> bool {
        let mut words = self.words.split_whitespace();
        let first = words.next().unwrap_or_default();
        let begun = self.is_capital() || self.words.starts_with(|c: char| c.is_ascii_digit());
        let fits = self.width <= 100 && words.count() < 16 && begun && !self.is_item();
        fits && match self.last() {
            Some('?') => {
                let one = !self.words.trim_end_matches('?').contains(['?', '!', '.']);
                let quoted = self.words.starts_with(is_opener);
                one && !quoted && !matches!(first, "But" | "And" | "Yet" | "So" | "Or")
            }
            Some(last) => !is_stop(last) && !matches!(last, ':' | ';' | ','),
            None => false,
        }
    }
}
