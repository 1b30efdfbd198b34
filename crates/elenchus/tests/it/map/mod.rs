//! Maps: which nodes and edges there are, and what is seen under some folds.

mod argdown;
mod closed;
mod colours;
mod laws;
mod reading;

use elenchus::map::{Edge, EdgeOrigin, Map};

/// The edges as text: `from kind to`, by slugs, with `premise` and `conclusion` for the edges
/// of structures.
fn edges(map: &Map) -> Vec<String> {
    let slug = |node| map.slug(node);
    let told = |edge: &Edge| {
        let kind = match edge.origin {
            EdgeOrigin::Stated(_) => format!("{:?}", edge.kind).to_lowercase(),
            EdgeOrigin::Premise => "premise".to_owned(),
            EdgeOrigin::Conclusion => "conclusion".to_owned(),
        };
        format!("{} {kind} {}", slug(edge.from), slug(edge.to))
    };
    map.edges().iter().map(told).collect()
}

fn slugs(map: &Map) -> Vec<&str> {
    map.ids().map(|node| map.slug(node)).collect()
}

fn roots(map: &Map) -> Vec<&str> {
    let roots = map.roots().iter();
    roots.map(|&root| map.slug(root)).collect()
}
