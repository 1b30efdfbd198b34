use super::{Map, NodeId};
use crate::sort::by_number;

/// The first node, in document order, of each ring that leads nowhere else, of those rings whose
/// nodes `reached` leaves out. A ring is a strongly connected component along
/// [`Map::outgoing`]; found after R. Tarjan, "Depth-first search and linear graph algorithms"
/// (1972), with a stack in place of the recursion.
pub(super) fn last_rings(map: &Map, reached: impl Fn(NodeId) -> bool) -> Vec<NodeId> {
    let count = map.nodes.len();
    let mut search = Search {
        order: vec![UNSEEN; count],
        low: vec![UNSEEN; count],
        leads_on: vec![false; count],
        seen: 0,
        open: Vec::new(),
        rings: Vec::new(),
    };
    for node in (0..count as u32).map(NodeId) {
        if !reached(node) && search.order[node.index()] == UNSEEN {
            search.from(map, node);
        }
    }
    by_number(&mut search.rings, |node| u64::from(node.0));
    search.rings
}

const UNSEEN: u32 = u32::MAX;
/// The order of a node whose ring is complete.
const DONE: u32 = u32::MAX - 1;

struct Search {
    /// When each node was first seen.
    order: Vec<u32>,
    /// The earliest node of the same ring that is known to be reached from each.
    low: Vec<u32>,
    /// Whether an edge leads from each node into a ring that is complete.
    leads_on: Vec<bool>,
    seen: u32,
    /// The nodes whose ring is not complete, in the order in which they were seen.
    open: Vec<NodeId>,
    rings: Vec<NodeId>,
}

impl Search {
    fn from(&mut self, map: &Map, start: NodeId) {
        // Nodes on the way, each with the number of its edges that were followed.
        let mut way = vec![(start, 0)];
        self.enter(start);
        while let Some((node, followed)) = way.last_mut() {
            let node = *node;
            if let Some(&edge) = map.outgoing(node).get(*followed) {
                *followed += 1;
                let next = map.other_end(edge, node);
                match self.order[next.index()] {
                    UNSEEN => {
                        self.enter(next);
                        way.push((next, 0));
                    }
                    DONE => self.leads_on[node.index()] = true,
                    order => self.lower(node, order),
                }
                continue;
            }
            way.pop();
            let below = self.low[node.index()];
            if below == self.order[node.index()] {
                self.close_ring(node);
            }
            if let Some(&(above, _)) = way.last() {
                match self.order[node.index()] {
                    DONE => self.leads_on[above.index()] = true,
                    _ => self.lower(above, below),
                }
            }
        }
    }

    fn enter(&mut self, node: NodeId) {
        self.order[node.index()] = self.seen;
        self.low[node.index()] = self.seen;
        self.seen += 1;
        self.open.push(node);
    }

    fn lower(&mut self, node: NodeId, order: u32) {
        let low = &mut self.low[node.index()];
        *low = order.min(*low);
    }

    /// Takes the ring off whose first seen node is `first`.
    fn close_ring(&mut self, first: NodeId) {
        let order = self.order[first.index()] as usize;
        let is_later = |node: &NodeId| self.order[node.index()] as usize >= order;
        let begin = self.open.partition_point(|node| !is_later(node));
        let ring = self.open.split_off(begin);
        let leads_on = ring.iter().any(|node| self.leads_on[node.index()]);
        for node in &ring {
            self.order[node.index()] = DONE;
        }
        if let (false, Some(&root)) = (leads_on, ring.iter().min()) {
            self.rings.push(root);
        }
    }
}
