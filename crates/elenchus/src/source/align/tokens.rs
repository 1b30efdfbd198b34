//! Sentences as words, and how like two of them are.

use std::cmp::Ordering;

use crate::index::Index;
use crate::source::normal::{is_plain, normalise};
use crate::text::slips;

/// The words of sentences as small numbers, with what each weighs.
#[derive(Default)]
pub(super) struct Words {
    numbers: Index,
    /// Of each word, what it weighs: long words tell more than short ones.
    weights: Vec<u32>,
    spelt: Vec<Box<str>>,
}

/// The words of one sentence, by number, each as often as it stands there.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokens {
    sorted: Vec<u32>,
    weight: u32,
}

/// Up to how many words without a partner are looked at letter by letter, and how like, in
/// thousandths, the sentences must be without them.
const SPELT: usize = 8;
const SPELT_FROM: u32 = 350;

/// From how many words on a sentence within another one is recognised as a part of it.
const PART: usize = 4;

impl Words {
    /// The words of a text, in any case.
    pub(super) fn of(&mut self, text: &str) -> Tokens {
        let mut tokens = Tokens::default();
        let mut add = |word: &str| {
            let number = self.number(word);
            tokens.weight = tokens.weight.saturating_add(self.weights[number as usize]);
            tokens.sorted.push(number);
        };
        match is_plain(text) {
            true => each_word(text, &mut add),
            false => each_word(&normalise(text), &mut add),
        }
        tokens.sorted.sort_unstable();
        tokens
    }

    fn number(&mut self, word: &str) -> u32 {
        let new = self.spelt.len() as u32;
        let is = |number: u32| *self.spelt[number as usize] == *word;
        let number = self.numbers.find_or_note(word, new, is);
        if number == new {
            self.spelt.push(word.into());
            self.weights.push(1 + word.chars().take(8).count() as u32);
        }
        number
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    /// How like two sentences are, in thousandths: what they have in common of all they have
    /// (Dice), by weight. Words that differ in a letter or two count for a part. Where `old` is
    /// only a part of a sentence, what they have in common of `old`.
    pub(super) fn likeness(&self, old: &Tokens, new: &Tokens, part: bool) -> Likeness {
        if old.weight == 0 || new.weight == 0 {
            return Likeness::default();
        }
        let mut common = self.common(old, new);
        let average = old.weight.saturating_add(new.weight) / 2;
        let whole = if part { old.weight } else { average };
        if (SPELT_FROM..1000).contains(&thousandths(common, whole)) {
            let (lost, added) = (old.without(new), new.without(old));
            if lost.len() <= SPELT && added.len() <= SPELT {
                common += self.nearly_common(&lost, added);
            }
        }
        let of = |whole: u32| thousandths(common, whole);
        let both = of(average);
        if part {
            return Likeness {
                score: of(old.weight),
                within: false,
            };
        }
        let (shorter, least) = match old.weight < new.weight {
            true => (old, of(old.weight)),
            false => (new, of(new.weight)),
        };
        let within = least >= 900 && shorter.sorted.len() >= PART && both < 900;
        Likeness {
            score: if within { both.max(700) } else { both },
            within,
        }
    }

    /// What the common words weigh.
    fn common(&self, old: &Tokens, new: &Tokens) -> u32 {
        let mut common: u32 = 0;
        let (mut one, mut other) = (old.sorted.as_slice(), new.sorted.as_slice());
        while let ([word, rest @ ..], [new, new_rest @ ..]) = (one, other) {
            match word.cmp(new) {
                Ordering::Less => one = rest,
                Ordering::Greater => other = new_rest,
                Ordering::Equal => {
                    common = common.saturating_add(self.weights[*word as usize]);
                    (one, other) = (rest, new_rest);
                }
            }
        }
        common
    }

    /// What words weigh that are spelt nearly alike, each with one partner.
    fn nearly_common(&self, lost: &[u32], mut added: Vec<u32>) -> u32 {
        let mut common = 0;
        for &word in lost {
            let spelt = &self.spelt[word as usize];
            let length = spelt.chars().count();
            if !(4..=24).contains(&length) {
                continue;
            }
            let near = |other: &u32| {
                let other = &self.spelt[*other as usize];
                other.len().abs_diff(spelt.len()) <= 3
                    && (other.as_bytes()[0] == spelt.as_bytes()[0] || ends_alike(other, spelt))
                    && slips(spelt, other) * 3 <= length
            };
            if let Some(at) = added.iter().position(near) {
                let partner = added.remove(at);
                common += self.weights[word as usize].min(self.weights[partner as usize]) * 3 / 4;
            }
        }
        common
    }
}

fn thousandths(part: u32, whole: u32) -> u32 {
    (u64::from(part) * 1000 / u64::from(whole.max(1))).min(1000) as u32
}

fn ends_alike(one: &str, other: &str) -> bool {
    one.bytes().rev().take(2).eq(other.bytes().rev().take(2))
}

/// How like two sentences are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Likeness {
    /// In thousandths.
    pub(super) score: u32,
    /// Whether the shorter is a part of the longer: they were joined or parted.
    pub(super) within: bool,
}

impl Tokens {
    /// The words that the other has not, each as often as it has fewer.
    fn without(&self, other: &Self) -> Vec<u32> {
        let mut theirs = other.sorted.iter().copied().peekable();
        let own = |word: &u32| {
            while theirs.next_if(|their| their < word).is_some() {}
            theirs.next_if_eq(word).is_none()
        };
        self.sorted.iter().copied().filter(own).collect()
    }

    /// The numbers of its words, each once.
    pub(super) fn distinct(&self) -> impl Iterator<Item = u32> {
        let starts = self.sorted.iter().enumerate();
        let firsts = starts.filter(|&(at, word)| at == 0 || self.sorted[at - 1] != *word);
        firsts.map(|(_, &word)| word)
    }
}

/// Hands out the runs of letters and digits in small letters; of scripts without blanks between
/// words, each character.
fn each_word(text: &str, add: &mut impl FnMut(&str)) {
    let mut word = String::new();
    for c in text.chars() {
        let alone = is_word_by_itself(c);
        if (alone || !c.is_alphanumeric()) && !word.is_empty() {
            add(&word);
            word.clear();
        }
        match c {
            c if c.is_ascii_alphanumeric() => word.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ => {}
        }
        if alone && !word.is_empty() {
            add(&word);
            word.clear();
        }
    }
    if !word.is_empty() {
        add(&word);
    }
}

fn is_word_by_itself(c: char) -> bool {
    matches!(
        c,
        '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{2e80}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(old: &str, new: &str) -> u32 {
        let mut words = Words::default();
        let (old, new) = (words.of(old), words.of(new));
        words.likeness(&old, &new, false).score
    }

    #[test]
    fn sees_how_like_sentences_are() {
        let old = "The bridge should be rebuilt before winter.";
        assert_eq!(likeness(old, old), 1000);
        assert_eq!(
            likeness(old, "— the “bridge” SHOULD be rebuilt, before winter!"),
            1000
        );
        assert_eq!(likeness(old, "Nobody knows."), 0);
        assert!((700..1000).contains(&likeness(
            old,
            "The bridge should be repaired before winter."
        )));
        assert!(likeness(old, "The bridge shuold be rebuilt before winter.") > 900);
        assert!(
            likeness(
                old,
                "The bridge should be rebuilt before winter, and all the money that it costs will be found somewhere."
            ) >= 700
        );
        assert_eq!(likeness("", old), 0);
    }

    #[test]
    fn parts_words_of_scripts_without_blanks() {
        let mut found = Vec::new();
        each_word("aB 12, 你好ab", &mut |word| found.push(word.to_owned()));
        assert_eq!(found, ["ab", "12", "你", "好", "ab"]);
    }
}
