//! A text into headings, paragraphs and sentences.
//!
//! The format's reader ([`plain`], [`markdown`], [`html`]) finds the blocks, [`sentences`] the
//! sentences in each. Which rules hold is told where they stand, as a map written today must
//! find the same places tomorrow: whoever changes one raises [`SEGMENTER`](crate::model::SEGMENTER).

mod guess;
mod html;
mod language;
mod lines;
mod markdown;
mod missed;
mod plain;
mod sentences;
mod stop;
mod wrap;

use super::{Article, BlockKind};
use crate::text::Span;

/// How the text of an article is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Nothing but words: [`Article::text`] is the text as it was given.
    #[default]
    Plain,
    /// CommonMark with tables and footnotes. [`Article::text`] is what a reader sees of it;
    /// front matter, comments, pictures and blocks of code are left out.
    Markdown,
    /// A page or a piece of one. [`Article::text`] is its text; scripts, styles, forms and
    /// `nav` are left out.
    Html,
}

/// Cuts a text into blocks and sentences. Takes time in proportion to its length.
///
/// A text of more than 4 GiB has no places: its article is empty.
///
/// ```
/// use elenchus::source::{Format, read};
///
/// let article = read("Why wait?\nMr. Hill says “now.” He is right.\n", Format::Plain);
/// let sentences = article.sentences().iter();
/// let places: Vec<_> = sentences.map(|s| (s.place.to_string(), article.words(s))).collect();
/// assert_eq!(places[1], ("2.1".to_owned(), "Mr. Hill says “now.”"));
/// assert_eq!(places[2], ("2.2".to_owned(), "He is right."));
/// ```
pub fn read(text: &str, format: Format) -> Article {
    if u32::try_from(text.len()).is_err() {
        return Article::default();
    }
    let cut = match format {
        Format::Plain => plain::cut(text),
        Format::Markdown => markdown::cut(text),
        Format::Html => html::cut(text),
    };
    let mut article = Article::new(cut.text);
    let mut found = Vec::new();
    for (kind, span) in cut.blocks {
        found.clear();
        sentences::split(article.text(), span, &mut found);
        article.push(kind, &found);
    }
    article
}

/// A text cut into blocks, not yet into sentences.
#[derive(Debug, Default)]
struct Cut {
    text: String,
    /// In order, without white space around them.
    blocks: Vec<(BlockKind, Span)>,
}

impl Cut {
    /// Adds a block of these words, parted from what was there by a blank line; none if there
    /// is nothing to see in them.
    fn push(&mut self, kind: BlockKind, words: &str) {
        let words = words.trim_matches(is_unseen);
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len() as u32;
        self.text.push_str(words);
        self.blocks
            .push((kind, Span::new(start, self.text.len() as u32)));
    }
}

/// What is no sign on the page: white space, control characters, marks of direction and of
/// width zero.
fn is_unseen(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
