//! Layers: each box one below the lowest box that leads to it, then moved down towards what it
//! leads to where that shortens its edges; from there the network simplex finds the layers with
//! the shortest edges, as far as its work goes (Gansner et al. 1993, section 2).

mod simplex;
pub(crate) mod wrap;

use std::collections::VecDeque;

use crate::places::by_place;
use wrap::Wrap;

/// The most boxes whose layers are found by the network simplex. For more it takes longer, and the
/// drawings have more crossings: a thousand boxes 1,721 with it and 1,439 without.
const SIMPLEX: usize = 900;

/// The layer of each box, from 0, so that every edge of a graph without rings leads down. Boxes
/// with a height in an earlier drawing stay in their layers as far as the edges let them, unless
/// that takes more than so many times as many layers as there are without, wrapped if they are to
/// be.
pub(crate) fn layers(
    nodes: usize,
    edges: &[(usize, usize, f64)],
    heights: &[Option<f64>],
    more: f64,
    wrap: Option<&Wrap<'_>>,
) -> Vec<usize> {
    let net = Net::new(nodes, edges);
    let mut free = net.layers(&vec![0; nodes], &[]);
    if nodes <= SIMPLEX {
        simplex::shorten(&mut free, edges);
    }
    if let Some(wrap) = wrap {
        wrap.wrap(&mut free, edges);
    }
    if !heights.iter().any(Option::is_some) {
        return free;
    }
    let kept = without_gaps(net.layers(&earlier(heights), heights));
    if count(&kept) as f64 <= count(&free) as f64 * more {
        kept
    } else {
        free
    }
}

/// How many layers there are.
pub(crate) fn count(layers: &[usize]) -> usize {
    layers.iter().max().map_or(0, |last| last + 1)
}

/// The layers of an earlier drawing, by the heights at which their boxes stood; 0 for new boxes.
fn earlier(heights: &[Option<f64>]) -> Vec<usize> {
    /// Boxes of one layer stand at one height, but for rounding.
    const LAYER: f64 = 0.5;
    let stood = (0..heights.len()).filter_map(|node| Some((heights[node]?, node)));
    let mut stood: Vec<_> = stood.collect();
    by_place(&mut stood);
    let mut layers = vec![0; heights.len()];
    let (mut layer, mut last) = (0, f64::MAX);
    for (height, node) in stood {
        layer += usize::from(height > last + LAYER);
        last = height;
        layers[node] = layer;
    }
    layers
}

/// The layers without those that nobody is in.
pub(crate) fn without_gaps(mut layers: Vec<usize>) -> Vec<usize> {
    let mut number = vec![0; count(&layers) + 1];
    for &layer in &layers {
        number[layer + 1] = 1;
    }
    for layer in 1..number.len() {
        number[layer] += number[layer - 1];
    }
    for layer in &mut layers {
        *layer = number[*layer];
    }
    layers
}

/// Who leads to whom, with the weight of the edge.
struct Net {
    outgoing: Vec<Vec<(usize, f64)>>,
    incoming: Vec<Vec<(usize, f64)>>,
}

impl Net {
    fn new(nodes: usize, edges: &[(usize, usize, f64)]) -> Self {
        let mut net = Self {
            outgoing: vec![Vec::new(); nodes],
            incoming: vec![Vec::new(); nodes],
        };
        for &(from, to, weight) in edges {
            net.outgoing[from].push((to, weight));
            net.incoming[to].push((from, weight));
        }
        net
    }

    /// Each box one below the lowest that leads to it, and no higher than `least`; then down
    /// towards what it leads to where that shortens its edges, unless it stood at a height.
    fn layers(&self, least: &[usize], heights: &[Option<f64>]) -> Vec<usize> {
        let order = topological(&self.outgoing, &self.incoming);
        let mut layer = least.to_vec();
        for &node in &order {
            for &(to, _) in &self.outgoing[node] {
                layer[to] = layer[to].max(layer[node] + 1);
            }
        }
        for &node in order.iter().rev() {
            let weigh = |edges: &[(usize, f64)]| edges.iter().map(|edge| edge.1).sum::<f64>();
            let pull = weigh(&self.outgoing[node]) - weigh(&self.incoming[node]);
            let lowest = self.outgoing[node]
                .iter()
                .map(|&(to, _)| layer[to] - 1)
                .min();
            let is_free = heights.get(node).copied().flatten().is_none();
            if let Some(lowest) = lowest.filter(|_| pull > 0.0 && is_free) {
                layer[node] = layer[node].max(lowest);
            }
        }
        layer
    }
}

/// The boxes, each after all that lead to it (Kahn), in index order where free.
fn topological(outgoing: &[Vec<(usize, f64)>], incoming: &[Vec<(usize, f64)>]) -> Vec<usize> {
    let mut waits: Vec<_> = incoming.iter().map(Vec::len).collect();
    let mut free: VecDeque<_> = (0..waits.len()).filter(|&node| waits[node] == 0).collect();
    let mut order = Vec::with_capacity(waits.len());
    while let Some(node) = free.pop_front() {
        order.push(node);
        for &(to, _) in &outgoing[node] {
            waits[to] -= 1;
            if waits[to] == 0 {
                free.push_back(to);
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    const MORE: f64 = 1.125;

    fn layers(nodes: usize, edges: &[(usize, usize, f64)], heights: &[Option<f64>]) -> Vec<usize> {
        super::layers(nodes, edges, heights, MORE, None)
    }

    #[test]
    fn a_second_root_stands_just_above_what_it_leads_to() {
        let edges = [(0, 1, 1.0), (1, 2, 1.0), (3, 2, 1.0)];
        assert_eq!(layers(4, &edges, &[None; 4]), [0, 1, 2, 1]);
    }

    #[test]
    fn who_stood_in_a_layer_stays_there_unless_that_takes_many_more_layers() {
        let edges = [(0, 1, 1.0), (1, 2, 1.0), (0, 3, 1.0)];
        let heights = [Some(10.0), Some(110.0), Some(210.2), Some(210.0)];
        assert_eq!(layers(4, &edges, &heights), [0, 1, 2, 2]);
        assert_eq!(layers(4, &edges[2..], &heights)[3], 1);
        let new = [Some(10.0), None, Some(110.0), Some(110.0)];
        assert_eq!(layers(4, &edges, &new), [0, 1, 2, 1]);
    }
}
