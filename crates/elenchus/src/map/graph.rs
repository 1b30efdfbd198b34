use super::lists::Lists;
use super::slug::Slugs;
use crate::model::{Element, Member, Model, RelationId, RelationKind, SectionId, StatementId};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it shows.
    pub element: Element,
    /// The untitled conclusion that this argument stands for on a reader's map.
    pub stands_for: Option<StatementId>,
    /// Whether its title is to be shown.
    pub shows_title: bool,
    /// Whether its text is to be shown.
    pub shows_text: bool,
    /// The group it stands in.
    pub group: Option<GroupId>,
}

impl Node {
    /// The title to show; `None` where none is.
    pub fn title<'m>(&self, model: &'m Model) -> Option<&'m str> {
        self.shows_title.then(|| model.title_of(self.element))
    }

    /// The text of its element; where that is an argument without a description, the text of
    /// the conclusion it stands for. May be empty. `model` must be the model of the map.
    pub fn text<'m>(&self, model: &'m Model) -> &'m str {
        self.member(model).map_or("", |member| &member.text)
    }

    /// The occurrence that [`Node::text`] is from, for what stands out in it.
    pub fn member<'m>(&self, model: &'m Model) -> Option<&'m Member> {
        let of_statement = |id| {
            let statement = model.statement(id);
            statement.members.get(statement.canonical?)
        };
        let own = match self.element {
            Element::Statement(id) => of_statement(id),
            Element::Argument(id) => {
                let argument = model.argument(id);
                let canonical = argument.canonical;
                canonical.and_then(|index| argument.members.get(index))
            }
        };
        let silent = own.is_none_or(|member| member.text.is_empty());
        match self.stands_for.filter(|_| silent) {
            Some(conclusion) => of_statement(conclusion).or(own),
            None => own,
        }
    }
}

/// One arrow of a map, from a reason to what it bears on. A symmetric one bears on both its ends.
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
    /// A statement is a premise of an argument, or one on the way to its conclusion; or it is
    /// the conclusion of one argument and a premise of another, and has no node.
    Premise,
    /// An argument has a statement for its main conclusion.
    Conclusion,
}

/// A section drawn around its nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The section.
    pub section: SectionId,
    /// The group it is nested in.
    pub parent: Option<GroupId>,
    /// Whether it is to be shown without what it holds.
    pub closed: bool,
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
    /// What bears on each node, in document order of the other ends.
    pub(super) incoming: Lists<EdgeId>,
    /// What each node bears on, in document order of the other ends.
    pub(super) outgoing: Lists<EdgeId>,
    /// The node of each statement and argument of the model.
    pub(super) statement_nodes: Vec<Option<NodeId>>,
    pub(super) argument_nodes: Vec<Option<NodeId>>,
    pub(super) slugs: Slugs,
}

impl Map {
    /// The nodes, indexed by [`NodeId`], in document order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The ids of all nodes.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
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

    /// Where reading starts: what is marked as thesis, then every node from which no edge
    /// starts, then the first node of each ring that hangs under none of these; each in
    /// document order. Every node hangs under a root. Empty only in an empty map.
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

    /// The edges that bear on a node, in document order of their [other ends](Map::other_end):
    /// those that end at it, and the symmetric ones that start at it.
    pub fn incoming(&self, id: NodeId) -> &[EdgeId] {
        self.incoming.of(id.index())
    }

    /// The edges by which a node bears on others, in document order of their
    /// [other ends](Map::other_end): those that start at it, and the symmetric ones that end at it.
    pub fn outgoing(&self, id: NodeId) -> &[EdgeId] {
        self.outgoing.of(id.index())
    }

    /// The end of an edge that is not `node`: of an edge among [`Map::incoming`] the reason, of
    /// one among [`Map::outgoing`] what it bears on. Panics as [`Map::node`] does.
    pub fn other_end(&self, id: EdgeId, node: NodeId) -> NodeId {
        let edge = self.edge(id);
        if edge.to == node { edge.from } else { edge.to }
    }

    /// The claim and the reason that an edge joins in a drawing: what stands above, and what stands
    /// beneath it. Of two that are opposed to each other (contrary, contradictory) the one nearer
    /// to a root stands above. Panics as [`Map::node`] does.
    pub fn claim_and_reason(&self, id: EdgeId) -> (NodeId, NodeId) {
        let edge = self.edge(id);
        if edge.kind.is_symmetric() && self.depth(edge.from) < self.depth(edge.to) {
            (edge.from, edge.to)
        } else {
            (edge.to, edge.from)
        }
    }

    /// The direct reasons for and against a node. What is opposed to it symmetrically
    /// (contrary, contradictory) is among those against it, whichever end it is.
    pub fn reasons(&self, id: NodeId) -> Reasons {
        let mut reasons = Reasons::default();
        for &edge in self.incoming(id) {
            let reason = self.other_end(edge, id);
            let side = if self.edge(edge).kind.is_pro() {
                &mut reasons.pro
            } else {
                &mut reasons.con
            };
            // Edges of one reason stand side by side.
            if side.last() != Some(&reason) {
                side.push(reason);
            }
        }
        reasons
    }

    /// The node that shows an element, if any does.
    pub fn node_of(&self, element: Element) -> Option<NodeId> {
        let node = match element {
            Element::Statement(id) => self.statement_nodes.get(id.index()),
            Element::Argument(id) => self.argument_nodes.get(id.index()),
        };
        node.copied().flatten()
    }

    /// The name of a node in addresses: letters, digits and hyphens, unlike that of any other
    /// node. Panics as [`Map::node`] does.
    pub fn slug(&self, id: NodeId) -> &str {
        self.slugs.of(id)
    }

    /// The node with this slug.
    pub fn node_by_slug(&self, slug: &str) -> Option<NodeId> {
        self.slugs.node(slug)
    }
}
