//! A graph in layers: long edges become chains of points, one a layer (Sugiyama et al., 1981).

use crate::graph::Options;

/// The index of a box or of a point of a long edge.
pub(crate) type Vertex = usize;

/// What the later phases work on. Vertices below `boxes` are boxes, the others points.
pub(crate) struct Layered {
    pub(crate) boxes: usize,
    pub(crate) width: Vec<f64>,
    pub(crate) height: Vec<f64>,
    /// The vertices of each layer, from left to right.
    pub(crate) layers: Vec<Vec<Vertex>>,
    /// Neighbours in the layer above, with the weight of the edge.
    pub(crate) above: Vec<Vec<(Vertex, f64)>>,
    /// Neighbours in the layer below, with the weight of the edge.
    pub(crate) below: Vec<Vec<(Vertex, f64)>>,
    /// For each edge its vertices from top to bottom.
    pub(crate) chains: Vec<Vec<Vertex>>,
    /// The layer of each box.
    pub(crate) layer: Vec<usize>,
    pub(crate) spacing: crate::graph::Spacing,
}

impl Layered {
    /// Puts boxes of `sizes` in their `layer`s; `edges` all lead down.
    pub(crate) fn new(
        sizes: &[(f64, f64)],
        layer: &[usize],
        edges: &[(usize, usize, f64)],
        options: &Options,
    ) -> Self {
        let mut layered = Self {
            boxes: sizes.len(),
            width: sizes.iter().map(|size| size.0).collect(),
            height: sizes.iter().map(|size| size.1).collect(),
            layers: vec![Vec::new(); layer.iter().max().map_or(0, |last| last + 1)],
            above: vec![Vec::new(); sizes.len()],
            below: vec![Vec::new(); sizes.len()],
            chains: Vec::with_capacity(edges.len()),
            layer: layer.to_vec(),
            spacing: options.spacing,
        };
        for &(from, to, weight) in edges {
            let mut chain = vec![from];
            for between in layer[from] + 1..layer[to] {
                let point = layered.point();
                layered.layers[between].push(point);
                chain.push(point);
            }
            chain.push(to);
            layered.join(&chain, weight);
            layered.chains.push(chain);
        }
        for (node, &layer) in layer.iter().enumerate() {
            layered.layers[layer].push(node);
        }
        layered
    }

    /// The layer of a box.
    pub(crate) fn layer_of(&self, node: Vertex) -> usize {
        self.layer[node]
    }

    /// Whether a vertex is a point of a long edge.
    pub(crate) fn is_point(&self, vertex: Vertex) -> bool {
        vertex >= self.boxes
    }

    /// The least distance of the middles of two neighbours in a layer.
    pub(crate) fn separation(&self, left: Vertex, right: Vertex) -> f64 {
        let gap = match (self.is_point(left), self.is_point(right)) {
            (false, false) => self.spacing.node,
            _ => self.spacing.edge,
        };
        (self.width[left] + self.width[right]) / 2.0 + gap
    }

    fn point(&mut self) -> Vertex {
        self.width.push(0.0);
        self.height.push(0.0);
        self.above.push(Vec::new());
        self.below.push(Vec::new());
        self.width.len() - 1
    }

    /// The inner pieces of a long edge count more, so that it runs straight (Gansner et al. 1993).
    fn join(&mut self, chain: &[Vertex], weight: f64) {
        for pair in chain.windows(2) {
            let inner = match pair {
                [from, to] if self.is_point(*from) && self.is_point(*to) => 2.0,
                _ => 1.0,
            };
            self.below[pair[0]].push((pair[1], weight * inner));
            self.above[pair[1]].push((pair[0], weight * inner));
        }
    }
}
