//! Counting crossings.

use super::search::Nets;

/// Counts with a memory of its own, so that nothing is allocated for each count.
#[derive(Default)]
pub(super) struct Counter {
    tree: Vec<u32>,
    ends: Vec<u32>,
}

impl Counter {
    /// How many pairs of edges cross between a layer, from left to right, and the one of `size`
    /// vertices below it, which stand `at` their places.
    pub(super) fn between(&mut self, upper: &[u32], size: usize, nets: &Nets, at: &[u32]) -> u64 {
        let leaves = size.next_power_of_two().max(1);
        self.tree.clear();
        self.tree.resize(2 * leaves, 0);
        let mut crossings = 0;
        for &vertex in upper {
            self.ends.clear();
            let below = nets.below(vertex).iter();
            self.ends.extend(below.map(|&other| at[other as usize]));
            // Edges of one vertex do not cross: all are counted before any is noted.
            for &end in &self.ends {
                crossings += above(&self.tree, leaves, end);
            }
            for &end in &self.ends {
                let mut node = end as usize + leaves;
                while node > 0 {
                    self.tree[node] += 1;
                    node /= 2;
                }
            }
        }
        crossings
    }
}

/// How many noted values are larger.
fn above(tree: &[u32], leaves: usize, value: u32) -> u64 {
    let mut node = value as usize + leaves;
    let mut count = 0;
    while node > 1 {
        if node % 2 == 0 {
            count += u64::from(tree[node + 1]);
        }
        node /= 2;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crossings(edges: &[(u32, u32)]) -> u64 {
        let nets = Nets::of(8, edges);
        let at: Vec<u32> = (0..8).map(|vertex| vertex % 4).collect();
        Counter::default().between(&[0, 1, 2, 3], 4, &nets, &at)
    }

    #[test]
    fn counts_pairs_in_the_wrong_order() {
        assert_eq!(crossings(&[(0, 4), (1, 5), (2, 6)]), 0);
        assert_eq!(crossings(&[(0, 6), (1, 5), (2, 4)]), 3);
        assert_eq!(crossings(&[(0, 5), (1, 5), (2, 4), (3, 6)]), 2);
        assert_eq!(crossings(&[(0, 6), (0, 4), (1, 5), (1, 5)]), 2);
    }
}
