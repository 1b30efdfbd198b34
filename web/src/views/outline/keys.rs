//! What a key does in the outline, after the tree view pattern of the WAI-ARIA Authoring
//! Practices.

use elenchus::map::NodeId;
use elenchus::query::Row;

use crate::a11y::roving::along;

/// What a key does in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TreeKey {
    /// The focus goes to another row.
    To(usize),
    /// The row unfolds.
    Unfold,
    /// The row folds.
    Fold,
    /// All rows beneath the same claim unfold.
    UnfoldAll(Vec<NodeId>),
    /// The claim of the row is looked at.
    Choose,
    /// Nothing, but the key belongs to the tree: the page must not scroll.
    Stay,
}

/// Reads a key pressed on the row at an index. `None` for a key that is none of the tree's.
pub fn tree_key(rows: &[Row], at: usize, key: &str) -> Option<TreeKey> {
    let row = rows.get(at)?;
    Some(match key {
        "ArrowDown" | "ArrowUp" | "Home" | "End" => {
            along(at, rows.len(), key).map_or(TreeKey::Stay, TreeKey::To)
        }
        "ArrowRight" if !row.expandable => TreeKey::Stay,
        "ArrowRight" if row.expanded => TreeKey::To(at + 1),
        "ArrowRight" => TreeKey::Unfold,
        "ArrowLeft" if row.expanded => TreeKey::Fold,
        "ArrowLeft" => row
            .parent
            .map_or(TreeKey::Stay, |parent| TreeKey::To(parent as usize)),
        "*" => TreeKey::UnfoldAll(folded_siblings(rows, row)),
        "Enter" | " " => TreeKey::Choose,
        _ => return None,
    })
}

fn folded_siblings(rows: &[Row], row: &Row) -> Vec<NodeId> {
    rows.iter()
        .filter(|other| other.parent == row.parent && other.expandable && !other.expanded)
        .map(|other| other.node)
        .collect()
}

#[cfg(test)]
mod tests {
    use elenchus::map::Folds;
    use elenchus::query::outline;

    use super::*;
    use crate::state::Document;

    const TEXT: &str = "\
[A]: a
  + [B]: b
    + [S]: s
  + [C]: c
    - [S]
  - [D]: d
    + [E]: e
";

    /// A open; B, C and D folded where `depth` is 1.
    fn rows(depth: u32) -> Vec<Row> {
        let document = Document::read("tree", TEXT);
        outline(&document.map, &Folds::to_depth(&document.map, depth))
    }

    #[test]
    fn right_unfolds_then_goes_in_and_left_comes_back() {
        let rows = rows(1);
        assert_eq!(tree_key(&rows, 1, "ArrowRight"), Some(TreeKey::Unfold));
        assert_eq!(tree_key(&rows, 0, "ArrowRight"), Some(TreeKey::To(1)));
        assert_eq!(tree_key(&rows, 1, "ArrowLeft"), Some(TreeKey::To(0)));
        assert_eq!(tree_key(&rows, 0, "ArrowLeft"), Some(TreeKey::Fold));
    }

    #[test]
    fn a_row_told_above_has_nothing_to_unfold() {
        let rows = rows(9);
        let again = rows.iter().position(|row| row.repeated).expect("S again");
        assert_eq!(tree_key(&rows, again, "ArrowRight"), Some(TreeKey::Stay));
        let parent = TreeKey::To(rows[again].parent.expect("beneath C") as usize);
        assert_eq!(tree_key(&rows, again, "ArrowLeft"), Some(parent));
    }

    #[test]
    fn the_star_unfolds_all_siblings() {
        let rows = rows(1);
        let all = TreeKey::UnfoldAll(vec![rows[1].node, rows[2].node, rows[3].node]);
        assert_eq!(tree_key(&rows, 2, "*"), Some(all));
        assert_eq!(
            tree_key(&rows, 0, "*"),
            Some(TreeKey::UnfoldAll(Vec::new()))
        );
    }

    #[test]
    fn the_ends_hold() {
        let rows = rows(1);
        assert_eq!(tree_key(&rows, 0, "ArrowUp"), Some(TreeKey::Stay));
        assert_eq!(tree_key(&rows, 0, "End"), Some(TreeKey::To(3)));
        assert_eq!(tree_key(&rows, 3, "x"), None);
        assert_eq!(tree_key(&[], 0, "End"), None);
    }
}
