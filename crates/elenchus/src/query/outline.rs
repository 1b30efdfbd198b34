use crate::map::{EdgeId, Folds, Map, NodeId};

/// One line of an outline: a claim beneath what it is a reason for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The claim.
    pub node: NodeId,
    /// The edge that hangs it beneath the claim above; `None` for a root.
    pub edge: Option<EdgeId>,
    /// How deep it stands: 1 for a root.
    pub level: u32,
    /// Its place among the rows beneath the same claim, from 1.
    pub position: u32,
    /// How many rows stand beneath the same claim.
    pub set_size: u32,
    /// Whether it has reasons to unfold here.
    pub expandable: bool,
    /// Whether they are unfolded here.
    pub expanded: bool,
    /// Whether the claim stands further up already; its reasons are told there alone.
    pub repeated: bool,
}

/// The visible part of a map as the rows of a tree, in reading order.
///
/// A claim that is a reason for several others has a row beneath each, but is unfolded only at
/// the first; so the outline is finite even where reasons run in a ring.
pub fn outline(map: &Map, folds: &Folds) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut seen = vec![false; map.nodes().len()];
    let roots = map.roots().iter().map(|&root| (root, None));
    let mut stack = siblings(roots.collect(), 1);
    while let Some(mut row) = stack.pop() {
        row.repeated = std::mem::replace(&mut seen[row.node.index()], true);
        row.expandable = !row.repeated && !map.incoming(row.node).is_empty();
        row.expanded = row.expandable && folds.is_open(row.node);
        if row.expanded {
            stack.extend(siblings(reasons(map, row.node), row.level + 1));
        }
        rows.push(row);
    }
    rows
}

/// The reasons for and against a claim, each once, in document order.
fn reasons(map: &Map, node: NodeId) -> Vec<(NodeId, Option<EdgeId>)> {
    let mut reasons: Vec<(NodeId, Option<EdgeId>)> = Vec::new();
    for &edge in map.incoming(node) {
        let reason = map.other_end(edge, node);
        if reasons.last().is_none_or(|&(last, _)| last != reason) {
            reasons.push((reason, Some(edge)));
        }
    }
    reasons
}

/// Rows for siblings, the last of them first, as a stack wants them.
fn siblings(nodes: Vec<(NodeId, Option<EdgeId>)>, level: u32) -> Vec<Row> {
    let set_size = nodes.len() as u32;
    let row = |(index, (node, edge))| Row {
        node,
        edge,
        level,
        position: index as u32 + 1,
        set_size,
        expandable: false,
        expanded: false,
        repeated: false,
    };
    nodes.into_iter().enumerate().map(row).rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Options, project};

    #[test]
    fn a_shared_claim_is_unfolded_once() {
        let text = "[A]: a\n  + [B]: b\n    + [S]: s\n      + [T]: t\n  + [C]: c\n    - [S]\n";
        let model = crate::parse(text).model;
        let map = project(&model, &Options::reading());
        let rows = outline(&map, &Folds::to_depth(&map, 9));
        let told: Vec<_> = rows
            .iter()
            .map(|row| {
                (
                    model.title_of(map.node(row.node).element),
                    row.level,
                    row.repeated,
                )
            })
            .collect();
        let expected = [
            ("A", 1, false),
            ("B", 2, false),
            ("S", 3, false),
            ("T", 4, false),
            ("C", 2, false),
            ("S", 3, true),
        ];
        assert_eq!(told, expected);
        assert_eq!((rows[4].position, rows[4].set_size), (2, 2));
    }
}
