//! Sentences that changed, found by what is left of their words and by what stands around them.
//!
//! As Hypothesis anchors annotations ("Fuzzy anchoring", 2013): the words themselves count half,
//! the neighbours before and behind a fifth each, and the place a tenth. A sentence that is found
//! is a neighbour for others.

use super::known::{Known, Words as Text};
use super::sequence::Pairs;
use super::tokens::{Tokens, Words};
use crate::source::Article;

/// How like, in thousandths, a sentence must be without any neighbour to be taken for another.
const BY_ITSELF: u32 = 600;
/// What words, neighbours and place must come to together.
const TOGETHER: u32 = 600;
/// How like it must be at least, whatever stands around it.
const LEAST: u32 = 150;
/// By how much the best must be better than the second best.
const CLEARLY: u32 = 40;
/// How often sentences that are found may help others.
const ROUNDS: usize = 4;
/// How many sentences are looked at closely for one.
const CLOSE: usize = 6;
/// How many of the rarest words of a sentence are looked up.
const RARE: usize = 6;
/// In how many sentences a word may stand that is looked up.
const COMMON: usize = 32;

/// What became of a sentence whose digest is nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Near {
    /// It is like this one and no other, so far in thousandths.
    Like(u32, u32),
    /// It is like each of these.
    LikeAny(Vec<u32>),
}

/// An old sentence that is to be found.
struct Lost {
    old: u32,
    tokens: Tokens,
    part: bool,
}

/// A guess, to be held against others.
struct Guess {
    /// What speaks for it, in thousandths.
    score: u32,
    likeness: u32,
    within: bool,
    new: u32,
}

/// Finds the old sentences `lost`, of which words are known, among the new ones that nothing is
/// paired with; the old ones it found, in order.
pub(super) fn near(
    pairs: &Pairs,
    lost: &[u32],
    known: &Known<'_>,
    new: &Article,
) -> Vec<(u32, Near)> {
    let mut words = Words::default();
    let lost = lost
        .iter()
        .filter_map(|&old| Some((old, known.get(old as usize)?)));
    let lost: Vec<Lost> = lost
        .map(|(old, Text { text, part })| Lost {
            old,
            tokens: words.of(text),
            part,
        })
        .collect();
    if lost.is_empty() {
        return Vec::new();
    }
    let loose = pairs
        .from
        .iter()
        .zip(new.sentences())
        .map(|(from, sentence)| match from {
            Some(_) => Tokens::default(),
            None => words.of(new.words(sentence)),
        });
    let loose: Vec<Tokens> = loose.collect();
    let mut search = Search {
        to: pairs.to.clone(),
        taken: pairs.from.iter().map(Option::is_some).collect(),
        holders: holders(&loose, words.len()),
        hits: vec![0; loose.len()],
        words,
        loose,
    };
    search.run(&lost)
}

/// The loose sentences that hold each word.
fn holders(loose: &[Tokens], words: usize) -> Vec<Vec<u32>> {
    let mut holders = vec![Vec::new(); words];
    for (tokens, new) in loose.iter().zip(0..) {
        for word in tokens.distinct() {
            holders[word as usize].push(new);
        }
    }
    holders
}

struct Search {
    /// The partners so far, of those that are found included.
    to: Vec<Option<u32>>,
    taken: Vec<bool>,
    words: Words,
    loose: Vec<Tokens>,
    holders: Vec<Vec<u32>>,
    /// Room to count in.
    hits: Vec<u32>,
}

impl Search {
    fn run(&mut self, lost: &[Lost]) -> Vec<(u32, Near)> {
        let mut found: Vec<Option<Near>> = vec![None; lost.len()];
        let close: Vec<Vec<(u32, u32, bool)>> = lost.iter().map(|lost| self.like(lost)).collect();
        for _ in 0..ROUNDS {
            let around = self.around(lost);
            let mut guesses = Vec::new();
            for (index, one) in lost.iter().enumerate() {
                if matches!(found[index], Some(Near::Like(..))) {
                    continue;
                }
                found[index] = None;
                match self.guess(one, &close[index], &around[index]) {
                    Some(Ok(guess)) => guesses.push((guess, index)),
                    Some(Err(any)) => found[index] = Some(Near::LikeAny(any)),
                    None => {}
                }
            }
            // The surest first; each new sentence is that of one old one, unless both are in it.
            guesses.sort_by_key(|(guess, index)| (std::cmp::Reverse(guess.score), *index));
            let mut any = false;
            for (guess, index) in guesses {
                let new = guess.new as usize;
                if self.taken[new] && !guess.within {
                    continue;
                }
                self.taken[new] = true;
                self.to[lost[index].old as usize] = Some(guess.new);
                found[index] = Some(Near::Like(guess.new, guess.likeness));
                any = true;
            }
            if !any {
                break;
            }
        }
        let found = lost.iter().zip(found);
        found
            .filter_map(|(lost, near)| Some((lost.old, near?)))
            .collect()
    }

    /// The loose sentences that share the most of its rare words, a third of them at least: each
    /// with its likeness, and whether one is within the other.
    fn like(&mut self, lost: &Lost) -> Vec<(u32, u32, bool)> {
        let mut rare: Vec<(usize, u32)> = lost
            .tokens
            .distinct()
            .map(|word| (self.holders[word as usize].len(), word))
            .filter(|&(count, _)| (1..=COMMON).contains(&count))
            .collect();
        rare.sort_unstable();
        rare.truncate(RARE);
        let enough = (rare.len() as u32).div_ceil(3);
        let mut touched = Vec::new();
        for (_, word) in rare {
            for &new in &self.holders[word as usize] {
                let hits = &mut self.hits[new as usize];
                if *hits == 0 {
                    touched.push(new);
                }
                *hits += 1;
            }
        }
        let mut best: Vec<(u32, u32)> = Vec::new();
        for new in touched {
            let hits = std::mem::take(&mut self.hits[new as usize]);
            if hits >= enough {
                best.push((hits, new));
            }
        }
        best.sort_unstable_by_key(|&(hits, new)| (std::cmp::Reverse(hits), new));
        let most = best.first().map_or(0, |&(hits, _)| hits);
        best.truncate(CLOSE);
        best.retain(|&(hits, _)| hits * 2 >= most);
        let like = best.into_iter().map(|(_, new)| self.compare(lost, new));
        like.filter(|&(_, likeness, _)| likeness >= LEAST).collect()
    }

    fn compare(&self, lost: &Lost, new: u32) -> (u32, u32, bool) {
        let likeness = self
            .words
            .likeness(&lost.tokens, &self.loose[new as usize], lost.part);
        (new, likeness.score, likeness.within)
    }

    /// The best guess, or all that are as good; none where too little speaks for any.
    fn guess(
        &self,
        lost: &Lost,
        close: &[(u32, u32, bool)],
        around: &Around,
    ) -> Option<Result<Guess, Vec<u32>>> {
        let mut guesses: Vec<Guess> = Vec::new();
        let beside = around.beside.iter().flatten().copied();
        let beside = beside.filter(|new| !close.iter().any(|(other, ..)| other == new));
        let mut beside: Vec<u32> = beside
            .filter(|&new| (new as usize) < self.loose.len())
            .collect();
        beside.dedup();
        let beside = beside.into_iter().map(|new| self.compare(lost, new));
        for (new, likeness, within) in close.iter().copied().chain(beside) {
            let score = (50 * likeness + around.speaks_for(new)) / 100;
            let enough = likeness >= BY_ITSELF || score >= TOGETHER && likeness >= LEAST;
            if enough && (!self.taken[new as usize] || within) {
                guesses.push(Guess {
                    score,
                    likeness,
                    within,
                    new,
                });
            }
        }
        guesses.sort_by_key(|guess| (std::cmp::Reverse(guess.score), guess.new));
        let best = guesses.first()?.score;
        let as_good = guesses
            .iter()
            .take_while(|guess| guess.score + CLEARLY > best);
        let as_good: Vec<u32> = as_good.map(|guess| guess.new).collect();
        match as_good.len() {
            1 => guesses.into_iter().next().map(Ok),
            _ => Some(Err(as_good)),
        }
    }

    /// What stands around each of the lost ones.
    fn around(&self, lost: &[Lost]) -> Vec<Around> {
        let mut nearest = None;
        let mut before = Vec::with_capacity(self.to.len());
        for (old, to) in self.to.iter().enumerate() {
            before.push(nearest);
            nearest = to.map(|to| (old, to)).or(nearest);
        }
        let mut nearest = None;
        let mut behind = vec![None; self.to.len()];
        for (old, to) in self.to.iter().enumerate().rev() {
            behind[old] = nearest;
            nearest = to.map(|to| (old, to)).or(nearest);
        }
        let around = lost.iter().map(|lost| {
            let old = lost.old as usize;
            let (before, behind) = (before[old], behind[old]);
            let from = before.map_or(0, |(at, to)| to + (old - at) as u32);
            let to = behind.and_then(|(at, to)| to.checked_sub((at - old) as u32));
            Around {
                // Without a pair there is the border of the text, as far away.
                next: match before {
                    Some((at, to)) => (at + 1 == old).then_some(to + 1),
                    None => (old == 0).then_some(0),
                },
                last: match behind {
                    Some((at, to)) if at == old + 1 => to.checked_sub(1),
                    None if old + 1 == self.to.len() => (self.loose.len() as u32).checked_sub(1),
                    _ => None,
                },
                between: (
                    before.map_or(0, |(_, to)| to + 1),
                    behind.map_or(self.loose.len() as u32, |(_, to)| to),
                ),
                beside: [Some(from), to],
            }
        });
        around.collect()
    }
}

/// What is known of the neighbours of an old sentence.
struct Around {
    /// The new sentence behind the partner of the one before.
    next: Option<u32>,
    /// The new sentence before the partner of the one behind.
    last: Option<u32>,
    /// From behind the partner of the nearest before to that of the nearest behind.
    between: (u32, u32),
    /// Where it would stand if nothing were added or lost in between.
    beside: [Option<u32>; 2],
}

impl Around {
    /// What neighbours and place say for a new sentence, in hundred-thousandths.
    fn speaks_for(&self, new: u32) -> u32 {
        let is = |there: Option<u32>, weight: u32| if there == Some(new) { weight } else { 0 };
        let (from, to) = self.between;
        let place = if (from..to).contains(&new) { 10 } else { 0 };
        (is(self.next, 20) + is(self.last, 20) + place) * 1000
    }
}
