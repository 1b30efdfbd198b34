//! Running text as plain words, with what stands out in it.

use std::cell::RefCell;

use crate::index::Index;
use crate::model::{Few, RangeKind, TextRange};
use crate::syntax::{Link, Node, SyntaxKind, Tag, Title};
use crate::text::{Span, Text};

const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// Plain text that is being put together from the leaves of prose.
pub(super) struct Plain<'t> {
    /// The text the leaves are of.
    whole: &'t Text,
    spaced: &'t SpacedTags,
    words: Words,
    /// Whether a blank follows the words.
    blank: bool,
    ranges: Few<TextRange>,
    tags: Few<Text>,
    /// Whether a tag was the last thing read: blanks after it go with it.
    after_tag: bool,
}

/// Plain text with what stands out in it.
pub(super) struct Prose {
    pub(super) text: Text,
    pub(super) ranges: Few<TextRange>,
    pub(super) tags: Few<Text>,
}

/// The words so far: a stretch of the text as it stands, for as long as they are one.
enum Words {
    Part(Span),
    Own(String),
}

impl<'t> Plain<'t> {
    /// No text yet. `whole` is the text the leaves are going to be of.
    pub(super) fn new(whole: &'t Text, spaced: &'t SpacedTags) -> Self {
        Self {
            whole,
            spaced,
            words: Words::Part(Span::at(0)),
            blank: false,
            ranges: Few::new(),
            tags: Few::new(),
            after_tag: false,
        }
    }

    fn words(&self) -> &str {
        match &self.words {
            Words::Part(part) => part.of(self.whole),
            Words::Own(own) => own,
        }
    }

    /// The length of the text so far.
    fn length(&self) -> u32 {
        self.words().len() as u32 + u32::from(self.blank)
    }

    /// Adds the prose in `node`; `symbol` says what a shortcode stands for.
    pub(super) fn add(&mut self, node: Node<'_>, symbol: &dyn Fn(&str) -> Option<String>) {
        if self.length() > 0 {
            self.blank();
        }
        let mut open: Vec<(u32, usize)> = Vec::new();
        for inner in node.descendants() {
            while let Some(&(end, range)) = open.last() {
                if inner.index() < end {
                    break;
                }
                self.ranges[range].span.end = self.length();
                open.pop();
            }
            match inner.kind() {
                SyntaxKind::Bold => open.push((inner.end(), self.range(RangeKind::Bold))),
                SyntaxKind::Italic => open.push((inner.end(), self.range(RangeKind::Italic))),
                _ => self.leaf(inner, symbol),
            }
        }
        for (_, range) in open {
            self.ranges[range].span.end = self.length();
        }
    }

    fn leaf(&mut self, leaf: Node<'_>, symbol: &dyn Fn(&str) -> Option<String>) {
        let text = leaf.text();
        match leaf.kind() {
            SyntaxKind::Whitespace | SyntaxKind::Newline => self.blank(),
            SyntaxKind::Escape => self.fold(&text[1..]),
            SyntaxKind::Shortcode => match symbol(text) {
                Some(symbol) => self.fold(&symbol),
                None => self.fold(text),
            },
            SyntaxKind::StatementMention | SyntaxKind::ArgumentMention => self.mention(leaf),
            SyntaxKind::Tag => self.tag(leaf),
            SyntaxKind::Link => {
                if let Some((words, address)) = Link::of(leaf).map(Link::parts) {
                    self.ranged(RangeKind::Link(self.whole.share(address)), words);
                }
            }
            SyntaxKind::Url => self.ranged(RangeKind::Link(self.whole.share(text)), text),
            SyntaxKind::EmphasisMark | SyntaxKind::Comment => {}
            _ => self.fold(text),
        }
    }

    fn mention(&mut self, leaf: Node<'_>) {
        let Some(title) = Title::of(leaf) else {
            return;
        };
        let name = self.whole.share(title.name());
        let kind = match title.is_argument() {
            true => RangeKind::ArgumentMention(name),
            false => RangeKind::StatementMention(name),
        };
        self.ranged(kind, leaf.text());
    }

    /// Adds a tag that stands here; it is no part of the text.
    pub(super) fn tag(&mut self, leaf: Node<'_>) {
        let name = Tag::of(leaf).map_or("", Tag::name);
        if !self.tags.iter().any(|tag| tag == name) {
            self.tags.push(self.whole.share(name));
        }
        self.range(RangeKind::Tag(self.whole.share(leaf.text())));
        self.after_tag = true;
    }

    fn range(&mut self, kind: RangeKind) -> usize {
        let span = Span::at(self.length());
        self.ranges.push(TextRange { kind, span });
        self.ranges.len() - 1
    }

    fn ranged(&mut self, kind: RangeKind, words: &str) {
        let range = self.range(kind);
        self.fold(words);
        self.ranges[range].span.end = self.length();
    }

    /// Adds words; every run of white space becomes one blank.
    fn fold(&mut self, words: &str) {
        let begun = words.trim_start_matches(BLANKS);
        if begun.len() < words.len() {
            self.blank();
        }
        let within = begun.trim_end_matches(BLANKS);
        if is_folded(within) {
            self.push(within);
        } else {
            let words = within.split(BLANKS).filter(|word| !word.is_empty());
            for (index, word) in words.enumerate() {
                if index > 0 {
                    self.blank();
                }
                self.push(word);
            }
        }
        if within.len() < begun.len() {
            self.blank();
        }
    }

    fn push(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        self.after_tag = false;
        let blank = std::mem::take(&mut self.blank);
        match (&mut self.words, self.whole.place(words)) {
            (Words::Part(part), Some(place)) if part.is_empty() => *part = place,
            (Words::Part(part), Some(place)) if follows(self.whole, *part, blank, place) => {
                part.end = place.end;
            }
            (Words::Part(part), _) => {
                let between = if blank { " " } else { "" };
                self.words = Words::Own([part.of(self.whole), between, words].concat());
            }
            (Words::Own(own), _) => {
                if blank {
                    own.push(' ');
                }
                own.push_str(words);
            }
        }
    }

    /// Adds a blank, unless one is there or nothing stands before it.
    pub(super) fn blank(&mut self) {
        if !self.blank && !self.words().is_empty() {
            self.blank = true;
            self.after_tag = false;
        } else if std::mem::take(&mut self.after_tag) {
            if let Some(TextRange {
                kind: RangeKind::Tag(written),
                ..
            }) = self.ranges.last_mut()
            {
                *written = self.spaced.after(self.whole, written);
            }
        }
    }

    /// The text, with the blank at its end given to the tag that follows it, if one does.
    pub(super) fn finish(mut self) -> Prose {
        if std::mem::take(&mut self.blank) {
            let length = self.length();
            let mut first_tag = true;
            for range in &mut self.ranges {
                if let RangeKind::Tag(written) = &mut range.kind {
                    if range.span.start > length && std::mem::take(&mut first_tag) {
                        *written = self.spaced.before(self.whole, written);
                    }
                }
                range.span.start = range.span.start.min(length);
                range.span.end = range.span.end.min(length);
            }
        }
        Prose {
            text: match self.words {
                Words::Part(part) => self.whole.part(part),
                Words::Own(own) => own.into(),
            },
            ranges: self.ranges,
            tags: self.tags,
        }
    }
}

/// Whether the words at `place` follow those at `part` in the text, after a blank or at once.
fn follows(whole: &str, part: Span, blank: bool, place: Span) -> bool {
    let between = Span::new(part.end, place.start);
    between.start <= between.end && between.of(whole) == if blank { " " } else { "" }
}

/// Whether all white space in the words is single blanks; there is none at their ends.
fn is_folded(words: &str) -> bool {
    let bytes = words.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    // Without a branch, so that many are looked at at once.
    let amiss = pairs.fold(false, |amiss, (&byte, &next)| {
        amiss | matches!(byte, b'\t' | b'\n' | b'\r') | (byte == b' ' && next == b' ')
    });
    !amiss
}

/// Tags with a blank before or behind them, each made once: most tags are used often.
#[derive(Default)]
pub(super) struct SpacedTags(RefCell<Made>);

#[derive(Default)]
struct Made {
    tags: Vec<Text>,
    index: Index,
}

impl SpacedTags {
    /// A tag with a blank more before it; a part of the text, where one stands there.
    fn before(&self, whole: &Text, tag: &Text) -> Text {
        let there = whole.place(tag).and_then(|place| {
            let longer = Span::new(place.start.checked_sub(1)?, place.end);
            longer
                .of(whole)
                .starts_with(' ')
                .then(|| whole.part(longer))
        });
        there.unwrap_or_else(|| self.make([" ", tag].concat()))
    }

    /// A tag with a blank more behind it.
    fn after(&self, whole: &Text, tag: &Text) -> Text {
        let there = whole.place(tag).and_then(|place| {
            let longer = Span::new(place.start, place.end + 1);
            longer.of(whole).ends_with(' ').then(|| whole.part(longer))
        });
        there.unwrap_or_else(|| self.make([tag, " "].concat()))
    }

    fn make(&self, spaced: String) -> Text {
        let Made { tags, index } = &mut *self.0.borrow_mut();
        let is = |other: u32| tags[other as usize] == spaced;
        let number = index.find_or_note(&spaced, tags.len() as u32, is) as usize;
        if number == tags.len() {
            tags.push(spaced.into());
        }
        tags[number].clone()
    }
}
