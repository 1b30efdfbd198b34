use std::collections::HashMap;

use crate::model::{Element, RelationId, RelationKind, SectionId};

/// Names a [`Node`] of a map: its index in [`Map::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// Names an [`Edge`] of a map: its index in [`Map::edges`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EdgeId(pub u32);

/// Names a [`Group`] of a map: its index in [`Map::groups`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupId(pub u32);

impl NodeId {
    /// The index into [`Map::nodes`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl EdgeId {
    /// The index into [`Map::edges`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl GroupId {
    /// The index into [`Map::groups`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// One card of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it shows.
    pub element: Element,
    /// Its name in addresses: letters, digits and hyphens, unlike that of any other node.
    pub slug: String,
    /// Whether its title is to be shown.
    pub shows_title: bool,
    /// Whether its text is to be shown.
    pub shows_text: bool,
    /// The group it stands in.
    pub group: Option<GroupId>,
}

/// One arrow of a map, from a reason to what it bears on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The reason.
    pub from: NodeId,
    /// What it is a reason for or against.
    pub to: NodeId,
    /// How it bears on it.
    pub kind: RelationKind,
    /// Why there is an edge.
    pub origin: EdgeOrigin,
}

/// Why a map has an [`Edge`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EdgeOrigin {
    /// A relation of the model states it.
    Stated(RelationId),
    /// A statement is a premise of an argument.
    Premise,
    /// An argument has a statement for its conclusion.
    Conclusion,
}

/// A section drawn around its nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The section.
    pub section: SectionId,
    /// The group it is nested in.
    pub parent: Option<GroupId>,
}

/// The direct reasons for and against a node, each in document order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Supports and premises.
    pub pro: Vec<NodeId>,
    /// Attacks, undercuts, and what cannot be true together with it.
    pub con: Vec<NodeId>,
}

/// The projection of a model for showing. See [`project`](super::project).
#[derive(Clone, Debug, Default)]
pub struct Map {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
    pub(super) groups: Vec<Group>,
    pub(super) roots: Vec<NodeId>,
    /// Distance from the nearest root, a node each.
    pub(super) depths: Vec<u32>,
    /// Edges into each node, in document order of their sources.
    pub(super) incoming: Vec<Vec<EdgeId>>,
    /// Edges out of each node, in document order of their targets.
    pub(super) outgoing: Vec<Vec<EdgeId>>,
    /// For looking up; never iterated.
    pub(super) by_element: HashMap<Element, NodeId>,
    pub(super) by_slug: HashMap<String, NodeId>,
}

impl Map {
    /// The nodes, indexed by [`NodeId`], in document order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The edges, indexed by [`EdgeId`]. No two join the same nodes in the same way.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The groups, indexed by [`GroupId`]; a group stands after the one it is nested in.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The node with this id.
    ///
    /// # Panics
    /// When the id is of another map and out of range here.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The edge with this id. Panics as [`Map::node`] does.
    pub fn edge(&self, id: EdgeId) -> &Edge {
        &self.edges[id.index()]
    }

    /// Where reading starts: the thesis first, then every node that is no reason for
    /// anything, in document order; and one node of each ring that none of these reaches.
    /// Every node hangs under a root. Empty only in an empty map.
    pub fn roots(&self) -> &[NodeId] {
        &self.roots
    }

    /// How many edges lie between a node and the nearest root.
    pub fn depth(&self, id: NodeId) -> u32 {
        self.depths[id.index()]
    }

    /// The depth of the deepest node; 0 in an empty map.
    pub fn max_depth(&self) -> u32 {
        self.depths.iter().copied().max().unwrap_or(0)
    }

    /// The edges that end at a node: its reasons, in document order.
    pub fn incoming(&self, id: NodeId) -> &[EdgeId] {
        &self.incoming[id.index()]
    }

    /// The edges that start at a node: what it is a reason for, in document order.
    pub fn outgoing(&self, id: NodeId) -> &[EdgeId] {
        &self.outgoing[id.index()]
    }

    /// The direct reasons for and against a node.
    pub fn reasons(&self, id: NodeId) -> Reasons {
        let mut reasons = Reasons::default();
        for &edge in self.incoming(id) {
            let edge = self.edge(edge);
            let side = if edge.kind.is_pro() {
                &mut reasons.pro
            } else {
                &mut reasons.con
            };
            if !side.contains(&edge.from) {
                side.push(edge.from);
            }
        }
        reasons
    }

    /// The node that shows an element, if any does.
    pub fn node_of(&self, element: Element) -> Option<NodeId> {
        self.by_element.get(&element).copied()
    }

    /// The node with this slug.
    pub fn node_by_slug(&self, slug: &str) -> Option<NodeId> {
        self.by_slug.get(slug).copied()
    }
}
