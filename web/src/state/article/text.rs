use std::rc::Rc;

use elenchus::source::SAME_ARTICLE;

use super::Fate;

/// Where the text of an article lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Home {
    /// In this browser, which keeps it until it is forgotten.
    Browser,
    /// Beside the map, on its host.
    Beside,
    /// Nowhere: it is gone when the page is left.
    #[default]
    Nowhere,
}

/// The text of an article as it was read beside the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// What the file is called; empty for a pasted text.
    pub name: String,
    /// Where it lies.
    pub home: Home,
    /// All of the text, to be kept.
    pub whole: Rc<str>,
    /// Its blocks: the level of a heading or 0, and how many sentences each has.
    pub blocks: Vec<(u32, u32)>,
    /// The words of its sentences, in order.
    pub sentences: Vec<Rc<str>>,
    /// For each sentence that the map records, what became of it.
    /// Empty where the map records none: then its places are those of the text.
    pub fates: Vec<Recorded>,
    /// What is to be told of the text.
    pub notes: Vec<String>,
    /// What the text shows of single claims.
    pub claims: Vec<ClaimReport>,
}

/// What became of a sentence that the map records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// What became of it.
    pub fate: Fate,
    /// The sentence of the text that it is now; where it is gone, the nearest before it that is
    /// still there.
    pub now: Option<u32>,
    /// How the two differ, where the earlier words are known.
    pub difference: Rc<[(Piece, String)]>,
}

/// Which of two sentences has some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Both.
    Same,
    /// The earlier one.
    Removed,
    /// The later one.
    Added,
}

/// What a text shows of one claim of the map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimReport {
    /// The number of the claim's node.
    pub node: u32,
    /// How near the claim's words are to those of the text: "quotation", "close paraphrase" …
    pub fidelity: String,
    /// What is wrong with its quotation, with the nearest passage; empty where nothing is.
    pub trouble: String,
}

impl Text {
    /// How many of the recorded sentences are in the text, word for word.
    pub fn matching(&self) -> usize {
        let there = |it: &&Recorded| matches!(it.fate, Fate::Found | Fate::Moved | Fate::Ambiguous);
        self.fates.iter().filter(there).count()
    }

    /// Whether the text is the one that the map records.
    pub fn is_recorded(&self) -> bool {
        self.fates.iter().all(|it| it.fate == Fate::Found)
    }

    /// The share of the recorded sentences that are in the text, changed ones too, in
    /// hundredths.
    pub fn share(&self) -> usize {
        let gone = self.fates.iter().filter(|it| it.fate == Fate::Gone).count();
        (self.fates.len() - gone) * 100 / self.fates.len().max(1)
    }

    /// Whether this is another article than the one that the map reads: next to nothing of what
    /// is recorded is in it.
    pub fn is_another(&self) -> bool {
        !self.fates.is_empty() && self.share() * 10 < SAME_ARTICLE as usize
    }
}
