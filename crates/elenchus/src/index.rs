use std::hash::{BuildHasher, Hash};

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

/// Finds things by a key they have themselves: it keeps their numbers and no copy of the keys.
///
/// The things are those of a list elsewhere; every call is told how to know one. Never iterated.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    /// Numbers with the hashes of their keys, so that the keys are not asked for again.
    numbers: HashTable<(u32, u32)>,
    hasher: DefaultHashBuilder,
}

impl Index {
    /// Finds nothing yet, and has room for so many.
    pub(crate) fn with_room(count: usize) -> Self {
        Self {
            numbers: HashTable::with_capacity(count),
            hasher: DefaultHashBuilder::default(),
        }
    }

    /// Finds the first of these things that has a key.
    pub(crate) fn of<'m, T, K: Hash + Eq>(things: &'m [T], key: impl Fn(&'m T) -> K) -> Self {
        let mut index = Self::with_room(things.len());
        for (thing, new) in things.iter().zip(0..) {
            let own = key(thing);
            index.find_or_note(&own, new, |other| key(&things[other as usize]) == own);
        }
        index
    }

    /// The number of the thing that has this key, by which `is` knows it.
    pub(crate) fn find<K: Hash>(&self, key: K, is: impl Fn(u32) -> bool) -> Option<u32> {
        self.find_hashed(self.hash(key), &is)
    }

    /// The number of the thing that has this key; `new` where none has it, which is noted.
    pub(crate) fn find_or_note<K: Hash>(
        &mut self,
        key: K,
        new: u32,
        is: impl Fn(u32) -> bool,
    ) -> u32 {
        self.find_or_note_hashed(self.hash(key), new, &is)
    }

    // Not generic: once in the page is enough.
    fn find_hashed(&self, hash: u32, is: &dyn Fn(u32) -> bool) -> Option<u32> {
        let same = |&(other, number): &(u32, u32)| other == hash && is(number);
        let found = self.numbers.find(spread(hash), same);
        found.map(|&(_, number)| number)
    }

    fn find_or_note_hashed(&mut self, hash: u32, new: u32, is: &dyn Fn(u32) -> bool) -> u32 {
        let same = |&(other, number): &(u32, u32)| other == hash && is(number);
        let entry = self
            .numbers
            .entry(spread(hash), same, |&(hash, _)| spread(hash));
        match entry {
            Entry::Occupied(place) => place.get().1,
            Entry::Vacant(place) => {
                place.insert((hash, new));
                new
            }
        }
    }

    fn hash<K: Hash>(&self, key: K) -> u32 {
        self.hasher.hash_one(key) as u32
    }
}

/// A hash of 64 bits, of which both ends are looked at.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_found_by_their_keys() {
        let words: Vec<String> = (0..2000)
            .map(|number| (number % 1000).to_string())
            .collect();
        let mut index = Index::default();
        for (word, new) in words.iter().zip(0..) {
            let number = index.find_or_note(word, new, |number| words[number as usize] == *word);
            assert_eq!(number, new % 1000);
        }
        for (word, number) in words.iter().take(1000).zip(0..) {
            let is = |number: u32| words[number as usize] == *word;
            assert_eq!(index.find(word, is), Some(number));
        }
        assert_eq!(index.find("1000", |_| false), None);
    }
}
