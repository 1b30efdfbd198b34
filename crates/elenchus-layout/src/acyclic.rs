//! Breaking rings: depth-first search turns the edges that lead back to an open box
//! (Gansner et al., *A Technique for Drawing Directed Graphs*, 1993, section 2.1).

/// For each of `edges` over `nodes` boxes, whether it is turned so that no ring is left.
/// Searches from the boxes without incoming edges first, in index order, so that what is drawn
/// first stays so. Edges from a box to itself are not turned.
pub(crate) fn turned(nodes: usize, edges: &[(usize, usize)]) -> Vec<bool> {
    let mut outgoing = vec![Vec::new(); nodes];
    let mut is_start = vec![true; nodes];
    for (index, &(from, to)) in edges.iter().enumerate() {
        if from != to {
            outgoing[from].push(index);
            is_start[to] = false;
        }
    }
    let mut turned = vec![false; edges.len()];
    let mut state = vec![State::New; nodes];
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
                stack.pop();
                continue;
            };
            *next += 1;
            let to = edges[edge].1;
            match state[to] {
                State::New => {
                    state[to] = State::Open;
                    stack.push((to, 0));
                }
                State::Open => turned[edge] = true,
                State::Done => {}
            }
        }
    }
    turned
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn one_edge_of_a_ring_is_turned() {
        assert_eq!(turned(3, &[(0, 1), (1, 2), (2, 0)]), [false, false, true]);
        assert_eq!(turned(2, &[(0, 1), (0, 1), (1, 1)]), [false; 3]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let edges: Vec<_> = (0..200_000).map(|node| (node, node + 1)).collect();
        assert!(!turned(200_001, &edges).contains(&true));
    }
}
