//! The shape of the house, held by a test instead of by memory (see `crates/ARCHITECTURE.md`).

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::place;
use crate::step::{Failure, Outcome, cargo, output, read, say};

/// The modules of the core crate; each uses only those before it.
const CORE: [&[&str]; 8] = [
    &["sort", "index", "text"],
    &["diagnostic"],
    &["syntax"],
    &["model", "format", "include"],
    &["map", "source", "build", "document"],
    &["query", "check", "evaluate"],
    &["edit"],
    &["service", "draft"],
];

/// Which crates of ours each crate may know.
const ARROWS: [(&str, &[&str]); 11] = [
    ("elenchus", &[]),
    ("elenchus-bench", &["elenchus", "elenchus-layout"]),
    ("elenchus-heap", &[]),
    ("elenchus-laws", &["elenchus"]),
    ("elenchus-layout", &[]),
    ("elenchus-formats", &["elenchus", "elenchus-layout"]),
    (
        "elenchus-cli",
        &["elenchus", "elenchus-layout", "elenchus-formats"],
    ),
    (
        "elenchus-js",
        &[
            "elenchus",
            "elenchus-layout",
            "elenchus-formats",
            "elenchus-heap",
        ],
    ),
    (
        "elenchus-web",
        &[
            "elenchus",
            "elenchus-layout",
            "elenchus-formats",
            "elenchus-heap",
            "elenchus-worker",
        ],
    ),
    (
        "elenchus-worker",
        &["elenchus", "elenchus-layout", "elenchus-heap"],
    ),
    (
        "xtask",
        &[
            "elenchus",
            "elenchus-layout",
            "elenchus-formats",
            "elenchus-bench",
        ],
    ),
];

/// The crates that others use, which promise documentation and no unsafe code.
const LIBRARIES: [&str; 4] = [
    "elenchus",
    "elenchus-layout",
    "elenchus-formats",
    "elenchus-js",
];

/// The modules that run in a browser, which take their memory from `elenchus-heap`.
const MODULES: [&str; 3] = [
    "crates/elenchus-js/src/lib.rs",
    "web/src/main.rs",
    "web/worker/src/main.rs",
];

/// A file longer than this has two subjects.
const LONGEST_FILE: usize = 700;

/// Checks all of it and tells everything that is amiss.
pub fn tidy() -> Outcome {
    say("Check the shape of the house");
    let mut amiss = Vec::new();
    module_order(&mut amiss)?;
    crate_arrows(&mut amiss)?;
    promises(&mut amiss)?;
    heaps(&mut amiss)?;
    file_lengths(&mut amiss)?;
    if amiss.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("the house is out of shape:\n  {}", amiss.join("\n  ")))
        .mended_by("move what is amiss, or change the rule in xtask/src/tidy.rs and crates/ARCHITECTURE.md together"))
}

fn module_order(amiss: &mut Vec<String>) -> Outcome {
    let source = place::top().join("crates/elenchus/src");
    let rank = |module: &str| CORE.iter().position(|layer| layer.contains(&module));
    for file in rust_files(&source) {
        let inside = file.strip_prefix(&source).unwrap_or(&file);
        let Some(own) = inside
            .components()
            .next()
            .and_then(|part| part.as_os_str().to_str())
        else {
            continue;
        };
        let own = own.trim_end_matches(".rs");
        if own == "lib" {
            continue;
        }
        let Some(own_rank) = rank(own) else {
            amiss.push(format!(
                "crates/elenchus/src/{own}: not in the list of modules"
            ));
            continue;
        };
        let text = read(&file)?;
        for used in used_modules(shipped(&text)) {
            if used != own
                && !matches!(used, "sort" | "index")
                && rank(used).is_some_and(|rank| rank >= own_rank)
            {
                amiss.push(format!(
                    "crates/elenchus/src/{}: {own} uses {used}",
                    inside.display()
                ));
            }
        }
    }
    Ok(())
}

/// What stands before the tests of a file.
fn shipped(text: &str) -> &str {
    text.split_once("#[cfg(test)]")
        .map_or(text, |(shipped, _)| shipped)
}

/// The modules named as `crate::module` in code, not in comments.
fn used_modules(text: &str) -> impl Iterator<Item = &str> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| {
            let end = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            &rest[..end]
        })
}

fn crate_arrows(amiss: &mut Vec<String>) -> Outcome {
    let metadata = output(cargo().args([
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
        "--offline",
    ]))
    .or_else(|| output(cargo().args(["metadata", "--format-version", "1", "--no-deps"])))
    .and_then(|json| serde_json::from_str::<Value>(&json).ok())
    .ok_or_else(|| Failure::new("cargo metadata gives no answer"))?;
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == name) else {
            amiss.push(format!(
                "{name}: a crate without a place in the list of arrows"
            ));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let other = dependency["name"].as_str().unwrap_or_default();
            let is_ours = ARROWS.iter().any(|(known, _)| *known == other);
            if is_ours && dependency["kind"].is_null() && !allowed.contains(&other) {
                amiss.push(format!("{name}: must not know {other}"));
            }
        }
    }
    Ok(())
}

fn promises(amiss: &mut Vec<String>) -> Outcome {
    for library in LIBRARIES {
        let text = read(&place::top().join("crates").join(library).join("src/lib.rs"))?;
        for promise in ["#![forbid(unsafe_code)]", "#![warn(missing_docs)]"] {
            if !text.contains(promise) {
                amiss.push(format!("crates/{library}/src/lib.rs: lacks {promise}"));
            }
        }
    }
    Ok(())
}

fn heaps(amiss: &mut Vec<String>) -> Outcome {
    for module in MODULES {
        let heap = "#[global_allocator]\nstatic HEAP: elenchus_heap::Heap = elenchus_heap::Heap;";
        if !read(&place::top().join(module))?.contains(heap) {
            amiss.push(format!(
                "{module}: does not take its memory from elenchus-heap"
            ));
        }
    }
    Ok(())
}

fn file_lengths(amiss: &mut Vec<String>) -> Outcome {
    for folder in ["crates", "web"] {
        for file in rust_files(&place::top().join(folder)) {
            let lines = read(&file)?.lines().count();
            if lines > LONGEST_FILE {
                let shown = file.strip_prefix(place::top()).unwrap_or(&file);
                amiss.push(format!(
                    "{}: {lines} lines, {LONGEST_FILE} at most",
                    shown.display()
                ));
            }
        }
    }
    Ok(())
}

/// All Rust files beneath a folder, by path.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_file_uses_but_not_in_tests_or_comments() {
        let text = "use crate::text::Span;\n// crate::map\nfn f() { crate::model::x() }\n#[cfg(test)]\nuse crate::edit;";
        let used: Vec<_> = used_modules(shipped(text)).collect();
        assert_eq!(used, ["text", "model"]);
    }
}
