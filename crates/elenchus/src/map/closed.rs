use std::collections::HashSet;

use super::{EdgeId, GroupId, Map, NodeId};
use crate::model::RelationKind;

/// One end of a [`DrawnEdge`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DrawnEnd {
    /// A node that is shown.
    Node(NodeId),
    /// A closed group, in place of what it holds.
    Group(GroupId),
}

/// An edge as it is drawn where groups are closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnEdge {
    /// The reason, or the closed group it is in.
    pub from: DrawnEnd,
    /// What it is a reason for or against, or the closed group it is in.
    pub to: DrawnEnd,
    /// How it bears on it.
    pub kind: RelationKind,
    /// The edge it stands for, the first where there are several.
    pub edge: EdgeId,
}

impl Map {
    /// For each node the outermost closed group around it, in place of which that is shown;
    /// `None` for a node that is shown itself.
    pub fn closed_around(&self) -> Vec<Option<GroupId>> {
        let mut outermost: Vec<Option<GroupId>> = Vec::with_capacity(self.groups.len());
        for (group, index) in self.groups.iter().zip(0..) {
            let above = group.parent.and_then(|parent| outermost[parent.index()]);
            outermost.push(above.or(group.closed.then_some(GroupId(index))));
        }
        let around = |group: GroupId| outermost[group.index()];
        self.nodes
            .iter()
            .map(|node| node.group.and_then(around))
            .collect()
    }

    /// The edges where closed groups are shown without what they hold: an edge across the border
    /// of one is attached to the group, one inside is left out. No two join the same ends in the
    /// same way.
    pub fn drawn_edges(&self) -> Vec<DrawnEdge> {
        let around = self.closed_around();
        let end = |node: NodeId| match around[node.index()] {
            Some(group) => DrawnEnd::Group(group),
            None => DrawnEnd::Node(node),
        };
        let mut known = HashSet::new();
        let drawn = self.edges.iter().zip(0..).map(|(edge, index)| DrawnEdge {
            from: end(edge.from),
            to: end(edge.to),
            kind: edge.kind,
            edge: EdgeId(index),
        });
        let inside =
            |edge: &DrawnEdge| edge.from == edge.to && matches!(edge.from, DrawnEnd::Group(_));
        drawn
            .filter(|edge| !inside(edge))
            .filter(|edge| known.insert((edge.from, edge.to, edge.kind)))
            .collect()
    }
}
