//! Plain words, written so that they read back as they are.

use std::borrow::Cow;

use crate::syntax::symbol;

/// What stands before the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// The beginning of a line: a sign, a number or a heading could be meant.
    LineStart,
    /// A sign or another mark: a title could be meant.
    Mark,
    /// Text or a title.
    Text,
}

/// Escapes what would be read as anything but words. `own` tells whether the document has
/// shortcodes of its own. Addresses stay as they are and are links.
pub(super) fn escape(words: &str, before: Before, own: bool) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let mut at = opening(words, before, &mut out);
    while let Some(c) = words[at..].chars().next() {
        let end = at + c.len_utf8();
        let previous = words[..at].chars().next_back();
        let rest = &words[end..];
        if let Some(address) = address(&words[at..], previous) {
            out.push_str(&words[at..at + address]);
            at += address;
            continue;
        }
        if let Some(skip) = harmless_code(&words[at..], own) {
            out.push_str(&words[at..at + skip]);
            at += skip;
            continue;
        }
        if is_mark(c, previous, rest) {
            out.push('\\');
        }
        out.push(c);
        at = end;
    }
    out
}

/// Escapes every mark there is.
pub(super) fn escape_all(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// What is written already, to stand at the beginning of a line: with a backslash where it would
/// be more than text there.
pub(super) fn guard_opening(written: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let rest = match written.starts_with(['[', '<']) {
        // Titles are what they are.
        true => 0,
        false => opening(written, Before::LineStart, &mut out),
    };
    match rest {
        0 => Cow::Borrowed(written),
        rest => Cow::Owned(out + &written[rest..]),
    }
}

/// Writes what only means something at the beginning; where the rest begins.
fn opening(words: &str, before: Before, out: &mut String) -> usize {
    if before == Before::Text {
        return 0;
    }
    let line = before == Before::LineStart;
    let mut letters = words.chars();
    let (first, next) = (letters.next(), letters.next());
    let blank = next.is_none_or(|next| next == ' ');
    let digits = |from: usize| words[from..].bytes().take_while(u8::is_ascii_digit).count();
    let escaped = match first {
        Some('<' | '[') => true,
        Some('+' | '-' | '>') => line,
        Some('_' | '*') => line && (blank || next == Some('>')),
        Some('#') => line && (blank || next == first),
        Some('=') => line && words.starts_with("==="),
        Some('(') => line && digits(1) > 0 && words[1 + digits(1)..].starts_with(')'),
        _ => false,
    };
    if let Some(first) = first.filter(|_| escaped) {
        out.push('\\');
        out.push(first);
        return first.len_utf8();
    }
    let number = digits(0);
    if line && number > 0 && words[number..].starts_with('.') {
        out.push_str(&words[..number]);
        out.push_str("\\.");
        return number + 1;
    }
    0
}

/// Whether `c`, which stands between `previous` and `rest`, would be more than a letter.
fn is_mark(c: char, previous: Option<char>, rest: &str) -> bool {
    let next = rest.chars().next();
    match c {
        '\\' | '{' => true,
        '#' => next.is_some_and(|next| !next.is_whitespace()),
        '@' => matches!(next, Some('[' | '<')) || rest.starts_with("include("),
        '<' => rest.starts_with("!--"),
        '/' => {
            let spaced = previous.is_none_or(|previous| previous == ' ');
            next == Some('*') || next == Some('/') && spaced
        }
        '[' => rest
            .find(']')
            .is_some_and(|close| rest[close..].starts_with("](")),
        '*' | '_' => {
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let blank = |c: Option<char>| c.is_none_or(|c| c == ' ');
            !(word(previous) && word(next) || blank(previous) && blank(next))
        }
        '.' | ':' => true,
        _ => false,
    }
}

/// The length of the address at the beginning of `words`.
fn address(words: &str, previous: Option<char>) -> Option<usize> {
    let starts = ["https://", "http://", "mailto:"];
    let boundary = !previous.is_some_and(|c| c.is_ascii_alphanumeric());
    let scheme = starts
        .into_iter()
        .find(|scheme| boundary && words.starts_with(scheme))?;
    let stops = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|');
    let end = words.find(stops).unwrap_or(words.len());
    (end > scheme.len()).then_some(end)
}

/// How much of `words`, which may begin with a dot or a colon, is no shortcode.
fn harmless_code(words: &str, own: bool) -> Option<usize> {
    let mark = words.chars().next().filter(|c| matches!(c, '.' | ':'))?;
    let word = &words[1..];
    let end = word.find(|c: char| c == mark || c.is_whitespace());
    let Some(end) = end.filter(|&end| end > 0 && word[end..].starts_with(mark)) else {
        return Some(1);
    };
    let known = own || symbol(&words[..end + 2]).is_some();
    let plain = !word[..end].contains(['{', '\\', '/', '<', '#', '[', '@', '*', '_']);
    match (known, plain) {
        (true, _) => None,
        (false, true) => Some(end + 2),
        (false, false) => Some(1),
    }
}
