//! The pages that explain the codes.

use elenchus::diagnostic::{Code, page};
use elenchus::include::assemble;

use crate::source::Example;

/// The codes that an example gives rise to. Where it has several files, the first is read.
fn remarks(example: &str) -> Vec<Code> {
    let files: Vec<(&str, &str)> = example
        .split("--- ")
        .skip(1)
        .filter_map(|part| part.split_once('\n'))
        .collect();
    let Some(&(name, text)) = files.first().filter(|_| example.starts_with("--- ")) else {
        let parsed = elenchus::parse(example);
        return parsed.diagnostics.iter().map(|found| found.code).collect();
    };
    let mut load = |wanted: &str| {
        let file = files.iter().find(|(name, _)| *name == wanted);
        file.map(|(_, text)| (*text).to_owned())
            .ok_or_else(|| "there is no such file".to_owned())
    };
    let assembly = assemble(name, text, &mut load);
    let parsed = elenchus::parse(assembly.text());
    let found = assembly.remarks(parsed.diagnostics);
    let about_sources = Example::of(example).remarks();
    let found = found.iter().map(|found| &found.diagnostic);
    found
        .chain(&about_sources)
        .map(|found| found.code)
        .collect()
}

#[test]
fn every_page_explains_in_a_few_sentences() {
    for &code in Code::ALL {
        let words = page(code).words;
        let sentences = words.matches(". ").count() + words.matches(".\n").count() + 1;
        assert!((2..=6).contains(&sentences), "{code}: {sentences}");
        assert!(words.ends_with('.'), "{code} ends in the middle");
        assert!(!words.contains("```"), "{code} shows a fence");
        assert!(words.lines().all(|line| line.len() <= 120), "{code}");
    }
}

#[test]
fn a_wrong_example_gives_rise_to_its_code_and_to_no_other() {
    for &code in Code::ALL {
        // No small text is too large, and no text is none.
        if matches!(code, Code::NotUtf8 | Code::TooLarge) {
            assert_eq!(page(code).wrong, None);
            continue;
        }
        let wrong = page(code).wrong.expect("an example");
        assert_eq!(remarks(wrong), [code], "{code}:\n{wrong}");
    }
}

#[test]
fn a_right_example_gives_rise_to_no_remark() {
    for &code in Code::ALL {
        assert_eq!(page(code).wrong.is_some(), page(code).right.is_some());
        let right = page(code).right.unwrap_or_default();
        assert_eq!(remarks(right), [], "{code}:\n{right}");
        assert!(!right.contains("```"), "{code}: {right}");
    }
}
