//! Two sequences of digests, paired.
//!
//! What is unique on both sides belongs together wherever it stands. Those pairs are the context
//! in which repeated digests are told apart, as in patience diff (Bram Cohen): between two pairs
//! that follow each other on both sides, a digest that stands there equally often is paired by
//! order; beside a single pair, as far as the digests go on alike, where none of them was added
//! or lost anywhere. Each pair found this way is context for others. What no context tells stays
//! unpaired: no guess is made.

use crate::model::Digest;

/// How often pairs may become the context of others. Each time takes time in proportion to the
/// sequences; texts that need more than three are made for it.
const ROUNDS: usize = 8;

/// The partners of both sequences.
#[derive(Debug)]
pub(super) struct Pairs {
    /// For each old one, the index of the new one.
    pub(super) to: Vec<Option<u32>>,
    /// For each new one, the index of the old one.
    pub(super) from: Vec<Option<u32>>,
    /// The digests as small numbers, and how many there are.
    pub(super) old: Vec<u32>,
    pub(super) new: Vec<u32>,
    kinds: usize,
}

/// Pairs two sequences. Takes time in proportion to their lengths and its logarithm.
pub(super) fn pair(old: &[Digest], new: &[Digest]) -> Pairs {
    let mut pairs = Pairs::new(old, new);
    pairs.pair_unique();
    for _ in 0..ROUNDS {
        let between = pairs.pair_between();
        let beside = pairs.pair_beside();
        if between + beside == 0 {
            break;
        }
    }
    pairs.doubt();
    pairs
}

impl Pairs {
    fn new(old: &[Digest], new: &[Digest]) -> Self {
        let mut known: Vec<Digest> = old.iter().chain(new).copied().collect();
        known.sort_unstable();
        known.dedup();
        let number = |digest: &Digest| known.binary_search(digest).unwrap_or_default() as u32;
        Self {
            to: vec![None; old.len()],
            from: vec![None; new.len()],
            old: old.iter().map(number).collect(),
            new: new.iter().map(number).collect(),
            kinds: known.len(),
        }
    }

    fn join(&mut self, old: usize, new: usize) {
        self.to[old] = Some(new as u32);
        self.from[new] = Some(old as u32);
    }

    fn pair_unique(&mut self) {
        let (in_old, in_new) = (once(&self.old, self.kinds), once(&self.new, self.kinds));
        for (old, new) in in_old.into_iter().zip(in_new) {
            if let (Times::Once(old), Times::Once(new)) = (old, new) {
                self.join(old as usize, new as usize);
            }
        }
    }

    /// Pairs what stands equally often between two neighbouring pairs; how many that are.
    fn pair_between(&mut self) -> usize {
        let mut found = Vec::new();
        for gap in self.gaps().iter().filter(|gap| gap.closed) {
            let mut here = numbered(&self.old, gap.old);
            let mut there = numbered(&self.new, gap.new);
            here.sort_unstable();
            there.sort_unstable();
            let (mut one, mut other) = (here.as_slice(), there.as_slice());
            while let (Some(&(kind, _)), Some(&(other_kind, _))) = (one.first(), other.first()) {
                let (mine, rest) = run(one, kind.min(other_kind));
                let (theirs, other_rest) = run(other, kind.min(other_kind));
                if mine.len() == theirs.len() {
                    let both = mine.iter().zip(theirs);
                    found.extend(both.map(|(&(_, old), &(_, new))| (old, new)));
                }
                (one, other) = (rest, other_rest);
            }
        }
        for &(old, new) in &found {
            self.join(old, new);
        }
        found.len()
    }

    /// Pairs what goes on alike beside a pair; how many that are.
    fn pair_beside(&mut self) -> usize {
        let gaps = self.gaps();
        // Of each digest, how many more are unpaired in the new sequence than in the old one.
        let mut more = vec![0_i64; self.kinds];
        for (&kind, _) in self.old.iter().zip(&self.to).filter(|(_, to)| to.is_none()) {
            more[kind as usize] -= 1;
        }
        for (&kind, _) in self
            .new
            .iter()
            .zip(&self.from)
            .filter(|(_, from)| from.is_none())
        {
            more[kind as usize] += 1;
        }
        let mut claims = Vec::new();
        for gap in gaps.iter().filter(|gap| !gap.closed) {
            self.claim(gap, &mut claims);
        }
        claims.sort_unstable();
        claims.dedup();
        let mut of_old = vec![0_u32; self.old.len()];
        let mut of_new = vec![0_u32; self.new.len()];
        for &(old, new) in &claims {
            of_old[old] += 1;
            of_new[new] += 1;
        }
        let sure = |&(old, new): &(usize, usize)| {
            of_old[old] == 1 && of_new[new] == 1 && more[self.old[old] as usize] == 0
        };
        claims.retain(sure);
        for &(old, new) in &claims {
            self.join(old, new);
        }
        claims.len()
    }

    /// What goes on alike behind the pair before a gap, and before the pair behind it.
    fn claim(&self, gap: &Gap, claims: &mut Vec<(usize, usize)>) {
        let alike = |&(old, new): &(usize, usize)| {
            self.from[new].is_none() && self.old[old] == self.new[new]
        };
        let behind = gap.old.0..gap.old.1;
        claims.extend(behind.zip(gap.new.0..self.new.len()).take_while(alike));
        let before = (gap.old.0..gap.old.1).rev();
        claims.extend(before.zip((0..gap.new.1).rev()).take_while(alike));
    }

    /// The unpaired stretches of the old sequence.
    fn gaps(&self) -> Vec<Gap> {
        // The pair before, as the index behind it on each side.
        let mut before = (0, 0);
        let mut gaps = Vec::new();
        let pairs = self.to.iter().enumerate();
        let pairs = pairs.filter_map(|(old, new)| Some((old, (*new)? as usize)));
        let next_paired = self.next_paired();
        for (old, new) in pairs.chain([(self.old.len(), self.new.len())]) {
            if old > before.0 {
                gaps.push(Gap {
                    old: (before.0, old),
                    new: (before.1, new),
                    closed: next_paired[before.1] == new,
                });
            }
            before = (old + 1, new + 1);
        }
        gaps
    }

    /// For each place in the new sequence, and its end, the first pair from there on, or the end.
    fn next_paired(&self) -> Vec<usize> {
        let mut next = vec![self.new.len(); self.new.len() + 1];
        for new in (0..self.new.len()).rev() {
            next[new] = match self.from[new] {
                Some(_) => new,
                None => next[new + 1],
            };
        }
        next
    }

    /// Parts the pairs that may be none: where a sentence was carried past others all alone, and
    /// something new stands where it stood. It may have been changed there, and what is paired
    /// with it be a copy.
    pub(super) fn doubt(&mut self) {
        let kept = in_order(&self.to);
        // How many new ones before each are unpaired.
        let mut unpaired = vec![0_u32];
        for from in &self.from {
            unpaired.push(unpaired[unpaired.len() - 1] + u32::from(from.is_none()));
        }
        let mut doubtful = Vec::new();
        let mut before = None;
        let mut behind = vec![None; self.to.len()];
        let mut nearest = None;
        for old in (0..self.to.len()).rev() {
            behind[old] = nearest;
            nearest = self.to[old].filter(|_| kept[old]).or(nearest);
        }
        for (old, to) in self.to.iter().enumerate() {
            let Some(new) = *to else { continue };
            if kept[old] {
                before = Some(new);
                continue;
            }
            let beside = |at: Option<usize>| at.and_then(|at| *self.to.get(at)?);
            let followed = beside(old.checked_sub(1)).is_some_and(|other| other + 1 == new)
                || beside(Some(old + 1)) == Some(new + 1);
            let first = before.map_or(0, |before: u32| before as usize + 1);
            let last = behind[old].map_or(self.new.len(), |behind| behind as usize);
            let is_new = |at: Option<u32>| {
                at.is_some_and(|at| self.from.get(at as usize).is_some_and(Option::is_none))
            };
            let in_its_place = first < last && unpaired[first] < unpaired[last]
                || is_new(beside(old.checked_sub(1)).map(|other| other + 1))
                || is_new(beside(Some(old + 1)).and_then(|other| other.checked_sub(1)));
            if !followed && in_its_place {
                doubtful.push((old, new as usize));
            }
        }
        for (old, new) in doubtful {
            self.to[old] = None;
            self.from[new] = None;
        }
    }

    /// The unpaired new ones that have the digest of an old one: where it may have gone.
    pub(super) fn candidates(&self) -> Candidates {
        let mut loose: Vec<(u32, u32)> = self
            .new
            .iter()
            .zip(0..)
            .filter(|&(_, new)| self.from[new as usize].is_none())
            .map(|(&kind, new)| (kind, new))
            .collect();
        loose.sort_unstable();
        Candidates { loose }
    }
}

/// An unpaired stretch between two pairs.
struct Gap {
    /// From its first old one to behind its last.
    old: (usize, usize),
    /// From behind the partner of the pair before to the partner of the pair behind.
    new: (usize, usize),
    /// Whether nothing between those two partners is paired.
    closed: bool,
}

/// Unpaired new ones by digest.
pub(super) struct Candidates {
    loose: Vec<(u32, u32)>,
}

impl Candidates {
    /// Those of a digest, in order.
    pub(super) fn of(&self, kind: u32) -> impl Iterator<Item = u32> {
        let start = self.loose.partition_point(|&(other, _)| other < kind);
        let same = self.loose[start..]
            .iter()
            .take_while(move |&&(other, _)| other == kind);
        same.map(|&(_, new)| new)
    }
}

#[derive(Clone, Copy)]
enum Times {
    Never,
    Once(u32),
    Often,
}

/// Where each digest stands that stands only once.
fn once(sequence: &[u32], kinds: usize) -> Vec<Times> {
    let mut times = vec![Times::Never; kinds];
    for (&kind, at) in sequence.iter().zip(0..) {
        let known = &mut times[kind as usize];
        *known = match known {
            Times::Never => Times::Once(at),
            _ => Times::Often,
        };
    }
    times
}

/// A digest and where it stands.
type Numbered = (u32, usize);

/// The digests of a stretch with where they stand.
fn numbered(sequence: &[u32], (start, end): (usize, usize)) -> Vec<Numbered> {
    (start..end).map(|at| (sequence[at], at)).collect()
}

/// Those of a kind at the beginning, and the rest.
fn run(list: &[Numbered], kind: u32) -> (&[Numbered], &[Numbered]) {
    list.split_at(list.partition_point(|&(other, _)| other <= kind))
}

/// Which pairs keep their order: one of the longest rising runs through them (Fredman, "On
/// computing the length of longest increasing subsequences", 1975).
pub(super) fn in_order(to: &[Option<u32>]) -> Vec<bool> {
    let pairs: Vec<(usize, u32)> = to
        .iter()
        .enumerate()
        .filter_map(|(old, new)| Some((old, (*new)?)))
        .collect();
    // The pair that ends the best run of each length, and the pair before each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, &(_, new)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < new);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut kept = vec![false; to.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        kept[pairs[index].0] = true;
        next = before[index];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(old: &str, new: &str) -> String {
        let digests = |text: &str| -> Vec<Digest> {
            text.bytes().map(|byte| Digest::of_hash(&[byte])).collect()
        };
        let pairs = pair(&digests(old), &digests(new));
        let show = |to: &Option<u32>| to.map_or('-', |to| char::from(b'0' + to as u8));
        pairs.to.iter().map(show).collect()
    }

    #[test]
    fn tells_repeated_ones_apart_where_the_context_does() {
        let cases = [
            // Nothing changed, all alike included.
            ("abxcxd", "abxcxd", "012345"),
            ("xxxx", "xxxx", "0123"),
            // Alone elsewhere, with something new or nothing where it stood.
            ("axbcd", "aybcxd", "0-235"),
            ("axbcd", "abcxd", "03124"),
            // One of two is gone: which one, their neighbours tell.
            ("axbxc", "abxc", "0-123"),
            ("axbxc", "axbc", "012-3"),
            // Its neighbour is gone as well: nothing tells.
            ("axbxc", "axc", "0---2"),
            ("xxx", "xx", "---"),
            ("axbxd", "axe", "0----"),
            // Moved with its neighbours, and with one of them.
            ("axbcxd", "cxdaxb", "345012"),
            ("axbcx", "cxaxb", "23401"),
            ("axbcxd", "cxaxbd", "234015"),
            // A copy beside it, and one elsewhere.
            ("axb", "axxb", "0-3"),
            ("axbc", "axbxc", "0124"),
            // All new, and the other way round.
            ("abc", "def", "---"),
            ("abc", "cba", "210"),
            ("", "ab", ""),
            ("ab", "", "--"),
        ];
        for (old, new, expected) in cases {
            assert_eq!(paired(old, new), expected, "{old} {new}");
        }
    }

    #[test]
    fn keeps_the_longest_run_in_order() {
        let to = [Some(4), Some(0), None, Some(1), Some(2), Some(3)];
        assert_eq!(in_order(&to), [false, true, false, true, true, true]);
        assert!(in_order(&[]).is_empty());
    }
}
