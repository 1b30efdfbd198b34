//! Where the words of a text stand in its source.

use super::Document;
use super::document::Place;
use crate::model::Data;
use crate::syntax::{Element, Link, Node, SyntaxKind, symbol};
use crate::text::Span;

/// A word of the plain text.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) plain: String,
    pub(super) span: Span,
}

/// The words of one occurrence.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) words: Vec<Word>,
    /// What is replaced as a whole or from within, outer before inner: emphasis and links, with
    /// what lies between its marks.
    pub(super) groups: Vec<(Span, Span)>,
    /// The running text from its first to its last byte.
    pub(super) prose: Option<Span>,
    /// Whether the next letter goes on with the last word.
    joins: bool,
}

impl Words {
    /// Reads the words of an occurrence, by the rules by which the model does.
    pub(super) fn of(document: &Document<'_>, place: Place) -> Self {
        let mut words = Self::default();
        let Some(element) = Element::of(document.node(place.node)) else {
            return words;
        };
        for part in element
            .head()
            .filter(|node| node.kind() == SyntaxKind::Prose)
        {
            words.joins = false;
            words.prose = Some(words.prose.map_or(part.span(), |span| span.to(part.span())));
            for node in part.descendants() {
                words.add(document, node);
            }
        }
        words
    }

    fn add(&mut self, document: &Document<'_>, node: Node<'_>) {
        let (span, text) = (node.span(), node.text());
        match node.kind() {
            SyntaxKind::Bold | SyntaxKind::Italic => self.groups.push((span, content(node))),
            SyntaxKind::Whitespace | SyntaxKind::Newline => self.joins = false,
            SyntaxKind::EmphasisMark | SyntaxKind::Comment | SyntaxKind::Tag => {}
            SyntaxKind::Escape => self.whole(text.get(1..).unwrap_or_default(), span),
            SyntaxKind::Shortcode => self.whole(&meaning(document, text), span),
            SyntaxKind::Link => self.whole(Link::of(node).map_or("", |link| link.parts().0), span),
            SyntaxKind::StatementMention | SyntaxKind::ArgumentMention | SyntaxKind::Url => {
                self.whole(text, span);
            }
            _ => {
                for (at, c) in text.char_indices() {
                    let start = span.start + at as u32;
                    self.letter(c, Span::new(start, start + c.len_utf8() as u32));
                }
            }
        }
    }

    /// Adds what stands in one piece.
    fn whole(&mut self, plain: &str, span: Span) {
        self.groups.push((span, Span::at(span.start)));
        for c in plain.chars() {
            self.letter(c, span);
        }
    }

    fn letter(&mut self, c: char, span: Span) {
        if matches!(c, ' ' | '\t' | '\n' | '\r') {
            self.joins = false;
            return;
        }
        match self.words.last_mut().filter(|_| self.joins) {
            Some(word) => {
                word.plain.push(c);
                word.span = word.span.to(span);
            }
            None => self.words.push(Word {
                plain: c.to_string(),
                span,
            }),
        }
        self.joins = true;
    }
}

/// What lies between the marks of emphasis.
fn content(node: Node<'_>) -> Span {
    let mut marks = node
        .children()
        .filter(|child| child.kind() == SyntaxKind::EmphasisMark);
    let first = marks
        .next()
        .map_or(node.span().start, |mark| mark.span().end);
    let last = marks
        .last()
        .map_or(node.span().end, |mark| mark.span().start);
    Span::new(first, last)
}

/// What a shortcode stands for.
fn meaning(document: &Document<'_>, code: &str) -> String {
    let own = shortcodes(document).and_then(|codes| codes.get(code));
    let own = own
        .and_then(|entry| entry.get("unicode"))
        .and_then(Data::as_text);
    own.or_else(|| symbol(code)).unwrap_or(code).to_owned()
}

/// The shortcodes of the document's own.
pub(super) fn shortcodes<'d>(document: &'d Document<'_>) -> Option<&'d Data> {
    document
        .model()
        .front_matter()
        .get("model")?
        .get("shortcodes")
}
