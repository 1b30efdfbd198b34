//! Prints the outline of a map: `cargo run --example outline [FILE]`.

use std::error::Error;
use std::path::Path;

use elenchus::map::{EdgeOrigin, Folds, Map, Options, project};
use elenchus::model::{Model, RelationKind};
use elenchus::query::{Row, Voice, outline, places, voice};

const SEED: &str = "../../seeds/moscow-after-caracas.argdown";

#[expect(
    clippy::disallowed_methods,
    reason = "the library reads no file: its user does"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join(SEED);
    let path = std::env::args_os().nth(1).map_or(seed, Into::into);
    let bytes = std::fs::read(path)?;
    let text = elenchus::syntax::decode(&bytes).map_err(|error| error.message)?;

    let parsed = elenchus::parse(text);
    for remark in &parsed.diagnostics {
        eprintln!("{}: {}", remark.code, remark.message);
    }
    let model = parsed.model;
    let map = project(&model, &Options::reading());
    println!("{}", model.title().unwrap_or("Untitled map"));
    for row in outline(&map, &Folds::to_depth(&map, u32::MAX)) {
        println!("{}", line(&model, &map, &row));
    }
    Ok(())
}

fn line(model: &Model, map: &Map, row: &Row) -> String {
    let node = map.node(row.node);
    let indent = "  ".repeat(row.level as usize - 1);
    let words = node.title(model).unwrap_or(node.text(model));
    let mut line = format!("{indent}{} {words}", mark(map, row));
    if let Voice::Other(name) = voice(model, node) {
        line.push_str(&format!(" (according to {name})"));
    }
    let places: Vec<_> = places(model, node)
        .iter()
        .map(ToString::to_string)
        .collect();
    if !places.is_empty() {
        line.push_str(&format!(" [{}]", places.join(", ")));
    }
    if row.repeated {
        line.push_str(" (see above)");
    }
    line
}

/// How a claim bears on the one above it.
fn mark(map: &Map, row: &Row) -> &'static str {
    let Some(edge) = row.edge.map(|edge| map.edge(edge)) else {
        return "*";
    };
    match (edge.origin, edge.kind) {
        (EdgeOrigin::Premise, _) => "(p)",
        (_, RelationKind::Support | RelationKind::Entails) => "+",
        (_, RelationKind::Undercut) => "_",
        (_, RelationKind::Attack | RelationKind::Contrary) => "-",
        (_, RelationKind::Contradictory) => "><",
    }
}
