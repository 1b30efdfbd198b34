//! Draws a graph of petgraph and prints the drawing as SVG:
//! `cargo run -p elenchus-layout --example petgraph > graph.svg`.
// The library prints nothing; a program has to.
#![allow(clippy::disallowed_methods)]

use elenchus_layout::{Edge, Graph, Group, Layout, Node, Options, Point, layout};
use petgraph::graph::DiGraph;
use petgraph::visit::EdgeRef;

fn main() {
    let mut graph = DiGraph::new();
    let names = [
        "source", "tokens", "tree", "model", "map", "layout", "scene", "drawing",
    ];
    let nodes = names.map(|name| graph.add_node(name));
    let edges = [
        (0, 1),
        (1, 2),
        (2, 3),
        (3, 4),
        (4, 5),
        (5, 6),
        (3, 6),
        (6, 7),
        (2, 7),
    ];
    for (from, to) in edges {
        graph.add_edge(nodes[from], nodes[to], ());
    }
    // What reads stands in one group, what draws in another.
    let groups = [vec![1, 2, 3], vec![5, 6]];
    print!("{}", svg(&graph, &draw(&graph, &groups)));
}

/// Boxes as wide as their names, and the indices of petgraph for the edges.
fn draw(graph: &DiGraph<&str, ()>, groups: &[Vec<usize>]) -> Layout {
    let width = |name: &str| 24.0 + 9.0 * name.len() as f64;
    let drawn = Graph {
        nodes: (graph.node_weights())
            .map(|name| Node {
                width: width(name),
                height: 36.0,
            })
            .collect(),
        edges: (graph.edge_references())
            .map(|edge| Edge {
                from: edge.source().index(),
                to: edge.target().index(),
                weight: 1.0,
                ..Edge::default()
            })
            .collect(),
        groups: (groups.iter())
            .map(|members| Group {
                members: members.clone(),
                padding: 14.0,
                ..Group::default()
            })
            .collect(),
        ..Graph::default()
    };
    layout(&drawn, &Options::default())
}

fn svg(graph: &DiGraph<&str, ()>, drawing: &Layout) -> String {
    let all = drawing.bounds;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{} {} {} {}\" \
         font-family=\"sans-serif\" font-size=\"15\" text-anchor=\"middle\">\n",
        all.x - 8.0,
        all.y - 8.0,
        all.width + 16.0,
        all.height + 16.0,
    );
    for (place, fill) in (drawing.groups.iter().map(|place| (place, "#eef2f7")))
        .chain(drawing.boxes.iter().map(|place| (place, "#ffffff")))
    {
        svg += &format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"6\" fill=\"{fill}\" stroke=\"#56657a\"/>\n",
            place.x, place.y, place.width, place.height,
        );
    }
    for route in &drawing.routes {
        let text = |point: &Point| format!("{} {}", point.x, point.y);
        let points: Vec<_> = route.curve.iter().map(text).collect();
        if let Some((first, rest)) = points.split_first() {
            svg += &format!(
                "<path d=\"M{first}C{}\" fill=\"none\" stroke=\"#56657a\"/>\n",
                rest.join(" ")
            );
        }
    }
    for (name, place) in graph.node_weights().zip(&drawing.boxes) {
        let middle = place.centre();
        svg += &format!(
            "<text x=\"{}\" y=\"{}\">{name}</text>\n",
            middle.x,
            middle.y + 5.0
        );
    }
    svg + "</svg>\n"
}
