//! The page, built into a folder that any static host serves under any path.

use std::path::Path;

use crate::place;
use crate::step::{Failure, Outcome, copy, files, make_folder, read, say, write};
use crate::wasm::{self, Loader, Profile};

/// Where the template leaves room for what is read before the page comes alive.
const FIRST_PAINT: &str = "<!-- first paint -->";

/// The folder in the page of what is loaded only when it is needed.
pub const WORKER: &str = "worker";

/// Builds the page into `out`, in the place of an earlier one. That one stays until the new one
/// is compiled: a page that does not compile takes none away.
pub fn page(out: &Path) -> Outcome {
    let out = place::top().join(out);
    let module = wasm::compile("elenchus-web", Profile::Web)?;
    let worker = wasm::compile("elenchus-worker", Profile::Worker)?;
    let split = wasm::split(&module, "elenchus_web")?;
    empty(&out)?;
    wasm::bind(&split.first, "elenchus_web", Loader::Page, &out)?;
    let later = out.join(wasm::LATER);
    make_folder(&later)?;
    for file in split.later {
        copy_into(&file, &later)?;
    }
    let beside = out.join(WORKER);
    wasm::bind(&worker, "elenchus_worker", Loader::Page, &beside)?;
    copy_into(&place::top().join("web/worker/worker.js"), &beside)?;
    say("Put the page together");
    for file in files(&place::top().join("web/static"))? {
        copy_into(&file, &out)?;
    }
    let styles_of = place::top().join("web/styles");
    write(&out.join("elenchus.css"), styles(&styles_of)?)?;
    let style = styles(&styles_of.join(wasm::LATER))?;
    write(&later.join(wasm::LATER).with_extension("css"), style)?;
    let maps = out.join("maps");
    make_folder(&maps)?;
    for file in files(&place::top().join("seeds"))? {
        // The maps, and the articles that may lie beside them.
        let is_seed = file.file_name().is_some_and(|name| name != "README.md");
        if is_seed {
            copy_into(&file, &maps)?;
        }
    }
    write(&out.join("index.html"), index()?)?;
    say(format!("The page is in {}", out.display()));
    Ok(())
}

/// Removes what an earlier build left, and nothing else: a folder that is not a page is kept.
fn empty(out: &Path) -> Outcome {
    let is_page = out.join("elenchus_web.js").exists();
    let is_empty = out
        .read_dir()
        .map_or(true, |mut entries| entries.next().is_none());
    if !is_page && !is_empty {
        return Err(Failure::new(format!(
            "{} holds something other than the page",
            out.display()
        ))
        .mended_by("choose another folder with --out"));
    }
    if is_page {
        std::fs::remove_dir_all(out)
            .map_err(|error| Failure::new(format!("cannot empty {}: {error}", out.display())))?;
    }
    make_folder(out)
}

/// All style sheets in a folder, in the order of their names.
fn styles(folder: &Path) -> Outcome<String> {
    let mut all = String::new();
    for file in files(folder)? {
        all.push_str(&without_comments(&read(&file)?));
    }
    Ok(all)
}

/// A style sheet without its comments and indentation.
fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::with_capacity(css.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The page's HTML with the seed map's outline in it.
fn index() -> Outcome<String> {
    let template = read(&place::top().join("web/index.html"))?;
    let paint = elenchus_formats::first_paint(&read(&place::seed())?);
    if !template.contains(FIRST_PAINT) {
        return Err(Failure::new(format!("web/index.html has no {FIRST_PAINT}")));
    }
    let page = template.replace(FIRST_PAINT, &paint.html);
    Ok(page.replace(
        "<title>Elenchus</title>",
        &format!("<title>{}</title>", paint.title_html),
    ))
}

fn copy_into(file: &Path, folder: &Path) -> Outcome {
    match file.file_name() {
        Some(name) => copy(file, &folder.join(name)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_and_indentation_go() {
        let css = "/* a */ .card {\n  color: red; /* b\n c */\n}\n\n/* open";
        assert_eq!(without_comments(css), ".card {\ncolor: red;\n}\n");
    }
}
