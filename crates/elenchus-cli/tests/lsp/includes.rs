//! Titles across the files of a document.

use serde_json::{Value, json};

use crate::session::{Session, folder, marked, uri};

/// A document of two files, and one that stands alone.
struct Maps {
    main: String,
    costs: String,
    folder: std::path::PathBuf,
}

fn maps(test: &str) -> Maps {
    let folder = folder(test);
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file for the test");
        uri(&path)
    };
    Maps {
        main: write(
            "main.argdown",
            "[Thesis]: Rebuild it.\n\n@include(costs.argdown)\n",
        ),
        costs: write("costs.argdown", "<Cost>: It is dear.\n  - [Thesis]\n"),
        folder,
    }
}

fn places(found: &Value) -> Vec<(String, u64)> {
    let place = |place: &Value| {
        let uri = place["uri"].as_str().unwrap_or_default();
        let name = uri.rsplit('/').next().unwrap_or(uri).to_owned();
        (
            name,
            place["range"]["start"]["line"].as_u64().unwrap_or(999),
        )
    };
    found.as_array().into_iter().flatten().map(place).collect()
}

fn named(expected: &[(&str, u64)]) -> Vec<(String, u64)> {
    expected
        .iter()
        .map(|&(name, line)| (name.to_owned(), line))
        .collect()
}

#[test]
fn a_part_knows_the_titles_of_the_whole() {
    let maps = maps("part");
    let mut session = Session::with(&json!({}), Some(&maps.folder));
    let (text, position) = marked("<Cost>: It is dear.\n  - [Thes‸is]\n");
    session.open(&maps.costs, &text);
    let at = json!({ "textDocument": { "uri": maps.costs }, "position": position });
    let defined = session.request("textDocument/definition", &at);
    assert_eq!(places(&defined), named(&[("main.argdown", 0)]));
    let hover = session.request("textDocument/hover", &at);
    let words = hover["contents"]["value"].as_str().unwrap_or_default();
    assert!(words.contains("Rebuild it."), "{words}");
    assert!(words.contains("Defined in main.argdown, line 1"), "{words}");
}

#[test]
fn references_and_renaming_reach_over_files() {
    let maps = maps("rename");
    let mut session = Session::with(&json!({}), Some(&maps.folder));
    let text = std::fs::read_to_string(maps.folder.join("main.argdown")).expect("it is there");
    session.open(&maps.main, &text);
    let at = json!({
        "textDocument": { "uri": maps.main },
        "position": { "line": 0, "character": 3 },
        "context": { "includeDeclaration": true },
        "newName": "Bridge",
    });
    let found = session.request("textDocument/references", &at);
    assert_eq!(
        places(&found),
        named(&[("main.argdown", 0), ("costs.argdown", 1)])
    );
    let edit = session.request("textDocument/rename", &at);
    for (uri, line) in [(&maps.main, 0), (&maps.costs, 1)] {
        let change = &edit["changes"][uri][0];
        assert_eq!(change["newText"], "Bridge", "{edit}");
        assert_eq!(change["range"]["start"]["line"], line, "{edit}");
    }
}

#[test]
fn what_is_open_counts_before_what_is_on_the_disk() {
    let maps = maps("open");
    let mut session = Session::with(&json!({}), Some(&maps.folder));
    session.open(&maps.main, "[Other]: x\n\n@include(costs.argdown)\n\n[‸\n");
    session.open(&maps.costs, "<Cost>: It is dear.\n  - [New]: one\n");
    let at = json!({
        "textDocument": { "uri": maps.main },
        "position": { "line": 4, "character": 1 },
    });
    let offered = session.request("textDocument/completion", &at);
    let labels: Vec<&str> = offered["items"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| item["label"].as_str())
        .collect();
    assert_eq!(labels, ["Other", "New"]);
}

#[test]
fn remarks_stand_in_the_file_they_are_about() {
    let maps = maps("remarks");
    let mut session = Session::with(&json!({}), Some(&maps.folder));
    session.open(
        &maps.main,
        "[Thesis]: x\n\n@include(gone.argdown)\n@include(costs.argdown)\n",
    );
    let found = session.diagnostics(&maps.main);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "E-include-missing");
    session.open(&maps.costs, "<Cost>: It is dear.\n  - [Thesis] words\n");
    let found = session.diagnostics(&maps.costs);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["code"], "E-colon-missing");
    assert_eq!(found[0]["range"]["start"]["line"], 1);
}

#[test]
fn a_part_is_read_where_it_is_included() {
    let maps = maps("within");
    let whole = "[Thesis]: x\n@include(costs.argdown)\n";
    std::fs::write(maps.folder.join("main.argdown"), whole).expect("a file");
    let mut session = Session::with(&json!({}), Some(&maps.folder));
    // By itself, this would be a relation to nothing.
    session.open(&maps.costs, "  + <Cost>: It is dear.\n");
    assert_eq!(session.diagnostics(&maps.costs), [Value::Null; 0]);
    session.open(&maps.main, "[Thesis]: x\n\n@include(nothing.argdown)\n");
    let found = session.diagnostics(&maps.costs);
    assert_eq!(found[0]["code"], "E-relation-without-parent", "{found:?}");
}

#[test]
fn files_that_include_each_other_are_told_so_once() {
    let maps = maps("cycle");
    let back = "<Cost>: It is dear.\n\n@include(main.argdown)\n";
    let mut session = Session::with(&json!({}), Some(&maps.folder));
    session.open(&maps.main, "[Thesis]: x\n\n@include(costs.argdown)\n");
    assert_eq!(session.diagnostics(&maps.main), [Value::Null; 0]);
    session.open(&maps.costs, back);
    let main = session.diagnostics(&maps.main);
    assert_eq!(
        main[0]["code"], "E-include-cycle",
        "the first by name is the outermost"
    );
    assert_eq!(session.diagnostics(&maps.costs), [Value::Null; 0]);
    session.notify(
        "textDocument/didClose",
        &json!({ "textDocument": { "uri": maps.costs } }),
    );
    assert_eq!(
        session.diagnostics(&maps.main),
        [Value::Null; 0],
        "the disk counts again"
    );
    assert_eq!(session.leave(), Some(0));
}

#[test]
fn edits_bear_the_versions_of_what_is_open() {
    let maps = maps("versions");
    let versions = json!({ "workspace": { "workspaceEdit": { "documentChanges": true } } });
    let mut session = Session::with(&versions, Some(&maps.folder));
    session.open(&maps.costs, "<Cost>: It is dear.\n  - [Thesis]\n");
    session.change(
        &maps.costs,
        7,
        &json!([{ "text": "\n<Cost>: It is dear.\n  - [Thesis]\n" }]),
    );
    let edit = session.request(
        "textDocument/rename",
        &json!({
            "textDocument": { "uri": maps.costs },
            "position": { "line": 2, "character": 6 },
            "newName": "Bridge",
        }),
    );
    let changes = edit["documentChanges"].as_array().expect("a list");
    let version = |uri: &str| {
        let change = changes
            .iter()
            .find(|change| change["textDocument"]["uri"] == uri);
        change.expect("a change")["textDocument"]["version"].clone()
    };
    assert_eq!(version(&maps.costs), json!(7));
    assert_eq!(version(&maps.main), Value::Null);
}

#[test]
fn paths_are_offered_and_followed() {
    let maps = maps("paths");
    std::fs::create_dir(maps.folder.join("more")).expect("a folder");
    std::fs::write(maps.folder.join("notes.txt"), "no map").expect("a file");
    let mut session = Session::with(&json!({}), Some(&maps.folder));
    session.open(&maps.main, "@include(costs.argdown)\n\n@include(");
    let at = |line: u32, character: u32| {
        json!({
            "textDocument": { "uri": maps.main },
            "position": { "line": line, "character": character },
        })
    };
    for (line, expected) in [
        (2, ["costs.argdown)", "more/"]),
        (0, ["costs.argdown", "more/"]),
    ] {
        let offered = session.request("textDocument/completion", &at(line, 9));
        let texts: Vec<&str> = offered["items"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|item| item["textEdit"]["newText"].as_str())
            .collect();
        assert_eq!(texts, expected);
    }
    for column in [0, 12] {
        let defined = session.request("textDocument/definition", &at(0, column));
        assert_eq!(defined["uri"], maps.costs, "{column}");
    }
    let links = session.request("textDocument/documentLink", &at(0, 0));
    assert_eq!(links[0]["target"], maps.costs);
    assert_eq!(links[0]["range"]["start"]["character"], 9);
}

#[test]
fn names_of_files_may_have_blanks_and_accents() {
    let folder = folder("names").join("à côté");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("les coûts.argdown"), "[Coût]: cher\n").expect("a file");
    let escaped = uri(&folder).replace('à', "%C3%A0").replace('ô', "%C3%B4");
    let escaped = escaped.replace('é', "%C3%A9").replace(' ', "%20");
    let main = format!("{escaped}/main.argdown");
    let mut session = Session::new();
    session.open(&main, "@include(les coûts.argdown)\n\n[Coût]\n");
    assert_eq!(session.diagnostics(&main), [Value::Null; 0]);
    let defined = session.request(
        "textDocument/definition",
        &json!({
            "textDocument": { "uri": main },
            "position": { "line": 2, "character": 2 },
        }),
    );
    assert_eq!(
        defined[0]["uri"],
        format!("{escaped}/les%20co%C3%BBts.argdown")
    );
}

#[test]
fn files_that_change_on_the_disk_are_read_again() {
    let maps = maps("watched");
    let watching =
        json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut session = Session::with(&watching, Some(&maps.folder));
    let asked = session.told("client/registerCapability");
    assert_eq!(
        asked["registrations"][0]["method"],
        "workspace/didChangeWatchedFiles"
    );
    session.open(&maps.main, "[Thesis]: x\n\n@include(costs.argdown)\n");
    assert_eq!(session.diagnostics(&maps.main), [Value::Null; 0]);
    std::fs::remove_file(maps.folder.join("costs.argdown")).expect("it was there");
    session.notify(
        "workspace/didChangeWatchedFiles",
        &json!({ "changes": [{ "uri": maps.costs, "type": 3 }] }),
    );
    let found = session.diagnostics(&maps.main);
    assert_eq!(found[0]["code"], "E-include-missing");
}

#[test]
fn the_workspace_is_searched_for_titles() {
    let maps = maps("search");
    let mut session = Session::with(&json!({}), Some(&maps.folder));
    session.open("untitled:other", "# Costs of it\n\n[Dear]: costs\n");
    let found = session.request("workspace/symbol", &json!({ "query": "cost" }));
    let names: Vec<&str> = found
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|symbol| symbol["name"].as_str())
        .collect();
    assert_eq!(names, ["<Cost>", "Costs of it"]);
}
