//! The laws on stable Rust: our case documents, cut up and joined with pieces of the language.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// What means something to Argdown, and to the way in which laws read their input.
const PIECES: &[&[u8]] = &[
    b"[A]",
    b"[B]: ",
    b"<A>",
    b"<B>: ",
    b"@[A]",
    b"@<B>",
    b"word ",
    b" ",
    b"    ",
    b"\t",
    b"\n",
    b"\n\n",
    b"\r\n",
    b"\r",
    b"+ ",
    b"- ",
    b"<+ ",
    b"-> ",
    b"_> ",
    b"<_ ",
    b"_ ",
    b">< ",
    b"(1) ",
    b"(2) ",
    b"\n----\n",
    b"\n-- Modus ponens --\n",
    b"--",
    b"{a: 1}",
    b"{at: \"5.3\"}",
    b"{",
    b"}",
    b"{\n",
    b"a: &a [*a, *a]\n",
    b"# ",
    b"## ",
    b"#tag",
    b"#(a b)",
    b"===\n",
    b"* ",
    b"*",
    b"**",
    b"_",
    b"__",
    b"1. ",
    b"//",
    b"/*",
    b"*/",
    b"<!--",
    b"-->",
    b"\\",
    b"https://example.org",
    b"[t](http://a.b)",
    b".->.",
    b"\xef\xbb\xbf",
    b"\xf0\x9f\x8c\x89",
    b"\xc3\xa9",
    b"\xff",
    b"\0",
    b"@include(0)",
    b"@include(1)",
    b"@include(2)",
    b"@include(nowhere)",
];

/// How many inputs each law gets: all of them take about half a minute.
const INPUTS: u32 = 8_000;

/// The documents of the core crate's cases.
fn seeds() -> Vec<Vec<u8>> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../elenchus/tests/cases")];
    let mut seeds: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of cases") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "argdown") {
                let bytes = fs::read(&path).expect("a case");
                seeds.push((path, bytes));
            }
        }
    }
    seeds.sort();
    seeds.into_iter().map(|(_, bytes)| bytes).collect()
}

/// A stretch of a case or a piece.
fn part(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let stretch = (
        prop::sample::select(seeds),
        any::<prop::sample::Index>(),
        0..200_usize,
    );
    prop_oneof![
        stretch.prop_map(|(seed, from, length)| {
            let from = from.index(seed.len() + 1);
            seed[from..seed.len().min(from + length)].to_vec()
        }),
        prop::sample::select(PIECES).prop_map(<[u8]>::to_vec),
    ]
}

#[test]
fn every_law_holds_for_documents_taken_apart_and_put_together() {
    let inputs = prop::collection::vec(part(seeds()), 0..24).prop_map(|parts| parts.concat());
    for (name, law) in elenchus_laws::LAWS {
        let config = ProptestConfig {
            cases: INPUTS,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        let result = TestRunner::new(config).run(&inputs, |input| {
            law(&input);
            Ok(())
        });
        if let Err(found) = result {
            panic!("{name}: {found}");
        }
    }
}

#[test]
fn every_law_holds_for_every_case() {
    for seed in seeds() {
        for (_, law) in elenchus_laws::LAWS {
            law(&seed);
        }
    }
}

#[test]
fn every_law_has_its_fuzz_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/fuzz_targets");
    for (name, _) in elenchus_laws::LAWS {
        let target = fs::read_to_string(folder.join(format!("{name}.rs")));
        let target = target.unwrap_or_else(|_| panic!("{name} has no target"));
        assert!(
            target.contains(&format!("elenchus_laws::{name}(")),
            "{name}"
        );
    }
}
