//! The graphs of a comparison of drawings, and what drawings of them are worth:
//! `draw plan BOXES [sections] GRAPH`, `draw map MAP.argdown GRAPH`, `draw fold GRAPH FOLDED`,
//! `draw score GRAPH DRAWING`, `draw moves BEFORE AFTER`, `draw wander GRAPH SEQUENCES STEPS`,
//! `draw time GRAPH RUNS`, `draw big BOXES`. What is found is printed as JSON.
#![allow(clippy::disallowed_methods)]

use std::collections::HashMap;
use std::error::Error;
use std::process::ExitCode;

use elenchus::map::{Options, project};
use elenchus_bench::{Moved, Picture, Plan, file, moves, plan, score, usage, wander};
use elenchus_layout::{Edge, Graph, Layout, Node, Rect, layout};
use serde_json::{Value, json};

type Done = Result<Option<Value>, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["plan", boxes, "sections", to] => planned(boxes, true, to),
        ["plan", boxes, to] => planned(boxes, false, to),
        ["map", map, to] => of_map(map, to),
        ["fold", graph, to] => folded(graph, to),
        ["score", graph, drawing] => scored(graph, drawing),
        ["moves", before, after] => moved(before, after),
        ["wander", graph, sequences, steps] => wandered(graph, sequences, steps),
        ["time", graph, runs] => timed(graph, runs),
        ["big", boxes] => big(boxes),
        _ => Err("see the head of its source for its commands".into()),
    };
    match done {
        Ok(told) => {
            if let Some(told) = told {
                println!("{told}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("draw: {error}");
            ExitCode::from(2)
        }
    }
}

fn read(path: &str) -> Result<Value, Box<dyn Error>> {
    Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
}

fn write(path: &str, plan: &Plan) -> Done {
    std::fs::write(path, file::write(plan).to_string())?;
    Ok(None)
}

fn planned(boxes: &str, in_sections: bool, to: &str) -> Done {
    write(to, &plan(boxes.parse()?, in_sections))
}

/// All cards of a map, of about the sizes they have in a page.
fn of_map(map: &str, to: &str) -> Done {
    let model = elenchus::parse(std::fs::read_to_string(map)?).model;
    let map = project(&model, &Options::from_front_matter(model.front_matter()));
    let nodes = map.nodes().iter().map(|node| {
        let lines = node.text(&model).chars().count().div_ceil(32);
        Node {
            width: 240.0,
            height: 60.0 + 20.0 * lines as f64,
        }
    });
    let nodes: Vec<_> = nodes.collect();
    // A claim stands above what is said for and against it.
    let edges = map.edges().iter().map(|edge| Edge {
        from: edge.to.index(),
        to: edge.from.index(),
        weight: 1.0,
        ..Edge::default()
    });
    let edges: Vec<_> = edges.collect();
    let parents = hanging(nodes.len(), &edges);
    let graph = Graph {
        nodes,
        edges,
        ..Graph::default()
    };
    write(to, &Plan { graph, parents })
}

/// From which box each hangs, breadth first from those that nothing leads to.
fn hanging(boxes: usize, edges: &[Edge]) -> Vec<Option<usize>> {
    let mut below = vec![Vec::new(); boxes];
    let mut is_seen = vec![true; boxes];
    for edge in edges.iter().filter(|edge| edge.from != edge.to) {
        below[edge.from].push(edge.to);
        is_seen[edge.to] = false;
    }
    let mut order: Vec<_> = (0..boxes).filter(|&node| is_seen[node]).collect();
    let mut parents = vec![None; boxes];
    let mut next = 0;
    while let Some(&node) = order.get(next) {
        next += 1;
        for &other in &below[node] {
            if !std::mem::replace(&mut is_seen[other], true) {
                parents[other] = Some(node);
                order.push(other);
            }
        }
    }
    parents
}

/// Folds the first box from which a twentieth of all or a little more hangs.
fn folded(graph: &str, to: &str) -> Done {
    let mut value = read(graph)?;
    let Plan { graph, parents } = file::read(&value);
    let count = graph.nodes.len();
    let hangs_from = |mut node: usize, top: usize| {
        while let Some(parent) = parents[node] {
            if parent == top {
                return true;
            }
            node = parent;
        }
        false
    };
    let hidden = |top: usize| {
        (0..count)
            .filter(move |&node| hangs_from(node, top))
            .count()
    };
    let wanted = (count / 20)..(count / 4);
    let tops = (1..count).filter(|&top| parents.contains(&Some(top)));
    let top = tops
        .take(400)
        .find(|&top| wanted.contains(&hidden(top)))
        .ok_or("no box has as much beneath it as is wanted")?;
    let ids: HashMap<String, usize> = value["nodes"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(index, node)| (node["id"].to_string(), index))
        .collect();
    let stays = |id: &Value| {
        ids.get(&id.to_string())
            .is_some_and(|&node| !hangs_from(node, top))
    };
    let pivot = value["nodes"][top]["id"].clone();
    if let Some(nodes) = value["nodes"].as_array_mut() {
        nodes.retain(|node| stays(&node["id"]));
    }
    if let Some(edges) = value["edges"].as_array_mut() {
        edges.retain(|edge| stays(&edge["s"]) && stays(&edge["t"]));
    }
    std::fs::write(to, value.to_string())?;
    Ok(Some(json!({ "pivot": pivot })))
}

fn scored(graph: &str, drawing: &str) -> Done {
    let plan = file::read(&read(graph)?);
    let result = read(drawing)?;
    let picture = file::drawing(&result);
    if picture.boxes.len() != plan.graph.nodes.len() || picture.ways.len() != plan.graph.edges.len()
    {
        return Err("the drawing is one of another graph".into());
    }
    let found = score(&plan.graph, &picture);
    Ok(Some(json!({
        "ms": median(list_of(&result["time_ms"])),
        "crossings": found.crossings,
        "through": found.through,
        "overlaps": found.overlaps,
        "groupFaults": found.group_faults,
        "length": found.length,
        "area": found.width * found.height / 1e6,
        "aspect": found.width / found.height.max(1.0),
    })))
}

fn list_of(value: &Value) -> Vec<f64> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Value::as_f64).collect()
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

/// How far boxes with the same id moved, beyond what all moved in the median.
fn moved(before: &str, after: &str) -> Done {
    let places = |path: &str| -> Result<HashMap<String, Rect>, Box<dyn Error>> {
        let value = read(path)?;
        let Picture { boxes, .. } = file::drawing(&value);
        let nodes = value["nodes"].as_array().cloned().unwrap_or_default();
        let ids = nodes.iter().map(|node| node["id"].to_string());
        Ok(ids.zip(boxes).collect())
    };
    let (before, after) = (places(before)?, places(after)?);
    let mut stayed: Vec<_> = (before.iter())
        .filter_map(|(id, &was)| Some((was, *after.get(id)?)))
        .collect();
    let shift =
        |of: fn(Rect) -> f64| median(stayed.iter().map(|&(was, is)| of(is) - of(was)).collect());
    let (right, down) = (
        shift(|place| place.centre().x),
        shift(|place| place.centre().y),
    );
    for (_, is) in &mut stayed {
        (is.x, is.y) = (is.x - right, is.y - down);
    }
    let (median, flips) = moves(&stayed);
    Ok(Some(json!({"median": median, "flips": flips})))
}

/// Medians and the worst of many sequences of foldings.
fn wandered(graph: &str, sequences: &str, steps: &str) -> Done {
    let plan = file::read(&read(graph)?);
    let (sequences, steps): (u64, usize) = (sequences.parse()?, steps.parse()?);
    let moved: Vec<Moved> = (0..sequences)
        .flat_map(|seed| wander(&plan, steps, seed))
        .collect();
    let summary = |of: fn(&Moved) -> f64| {
        let mut all: Vec<_> = moved.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        let at = |part: f64| all.get((all.len() as f64 * part) as usize).copied();
        json!({"median": at(0.5), "most": at(0.95), "worst": all.last()})
    };
    Ok(Some(json!({
        "steps": moved.len(),
        "median": summary(|moved| moved.median),
        "flips": summary(|moved| moved.flips),
        "pivot": summary(|moved| moved.pivot),
        "area": summary(|moved| moved.area),
        "length": summary(|moved| moved.length),
    })))
}

/// Draws a graph again and again: the median time in milliseconds, and a number that tells
/// drawings apart.
fn timed(graph: &str, runs: &str) -> Done {
    /// For how long it is drawn before the runs that count, in milliseconds: an engine of
    /// WebAssembly compiles what runs often once more, and better.
    const WARM: f64 = 1500.0;
    let graph = file::read(&read(graph)?).graph;
    let runs: usize = runs.parse()?;
    let draw = || {
        let begun = std::time::Instant::now();
        let drawing = layout(&graph, &elenchus_layout::Options::default());
        (begun.elapsed().as_secs_f64() * 1e3, drawing)
    };
    let (first, drawing) = draw();
    let mut spent = first;
    while spent < WARM {
        spent += draw().0;
    }
    let times = (0..runs).map(|_| draw().0).collect();
    let told = json!({"ms": median(times), "first": first, "drawing": digest(&drawing)});
    Ok(Some(told))
}

/// All places and ways to the last bit, in one number (FNV-1a, Fowler, Noll and Vo).
fn digest(drawing: &Layout) -> String {
    let places = drawing.boxes.iter();
    let places = places.flat_map(|place| [place.x, place.y, place.width, place.height]);
    let points = drawing.routes.iter().flat_map(|route| &route.curve);
    let numbers = places.chain(points.flat_map(|point| [point.x, point.y]));
    let bytes = numbers.flat_map(|number| number.to_bits().to_le_bytes());
    let digest = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{digest:016x}")
}

/// Draws a graph that is only ever in memory: time in milliseconds and the peak of memory in KiB.
fn big(boxes: &str) -> Done {
    let plan = plan(boxes.parse()?, false);
    let begun = std::time::Instant::now();
    let drawing: Layout = layout(&plan.graph, &elenchus_layout::Options::default());
    let ms = begun.elapsed().as_secs_f64() * 1e3;
    Ok(Some(
        json!({"ms": ms, "peak": usage::peak_kib(), "boxes": drawing.boxes.len()}),
    ))
}
