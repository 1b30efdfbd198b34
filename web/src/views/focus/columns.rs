use elenchus::map::{EdgeId, EdgeOrigin, Map, NodeId};

/// The reasons for a claim and those against it, each by its edge, in document order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// For it.
    pub pro: Vec<EdgeId>,
    /// Against it.
    pub con: Vec<EdgeId>,
}

/// The direct reasons of a claim, each once on a side; without the premises in `told`, which
/// are seen in the steps of the argument already.
pub fn columns(map: &Map, claim: NodeId, told: &[NodeId]) -> Columns {
    let mut columns = Columns::default();
    for &edge in map.incoming(claim) {
        let reason = map.other_end(edge, claim);
        let is_premise = map.edge(edge).origin == EdgeOrigin::Premise;
        if is_premise && told.contains(&reason) {
            continue;
        }
        let side = if map.edge(edge).kind.is_pro() {
            &mut columns.pro
        } else {
            &mut columns.con
        };
        let last = side.last().map(|&last| map.other_end(last, claim));
        if last != Some(reason) {
            side.push(edge);
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::steps::step_nodes;
    use crate::state::Document;

    const TEXT: &str = "\
[T]: thesis
  + <A>: sketch
  - [B]: against
  + [C]: for

<A>

(1) [P]: premise
(2) [Q]: premise
----
(3) [T]
";

    fn slugs(document: &Document, claim: NodeId, edges: &[EdgeId]) -> Vec<String> {
        let slug = |&edge: &EdgeId| {
            let reason = document.map.other_end(edge, claim);
            document.map.slug(reason).to_owned()
        };
        edges.iter().map(slug).collect()
    }

    #[test]
    fn reasons_stand_on_their_side_once() {
        let document = Document::read("columns", TEXT);
        let thesis = document.map.node_by_slug("t").expect("t");
        let columns = columns(&document.map, thesis, &[]);
        assert_eq!(slugs(&document, thesis, &columns.pro), ["a", "c"]);
        assert_eq!(slugs(&document, thesis, &columns.con), ["b"]);
    }

    #[test]
    fn premises_told_in_steps_are_not_told_again() {
        let document = Document::read("columns", TEXT);
        let argument = document.map.node_by_slug("a").expect("a");
        let all = columns(&document.map, argument, &[]);
        assert_eq!(slugs(&document, argument, &all.pro), ["p", "q"]);
        let told = step_nodes(&document, argument);
        assert_eq!(columns(&document.map, argument, &told), Columns::default());
    }
}
