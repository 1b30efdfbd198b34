//! Running text: emphasis, mentions, tags, links, escapes.

use super::SyntaxKind;
use super::block::Parser;
use super::scan::{Scanner, is_blank, is_line_end};
use super::shortcode::symbol;

/// The longest run of emphasis marks that is looked at.
const LONGEST_RUN: usize = 8;

/// How long a shortcode of the document's own may be, where it holds marks of other kinds.
const LONGEST_OWN: usize = 32;

/// A leaf of running text that is not in the tree yet.
#[derive(Clone, Copy)]
pub(super) struct Inline {
    kind: SyntaxKind,
    end: usize,
    emphasis: Emphasis,
}

/// What an emphasis mark turned out to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Emphasis {
    None,
    Opens(SyntaxKind),
    Closes,
}

/// The four marks, as indices: `*`, `**`, `_`, `__`.
#[derive(Default)]
struct Openers {
    /// Index among the inlines and mark, innermost last.
    stack: Vec<(usize, usize)>,
    open: [usize; 4],
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
        self.inner_gap = gap;
    }

    /// The end of the data block at `at`, unless its braces are rather text.
    pub(super) fn data_at(&mut self, at: usize) -> Option<usize> {
        let end = self.scan.data(at)?;
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

    /// The address whose scheme ends with the colon at `at`.
    fn url(&self, at: usize, text: usize) -> Option<(usize, usize)> {
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
        let rest = &self.text[at..];
        let stops = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|');
        let mut address = &rest[..rest.find(stops).unwrap_or(rest.len())];
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
        let says_something = match slashes_needed(scheme) {
            true => address.len() > "://".len(),
            false => address.contains('@'),
        };
        says_something.then_some((start, at + address.len()))
    }
}

impl Openers {
    /// Reads the emphasis mark at `at` and returns where it ends. A mark closes the nearest
    /// open one of its kind; those opened in between were no marks.
    fn mark(
        &mut self,
        scan: &Scanner<'_>,
        at: usize,
        start: usize,
        inlines: &mut Vec<Inline>,
    ) -> usize {
        let byte = scan.bytes[at];
        let single = if byte == b'*' { 0 } else { 2 };
        let double = scan.byte(at + 1) == Some(byte);
        let widths: &[usize] = if double { &[2, 1] } else { &[1] };
        let follows = inlines.last().is_some_and(|last| !last.kind.is_trivia());
        let flank = Flank::of(scan, at, start);
        let closes = |mark: usize, width| {
            follows
                && flank != Flank::Left
                && self.open[mark] > 0
                && may_close(scan, at, start, width)
        };
        let innermost = self.stack.last().map(|&(_, mark)| mark);
        let candidates = widths.iter().map(|&width| (single + width - 1, width));
        let found = candidates.clone().find(|&(mark, width)| {
            // The mark opened last goes first: `***both***`.
            innermost == Some(mark) && closes(mark, width)
        });
        let found = found.or_else(|| {
            candidates
                .clone()
                .find(|&(mark, width)| closes(mark, width))
        });
        if let Some((mark, width)) = found {
            self.close(mark, inlines);
            inlines.push(Inline {
                kind: SyntaxKind::EmphasisMark,
                end: at + width,
                emphasis: Emphasis::Closes,
            });
            return at + width;
        }
        for &width in widths {
            // Inside a word a single mark is a letter: `file_name`, `2*3`.
            let word = flank == Flank::Inside && !double;
            if !scan.white(at + width) && !word {
                let mark = single + width - 1;
                self.stack.push((inlines.len(), mark));
                self.open[mark] += 1;
                // Plain text until something closes it.
                inlines.push(plain(SyntaxKind::Text, at + width));
                return at + width;
            }
        }
        inlines.push(plain(SyntaxKind::Text, at + 1));
        at + 1
    }

    fn close(&mut self, mark: usize, inlines: &mut [Inline]) {
        while let Some((index, open)) = self.stack.pop() {
            self.open[open] -= 1;
            if open == mark {
                let strong = mark % 2 == 1;
                let kind = if strong {
                    SyntaxKind::Bold
                } else {
                    SyntaxKind::Italic
                };
                inlines[index].kind = SyntaxKind::EmphasisMark;
                inlines[index].emphasis = Emphasis::Opens(kind);
                return;
            }
        }
    }
}

/// What stands on the two sides of a run of emphasis marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flank {
    /// A word on the right and none on the left: it can only open.
    Left,
    /// A word on both sides.
    Inside,
    /// Anything else.
    Other,
}

impl Flank {
    fn of(scan: &Scanner<'_>, at: usize, start: usize) -> Self {
        let mark = scan.bytes[at];
        let before = scan.text[start..at].chars().next_back();
        // Longer runs are no emphasis; looking at them anew from each mark would be quadratic.
        let mut end = at + 1;
        while end < at + LONGEST_RUN && scan.byte(end) == Some(mark) {
            end += 1;
        }
        let after = scan.text[end..].chars().next();
        let word = after.is_some_and(char::is_alphanumeric);
        match before {
            Some(before) if before.is_alphanumeric() && word => Self::Inside,
            Some(' ' | '\t' | '\n' | '\r') | None if word => Self::Left,
            _ => Self::Other,
        }
    }
}

/// Whether the mark of this width at `at` is followed as a closing one must be.
fn may_close(scan: &Scanner<'_>, at: usize, start: usize, width: usize) -> bool {
    let next = scan
        .text
        .get(at + width..)
        .and_then(|rest| rest.chars().next());
    let Some(next) = next else {
        return true;
    };
    const CLOSERS: &[char] = &[
        ' ', '\t', '\n', '\r', ')', '}', '_', '.', ',', '!', '?', ';', ':', '-', '*',
    ];
    if CLOSERS.contains(&next) {
        return true;
    }
    // The reference implementation stops here; quotes and brackets close as well.
    let after_blank = at > start && scan.byte(at - 1).is_some_and(is_blank);
    !next.is_alphanumeric() && !after_blank
}

fn slashes_needed(scheme: &str) -> bool {
    scheme != "mailto"
}

fn plain(kind: SyntaxKind, end: usize) -> Inline {
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

const fn is_special(byte: u8) -> bool {
    matches!(
        byte,
        b'\n' | b'\r' | b'{' | b'\\' | b'/' | b'<' | b'#' | b'[' | b'@' | b':' | b'.' | b'*' | b'_'
    )
}

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
