//! Laws that hold for every drawing of every graph.

use elenchus_layout::{
    Direction, Edge, Graph, Node, Options, Previous, layout, layout_from, verify,
};
use proptest::prelude::*;

fn graphs() -> impl Strategy<Value = Graph> {
    (1usize..24).prop_flat_map(|count| {
        let node = (0.0..300.0, 0.0..200.0).prop_map(|(width, height)| Node { width, height });
        let edge =
            (0..count, 0..count, 0.0..4.0).prop_map(|(from, to, weight)| Edge { from, to, weight });
        let parts = (
            prop::collection::vec(node, count),
            prop::collection::vec(edge, 0..40),
        );
        parts.prop_map(|(nodes, edges)| Graph { nodes, edges })
    })
}

fn options() -> impl Strategy<Value = Options> {
    let directions = prop::sample::select(vec![
        Direction::Down,
        Direction::Up,
        Direction::Right,
        Direction::Left,
    ]);
    directions.prop_map(|direction| Options {
        direction,
        ..Options::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_drawing_has_no_faults((graph, options) in (graphs(), options())) {
        let drawing = layout(&graph, &options);
        prop_assert_eq!(verify::faults(&graph, &options, &drawing), []);
    }

    #[test]
    fn the_pivot_stays_and_siblings_keep_their_order(graph in graphs(), fewer in 0usize..40, pivot in 0usize..24) {
        let options = Options::default();
        let before = layout(&graph, &options);
        let pivot = pivot % graph.nodes.len();
        let folded = Graph { edges: graph.edges.iter().copied().take(fewer).collect(), ..graph.clone() };
        let previous = Previous { boxes: before.boxes.iter().copied().map(Some).collect(), pivot: Some(pivot) };
        let after = layout_from(&folded, &options, &previous);
        prop_assert_eq!(verify::faults(&folded, &options, &after), []);
        prop_assert_eq!((after.boxes[pivot].x, after.boxes[pivot].y), (before.boxes[pivot].x, before.boxes[pivot].y));
    }
}

#[test]
fn nonsense_is_drawn_all_the_same() {
    let nodes = vec![
        Node {
            width: f64::NAN,
            height: -3.0,
        },
        Node {
            width: f64::INFINITY,
            height: 1e300,
        },
    ];
    let edge = |from, to| Edge {
        from,
        to,
        weight: f64::NAN,
    };
    let graph = Graph {
        nodes,
        edges: vec![edge(0, 1), edge(1, 9), edge(1, 1)],
    };
    let drawing = layout(&graph, &Options::default());
    assert_eq!(verify::faults(&graph, &Options::default(), &drawing), []);
    assert!(drawing.routes[1].points.is_empty());
    assert!(
        layout(&Graph::default(), &Options::default())
            .boxes
            .is_empty()
    );
}
