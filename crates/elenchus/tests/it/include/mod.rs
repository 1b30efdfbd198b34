//! Documents of several files.

mod laws;

use elenchus::diagnostic::Code;
use elenchus::include::{Assembly, FileId, assemble};
use elenchus::text::{Edit, Span};

/// Files in one text: `--- name` stands before each, the main one first.
fn files(written: &str) -> Vec<(&str, &str)> {
    let parts = written.split("--- ").skip(1);
    parts
        .map(|part| part.split_once('\n').expect("a name"))
        .collect()
}

fn assembled(written: &str) -> Assembly {
    let files = files(written);
    let mut asked = Vec::new();
    let mut load = |name: &str| {
        assert!(
            !asked.contains(&name.to_owned()),
            "{name} is asked for twice"
        );
        asked.push(name.to_owned());
        let found = files.iter().find(|(known, _)| *known == name);
        found
            .map(|(_, text)| (*text).to_owned())
            .ok_or_else(|| "there is no such file".to_owned())
    };
    assemble(files[0].0, files[0].1, &mut load)
}

/// What is remarked, as `file: code of what`.
fn remarks(assembly: &Assembly) -> Vec<String> {
    let parsed = elenchus::parse(assembly.text());
    let remarks = assembly.remarks(parsed.diagnostics);
    let told = remarks.iter().map(|remark| {
        let file = assembly.file(remark.file);
        let what = remark.diagnostic.span.of(&file.text);
        format!("{}: {} of {what}", file.name, remark.diagnostic.code)
    });
    told.collect()
}

#[test]
fn files_stand_where_they_are_included() {
    let assembly = assembled(
        "--- maps/main.ad
[A]: One.
@include(parts/costs.ad)

[B]: Two.
--- maps/parts/costs.ad
  - <Cost>: Too dear.
    @include(../deep.ad)
--- maps/deep.ad
+ [C]: Three.
",
    );
    assert_eq!(
        assembly.text(),
        "[A]: One.\n  - <Cost>: Too dear.\n    + [C]: Three.\n\n\n\n[B]: Two.\n"
    );
    assert_eq!(remarks(&assembly), [""; 0]);
    let names: Vec<&str> = assembly
        .files()
        .iter()
        .map(|file| file.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["maps/main.ad", "maps/parts/costs.ad", "maps/deep.ad"]
    );
}

#[test]
fn a_file_is_taken_once() {
    let assembly = assembled(
        "--- main.ad
@include(a.ad)
@include(./a.ad)
@include(b.ad)
--- a.ad
[A]: One.
--- b.ad
@include(a.ad)[B]: Two.
",
    );
    assert_eq!(assembly.text(), "[A]: One.\n\n\n[B]: Two.\n\n");
    assert_eq!(remarks(&assembly), [""; 0]);
}

#[test]
fn rings_are_told_and_broken() {
    let assembly = assembled(
        "--- x/main.ad
[M]: Main.

@include(a.ad)
@include(main.ad)
--- x/a.ad
[A]: One.

@include(../x/b.ad)
--- x/b.ad
@include(main.ad)
@include(a.ad)
",
    );
    assert_eq!(assembly.text(), "[M]: Main.\n\n[A]: One.\n\n\n\n\n\n\n");
    let ring = |file: &str, path: &str| format!("{file}: E-include-cycle of @include({path})");
    assert_eq!(
        remarks(&assembly),
        [
            ring("x/main.ad", "main.ad"),
            ring("x/b.ad", "main.ad"),
            ring("x/b.ad", "a.ad"),
        ]
    );
    let told = assembly.remarks(Vec::new());
    let way = "this would go round: x/main.ad includes x/a.ad includes x/b.ad includes x/main.ad; it is left out";
    assert_eq!(told[1].diagnostic.message, way);
}

#[test]
fn what_cannot_be_read_is_told_where_it_is_asked_for() {
    let assembly = assembled(
        "--- main.ad
[A]: One. @include(gone.ad) And more. @include(gone.ad)
--- never.ad
",
    );
    assert_eq!(assembly.text(), "[A]: One.  And more. \n");
    let gone = "main.ad: E-include-missing of @include(gone.ad)";
    assert_eq!(remarks(&assembly), [gone, gone]);
    let told = assembly.remarks(Vec::new());
    assert_eq!(
        told[0].diagnostic.message,
        "`gone.ad` is left out: there is no such file"
    );
}

#[test]
fn only_the_main_file_has_front_matter() {
    let assembly = assembled(
        "--- main.ad
===
title: Main
===

@include(a.ad)
--- a.ad
\u{feff}===
title: Part
===

[A]: One.
",
    );
    assert_eq!(
        assembly.text(),
        "===\ntitle: Main\n===\n\n\n\n[A]: One.\n\n"
    );
    let model = elenchus::parse(assembly.text()).model;
    assert_eq!(model.title(), Some("Main"));
    assert_eq!(remarks(&assembly).len(), 1);
    assert!(remarks(&assembly)[0].starts_with("a.ad: H-include-front-matter of ==="));
}

#[test]
fn comments_data_and_escapes_include_nothing() {
    let main = "[A]: One. // @include(x.ad)
  + two \\@include(x.ad) /* @include(x.ad) */
  + three {note: \"@include(x.ad)\"}
  + [@include(x.ad)]: @include( ) @include(x.ad
";
    let assembly = assemble("main.ad", main, &mut |name| panic!("{name} is asked for"));
    assert_eq!(assembly.text(), main);
}

#[test]
fn remarks_and_fixes_go_to_the_file_they_are_about() {
    let assembly = assembled(
        "--- main.ad
[A]: One.
@include(a.ad)
--- a.ad

[Long Title] text without a colon

[B]: {at: 0}
",
    );
    let parsed = elenchus::parse(assembly.text());
    let remarks = assembly.remarks(parsed.diagnostics);
    let colon = remarks
        .iter()
        .find(|remark| remark.diagnostic.code == Code::MissingColon)
        .expect("told");
    assert_eq!(colon.file, FileId(1));
    let fix = colon.diagnostic.fix.as_ref().expect("mends");
    let text = &assembly.file(FileId(1)).text;
    let mended = elenchus::text::apply(text, &fix.edits).expect("fits");
    assert!(mended.contains("[Long Title]: text"), "{mended}");
}

#[test]
fn a_text_alone_takes_an_include_as_words_and_says_so() {
    let parsed = elenchus::parse("[A]: One.\n\n@include(my_other_map.ad) more\n");
    let words = parsed.model.statements()[1].text();
    assert_eq!(words, "@include(my_other_map.ad) more");
    let codes: Vec<Code> = parsed
        .diagnostics
        .iter()
        .map(|remark| remark.code)
        .collect();
    assert_eq!(codes, [Code::IncludeUnread]);
}

#[test]
fn an_edit_across_files_is_refused() {
    let assembly = assembled("--- main.ad\n[A]: One. @include(a.ad) two\n--- a.ad\nof several");
    assert_eq!(assembly.text(), "[A]: One. of several two\n");
    let within = [Edit::replace(Span::new(10, 12), "from")];
    let located = assembly.edits(&within).expect("in one file");
    assert_eq!(
        located,
        [(FileId(1), Edit::replace(Span::new(0, 2), "from"))]
    );
    let across = [Edit::replace(Span::new(5, 12), "x")];
    assert_eq!(assembly.edits(&across), None);
}
