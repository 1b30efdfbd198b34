//! What the page weighs and how soon it is there, measured.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use super::in_chromium;
use crate::step::{Failure, Outcome, files, say};
use crate::wasm::LATER;
use crate::{build, host, place, setup};

/// What the page may weigh, in bytes after gzip.
const MOST: usize = 350_000;

/// How often the page is loaded.
const RUNS: usize = 7;

/// Builds the page and prints its weight and its times.
pub(super) fn page() -> Outcome {
    setup::for_the_page()?;
    setup::for_the_browser()?;
    build::page(Path::new("dist"))?;
    // Too heavy a page is measured all the same.
    let weight = weight();
    times()?;
    weight
}

/// Prints what each file weighs, and what no first visit loads: the parts that are loaded later,
/// and the worker. More than may be is a failure.
fn weight() -> Outcome {
    println!("\n| file | bytes | gzip |\n|---|--:|--:|");
    let dist = place::top().join("dist");
    let (mut raw, mut packed) = (0, 0);
    let is_script = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "js");
    let later = files(&dist.join(LATER))?;
    // The script that loads what comes later is loaded at once.
    let (scripts, later): (Vec<_>, Vec<_>) = later.into_iter().partition(is_script);
    for file in files(&dist)?.into_iter().chain(scripts) {
        let (bytes, gzip) = weighed(&file)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        println!("| {name} | {bytes} | {gzip} |");
        raw += bytes;
        packed += gzip;
    }
    println!("| **all** | {raw} | **{packed}** of {MOST} |");
    let worker = files(&dist.join(build::WORKER))?;
    for (what, files) in [("loaded later", later), ("the worker", worker)] {
        let (mut raw, mut packed) = (0, 0);
        for file in files {
            let (bytes, gzip) = weighed(&file)?;
            raw += bytes;
            packed += gzip;
        }
        println!("| {what}, when it is needed | {raw} | {packed} |");
    }
    println!();
    if packed > MOST {
        return Err(Failure::new(format!(
            "the page weighs {packed} bytes after gzip, {MOST} at most"
        )));
    }
    Ok(())
}

/// The bytes of a file, as they are and after gzip.
fn weighed(file: &Path) -> Outcome<(usize, usize)> {
    let bytes = std::fs::read(file)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))?;
    Ok((bytes.len(), gzipped(&bytes)))
}

fn gzipped(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_or(bytes.len(), |packed| packed.len())
}

/// Prints how long a newcomer waits, each time with an empty cache.
fn times() -> Outcome {
    say(format!("Load the page {RUNS} times in Chromium"));
    let dist = place::top().join("dist");
    let host = host::serve(&dist, Some(include_str!("page.js")))?;
    let mut runs: Vec<Value> = Vec::new();
    for _ in 0..RUNS {
        runs.push(in_chromium(&host, "", Duration::from_secs(60))?);
    }
    println!("\n| in Chromium, {RUNS} first visits | least | median | most |\n|---|--:|--:|--:|");
    for (key, words) in [
        ("paint", "first readable paint"),
        ("alive", "alive: a click can unfold"),
        ("unfold", "from the click to the unfolded drawing"),
    ] {
        let mut times: Vec<f64> = runs.iter().filter_map(|run| run[key].as_f64()).collect();
        times.sort_by(f64::total_cmp);
        if let (Some(least), Some(most)) = (times.first(), times.last()) {
            let median = times[times.len() / 2];
            println!("| {words} | {least:.0} ms | {median:.0} ms | {most:.0} ms |");
        }
    }
    println!();
    Ok(())
}
