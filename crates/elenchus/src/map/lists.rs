/// A list of things for each index from 0, all in one allocation.
#[derive(Clone, Debug)]
pub(super) struct Lists<T> {
    /// Where the list of each index ends in `things`; it begins where the one before ends.
    ends: Vec<u32>,
    things: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            ends: Vec::new(),
            things: Vec::new(),
        }
    }
}

impl<T: Copy> Lists<T> {
    /// Sorts things into `count` lists by the index that stands before each; those of one list
    /// stay in order. Takes linear time.
    pub(super) fn sorted(count: usize, pairs: &[(u32, T)]) -> Self {
        let Some(&(_, any)) = pairs.first() else {
            return Self {
                ends: vec![0; count],
                things: Vec::new(),
            };
        };
        // First the beginning of each list; as it fills, what was its beginning becomes its end.
        let mut ends = vec![0; count];
        for &(index, _) in pairs {
            ends[index as usize] += 1;
        }
        let mut before = 0;
        for end in &mut ends {
            before += std::mem::replace(end, before);
        }
        let mut things = vec![any; pairs.len()];
        for &(index, thing) in pairs {
            let place = &mut ends[index as usize];
            things[*place as usize] = thing;
            *place += 1;
        }
        Self { ends, things }
    }

    /// The list of an index.
    pub(super) fn of(&self, index: usize) -> &[T] {
        &self.things[self.range(index)]
    }

    pub(super) fn of_mut(&mut self, index: usize) -> &mut [T] {
        let range = self.range(index);
        &mut self.things[range]
    }

    /// The lists in the order of their indices.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.ends.len()).map(|index| self.of(index))
    }

    fn range(&self, index: usize) -> std::ops::Range<usize> {
        let start = match index.checked_sub(1) {
            Some(before) => self.ends[before],
            None => 0,
        };
        start as usize..self.ends[index] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_sorted_into_their_lists() {
        let lists = Lists::sorted(4, &[(2, 'a'), (0, 'b'), (2, 'c'), (3, 'd')]);
        let all: Vec<_> = lists
            .iter()
            .map(|list| list.iter().collect::<String>())
            .collect();
        assert_eq!(all, ["b", "", "ac", "d"]);
        assert!(Lists::<char>::sorted(1, &[]).of(0).is_empty());
    }
}
