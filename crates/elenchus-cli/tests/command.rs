//! The command as a person or a script runs it.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

const GOOD: &str = "===\ntitle: Bridge\n===\n\n[Rebuild]: It should be rebuilt.\n  + <Rust>: Iron rusts. {at: \"3.1\", voice: Engineers}\n  - <Cost>: It is dear.\n";
const BAD: &str = "[A]: a {at: nowhere}\n";

fn elenchus(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("elenchus").expect("it is built with the tests");
    command.args(arguments);
    command
}

/// A file in a folder of the test's own.
fn file(test: &str, contents: impl AsRef<[u8]>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let path = folder.join("map.argdown");
    std::fs::write(&path, contents).expect("a file for the test");
    path
}

fn words(command: &mut Command) -> (String, String) {
    let output = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    (text(output.stdout), text(output.stderr))
}

#[test]
fn a_good_map_passes_the_check() {
    let path = file("good", GOOD);
    let checked = elenchus(&["check"]).arg(&path).assert().success();
    checked.stdout("1 map: 0 errors, 0 warnings, 0 hints\n");
}

#[test]
fn an_error_is_shown_with_its_line_and_fails_the_check() {
    let path = file("bad", BAD);
    let mut check = elenchus(&["check"]);
    check.arg(&path).assert().code(1);
    let (out, _) = words(&mut check);
    for part in [
        "error[E-place]",
        ":1:9",
        "[A]: a {at: nowhere}",
        "help:",
        "1 error,",
    ] {
        assert!(out.contains(part), "{part} is missing in:\n{out}");
    }
}

#[test]
fn programs_get_the_same_as_json() {
    let path = file("json", BAD);
    let (out, _) = words(elenchus(&["check", "--format", "json"]).arg(&path));
    let rows: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(rows.as_array().map(Vec::len), Some(1));
    let row = &rows[0];
    assert_eq!(
        (&row["line"], &row["severity"]),
        (&1.into(), &"error".into())
    );
    assert_eq!(row["code"], "E-place");
    assert!(row["help"].as_str().is_some_and(|help| !help.is_empty()));
}

#[test]
fn a_dash_is_standard_input() {
    elenchus(&["check", "-"])
        .write_stdin(GOOD)
        .assert()
        .success();
    elenchus(&["check", "-"]).write_stdin(BAD).assert().code(1);
}

#[test]
fn what_is_not_utf8_or_not_there_is_said_and_the_rest_is_checked() {
    let path = file("bytes", b"[A]: caf\xe9\n");
    let good = file("bytes-good", GOOD);
    let mut check = elenchus(&["check"]);
    check
        .arg(&path)
        .arg("no/such/map.argdown")
        .arg(&good)
        .assert()
        .code(2);
    let (out, error) = words(&mut check);
    assert!(out.contains("1 map: 0 errors"), "{out}");
    assert!(
        error.contains("E-not-utf8") && error.contains("line 1"),
        "{error}"
    );
    assert!(error.contains("no/such/map.argdown"), "{error}");
}

#[test]
fn the_outline_is_as_deep_as_is_asked() {
    let path = file("outline", GOOD);
    let (whole, _) = words(elenchus(&["outline"]).arg(&path));
    assert!(whole.starts_with("Bridge\n\n[Rebuild]"), "{whole}");
    assert!(
        whole.contains("  + <Rust>: Iron rusts. — Engineers (3.1)\n  - <Cost>: It is dear."),
        "{whole}"
    );
    let (thesis, _) = words(elenchus(&["outline", "--depth", "0"]).arg(&path));
    assert!(!thesis.contains("Rust"), "{thesis}");
}

#[test]
fn every_format_is_written() {
    let path = file("export", GOOD);
    let export = |format: &str| words(elenchus(&["export", "--to", format]).arg(&path)).0;

    let document: Value = serde_json::from_str(&export("json")).expect("JSON");
    assert_eq!(document["version"], 1);

    let argdown: Value = serde_json::from_str(&export("argdown-json")).expect("JSON");
    assert_eq!(
        argdown["statements"]["Rebuild"]["members"][0]["role"],
        "top-level-statement"
    );
    assert_eq!(argdown["map"]["edges"].as_array().map(Vec::len), Some(2));

    let picture = export("svg");
    assert!(
        picture.starts_with("<svg ") && picture.contains("Iron rusts."),
        "{picture}"
    );

    let out = path.with_extension("svg");
    elenchus(&["export", "--to", "svg", "-o"])
        .arg(&out)
        .arg(&path)
        .assert()
        .success()
        .stdout("");
    assert_eq!(
        std::fs::read_to_string(out).expect("it was written"),
        picture
    );
    elenchus(&["export", "--to", "nonsense"])
        .arg(&path)
        .assert()
        .code(2);
}

#[test]
fn a_png_is_the_svg_in_pixels() {
    let path = file("png", GOOD);
    let mut export = elenchus(&["export", "--to", "png", "--width", "640", "-"]);
    let picture = export.write_stdin(GOOD).output().expect("it runs").stdout;
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!(picture[16..20], 640_u32.to_be_bytes());

    let out = path.with_extension("png");
    let mut export = elenchus(&["export", "--to", "png", "--width", "640", "-o"]);
    export.arg(&out).arg(&path).assert().success().stdout("");
    assert_eq!(std::fs::read(out).expect("it was written"), picture);

    let (_, words) = words(elenchus(&["export", "--to", "svg", "--scale", "2"]).arg(&path));
    assert!(words.contains("are for --to png"), "{words}");
}

#[test]
fn pictures_have_boxes_around_sections_where_they_are_wanted() {
    const TEXT: &str = "# The bridge\n\n[Rebuild]: It should be rebuilt.\n";
    let path = file("sections", TEXT);
    let svg = |more: &[&str]| {
        let arguments = [&["export", "--to", "svg"], more].concat();
        words(elenchus(&arguments).arg(&path)).0
    };
    let boxed = svg(&["--sections"]);
    assert!(boxed.contains("<rect class=\"section\"") && boxed.contains(">The bridge</text>"));
    assert!(!svg(&[]).contains("<rect class=\"section\""));
    let mut export = elenchus(&["export", "--to", "json", "--sections"]);
    export.arg(&path).assert().code(2).stdout("");
}

#[test]
fn help_has_examples_and_shells_have_completions() {
    let (help, _) = words(&mut elenchus(&["--help"]));
    assert!(
        help.contains("Examples:") && help.contains("Exit codes:"),
        "{help}"
    );
    for shell in ["bash", "zsh", "fish"] {
        let (script, _) = words(&mut elenchus(&["completions", shell]));
        assert!(script.contains("elenchus"), "{shell}: {script}");
    }
}

#[test]
fn the_schema_is_that_of_the_published_json() {
    let (schema, _) = words(&mut elenchus(&["schema"]));
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let properties = schema["properties"].as_object().expect("properties");
    let path = file("schema", GOOD);
    let (document, _) = words(elenchus(&["export", "--to", "json"]).arg(&path));
    let document: Value = serde_json::from_str(&document).expect("JSON");
    for key in document.as_object().expect("an object").keys() {
        assert!(properties.contains_key(key), "{key}");
    }
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    use std::process::{Command, Stdio};
    let many = format!("[A]: {}\n\n", "long ".repeat(200)).repeat(500);
    let path = file("pipe", many);
    let mut child = Command::new(env!("CARGO_BIN_EXE_elenchus"))
        .args(["export", "--to", "svg"])
        .arg(&path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn remarks_stand_where_wide_letters_and_tabs_do() {
    let path = file(
        "wide",
        "===\ntitle: 🙂\n===\n\n[Ä🙂]:\tbad {at: nowhere}\r\n",
    );
    let (out, _) = words(elenchus(&["check", "--format", "json"]).arg(&path));
    let rows: Value = serde_json::from_str(&out).expect("JSON");
    let row = &rows[0];
    assert_eq!((&row["line"], &row["column"]), (&5.into(), &12.into()));
    let (shown, _) = words(elenchus(&["check"]).arg(&path));
    assert!(shown.contains("nowhere"), "{shown}");
}

/// A map of several files in a folder of the test's own: the main one.
fn map_of_files(test: &str) -> PathBuf {
    let main = file(
        test,
        "[Bridge]: Rebuild it.\n@include(parts/costs.argdown)\n\n@include(gone.argdown)\n",
    );
    let parts = main.with_file_name("parts");
    std::fs::create_dir_all(&parts).expect("a folder beside it");
    let costs = "  - <Cost>: It is dear. {at: nowhere}\n\n@include(../map.argdown)\n";
    std::fs::write(parts.join("costs.argdown"), costs).expect("a file beside it");
    main
}

#[test]
fn a_map_of_several_files_is_read_as_one() {
    let main = map_of_files("includes");
    let (out, _) = words(elenchus(&["outline"]).arg(&main));
    assert!(
        out.contains("Rebuild it.") && out.contains("It is dear."),
        "{out}"
    );
    assert!(!out.contains("@include"), "{out}");
}

#[test]
fn remarks_name_the_included_file_they_are_about() {
    let main = map_of_files("includes-checked");
    let (out, _) = words(elenchus(&["check", "--format", "json"]).arg(&main));
    let rows: Vec<Value> = serde_json::from_str(&out).expect("JSON");
    let told: Vec<(&str, &Value, &str)> = rows
        .iter()
        .map(|row| {
            let file = row["file"].as_str().expect("a name");
            let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
            (name, &row["line"], row["code"].as_str().expect("a code"))
        })
        .collect();
    let (one, three, four) = (Value::from(1), Value::from(3), Value::from(4));
    assert_eq!(
        told,
        [
            ("map.argdown", &four, "E-include-missing"),
            ("costs.argdown", &one, "E-place"),
            ("costs.argdown", &three, "E-include-cycle"),
        ]
    );
}

const UNTIDY: &str = "[Rebuild]:It should   be rebuilt.\n      +<Rust>: Iron rusts. // why\n";
const TIDY: &str = "[Rebuild]: It should be rebuilt.\n  + <Rust>: Iron rusts. // why\n";

#[test]
fn files_are_formatted_in_place_and_only_once() {
    let path = file("fmt", UNTIDY);
    let told = |path: &Path| format!("formatted {}\n", path.display());
    let formatted = elenchus(&["fmt"]).arg(&path).assert().success();
    formatted.stdout(told(&path));
    assert_eq!(std::fs::read_to_string(&path).expect("there"), TIDY);
    elenchus(&["fmt"]).arg(&path).assert().success().stdout("");
    let beside = path
        .parent()
        .and_then(|folder| std::fs::read_dir(folder).ok());
    assert_eq!(
        beside.map(Iterator::count),
        Some(1),
        "nothing is left beside it"
    );
}

#[test]
fn a_check_of_style_tells_and_changes_nothing() {
    let path = file("fmt-check", UNTIDY);
    let checked = elenchus(&["fmt", "--check"]).arg(&path).assert().code(1);
    checked.stdout(format!("would change {}\n", path.display()));
    assert_eq!(std::fs::read_to_string(&path).expect("there"), UNTIDY);
    std::fs::write(&path, TIDY).expect("written");
    elenchus(&["fmt", "--check"])
        .arg(&path)
        .assert()
        .success()
        .stdout("");
}

#[test]
fn standard_input_is_formatted_to_standard_output() {
    let mut fmt = elenchus(&["fmt", "--stdin", "--indent", "4", "--wrap", "20"]);
    fmt.write_stdin(UNTIDY)
        .assert()
        .success()
        .stdout("[Rebuild]: It should\nbe rebuilt.\n    + <Rust>: Iron\n      rusts. // why\n");
    let mut check = elenchus(&["fmt", "--stdin", "--check"]);
    check.write_stdin(UNTIDY).assert().code(1).stdout("");
}

#[test]
fn what_is_no_text_is_not_formatted() {
    let path = file("fmt-bytes", b"[A]:  a \xff\n");
    elenchus(&["fmt"]).arg(&path).assert().code(2);
    assert_eq!(std::fs::read(&path).expect("there"), b"[A]:  a \xff\n");
}
