//! Graphs like arguments, of any size: a tree of claims and reasons, with some reasons that bear
//! on several claims, a few rings, and sections in sections.

use elenchus_layout::{Edge, Graph, Group, Node};

use crate::random::Random;

/// A graph, and which box each hangs from: folding a box hides all that hangs from it.
pub struct Plan {
    /// What is drawn.
    pub graph: Graph,
    /// The box each hangs from, by index; none for the first.
    pub parents: Vec<Option<usize>>,
}

/// Makes a graph of so many boxes of 120 to 280 by 60 to 140 pixels, with about an eighth more
/// edges than a tree has; in sections, if asked.
pub fn plan(boxes: usize, in_sections: bool) -> Plan {
    let mut random = Random::new(boxes as u64 * 2 + u64::from(in_sections));
    let nodes = (0..boxes).map(|_| Node {
        width: (120 + random.below(161)) as f64,
        height: (60 + random.below(81)) as f64,
    });
    let nodes = nodes.collect();
    let parents = tree(boxes, &mut random);
    let mut edges = Vec::with_capacity(boxes + boxes / 8);
    for (below, parent) in parents.iter().enumerate() {
        if let Some(above) = *parent {
            let kind = u8::from(random.in_ten(4));
            edges.push(edge(above, below, kind));
        }
    }
    for _ in 0..boxes / 8 {
        let (one, other) = (random.below(boxes), random.below(boxes));
        let (above, below) = match random.below(40) {
            0 => (one.max(other), one.min(other)),
            _ => (one.min(other), one.max(other)),
        };
        if above != below {
            edges.push(edge(above, below, u8::from(random.in_ten(7))));
        }
    }
    let groups = match in_sections {
        true => sections(&parents, &mut random),
        false => Vec::new(),
    };
    let graph = Graph {
        nodes,
        edges,
        groups,
        ..Graph::default()
    };
    Plan { graph, parents }
}

fn edge(from: usize, to: usize, kind: u8) -> Edge {
    Edge {
        from,
        to,
        weight: 1.0,
        kind,
    }
}

/// Each box hangs from an earlier one; most that have reasons have several.
fn tree(boxes: usize, random: &mut Random) -> Vec<Option<usize>> {
    let mut parents = vec![None; boxes];
    // Boxes whose reasons are still to come.
    let mut open = std::collections::VecDeque::from([0]);
    let mut next = 1;
    while next < boxes {
        let above = match open.pop_front() {
            Some(above) => above,
            None => next - 1,
        };
        let reasons = 1 + random.below(5);
        let last = (next + reasons).min(boxes);
        for (below, parent) in (next..last).zip(&mut parents[next..last]) {
            *parent = Some(above);
            if random.in_ten(5) {
                open.push_back(below);
            }
        }
        next += reasons;
    }
    parents
}

/// Sections of some boxes of the first generations with what hangs from them, and within them
/// sections of the same sort.
fn sections(parents: &[Option<usize>], random: &mut Random) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    // For each box its section and how deep that is.
    let mut home: Vec<(Option<usize>, u32)> = Vec::with_capacity(parents.len());
    for parent in parents {
        let (within, depth) = parent.map_or((None, 0), |parent| home[parent]);
        // Sections have some twenty boxes in the mean, whatever the size of the whole.
        let is_first = depth < 2 && parent.is_some() && random.below(18) == 0;
        if is_first {
            groups.push(Group {
                parent: within,
                members: Vec::new(),
                padding: 16.0,
                title: 24.0,
            });
            home.push((Some(groups.len() - 1), depth + 1));
        } else {
            home.push((within, depth));
        }
    }
    for (node, (section, _)) in home.into_iter().enumerate() {
        if let Some(section) = section {
            groups[section].members.push(node);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::plan;

    #[test]
    fn a_plan_has_the_boxes_asked_for_and_is_the_same_every_time() {
        let (one, other) = (plan(500, true), plan(500, true));
        assert_eq!(one.graph, other.graph);
        assert_eq!(one.graph.nodes.len(), 500);
        assert!((540..=565).contains(&one.graph.edges.len()));
        assert!(one.graph.groups.len() > 5);
        assert!(plan(500, false).graph.groups.is_empty());
    }

    #[test]
    fn every_box_but_the_first_hangs_from_an_earlier_one() {
        let parents = plan(300, false).parents;
        for (node, parent) in parents.iter().enumerate().skip(1) {
            assert!(parent.is_some_and(|parent| parent < node));
        }
    }
}
