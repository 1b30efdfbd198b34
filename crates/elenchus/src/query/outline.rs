use crate::map::{EdgeId, Folds, Map, NodeId};

/// One line of an outline: a claim beneath what it is a reason for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The claim.
    pub node: NodeId,
    /// The edge that hangs it beneath the claim above; `None` for a root.
    pub edge: Option<EdgeId>,
    /// The index of the row of the claim above; `None` for a root.
    pub parent: Option<u32>,
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
/// the first; so the outline is finite even where reasons run in a ring. Of two claims opposed
/// to each other, the one beneath does not name the one above it again. Without the repeated
/// rows, the rows are the nodes of [`Map::view`] under the same folds, each once.
pub fn outline(map: &Map, folds: &Folds) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut seen = vec![false; map.nodes().len()];
    let roots = map.roots().iter().map(|&root| (root, None)).collect();
    let mut stack = siblings(roots, 1, None);
    while let Some(mut row) = stack.pop() {
        row.repeated = std::mem::replace(&mut seen[row.node.index()], true);
        if !row.repeated {
            let reasons = reasons(map, row.node, row.edge);
            row.expandable = !reasons.is_empty();
            row.expanded = row.expandable && folds.is_open(row.node);
            if row.expanded {
                stack.extend(siblings(reasons, row.level + 1, Some(rows.len() as u32)));
            }
        }
        rows.push(row);
    }
    rows
}

/// The reasons for and against a claim, each once, in document order; without the edge that
/// hangs it where it is.
fn reasons(map: &Map, node: NodeId, above: Option<EdgeId>) -> Vec<(NodeId, Option<EdgeId>)> {
    let mut reasons: Vec<(NodeId, Option<EdgeId>)> = Vec::new();
    for &edge in map.incoming(node) {
        let reason = map.other_end(edge, node);
        let told = reasons.last().is_some_and(|&(last, _)| last == reason);
        if !told && above != Some(edge) {
            reasons.push((reason, Some(edge)));
        }
    }
    reasons
}

/// Rows for siblings, the last of them first, as a stack wants them.
fn siblings(nodes: Vec<(NodeId, Option<EdgeId>)>, level: u32, parent: Option<u32>) -> Vec<Row> {
    let set_size = nodes.len() as u32;
    let row = |(index, (node, edge))| Row {
        node,
        edge,
        parent,
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

    /// Title, level and whether it is repeated, of each row with everything open.
    fn told(text: &str) -> Vec<(String, u32, bool)> {
        let model = crate::parse(text).model;
        let map = project(&model, &Options::reading());
        let told = |row: Row| {
            let title = model.title_of(map.node(row.node).element);
            (title.to_owned(), row.level, row.repeated)
        };
        let rows = outline(&map, &Folds::to_depth(&map, u32::MAX));
        rows.into_iter().map(told).collect()
    }

    fn row(title: &str, level: u32, repeated: bool) -> (String, u32, bool) {
        (title.to_owned(), level, repeated)
    }

    #[test]
    fn a_shared_claim_is_unfolded_once() {
        let text = "[A]: a\n  + [B]: b\n    + [S]: s\n      + [T]: t\n  + [C]: c\n    - [S]\n";
        let expected = [
            row("A", 1, false),
            row("B", 2, false),
            row("S", 3, false),
            row("T", 4, false),
            row("C", 2, false),
            row("S", 3, true),
        ];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn a_row_knows_its_place() {
        let model = crate::parse("[A]: a\n  + [B]: b\n  + [C]: c\n    - [D]: d\n").model;
        let map = project(&model, &Options::reading());
        let rows = outline(&map, &Folds::to_depth(&map, 1));
        assert_eq!(rows.len(), 3);
        let last = rows[2];
        assert_eq!((last.position, last.set_size), (2, 2));
        assert_eq!((last.level, last.parent), (2, Some(0)));
        assert!(last.expandable && !last.expanded);
        assert!(!rows[1].expandable && rows[0].expanded);
    }

    #[test]
    fn what_is_opposed_is_told_once() {
        let text = "[A]: a\n  >< [B]: b\n    + [C]: c\n";
        let expected = [row("A", 1, false), row("B", 2, false), row("C", 3, false)];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn a_ring_is_told_once_around() {
        let text = "[A]: a\n  + [B]: b\n    + [C]: c\n      + [A]\n";
        let expected = [
            row("A", 1, false),
            row("B", 2, false),
            row("C", 3, false),
            row("A", 4, true),
        ];
        assert_eq!(told(text), expected);
    }
}
