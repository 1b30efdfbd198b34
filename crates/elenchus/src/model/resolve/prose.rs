//! Running text as plain words, with what stands out in it.

use crate::model::{RangeKind, TextRange};
use crate::syntax::{Link, Node, SyntaxKind, Tag, Title};
use crate::text::Span;

/// Plain text that is being put together from the leaves of prose.
#[derive(Default)]
pub(super) struct Plain {
    pub(super) text: String,
    pub(super) ranges: Vec<TextRange>,
    pub(super) tags: Vec<String>,
    /// Whether a tag was the last thing read: blanks after it go with it.
    after_tag: bool,
}

impl Plain {
    /// Adds the prose in `node`; `symbol` says what a shortcode stands for.
    pub(super) fn add(&mut self, node: Node<'_>, symbol: &dyn Fn(&str) -> Option<String>) {
        if !self.text.is_empty() {
            self.blank();
        }
        let mut open: Vec<(u32, usize)> = Vec::new();
        for inner in node.descendants() {
            while let Some(&(end, range)) = open.last() {
                if inner.index() < end {
                    break;
                }
                self.ranges[range].span.end = self.text.len() as u32;
                open.pop();
            }
            match inner.kind() {
                SyntaxKind::Bold => open.push((inner.end(), self.range(RangeKind::Bold))),
                SyntaxKind::Italic => open.push((inner.end(), self.range(RangeKind::Italic))),
                _ => self.leaf(inner, symbol),
            }
        }
        for (_, range) in open {
            self.ranges[range].span.end = self.text.len() as u32;
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
                    self.ranged(RangeKind::Link(address.to_owned()), words);
                }
            }
            SyntaxKind::Url => self.ranged(RangeKind::Link(text.to_owned()), text),
            SyntaxKind::EmphasisMark | SyntaxKind::Comment => {}
            _ => self.fold(text),
        }
    }

    fn mention(&mut self, leaf: Node<'_>) {
        let Some(title) = Title::of(leaf) else {
            return;
        };
        let name = title.name().to_owned();
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
            self.tags.push(name.to_owned());
        }
        self.range(RangeKind::Tag(leaf.text().to_owned()));
        self.after_tag = true;
    }

    fn range(&mut self, kind: RangeKind) -> usize {
        let span = Span::at(self.text.len() as u32);
        self.ranges.push(TextRange { kind, span });
        self.ranges.len() - 1
    }

    fn ranged(&mut self, kind: RangeKind, words: &str) {
        let range = self.range(kind);
        self.fold(words);
        self.ranges[range].span.end = self.text.len() as u32;
    }

    /// Adds words; every run of white space becomes one blank.
    fn fold(&mut self, words: &str) {
        let mut words = words;
        while let Some(at) = words.find([' ', '\t', '\n', '\r']) {
            self.push(&words[..at]);
            self.blank();
            words = words[at..].trim_start_matches([' ', '\t', '\n', '\r']);
        }
        self.push(words);
    }

    fn push(&mut self, words: &str) {
        if !words.is_empty() {
            self.text.push_str(words);
            self.after_tag = false;
        }
    }

    /// Adds a blank, unless one is there or nothing stands before it.
    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
            self.after_tag = false;
        } else if self.after_tag {
            if let Some(TextRange {
                kind: RangeKind::Tag(written),
                ..
            }) = self.ranges.last_mut()
            {
                written.push(' ');
            }
            self.after_tag = false;
        }
    }

    /// Takes the blank off the end and gives it to the tag that follows it, if one does.
    pub(super) fn finish(&mut self) {
        if !self.text.ends_with(' ') {
            return;
        }
        self.text.pop();
        let length = self.text.len() as u32;
        let mut first_tag = true;
        for range in &mut self.ranges {
            if let RangeKind::Tag(written) = &mut range.kind {
                if range.span.start > length && std::mem::take(&mut first_tag) {
                    written.insert(0, ' ');
                }
            }
            range.span.start = range.span.start.min(length);
            range.span.end = range.span.end.min(length);
        }
    }
}
