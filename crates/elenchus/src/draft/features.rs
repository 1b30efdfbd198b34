//! What there is to see in each sentence.

use std::collections::BTreeSet;

use super::lexicon::{At, Cue, Lexicon, Sense};
use super::voice::{self, Voice};
use crate::source::Article;
use crate::text::Span;

/// A word, or a comma.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// In small letters, apostrophes straight.
    pub(super) word: String,
    pub(super) span: Span,
}

/// A cue that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) sense: Sense,
    pub(super) weight: f32,
    pub(super) span: Span,
}

/// What the rules look at in a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Features {
    /// How likely it is a claim at all; 0 for headings.
    pub(super) claim: f32,
    /// Whether it is the first sentence of its paragraph.
    pub(super) opens: bool,
    /// Whether it is the only one of its paragraph.
    pub(super) alone: bool,
    /// The number of its section, the headings before it.
    pub(super) section: usize,
    pub(super) question: bool,
    pub(super) cues: Vec<Found>,
    pub(super) voice: Option<Voice>,
    /// How much it is a report of facts rather than a judgement.
    pub(super) report: f32,
    /// Whether it begins with a word that points back.
    pub(super) back: bool,
    /// How many words it has.
    pub(super) length: usize,
    /// How much of what a thing costs or spoils.
    pub(super) ill: f32,
    /// How much of what it is good for.
    pub(super) good: f32,
    /// Whether it refuses something.
    pub(super) refuses: bool,
    /// Whether it names a witness whom authors call for themselves.
    pub(super) expert: bool,
    /// Its words of content.
    pub(super) content: BTreeSet<String>,
    /// Words of content it shares with the headings before it.
    pub(super) titled: usize,
}

impl Features {
    /// The heaviest cue of a sense.
    pub(super) fn cue(&self, sense: Sense) -> Option<Found> {
        let cues = self.cues.iter().filter(|cue| cue.sense == sense);
        cues.copied()
            .max_by(|one, other| one.weight.total_cmp(&other.weight))
    }

    /// How much all cues of a sense tell.
    pub(super) fn weight(&self, sense: Sense) -> f32 {
        let cues = self.cues.iter().filter(|cue| cue.sense == sense);
        cues.map(|cue| cue.weight).sum()
    }

    /// How many words of content two sentences share.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.content.intersection(&other.content).count()
    }
}

/// Features of sentences in a language without rules: all that is body may be a claim.
pub(super) fn plain(article: &Article) -> Vec<Features> {
    let sentences = article.sentences().iter();
    sentences
        .map(|sentence| Features {
            claim: if sentence.heading { 0.0 } else { 0.5 },
            ..Features::default()
        })
        .collect()
}

/// The features of all sentences of an article.
pub(super) fn of(article: &Article, lexicon: &Lexicon) -> Vec<Features> {
    let mut section = 0;
    let mut title = BTreeSet::new();
    let mut all = Vec::with_capacity(article.sentences().len());
    for block in article.blocks() {
        let range = block.sentences.start as usize..block.sentences.end as usize;
        for index in range.clone() {
            let sentence = &article.sentences()[index];
            let mut features = sentence_features(article, index, lexicon);
            if sentence.heading {
                features.claim = 0.0;
                title = std::mem::take(&mut features.content);
                section += usize::from(index == range.start);
            }
            features.section = section;
            features.opens = index == range.start;
            features.alone = range.len() == 1;
            features.titled = features.content.intersection(&title).count();
            all.push(features);
        }
    }
    all
}

fn sentence_features(article: &Article, index: usize, lexicon: &Lexicon) -> Features {
    let span = article.sentences()[index].span;
    let text = article.text();
    let tokens = tokens(text, span);
    let words = || {
        tokens
            .iter()
            .map(|token| token.word.as_str())
            .filter(|word| *word != ",")
    };
    let cues = cues(&tokens, lexicon);
    let count = |list: &[&str]| words().filter(|word| list.contains(word)).count() as f32;
    let numbers = words()
        .filter(|word| word.bytes().any(|b| b.is_ascii_digit()))
        .count();
    let ended = |word: &str| {
        lexicon
            .report_endings
            .iter()
            .any(|end| word.len() > 4 && word.ends_with(end))
    };
    let told = words().filter(|word| ended(word)).count() as f32 + count(lexicon.report);
    let names = tokens.iter().skip(1).filter(|token| {
        let written = token.span.of(text);
        written.len() > 1 && written.starts_with(char::is_uppercase)
    });
    let length = words().count();
    let report = (numbers as f32 * 0.5).min(0.8)
        + (told * 0.25).min(0.75)
        + (names.count() as f32 * 0.15).min(0.3);
    let question = span
        .of(text)
        .trim_end_matches(['”', '"', '’', '\'', ')'])
        .ends_with('?');
    let scene: f32 = cues
        .iter()
        .filter(|cue| cue.sense == Sense::Scene)
        .map(|cue| cue.weight)
        .sum();
    // A few words that point elsewhere say little by themselves.
    let base = if length <= 4 && cues.is_empty() {
        0.45
    } else {
        0.7
    };
    let conditional = count(lexicon.conditional).min(1.0);
    Features {
        claim: if question {
            0.15
        } else {
            (base - scene * 0.5).max(0.1)
        },
        question,
        voice: voice::find(&tokens, text, lexicon),
        report,
        back: words()
            .next()
            .is_some_and(|word| lexicon.back.contains(&word)),
        length,
        ill: count(lexicon.ill).min(2.0) * (1.0 + conditional),
        good: count(lexicon.good).min(2.0) * (1.0 + conditional),
        refuses: count(lexicon.refusing) > 0.0,
        expert: count(lexicon.experts) > 0.0,
        content: words()
            .filter(|word| word.len() > 2 && !lexicon.empty.contains(word))
            .map(|word| stem(word, lexicon))
            .collect(),
        cues,
        ..Features::default()
    }
}

/// A word without its ending, so that `costs` and `cost` are the same.
fn stem(word: &str, lexicon: &Lexicon) -> String {
    let endings = lexicon.endings.iter();
    let short = endings
        .filter_map(|end| word.strip_suffix(end))
        .find(|short| short.chars().count() > 2);
    short.unwrap_or(word).to_owned()
}

/// The words of a sentence and its commas; hyphens and apostrophes are within words.
fn tokens(text: &str, sentence: Span) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut under_way = false;
    for (at, character) in sentence.of(text).char_indices() {
        let start = sentence.start + at as u32;
        let end = start + character.len_utf8() as u32;
        let letter = match character {
            '’' => '\'',
            other => other,
        };
        let within = under_way && matches!(letter, '\'' | '-' | '.');
        if letter.is_alphanumeric() || within {
            match found.last_mut().filter(|_| under_way) {
                Some(last) => {
                    last.word.extend(letter.to_lowercase());
                    last.span.end = end;
                }
                None => found.push(Token {
                    word: letter.to_lowercase().collect(),
                    span: Span::new(start, end),
                }),
            }
            under_way = true;
            continue;
        }
        if under_way {
            end_word(&mut found, text);
        }
        under_way = false;
        if matches!(letter, ',' | ';' | ':' | '—' | '–') {
            found.push(Token {
                word: ",".to_owned(),
                span: Span::new(start, end),
            });
        }
    }
    if under_way {
        end_word(&mut found, text);
    }
    found
}

/// Takes from the last word what is no part of it: a stop or an apostrophe at its end.
fn end_word(found: &mut [Token], text: &str) {
    let Some(last) = found.last_mut() else {
        return;
    };
    let sign = |c: char| !c.is_alphanumeric() && c != ',';
    last.word.truncate(last.word.trim_end_matches(sign).len());
    last.span.end = last.span.start + last.span.of(text).trim_end_matches(sign).len() as u32;
}

/// The cues in a sentence, in its order.
fn cues(tokens: &[Token], lexicon: &Lexicon) -> Vec<Found> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let first = tokens[at].word.as_str();
        let fits = |cue: &&Cue| {
            let place = cue.at == At::Anywhere || at == 0;
            place && cue.words.starts_with(first) && matches(tokens, at, cue.words)
        };
        found.extend(lexicon.cues.iter().filter(fits).map(|cue| {
            let last = at + cue.words.split(' ').count() - 1;
            Found {
                sense: cue.sense,
                weight: cue.weight,
                span: tokens[at].span.to(tokens[last].span),
            }
        }));
    }
    found
}

fn matches(tokens: &[Token], at: usize, words: &str) -> bool {
    let mut tokens = tokens[at..].iter();
    words
        .split(' ')
        .all(|word| tokens.next().is_some_and(|token| token.word == word))
}
