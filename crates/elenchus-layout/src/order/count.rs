//! Counting crossings: edges are taken from left to right by their upper ends, and each crosses
//! those before it whose lower ends are farther to the right (Barth, Jünger and Mutzel 2002).

use super::search::{End, Nets};
use crate::places::{Placed, sort};

/// Counts with a memory of its own, so that nothing is allocated for each count.
#[derive(Default)]
pub(super) struct Counter {
    tree: Vec<u32>,
    /// The slot of each edge of a vertex, and the place of its other end.
    ends: Vec<Placed>,
}

impl Counter {
    /// How many pairs of edges cross between a layer, from left to right, and the one of `size`
    /// slots below it, when vertices stand `at` their places.
    pub(super) fn between(&mut self, upper: &[u32], size: usize, nets: &Nets, at: &[u32]) -> u64 {
        let leaves = size.max(1);
        self.tree.clear();
        self.tree.resize(leaves + 1, 0);
        let mut crossings = 0;
        for &vertex in upper {
            let below = nets.below(vertex);
            if nets.has_slots() && below.iter().any(|end| end.own > 0) {
                crossings += self.of_slots(below, leaves, at);
                continue;
            }
            // Edges of one slot do not cross: all are counted before any is noted.
            for end in below {
                crossings += above(&self.tree, leaves, end.place(at));
            }
            for end in below {
                note(&mut self.tree, leaves, end.place(at));
            }
        }
        crossings
    }

    /// As for a vertex without slots, but edges of different slots may cross.
    fn of_slots(&mut self, below: &[End], leaves: usize, at: &[u32]) -> u64 {
        self.ends.clear();
        let ends = below.iter();
        (self.ends).extend(ends.map(|end| (u64::from(end.own), u64::from(end.place(at)))));
        sort(&mut self.ends);
        of_sorted(&mut self.tree, leaves, &self.ends)
    }
}

/// How many pairs of the edges of one vertex cross, by their slots and the places of their other
/// ends.
pub(super) fn of_ends(ends: &mut [Placed]) -> u64 {
    // Places by their order, so that the tree has no more leaves than there are edges.
    for end in &mut *ends {
        *end = (end.1, end.0);
    }
    sort(ends);
    let (mut last, mut number) = (None, 0);
    for end in &mut *ends {
        number += u64::from(last.is_some_and(|last| last != end.0));
        last = Some(end.0);
        *end = (end.1, number);
    }
    sort(ends);
    let leaves = ends.len();
    let mut tree = vec![0; leaves + 1];
    of_sorted(&mut tree, leaves, ends)
}

/// How many pairs of edges cross, that are sorted by their slots; with those noted before.
fn of_sorted(tree: &mut [u32], leaves: usize, ends: &[Placed]) -> u64 {
    let mut crossings = 0;
    for ends in ends.chunk_by(|one, other| one.0 == other.0) {
        for &(_, end) in ends {
            crossings += above(tree, leaves, end as u32);
        }
        for &(_, end) in ends {
            note(tree, leaves, end as u32);
        }
    }
    crossings
}

/// Notes a value: in a tree after Fenwick (1994), whose node `n` counts the values of as many
/// places up to `n` as the lowest bit of `n` says. Values are noted from the far end, so that the
/// sum up to a place is the count of those beyond.
fn note(tree: &mut [u32], leaves: usize, value: u32) {
    let mut node = leaves - value as usize;
    while node < tree.len() {
        tree[node] += 1;
        node += node & node.wrapping_neg();
    }
}

/// How many noted values are larger.
fn above(tree: &[u32], leaves: usize, value: u32) -> u64 {
    let mut node = leaves - value as usize - 1;
    let mut count = 0;
    while node > 0 {
        count += u64::from(tree[node]);
        node &= node - 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crossings(edges: &[(u32, u32)]) -> u64 {
        let edges: Vec<_> = edges
            .iter()
            .map(|&(from, to)| [(from, 0), (to, 0)])
            .collect();
        let nets = Nets::of(8, &edges);
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
    #[test]
    fn edges_of_one_vertex_cross_between_its_slots() {
        let cross = [[(0, 0), (2, 0)], [(0, 1), (1, 0)]];
        let nets = Nets::of(3, &cross);
        assert_eq!(Counter::default().between(&[0], 2, &nets, &[0, 0, 1]), 1);
        let held = [[(0, 0), (1, 1)], [(0, 1), (1, 0)]];
        let nets = Nets::of(2, &held);
        assert_eq!(Counter::default().between(&[0], 2, &nets, &[0, 0]), 1);
    }
}
