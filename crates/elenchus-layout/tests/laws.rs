//! Laws that hold for every drawing of every graph.

mod small;

use elenchus_layout::{
    Composite, Direction, Edge, Graph, Group, Layout, Node, Options, Phase, Previous, Rect,
    Spacing, layout, layout_from, layout_with, verify,
};
use proptest::prelude::*;
use small::small_graph;

fn graphs() -> impl Strategy<Value = Graph> {
    (1usize..24, 0usize..6).prop_flat_map(|(count, groups)| {
        // Most boxes are of usual sizes; some are nothing, some are enormous.
        let length = || prop_oneof![8 => 0.0..300.0, 1 => Just(0.0), 1 => 5_000.0..100_000.0];
        let node = (length(), length()).prop_map(|(width, height)| Node { width, height });
        let edge = (0..count, 0..count, 0.0..4.0).prop_map(|(from, to, weight)| Edge {
            from,
            to,
            weight,
            ..Edge::default()
        });
        let space = || prop_oneof![1 => Just(0.0), 2 => 0.0..30.0];
        let group = (
            prop::option::of(0..groups.max(1)),
            prop::collection::vec(0..count, 0..6),
            space(),
            space(),
        );
        let group = group.prop_map(|(parent, members, padding, title)| Group {
            parent,
            members,
            padding,
            title,
        });
        let parts = (
            prop::collection::vec(node, count),
            prop::collection::vec(edge, 0..40),
            prop::collection::vec(group, groups),
        );
        let composite = (0..count, prop::collection::vec(0..count, 0..6));
        let composite = composite.prop_map(|(above, members)| Composite { above, members });
        let composites = prop::collection::vec(composite, 0..5);
        (parts, composites).prop_map(|((nodes, edges, groups), composites)| Graph {
            nodes,
            edges,
            groups,
            composites,
        })
    })
}

fn options() -> impl Strategy<Value = Options> {
    let directions = prop::sample::select(vec![
        Direction::Down,
        Direction::Up,
        Direction::Right,
        Direction::Left,
    ]);
    let aspect = prop::option::of(0.2..5.0);
    let usual = Spacing::default();
    // Most distances are usual; some are nothing, next to nothing, or more than boxes are wide.
    let distance = |usual: f64| prop_oneof![6 => Just(usual), 1 => Just(0.0), 1 => Just(1e-3), 1 => 0.0..500.0];
    let distances = (
        distance(usual.node),
        distance(usual.layer),
        distance(usual.edge),
    );
    let spacing = distances.prop_map(|(node, layer, edge)| Spacing { node, layer, edge });
    (directions, aspect, 0.0..3.0, spacing).prop_map(|(direction, aspect, siblings, spacing)| {
        Options {
            direction,
            aspect,
            siblings,
            spacing,
            ..Options::default()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_drawing_has_no_faults((graph, options) in (graphs(), options())) {
        let drawing = layout(&graph, &options);
        prop_assert_eq!(verify::faults(&graph, &options, &drawing), []);
        for route in drawing.routes.iter().filter(|route| route.points.len() > 1) {
            prop_assert_eq!(Some(&route.tail.at), route.points.first());
            prop_assert_eq!(Some(&route.head.at), route.points.last());
            for out in [route.tail.out, route.head.out] {
                prop_assert!(out.x.abs() + out.y.abs() <= 1.0);
            }
        }
    }

    #[test]
    fn the_pivot_stays((graph, options) in (graphs(), options()), fewer in 0usize..40, pivot in 0usize..24) {
        let before = layout(&graph, &options);
        let pivot = pivot % graph.nodes.len();
        let folded = Graph { edges: graph.edges.iter().copied().take(fewer).collect(), ..graph.clone() };
        let previous = Previous { boxes: before.boxes.iter().copied().map(Some).collect(), pivot: Some(pivot),
            routes: before.routes.iter().map(|route| route.points.clone()).collect(),
            groups: before.groups.iter().copied().map(Some).collect(),
        };
        let after = layout_from(&folded, &options, &previous);
        prop_assert_eq!(verify::faults(&folded, &options, &after), []);
        prop_assert_eq!((after.boxes[pivot].x, after.boxes[pivot].y), (before.boxes[pivot].x, before.boxes[pivot].y));
    }
}

/// A path of boxes of which some lead to all others further down, and to some all others do: so
/// many edges are so long that they share their points.
fn hubs(count: usize, from: &[usize], to: &[usize]) -> Graph {
    let steps = (1..count).map(|lower| (lower - 1, lower));
    let out = from
        .iter()
        .flat_map(|&hub| (hub + 2..count).map(move |lower| (hub, lower)));
    let into = to
        .iter()
        .flat_map(|&hub| (0..hub.saturating_sub(1)).map(move |upper| (upper, hub)));
    let edges = steps.chain(out).chain(into).map(|(from, to)| Edge {
        from,
        to,
        weight: 1.0,
        ..Edge::default()
    });
    Graph {
        nodes: vec![
            Node {
                width: 120.0,
                height: 40.0
            };
            count
        ],
        edges: edges.collect(),
        ..Graph::default()
    }
}

#[test]
fn edges_that_share_points_have_no_faults_and_few_corners() {
    let options = Options::default();
    let all: Vec<_> = (0..80).collect();
    for (count, from, to) in [
        (300, &[0][..], &[][..]),
        (300, &[], &[299]),
        (300, &[150], &[150]),
        (300, &[0, 40], &[250, 299]),
        (80, &all, &[]),
    ] {
        let graph = hubs(count, from, to);
        let before = layout(&graph, &options);
        assert_eq!(verify::faults(&graph, &options, &before), []);
        let corners: usize = before.routes.iter().map(|route| route.points.len()).sum();
        assert!(
            corners < 15 * graph.edges.len(),
            "{corners} for {from:?} and {to:?}"
        );
        let previous = Previous {
            boxes: before.boxes.iter().copied().map(Some).collect(),
            routes: before
                .routes
                .iter()
                .map(|route| route.points.clone())
                .collect(),
            pivot: Some(50),
            ..Previous::default()
        };
        let after = layout_from(&graph, &options, &previous);
        assert_eq!(verify::faults(&graph, &options, &after), []);
        assert_eq!(after.boxes[50], before.boxes[50]);
    }
}

/// What a drawing tells the next one.
fn previous(drawing: &Layout, pivot: usize) -> Previous {
    Previous {
        boxes: drawing.boxes.iter().copied().map(Some).collect(),
        routes: (drawing.routes.iter().map(|route| route.points.clone())).collect(),
        groups: drawing.groups.iter().copied().map(Some).collect(),
        pivot: Some(pivot),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_drawing_of_the_same_again_is_the_same((mut graph, options) in (graphs(), options())) {
        // Layers are told apart by heights, which needs boxes that have one, and space.
        graph.composites.clear();
        for node in &mut graph.nodes {
            node.width = node.width.clamp(20.0, 300.0);
            node.height = node.height.clamp(20.0, 300.0);
        }
        let Options { direction, aspect, .. } = options;
        let options = Options { direction, aspect, ..Options::default() };
        let before = layout(&graph, &options);
        let after = layout_from(&graph, &options, &previous(&before, 0));
        let places = before.boxes.iter().zip(&after.boxes);
        for (place, again) in places.chain(before.groups.iter().zip(&after.groups)) {
            let moved = (place.x - again.x).abs().max((place.y - again.y).abs());
            prop_assert!(moved < 1.0, "{place:?} to {again:?}");
        }
    }
}

proptest! {
    #[test]
    fn composites_stay_at_their_height((parents, _) in trees()) {
        let count = parents.len() + 1;
        let ends = (1..).zip(&parents).map(|(node, &parent)| (parent, node));
        let ends: Vec<_> = ends.collect();
        // Of every second box what it leads to first stands under a bar.
        let composites = (0..count).step_by(2).map(|above| Composite {
            above,
            members: (1..count).filter(|&node| parents[node - 1] == above).take(3).collect(),
        });
        let graph = Graph { composites: composites.collect(), ..small_graph(&ends) };
        let options = Options::default();
        let before = layout(&graph, &options);
        let after = layout_from(&graph, &options, &previous(&before, 0));
        for (place, again) in before.boxes.iter().zip(&after.boxes) {
            prop_assert!((place.y - again.y).abs() < 1.0, "{place:?} to {again:?}");
        }
    }
}

#[test]
fn parts_whose_hole_has_closed_stay_where_they_are() {
    // Between two boxes that stood far apart, something has been folded away beside another part.
    let mut graph = small_graph(&[(0, 1)]);
    graph.nodes.push(graph.nodes[0]);
    let options = Options::default();
    let stood = [(0.0, 0.0), (0.0, 1_000.0), (200.0, 500.0)].map(|(x, y)| {
        Some(Rect {
            x,
            y,
            width: 100.0,
            height: 40.0,
        })
    });
    let before = Previous {
        boxes: stood.to_vec(),
        ..Previous::default()
    };
    let folded = layout_from(&graph, &options, &before);
    let again = layout_from(&graph, &options, &previous(&folded, 0));
    assert_eq!(folded.boxes, again.boxes);
    assert!(folded.bounds.height < 500.0, "{:?}", folded.bounds);
}

#[test]
fn composites_stay_where_edges_come_out_beside_or_above_them() {
    let options = Options::default();
    let stays = |graph: &Graph| {
        let before = layout(graph, &options);
        let after = layout_from(graph, &options, &previous(&before, 0));
        for (place, again) in before.boxes.iter().zip(&after.boxes) {
            let moved = (place.x - again.x).abs().max((place.y - again.y).abs());
            assert!(moved < 0.1, "{place:?} to {again:?}");
        }
        before
    };
    let composites = vec![Composite {
        above: 0,
        members: vec![1, 2],
    }];
    // The ways of three edges have no room beneath a narrow box.
    let mut narrow = small_graph(&[(0, 1), (0, 2), (1, 3), (1, 4), (1, 5)]);
    for node in &mut narrow.nodes {
        node.width = 20.0;
    }
    narrow.composites.clone_from(&composites);
    stays(&narrow);
    // Groups lead to each other, so that edges are turned: to the bar and from it.
    let group = |members: &[usize]| Group {
        members: members.to_vec(),
        padding: 10.0,
        title: 20.0,
        ..Group::default()
    };
    let both = Graph {
        groups: vec![group(&[3, 5]), group(&[1, 2, 6]), group(&[0, 4, 7, 8, 9])],
        composites,
        nodes: vec![
            Node {
                width: 100.0,
                height: 40.0
            };
            10
        ],
        ..small_graph(&[(0, 1), (0, 2), (1, 3), (1, 4), (5, 6)])
    };
    let drawing = stays(&both);
    assert_ne!(drawing.routes[2].reversed, drawing.routes[3].reversed);
}

/// A tree by the parent of each box but the first, and a box to fold away with all beneath it.
fn trees() -> impl Strategy<Value = (Vec<usize>, usize)> {
    (3usize..30).prop_flat_map(|count| {
        let parents: Vec<_> = (1..count).map(|node| 0..node).collect();
        (parents, 1..count)
    })
}

proptest! {
    #[test]
    fn what_stays_keeps_its_order((parents, folded) in trees()) {
        let parent = |node: usize| parents[node - 1];
        let beneath = |node: usize| {
            let mut at = node;
            while at > folded { at = parent(at); }
            at == folded
        };
        let card = Node { width: 100.0, height: 40.0 };
        let graph_of = |kept: &[usize]| Graph {
            nodes: vec![card; kept.len()],
            edges: kept.iter().enumerate().skip(1).map(|(to, &node)| {
                let from = kept.binary_search(&parent(node)).expect("parents are kept");
                Edge { from, to, weight: 1.0, ..Edge::default() }
            }).collect(),
            ..Graph::default()
        };
        let all: Vec<_> = (0..=parents.len()).collect();
        let kept: Vec<_> = all.iter().copied().filter(|&node| node == folded || !beneath(node)).collect();
        let options = Options::default();
        let before = layout(&graph_of(&all), &options);
        let previous = Previous { boxes: kept.iter().map(|&node| Some(before.boxes[node])).collect(), pivot: None, ..Previous::default() };
        let after = layout_from(&graph_of(&kept), &options, &previous);
        for (a, &left) in kept.iter().enumerate() {
            for (b, &right) in kept.iter().enumerate() {
                let (left, right) = (before.boxes[left], before.boxes[right]);
                if left.y == right.y && left.x < right.x {
                    prop_assert!(after.boxes[a].x < after.boxes[b].x);
                }
            }
        }
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
        ..Edge::default()
    };
    let graph = Graph {
        nodes,
        edges: vec![edge(0, 1), edge(1, 9), edge(1, 1)],
        ..Graph::default()
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

proptest! {
    #[test]
    fn co_premises_stand_side_by_side_under_one_bar(
        (premises, heights, reasons, others) in
            (2_usize..6).prop_flat_map(|premises| (
                Just(premises),
                prop::collection::vec(20.0..200.0, premises),
                prop::collection::vec((0..premises, 0_usize..12), 0..12),
                0_usize..4,
            ))
    ) {
        // An argument, its premises, their reasons, and other reasons for the argument.
        let first_reason = 1 + premises;
        let mut nodes = vec![Node { width: 90.0, height: 40.0 }; first_reason + 12 + others];
        for (node, &height) in nodes[1..].iter_mut().zip(&heights) {
            node.height = height;
        }
        let edge = |from, to| Edge { from, to, weight: 1.0, ..Edge::default() };
        let mut edges: Vec<_> = (1..first_reason).map(|premise| edge(0, premise)).collect();
        edges.extend(reasons.iter().map(|&(premise, reason)| edge(1 + premise, first_reason + reason)));
        edges.extend((0..others).map(|other| edge(0, first_reason + 12 + other)));
        let composite = Composite { above: 0, members: (1..first_reason).collect() };
        let graph = Graph { nodes, edges, composites: vec![composite], ..Graph::default() };
        let options = Options::default();
        let drawing = layout(&graph, &options);
        prop_assert_eq!(verify::faults(&graph, &options, &drawing), []);
        let row = &drawing.boxes[1..first_reason];
        prop_assert!(row.iter().all(|place| place.y == row[0].y));
        prop_assert!(drawing.bars[0].y < row[0].y && drawing.bars[0].width >= 90.0);
        // Where more edges leave a premise than there is room for beneath it, what is said of
        // places across is not exact.
        let edges = |premise: usize| reasons.iter().filter(|edge| edge.0 == premise).count();
        let are_few = (0..premises).all(|premise| edges(premise) < 6);
        let again = layout_from(&graph, &options, &previous(&drawing, 0));
        for (place, again) in drawing.boxes.iter().zip(&again.boxes) {
            prop_assert!((place.y - again.y).abs() < 1.0, "{place:?} to {again:?}");
            prop_assert!((place.x - again.x).abs() < 1.0 || !are_few, "{place:?} to {again:?}");
        }
    }
}

#[test]
fn progress_rises_to_one_and_changes_nothing() {
    let card = Node {
        width: 100.0,
        height: 40.0,
    };
    let edge = |from, to| Edge {
        from,
        to,
        weight: 1.0,
        ..Edge::default()
    };
    for count in [0, 1, 60, 3_000] {
        // Each box beneath an earlier one, some beneath another as well; every third in a group.
        let others = (3..count).step_by(7).map(|to| edge(to * 5 % to, to));
        let edges: Vec<_> = (1..count)
            .map(|to| edge(to / 3, to))
            .chain(others)
            .collect();
        let groups = vec![Group {
            members: (0..count).step_by(3).collect(),
            ..Group::default()
        }];
        for groups in [Vec::new(), groups] {
            let graph = Graph {
                nodes: vec![card; count],
                edges: edges.clone(),
                groups,
                ..Graph::default()
            };
            let options = Options::default();
            let silent = layout(&graph, &options);
            let mut told = Vec::new();
            let drawing = layout_with(&graph, &options, &Previous::default(), &mut |progress| {
                told.push(progress);
            });
            assert_eq!(drawing, silent);
            assert!((1..=300).contains(&told.len()), "{}", told.len());
            assert!(
                told.is_sorted_by(|one, next| one.done <= next.done && one.phase <= next.phase),
                "{told:?}"
            );
            let last = told[told.len() - 1];
            assert_eq!((last.phase, last.done), (Phase::Finished, 1.0));
            if count == 3_000 {
                // No wait is long: the largest step is a small part of all.
                let steps = told.windows(2).map(|pair| pair[1].done - pair[0].done);
                assert!(steps.fold(0.0, f64::max) < 0.35, "{told:?}");
            }
        }
    }
}

#[test]
fn groups_that_lead_to_each_other_make_no_tower() {
    // Twelve groups of three boxes, each leading to the next one and the one after that.
    let card = Node {
        width: 100.0,
        height: 40.0,
    };
    let edge = |from, to| Edge {
        from,
        to,
        weight: 1.0,
        ..Edge::default()
    };
    let within = (0..12).flat_map(|group| [(3 * group, 3 * group + 1), (3 * group, 3 * group + 2)]);
    let next = (0..11).map(|group| (3 * group + 1, 3 * group + 3));
    let after = (0..10).map(|group| (3 * group + 2, 3 * group + 6));
    let ends = within.chain(next).chain(after);
    let groups = (0..12).map(|group| Group {
        members: (3 * group..3 * group + 3).collect(),
        padding: 10.0,
        ..Group::default()
    });
    let graph = Graph {
        nodes: vec![card; 36],
        edges: ends.map(|(from, to)| edge(from, to)).collect(),
        groups: groups.collect(),
        ..Graph::default()
    };
    let options = Options::default();
    let drawing = layout(&graph, &options);
    assert_eq!(verify::faults(&graph, &options, &drawing), []);
    let aspect = drawing.bounds.width / drawing.bounds.height;
    assert!((0.8..3.0).contains(&aspect), "{aspect}");
    // A drawing of the same from this one turns the same edges.
    let previous = Previous {
        boxes: drawing.boxes.iter().copied().map(Some).collect(),
        routes: (drawing.routes.iter().map(|route| route.points.clone())).collect(),
        groups: drawing.groups.iter().copied().map(Some).collect(),
        pivot: Some(7),
    };
    let again = layout_from(&graph, &options, &previous);
    assert_eq!(verify::faults(&graph, &options, &again), []);
    for (one, other) in drawing.routes.iter().zip(&again.routes) {
        assert_eq!(one.reversed, other.reversed);
    }
}

#[test]
fn all_goes_with_the_pivot_to_the_farthest_place() {
    let graph = small_graph(&[(0, 1), (0, 2)]);
    let options = Options::default();
    for (x, y) in [(0.0, -1e9), (1e9, 1e9), (-1e9, 5.0)] {
        // Of such a size that its middle is nowhere.
        let before = Rect {
            x,
            y,
            width: -1e10,
            height: -1e10,
        };
        let previous = Previous {
            boxes: vec![None, Some(before), None],
            pivot: Some(1),
            ..Previous::default()
        };
        let drawing = layout_from(&graph, &options, &previous);
        assert_eq!((drawing.boxes[1].x, drawing.boxes[1].y), (x, y));
        assert_eq!(verify::faults(&graph, &options, &drawing), []);
    }
}

#[test]
fn a_group_in_one_that_is_not_there_is_not_under_a_bar() {
    // The composite is drawn as a group, which must not become the one that was not there.
    let group = |parent, members: &[usize]| Group {
        parent,
        members: members.to_vec(),
        padding: 10.0,
        title: 20.0,
    };
    let graph = Graph {
        groups: vec![group(None, &[1, 2]), group(Some(2), &[3])],
        composites: vec![Composite {
            above: 0,
            members: vec![1, 2],
        }],
        ..small_graph(&[(0, 1), (0, 2), (0, 3)])
    };
    let options = Options::default();
    let drawing = layout(&graph, &options);
    assert!(drawing.bars[0].width > 0.0);
    assert_eq!(verify::faults(&graph, &options, &drawing), []);
}

#[test]
fn a_composite_without_a_bar_has_an_empty_one_at_the_origin() {
    let graph = Graph {
        composites: vec![Composite {
            above: 0,
            members: vec![1],
        }],
        ..small_graph(&[(0, 1), (0, 2)])
    };
    let options = Options {
        direction: Direction::Up,
        ..Options::default()
    };
    assert_eq!(layout(&graph, &options).bars, [Rect::default()]);
}

#[test]
fn a_stem_leads_straight_down_where_layers_have_no_gap() {
    // Beside the box above stands a much higher one, past which its edges have to go first.
    let mut graph = small_graph(&[(0, 5), (0, 1), (0, 2), (4, 0), (4, 3)]);
    graph.nodes[5].width = 1_500.0;
    (graph.nodes[3].width, graph.nodes[3].height) = (400.0, 400.0);
    graph.composites.push(Composite {
        above: 0,
        members: vec![1, 2],
    });
    let options = Options {
        spacing: Spacing {
            node: 1.0,
            layer: 0.0,
            ..Spacing::default()
        },
        ..Options::default()
    };
    let drawing = layout(&graph, &options);
    assert!(drawing.bars[0].width > 0.0);
    assert_eq!(verify::faults(&graph, &options, &drawing), []);
}

#[test]
fn a_loop_stays_away_from_what_stands_near() {
    let graph = small_graph(&[(0, 1), (0, 2), (1, 1), (0, 0)]);
    let options = Options {
        spacing: Spacing {
            edge: 200.0,
            ..Spacing::default()
        },
        ..Options::default()
    };
    let drawing = layout(&graph, &options);
    assert_eq!(verify::faults(&graph, &options, &drawing), []);
}

#[test]
fn a_way_along_the_border_of_a_group_stays_within_it() {
    // The last edge comes into the inner group and passes a box there at its border, beside which
    // a box of the outer group stands, a thousandth of a pixel away.
    let group = |parent, members: &[usize]| Group {
        parent,
        members: members.to_vec(),
        ..Group::default()
    };
    let mut graph = Graph {
        groups: vec![group(None, &[3, 4]), group(Some(0), &[2, 6])],
        ..small_graph(&[(0, 2), (1, 3), (1, 4), (2, 6), (5, 6)])
    };
    graph.edges[1].weight = 0.0;
    graph.nodes[6].width = 50.0;
    let options = Options {
        spacing: Spacing {
            node: 1e-3,
            ..Spacing::default()
        },
        ..Options::default()
    };
    let before = layout(&graph, &options);
    for pivot in 0..7 {
        let again = layout_from(&graph, &options, &previous(&before, pivot));
        assert_eq!(verify::faults(&graph, &options, &again), []);
    }
}
