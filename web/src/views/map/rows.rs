//! Breaking a long row of reasons into several, so that a claim is seen with all of them.
//!
//! A layered drawing puts all reasons for a claim side by side; eight cards are wider than a
//! screen that can be read. The layout is therefore given edges that nobody sees, from a card to
//! the one that is to stand a row further down.

use elenchus::map::{Map, NodeId, View};

/// The most cards side by side beneath one claim.
const LONGEST: usize = 5;

/// Pairs of cards, the first to stand above the second. Joined to the edges of the view they
/// close no circle: both cards of a pair hang under one claim alone.
pub fn breaks(map: &Map, view: &View) -> Vec<(NodeId, NodeId)> {
    let mut pairs = Vec::new();
    for &claim in &view.nodes {
        let reasons = reasons_of_it_alone(map, view, claim);
        if reasons.len() > LONGEST {
            let rows = reasons.len().div_ceil(LONGEST);
            let across = reasons.len().div_ceil(rows);
            let below = reasons.iter().skip(across);
            pairs.extend(reasons.iter().copied().zip(below.copied()));
        }
    }
    pairs
}

/// The visible reasons that bear on nothing visible but this claim, in document order.
fn reasons_of_it_alone(map: &Map, view: &View, claim: NodeId) -> Vec<NodeId> {
    let mut reasons = Vec::new();
    for &edge in map.incoming(claim) {
        let reason = map.other_end(edge, claim);
        let mut claims = map
            .outgoing(reason)
            .iter()
            .map(|&edge| map.other_end(edge, reason));
        let alone = claims.all(|other| other == claim || !view.shows(other));
        if alone && reason != claim && view.shows(reason) && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Document;
    use elenchus::map::Folds;

    fn breaks_of(text: &str) -> Vec<(String, String)> {
        let document = Document::read("rows", text);
        let map = &document.map;
        let view = map.view(&Folds::to_depth(map, 9));
        let slug = |node: NodeId| map.slug(node).to_owned();
        breaks(map, &view)
            .into_iter()
            .map(|(above, below)| (slug(above), slug(below)))
            .collect()
    }

    fn fan(count: usize) -> String {
        let reasons: Vec<_> = (1..=count)
            .map(|at| format!("  + [R{at}]: reason\n"))
            .collect();
        format!("[T]: thesis\n{}", reasons.concat())
    }

    #[test]
    fn a_row_that_can_be_read_stays_one() {
        assert!(breaks_of(&fan(5)).is_empty());
    }

    #[test]
    fn a_long_row_becomes_rows_of_about_one_length() {
        let pairs = breaks_of(&fan(8));
        assert_eq!(pairs.len(), 4);
        assert_eq!(pairs[0], ("r1".to_owned(), "r5".to_owned()));
        assert_eq!(breaks_of(&fan(11)).len(), 7);
    }

    #[test]
    fn shared_reasons_are_left_where_their_claims_put_them() {
        let shared = fan(6).replace("  + [R1]: reason\n", "  + [R1]: reason\n    + [R6]\n");
        assert!(breaks_of(&shared).is_empty());
    }
}
