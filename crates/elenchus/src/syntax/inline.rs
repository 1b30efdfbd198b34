//! Running text: emphasis, mentions, tags, links, escapes.

use super::SyntaxKind;
use super::block::Parser;
use super::emphasis::{Emphasis, Openers};
use super::scan::{Needle, Scanner, is_blank, is_line_end};
use super::shortcode::symbol;

/// How long a shortcode of the document's own may be, where it holds marks of other kinds.
const LONGEST_OWN: usize = 32;

/// A leaf of running text that is not in the tree yet.
#[derive(Clone, Copy)]
pub(super) struct Inline {
    pub(super) kind: SyntaxKind,
    pub(super) end: usize,
    pub(super) emphasis: Emphasis,
}

impl Parser<'_> {
    /// Reads running text from `start` to the end of its block, to a data block, or to a line
    /// that begins something else. Adds nothing where there is none.
    pub(super) fn prose(&mut self, start: usize) {
        let mut inlines = std::mem::take(&mut self.inlines);
        inlines.clear();
        self.scan_prose(start, &mut inlines);
        self.trim(start, &mut inlines);
        if !inlines.is_empty() {
            self.tree.start(SyntaxKind::Prose);
            for inline in &inlines {
                match inline.emphasis {
                    Emphasis::Opens(kind) => {
                        self.tree.start(kind);
                        self.tree.leaf(SyntaxKind::EmphasisMark, inline.end);
                    }
                    Emphasis::Closes => {
                        self.tree.leaf(SyntaxKind::EmphasisMark, inline.end);
                        self.tree.finish();
                    }
                    Emphasis::None => self.tree.leaf(inline.kind, inline.end),
                }
            }
            self.tree.finish();
        }
        self.inlines = inlines;
    }

    fn scan_prose(&mut self, start: usize, inlines: &mut Vec<Inline>) {
        let mut openers = Openers::default();
        let mut gap = std::mem::take(&mut self.inner_gap);
        let mut at = start;
        // Plain text before `at` that is not yet an inline starts here.
        let mut text = start;
        while at < self.scan.bytes.len() {
            let byte = self.scan.bytes[at];
            if !is_special(byte) {
                at += 1;
                continue;
            }
            if is_line_end(byte) {
                let line_text = at - trailing_blanks(self.scan.bytes, text, at);
                self.scan.gap(line_text, &mut gap);
                if !self.continues(&gap) {
                    break;
                }
                push(inlines, SyntaxKind::Text, text, line_text);
                inlines.extend(gap.leaves.iter().map(|&(kind, end)| plain(kind, end)));
                (at, text) = (gap.end, gap.end);
                continue;
            }
            if byte == b'{' && self.data_at(at).is_some() {
                break;
            }
            if let Some((kind, from, end)) = self.scan.inline(at, text, self.shortcodes) {
                push(inlines, SyntaxKind::Text, text, from);
                push(inlines, kind, from, end);
                (at, text) = (end, end);
                continue;
            }
            if matches!(byte, b'*' | b'_') {
                push(inlines, SyntaxKind::Text, text, at);
                at = openers.mark(&self.scan, at, start, inlines);
                text = at;
                continue;
            }
            at += 1;
        }
        push(inlines, SyntaxKind::Text, text, at);
        openers.finish(&self.scan, start, inlines);
        self.inner_gap = gap;
    }

    /// The end of the data block at `at`, unless its braces are rather text.
    pub(super) fn data_at(&mut self, at: usize) -> Option<usize> {
        let Some(end) = self.scan.data(at) else {
            let cut_off = self.scan.cut_off.take();
            if cut_off == Some(at) && looks_like_mapping(&self.scan.bytes[at..]) {
                self.remark_long_data(at);
            }
            return None;
        };
        if looks_like_mapping(&self.scan.bytes[at..end]) {
            return Some(end);
        }
        let mut gap = std::mem::take(&mut self.data_gap);
        self.scan.gap(end, &mut gap);
        let ends_line = gap.end == self.scan.bytes.len() || gap.first_line_end > 0;
        let ends_text = ends_line && !self.continues(&gap);
        self.data_gap = gap;
        ends_text.then_some(end)
    }

    /// Takes trivia off the end.
    fn trim(&self, start: usize, inlines: &mut Vec<Inline>) {
        while let Some(last) = inlines.last().copied() {
            if last.kind.is_trivia() {
                inlines.pop();
                continue;
            }
            if last.kind == SyntaxKind::Text {
                let before = inlines.len().checked_sub(2);
                let from = before.map_or(start, |index| inlines[index].end);
                let blanks = trailing_blanks(self.scan.bytes, from, last.end);
                if blanks == last.end - from {
                    inlines.pop();
                    continue;
                }
                if let Some(last) = inlines.last_mut() {
                    last.end -= blanks;
                }
            }
            break;
        }
    }
}

impl Scanner<'_> {
    /// The inline element at `at`, other than emphasis: its kind, start and end. `text` is where
    /// the plain text before it starts.
    pub(super) fn inline(
        &mut self,
        at: usize,
        text: usize,
        custom: bool,
    ) -> Option<(SyntaxKind, usize, usize)> {
        let here = |kind, end: Option<usize>| end.map(|end| (kind, at, end));
        match self.bytes[at] {
            b'\\' => {
                let next = self.text.get(at + 1..)?.chars().next()?;
                let plain = next == '\n' || next == '\r';
                let end = at + 1 + next.len_utf8();
                (!plain).then_some((SyntaxKind::Escape, at, end))
            }
            b'/' | b'<' => here(SyntaxKind::Comment, self.comment(at)),
            b'#' => here(SyntaxKind::Tag, self.tag(at)),
            b'[' => here(SyntaxKind::Link, self.link(at)),
            b'@' => {
                if let Some(end) = self.include(at) {
                    return Some((SyntaxKind::Include, at, end));
                }
                let kind = match self.byte(at + 1)? {
                    b'[' => SyntaxKind::StatementMention,
                    _ => SyntaxKind::ArgumentMention,
                };
                here(kind, self.bracketed(at + 1))
            }
            b':' | b'.' => match self.url(at, text) {
                Some((start, end)) => Some((SyntaxKind::Url, start, end)),
                None => {
                    let (end, known) = self.shortcode(at, custom)?;
                    let kind = if known {
                        SyntaxKind::Shortcode
                    } else {
                        SyntaxKind::Text
                    };
                    Some((kind, at, end))
                }
            },
            _ => None,
        }
    }

    /// The end of the word between two dots or two colons at `at`, and whether it stands for a
    /// symbol. Words that do not still take both their marks: there is no `.A.` in `U.S.A.`.
    /// Where the front matter defines shortcodes, any word may be one.
    fn shortcode(&self, at: usize, custom: bool) -> Option<(usize, bool)> {
        let mark = self.bytes[at];
        let mut plain = true;
        for (offset, &byte) in self.bytes[at + 1..].iter().enumerate() {
            let here = at + 1 + offset;
            if byte.is_ascii_whitespace() || !plain && offset > LONGEST_OWN {
                return None;
            }
            if byte == mark && offset > 0 {
                let code = self.text.get(at..=here)?;
                let known = custom || symbol(code).is_some();
                return (known || plain).then_some((here + 1, known));
            }
            plain &= !is_special(byte) || matches!(byte, b'.' | b':');
        }
        None
    }

    /// The end of the `@include(…)` at `at`, which names a file on one line.
    fn include(&mut self, at: usize) -> Option<usize> {
        const OPENING: &str = "@include(";
        if !self.starts(at, OPENING) {
            return None;
        }
        let from = at + OPENING.len();
        let end = self.find(Needle::Parenthesis, from);
        let named =
            end < self.find(Needle::LineEnd, from) && !self.text.get(from..end)?.trim().is_empty();
        named.then_some(end + 1)
    }

    /// The address whose scheme ends with the colon at `at`.
    fn url(&mut self, at: usize, text: usize) -> Option<(usize, usize)> {
        if self.bytes[at] != b':' {
            return None;
        }
        let before = self.text.get(text..at)?;
        let scheme = ["https", "http", "mailto"]
            .into_iter()
            .find(|scheme| before.ends_with(scheme))?;
        let start = at - scheme.len();
        let first = before.len() == scheme.len();
        let boundary = first || !self.bytes[start - 1].is_ascii_alphanumeric();
        let slashes = self.starts(at, "://");
        if !boundary || slashes != slashes_needed(scheme) {
            return None;
        }
        let end = self.find(Needle::AddressEnd, at);
        // Looked for first: what follows goes through the whole address.
        if !slashes && self.find(Needle::At, at) >= end {
            return None;
        }
        let mut address = self.text.get(at..end)?;
        // A closing parenthesis belongs to the address only if that opens it.
        let mut unopened = address.matches(')').count();
        unopened = unopened.saturating_sub(address.matches('(').count());
        while let Some(last) = address.chars().next_back() {
            match last {
                ')' if unopened > 0 => unopened -= 1,
                ']' | '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' => {}
                _ => break,
            }
            address = &address[..address.len() - last.len_utf8()];
        }
        let says_something = !slashes || address.len() > "://".len();
        says_something.then_some((start, at + address.len()))
    }
}

fn slashes_needed(scheme: &str) -> bool {
    scheme != "mailto"
}

pub(super) fn plain(kind: SyntaxKind, end: usize) -> Inline {
    Inline {
        kind,
        end,
        emphasis: Emphasis::None,
    }
}

fn push(inlines: &mut Vec<Inline>, kind: SyntaxKind, start: usize, end: usize) {
    if end > start {
        inlines.push(plain(kind, end));
    }
}

fn is_special(byte: u8) -> bool {
    SPECIAL[byte as usize]
}

static SPECIAL: [bool; 256] = {
    let bytes = b"\n\r{\\/<#[@:.*_";
    let mut special = [false; 256];
    let mut index = 0;
    while index < bytes.len() {
        special[bytes[index] as usize] = true;
        index += 1;
    }
    special
};

fn trailing_blanks(bytes: &[u8], from: usize, to: usize) -> usize {
    let blanks = bytes[from..to].iter().rev();
    blanks.take_while(|&&byte| is_blank(byte)).count()
}

/// Whether a data block holds a key with a value, judged by its beginning.
fn looks_like_mapping(block: &[u8]) -> bool {
    let beginning = &block[..block.len().min(256)];
    beginning
        .windows(2)
        .any(|two| two[0] == b':' && (is_blank(two[1]) || is_line_end(two[1])) || two == b"\":")
}
