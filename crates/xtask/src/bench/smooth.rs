//! How smoothly a large map moves and unfolds in Chromium.

use std::path::PathBuf;
use std::time::Duration;

use elenchus_bench::{Shape, document};

use super::in_chromium;
use crate::build::WORKER;
use crate::step::{Outcome, copy as copy_file, files, make_folder, say, write};
use crate::wasm::LATER;
use crate::{host, place};

/// How many claims.
const SIZES: [usize; 2] = [1_000, 10_000];

/// Moves maps about and unfolds claims in them; prints how long the main thread was busy with it,
/// from the reader's act to the drawn frame.
pub(super) fn smooth() -> Outcome {
    say("Move large maps about in Chromium");
    println!(
        "\n| claims, all unfolded | most in view | pan a frame, median / 95 % ms | zoom a frame, median / 95 % ms | unfold, median / worst ms | layout, in that or beside the page, median / worst ms | open ms |\n|--:|--:|--:|--:|--:|--:|--:|"
    );
    for claims in SIZES {
        let folder = copy(claims)?;
        let host = host::serve(&folder, Some(include_str!("smooth.js")))?;
        let told = in_chromium(&host, "#/?view=map&depth=99", Duration::from_secs(240))?;
        let pair = |key: &str, second: &str| {
            let number = |part: &str| told[key][part].as_f64().unwrap_or(f64::NAN);
            format!("{:.1} / {:.1}", number("median"), number(second))
        };
        println!(
            "| {claims} | {} | {} | {} | {} | {} | {:.0} |",
            told["inView"],
            pair("pan", "most"),
            pair("zoom", "most"),
            pair("unfold", "worst"),
            pair("layout", "worst"),
            told["opened"].as_f64().unwrap_or(f64::NAN)
        );
    }
    println!();
    Ok(())
}

/// The page with a map of so many claims in place of its own.
fn copy(claims: usize) -> Outcome<PathBuf> {
    let (from, to) = (
        place::top().join("dist"),
        place::target().join(format!("bench/smooth-{claims}")),
    );
    make_folder(&to.join("maps"))?;
    for folder in ["", LATER, WORKER] {
        make_folder(&to.join(folder))?;
        for file in files(&from.join(folder))? {
            let name = file.file_name().unwrap_or_default();
            copy_file(&file, &to.join(folder).join(name))?;
        }
    }
    for map in files(&from.join("maps"))? {
        let name = map.file_name().unwrap_or_default();
        write(&to.join("maps").join(name), document(Shape::Nested, claims))?;
    }
    Ok(to)
}
