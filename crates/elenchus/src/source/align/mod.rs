//! Where the sentences of an article stand in another version of it.

mod difference;
mod known;
mod near;
mod sequence;
mod status;
mod tokens;

use std::fmt;

pub use self::difference::{Piece, PieceKind, difference};
pub use self::known::Known;
pub use self::status::{AnchorStatus, Status, background_status, status};

use self::near::{Near, near};
use super::digest::digests;
use super::{Article, Record, Shape};
use crate::model::{Place, SEGMENTER};

/// From which share of its sentences on, in thousandths, a text counts as a version of the
/// article and not as another one.
pub const SAME_ARTICLE: u32 = 200;

/// How many candidates an ambiguous sentence names at most.
const CANDIDATES: usize = 16;

/// What became of every sentence of a [`Record`] in an article: see [`align`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment {
    fates: Vec<Fate>,
    recorded: Shape,
    old: Vec<Place>,
    new: Vec<Place>,
    identical: bool,
}

/// What became of a recorded sentence. Numbers are indices in [`Article::sentences`] of the
/// article it is looked for in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stands where it stood.
    Found(u32),
    /// It stands at another place.
    Moved {
        /// Where it stands now.
        to: u32,
        /// Whether it only has another number, as something before it was added or taken away;
        /// not whether it was carried past other sentences.
        in_order: bool,
    },
    /// It reads otherwise now.
    Changed {
        /// The sentence that it has become.
        to: u32,
        /// How like the two are, in thousandths.
        likeness: u32,
    },
    /// Nothing like it is there.
    Gone {
        /// The nearest sentence before it that is still there.
        after: Option<u32>,
        /// The nearest sentence behind it that is still there.
        before: Option<u32>,
    },
    /// It may be any of these, and nothing tells which.
    Ambiguous(Vec<u32>),
}

/// A record that was made by other rules than these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownSegmenter(
    /// Its version.
    pub u32,
);

impl fmt::Display for UnknownSegmenter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the digests are of segmenter {}, and this program knows segmenter {SEGMENTER} only",
            self.0
        )
    }
}

impl std::error::Error for UnknownSegmenter {}

/// Finds the sentences of a record in an article.
///
/// Sentences with the same digest are paired first, by their order and their neighbours; one that
/// is repeated and has no neighbour to tell by is *ambiguous*, never guessed. Then sentences whose
/// words are [known](Known) are looked for among what is left. All that is left over is *gone*.
///
/// Takes time in proportion to the texts and its logarithm. The same input gives the same answer.
///
/// # Errors
/// Where the record was made by another version of the segmenter.
///
/// ```
/// use elenchus::source::{Fate, Format, Known, Record, align, read};
///
/// let old = read("It is old.\n\nRebuild it.\n", Format::Plain);
/// let new = read("Listen!\n\nIt is very old.\n\nRebuild it.\n", Format::Plain);
/// let record = Record::of(&old);
///
/// let blind = align(&record, &Known::nothing(), &new).expect("the same segmenter");
/// assert_eq!(blind.fates()[0], Fate::Gone { after: None, before: Some(2) });
/// assert_eq!(blind.fates()[1], Fate::Moved { to: 2, in_order: true });
///
/// let known = Known::nothing().with_article(&record, &old);
/// let seeing = align(&record, &known, &new).expect("the same segmenter");
/// assert!(matches!(seeing.fates()[0], Fate::Changed { to: 1, .. }));
/// ```
pub fn align(
    record: &Record,
    known: &Known<'_>,
    new: &Article,
) -> Result<Alignment, UnknownSegmenter> {
    if record.segmenter != SEGMENTER {
        return Err(UnknownSegmenter(record.segmenter));
    }
    let old: Vec<_> = record.digests().collect();
    let (digests, whole) = digests(new);
    let mut pairs = sequence::pair(&old, &digests);
    let recorded = record.shape();
    let mut alignment = Alignment {
        fates: Vec::new(),
        old: recorded.places().map(|(place, _)| place).collect(),
        new: new
            .sentences()
            .iter()
            .map(|sentence| sentence.place)
            .collect(),
        identical: record.whole == Some(whole) && recorded == new.shape(),
        recorded,
    };
    let in_order = sequence::in_order(&pairs.to);
    let candidates = pairs.candidates();
    let ambiguous = |old: usize| candidates.of(pairs.old[old]).next().is_some();
    let lost = (0..old.len()).filter(|&old| pairs.to[old].is_none() && !ambiguous(old));
    let lost: Vec<u32> = lost.map(|old| old as u32).collect();
    let near = match known.is_empty() {
        true => Vec::new(),
        false => near(&pairs, &lost, known, new),
    };
    let mut changed = near.into_iter().peekable();
    for (index, paired) in pairs.to.iter().enumerate() {
        let near = changed.next_if(|(old, _)| *old as usize == index);
        let fate = match (*paired, near) {
            (Some(to), _) if alignment.new[to as usize] == alignment.old[index] => Fate::Found(to),
            (Some(to), _) => Fate::Moved {
                to,
                in_order: in_order[index],
            },
            (None, Some((_, Near::Like(to, likeness)))) => Fate::Changed { to, likeness },
            (None, Some((_, Near::LikeAny(any)))) => Fate::Ambiguous(any),
            (None, None) => {
                let any: Vec<u32> = candidates.of(pairs.old[index]).take(CANDIDATES).collect();
                match any.is_empty() {
                    true => Fate::Gone {
                        after: None,
                        before: None,
                    },
                    false => Fate::Ambiguous(any),
                }
            }
        };
        alignment.fates.push(fate);
    }
    for (index, fate) in alignment.fates.iter().enumerate() {
        if let Fate::Changed { to, .. } = fate {
            pairs.to[index] = Some(*to);
        }
    }
    alignment.tell_neighbours(&pairs.to);
    Ok(alignment)
}

impl Alignment {
    /// What became of each sentence, in the order of the record.
    pub fn fates(&self) -> &[Fate] {
        &self.fates
    }

    /// Where the sentence at this index of the record stood; `None` where there is none.
    pub fn recorded_place(&self, index: usize) -> Option<Place> {
        self.old.get(index).copied()
    }

    /// Where the sentence at this index of the article stands; `None` where there is none.
    pub fn place(&self, index: u32) -> Option<Place> {
        self.new.get(index as usize).copied()
    }

    /// The blocks of the record.
    pub fn recorded(&self) -> &Shape {
        &self.recorded
    }

    /// Whether the text is the one that was recorded, but for how it is set.
    pub fn is_identical(&self) -> bool {
        self.identical
    }

    /// How many of the recorded sentences are in the text, in thousandths; changed ones count
    /// where they could be told.
    pub fn share(&self) -> u32 {
        let lost = self
            .fates
            .iter()
            .filter(|fate| matches!(fate, Fate::Gone { .. }))
            .count();
        let all = self.fates.len().max(1) as u64;
        let there = (self.fates.len() - lost) as u64;
        (there * 1000 / all) as u32
    }

    /// Whether the text is a version of the recorded article, and not another article: whether
    /// [`Self::share`] comes to [`SAME_ARTICLE`].
    pub fn is_same_article(&self) -> bool {
        self.share() >= SAME_ARTICLE
    }

    /// Lets what is gone know what it stood between.
    fn tell_neighbours(&mut self, to: &[Option<u32>]) {
        let mut nearest = None;
        for (fate, to) in self.fates.iter_mut().zip(to) {
            if let Fate::Gone { after, .. } = fate {
                *after = nearest;
            }
            nearest = to.or(nearest);
        }
        nearest = None;
        for (fate, to) in self.fates.iter_mut().zip(to).rev() {
            if let Fate::Gone { before, .. } = fate {
                *before = nearest;
            }
            nearest = to.or(nearest);
        }
    }
}
