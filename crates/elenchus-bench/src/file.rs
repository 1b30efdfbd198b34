//! Graphs and drawings as the JSON that the programs of a comparison hand to each other: `nodes`
//! (`id`, `w`, `h`, `group`; in a drawing `x`, `y` of the upper left corner), `edges` (`s`, `t`; in
//! a drawing `points`, and `curve` if they are those of Bézier curves), `groups` (`id`, `parent`),
//! `treeParent` by node.

use std::collections::HashMap;

use elenchus_layout::{Edge, Graph, Group, Node, Point, Rect};
use serde_json::{Value, json};

use crate::{Picture, Plan};

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap_or_default()
}

/// The place of each by its id.
fn ids(things: &[Value]) -> HashMap<String, usize> {
    let things = things.iter().enumerate();
    things
        .map(|(index, thing)| (thing["id"].to_string(), index))
        .collect()
}

/// Writes a graph.
pub fn write(plan: &Plan) -> Value {
    let mut home = vec![None; plan.graph.nodes.len()];
    for (group, inner) in plan.graph.groups.iter().enumerate() {
        for &node in &inner.members {
            home[node] = Some(group);
        }
    }
    let nodes = plan.graph.nodes.iter().zip(home).enumerate();
    let nodes = nodes.map(
        |(id, (node, group))| json!({"id": id, "w": node.width, "h": node.height, "group": group}),
    );
    let edges = plan.graph.edges.iter();
    let edges = edges.map(|edge| json!({"s": edge.from, "t": edge.to}));
    let groups = plan.graph.groups.iter().enumerate();
    let groups = groups.map(|(id, group)| json!({"id": id, "parent": group.parent}));
    json!({
        "nodes": nodes.collect::<Vec<_>>(),
        "edges": edges.collect::<Vec<_>>(),
        "groups": groups.collect::<Vec<_>>(),
        "treeParent": plan.parents,
    })
}

/// Reads a graph; edges that name no box are left out.
pub fn read(file: &Value) -> Plan {
    let of_node = ids(list(file, "nodes"));
    let of_group = ids(list(file, "groups"));
    let find = |value: &Value, key: &str| of_node.get(&value[key].to_string()).copied();
    let mut groups: Vec<_> = (list(file, "groups").iter())
        .map(|group| Group {
            parent: of_group.get(&group["parent"].to_string()).copied(),
            members: Vec::new(),
            padding: 16.0,
            title: 24.0,
        })
        .collect();
    for (node, value) in list(file, "nodes").iter().enumerate() {
        if let Some(&group) = of_group.get(&value["group"].to_string()) {
            groups[group].members.push(node);
        }
    }
    let nodes = list(file, "nodes").iter().map(|node| Node {
        width: number(node, "w"),
        height: number(node, "h"),
    });
    let edges = list(file, "edges").iter().filter_map(|edge| {
        Some(Edge {
            from: find(edge, "s")?,
            to: find(edge, "t")?,
            weight: 1.0,
            ..Edge::default()
        })
    });
    let parents = (0..of_node.len()).map(|node| {
        let parent = match &file["treeParent"] {
            Value::Object(parents) => &parents[&node.to_string()],
            parents => &parents[node],
        };
        let parent = parent
            .as_u64()
            .and_then(|parent| usize::try_from(parent).ok());
        parent.filter(|&parent| parent < of_node.len())
    });
    Plan {
        parents: parents.collect(),
        graph: Graph {
            nodes: nodes.collect(),
            edges: edges.collect(),
            groups,
            ..Graph::default()
        },
    }
}

/// Reads a drawing of a graph that was read from a file with the same ids.
pub fn drawing(file: &Value) -> Picture {
    let rect = |value: &Value| Rect {
        x: number(value, "x"),
        y: number(value, "y"),
        width: number(value, "w"),
        height: number(value, "h"),
    };
    let groups = list(file, "groups").iter();
    Picture {
        boxes: list(file, "nodes").iter().map(rect).collect(),
        ways: list(file, "edges").iter().map(way).collect(),
        groups: groups
            .map(|group| group["x"].is_number().then(|| rect(group)))
            .collect(),
    }
}

fn way(edge: &Value) -> Vec<Point> {
    let points = list(edge, "points").iter().map(|point| Point {
        x: point[0].as_f64().unwrap_or_default(),
        y: point[1].as_f64().unwrap_or_default(),
    });
    let points: Vec<_> = points.collect();
    match edge["curve"].as_str() {
        Some("bezier") => flat(&points),
        _ => points,
    }
}

/// Bézier curves as polylines of eight stretches each.
fn flat(curve: &[Point]) -> Vec<Point> {
    let Some((first, rest)) = curve.split_first() else {
        return Vec::new();
    };
    let mut way = vec![*first];
    let mut from = *first;
    for part in rest.chunks_exact(3) {
        for step in 1..=8 {
            let (t, u) = (f64::from(step) / 8.0, 1.0 - f64::from(step) / 8.0);
            let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
            let corners = [from, part[0], part[1], part[2]];
            let mix = |of: fn(&Point) -> f64| {
                let parts = corners.iter().zip(weights);
                parts.map(|(corner, weight)| of(corner) * weight).sum()
            };
            way.push(Point {
                x: mix(|point| point.x),
                y: mix(|point| point.y),
            });
        }
        from = part[2];
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan;

    #[test]
    fn a_graph_is_read_as_it_was_written() {
        let plan = plan(120, true);
        let again = read(&write(&plan));
        assert_eq!(again.parents, plan.parents);
        assert_eq!(again.graph.nodes, plan.graph.nodes);
        assert_eq!(again.graph.groups, plan.graph.groups);
        assert_eq!(again.graph.edges.len(), plan.graph.edges.len());
    }

    #[test]
    fn curves_become_polylines() {
        let edge = json!({"curve": "bezier", "points": [[0, 0], [0, 10], [0, 20], [0, 30]]});
        let way = way(&edge);
        assert_eq!(way.len(), 9);
        assert!((way[4].y - 15.0).abs() < 1e-9);
    }
}
