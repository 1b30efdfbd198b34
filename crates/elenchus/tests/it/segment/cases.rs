//! The articles in `tests/cases/articles`, each with its places beside it. They pin version 1
//! of the segmenter: a case may be added, but what stands there never changes within a version.
//!
//! `UPDATE_CASES=1 cargo test -p elenchus` writes what is missing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use elenchus::source::{Article, BlockKind, Format, SEGMENTER, read};

/// Each article with its name and format.
pub(super) fn articles() -> Vec<(PathBuf, Format, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/articles");
    let entries = fs::read_dir(folder).expect("a folder of articles");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut articles: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending != "places"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("UTF-8");
            (path.clone(), Format::guess(path.to_str(), &text), text)
        })
        .collect();
    articles.sort_by(|one, other| one.0.cmp(&other.0));
    articles
}

/// A line for each sentence: its place, the level of its heading, its words.
fn places(article: &Article) -> String {
    let mut lines = String::new();
    for block in article.blocks() {
        for sentence in
            &article.sentences()[block.sentences.start as usize..block.sentences.end as usize]
        {
            let mark = match block.kind {
                BlockKind::Heading(level) => "#".repeat(level.into()) + " ",
                BlockKind::Paragraph => String::new(),
            };
            let words = article.words(sentence).escape_debug();
            let words = words.to_string().replace("\\\"", "\"").replace("\\'", "'");
            writeln!(lines, "{}\t{mark}{words}", sentence.place).expect("written");
        }
    }
    lines
}

#[test]
fn every_article_has_the_places_beside_it() {
    assert_eq!(SEGMENTER, 1, "another version needs other cases");
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let mut wrong = Vec::new();
    for (path, format, text) in articles() {
        let actual = places(&read(&text, format));
        let beside = path.with_extension("places");
        match fs::read_to_string(&beside) {
            Ok(expected) if expected == actual => {}
            Err(_) if update => fs::write(&beside, actual).expect("written"),
            expected => wrong.push(format!(
                "=== {}\n--- expected\n{}\n--- actual\n{actual}",
                path.display(),
                expected.unwrap_or_default()
            )),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
