//! Siblings in the order in which they are given: where two neighbours beneath one box stand the
//! other way round and nothing is lost by it, they change places with all that hangs from them.

use super::count::Counter;
use super::search::Nets;
use crate::layered::{Layered, Vertex};

/// Puts siblings into the order of their edges wherever that brings no more than so many
/// crossings for two of them, looking at about so many vertices for it. How many crossings have
/// come, or gone.
pub(super) fn restore(
    layered: &Layered,
    nets: &Nets,
    layers: &mut [Vec<u32>],
    worth: f64,
    work: usize,
) -> i64 {
    let mut family = Family::new(layered, nets, layers);
    family.work = work;
    let mut changed = 0;
    for top in 0..family.children.len() {
        if family.children[top].len() < 2 {
            continue;
        }
        changed += family.sort(top, layers, worth);
        if family.work == 0 {
            break;
        }
    }
    changed
}

/// Each vertex hangs from the first that leads to it. Ports hang from none: their order is seen
/// from outside, so that they stay.
struct Family<'n> {
    nets: &'n Nets,
    /// What hangs from each vertex, in the order given.
    children: Vec<Vec<u32>>,
    layer_of: Vec<usize>,
    /// The place of the first slot of each vertex in its layer.
    at: Vec<u32>,
    span: Vec<u32>,
    counter: Counter,
    /// How many vertices may still be looked at.
    work: usize,
}

impl<'n> Family<'n> {
    fn new(layered: &Layered, nets: &'n Nets, layers: &[Vec<u32>]) -> Self {
        let count = layered.width.len();
        let mut children = vec![Vec::new(); count];
        for (vertex, above) in layered.above.iter().enumerate() {
            let is_port = (layered.boxes..layered.layer.len()).contains(&vertex);
            if let Some(&(parent, ..)) = above.first().filter(|_| !is_port) {
                children[parent].push(vertex as u32);
            }
        }
        // In the order of the edges that lead to them.
        let mut rank = vec![0; count];
        for (parent, own) in children.iter_mut().enumerate() {
            for (place, &(below, ..)) in layered.below[parent].iter().enumerate().rev() {
                rank[below] = place as u64;
            }
            let mut ranked: Vec<_> = own
                .iter()
                .map(|&vertex| (rank[vertex as Vertex], u64::from(vertex)))
                .collect();
            crate::places::sort(&mut ranked);
            *own = ranked
                .into_iter()
                .map(|(_, vertex)| vertex as u32)
                .collect();
        }
        let mut family = Self {
            nets,
            children,
            layer_of: vec![0; count],
            at: vec![0; count],
            span: layered.spans(),
            counter: Counter::default(),
            work: 0,
        };
        for (layer, vertices) in layers.iter().enumerate() {
            for &vertex in vertices {
                family.layer_of[vertex as usize] = layer;
            }
            family.note_places(vertices);
        }
        family
    }

    fn note_places(&mut self, vertices: &[u32]) {
        let mut place = 0;
        for &vertex in vertices {
            self.at[vertex as usize] = place;
            place += self.span[vertex as usize];
        }
    }

    /// Sorts what hangs from a vertex by exchanging neighbours.
    fn sort(&mut self, top: usize, layers: &mut [Vec<u32>], worth: f64) -> i64 {
        let given = self.children[top].clone();
        let mut standing: Vec<_> = (0_u64..)
            .zip(&given)
            .map(|(rank, &vertex)| (u64::from(self.at[vertex as usize]), rank))
            .collect();
        crate::places::sort(&mut standing);
        let mut ranks: Vec<_> = standing
            .into_iter()
            .map(|(_, rank)| rank as usize)
            .collect();
        let mut changed = 0;
        for _ in 0..ranks.len() {
            let mut is_better = false;
            for place in 1..ranks.len() {
                let (left, right) = (ranks[place - 1], ranks[place]);
                if left < right || self.work == 0 {
                    continue;
                }
                if let Some(more) = self.exchange(given[left], given[right], layers, worth) {
                    ranks.swap(place - 1, place);
                    changed += more;
                    is_better = true;
                }
            }
            if !is_better {
                break;
            }
        }
        changed
    }

    /// Lets two vertices of a layer change places, with all that hangs from them, if that is
    /// worth it. How many crossings that brought.
    fn exchange(
        &mut self,
        left: u32,
        right: u32,
        layers: &mut [Vec<u32>],
        worth: f64,
    ) -> Option<i64> {
        let first = self.layer_of[left as usize];
        let (lefts, rights) = (self.subtree(left), self.subtree(right));
        let last = first + lefts.len().max(rights.len()) - 1;
        let concerned = first.saturating_sub(1)..(last + 1).min(layers.len() - 1);
        let before = self.crossings(layers, concerned.clone());
        let old: Vec<_> = layers[first..=last].to_vec();
        let none = Vec::new();
        for (depth, layer) in (first..=last).enumerate() {
            let lefts = lefts.get(depth).unwrap_or(&none);
            let rights = rights.get(depth).unwrap_or(&none);
            self.turn(&mut layers[layer], lefts, rights);
        }
        let more = self.crossings(layers, concerned) - before;
        if more as f64 <= worth.max(0.0) {
            return Some(more);
        }
        for (vertices, old) in layers[first..=last].iter_mut().zip(old) {
            *vertices = old;
            self.note_places(vertices);
        }
        None
    }

    /// What hangs from a vertex, by layers.
    fn subtree(&mut self, top: u32) -> Vec<Vec<u32>> {
        let mut layers = vec![vec![top]];
        while let Some(last) = layers.last() {
            let children = last
                .iter()
                .flat_map(|&vertex| &self.children[vertex as usize]);
            let next: Vec<_> = children.copied().collect();
            if next.is_empty() {
                break;
            }
            self.work = self.work.saturating_sub(next.len());
            layers.push(next);
        }
        layers
    }

    /// Puts the vertices of two subtrees in one layer into the places they hold together, those
    /// of the right one first; each in the order in which they stand.
    fn turn(&mut self, vertices: &mut [u32], lefts: &[u32], rights: &[u32]) {
        let by_place = |own: &[u32]| {
            let mut placed: Vec<_> = own
                .iter()
                .map(|&vertex| (u64::from(self.at[vertex as usize]), u64::from(vertex)))
                .collect();
            crate::places::sort(&mut placed);
            placed
        };
        let (lefts, rights) = (by_place(lefts), by_place(rights));
        let mut both: Vec<_> = lefts.iter().chain(&rights).copied().collect();
        crate::places::sort(&mut both);
        let mut next = rights.iter().chain(&lefts);
        let mut held = both.iter().peekable();
        for slot in vertices.iter_mut() {
            if held.next_if(|held| held.1 == u64::from(*slot)).is_some() {
                if let Some(vertex) = next.next() {
                    *slot = vertex.1 as u32;
                }
            }
        }
        self.note_places(vertices);
    }

    /// The crossings beneath some layers.
    fn crossings(&mut self, layers: &[Vec<u32>], range: std::ops::Range<usize>) -> i64 {
        let mut crossings = 0;
        for layer in range {
            let (upper, lower) = (&layers[layer], &layers[layer + 1]);
            self.work = self.work.saturating_sub(upper.len() + lower.len());
            let slots = |&last: &u32| self.at[last as usize] + self.span[last as usize];
            let size = lower.last().map_or(0, slots) as usize;
            crossings += self.counter.between(upper, size, self.nets, &self.at);
        }
        crossings as i64
    }
}

#[cfg(test)]
mod tests {
    use crate::graph::Spacing;
    use crate::layered::{Layered, Link};
    use crate::order::search::Search;

    /// The order of the lower layer after that of siblings is restored.
    fn restored(
        upper: &[usize],
        lower: &[usize],
        edges: &[(usize, usize)],
        worth: f64,
    ) -> Vec<usize> {
        let links: Vec<_> = edges
            .iter()
            .map(|&(upper, lower)| Link {
                upper,
                lower,
                weight: 1.0,
                hooked: [false; 2],
            })
            .collect();
        let count = upper.len() + lower.len();
        let layers: Vec<_> = (0..count)
            .map(|vertex| usize::from(lower.contains(&vertex)))
            .collect();
        let mut layered = Layered::new(count, &layers, &links, Spacing::default());
        layered.layers = vec![upper.to_vec(), lower.to_vec()];
        let mut search = Search::new(&layered, &vec![Vec::new(); 2]);
        let before = search.fewest();
        search.restore_siblings(&layered, worth, usize::MAX);
        let said = search.fewest();
        layered.layers = search.into_best();
        assert_eq!(Search::new(&layered, &[]).fewest(), said, "after {before}");
        layered.layers[1].clone()
    }

    #[test]
    fn siblings_change_places_if_nothing_is_lost() {
        let edges = [(0, 1), (0, 2), (0, 3)];
        assert_eq!(restored(&[0], &[3, 2, 1], &edges, 0.0), [1, 2, 3]);
        // Beneath another box stands something between them.
        let edges = [(0, 2), (0, 3), (1, 4)];
        assert_eq!(restored(&[0, 1], &[3, 4, 2], &edges, 0.0), [2, 4, 3]);
    }

    #[test]
    fn a_crossing_is_worth_what_is_said() {
        let edges = [(0, 2), (0, 3), (1, 3)];
        assert_eq!(restored(&[1, 0], &[3, 2], &edges, 0.0), [3, 2]);
        assert_eq!(restored(&[1, 0], &[3, 2], &edges, 1.0), [2, 3]);
    }

    #[test]
    fn ports_stay_where_they_are() {
        let links = [(0, 1), (0, 2), (0, 3), (1, 4), (2, 5)].map(|(upper, lower)| Link {
            upper,
            lower,
            weight: 1.0,
            hooked: [false; 2],
        });
        let mut layered = Layered::new(4, &[0, 1, 1, 1, 2, 2], &links, Spacing::default());
        layered.layers = vec![vec![0], vec![3, 2, 1], vec![5, 4]];
        let left = crate::order::restore_siblings(&mut layered, &crate::order::Effort::none(), 0.0);
        assert_eq!(left, 0);
        assert_eq!(layered.layers, [vec![0], vec![2, 1, 3], vec![5, 4]]);
    }
}
