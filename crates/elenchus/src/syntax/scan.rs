//! Finding where small things end: brackets, comments, tags, data blocks.
//!
//! Every search remembers its last answer, so that a document full of openers without closers
//! is still read in linear time.

use memchr::{memchr, memchr2};

use std::ops::Range;

/// The largest data block that is recognised, in bytes.
pub(super) const DATA_LIMIT: usize = 1 << 20;

/// What [`Scanner::find`] looks for.
#[derive(Clone, Copy)]
pub(super) enum Needle {
    Bracket,
    Angle,
    Parenthesis,
    CommentEnd,
    MarkupCommentEnd,
    LineEnd,
    BlankLine,
    InferenceLine,
    /// What an address in the text cannot hold.
    AddressEnd,
    At,
}

#[derive(Clone, Copy)]
struct Memo {
    from: usize,
    at: usize,
}

pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    memos: [Memo; 10],
    /// The openers of data blocks in `braces_in`, in order, each with the end of its block; 0
    /// where nothing closes it.
    braces: Vec<(usize, usize)>,
    braces_in: Range<usize>,
    /// The opener of a data block whose end was not found within the limit.
    pub(super) cut_off: Option<usize>,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            memos: [Memo { from: 1, at: 0 }; 10],
            braces: Vec::new(),
            braces_in: 0..0,
            cut_off: None,
        }
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    pub(super) fn starts(&self, at: usize, with: &str) -> bool {
        self.bytes
            .get(at..)
            .is_some_and(|rest| rest.starts_with(with.as_bytes()))
    }

    /// Where the next `needle` begins, at `from` or after; the length of the text if nowhere.
    pub(super) fn find(&mut self, needle: Needle, from: usize) -> usize {
        let memo = self.memos[needle as usize];
        if memo.from <= from && from <= memo.at {
            return memo.at;
        }
        let at = self.search(needle, from);
        self.memos[needle as usize] = Memo { from, at };
        at
    }

    fn search(&self, needle: Needle, from: usize) -> usize {
        let rest = &self.bytes[from.min(self.bytes.len())..];
        let found = match needle {
            Needle::Bracket => memchr(b']', rest),
            Needle::Angle => memchr(b'>', rest),
            Needle::Parenthesis => memchr(b')', rest),
            Needle::LineEnd => memchr2(b'\n', b'\r', rest),
            Needle::CommentEnd => sequence(rest, b"*/"),
            Needle::MarkupCommentEnd => sequence(rest, b"-->"),
            Needle::At => memchr(b'@', rest),
            Needle::AddressEnd => self
                .text
                .get(from..)
                .and_then(|rest| rest.find(ends_address)),
            Needle::BlankLine => return self.blank_line(from),
            Needle::InferenceLine => return self.inference_line(from),
        };
        found.map_or(self.bytes.len(), |offset| from + offset)
    }

    /// The line ending after which only blanks stand before the next one.
    fn blank_line(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.bytes.len() {
            if is_line_end(self.bytes[at]) {
                let next = self.skip_blanks(self.line_break(at));
                if self.byte(next).is_none_or(is_line_end) {
                    return at;
                }
                at = next;
            } else {
                at += 1;
            }
        }
        at
    }

    /// The first `--` that only blanks precede on its line, the line of `from` excluded.
    fn inference_line(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.bytes.len() {
            if is_line_end(self.bytes[at]) {
                at = self.skip_blanks(at + 1);
                if self.starts(at, "--") {
                    return at;
                }
            } else {
                at += 1;
            }
        }
        at
    }

    /// The end of the line ending that begins at `at`.
    pub(super) fn line_break(&self, at: usize) -> usize {
        if self.starts(at, "\r\n") {
            at + 2
        } else {
            at + 1
        }
    }

    pub(super) fn skip_blanks(&self, mut at: usize) -> usize {
        while self.byte(at).is_some_and(is_blank) {
            at += 1;
        }
        at
    }

    /// The end of the comment that begins at `at`. `//` counts at the start of a line or
    /// after white space only, so that addresses stay whole.
    pub(super) fn comment(&mut self, at: usize) -> Option<usize> {
        if !matches!(self.byte(at), Some(b'/' | b'<')) {
            return None;
        }
        let length = self.bytes.len();
        if self.starts(at, "/*") {
            let end = self.find(Needle::CommentEnd, at + 2);
            (end < length).then_some(end + 2)
        } else if self.starts(at, "<!--") {
            let end = self.find(Needle::MarkupCommentEnd, at + 4);
            (end < length).then_some(end + 3)
        } else if self.starts(at, "//") {
            let before = at.checked_sub(1).and_then(|before| self.byte(before));
            let opens = before.is_none_or(|byte| is_blank(byte) || is_line_end(byte));
            // After a byte order mark a line starts, too.
            let first = at == 3 && self.text.starts_with('\u{feff}');
            let end = self.find(Needle::LineEnd, at);
            // As in Argdown's own tools, slashes that end the text and say nothing are text.
            let empty = end == length && self.skip_blanks(at + 2) == end;
            ((opens || first) && !empty).then_some(end)
        } else {
            None
        }
    }

    /// The end of the title in brackets that begins at `at` with its closing bracket, on one
    /// line and not empty: `[…]` or `<…>`.
    pub(super) fn bracketed(&mut self, at: usize) -> Option<usize> {
        let needle = match self.byte(at)? {
            b'[' => Needle::Bracket,
            b'<' => Needle::Angle,
            _ => return None,
        };
        let end = self.find(needle, at + 2);
        (end < self.find(Needle::LineEnd, at)).then_some(end + 1)
    }

    /// The end of the `[Title]:` or `<Title>:` at `at`, its colon included. The title may hold
    /// balanced square brackets, or an arrow.
    pub(super) fn definition(&mut self, at: usize) -> Option<usize> {
        let first = self.bracketed(at)?;
        if self.byte(first) == Some(b':') {
            return Some(first + 1);
        }
        let (open, close) = match self.bytes[at] {
            b'[' => (b'[', b']'),
            _ => (b'<', b'>'),
        };
        // Only a title that goes on: `[a [b]]:`, `<a -> b>:`.
        let line = self.find(Needle::LineEnd, at).min(at + 1000);
        let mut depth = 0i32;
        for here in at..line {
            let byte = self.bytes[here];
            if byte == open {
                depth += 1;
                if open == b'<' && depth > 1 {
                    return None;
                }
            } else if byte == close {
                depth -= i32::from(open == b'[');
                let closes = self.byte(here + 1) == Some(b':');
                if closes && (depth == 0 || open == b'<') {
                    return Some(here + 2);
                }
                if depth == 0 {
                    return None;
                }
            }
        }
        None
    }

    /// The end of the `[text](address)` that begins at `at`, within one block.
    pub(super) fn link(&mut self, at: usize) -> Option<usize> {
        if self.byte(at) != Some(b'[') {
            return None;
        }
        let close = self.find(Needle::Bracket, at + 1);
        if close == at + 1 || self.byte(close + 1) != Some(b'(') {
            return None;
        }
        let end = self.find(Needle::Parenthesis, close + 2);
        let inside = end > close + 2 && end < self.find(Needle::BlankLine, at);
        inside.then_some(end + 1)
    }

    /// The end of the tag that begins at `at`: `#word` or `#(any text)`.
    pub(super) fn tag(&mut self, at: usize) -> Option<usize> {
        if self.byte(at) != Some(b'#') {
            return None;
        }
        if self.byte(at + 1) == Some(b'(') {
            let end = self.find(Needle::Parenthesis, at + 2);
            let inside = end > at + 2 && end < self.find(Needle::BlankLine, at);
            return inside.then_some(end + 1);
        }
        let word = self.text.get(at + 1..)?;
        let length = word.find(|c| !is_tag_char(c)).unwrap_or(word.len());
        (length > 0).then_some(at + 1 + length)
    }

    /// The end of the data block that begins at `at`, at its matching brace. Braces in quoted
    /// YAML scalars and in YAML comments do not count.
    pub(super) fn data(&mut self, at: usize) -> Option<usize> {
        if self.byte(at) != Some(b'{') {
            return None;
        }
        if !self.braces_in.contains(&at) {
            self.match_braces(at);
        }
        let found = self.braces.binary_search_by_key(&at, |brace| brace.0);
        let (_, end) = *self.braces.get(found.ok()?)?;
        (end > 0).then_some(end)
    }

    /// Whether the place lies behind an opener of a data block for which an end was looked for
    /// beyond the place.
    pub(super) fn is_after_open_brace(&self, at: usize) -> bool {
        self.braces_in.start < at && at < self.braces_in.end
    }

    /// Pairs the braces from `at` until the first one is closed, or until the limit.
    fn match_braces(&mut self, at: usize) {
        let limit = self.bytes.len().min(at + DATA_LIMIT);
        self.braces.clear();
        let mut open: Vec<usize> = Vec::new();
        let mut here = at;
        let mut may_quote = true;
        while here < limit {
            let byte = self.bytes[here];
            match byte {
                b'{' => {
                    open.push(self.braces.len());
                    self.braces.push((here, 0));
                }
                b'}' => {
                    if let Some(opener) = open.pop() {
                        self.braces[opener].1 = here + 1;
                    }
                    if open.is_empty() {
                        break;
                    }
                }
                b'"' | b'\'' if may_quote => {
                    if let Some(end) = self.quoted(here, limit) {
                        here = end;
                        may_quote = false;
                        continue;
                    }
                }
                _ => {}
            }
            may_quote = matches!(byte, b'{' | b'[' | b',' | b':' | b'\n' | b'\r' | b'-')
                || may_quote && is_blank(byte);
            here += 1;
        }
        self.braces_in = at..here;
        let too_long = here == limit && limit < self.bytes.len();
        self.cut_off = too_long.then_some(at);
    }

    /// The end of the quoted scalar that begins at `at`. It may not hold a blank line.
    fn quoted(&mut self, at: usize, limit: usize) -> Option<usize> {
        let quote = self.bytes[at];
        let limit = limit.min(self.find(Needle::BlankLine, at));
        let mut here = at + 1;
        while here < limit {
            match self.bytes[here] {
                b'\\' if quote == b'"' => here += 1,
                byte if byte == quote => {
                    if quote == b'\'' && self.byte(here + 1) == Some(quote) {
                        here += 1;
                    } else {
                        return Some(here + 1);
                    }
                }
                _ => {}
            }
            here += 1;
        }
        None
    }
}

/// Where the first of these sequences begins.
fn sequence(bytes: &[u8], sequence: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + memchr(sequence[0], &bytes[from..])?;
        if bytes[at..].starts_with(sequence) {
            return Some(at);
        }
        from = at + 1;
    }
}

pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

pub(super) const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

fn ends_address(c: char) -> bool {
    c.is_whitespace() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|')
}

/// Letters, digits, hyphen and nearly all that is not ASCII; and by a slip of the language's
/// own definition (`A-z`) also what stands between `Z` and `a`.
fn is_tag_char(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '[' | '\\' | ']' | '^' | '_' | '`')
        || matches!(c, '\u{A0}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFEF}')
}
