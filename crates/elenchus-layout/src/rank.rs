//! Layers: each box one below the lowest box that leads to it, then moved down towards what it
//! leads to where that shortens its edges.

use std::collections::VecDeque;

/// The layer of each box, from 0, so that every edge of a graph without rings leads down.
pub(crate) fn layers(nodes: usize, edges: &[(usize, usize, f64)]) -> Vec<usize> {
    let mut outgoing = vec![Vec::new(); nodes];
    let mut incoming = vec![Vec::new(); nodes];
    for &(from, to, weight) in edges {
        outgoing[from].push((to, weight));
        incoming[to].push((from, weight));
    }
    let order = topological(&outgoing, &incoming);
    let mut layer = vec![0; nodes];
    for &node in &order {
        for &(to, _) in &outgoing[node] {
            layer[to] = layer[to].max(layer[node] + 1);
        }
    }
    for &node in order.iter().rev() {
        let pull: f64 = outgoing[node].iter().map(|&(_, weight)| weight).sum();
        let hold: f64 = incoming[node].iter().map(|&(_, weight)| weight).sum();
        let lowest = outgoing[node].iter().map(|&(to, _)| layer[to] - 1).min();
        if let Some(lowest) = lowest.filter(|_| pull > hold) {
            layer[node] = layer[node].max(lowest);
        }
    }
    layer
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
    use super::layers;

    #[test]
    fn a_second_root_stands_just_above_what_it_leads_to() {
        let edges = [(0, 1, 1.0), (1, 2, 1.0), (3, 2, 1.0)];
        assert_eq!(layers(4, &edges), [0, 1, 2, 1]);
    }
}
