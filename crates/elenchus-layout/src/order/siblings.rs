//! Siblings in the order in which they are given: where two neighbours beneath one box stand the
//! other way round and nothing is lost by it, they change places with all that hangs from them.

use super::count::Counter;
use super::search::Nets;
use crate::layered::Layered;
use crate::places::{Placed, placed, sort, thing};

/// Puts siblings into the order of their edges wherever that brings no more than so many
/// crossings for two of them, looking at about so many vertices for it; and so `ports` in the order
/// given, each after what leads to it (in the upper half) and its edge. How many crossings have
/// come, or gone.
pub(super) fn restore(
    layered: &Layered,
    nets: &Nets,
    layers: &mut [Vec<u32>],
    ports: &[Placed],
    worth: f64,
    work: usize,
) -> i64 {
    let mut family = Family::new(layered, nets, layers);
    for ports in ports.chunk_by(|one, other| one.0 >> 32 == other.0 >> 32) {
        let ports = ports.iter().map(|&(_, port)| port as u32);
        family.children.push(ports.collect());
    }
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
/// from outside, so that they stay unless they are given as siblings.
struct Family<'n> {
    nets: &'n Nets,
    /// What hangs from each vertex, in the order given; then the ports that are siblings.
    children: Vec<Vec<u32>>,
    layer_of: Vec<usize>,
    /// The place of the first slot of each vertex in its layer.
    at: Vec<u32>,
    span: Vec<u32>,
    /// In which of the two subtrees that change places each vertex is.
    side: Vec<Side>,
    counter: Counter,
    /// How many vertices may still be looked at.
    work: usize,
}

/// One of two subtrees, or none of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    None,
    Left,
    Right,
}

impl<'n> Family<'n> {
    fn new(layered: &Layered, nets: &'n Nets, layers: &[Vec<u32>]) -> Self {
        let count = layered.width.len();
        let mut children = vec![Vec::new(); count];
        let ports = layered.boxes..layered.layer.len();
        let mut hangs = vec![false; count];
        for (parent, below) in layered.below.iter().enumerate() {
            for &(child, ..) in below {
                let is_first = layered.above[child][0].0 == parent && !ports.contains(&child);
                if is_first && !std::mem::replace(&mut hangs[child], true) {
                    children[parent].push(child as u32);
                }
            }
        }
        let mut family = Self {
            nets,
            children,
            layer_of: vec![0; count],
            at: vec![0; count],
            span: layered.spans(),
            side: vec![Side::None; count],
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

    #[inline(never)]
    fn note_places(&mut self, vertices: &[u32]) {
        let mut place = 0;
        for &vertex in vertices {
            self.at[vertex as usize] = place;
            place += self.span[vertex as usize];
        }
    }

    /// Sorts what hangs from a vertex by exchanging neighbours.
    fn sort(&mut self, top: usize, layers: &mut [Vec<u32>], worth: f64) -> i64 {
        let given = self.children[top].iter().enumerate();
        let mut standing: Vec<Placed> = given
            .map(|(rank, &child)| placed(f64::from(self.at[child as usize]), rank, child))
            .collect();
        sort(&mut standing);
        let mut changed = 0;
        for _ in 0..standing.len() {
            let mut is_better = false;
            for place in 1..standing.len() {
                let (left, right) = (standing[place - 1], standing[place]);
                if left.1 < right.1 || self.work == 0 {
                    continue;
                }
                if let Some(more) = self.exchange(thing(left), thing(right), layers, worth) {
                    standing.swap(place - 1, place);
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
        let depth = self
            .mark(left, Side::Left)
            .max(self.mark(right, Side::Right));
        let last = first + depth - 1;
        let concerned = first.saturating_sub(1)..(last + 1).min(layers.len() - 1);
        let before = self.crossings(layers, concerned.clone());
        let old: Vec<_> = layers[first..=last].to_vec();
        for vertices in &mut layers[first..=last] {
            self.turn(vertices);
        }
        self.mark(left, Side::None);
        self.mark(right, Side::None);
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

    /// Notes on which side what hangs from a vertex is. How many layers it takes.
    fn mark(&mut self, top: u32, side: Side) -> usize {
        let mut layers = 0;
        let mut layer = vec![top];
        while !layer.is_empty() {
            layers += 1;
            let mut next = Vec::new();
            for vertex in layer {
                self.side[vertex as usize] = side;
                next.extend_from_slice(&self.children[vertex as usize]);
            }
            layer = next;
        }
        layers
    }

    /// Puts the vertices of both sides in one layer into the places they hold together, those of
    /// the right one first; each in the order in which they stand.
    fn turn(&mut self, vertices: &mut [u32]) {
        let mut turned = Vec::new();
        for side in [Side::Right, Side::Left] {
            let own = vertices
                .iter()
                .filter(|&&vertex| self.side[vertex as usize] == side);
            turned.extend(own);
        }
        let mut next = turned.into_iter();
        for slot in vertices.iter_mut() {
            if self.side[*slot as usize] != Side::None {
                *slot = next.next().unwrap_or(*slot);
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
    use crate::order::{Effort, restore_siblings};

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
        search.restore_siblings(&layered, &[], worth, usize::MAX);
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
        let left = restore_siblings(&mut layered, &[], &Effort::none(), 0.0);
        assert_eq!(left, 0);
        assert_eq!(layered.layers, [vec![0], vec![2, 1, 3], vec![5, 4]]);
    }
}
