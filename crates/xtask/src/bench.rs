//! What the page weighs and how soon it is there, measured.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::step::{Failure, Outcome, files, say};
use crate::{build, chromium, host, place, setup};

/// What the page may weigh, in bytes after gzip.
const MOST: usize = 350_000;

/// How often the page is loaded.
const RUNS: usize = 7;

/// Builds the page and prints its weight and its times.
pub fn bench() -> Outcome {
    setup::for_the_page()?;
    setup::for_the_browser()?;
    build::page(Path::new("dist"))?;
    weight()?;
    times()
}

/// Prints what each file weighs; more than may be is a failure.
fn weight() -> Outcome {
    println!("\n| file | bytes | gzip |\n|---|--:|--:|");
    let (mut raw, mut packed) = (0, 0);
    for file in files(&place::top().join("dist"))? {
        let bytes = std::fs::read(&file)
            .map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))?;
        let gzip = gzipped(&bytes);
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        println!("| {name} | {} | {gzip} |", bytes.len());
        raw += bytes.len();
        packed += gzip;
    }
    println!("| **all** | {raw} | **{packed}** of {MOST} |\n");
    if packed > MOST {
        return Err(Failure::new(format!(
            "the page weighs {packed} bytes after gzip, {MOST} at most"
        )));
    }
    Ok(())
}

fn gzipped(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_or(bytes.len(), |packed| packed.len())
}

/// Prints how long a newcomer waits, each time with an empty cache.
fn times() -> Outcome {
    say(format!("Load the page {RUNS} times in Chromium"));
    let host = host::serve(Some(include_str!("bench.js")))?;
    let mut runs: Vec<Value> = Vec::new();
    for _ in 0..RUNS {
        let mut browser = chromium::headless()?;
        // A page has to stay open to be measured: a port for debugging keeps it so.
        browser
            .arg("--remote-debugging-port=0")
            .arg(format!("{}/", host.origin));
        let mut child = browser
            .spawn()
            .map_err(|error| Failure::new(format!("cannot start Chromium: {error}")))?;
        let told = host.told.recv_timeout(Duration::from_secs(60));
        let _ = child.kill();
        let _ = child.wait();
        let told = told.map_err(|_| Failure::new("the page told nothing within a minute"))?;
        runs.push(
            serde_json::from_str(&told)
                .map_err(|error| Failure::new(format!("the page told {told}: {error}")))?,
        );
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
            println!(
                "| {words} | {least:.0} ms | {:.0} ms | {most:.0} ms |",
                times[times.len() / 2]
            );
        }
    }
    println!();
    Ok(())
}
