//! Layers by the network simplex method (Gansner, Koutsofios, North and Vo 1993, section 2): the
//! sum of the weights of all edges, times the layers they span, becomes least.
//!
//! The cut value of an edge of the spanning tree is the weight that leaves one of the two parts
//! it joins less the weight that enters it, and that is the sum, over the vertices of the part,
//! of the weight that leaves each less the weight that enters it. So the sums of subtrees are all
//! that has to be kept.

use crate::parts::parts;

/// How many vertices and edges may be looked at. What is not done then is left as it is: layers
/// are valid at any time, and the first ones are nearly the best. A thousand boxes need about a
/// tenth of it.
const WORK: usize = 6_000_000;

/// An edge that leads down: from, to, weight.
type Edge = (usize, usize, f64);

/// Makes the edges of a graph without rings as short as they can be. `layers` are valid ones.
pub(super) fn shorten(layers: &mut [usize], edges: &[Edge]) {
    if edges.is_empty() {
        return;
    }
    let mut simplex = Simplex::new(layers, edges);
    let mut work = 0;
    simplex.span(&mut work);
    simplex.hang();
    let mut next = 0;
    while work < WORK {
        let Some(leaving) = simplex.leaving(&mut next) else {
            break;
        };
        work += 2 * (layers.len() + edges.len());
        if !simplex.exchange(leaving) {
            break;
        }
    }
    simplex.write(layers);
}

struct Simplex<'e> {
    edges: &'e [Edge],
    layer: Vec<i64>,
    /// The edges of each vertex.
    at: Vec<Vec<usize>>,
    in_tree: Vec<bool>,
    /// The weight that leaves each vertex less the weight that enters it.
    excess: Vec<f64>,
    /// The vertices, each after the one it hangs from in its tree.
    order: Vec<usize>,
    /// The edge by which each vertex hangs; none for the first of a tree.
    hangs_by: Vec<Option<usize>>,
    /// The place of each vertex in the order, and of the first one after its subtree.
    range: Vec<(usize, usize)>,
    /// The sum of the excess of each subtree.
    sum: Vec<f64>,
}

impl<'e> Simplex<'e> {
    fn new(layers: &[usize], edges: &'e [Edge]) -> Self {
        let count = layers.len();
        let mut simplex = Self {
            edges,
            layer: layers.iter().map(|&layer| layer as i64).collect(),
            at: vec![Vec::new(); count],
            in_tree: vec![false; edges.len()],
            excess: vec![0.0; count],
            order: Vec::with_capacity(count),
            hangs_by: vec![None; count],
            range: vec![(0, 0); count],
            sum: vec![0.0; count],
        };
        for (index, &(from, to, weight)) in edges.iter().enumerate() {
            simplex.at[from].push(index);
            simplex.at[to].push(index);
            simplex.excess[from] += weight;
            simplex.excess[to] -= weight;
        }
        simplex
    }

    fn slack(&self, edge: usize) -> i64 {
        let (from, to, _) = self.edges[edge];
        self.layer[to] - self.layer[from] - 1
    }

    fn other_end(&self, edge: usize, vertex: usize) -> usize {
        let (from, to, _) = self.edges[edge];
        if from == vertex { to } else { from }
    }

    /// Spans each part of the graph with a tree of edges that cannot be shorter, moving vertices
    /// towards each other where there is none.
    fn span(&mut self, work: &mut usize) {
        let mut is_in = vec![false; self.layer.len()];
        for root in 0..is_in.len() {
            if is_in[root] {
                continue;
            }
            let mut tree = Vec::new();
            self.grow(root, &mut tree, &mut is_in);
            loop {
                *work += tree.len();
                let border = tree.iter().flat_map(|&vertex: &usize| &self.at[vertex]);
                let leads_out = border.copied().filter(|&edge| {
                    let (from, to, _) = self.edges[edge];
                    is_in[from] != is_in[to]
                });
                let Some(edge) = leads_out.min_by_key(|&edge| self.slack(edge)) else {
                    break;
                };
                let (from, to, _) = self.edges[edge];
                let slack = self.slack(edge);
                let (shift, outside) = if is_in[from] {
                    (slack, to)
                } else {
                    (-slack, from)
                };
                for &vertex in &tree {
                    self.layer[vertex] += shift;
                }
                self.in_tree[edge] = true;
                self.grow(outside, &mut tree, &mut is_in);
            }
        }
    }

    /// Adds a vertex to a tree, and all that edges of least length lead to.
    fn grow(&mut self, first: usize, tree: &mut Vec<usize>, is_in: &mut [bool]) {
        let mut next = tree.len();
        is_in[first] = true;
        tree.push(first);
        while let Some(&vertex) = tree.get(next) {
            next += 1;
            for &edge in &self.at[vertex] {
                let other = self.other_end(edge, vertex);
                if !is_in[other] && self.slack(edge) == 0 {
                    is_in[other] = true;
                    self.in_tree[edge] = true;
                    tree.push(other);
                }
            }
        }
    }

    /// Hangs up the trees: the order, the subtrees and their sums.
    fn hang(&mut self) {
        let count = self.layer.len();
        self.order.clear();
        let mut is_seen = vec![false; count];
        let mut stack = Vec::new();
        for root in 0..count {
            if is_seen[root] {
                continue;
            }
            is_seen[root] = true;
            self.hangs_by[root] = None;
            stack.push(root);
            while let Some(vertex) = stack.pop() {
                self.range[vertex] = (self.order.len(), 0);
                self.order.push(vertex);
                for &edge in self.at[vertex].iter().filter(|&&edge| self.in_tree[edge]) {
                    let other = self.other_end(edge, vertex);
                    if !std::mem::replace(&mut is_seen[other], true) {
                        self.hangs_by[other] = Some(edge);
                        stack.push(other);
                    }
                }
            }
        }
        self.sum.clone_from(&self.excess);
        for place in (0..count).rev() {
            let vertex = self.order[place];
            self.range[vertex].1 = self.range[vertex].1.max(place + 1);
            if let Some(edge) = self.hangs_by[vertex] {
                let above = self.other_end(edge, vertex);
                self.sum[above] += self.sum[vertex];
                self.range[above].1 = self.range[above].1.max(self.range[vertex].1);
            }
        }
    }

    /// The next vertex whose edge upwards in the tree had better be longer.
    fn leaving(&self, next: &mut usize) -> Option<usize> {
        let count = self.order.len();
        let found = (0..count)
            .map(|step| (*next + step) % count)
            .find(|&vertex| {
                let cut = self.hangs_by[vertex].map(|edge| match self.edges[edge].0 == vertex {
                    true => self.sum[vertex],
                    false => -self.sum[vertex],
                });
                cut.is_some_and(|cut| cut < -1e-6)
            })?;
        *next = found + 1;
        Some(found)
    }

    /// Lets the edge a vertex hangs by leave the tree, for the one of least slack that leads the
    /// other way between the same parts. Whether there is one.
    fn exchange(&mut self, vertex: usize) -> bool {
        let Some(leaving) = self.hangs_by[vertex] else {
            return false;
        };
        let (first, end) = self.range[vertex];
        let within = |vertex: usize| (first..end).contains(&self.range[vertex].0);
        // The lower part sinks if the edge leads into it, the upper part does otherwise.
        let leads_in = self.edges[leaving].1 == vertex;
        let entering = (0..self.edges.len()).filter(|&edge| {
            let (from, to, _) = self.edges[edge];
            match leads_in {
                true => within(from) && !within(to),
                false => !within(from) && within(to),
            }
        });
        let Some(entering) = entering.min_by_key(|&edge| self.slack(edge)) else {
            return false;
        };
        let slack = self.slack(entering);
        let shift = if leads_in { slack } else { -slack };
        for place in first..end {
            self.layer[self.order[place]] += shift;
        }
        self.in_tree[leaving] = false;
        self.in_tree[entering] = true;
        self.hang();
        true
    }

    /// The layers of each part of the graph, from 0.
    fn write(&self, layers: &mut [usize]) {
        let ends: Vec<_> = self.edges.iter().map(|&(from, to, _)| (from, to)).collect();
        let (parts, _) = parts(layers.len(), layers.len(), &ends);
        for part in parts {
            let least = part.nodes.iter().map(|&vertex| self.layer[vertex]).min();
            for vertex in part.nodes {
                layers[vertex] = (self.layer[vertex] - least.unwrap_or(0)) as usize;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn length(layers: &[usize], edges: &[Edge]) -> f64 {
        let lengths = edges.iter().map(|&(from, to, weight)| {
            assert!(layers[to] > layers[from], "{from} stands above {to}");
            (layers[to] - layers[from]) as f64 * weight
        });
        lengths.sum()
    }

    /// The least length of all, by trying all layers.
    fn least(count: usize, edges: &[Edge]) -> f64 {
        let mut best = f64::MAX;
        for number in 0..count.pow(count as u32) {
            let layer = |vertex: usize| number / count.pow(vertex as u32) % count;
            let fits = edges.iter().all(|&(from, to, _)| layer(to) > layer(from));
            if fits {
                let lengths = edges.iter();
                let lengths = lengths.map(|&(from, to, w)| (layer(to) - layer(from)) as f64 * w);
                best = best.min(lengths.sum());
            }
        }
        best
    }

    fn first_layers(count: usize, edges: &[Edge]) -> Vec<usize> {
        let mut layers = vec![0; count];
        for from in 0..count {
            for edge in edges.iter().filter(|edge| edge.0 == from) {
                layers[edge.1] = layers[edge.1].max(layers[from] + 1);
            }
        }
        layers
    }

    proptest! {
        #[test]
        fn no_layers_make_edges_shorter(
            ends in prop::collection::vec((0_usize..5, 0_usize..5, 1_u8..4), 1..9)
        ) {
            let down = ends.into_iter().filter(|(from, to, _)| from != to);
            let edges: Vec<_> = down
                .map(|(from, to, weight)| (from.min(to), from.max(to), f64::from(weight)))
                .collect();
            let mut layers = first_layers(5, &edges);
            shorten(&mut layers, &edges);
            prop_assert_eq!(length(&layers, &edges), if edges.is_empty() { 0.0 } else { least(5, &edges) });
        }
    }

    proptest! {
        #[test]
        fn layers_stay_valid(
            ends in prop::collection::vec((0_usize..17, 0_usize..17), 20..40)
        ) {
            let down = ends.into_iter().filter(|(from, to)| from != to);
            let edges: Vec<_> = down.map(|(from, to)| (from.min(to), from.max(to), 1.0)).collect();
            let mut layers = first_layers(17, &edges);
            shorten(&mut layers, &edges);
            prop_assert!(edges.iter().all(|&(from, to, _)| layers[from] < layers[to]));
        }
    }

    /// The lowest layers that are valid.
    fn last_layers(count: usize, edges: &[Edge]) -> Vec<usize> {
        let mut layers = vec![count; count];
        for to in (0..count).rev() {
            for edge in edges.iter().filter(|edge| edge.1 == to) {
                layers[edge.0] = layers[edge.0].min(layers[to] - 1);
            }
        }
        layers
    }

    proptest! {
        #[test]
        fn wherever_it_begins_it_ends_as_short(
            ends in prop::collection::vec((0_usize..17, 0_usize..17, 1_u8..4), 16..40)
        ) {
            let down = ends.into_iter().filter(|(from, to, _)| from != to);
            let edges: Vec<_> = down
                .map(|(from, to, weight)| (from.min(to), from.max(to), f64::from(weight)))
                .collect();
            let (mut high, mut low) = (first_layers(17, &edges), last_layers(17, &edges));
            shorten(&mut high, &edges);
            shorten(&mut low, &edges);
            prop_assert_eq!(length(&high, &edges), length(&low, &edges));
        }
    }

    #[test]
    fn two_parts_both_begin_at_the_top() {
        let edges = [(0, 1, 1.0), (2, 3, 1.0), (1, 4, 1.0), (3, 5, 2.0)];
        let mut layers = [0, 1, 3, 5, 2, 7];
        shorten(&mut layers, &edges);
        assert_eq!(layers, [0, 1, 0, 1, 2, 2]);
    }
}
