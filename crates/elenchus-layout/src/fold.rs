//! Folding towers of groups: groups that lead to each other stand beneath each other, and ten of
//! them make a tower. Where a drawing would be higher than wide, its groups are put side by side
//! wherever no edge joins them, and edges that would lead up are turned, as those of rings are:
//! layers of bounded height and width, as Coffman and Graham (1972) and Healy and Nikolov (2002)
//! look for them, found by moving one thing at a time to where that is best.

use crate::rank;
use crate::rank::wrap::Wrap;

/// How many times as wide as high a folded drawing would best be.
const SHAPE: f64 = 1.6;

/// What it costs to turn all edges, where a drawing twice as high as it should be costs 1.
const TURNED: f64 = 3.0;

/// What a layer costs that an edge spans, for all edges.
const LENGTH: f64 = 0.02;

/// How often all is moved.
const ROUNDS: usize = 6;

/// How many things times edges may be looked at in a round.
const WORK: usize = 20_000;

/// A drawing of things of known sizes in layers, before it is drawn.
pub(crate) struct Sketch {
    /// Which edges are turned.
    pub(crate) turned: Vec<bool>,
    /// About how wide and how high it becomes.
    pub(crate) size: (f64, f64),
    /// The layer of each.
    pub(crate) layers: Vec<usize>,
}

impl Sketch {
    /// What comes of turning these of the edges.
    pub(crate) fn new(wrap: &Wrap<'_>, ends: &[(usize, usize)], turned: Vec<bool>) -> Self {
        let edges = ends.iter().zip(&turned);
        let edges = edges.map(|(&(from, to), &turned)| match turned {
            true => (to, from, 1.0),
            false => (from, to, 1.0),
        });
        let count = wrap.sizes.len();
        let edges: Vec<_> = edges.collect();
        let layers = rank::layers(count, &edges, &vec![None; count], 1.0, None);
        Self {
            size: wrap.extent(&layers),
            turned,
            layers,
        }
    }

    /// The same with more side by side, where it is higher than wide; none where it is not.
    pub(crate) fn folded(&self, wrap: &Wrap<'_>, ends: &[(usize, usize)]) -> Option<Self> {
        let is_much = self.layers.len() * ends.len() > WORK;
        if self.size.0 >= self.size.1 || is_much {
            return None;
        }
        let mut joined = vec![Vec::new(); self.layers.len()];
        for &(from, to) in ends {
            joined[from].push(to);
            joined[to].push(from);
        }
        let mut order: Vec<_> = (0..self.layers.len())
            .map(|vertex| (-wrap.sizes[vertex].1, vertex))
            .collect();
        crate::places::by_place(&mut order);
        let mut layers = self.layers.clone();
        let mut least = cost(wrap, ends, &layers);
        for _ in 0..ROUNDS {
            let before = least;
            for &(_, vertex) in &order {
                let is_free = |layer: usize, layers: &[usize]| {
                    joined[vertex]
                        .iter()
                        .all(|&other: &usize| layers[other] != layer)
                };
                let mut best = layers[vertex];
                for layer in 0..rank::count(&self.layers) {
                    if !is_free(layer, &layers) {
                        continue;
                    }
                    layers[vertex] = layer;
                    let tried = cost(wrap, ends, &layers);
                    if tried < least {
                        (least, best) = (tried, layer);
                    }
                }
                layers[vertex] = best;
            }
            if least >= before {
                break;
            }
        }
        let layers = rank::without_gaps(layers);
        Some(Self {
            size: wrap.extent(&layers),
            turned: ends
                .iter()
                .map(|&(from, to)| layers[from] > layers[to])
                .collect(),
            layers,
        })
    }
}

/// How far a drawing in these layers is from what it should be.
fn cost(wrap: &Wrap<'_>, ends: &[(usize, usize)], layers: &[usize]) -> f64 {
    let (width, height) = wrap.extent(layers);
    let ratio = width / height / SHAPE;
    let (mut turned, mut length) = (0.0, 0.0);
    for &(from, to) in ends {
        turned += if layers[from] > layers[to] { 1.0 } else { 0.0 };
        length += layers[from].abs_diff(layers[to]) as f64;
    }
    let edges = ends.len().max(1) as f64;
    // How much is wrong with a shape grows alike to both sides.
    ratio.max(1.0 / ratio) + (TURNED * turned + LENGTH * length) / edges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(sizes: &[(f64, f64)], ends: &[(usize, usize)]) -> Sketch {
        let wrap = Wrap {
            sizes,
            gaps: [10.0; 3],
            aspect: 1.0,
        };
        let sketch = Sketch::new(&wrap, ends, vec![false; ends.len()]);
        sketch.folded(&wrap, ends).unwrap_or(sketch)
    }

    #[test]
    fn a_tower_is_put_side_by_side() {
        // A chain, with a shortcut that keeps the last from standing beside the first.
        let chain = (1..9).map(|group| (group - 1, group));
        let ends: Vec<_> = chain.chain([(0, 8)]).collect();
        let folded = sketch(&[(100.0, 100.0); 9], &ends);
        let (width, height) = folded.size;
        assert!(width >= height, "{width} to {height}");
        for (&(from, to), turned) in ends.iter().zip(folded.turned) {
            let (from, to) = (folded.layers[from], folded.layers[to]);
            assert!(if turned { from > to } else { from < to });
        }
    }

    #[test]
    fn what_is_wide_stays_as_it_is() {
        let ends = [(0, 1), (0, 2), (0, 3)];
        assert_eq!(sketch(&[(100.0, 50.0); 4], &ends).turned, [false; 3]);
        assert_eq!(sketch(&[], &[]).turned, [false; 0]);
    }
}
