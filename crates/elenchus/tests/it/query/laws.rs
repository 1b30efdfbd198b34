//! What holds of the answers for every map.

use elenchus::map::NodeId;
use elenchus::query::{Stance, paths, reasons, role, roles, search};
use proptest::prelude::*;

use crate::documents::{read, text};

proptest! {
    #[test]
    fn paths_lead_from_the_reason_to_the_claim(text in text(), from in 0..20_u32) {
        let (_, map) = read(&text);
        prop_assume!((from as usize) < map.nodes().len());
        let (from, to) = (NodeId(from), map.roots()[0]);
        let found = paths(&map, from, to, 12);
        for path in &found {
            prop_assert_eq!(path.nodes.first(), Some(&from));
            prop_assert_eq!(path.nodes.last(), Some(&to));
            prop_assert_eq!(path.edges.len() + 1, path.nodes.len());
            let mut nodes = path.nodes.clone();
            nodes.sort_unstable();
            nodes.dedup();
            prop_assert_eq!(nodes.len(), path.nodes.len());
            for (step, &edge) in path.edges.iter().enumerate() {
                prop_assert!(map.outgoing(path.nodes[step]).contains(&edge));
                prop_assert_eq!(map.other_end(edge, path.nodes[step]), path.nodes[step + 1]);
            }
        }
        let lengths: Vec<_> = found.iter().map(|path| path.edges.len()).collect();
        prop_assert!(lengths.is_sorted());
        for (index, path) in found.iter().enumerate() {
            prop_assert!(!found[..index].contains(path));
        }
        let bearing = reasons(&map, to).into_iter().find(|reason| reason.node == from);
        prop_assert_eq!(found.is_empty(), bearing.is_none() && from != to);
        if let Some(reason) = bearing {
            prop_assert_eq!(found[0].edges.len() as u32, reason.depth);
            let stance = found[0].stance(&map);
            prop_assert!(reason.stance == Stance::Mixed || reason.stance == stance);
        }
    }

    #[test]
    fn a_role_asked_for_alone_is_that_among_all(text in text()) {
        let (model, map) = read(&text);
        for (index, among_all) in roles(&map, &model).into_iter().enumerate() {
            prop_assert_eq!(role(&map, &model, NodeId(index as u32)), among_all);
        }
    }

    #[test]
    fn matches_lie_on_character_borders(words in "\\PC{1,8}", said in "\\PC{0,30}") {
        let (model, map) = read(&format!("[T]: {said} {words} {said}\n"));
        for hit in search(&model, &map, &words) {
            let text = map.node(hit.node).text(&model);
            for span in hit.in_text {
                prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
                prop_assert!(!span.is_empty());
            }
        }
    }

    #[test]
    fn a_word_of_a_title_finds_it(title in "[A-Za-zäÉßøŁ]{1,12}( [a-zéÖ]{1,9}){0,3}") {
        let (model, map) = read(&format!("[{title}]: x\n"));
        for word in title.split(' ') {
            prop_assert_eq!(search(&model, &map, &word.to_uppercase()).len(), 1);
        }
    }
}
