use super::voice::marks;
use crate::map::{Map, Node, NodeId};
use crate::model::{Model, Place, PlaceRange};
use crate::source::first_source;

/// Where a source says what a node shows, in the order given; for an argument that stands for
/// its untitled conclusion also the places of that.
pub fn places(model: &Model, node: &Node) -> Vec<PlaceRange> {
    let mut places = marks(model, node.element).at.clone();
    if let Some(conclusion) = node.stands_for {
        for place in &model.statement(conclusion).marks.at {
            if !places.contains(place) {
                places.push(place.clone());
            }
        }
    }
    places
}

/// The nodes that read a sentence of a source, in document order. `source` is its key in the
/// front matter; `None` is the first source there.
pub fn nodes_at(map: &Map, model: &Model, source: Option<&str>, place: Place) -> Vec<NodeId> {
    let first = first_source(model);
    let wanted = source.or(first);
    let reads = |node: &Node| {
        let places = places(model, node);
        let mut places = places.iter();
        places.any(|range| range.source.as_deref().or(first) == wanted && range.holds(place))
    };
    let nodes = map.nodes().iter().zip(0..);
    nodes
        .filter(|(node, _)| reads(node))
        .map(|(_, index)| NodeId(index))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Options, project};

    #[test]
    fn finds_who_reads_a_sentence() {
        let text = "\
===
sources: {one: {}, two: {}}
===

[A]: a {at: \"1.2\"}
  + [B]: b {at: [\"1.1-1.3\", \"two:4\"]}
  + [C]: c {at: \"one:1\"}
";
        let model = crate::parse(text).model;
        let map = project(&model, &Options::reading());
        let at = |source, place| {
            let place = Place::parse(place).expect("a place");
            let nodes = nodes_at(&map, &model, source, place).into_iter();
            let slugs: String = nodes.map(|node| map.slug(node)).collect();
            slugs
        };
        assert_eq!(at(None, "1.2"), "abc");
        assert_eq!(at(Some("one"), "1.4"), "c");
        assert_eq!(at(Some("two"), "4.7"), "b");
        assert_eq!(at(None, "1"), "abc");
        assert_eq!(at(None, "2.1"), "");
    }
}
