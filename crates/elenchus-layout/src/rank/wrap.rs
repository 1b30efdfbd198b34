//! Wrapping wide layers: boxes that lead to none may stand further down, so that a claim with
//! twenty reasons is not drawn as a strip that no screen shows. (Rüegg and von Hanxleden 2018 cut
//! whole drawings into strips for the same end; here a reader still finds reasons under claims.)

/// What wrapping has to know of a drawing downwards.
pub(crate) struct Wrap<'s> {
    /// Width and height of each box.
    pub(crate) sizes: &'s [(f64, f64)],
    /// Between boxes, between layers, and between edges and boxes.
    pub(crate) gaps: [f64; 3],
    /// How many times as wide as high the drawing should be at most.
    pub(crate) aspect: f64,
}

/// How many layers may be added.
const MORE: usize = 64;

impl Wrap<'_> {
    /// Moves boxes that lead to none down, until the drawing is about as wide as it should be.
    pub(crate) fn wrap(&self, layers: &mut Vec<usize>, edges: &[(usize, usize, f64)]) {
        let mut leads_on = vec![false; layers.len()];
        let mut is_led_to = vec![false; layers.len()];
        for &(from, to, _) in edges {
            leads_on[from] = true;
            is_led_to[to] = true;
        }
        let is_leaf: Vec<_> = (0..layers.len())
            .map(|node| is_led_to[node] && !leads_on[node])
            .collect();
        let (mut width, mut height) = self.extent(layers);
        let mut limit = width;
        while width > height * self.aspect {
            limit *= 0.85;
            let tried = self.within(limit, layers, &is_leaf);
            let (tried_width, tried_height) = self.extent(&tried);
            if tried_width >= width * 0.999 {
                break;
            }
            // Too high is no better than too wide.
            let is_worse =
                tried_height * self.aspect / tried_width > width / (height * self.aspect);
            if is_worse {
                break;
            }
            (width, height) = (tried_width, tried_height);
            *layers = tried;
        }
    }

    /// The layers with so many leaves of each moved down that it is not wider than the limit.
    fn within(&self, limit: f64, layers: &[usize], is_leaf: &[bool]) -> Vec<usize> {
        let mut rows: Vec<Vec<usize>> = Vec::new();
        for (node, &layer) in layers.iter().enumerate() {
            if rows.len() <= layer {
                rows.resize_with(layer + 1, Vec::new);
            }
            rows[layer].push(node);
        }
        let most = rows.len() + MORE;
        let mut wrapped = layers.to_vec();
        let mut layer = 0;
        // Edges of boxes that stand further down pass through.
        let mut passing = 0;
        while layer < rows.len() && layer + 1 < most {
            let row = std::mem::take(&mut rows[layer]);
            let width: f64 = row.iter().map(|&node| self.width(node)).sum();
            let width = width + passing as f64 * self.gaps[2];
            let leaves: Vec<_> = row.iter().copied().filter(|&node| is_leaf[node]).collect();
            let spared: f64 = leaves
                .iter()
                .map(|&node| self.width(node) - self.gaps[2])
                .sum();
            let mean = (spared / leaves.len().max(1) as f64).max(1.0);
            let over = ((width - limit) / mean).ceil().max(0.0) as usize;
            let stays = usize::from(leaves.len() == row.len());
            let moved = over.min(leaves.len().saturating_sub(stays));
            for (place, &node) in leaves.iter().enumerate() {
                // Spread evenly, so that every claim keeps some of its reasons beside it.
                let is_moved = (place + 1) * moved / leaves.len() > place * moved / leaves.len();
                if is_moved {
                    if rows.len() == layer + 1 {
                        rows.push(Vec::new());
                    }
                    rows[layer + 1].push(node);
                    wrapped[node] = layer + 1;
                }
            }
            passing = moved;
            layer += 1;
        }
        wrapped
    }

    fn width(&self, node: usize) -> f64 {
        self.sizes[node].0 + self.gaps[0]
    }

    /// The width of the widest layer, and the height of all.
    pub(crate) fn extent(&self, layers: &[usize]) -> (f64, f64) {
        let rows = self.rows(layers);
        let width = rows.iter().map(|row| row.0).fold(1.0, f64::max);
        let height: f64 = rows.iter().map(|row| row.1).sum();
        (width, height.max(1.0))
    }

    /// Width and height of each layer, with the gaps after them.
    pub(crate) fn rows(&self, layers: &[usize]) -> Vec<(f64, f64)> {
        let mut rows = vec![(0.0, self.gaps[1]); super::count(layers)];
        for (node, &layer) in layers.iter().enumerate() {
            rows[layer].0 += self.width(node);
            rows[layer].1 = rows[layer].1.max(self.sizes[node].1 + self.gaps[1]);
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::Wrap;

    fn wrapped(layers: &[usize], edges: &[(usize, usize, f64)], aspect: f64) -> Vec<usize> {
        let mut layers = layers.to_vec();
        let sizes = vec![(100.0, 50.0); layers.len()];
        let gaps = [20.0, 50.0, 10.0];
        Wrap {
            sizes: &sizes,
            gaps,
            aspect,
        }
        .wrap(&mut layers, edges);
        layers
    }

    #[test]
    fn a_wide_generation_becomes_several_layers() {
        let edges: Vec<_> = (1..21).map(|leaf| (0, leaf, 1.0)).collect();
        let mut layers = vec![1; 21];
        layers[0] = 0;
        let narrow = wrapped(&layers, &edges, 2.0);
        assert!(narrow[1..].iter().all(|&layer| layer > 0));
        let widest = (1..9)
            .map(|layer| narrow.iter().filter(|&&at| at == layer).count())
            .max();
        assert!(widest < Some(10), "{narrow:?}");
        assert_eq!(wrapped(&layers, &edges, 100.0), layers);
    }

    #[test]
    fn what_leads_on_stays_where_it_is() {
        let edges: Vec<_> = (1..6)
            .flat_map(|at| [(0, at, 1.0), (at, at + 5, 1.0)])
            .collect();
        let layers = [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2];
        assert_eq!(wrapped(&layers, &edges, 0.5)[..6], layers[..6]);
    }
}
