//! Changes of an article, as later versions have them.

use crate::article::{Article, Block, Sentence, sentence, word};
use crate::random::Random;

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutation {
    /// One paragraph in ten is new.
    Insert,
    /// One paragraph in ten is gone.
    Delete,
    /// One paragraph in ten stands elsewhere.
    Move,
    /// One sentence in twenty stands once more elsewhere.
    Copy,
    /// One sentence in five has so many other words.
    Edit(usize),
    /// Every sentence has one other word.
    EditAll,
    /// Some of everything.
    All,
}

impl Mutation {
    /// Every kind.
    pub const KINDS: [Self; 11] = [
        Self::Insert,
        Self::Delete,
        Self::Move,
        Self::Copy,
        Self::Edit(1),
        Self::Edit(2),
        Self::Edit(3),
        Self::Edit(4),
        Self::Edit(5),
        Self::EditAll,
        Self::All,
    ];

    /// What is done, in words.
    pub fn name(self) -> String {
        match self {
            Self::Insert => "paragraphs inserted".to_owned(),
            Self::Delete => "paragraphs deleted".to_owned(),
            Self::Move => "paragraphs moved".to_owned(),
            Self::Copy => "sentences repeated elsewhere".to_owned(),
            Self::Edit(1) => "one word changed in one of five".to_owned(),
            Self::Edit(words) => format!("{words} words changed in one of five"),
            Self::EditAll => "one word changed in each".to_owned(),
            Self::All => "all of these at once".to_owned(),
        }
    }

    /// The article changed so, and the numbers of the sentences whose words are others now.
    pub fn of(self, article: &Article, seed: u64) -> (Article, Vec<u32>) {
        let mut mutant = Mutant {
            article: article.clone(),
            random: Random::new(seed),
            next: article
                .sentences()
                .map(|sentence| sentence.number + 1)
                .max()
                .unwrap_or(0),
            edited: Vec::new(),
        };
        let tenth = (article.blocks.len() / 10).max(1);
        match self {
            Self::Insert => mutant.insert(tenth),
            Self::Delete => mutant.delete(tenth),
            Self::Move => mutant.carry(tenth),
            Self::Copy => mutant.copy(article.sentences().count() / 20),
            Self::Edit(words) => mutant.edit(5, words),
            Self::EditAll => mutant.edit(1, 1),
            Self::All => {
                mutant.insert(tenth / 2);
                mutant.delete(tenth / 2);
                mutant.carry(tenth / 2);
                mutant.copy(article.sentences().count() / 50);
                mutant.edit(10, 1);
            }
        }
        mutant.edited.sort_unstable();
        (mutant.article, mutant.edited)
    }
}

struct Mutant {
    article: Article,
    random: Random,
    next: u32,
    edited: Vec<u32>,
}

impl Mutant {
    fn number(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    fn block(&mut self) -> usize {
        self.random.below(self.article.blocks.len())
    }

    fn insert(&mut self, times: usize) {
        for _ in 0..times {
            let at = self.block();
            let sentences = (0..1 + self.random.below(4)).map(|_| {
                let length = 5 + self.random.below(20);
                let words = sentence(&mut self.random, length, ".");
                let number = self.number();
                Sentence { number, words }
            });
            let sentences = sentences.collect();
            let block = Block {
                heading: false,
                sentences,
            };
            self.article.blocks.insert(at, block);
        }
    }

    fn delete(&mut self, times: usize) {
        for _ in 0..times.min(self.article.blocks.len() - 1) {
            let at = self.block();
            self.article.blocks.remove(at);
        }
    }

    fn carry(&mut self, times: usize) {
        for _ in 0..times {
            let from = self.block();
            let block = self.article.blocks.remove(from);
            let to = self.random.below(self.article.blocks.len() + 1);
            self.article.blocks.insert(to, block);
        }
    }

    fn copy(&mut self, times: usize) {
        for _ in 0..times {
            let Some(words) = self.article.any(&mut self.random) else {
                continue;
            };
            let number = self.number();
            let at = self.block();
            let block = &mut self.article.blocks[at];
            if !block.heading {
                let place = self.random.below(block.sentences.len() + 1);
                block.sentences.insert(place, Sentence { number, words });
            }
        }
    }

    /// Changes so many words in one of so many sentences.
    fn edit(&mut self, one_in: usize, words: usize) {
        let random = &mut self.random;
        let paragraphs = self
            .article
            .blocks
            .iter_mut()
            .filter(|block| !block.heading);
        for sentence in paragraphs.flat_map(|block| &mut block.sentences) {
            // Something of it is left.
            if random.below(one_in) > 0 || sentence.words.len() <= words {
                continue;
            }
            let mut places: Vec<usize> = (0..sentence.words.len()).collect();
            for _ in 0..words {
                let place = places.remove(random.below(places.len()));
                let old = &mut sentence.words[place];
                let marks: String = old
                    .chars()
                    .rev()
                    .take_while(|c| matches!(c, '.' | ',' | '”'))
                    .collect();
                let mut new = word(random);
                if old.starts_with('“') {
                    new.insert(0, '“');
                }
                if place == 0 {
                    let first = new.remove(0);
                    new.insert_str(0, &first.to_uppercase().to_string());
                }
                new.extend(marks.chars().rev());
                *old = new;
            }
            self.edited.push(sentence.number);
        }
    }
}
