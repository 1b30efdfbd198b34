//! What things weigh and how long they take, measured. One file a subject.

mod keystroke;
mod page;
mod peers;

use std::time::Duration;

use serde_json::Value;

use crate::chromium;
use crate::host::Host;
use crate::step::{Failure, Outcome};

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// The language beside Argdown's own tools, which are fetched for it: time and memory from
    /// text to map, at 100 to 100,000 elements.
    #[arg(long)]
    peers: bool,
}

/// The page and a keystroke in it; or the language, where that is asked for.
pub fn bench(options: &Options) -> Outcome {
    if options.peers {
        return peers::peers();
    }
    page::page()?;
    keystroke::keystroke()
}

/// Opens a host's page in a new Chromium; what the script in it tells.
fn in_chromium(host: &Host, patience: Duration) -> Outcome<Value> {
    let mut browser = chromium::headless()?;
    // A page has to stay open to be measured: a port for debugging keeps it so.
    browser
        .arg("--remote-debugging-port=0")
        .arg(format!("{}/", host.origin));
    let mut child = browser
        .spawn()
        .map_err(|error| Failure::new(format!("cannot start Chromium: {error}")))?;
    let told = host.told.recv_timeout(patience);
    let _ = child.kill();
    let _ = child.wait();
    let told = told.map_err(|_| Failure::new("the page told nothing in time"))?;
    let told: Value = serde_json::from_str(&told)
        .map_err(|error| Failure::new(format!("the page told {told}: {error}")))?;
    match told["error"].as_str() {
        Some(error) => Err(Failure::new(format!("the page failed: {error}"))),
        None => Ok(told),
    }
}
