//! Breaking rings: depth-first search turns the edges that lead back to an open box
//! (Gansner et al., *A Technique for Drawing Directed Graphs*, 1993, section 2.1). What was turned
//! in an earlier drawing is turned again, if it is still part of a ring (rings by Sharir, 1981).

/// For each of `edges` over `nodes` boxes, whether it is turned so that no ring is left.
/// Searches from the boxes without incoming edges first, in index order, so that what is drawn
/// first stays so. `heights` are those of an earlier drawing, where there was one. Edges from a
/// box to itself are not turned.
pub(crate) fn turned(nodes: usize, edges: &[(usize, usize)], heights: &[Option<f64>]) -> Vec<bool> {
    turned_again(nodes, edges, heights, false)
}

/// As [`turned`]; `all` that was turned in the earlier drawing is turned again, also where it is
/// part of no ring: it was turned for the sake of the drawing's shape.
pub(crate) fn turned_again(
    nodes: usize,
    edges: &[(usize, usize)],
    heights: &[Option<f64>],
    all: bool,
) -> Vec<bool> {
    let height = |node: usize| heights.get(node).copied().flatten();
    let led_up = |&(from, to): &(usize, usize)| {
        let both = height(from).zip(height(to));
        both.is_some_and(|(from, to)| from > to)
    };
    let is_forward = vec![false; edges.len()];
    if !edges.iter().any(led_up) {
        return search(nodes, edges, &is_forward).0;
    }
    let (_, done) = search(nodes, edges, &is_forward);
    let ring = rings(nodes, edges, &done);
    let in_ring = |&(from, to): &(usize, usize)| all || ring[from] == ring[to];
    let earlier: Vec<_> = edges.iter().map(|e| led_up(e) && in_ring(e)).collect();
    let (again, _) = search(nodes, edges, &earlier);
    let both = earlier.into_iter().zip(again);
    both.map(|(earlier, again)| earlier != again).collect()
}

/// Searches depth first, some edges `turned` already: which ones have to be turned besides, and
/// the boxes in the order in which they were left.
fn search(nodes: usize, edges: &[(usize, usize)], turned: &[bool]) -> (Vec<bool>, Vec<usize>) {
    let ends = |edge: usize| match edges[edge] {
        (from, to) if turned[edge] => (to, from),
        ends => ends,
    };
    let mut outgoing = vec![Vec::new(); nodes];
    let mut is_start = vec![true; nodes];
    for edge in 0..edges.len() {
        let (from, to) = ends(edge);
        if from != to {
            outgoing[from].push(edge);
            is_start[to] = false;
        }
    }
    let mut back = vec![false; edges.len()];
    let mut state = vec![State::New; nodes];
    let mut done = Vec::with_capacity(nodes);
    let starts = (0..nodes).filter(|&node| is_start[node]);
    for root in starts.chain(0..nodes) {
        if state[root] != State::New {
            continue;
        }
        state[root] = State::Open;
        let mut stack = vec![(root, 0)];
        while let Some((node, next)) = stack.last_mut() {
            let Some(&edge) = outgoing[*node].get(*next) else {
                state[*node] = State::Done;
                done.push(*node);
                stack.pop();
                continue;
            };
            *next += 1;
            let to = ends(edge).1;
            match state[to] {
                State::New => {
                    state[to] = State::Open;
                    stack.push((to, 0));
                }
                State::Open => back[edge] = true,
                State::Done => {}
            }
        }
    }
    (back, done)
}

/// For each box the ring it is part of, alone or with others; `done` is the order in which a
/// search left them.
fn rings(nodes: usize, edges: &[(usize, usize)], done: &[usize]) -> Vec<usize> {
    let mut incoming = vec![Vec::new(); nodes];
    for &(from, to) in edges {
        incoming[to].push(from);
    }
    let mut ring = vec![usize::MAX; nodes];
    for &root in done.iter().rev() {
        let mut stack = vec![root];
        while let Some(node) = stack.pop() {
            if ring[node] == usize::MAX {
                ring[node] = root;
                stack.extend(&incoming[node]);
            }
        }
    }
    ring
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

#[cfg(test)]
mod tests {
    use super::{turned, turned_again};

    #[test]
    fn one_edge_of_a_ring_is_turned() {
        assert_eq!(
            turned(3, &[(0, 1), (1, 2), (2, 0)], &[]),
            [false, false, true]
        );
        assert_eq!(turned(2, &[(0, 1), (0, 1), (1, 1)], &[]), [false; 3]);
    }

    #[test]
    fn what_was_turned_is_turned_again_as_long_as_there_is_a_ring() {
        let edges = [(0, 1), (1, 2), (2, 0)];
        let heights = [Some(200.0), Some(0.0), Some(100.0)];
        assert_eq!(turned(3, &edges, &heights), [true, false, false]);
        assert_eq!(turned(3, &edges[..2], &heights), [false; 2]);
        assert_eq!(turned_again(3, &edges[..2], &heights, true), [true, false]);
        let new = [Some(200.0), Some(0.0), None];
        assert_eq!(turned(3, &edges, &new), [true, false, false]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let edges: Vec<_> = (0..200_000).map(|node| (node, node + 1)).collect();
        assert!(!turned(200_001, &edges, &[]).contains(&true));
    }
}
