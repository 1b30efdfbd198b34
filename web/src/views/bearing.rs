//! What a claim is and what it bears on, in words; the same in focus and inspector.

use elenchus::map::{EdgeId, Map, NodeId};
use elenchus::model::Element;
use elenchus::query;
use yew::prelude::*;

use super::words::{Look, relation_word};
use crate::components::claim_link::claim_link;
use crate::components::edge_sample::edge_sample;
use crate::state::Document;

/// "premise · argument · What the oil may do": role, kind where it is no statement, section.
pub fn kicker(document: &Document, node: NodeId) -> String {
    let role = query::role(&document.map, &document.model, node).word();
    let argument = matches!(document.map.node(node).element, Element::Argument(_));
    let section = document
        .section_of(node)
        .map(|section| document.model.section(section).title.as_str());
    let parts = [Some(role), argument.then_some("argument"), section];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// What a claim bears on, each with the way it does. Nothing for a root.
pub fn bearings(document: &Document, node: NodeId) -> Html {
    let edges = document.map.outgoing(node);
    if edges.is_empty() {
        return Html::default();
    }
    ties(document, edges, node, "What it bears on")
}

/// How many lines of a list are drawn before the reader asks for the others: thousands of them
/// would make every other movement of the page slower.
const MOST: usize = 60;

/// How a claim hangs together with those at the other ends of some of its edges.
pub fn ties(document: &Document, edges: &[EdgeId], node: NodeId, name: &'static str) -> Html {
    let (first, others) = edges.split_at(edges.len().min(MOST));
    let list = |edges: &[EdgeId]| {
        html! {
            <ul class="bearings" aria-label={name}>
                { for edges.iter().map(|&edge| link(document, edge, node)) }
            </ul>
        }
    };
    html! {
        <>
            { list(first) }
            if !others.is_empty() {
                <details key={node.0} class="bearings__more">
                    <summary>{ format!("{} more", others.len()) }</summary>
                    { list(others) }
                </details>
            }
        </>
    }
}

/// A line of a list: how two claims hang together, and a link to the one that is not `node`.
fn link(document: &Document, edge: EdgeId, node: NodeId) -> Html {
    let shown = document.map.edge(edge);
    let look = Look::of(shown);
    let other = document.map.other_end(edge, node);
    html! {
        <li key={edge.0} class={classes!("tie", format!("tie--{}", look.class()))}>
            <span class="tie__word">{ edge_sample(look) }{ word(&document.map, edge, node) }</span>
            { " " }
            { claim_link(document, other) }
        </li>
    }
}

/// The word of an edge as seen from one of its ends: "supports", or "supported by".
fn word(map: &Map, edge: EdgeId, from: NodeId) -> &'static str {
    let edge = map.edge(edge);
    let word = relation_word(edge);
    match word {
        "premise" if edge.from == from => "premise of",
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# The bridge

[T]: thesis
  - <A>: against
    _ [U]: undercut
";

    fn told(slug: &str) -> (String, Vec<&'static str>) {
        let document = Document::read("bearing", TEXT);
        let node = document.map.node_by_slug(slug).expect(slug);
        let edges = document.map.outgoing(node).iter();
        let words = edges.map(|&edge| word(&document.map, edge, node)).collect();
        (kicker(&document, node), words)
    }

    #[test]
    fn a_claim_is_introduced_by_what_it_does() {
        let (kicker, words) = told("t");
        assert_eq!(kicker, "thesis · The bridge");
        assert!(words.is_empty());
        let (kicker, words) = told("a");
        assert_eq!(kicker, "counterpoint · argument · The bridge");
        assert_eq!(words, ["attacks"]);
        assert_eq!(
            told("u"),
            ("rebuttal · The bridge".to_owned(), vec!["undercuts"])
        );
    }
}
