use elenchus::map::NodeId;
use elenchus::sort::by_number;

use crate::state::Document;
use crate::views::words::Look;

/// How a claim is marked in the article: by a colour, a line, a sign and a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// What the article wants to show.
    Thesis,
    /// A reason, by how it bears on the claim nearest to the thesis.
    Reason(Look),
    /// A claim that bears on none.
    Claim,
}

impl Mark {
    /// All marks, in the order of the legend.
    pub const ALL: [Self; 6] = [
        Self::Thesis,
        Self::Reason(Look::Support),
        Self::Reason(Look::Attack),
        Self::Reason(Look::Undercut),
        Self::Reason(Look::Premise),
        Self::Claim,
    ];

    /// The mark of a claim.
    pub fn of(document: &Document, node: NodeId) -> Self {
        let map = &document.map;
        if map.roots().first() == Some(&node) {
            return Self::Thesis;
        }
        let edges = map.outgoing(node).iter();
        let nearest = edges.min_by_key(|&&edge| map.depth(map.other_end(edge, node)));
        nearest.map_or(Self::Claim, |&edge| Self::Reason(Look::of(map.edge(edge))))
    }

    /// The marks of the claims that read a sentence, each once, the weightiest first.
    pub fn of_all(document: &Document, nodes: &[NodeId]) -> Vec<Self> {
        let mut marks = Vec::new();
        for &node in nodes {
            let mark = Self::of(document, node);
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        by_number(&mut marks, |mark| {
            Self::ALL.iter().position(|it| it == mark).unwrap_or(0) as u64
        });
        marks
    }

    /// The end of class names.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Thesis => "thesis",
            Self::Reason(look) => look.class(),
            Self::Claim => "claim",
        }
    }

    /// The sign, much as it is written in a map's text.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Thesis => "◆",
            Self::Reason(Look::Support) => "+",
            Self::Reason(Look::Attack) => "−",
            Self::Reason(Look::Undercut) => "×",
            Self::Reason(Look::Premise) => "=",
            Self::Claim => "○",
        }
    }

    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Thesis => "thesis",
            Self::Reason(Look::Support) => "supports",
            Self::Reason(Look::Attack) => "attacks",
            Self::Reason(Look::Undercut) => "undercuts",
            Self::Reason(Look::Premise) => "premise",
            Self::Claim => "claim",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_claim_is_marked_by_what_it_does_nearest_to_the_thesis() {
        let text = "[T]: t\n  + [A]: a\n    - [B]: b\n      + [A]\n  - [C]: c\n    _ [U]: u\n\n[Alone]: x\n";
        let document = Document::read("marks", text);
        let node = |slug: &str| document.map.node_by_slug(slug).expect(slug);
        let mark = |slug: &str| Mark::of(&document, node(slug)).word();
        assert_eq!(
            ["t", "a", "b", "c", "u", "alone"].map(mark),
            [
                "thesis",
                "supports",
                "attacks",
                "attacks",
                "undercuts",
                "claim"
            ]
        );
        let all = ["alone", "b", "c", "t"].map(node);
        let signs: String = Mark::of_all(&document, &all)
            .iter()
            .map(|mark| mark.sign())
            .collect();
        assert_eq!(signs, "◆−○");
    }
}
