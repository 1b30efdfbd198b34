use std::collections::{HashMap, HashSet};

use super::words::{key, stands_alone, words};

/// How near the words of a claim are to those of its passage.
///
/// Words are all it goes by. That a claim is an interpretation need not mean that it is wrong,
/// only that the passage does not show it by its words, so that a reader should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fidelity {
    /// All its words stand in the passage, one after another.
    Quotation,
    /// The order of its words, or at least half of them in one run, is that of the passage.
    CloseParaphrase,
    /// It speaks of the same things in an order of its own.
    Paraphrase,
    /// Most of its words are its own.
    Interpretation,
}

impl Fidelity {
    /// Every degree, the nearest first.
    pub const ALL: [Self; 4] = [
        Self::Quotation,
        Self::CloseParaphrase,
        Self::Paraphrase,
        Self::Interpretation,
    ];

    /// The word used on screens.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quotation => "quotation",
            Self::CloseParaphrase => "close paraphrase",
            Self::Paraphrase => "paraphrase",
            Self::Interpretation => "interpretation",
        }
    }
}

/// What two texts have in common, in whole numbers.
///
/// The measures are those by which reused text is told: containment, the share of a text's
/// sequences that another holds (A. Broder, *On the resemblance and containment of documents*,
/// 1997; its use for degrees of rewriting, P. Clough and M. Stevenson, *Developing a corpus of
/// plagiarised short answers*, 2011), and the longest run of words in both. They look from the
/// claim to the passage and not back, since a claim may leave out what it likes. Words are
/// compared without case and typography. Where the form of a word should not count, only its
/// first five letters do, a stem that needs no dictionary and serves most languages with
/// alphabets; words that only hold a sentence together (the commonest of English, and whatever
/// has fewer than four letters and no digit, in scripts with blanks) count as no content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// How many words the claim has.
    pub words: u32,
    /// How many of them, one after another, stand so in the passage: the longest such run.
    pub run: u32,
    /// How many pairs of neighbouring words of the claim are neighbours in the passage, by their
    /// stems: in percent, rounded down. A claim of one word has none.
    pub pairs: u32,
    /// How many of the claim's content words stand in the passage, by their stems: in percent,
    /// rounded down; 0 where it has none.
    pub content: u32,
}

impl Likeness {
    /// Compares a claim with its passage. A paragraph separator (U+2029) in the passage parts
    /// what does not belong together: no run goes over it.
    ///
    /// Takes time in proportion to the passage and to how often the claim's words stand in it.
    pub fn of(claim: &str, passage: &str) -> Self {
        let mut stock = Stock::default();
        let claim_words = stock.take_in(claim);
        let mut passage_words = Vec::new();
        for part in passage.split('\u{2029}') {
            passage_words.extend(stock.take_in(part));
            passage_words.push(Word::GAP);
        }
        Self {
            words: claim_words.len() as u32,
            run: longest_run(&claim_words, &passage_words),
            pairs: pairs(&claim_words, &passage_words),
            content: content(&claim_words, &passage_words),
        }
    }

    /// What that comes to.
    ///
    /// - *Quotation*: the run is the whole claim.
    /// - *Close paraphrase*: the run is at least half of the claim and of four words, or half of
    ///   its pairs and two thirds of its content are the passage's. Fewer than four words in
    ///   a row also meet by chance in texts about one thing; half the pairs means that no more
    ///   than every other seam was touched, as it is where single words were exchanged.
    /// - *Paraphrase*: a quarter of its content is the passage's. Whoever retells a sentence
    ///   keeps names and terms of it: of the claims of the seed map *Moscow after Caracas*, which
    ///   retells every sentence in other words, 96 in 100 have so much in common with the passage
    ///   they cite, and 5 in 100 with any other passage cited in that map.
    /// - *Interpretation*: all else.
    pub fn fidelity(self) -> Fidelity {
        let Self {
            words,
            run,
            pairs,
            content,
        } = self;
        match () {
            () if words > 0 && run == words => Fidelity::Quotation,
            () if run >= 4 && run * 2 >= words => Fidelity::CloseParaphrase,
            () if pairs >= 50 && content >= 66 => Fidelity::CloseParaphrase,
            () if content >= 25 => Fidelity::Paraphrase,
            () => Fidelity::Interpretation,
        }
    }
}

/// How near the words of a claim are to those of its passage; see [`Likeness`].
///
/// ```
/// use elenchus::source::{Fidelity, fidelity};
///
/// let passage = "The inspectors found cracks in three of the piers.";
/// let near = |claim| fidelity(claim, passage);
/// assert_eq!(near("Inspectors found cracks in three piers."), Fidelity::CloseParaphrase);
/// assert_eq!(near("“Cracks in three of the piers”"), Fidelity::Quotation);
/// assert_eq!(near("Three piers are cracked, inspectors say."), Fidelity::Paraphrase);
/// assert_eq!(near("The town neglects its duties."), Fidelity::Interpretation);
/// ```
pub fn fidelity(claim: &str, passage: &str) -> Fidelity {
    Likeness::of(claim, passage).fidelity()
}

/// A word by its number and that of its stem.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Word {
    whole: u32,
    stem: u32,
    is_content: bool,
}

impl Word {
    /// What equals no word.
    const GAP: Self = Self {
        whole: 0,
        stem: 0,
        is_content: false,
    };
}

/// Words that were met, each with a number.
#[derive(Default)]
struct Stock {
    numbers: HashMap<String, u32>,
}

impl Stock {
    fn take_in(&mut self, text: &str) -> Vec<Word> {
        let words = words(text).map(|range| {
            let word = key(&text[range]);
            let is_content = is_content(&word);
            let stem = self.number(stem(&word));
            Word {
                whole: self.number(&word),
                stem,
                is_content,
            }
        });
        words.collect()
    }

    /// The number of a word, from 1.
    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.numbers.len() as u32 + 1;
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

fn stem(word: &str) -> &str {
    let end = word.char_indices().nth(5).map_or(word.len(), |(at, _)| at);
    &word[..end]
}

/// Whether a word says what a sentence is about.
fn is_content(word: &str) -> bool {
    let is_long = word.chars().nth(3).is_some() || word.starts_with(stands_alone);
    let has_digit = || word.contains(|c: char| c.is_numeric());
    is_long && !COMMON.contains(&word) || has_digit()
}

/// The commonest English words of four letters and more that are about nothing.
const COMMON: [&str; 64] = [
    "about", "after", "again", "also", "although", "among", "because", "been", "before", "being",
    "between", "both", "could", "does", "doing", "during", "each", "either", "even", "ever",
    "every", "from", "have", "having", "here", "however", "into", "itself", "just", "like", "more",
    "most", "much", "must", "only", "other", "over", "shall", "should", "since", "some", "still",
    "such", "than", "that", "their", "them", "then", "there", "these", "they", "this", "those",
    "through", "very", "were", "what", "when", "where", "which", "while", "will", "with", "would",
];

/// The longest run of words in both, by its length. Goes along the passage and keeps, for each
/// place in the claim, how long a run ends there.
fn longest_run(claim: &[Word], passage: &[Word]) -> u32 {
    let mut places: HashMap<u32, Vec<usize>> = HashMap::new();
    for (place, word) in claim.iter().enumerate() {
        places.entry(word.whole).or_default().push(place);
    }
    let mut longest = 0;
    // Runs that end at the word before, by their place in the claim, in order.
    let mut ending: Vec<(usize, u32)> = Vec::new();
    for word in passage {
        let met = places.get(&word.whole).map_or(&[][..], Vec::as_slice);
        let mut before = ending.iter().copied().peekable();
        let next: Vec<(usize, u32)> = met
            .iter()
            .map(|&place| {
                while before.next_if(|&(end, _)| end + 1 < place).is_some() {}
                let run = before.next_if(|&(end, _)| end + 1 == place);
                (place, run.map_or(1, |(_, run)| run + 1))
            })
            .collect();
        longest = next.iter().map(|&(_, run)| run).fold(longest, u32::max);
        ending = next;
    }
    longest
}

fn pairs(claim: &[Word], passage: &[Word]) -> u32 {
    let known: HashSet<(u32, u32)> = neighbours(passage).collect();
    percent(neighbours(claim).map(|pair| known.contains(&pair)))
}

fn neighbours(words: &[Word]) -> impl Iterator<Item = (u32, u32)> {
    let pairs = words.iter().zip(words.iter().skip(1));
    let real = pairs.filter(|(one, next)| **one != Word::GAP && **next != Word::GAP);
    real.map(|(one, next)| (one.stem, next.stem))
}

fn content(claim: &[Word], passage: &[Word]) -> u32 {
    let known: HashSet<u32> = passage.iter().map(|word| word.stem).collect();
    let words = claim.iter().filter(|word| word.is_content);
    percent(words.map(|word| known.contains(&word.stem)))
}

/// How many of these are true, in percent; 0 of none.
fn percent(answers: impl Iterator<Item = bool>) -> u32 {
    let (mut yes, mut all) = (0_u64, 0_u64);
    for answer in answers {
        yes += u64::from(answer);
        all += 1;
    }
    (yes * 100).checked_div(all).unwrap_or_default() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Fidelity::{CloseParaphrase, Interpretation, Paraphrase, Quotation};

    /// Claims about passages of our own, as a reader would judge them.
    #[test]
    fn cases_are_judged_as_a_reader_would() {
        let bridge = "After the flood of 1998 the council promised to rebuild the bridge, but \
            the money went into a car park that hardly anybody uses.";
        let cranes = "“Cranes nest here because nobody disturbs them,” the warden told us, and \
            she should know: she has counted the nests since she was a girl.";
        let cases = [
            (
                bridge,
                "The council promised to rebuild the bridge.",
                Quotation,
            ),
            (bridge, "THE MONEY went into a car\u{ad} park", Quotation),
            (
                bridge,
                "After the 1998 flood the council promised to rebuild the bridge.",
                CloseParaphrase,
            ),
            (
                bridge,
                "The money went into a car park hardly anyone needs.",
                CloseParaphrase,
            ),
            (
                bridge,
                "The council spent the bridge’s money on a car park.",
                Paraphrase,
            ),
            (
                bridge,
                "A promise was made after the flood: the bridge would be rebuilt.",
                Paraphrase,
            ),
            (
                bridge,
                "Politicians cannot be trusted with public funds.",
                Interpretation,
            ),
            (bridge, "It was a waste.", Interpretation),
            (
                cranes,
                "'Cranes nest here because nobody disturbs them'",
                Quotation,
            ),
            (
                cranes,
                "Cranes nest there since nobody disturbs them.",
                CloseParaphrase,
            ),
            (
                cranes,
                "The warden has counted nests from her girlhood on.",
                Paraphrase,
            ),
            (
                cranes,
                "Wildlife thrives where people keep away.",
                Interpretation,
            ),
        ];
        for (passage, claim, expected) in cases {
            let likeness = Likeness::of(claim, passage);
            assert_eq!(likeness.fidelity(), expected, "{claim} {likeness:?}");
        }
    }

    #[test]
    fn nothing_is_near_to_nothing() {
        for (claim, passage) in [("", ""), ("", "words"), ("words", ""), ("—", "—")] {
            assert_eq!(
                fidelity(claim, passage),
                Interpretation,
                "{claim:?} {passage:?}"
            );
        }
    }

    #[test]
    fn no_run_goes_over_a_gap() {
        assert_eq!(
            Likeness::of("one two three four", "one two\u{2029}three four").run,
            2
        );
        assert_eq!(
            fidelity("one two three four", "one two three four"),
            Quotation
        );
    }

    #[test]
    fn other_scripts_have_words_too() {
        let passage = "Мост следует перестроить, потому что опоры треснули.";
        assert_eq!(fidelity("Опоры треснули", passage), Quotation);
        assert_eq!(fidelity("Опора моста треснула", passage), Paraphrase);
        assert_eq!(fidelity("橋を直す", "古い橋を直すべきだ"), Quotation);
    }

    fn text() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec!["Iron", "rusts", "iron", "the", "’s", "—", "1998"]);
        prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
    }

    fn keys(text: &str) -> Vec<String> {
        words(text).map(|range| key(&text[range])).collect()
    }

    proptest! {
        #[test]
        fn a_quotation_is_what_has_its_words_in_a_row(claim in text(), passage in text()) {
            let (ours, theirs) = (keys(&claim), keys(&passage));
            let in_a_row = !ours.is_empty() && theirs.windows(ours.len()).any(|run| run == ours);
            prop_assert_eq!(fidelity(&claim, &passage) == Quotation, in_a_row);
            // The run is the longest there is.
            let run = Likeness::of(&claim, &passage).run as usize;
            let stands = |length: usize| ours.windows(length).any(|part| {
                theirs.windows(length).any(|other| other == part)
            });
            prop_assert!(run == 0 || stands(run));
            prop_assert!(!stands(run + 1));
        }

        #[test]
        fn more_of_a_passage_is_never_farther(claim in text(), passage in text(), more in text()) {
            let longer = format!("{passage} {more}");
            prop_assert!(fidelity(&claim, &longer) <= fidelity(&claim, &passage));
        }

        #[test]
        fn any_text_can_be_compared(claim in "\\PC{0,60}", passage in "\\PC{0,60}") {
            let likeness = Likeness::of(&claim, &passage);
            prop_assert!(likeness.run <= likeness.words);
            prop_assert!(likeness.pairs <= 100 && likeness.content <= 100);
        }
    }
}
