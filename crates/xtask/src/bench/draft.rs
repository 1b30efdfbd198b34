//! First drafts of annotated texts, scored beside the simplest of rules on the same texts.

use std::path::{Path, PathBuf};

use elenchus_bench::annotated::{Annotated, Figures, Measured, arggraph, brat, map, measure};

use crate::place;
use crate::step::{Failure, Outcome, read, say};

/// Prints how drafts score: of our annotated texts, open and held out, of our maps beside the
/// texts they read, and of a folder.
pub(super) fn draft(texts: Option<&Path>) -> Outcome {
    let own = place::top().join("crates/elenchus-bench/texts");
    println!(
        "{:<44}{:>6}  {:>13}  {:>13}  {:>13}  {:>13}",
        "ours / floor on the same texts", "texts", "thesis", "tied", "tied, given", "other side F1"
    );
    score(
        "open (rules may be tuned on them)",
        &in_folder(&own.join("open"))?,
    );
    score("held out", &in_folder(&own.join("held-out"))?);
    score("maps of ours beside their texts", &maps()?);
    if let Some(folder) = texts {
        score(&folder.display().to_string(), &in_folder(folder)?);
    }
    say(
        "Tied: to the right sentence, with the thesis found by the draft, and given. The floors: the first sentence as thesis, all tied to it, cue words for the other side; published ones are 54 %, 64 % and F1 0.42.",
    );
    Ok(())
}

fn score(title: &str, texts: &[Annotated]) {
    let mut all = Measured::default();
    for text in texts {
        all.add(&measure(text));
    }
    let both = |figure: &dyn Fn(&Figures) -> String| {
        format!("{} / {}", figure(&all.draft), figure(&all.floor))
    };
    let percent = |share: f64| format!("{:.0} %", share * 100.0);
    println!(
        "{title:<44}{:>6}  {:>13}  {:>13}  {:>13}  {:>13}",
        texts.len(),
        both(&|of| percent(of.thesis_share())),
        both(&|of| percent(of.tied_share())),
        both(&|of| percent(of.tied_given_share())),
        both(&|of| format!("{:.2}", of.opposing_f1())),
    );
}

/// The annotated texts of a folder and those beneath: `.ann` beside `.txt`, and `.xml`.
fn in_folder(folder: &Path) -> Outcome<Vec<Annotated>> {
    let mut found = Vec::new();
    for path in files(folder) {
        let name = path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let ending = path.extension().and_then(|ending| ending.to_str());
        let text = match ending {
            Some("ann") => brat(&name, &read(&path.with_extension("txt"))?, &read(&path)?),
            Some("xml") => arggraph(&name, &read(&path)?),
            _ => continue,
        };
        found.push(text.map_err(Failure::new)?);
    }
    Ok(found)
}

/// The maps in `seeds` whose text is beside them.
fn maps() -> Outcome<Vec<Annotated>> {
    let folder = place::top().join("seeds");
    let mut found = Vec::new();
    for path in files(&folder) {
        if path.extension().is_some_and(|ending| ending == "argdown") {
            let text = path.with_extension("md");
            let name = path.display().to_string();
            if text.is_file() {
                found.push(map(&name, &read(&path)?, &read(&text)?).map_err(Failure::new)?);
            }
        }
    }
    Ok(found)
}

/// All files beneath a folder, by path.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
