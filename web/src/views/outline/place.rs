use elenchus::map::{EdgeId, NodeId};
use elenchus::query::Row;

/// Names a row for as long as the document is the same: the claim, and what it hangs by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowKey {
    node: NodeId,
    edge: Option<EdgeId>,
}

impl RowKey {
    /// The name of a row.
    pub fn of(row: &Row) -> Self {
        Self {
            node: row.node,
            edge: row.edge,
        }
    }

    /// The name as the id of an element.
    pub fn id(self) -> String {
        match self.edge {
            Some(edge) => format!("row-{}-{}", self.node.0, edge.0),
            None => format!("row-{}", self.node.0),
        }
    }
}

/// Where the focus is in the outline. It goes with the selection when that is changed
/// elsewhere: by search, or on a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    row: Option<RowKey>,
    selected: Option<NodeId>,
}

impl Place {
    /// The focus on a row while a claim is selected.
    pub fn at(row: &Row, selected: Option<NodeId>) -> Self {
        Self {
            row: Some(RowKey::of(row)),
            selected,
        }
    }

    /// The index of the one row that is a tab stop: where the focus was last, or else the
    /// selected claim, or the first row.
    pub fn row(self, rows: &[Row], selected: Option<NodeId>) -> usize {
        let last = self
            .row
            .filter(|key| self.selected == selected || selected == Some(key.node));
        let last = last.and_then(|key| rows.iter().position(|row| RowKey::of(row) == key));
        let chosen = || {
            rows.iter()
                .position(|row| Some(row.node) == selected && !row.repeated)
        };
        last.or_else(chosen).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use elenchus::map::Folds;
    use elenchus::query::outline;

    use super::*;
    use crate::state::Document;

    #[test]
    fn the_tab_stop_stays_until_something_else_is_selected() {
        let document = Document::read("place", "[A]: a\n  + [B]: b\n  + [C]: c\n");
        let open = outline(&document.map, &Folds::to_depth(&document.map, 1));
        let shut = outline(&document.map, &Folds::default());
        let (a, b, c) = (open[0].node, open[1].node, open[2].node);
        assert_eq!(Place::default().row(&open, Some(c)), 2);
        let place = Place::at(&open[1], Some(c));
        assert_eq!(place.row(&open, Some(c)), 1);
        assert_eq!(place.row(&open, Some(b)), 1);
        assert_eq!(place.row(&open, Some(a)), 0);
        assert_eq!(place.row(&shut, Some(c)), 0);
        assert_eq!(place.row(&[], None), 0);
    }
}
