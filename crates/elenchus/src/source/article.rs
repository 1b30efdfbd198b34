use std::ops::Range;

use super::{Shape, ShapeBlock};
use crate::model::Place;
use crate::text::Span;

/// A text that is read, cut into blocks and sentences.
///
/// Blocks are the headings and paragraphs in the order of the text, numbered together from 1;
/// sentences count from 1 within each. Spans are in bytes of [`Article::text`], lie on character
/// borders, do not overlap, and stand in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    text: String,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
}

/// A heading or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Which of the two.
    pub kind: BlockKind,
    /// From its first sentence to its last.
    pub span: Span,
    /// The indices of its sentences in [`Article::sentences`]; never empty.
    pub sentences: Range<u32>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading of this level, 1 being the highest. Its words argue nothing by themselves.
    Heading(u8),
    /// Running text, an item of a list or a quotation.
    Paragraph,
}

/// A sentence of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its block and its number in it.
    pub place: Place,
    /// Its words, without the white space around them.
    pub span: Span,
    /// Whether it stands in a heading.
    pub heading: bool,
}

impl Article {
    /// An article without text, to [`Self::push`] blocks to.
    pub(crate) fn new(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// Adds a block of these sentences, which must stand behind those that are there. A block
    /// without sentences is none.
    pub(crate) fn push(&mut self, kind: BlockKind, sentences: &[Span]) {
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else {
            return;
        };
        let paragraph = self.blocks.len() as u32 + 1;
        let start = self.sentences.len() as u32;
        let heading = matches!(kind, BlockKind::Heading(_));
        let numbered = sentences.iter().zip(1..).map(|(&span, number)| Sentence {
            place: Place {
                paragraph,
                sentence: Some(number),
            },
            span,
            heading,
        });
        self.sentences.extend(numbered);
        self.blocks.push(Block {
            kind,
            span: first.to(*last),
            sentences: start..self.sentences.len() as u32,
        });
    }

    /// The text that the spans are of: as it was given, or what remains of it without markup.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its headings and paragraphs; the one at index `i` is paragraph `i + 1` of places.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// All sentences, those of headings included, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The words of a sentence, as they stand in the text.
    pub fn words(&self, sentence: &Sentence) -> &str {
        sentence.span.of(&self.text)
    }

    /// The indices of the sentences at a place: one, all of a block, or none where the article
    /// has no such place.
    pub fn at(&self, place: Place) -> Range<usize> {
        let block = (place.paragraph as usize).checked_sub(1);
        let Some(block) = block.and_then(|index| self.blocks.get(index)) else {
            return 0..0;
        };
        let all = block.sentences.start as usize..block.sentences.end as usize;
        match place.sentence {
            None => all,
            Some(number) => {
                let index = all.start + number as usize;
                match index > all.start && index <= all.end {
                    true => index - 1..index,
                    false => 0..0,
                }
            }
        }
    }

    /// How many sentences each block has, without their words.
    pub fn shape(&self) -> Shape {
        let blocks = self.blocks.iter().map(|block| ShapeBlock {
            heading: matches!(block.kind, BlockKind::Heading(_)),
            sentences: block.sentences.end - block.sentences.start,
        });
        Shape {
            blocks: blocks.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_sentences_of_a_place() {
        let mut article = Article::new("Why? One. Two.".to_owned());
        article.push(BlockKind::Heading(1), &[Span::new(0, 4)]);
        article.push(BlockKind::Paragraph, &[]);
        article.push(BlockKind::Paragraph, &[Span::new(5, 9), Span::new(10, 14)]);
        let at = |place| article.at(Place::parse(place).expect("a place"));
        assert_eq!(at("1"), 0..1);
        assert_eq!(at("2"), 1..3);
        assert_eq!(at("2.2"), 2..3);
        assert_eq!(at("2.3"), 0..0);
        assert_eq!(at("3"), 0..0);
        assert_eq!(article.words(&article.sentences()[2]), "Two.");
        assert_eq!(article.shape().body(), 2);
    }
}
