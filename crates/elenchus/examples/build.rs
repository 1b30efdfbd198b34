//! Builds a map without a text and prints it as JSON: `cargo run --example build`.

use std::error::Error;

use elenchus::build::{Builder, Line};
use elenchus::document::Document;

fn main() -> Result<(), Box<dyn Error>> {
    let mut map = Builder::new("The bridge");
    let thesis = map.thesis("Rebuild it", "The bridge should be rebuilt.");

    let safety = map.argument("Safety", "What is not safe must be rebuilt.");
    let cracks = map.statement("Cracks", "The piers are cracked.");
    let danger = map.statement("Danger", "The bridge is not safe any more.");
    map.reconstruct(
        safety,
        &[
            Line::premise(cracks),
            Line::conclusion(danger, &["Argument from sign"]),
            Line::conclusion(thesis, &[]),
        ],
    )?;
    map.at(cracks, "5.3")?;

    let cost = map.argument("Cost", "The town has no money left.");
    map.attack(cost, thesis)?;
    map.voice(cost, "the mayor")?;
    let fund = map.statement("Fund", "The state pays for half of it.");
    map.undercut(fund, cost)?;

    let document = Document::from(&map.finish());
    println!("{}", serde_json::to_string_pretty(&document)?);
    Ok(())
}
