use elenchus::map::{Map, NodeId};
use elenchus::query;

/// How much of a map hangs together with a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Claims that bear on it directly.
    direct: usize,
    /// Claims that bear on it at all.
    beneath: usize,
    /// Claims that it bears on, directly or through others.
    above: usize,
}

impl Reach {
    /// The reach of a claim.
    pub fn of(map: &Map, claim: NodeId) -> Self {
        let reasons = query::reasons(map, claim);
        Self {
            direct: reasons.iter().filter(|reason| reason.depth == 1).count(),
            beneath: reasons.len(),
            above: above(map, claim),
        }
    }

    /// "12 claims bear on it, 4 of them directly; 3 claims hang on it."
    pub fn words(self) -> String {
        let beneath = match (self.beneath, self.direct) {
            (0, _) => "Nothing bears on it".to_owned(),
            (1, _) => "1 claim bears on it".to_owned(),
            (all, direct) if all == direct => format!("{all} claims bear on it"),
            (all, direct) => format!("{all} claims bear on it, {direct} of them directly"),
        };
        let above = match self.above {
            0 => "nothing hangs on it".to_owned(),
            1 => "1 claim hangs on it".to_owned(),
            many => format!("{many} claims hang on it"),
        };
        format!("{beneath}; {above}.")
    }
}

/// How many claims a claim bears on, directly or through others; itself not.
fn above(map: &Map, claim: NodeId) -> usize {
    let mut seen = vec![false; map.nodes().len()];
    seen[claim.index()] = true;
    let mut stack = vec![claim];
    let mut count = 0;
    while let Some(node) = stack.pop() {
        for &edge in map.outgoing(node) {
            let claim = map.other_end(edge, node);
            if !std::mem::replace(&mut seen[claim.index()], true) {
                count += 1;
                stack.push(claim);
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Document;

    fn words(slug: &str) -> String {
        let text = "[T]: t\n  + [A]: a\n    + [B]: b\n      + [S]: s\n  - [C]: c\n    + [S]\n";
        let document = Document::read("reach", text);
        let claim = document.map.node_by_slug(slug).expect(slug);
        Reach::of(&document.map, claim).words()
    }

    #[test]
    fn what_hangs_together_is_counted_once() {
        assert_eq!(
            words("t"),
            "4 claims bear on it, 2 of them directly; nothing hangs on it."
        );
        assert_eq!(words("s"), "Nothing bears on it; 4 claims hang on it.");
        assert_eq!(words("b"), "1 claim bears on it; 2 claims hang on it.");
    }
}
