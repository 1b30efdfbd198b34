use std::collections::HashMap;

use super::status::Numbered;
use crate::model::Model;
use crate::source::{Article, Digest, Record, first_source};

/// What is known of the words that a [`Record`] was made of: with them, sentences that changed
/// are found again, and without them only those that did not.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// By the index of the sentence in the record.
    words: Vec<Option<Words<'a>>>,
}

/// The words of a sentence, or of a part of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) part: bool,
}

impl<'a> Known<'a> {
    /// Nothing but the record.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// The sentences of the article as it was, by their digests: sentences of this text that are
    /// none of the record do no harm.
    #[must_use]
    pub fn with_article(mut self, record: &Record, old: &'a Article) -> Self {
        let mut texts: HashMap<Digest, &'a str> = HashMap::new();
        for sentence in old.sentences() {
            let text = old.words(sentence);
            texts.entry(Digest::of(text)).or_insert(text);
        }
        for (index, digest) in record.digests().enumerate() {
            if let Some(&text) = texts.get(&digest) {
                self.know(index, Words { text, part: false });
            }
        }
        self
    }

    /// What the map itself quotes from the source `key`, sentence by sentence.
    #[must_use]
    pub fn with_quotes(mut self, record: &Record, model: &'a Model, key: &str) -> Self {
        let shape = record.shape();
        let numbered = Numbered::new(&shape);
        let first = first_source(model);
        let statements = model.statements().iter().map(|statement| &*statement.marks);
        let arguments = model.arguments().iter().map(|argument| &*argument.marks);
        for marks in statements.chain(arguments) {
            for quote in &marks.quote {
                let Some(range) = marks.at.get(quote.place as usize) else {
                    continue;
                };
                let ours = range
                    .source
                    .as_deref()
                    .or(first)
                    .is_none_or(|source| source == key);
                let sentences = numbered.sentences(range).filter(|_| ours);
                if let Some(index) = sentences.filter(|found| found.len() == 1) {
                    let text = quote.words.as_str();
                    self.know(index.start, Words { text, part: true });
                }
            }
        }
        self
    }

    /// The words of the sentence at this index of the record, or those of them that are known.
    pub fn words(&self, index: usize) -> Option<&'a str> {
        self.get(index).map(|words| words.text)
    }

    pub(super) fn get(&self, index: usize) -> Option<Words<'a>> {
        self.words.get(index).copied().flatten()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Keeps these words, unless more of the sentence is known.
    fn know(&mut self, index: usize, words: Words<'a>) {
        if index >= self.words.len() {
            self.words.resize(index + 1, None);
        }
        let known = &mut self.words[index];
        let less = |known: &Words<'_>| known.part && known.text.len() < words.text.len();
        if known
            .as_ref()
            .is_none_or(|known| less(known) || known.part && !words.part)
        {
            *known = Some(words);
        }
    }
}
