//! Reasons stand in the order in which they are given, wherever nothing is lost by it.

mod small;

use elenchus_layout::{Graph, Group, Options, layout, verify};
use proptest::prelude::*;
use small::small_graph;

/// Trees with some edges more, whose boxes are in groups in groups. What leads to a box is mostly
/// one of a few, so that these lead to many.
fn grouped_trees() -> impl Strategy<Value = Graph> {
    let box_of = |node: usize| (0..node.min(4), 0_usize..5);
    let boxes = (4usize..40).prop_flat_map(move |count| {
        let boxes: Vec<_> = (1..count).map(box_of).collect();
        let more = prop::collection::vec((0..count, 0..count), 0..4);
        (
            boxes,
            more,
            prop::collection::vec(prop::option::of(0usize..4), 4),
        )
    });
    boxes.prop_map(|(boxes, more, parents)| {
        let ends = (1..).zip(&boxes).map(|(node, &(from, _))| (from, node));
        let ends: Vec<_> = ends.chain(more).collect();
        let members = |group: usize| {
            let own = (1..).zip(&boxes).filter(move |(_, own)| own.1 == group);
            own.map(|(node, _)| node).collect()
        };
        let groups = parents.iter().enumerate().map(|(group, &parent)| Group {
            parent,
            members: members(group),
            padding: 10.0,
            ..Group::default()
        });
        Graph {
            groups: groups.collect(),
            ..small_graph(&ends)
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn siblings_that_lead_to_nothing_stand_in_order_wherever_they_are(graph in grouped_trees()) {
        let options = Options::default();
        let drawing = layout(&graph, &options);
        prop_assert_eq!(verify::faults(&graph, &options, &drawing), []);
        let group = |node: usize| graph.groups.iter().position(|group| group.members.contains(&node));
        // Boxes with one edge, which leads to them.
        let leaves = graph.edges.iter().filter(|edge| {
            let own = graph.edges.iter().filter(|other| other.from == edge.to || other.to == edge.to);
            own.count() == 1
        });
        let leaves: Vec<_> = leaves.map(|edge| (edge.from, edge.to)).collect();
        for (place, &(above, leaf)) in leaves.iter().enumerate() {
            for &(other_above, other) in &leaves[..place] {
                let (earlier, later) = (drawing.boxes[other], drawing.boxes[leaf]);
                if above == other_above && group(leaf) == group(other) && earlier.y == later.y {
                    prop_assert!(earlier.x < later.x, "{other} before {leaf}");
                }
            }
        }
    }
}

#[test]
fn siblings_stand_in_order_inside_groups() {
    // Boxes in three layers with edges in a tangle, so that many orders are tried, and beneath each
    // box of the middle one three that lead to nothing else.
    let tangle = |seed: usize| {
        let upper = (0..8).map(move |n| (n, 8 + (n * 5 + seed) % 8));
        let other = (0..8).map(move |n| (n, 8 + (n * n + seed * n + 3) % 8));
        let leaves = (0..24).map(|leaf| (8 + leaf / 3, 16 + leaf));
        upper.chain(other).chain(leaves)
    };
    for seed in 0..12 {
        let ends: Vec<_> = tangle(seed).chain([(40, 0)]).collect();
        let graph = Graph {
            groups: vec![Group {
                members: (0..40).collect(),
                ..Group::default()
            }],
            ..small_graph(&ends)
        };
        let options = Options::default();
        let drawing = layout(&graph, &options);
        assert_eq!(verify::faults(&graph, &options, &drawing), []);
        for leaves in (16..40).collect::<Vec<_>>().chunks(3) {
            let xs: Vec<_> = leaves.iter().map(|&leaf| drawing.boxes[leaf].x).collect();
            assert!(xs.is_sorted(), "{seed}: {xs:?}");
        }
    }
}
