//! First drafts on the command line.

use std::path::{Path, PathBuf};

use assert_cmd::Command;

const ARTICLE: &str = "The town should rebuild the bridge. Critics say it costs too much. But the detour costs more.\n";

fn file(name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, contents).expect("a file for the test");
    path
}

fn elenchus(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("elenchus").expect("it is built with the tests");
    command.args(arguments);
    command
}

fn words(command: &mut Command) -> (String, String) {
    let output = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    (text(output.stdout), text(output.stderr))
}

#[test]
fn a_draft_is_a_map_that_passes_the_check_and_accounts_for_the_article() {
    let article = file("draft.txt", ARTICLE);
    let map = article.with_file_name("draft.argdown");
    let _ = std::fs::remove_file(&map);
    elenchus(&["draft", "--language", "en"])
        .arg(&article)
        .arg("-o")
        .arg(&map)
        .assert()
        .success()
        .stderr("");
    elenchus(&["check"])
        .arg(&map)
        .assert()
        .success()
        .stdout("1 map: 0 errors, 0 warnings, 0 hints\n");
    let text = std::fs::read_to_string(&map).expect("written");
    for part in [
        "sentences:",
        "digest:",
        "language: en",
        "role: thesis",
        "voice: Critics",
        "  - [But",
    ] {
        assert!(text.contains(part), "{part} is missing in:\n{text}");
    }
    let (out, _) = words(
        elenchus(&["coverage", "--format", "json"])
            .arg(&map)
            .arg(&article),
    );
    assert!(
        out.contains("\"unaccounted\": []") || out.contains("\"unaccounted\":[]"),
        "{out}"
    );
}

#[test]
fn a_file_that_is_there_is_written_over_only_by_force() {
    let article = file("again.txt", ARTICLE);
    let map = file("again.argdown", "[Mine]: a day's work\n");
    let draft = |more: &[&str]| {
        let mut command = elenchus(&["draft"]);
        command.arg(&article).arg("-o").arg(&map).args(more);
        let code = command.output().expect("it runs").status.code();
        let map = std::fs::read_to_string(&map).expect("a file");
        (code, map, words(&mut command).1)
    };
    let (code, text, told) = draft(&[]);
    assert_eq!((code, text.as_str()), (Some(2), "[Mine]: a day's work\n"));
    assert!(
        told.contains("is there already") && told.contains("--force"),
        "{told}"
    );
    let (code, text, told) = draft(&["--force"]);
    assert_eq!((code, told.as_str()), (Some(0), ""));
    assert!(text.contains("role: thesis"), "{text}");
}

#[test]
fn standard_input_is_an_article_too() {
    let out = elenchus(&["draft", "--by-place", "-"])
        .write_stdin("<p>It <b>should</b> be.</p><p>It can.</p>")
        .output()
        .expect("it runs");
    let out = String::from_utf8(out.stdout).expect("UTF-8");
    assert!(
        out.contains("It should be.") && out.contains("at: \"2.1\""),
        "{out}"
    );
}

#[test]
fn what_is_unsure_is_left_out_on_demand() {
    let article = file("unsure.txt", "We should go. It is late. It rains.");
    let (all, _) = words(elenchus(&["draft", "--least", "0", "--by-place"]).arg(&article));
    let (by_cue, _) = words(elenchus(&["draft", "--least", "0"]).arg(&article));
    assert!(by_cue.contains("role: thesis"), "{by_cue}");
    assert!(!by_cue.contains("by its place"), "{by_cue}");
    let (sure, _) = words(elenchus(&["draft", "--least", "60"]).arg(&article));
    assert!(all.contains("  + ["), "{all}");
    assert!(
        !sure.contains("  + [") && sure.contains("background:"),
        "{sure}"
    );
    elenchus(&["draft", "--least", "101"])
        .arg(&article)
        .assert()
        .code(2);
}

#[test]
fn bytes_that_are_no_utf_8_are_told() {
    let article = file("old.txt", b"The caf\xe9 should stay. It is loved.");
    let (out, told) = words(elenchus(&["draft"]).arg(&article));
    assert!(out.contains("The café should stay."), "{out}");
    assert!(told.contains("Windows-1252"), "{told}");
}

#[test]
fn an_article_without_sentences_is_refused() {
    let article = file("empty.txt", "\n\n***\n");
    elenchus(&["draft"])
        .arg(&article)
        .assert()
        .code(2)
        .stderr("elenchus: there is no sentence in the article\n");
    let (_, told) = words(elenchus(&["draft", "--language", "fr", "-"]).write_stdin("Oui."));
    assert!(
        told.contains("no rules for this language, only for en"),
        "{told}"
    );
    for no_tag in ["x: y #", "", "-", "e", "en_GB", "12", "en--GB", "überall"] {
        let (out, told) = words(elenchus(&["draft", "--language", no_tag, "-"]).write_stdin("So."));
        assert_eq!(out, "", "{no_tag}");
        assert!(told.contains("there are rules for en"), "{no_tag}: {told}");
    }
}
