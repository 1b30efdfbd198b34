//! What things weigh and how long they take, measured. One file a subject.

mod draft;
mod keystroke;
mod layout;
mod page;
mod peers;
mod smooth;
mod sources;

use std::path::PathBuf;
use std::time::Duration;

use serde_json::Value;

use crate::chromium;
use crate::host::Host;
use crate::step::{Failure, Outcome};

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// What is measured; without it the page and a keystroke in it.
    #[arg(value_enum)]
    subject: Option<Subject>,

    /// Beside the tools of others, which are fetched for it; without a subject, the language
    /// beside Argdown's own tools: time and memory from text to map, at 100 to 100,000 elements.
    #[arg(long)]
    peers: bool,

    /// For `layout`: draw the graphs of this folder (`arg-50.json` and so on, `argc-200.json` and
    /// so on for those in sections) in place of made ones.
    #[arg(long, value_name = "FOLDER")]
    graphs: Option<PathBuf>,

    /// For `draft`: score on the annotated texts of this folder as well.
    #[arg(long, value_name = "FOLDER")]
    texts: Option<PathBuf>,
}

/// A subject of its own.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Subject {
    /// Drawings of test graphs: time, crossings, faults, lengths, steadiness.
    Layout,
    /// First drafts of annotated texts: theses, relations and the other side, beside the floors.
    Draft,
    /// What the page weighs, how soon it is there, and how smoothly it moves.
    Page,
    /// Sentences found again in changed articles: how many rightly, and how fast.
    Sources,
}

/// Measures a subject; without one the page and a keystroke in it, or the language, where that is
/// asked for.
pub fn bench(options: &Options) -> Outcome {
    match options.subject {
        Some(Subject::Layout) => layout::layout(options.peers, options.graphs.as_deref()),
        Some(Subject::Draft) => draft::draft(options.texts.as_deref()),
        Some(Subject::Page) => {
            let page = page::page();
            smooth::smooth()?;
            page
        }
        Some(Subject::Sources) => sources::sources(),
        None if options.peers => peers::peers(),
        None => {
            let page = page::page();
            keystroke::keystroke()?;
            page
        }
    }
}

/// Opens a host's page at an address in a new Chromium; what the script in it tells.
fn in_chromium(host: &Host, at: &str, patience: Duration) -> Outcome<Value> {
    let mut browser = chromium::headless()?;
    // A page has to stay open to be measured: a port for debugging keeps it so.
    browser
        .arg("--remote-debugging-port=0")
        .arg(format!("{}/{at}", host.origin));
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
