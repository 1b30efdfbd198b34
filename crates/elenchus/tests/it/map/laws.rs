//! What holds of every map.

use std::collections::{BTreeSet, HashSet};

use elenchus::map::{Folds, Map, NodeId, Options, StatementSelection, project};
use elenchus::model::{Element, Role};
use elenchus::query::outline;
use proptest::prelude::*;

use crate::documents::{read, text};

fn nodes(map: &Map) -> impl Iterator<Item = NodeId> {
    (0..map.nodes().len() as u32).map(NodeId)
}

/// Opens the cards whose bit is set.
fn folds(map: &Map, open: u32) -> Folds {
    let mut folds = Folds::default();
    for node in nodes(map).filter(|node| open >> node.0 & 1 == 1) {
        folds.open(node);
    }
    folds
}

/// What is reached from the roots through open cards without passing `closed`.
fn reached(map: &Map, folds: &Folds, closed: NodeId) -> BTreeSet<NodeId> {
    let mut seen: BTreeSet<NodeId> = map.roots().iter().copied().collect();
    let mut stack: Vec<_> = map.roots().to_vec();
    while let Some(node) = stack.pop() {
        if node == closed || !folds.is_open(node) {
            continue;
        }
        for &edge in map.incoming(node) {
            let reason = map.other_end(edge, node);
            if seen.insert(reason) {
                stack.push(reason);
            }
        }
    }
    seen
}

proptest! {
    #[test]
    fn every_node_hangs_under_a_root(text in text()) {
        let (model, map) = read(&text);
        let all = map.view(&Folds::to_depth(&map, u32::MAX));
        prop_assert_eq!(all.nodes.len(), map.nodes().len());
        prop_assert_eq!(all.edges.len(), map.edges().len());
        let roots: HashSet<_> = map.roots().iter().collect();
        prop_assert_eq!(roots.len(), map.roots().len());
        for node in nodes(&map) {
            prop_assert_eq!(map.depth(node) == 0, roots.contains(&node));
            let marks = match map.node(node).element {
                Element::Statement(id) => &model.statement(id).marks,
                Element::Argument(id) => &model.argument(id).marks,
            };
            let free = !map.edges().iter().any(|edge| edge.from == node);
            if free || marks.role == Some(Role::Thesis) {
                prop_assert!(roots.contains(&node));
            }
        }
    }

    #[test]
    fn no_edge_is_there_twice_or_leads_nowhere(text in text()) {
        let model = elenchus::parse(&text).model;
        for options in [Options::default(), Options::reading()] {
            let map = project(&model, &options);
            let mut seen = HashSet::new();
            for edge in map.edges() {
                let reading = options.statements == StatementSelection::Reading;
                prop_assert!(edge.from != edge.to || !reading);
                let ends = match edge.kind.is_symmetric() {
                    true => (edge.from.min(edge.to), edge.from.max(edge.to)),
                    false => (edge.from, edge.to),
                };
                prop_assert!(seen.insert((ends, edge.kind)));
            }
        }
    }

    #[test]
    fn a_slug_names_one_node(text in text()) {
        let (_, map) = read(&text);
        for node in nodes(&map) {
            let slug = map.slug(node);
            prop_assert_eq!(map.node_by_slug(slug), Some(node));
            prop_assert!(slug.chars().all(|c| c == '-' || c.is_alphanumeric() && !c.is_uppercase()));
            prop_assert!(!slug.is_empty() && slug.chars().count() <= 60);
            prop_assert_eq!(map.node_of(map.node(node).element), Some(node));
        }
    }

    #[test]
    fn slugs_of_any_titles_differ(titles in prop::collection::vec("[^\\[\\]]{1,70}", 1..8)) {
        let text: String = titles.iter().map(|title| format!("[{title}]: x\n\n")).collect();
        let (_, map) = read(&text);
        let slugs: HashSet<_> = map.ids().map(|node| map.slug(node)).collect();
        prop_assert_eq!(slugs.len(), map.nodes().len());
    }

    #[test]
    fn the_roots_are_always_visible(text in text(), open: u32) {
        let (_, map) = read(&text);
        let view = map.view(&folds(&map, open));
        for &root in map.roots() {
            prop_assert!(view.shows(root));
        }
        for &edge in &view.edges {
            prop_assert!(view.shows(map.edge(edge).from) && view.shows(map.edge(edge).to));
        }
        let reason = |&edge: &_| (map.claim_and_reason(edge).1, edge);
        prop_assert!(view.edges.is_sorted_by_key(reason));
    }

    #[test]
    fn folding_then_unfolding_restores_what_was_seen(text in text(), open: u32, at in 0..20_u32) {
        let (_, map) = read(&text);
        prop_assume!((at as usize) < map.nodes().len());
        let mut folds = folds(&map, open);
        folds.open(NodeId(at));
        let before = map.view(&folds);
        prop_assert!(folds.close(NodeId(at)));
        prop_assert!(folds.open(NodeId(at)));
        prop_assert_eq!(map.view(&folds), before);
    }

    #[test]
    fn folding_hides_what_is_reached_through_the_folded_card_alone(
        text in text(), open: u32, at in 0..20_u32,
    ) {
        let (_, map) = read(&text);
        prop_assume!((at as usize) < map.nodes().len());
        let card = NodeId(at);
        let mut folds = folds(&map, open);
        folds.open(card);
        let otherwise = reached(&map, &folds, card);
        folds.close(card);
        let after: BTreeSet<_> = map.view(&folds).nodes.into_iter().collect();
        prop_assert_eq!(after, otherwise);
    }

    #[test]
    fn revealing_shows_a_card_and_hides_none(text in text(), open: u32, at in 0..20_u32) {
        let (_, map) = read(&text);
        prop_assume!((at as usize) < map.nodes().len());
        let mut folds = folds(&map, open);
        let before = map.view(&folds);
        folds.reveal(&map, NodeId(at));
        let after = map.view(&folds);
        prop_assert!(after.shows(NodeId(at)));
        prop_assert!(before.nodes.iter().all(|&node| after.shows(node)));
    }

    #[test]
    fn what_is_hidden_is_counted(text in text(), open: u32) {
        let (_, map) = read(&text);
        let view = map.view(&folds(&map, open));
        for &node in &view.nodes {
            let reasons = map.reasons(node);
            let unseen = |side: &[NodeId]| side.iter().filter(|&&at| !view.shows(at)).count();
            let hidden = view.hidden_beneath(node);
            prop_assert_eq!(hidden.pro as usize, unseen(&reasons.pro));
            prop_assert_eq!(hidden.con as usize, unseen(&reasons.con));
        }
    }

    #[test]
    fn the_outline_tells_each_visible_claim_once(text in text(), open: u32) {
        let (_, map) = read(&text);
        let folds = folds(&map, open);
        let rows = outline(&map, &folds);
        let mut told: Vec<_> = rows.iter().filter(|row| !row.repeated).map(|row| row.node).collect();
        told.sort_unstable();
        prop_assert_eq!(told, map.view(&folds).nodes);
        for (index, row) in rows.iter().enumerate() {
            prop_assert!(!row.expanded || row.expandable && !row.repeated);
            let above = row.parent.map(|parent| &rows[parent as usize]);
            prop_assert_eq!(row.level, above.map_or(1, |above| above.level + 1));
            prop_assert!(row.parent.is_none_or(|parent| (parent as usize) < index));
            if let (Some(above), Some(edge)) = (above, row.edge) {
                prop_assert!(above.expanded);
                prop_assert_eq!(map.other_end(edge, above.node), row.node);
            }
            let siblings = rows.iter().filter(|other| other.parent == row.parent);
            prop_assert_eq!(siblings.count() as u32, row.set_size);
        }
    }
}
