//! What one side writes the other reads, and nothing that is malformed brings either down.

use elenchus_layout::{
    Composite, Direction, Edge, Graph, Group, Level, Node, Options, Point, Previous, Rect, Spacing,
};
use elenchus_worker::jobs::draw::{Draw, Drawn, ToDraw, draw};
use elenchus_worker::wire::{Wire, all};
use elenchus_worker::{Reply, answer, call, hear};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn written<T: Wire>(value: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.write(&mut bytes);
    bytes
}

fn length() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..500.0, Just(-0.0), Just(f64::INFINITY), Just(1e300)]
}

fn rect() -> impl Strategy<Value = Rect> {
    (length(), length(), length(), length()).prop_map(|(x, y, width, height)| Rect {
        x,
        y,
        width,
        height,
    })
}

fn point() -> impl Strategy<Value = Point> {
    (length(), length()).prop_map(|(x, y)| Point { x, y })
}

fn graph() -> impl Strategy<Value = Graph> {
    let node = (length(), length()).prop_map(|(width, height)| Node { width, height });
    let place = || 0_usize..12;
    let edge =
        (place(), place(), length(), any::<u8>()).prop_map(|(from, to, weight, kind)| Edge {
            from,
            to,
            weight,
            kind,
        });
    let group = (option::of(place()), vec(place(), 0..4), length(), length()).prop_map(
        |(parent, members, padding, title)| Group {
            parent,
            members,
            padding,
            title,
        },
    );
    let composite =
        (place(), vec(place(), 0..4)).prop_map(|(above, members)| Composite { above, members });
    let parts = (
        vec(node, 0..10),
        vec(edge, 0..14),
        vec(group, 0..3),
        vec(composite, 0..3),
    );
    parts.prop_map(|(nodes, edges, groups, composites)| Graph {
        nodes,
        edges,
        groups,
        composites,
    })
}

fn to_draw() -> impl Strategy<Value = ToDraw> {
    let direction = prop::sample::select(vec![
        Direction::Down,
        Direction::Up,
        Direction::Right,
        Direction::Left,
    ]);
    let level = prop::sample::select(vec![Level::Fast, Level::Default, Level::Best]);
    let options = (direction, level, length(), option::of(length())).prop_map(
        |(direction, level, node, aspect)| Options {
            direction,
            level,
            spacing: Spacing {
                node,
                ..Spacing::default()
            },
            aspect,
            siblings: 0.5,
        },
    );
    let previous = (
        vec(option::of(rect()), 0..10),
        option::of(0_usize..12),
        vec(vec(point(), 0..4), 0..6),
        vec(option::of(rect()), 0..3),
    )
        .prop_map(|(boxes, pivot, routes, groups)| Previous {
            boxes,
            pivot,
            routes,
            groups,
        });
    (graph(), options, previous).prop_map(|(graph, options, previous)| ToDraw {
        graph,
        options,
        previous,
    })
}

/// All that is told in answer to a message.
fn told(message: &[u8]) -> Vec<Vec<u8>> {
    let mut told = Vec::new();
    answer(message, &mut |reply| told.push(reply));
    told
}

#[test]
fn numbers_take_no_more_bytes_than_they_need() {
    assert_eq!(written(&127_u32), [0x7f]);
    assert_eq!(written(&128_usize), [0x80, 0x01]);
    assert_eq!(written(&u64::MAX).len(), 10);
    assert_eq!(written(&"é".to_owned()), [2, 0xc3, 0xa9]);
}

#[test]
fn what_cannot_be_is_not_read() {
    assert_eq!(all::<bool>(&[2]), None);
    assert_eq!(all::<u32>(&written(&u64::MAX)), None);
    assert_eq!(all::<u64>(&[0xff; 11]), None, "more than 64 bits");
    assert_eq!(all::<String>(&[1, 0xff]), None, "no UTF-8");
    assert_eq!(all::<u8>(&[1, 2]), None, "more than one value");
    let endless = written(&u64::from(u32::MAX));
    assert_eq!(all::<Vec<f64>>(&endless), None, "a list without its values");
}

#[test]
fn a_job_is_told_to_have_begun_and_ended() {
    let request = ToDraw {
        graph: Graph {
            nodes: vec![Node::default(); 40],
            ..Graph::default()
        },
        ..ToDraw::default()
    };
    let replies: Vec<_> = told(&call::<Draw>(300, &request))
        .iter()
        .map(|reply| hear::<Draw>(reply).expect("well formed"))
        .collect();
    assert!(replies.iter().all(|(number, _)| *number == 300));
    let shares = replies.iter().filter_map(|(_, reply)| match reply {
        Reply::Progress(share) => Some(*share),
        _ => None,
    });
    let shares: Vec<_> = shares.collect();
    assert!(!shares.is_empty() && shares.is_sorted(), "{shares:?}");
    assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
    let (_, last) = replies.last().expect("an answer");
    assert_eq!(*last, Reply::Answer(draw(&request, &mut |_| {})));
}

#[test]
fn a_message_of_another_build_is_refused() {
    let mut message = call::<Draw>(9, &ToDraw::default());
    message[0] += 1;
    let replies = told(&message);
    let [reply] = replies.as_slice() else {
        panic!("{replies:?}");
    };
    let heard = hear::<Draw>(reply);
    assert!(matches!(heard, Some((_, Reply::Failed(_)))), "{heard:?}");
}

proptest! {
    #[test]
    fn whole_numbers_come_back(value: u64, small: u32, size: usize, byte: u8) {
        prop_assert_eq!(all(&written(&value)), Some(value));
        prop_assert_eq!(all(&written(&small)), Some(small));
        prop_assert_eq!(all(&written(&size)), Some(size));
        prop_assert_eq!(all(&written(&byte)), Some(byte));
    }

    #[test]
    fn numbers_come_back_to_the_last_bit(bits: u64) {
        let back = all::<f64>(&written(&f64::from_bits(bits)));
        prop_assert_eq!(back.map(f64::to_bits), Some(bits));
    }

    #[test]
    fn texts_and_lists_come_back(
        texts: Vec<String>,
        pairs: Vec<(u32, Option<String>)>,
        flags: Vec<bool>,
    ) {
        prop_assert_eq!(all(&written(&texts)), Some(texts));
        prop_assert_eq!(all(&written(&pairs)), Some(pairs));
        prop_assert_eq!(all(&written(&flags)), Some(flags));
    }

    #[test]
    fn what_is_to_be_drawn_comes_back(request in to_draw()) {
        prop_assert_eq!(all(&written(&request)), Some(request));
    }

    #[test]
    fn the_worker_draws_what_the_page_would(request in to_draw()) {
        let replies = told(&call::<Draw>(1, &request));
        let last = hear::<Draw>(replies.last().expect("an answer"));
        let drawn: Drawn = draw(&request, &mut |_| {});
        prop_assert_eq!(last, Some((1, Reply::Answer(drawn))));
    }

    #[test]
    fn nothing_malformed_brings_a_side_down(
        request in to_draw(),
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        kept: prop::sample::Index,
        whole: bool,
    ) {
        let mut message = call::<Draw>(5, &request);
        for (place, byte) in changes {
            let place = place.index(message.len());
            message[place] = byte;
        }
        if !whole {
            message.truncate(kept.index(message.len()));
        }
        let replies = told(&message);
        let last = replies.last().expect("every message gets an end");
        let heard = hear::<Draw>(last);
        prop_assert!(matches!(heard, Some((_, Reply::Answer(_) | Reply::Failed(_)))));
        // The other side reads the same bytes as a reply.
        let _ = hear::<Draw>(&message);
    }

    #[test]
    fn bytes_that_mean_nothing_are_told_to_be_so(bytes: Vec<u8>) {
        prop_assert!(!told(&bytes).is_empty());
        let _ = hear::<Draw>(&bytes);
    }
}
