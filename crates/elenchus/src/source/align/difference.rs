use crate::source::normalise;

/// A stretch of words in a [`difference`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Whether both have it, or which one.
    pub kind: PieceKind,
    /// The words, with one blank between them.
    pub words: String,
}

/// Which of two sentences has some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PieceKind {
    /// Both.
    Same,
    /// Only the old one.
    Removed,
    /// Only the new one.
    Added,
}

/// How many comparisons of words are made at most; what differs in more is told as a whole.
const MOST: usize = 250_000;

/// How two sentences differ, word by word: by a longest common subsequence of their words,
/// whatever these are set with. Takes time in the product of what differs, up to a limit.
///
/// ```
/// use elenchus::source::{PieceKind::*, difference};
/// let pieces = difference("It is very old.", "It is old now.");
/// let shown: Vec<_> = pieces.iter().map(|piece| (piece.kind, piece.words.as_str())).collect();
/// assert_eq!(
///     shown,
///     [(Same, "It is"), (Removed, "very old."), (Added, "old now.")]
/// );
/// ```
pub fn difference(old: &str, new: &str) -> Vec<Piece> {
    let (old, new): (Vec<&str>, Vec<&str>) = (words(old), words(new));
    let (one, other) = (forms(&old), forms(&new));
    let alike = |(a, b): &(&String, &String)| a == b;
    let start = one.iter().zip(&other).take_while(alike).count();
    let ends = one[start..].iter().rev().zip(other[start..].iter().rev());
    let end = ends.take_while(alike).count();
    let (middle, other_middle) = (start..one.len() - end, start..other.len() - end);

    let mut pieces = Pieces::default();
    pieces.add(PieceKind::Same, &new[..start]);
    let kept = common(&one[middle.clone()], &other[other_middle.clone()]);
    let (mut at, mut other_at) = (start, start);
    for (i, j) in kept.into_iter().map(|(i, j)| (i + start, j + start)) {
        pieces.add(PieceKind::Removed, &old[at..i]);
        pieces.add(PieceKind::Added, &new[other_at..j]);
        pieces.add(PieceKind::Same, &new[j..=j]);
        (at, other_at) = (i + 1, j + 1);
    }
    pieces.add(PieceKind::Removed, &old[at..middle.end]);
    pieces.add(PieceKind::Added, &new[other_at..other_middle.end]);
    pieces.add(PieceKind::Same, &new[other_middle.end..]);
    pieces.0
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn forms(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| normalise(word)).collect()
}

/// The pairs of a longest common subsequence; none where that took too long.
fn common(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    if one.is_empty() || other.is_empty() || one.len().saturating_mul(other.len()) > MOST {
        return Vec::new();
    }
    let width = other.len() + 1;
    // How many are common from (i, j) on.
    let mut longest = vec![0_u32; (one.len() + 1) * width];
    for i in (0..one.len()).rev() {
        for j in (0..other.len()).rev() {
            longest[i * width + j] = match one[i] == other[j] {
                true => longest[(i + 1) * width + j + 1] + 1,
                false => longest[(i + 1) * width + j].max(longest[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < one.len() && j < other.len() {
        if one[i] == other[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn add(&mut self, kind: PieceKind, words: &[&str]) {
        if words.is_empty() {
            return;
        }
        let words = words.join(" ");
        match self.0.last_mut().filter(|last| last.kind == kind) {
            Some(last) => {
                last.words.push(' ');
                last.words.push_str(&words);
            }
            None => self.0.push(Piece { kind, words }),
        }
    }
}
