//! Draws the graph of a file and prints the drawing as JSON, for holding layouts against each
//! other: `evaluate GRAPH.json [--level fast|default|best] [--previous RESULT.json --pivot ID]
//! [--runs N]`.
//!
//! A graph has `nodes` (`id`, `w`, `h`, `group`), `edges` (`s`, `t`) and `groups` (`id`, `parent`); a drawing has the same with the
//! upper left corners of boxes (`x`, `y`) and the Bézier curves of edges (`points`), and the time
//! of each run in milliseconds.
// The library has neither files nor a clock; a program has.
#![allow(clippy::disallowed_methods)]

use std::collections::HashMap;
use std::error::Error;
use std::time::Instant;

use elenchus_layout::{
    Edge, Graph, Group, Layout, Level, Node, Options, Point, Previous, Rect, layout, layout_from,
};
use serde_json::{Value, json};

type Ids = HashMap<String, usize>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut file = None;
    let mut level = Level::Default;
    let (mut previous, mut pivot, mut runs) = (None, None, 1);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--level" => level = named(&value()?)?,
            "--previous" => previous = Some(read(&value()?)?),
            "--pivot" => pivot = Some(value()?),
            "--runs" => runs = value()?.parse()?,
            _ => file = Some(read(&word)?),
        }
    }
    let file = file.ok_or("usage: evaluate GRAPH.json [OPTIONS]")?;
    let ids: Ids = list(&file, "nodes")
        .iter()
        .enumerate()
        .map(|(index, node)| (node["id"].to_string(), index))
        .collect();
    let graph = graph(&file, &ids);
    let options = Options {
        level,
        ..Options::default()
    };
    let previous = previous.map(|drawing| before(&file, &drawing, pivot.as_deref(), &ids));
    let mut times = Vec::new();
    let mut drawing = Layout::default();
    for _ in 0..runs {
        let begun = Instant::now();
        drawing = match &previous {
            Some(previous) => layout_from(&graph, &options, previous),
            None => layout(&graph, &options),
        };
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    println!("{}", result(&file, &drawing, &times));
    Ok(())
}

fn named(level: &str) -> Result<Level, String> {
    match level {
        "fast" => Ok(Level::Fast),
        "default" => Ok(Level::Default),
        "best" => Ok(Level::Best),
        other => Err(format!("there is no level {other}")),
    }
}

fn read(path: &str) -> Result<Value, Box<dyn Error>> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    Ok(serde_json::from_str(&text)?)
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn number(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap_or_default()
}

fn graph(file: &Value, ids: &Ids) -> Graph {
    let end = |edge: &Value, key: &str| ids.get(&edge[key].to_string()).copied();
    let edges = list(file, "edges").iter().map(|edge| Edge {
        from: end(edge, "s").unwrap_or(usize::MAX),
        to: end(edge, "t").unwrap_or(usize::MAX),
        weight: 1.0,
        ..Edge::default()
    });
    let nodes = list(file, "nodes").iter().map(|node| Node {
        width: number(node, "w"),
        height: number(node, "h"),
    });
    Graph {
        nodes: nodes.collect(),
        edges: edges.collect(),
        groups: groups(file, ids),
        ..Graph::default()
    }
}

fn rect(place: &Value) -> Rect {
    Rect {
        x: number(place, "x"),
        y: number(place, "y"),
        width: number(place, "w"),
        height: number(place, "h"),
    }
}

fn groups(file: &Value, ids: &Ids) -> Vec<Group> {
    let names = group_ids(file);
    let mut groups = vec![
        Group {
            padding: 16.0,
            title: 24.0,
            ..Group::default()
        };
        names.len()
    ];
    for (group, inner) in groups.iter_mut().zip(list(file, "groups")) {
        group.parent = names.get(&inner["parent"].to_string()).copied();
    }
    for node in list(file, "nodes") {
        let within = names.get(&node["group"].to_string());
        if let (Some(&group), Some(&node)) = (within, ids.get(&node["id"].to_string())) {
            groups[group].members.push(node);
        }
    }
    groups
}

fn group_ids(file: &Value) -> Ids {
    let groups = list(file, "groups").iter().enumerate();
    groups
        .map(|(index, group)| (group["id"].to_string(), index))
        .collect()
}

fn before(file: &Value, drawing: &Value, pivot: Option<&str>, ids: &Ids) -> Previous {
    let mut boxes = vec![None; ids.len()];
    for node in list(drawing, "nodes") {
        if let Some(&index) = ids.get(&node["id"].to_string()) {
            boxes[index] = Some(rect(node));
        }
    }
    // The corners that a curve of three points each goes through.
    let way = |edge: &Value| {
        let points = list(edge, "points").iter().step_by(3);
        let point = |point: &Value| Point {
            x: point[0].as_f64().unwrap_or_default(),
            y: point[1].as_f64().unwrap_or_default(),
        };
        points.map(point).collect::<Vec<_>>()
    };
    let name = |edge: &Value| (edge["s"].to_string(), edge["t"].to_string());
    let ways: HashMap<_, _> = list(drawing, "edges")
        .iter()
        .map(|edge| (name(edge), way(edge)))
        .collect();
    let edges = list(file, "edges").iter();
    let stood: HashMap<_, _> = list(drawing, "groups")
        .iter()
        .map(|group| (group["id"].to_string(), rect(group)))
        .collect();
    Previous {
        groups: list(file, "groups")
            .iter()
            .map(|group| stood.get(&group["id"].to_string()).copied())
            .collect(),
        routes: edges
            .map(|edge| ways.get(&name(edge)).cloned().unwrap_or_default())
            .collect(),
        boxes,
        pivot: pivot.and_then(|id| ids.get(id).copied()),
    }
}

fn result(file: &Value, drawing: &Layout, times: &[f64]) -> Value {
    let nodes = list(file, "nodes").iter().zip(&drawing.boxes).map(
        |(node, place)| json!({"id": node["id"], "group": node["group"], "x": place.x, "y": place.y, "w": place.width, "h": place.height}),
    );
    let groups = list(file, "groups").iter().zip(&drawing.groups).map(
        |(group, place)| json!({"id": group["id"], "parent": group["parent"], "x": place.x, "y": place.y, "w": place.width, "h": place.height}),
    );
    let edges = list(file, "edges").iter().zip(&drawing.routes).map(|(edge, route)| {
        let points = route.curve.iter().map(|point| json!([point.x, point.y]));
        json!({"s": edge["s"], "t": edge["t"], "curve": "bezier", "points": points.collect::<Value>()})
    });
    json!({
        "tool": "elenchus-layout",
        "graph": file["name"],
        "time_ms": times,
        "nodes": nodes.collect::<Value>(),
        "edges": edges.collect::<Value>(),
        "groups": groups.collect::<Value>(),
    })
}
