//! What exchanging two neighbours of a layer saves.

use super::search::End;

/// How many crossings of the edges of two neighbours go when they are exchanged.
pub(super) fn gain(left: &[End], right: &[End], at: &[u32]) -> i64 {
    // In 32 bits it is faster, and enough: two with so many pairs are held against each other by
    // [`Gains`].
    let mut gain = 0;
    for one in left {
        let one = one.place(at);
        for other in right {
            let other = other.place(at);
            gain += i32::from(one > other) - i32::from(one < other);
        }
    }
    i64::from(gain)
}

/// So many edges at one side of a vertex are many.
pub(super) const MANY: usize = 8;

/// Counts what exchanging neighbours saves, with a memory of its own.
#[derive(Default)]
pub(super) struct Gains {
    /// How many edges of the left one end before each place, from the first at which any does.
    before: Vec<u32>,
}

impl Gains {
    /// As [`gain`], but many edges of two vertices are not held against each other one by one:
    /// those of the left one are counted by their places.
    #[inline(never)]
    pub(super) fn of(&mut self, left: &[End], right: &[End], at: &[u32]) -> i64 {
        let pairs = left.len() as u64 * right.len() as u64;
        if pairs <= (MANY * MANY) as u64 {
            return gain(left, right, at);
        }
        let places = || left.iter().map(|end| end.place(at));
        let (Some(first), Some(last)) = (places().min(), places().max()) else {
            return 0;
        };
        let range = u64::from(last - first) + 1;
        if pairs <= range + left.len() as u64 + right.len() as u64 {
            return gain(left, right, at);
        }
        self.before.clear();
        self.before.resize(range as usize + 1, 0);
        for place in places() {
            self.before[(place - first) as usize + 1] += 1;
        }
        for place in 0..range as usize {
            self.before[place + 1] += self.before[place];
        }
        let all = left.len() as i64;
        let gains = right.iter().map(|end| match end.place(at) {
            place if place < first => all,
            place if place > last => -all,
            place => {
                let place = (place - first) as usize;
                let [before, until] = [self.before[place], self.before[place + 1]];
                all - i64::from(until) - i64::from(before)
            }
        });
        gains.sum()
    }

    /// Whether nothing was counted yet.
    #[cfg(test)]
    pub(super) fn is_idle(&self) -> bool {
        self.before.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn exchanging_saves_what_it_says() {
        let at = [0, 1, 2];
        let [a, b, c] = [0, 1, 2].map(|vertex| End {
            vertex,
            slot: 0,
            own: 0,
        });
        assert_eq!(gain(&[c], &[a, b], &at), 2);
        assert_eq!(gain(&[a], &[a, b], &at), -1);
        // A later slot of the same vertex is beyond an earlier one.
        assert_eq!(gain(&[End { slot: 1, ..a }], &[a], &at), 1);
    }

    proptest! {
        #[test]
        fn many_edges_are_counted_as_few_are(
            left in prop::collection::vec((0..40_u32, 0..2_u32), 0..30),
            right in prop::collection::vec((0..40_u32, 0..2_u32), 0..30),
            // Where the stretches begin in which they end: apart, overlapping or the same.
            begin in [0..20_u32, 0..20],
            width in 1..20_u32,
        ) {
            let at: Vec<u32> = (0..40).collect();
            let end = |begin: u32| move |&(vertex, slot): &(u32, u32)| End {
                vertex: begin + vertex % width,
                slot,
                own: 0,
            };
            let left: Vec<_> = left.iter().map(end(begin[0])).collect();
            let right: Vec<_> = right.iter().map(end(begin[1])).collect();
            let mut gains = Gains::default();
            prop_assert_eq!(gains.of(&left, &right, &at), gain(&left, &right, &at));
        }
    }
}
