//! The documents in `tests/cases`, each with what it says beside it.
//!
//! `UPDATE_CASES=1 cargo test -p elenchus` writes the expectations anew; read the difference
//! before you keep it.

use std::fs;
use std::path::{Path, PathBuf};

use elenchus::diagnostic::{Code, Diagnostic, Safety, Severity};
use elenchus::syntax;

use super::dump::{dump, dump_model};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// All case documents in order, each with its name and text.
pub(crate) fn documents() -> Vec<(String, String)> {
    let mut folders = vec![folder()];
    let mut documents = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of cases") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "argdown") {
                let name = path.strip_prefix(folder_prefix()).unwrap_or(&path);
                let text = fs::read_to_string(&path).expect("UTF-8");
                documents.push((name.display().to_string(), text));
            }
        }
    }
    documents.sort();
    documents
}

fn folder_prefix() -> PathBuf {
    folder()
}

#[test]
fn every_case_says_what_stands_beside_it() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let mut wrong = Vec::new();
    for (name, text) in documents() {
        let path = folder().join(&name).with_extension("txt");
        let actual = dump(&text, &elenchus::parse(&text));
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if actual == expected {
            continue;
        }
        if update {
            fs::write(&path, actual).expect("written");
        } else {
            wrong.push(format!(
                "=== {name}\n{text}\n--- expected\n{expected}\n--- actual\n{actual}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_case_that_shows_it_and_a_near_miss_that_does_not() {
    for &code in Code::ALL {
        // The first two are about bytes that are no text, and about gigabytes; the next about
        // several files, see `include`; the last about articles, see `source`.
        if matches!(
            code,
            Code::NotUtf8
                | Code::TooLarge
                | Code::IncludeMissing
                | Code::IncludeCycle
                | Code::IncludeFrontMatter
                | Code::MissingPlace
                | Code::MissingQuote
                | Code::MarkedWords
                | Code::Uncited
        ) {
            continue;
        }
        let read = |name: String| {
            let path = folder().join("remarks").join(name);
            fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} is missing", path.display()))
        };
        let shown = |text: &str| {
            let remarks = elenchus::parse(text).diagnostics;
            remarks.iter().any(|remark| remark.code == code)
        };
        assert!(
            shown(&read(format!("{code}.argdown"))),
            "{code} is not shown by its case"
        );
        assert!(
            !shown(&read(format!("{code}.near.argdown"))),
            "{code} is shown by its near miss"
        );
    }
}

#[test]
fn every_remark_speaks_to_the_author() {
    for (name, text) in documents() {
        for remark in elenchus::parse(&text).diagnostics {
            assert!(
                !remark.help.is_empty(),
                "{name}: {} helps nobody",
                remark.code
            );
            assert!(!remark.message.ends_with('.'), "{name}: {}", remark.message);
            assert!(
                remark.span.end as usize <= text.len(),
                "{name}: {:?}",
                remark.span
            );
        }
    }
}

#[test]
fn a_safe_fix_removes_its_remark_and_keeps_the_model() {
    for (name, text) in documents() {
        let parsed = elenchus::parse(&text);
        let count =
            |remarks: &[Diagnostic], code| remarks.iter().filter(|r| r.code == code).count();
        for remark in &parsed.diagnostics {
            let Some(fix) = &remark.fix else { continue };
            let fixed = apply(&text, remark);
            let after = elenchus::parse(&fixed);
            let (before, left) = (
                count(&parsed.diagnostics, remark.code),
                count(&after.diagnostics, remark.code),
            );
            assert!(
                left < before,
                "{name}: {} stays after its fix:\n{fixed}",
                remark.code
            );
            if fix.safety == Safety::Safe {
                let (before, after) = (dump_model(&parsed.model), dump_model(&after.model));
                // Numbers of steps are what renumbering changes.
                let numbers = |dump: &str| -> String {
                    dump.chars().filter(|c| !c.is_ascii_digit()).collect()
                };
                assert_eq!(
                    numbers(&before),
                    numbers(&after),
                    "{name}: {}\n{fixed}",
                    remark.code
                );
            }
        }
    }
}

fn apply(text: &str, remark: &Diagnostic) -> String {
    let mut fixed = text.to_owned();
    let edits = remark.fix.iter().flat_map(|fix| &fix.edits);
    for edit in edits.collect::<Vec<_>>().into_iter().rev() {
        fixed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    fixed
}

#[test]
fn well_formed_cases_have_no_errors() {
    for (name, text) in documents() {
        let theme = name.split(['/', '\\']).next().unwrap_or_default();
        if matches!(theme, "recovery" | "reference" | "remarks") {
            continue;
        }
        let errors: Vec<Diagnostic> = elenchus::parse(&text)
            .diagnostics
            .into_iter()
            .filter(|remark| remark.severity() == Severity::Error)
            .collect();
        assert_eq!(errors, [], "{name}");
    }
}

#[test]
fn every_case_prints_back() {
    for (name, text) in documents() {
        let crlf = text.replace('\n', "\r\n");
        for text in [text, crlf] {
            assert_eq!(syntax::parse(&text).tree.print(&text), text, "{name}");
        }
    }
}

#[test]
fn line_endings_change_nothing() {
    for (name, text) in documents() {
        let text = text.replace("\r\n", "\n");
        let crlf = text.replace('\n', "\r\n");
        let lf = dump_model(&elenchus::parse(&text).model);
        assert_eq!(dump_model(&elenchus::parse(&crlf).model), lf, "{name}");
    }
}

#[test]
fn the_seed_maps_read_without_a_remark() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    for name in ["moscow-after-caracas", "nowhere-to-sit"] {
        let text = fs::read_to_string(seeds.join(name).with_extension("argdown")).expect(name);
        let parsed = elenchus::parse(&text);
        assert_eq!(parsed.diagnostics, [], "{name}");
        assert!(parsed.model.title().is_some(), "{name}");
        assert_eq!(syntax::parse(&text).tree.print(&text), text, "{name}");
    }
}
