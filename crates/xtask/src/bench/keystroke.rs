//! How long a keystroke takes until the whole document has been read again, in Chromium.

use std::time::Duration;

use elenchus_bench::{Shape, document};

use super::in_chromium;
use crate::step::{Outcome, make_folder, say, write};
use crate::wasm::{self, Loader, Profile};
use crate::{host, place, setup};

/// How many elements, and within how many milliseconds.
const GOALS: [(usize, f64); 2] = [(1_000, 8.0), (10_000, 50.0)];

/// Types into documents of these sizes and prints how soon model and remarks are up to date.
pub(super) fn keystroke() -> Outcome {
    setup::for_the_page()?;
    setup::for_the_browser()?;
    let folder = place::target().join("bench/keystroke");
    make_folder(&folder)?;
    let module = wasm::compile("elenchus-js", Profile::Web)?;
    wasm::bind(&module, "elenchus", Loader::Page, &folder)?;
    for shape in Shape::ALL {
        for (elements, _) in GOALS {
            let name = format!("{}-{elements}.argdown", shape.name());
            write(&folder.join(name), document(shape, elements))?;
        }
    }
    write(&folder.join("index.html"), include_str!("keystroke.html"))?;
    write(&folder.join("keystroke.js"), include_str!("keystroke.js"))?;
    say("Type into documents in Chromium");
    let host = host::serve(&folder, None)?;
    let told = in_chromium(&host, "", Duration::from_secs(120))?;
    print(&told);
    Ok(())
}

fn print(told: &serde_json::Value) {
    println!("\n| a keystroke in | median | most | goal |\n|---|--:|--:|--:|");
    for shape in Shape::ALL {
        for (elements, goal) in GOALS {
            let name = format!("{}-{elements}", shape.name());
            let number = |key: &str| told[&name][key].as_f64().unwrap_or(f64::NAN);
            println!(
                "| {elements} elements, {} | {:.1} ms | {:.1} ms | {goal} ms |",
                shape.name(),
                number("median"),
                number("most")
            );
        }
    }
    println!();
}
