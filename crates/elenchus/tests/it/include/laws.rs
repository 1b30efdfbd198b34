//! What holds for any files that include one another in any way.

use elenchus::include::{Assembly, FileId, assemble};
use elenchus::text::Span;
use proptest::prelude::*;

/// Up to five files `0` to `4` of words and includes, some of which lead nowhere.
fn files() -> impl Strategy<Value = Vec<String>> {
    let part = prop_oneof![
        3 => (0..6u32).prop_map(|file| format!("@include({file})")),
        2 => prop::sample::select(vec!["[A]: b", "é\n", "\n\n", "+ c", " ", "===\nx: 1\n===\n\n", "/*", "*/", "\u{feff}"])
            .prop_map(str::to_owned),
    ];
    let file = prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat());
    prop::collection::vec(file, 1..5)
}

fn assembled(files: &[String]) -> Assembly {
    let mut load = |name: &str| {
        let found = name.parse().ok().and_then(|index: usize| files.get(index));
        found.cloned().ok_or_else(|| "nowhere".to_owned())
    };
    assemble("0", &files[0], &mut load)
}

proptest! {
    #[test]
    fn every_byte_comes_from_its_place(files in files()) {
        let assembly = assembled(&files);
        let text = assembly.text();
        for (at, character) in text.char_indices() {
            let span = Span::new(at as u32, (at + character.len_utf8()) as u32);
            let (file, place) = assembly.locate(span).expect("from a file");
            prop_assert_eq!(place.of(&assembly.file(file).text), span.of(text));
            prop_assert_eq!(assembly.offset_of(file, place.start), Some(span.start));
        }
    }

    #[test]
    fn no_offset_stands_twice(files in files()) {
        let assembly = assembled(&files);
        let mut seen = Vec::new();
        for at in 0..assembly.text().len() as u32 {
            let (file, place) = assembly.locate(Span::new(at, at + 1)).expect("from a file");
            seen.push((file, place.start));
        }
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), all);
    }

    #[test]
    fn every_remark_lies_in_its_file(files in files()) {
        let assembly = assembled(&files);
        let parsed = elenchus::parse(assembly.text());
        for remark in assembly.remarks(parsed.diagnostics) {
            let text = &assembly.file(remark.file).text;
            let span = remark.diagnostic.span;
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
            if let Some(fix) = &remark.diagnostic.fix {
                prop_assert!(elenchus::text::apply(text, &fix.edits).is_some());
            }
        }
    }

    #[test]
    fn what_includes_nothing_stays_as_it_is(text in "[ab@+*/\n (){}=]{0,40}") {
        let assembly = assemble("0", &text, &mut |_| Err("nowhere".to_owned()));
        if !text.contains("@include") {
            prop_assert_eq!(assembly.text(), text.as_str());
            prop_assert_eq!(assembly.files().len(), 1);
            prop_assert_eq!(&assembly.file(FileId::MAIN).text, &text);
        }
    }
}
