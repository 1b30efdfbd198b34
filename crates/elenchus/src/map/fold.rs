use super::{EdgeId, GroupId, Map, NodeId};
use crate::sort::by_number;

/// Which cards a reader has opened. A card that is not open hides those of its reasons that no
/// other open card shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    /// In rising order.
    open: Vec<NodeId>,
}

impl Folds {
    /// Opens every card nearer to a root than `depth`: 0 shows the roots alone.
    pub fn to_depth(map: &Map, depth: u32) -> Self {
        let open = (0..map.nodes.len() as u32)
            .map(NodeId)
            .filter(|&node| map.depth(node) < depth)
            .collect();
        Self { open }
    }

    /// What a newcomer sees: as deep as keeps at most `most` cards in view, at least the first reasons.
    pub fn first_sight(map: &Map, most: usize) -> Self {
        let seen_at = |depth| map.depths.iter().filter(|&&at| at <= depth).count();
        let deepest = (1..=map.max_depth())
            .take_while(|&depth| seen_at(depth) <= most)
            .last();
        Self::to_depth(map, deepest.unwrap_or(1))
    }

    /// Whether a card is open.
    pub fn is_open(&self, node: NodeId) -> bool {
        self.open.binary_search(&node).is_ok()
    }

    /// The open cards, in document order.
    pub fn open_nodes(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.open.iter().copied()
    }

    /// Opens a card; whether it was closed.
    pub fn open(&mut self, node: NodeId) -> bool {
        match self.open.binary_search(&node) {
            Ok(_) => false,
            Err(place) => {
                self.open.insert(place, node);
                true
            }
        }
    }

    /// Closes a card; whether it was open. What was open beneath it stays so, and is seen
    /// again when it is opened.
    pub fn close(&mut self, node: NodeId) -> bool {
        let place = self.open.binary_search(&node);
        place.is_ok_and(|place| {
            self.open.remove(place);
            true
        })
    }

    /// Opens a closed card and closes an open one.
    pub fn toggle(&mut self, node: NodeId) {
        if !self.close(node) {
            self.open(node);
        }
    }

    /// Opens a shortest way from a root to `node`, so that it is visible.
    pub fn reveal(&mut self, map: &Map, node: NodeId) {
        let mut at = node;
        while map.depth(at) > 0 {
            let above = map
                .outgoing(at)
                .iter()
                .map(|&edge| map.other_end(edge, at))
                .find(|&to| map.depth(to) + 1 == map.depth(at));
            match above {
                Some(above) => {
                    self.open(above);
                    at = above;
                }
                None => break,
            }
        }
    }
}

/// What is visible of a map under some [`Folds`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The visible nodes, in document order; always holds the roots.
    pub nodes: Vec<NodeId>,
    /// The edges between visible nodes, in document order of their
    /// [reasons](Map::claim_and_reason).
    pub edges: Vec<EdgeId>,
    /// What each visible node hides, as [`View::nodes`].
    pub hidden: Vec<Hidden>,
}

/// How much hangs unseen beneath a visible node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Direct reasons for it that are not visible.
    pub pro: u32,
    /// Direct reasons against it that are not visible.
    pub con: u32,
}

impl Hidden {
    /// All direct reasons that are not visible.
    pub const fn total(self) -> u32 {
        self.pro + self.con
    }
}

impl View {
    /// Whether a node is visible.
    pub fn shows(&self, node: NodeId) -> bool {
        self.nodes.binary_search(&node).is_ok()
    }

    /// What a node hides; nothing where it is not visible itself.
    pub fn hidden_beneath(&self, node: NodeId) -> Hidden {
        self.nodes
            .binary_search(&node)
            .map_or_else(|_| Hidden::default(), |index| self.hidden[index])
    }
}

/// A group of which something is visible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisibleGroup {
    /// The group.
    pub group: GroupId,
    /// The place of the group around it, in the list that it is in.
    pub parent: Option<usize>,
    /// The places in [`View::nodes`] of the nodes right within it.
    pub members: Vec<usize>,
}

impl Map {
    /// The groups that hold anything of a view, themselves or by a group within them, in the order
    /// of [`Map::groups`].
    pub fn visible_groups(&self, view: &View) -> Vec<VisibleGroup> {
        let mut holds = vec![false; self.groups.len()];
        for &node in &view.nodes {
            let mut around = self.nodes[node.index()].group;
            while let Some(group) = around.filter(|group| !holds[group.index()]) {
                holds[group.index()] = true;
                around = self.groups[group.index()].parent;
            }
        }
        let held = (0..).map(GroupId).zip(&holds).filter(|(_, holds)| **holds);
        let held: Vec<_> = held.map(|(group, _)| group).collect();
        let place = |group: GroupId| held.binary_search(&group).ok();
        let visible = held.iter().map(|&group| VisibleGroup {
            group,
            parent: self.groups[group.index()].parent.and_then(place),
            members: Vec::new(),
        });
        let mut visible: Vec<_> = visible.collect();
        for (at, &node) in view.nodes.iter().enumerate() {
            if let Some(group) = self.nodes[node.index()].group.and_then(place) {
                visible[group].members.push(at);
            }
        }
        visible
    }

    /// What a reader sees: the roots, and all that is reached from them through open cards.
    pub fn view(&self, folds: &Folds) -> View {
        let mut visible = vec![false; self.nodes.len()];
        let mut stack = self.roots.clone();
        for root in &stack {
            visible[root.index()] = true;
        }
        while let Some(node) = stack.pop() {
            if !folds.is_open(node) {
                continue;
            }
            for &edge in self.incoming(node) {
                let reason = self.other_end(edge, node);
                if !std::mem::replace(&mut visible[reason.index()], true) {
                    stack.push(reason);
                }
            }
        }
        let nodes: Vec<_> = (0..self.nodes.len() as u32)
            .map(NodeId)
            .filter(|node| visible[node.index()])
            .collect();
        let mut edges: Vec<_> = (0..self.edges.len() as u32)
            .map(EdgeId)
            .filter(|&edge| {
                let edge = self.edge(edge);
                visible[edge.from.index()] && visible[edge.to.index()]
            })
            .collect();
        by_number(&mut edges, |&edge| {
            u64::from(self.claim_and_reason(edge).1.0)
        });
        let hidden = nodes
            .iter()
            .map(|&node| self.hidden(node, &visible))
            .collect();
        View {
            nodes,
            edges,
            hidden,
        }
    }

    fn hidden(&self, node: NodeId, visible: &[bool]) -> Hidden {
        let reasons = self.reasons(node);
        let unseen = |side: &[NodeId]| {
            side.iter()
                .filter(|reason| !visible[reason.index()])
                .count() as u32
        };
        Hidden {
            pro: unseen(&reasons.pro),
            con: unseen(&reasons.con),
        }
    }
}
