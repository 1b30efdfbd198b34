//! Where Argdown's own tools fail and we do not, so far as no small document beside its model
//! can show it; those are in `tests/cases/reference`.

use std::collections::HashSet;

use elenchus::map::{Options, project};
use elenchus::model::End;

#[test]
fn nesting_goes_deeper_than_289() {
    let depth = 1_000;
    let mut text = String::from("[T]: thesis\n");
    for level in 1..=depth {
        text += &format!("{}- [S{level}]: says {level}\n", " ".repeat(level));
    }
    let parsed = elenchus::parse(&text);
    assert_eq!(parsed.diagnostics, []);
    let relations = parsed.model.relations();
    assert_eq!(relations.len(), depth);
    let title = |end| match end {
        End::Statement(id) => parsed.model.statement(id).title.to_string(),
        _ => String::new(),
    };
    let last = relations[depth - 1].from;
    assert_eq!(title(last), "S1000");
    assert_eq!(title(relations[depth - 1].to), "S999");
    assert_eq!(elenchus::syntax::parse(&text).tree.print(&text), text);
    let map = project(&parsed.model, &Options::default());
    assert_eq!(map.max_depth() as usize, depth);
}

#[test]
fn two_nodes_are_joined_in_one_way_only_once() {
    // A support that is stated, and one that the structure implies.
    let text = "\
[Garden]: The yard should become a garden.
  + <Shade>

<Shade>

(1) [Trees]: Trees give shade.
----
(2) [Garden]

[Trees]
  +> <Shade>
  + <Shade>
";
    let parsed = elenchus::parse(text);
    for options in [Options::default(), Options::reading()] {
        let map = project(&parsed.model, &options);
        let edges = map.edges();
        let kinds = edges.iter().map(|edge| (edge.from, edge.to, edge.kind));
        let unique: HashSet<_> = kinds.collect();
        assert!(!edges.is_empty());
        assert_eq!(unique.len(), edges.len());
    }
}

#[test]
fn a_node_may_bear_a_title_that_looks_like_the_id_of_an_edge() {
    let text = "[n0]: One.\n  + [e0]: Two.\n  - <n1>: Three.\n    - [e1]: Four.\n";
    let map = project(&elenchus::parse(text).model, &Options::default());
    let slugs: HashSet<&str> = map.ids().map(|node| map.slug(node)).collect();
    assert_eq!((map.nodes().len(), slugs.len()), (4, 4));
    assert_eq!(map.edges().len(), 3);
}
