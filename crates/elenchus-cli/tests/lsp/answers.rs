//! What is answered about one text.

use serde_json::{Value, json};

use crate::session::{Session, opened};

const URI: &str = "untitled:map";
const TEXT: &str =
    "# One\n\n[A]: a 😀 #t\n  + <B>: see @[A]\n    - [A‸]\n\n<B>\n\n(1) p\n----\n(2) c\n";

fn texts(list: &Value, pointer: &str) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    let text = |item: &Value| item.pointer(pointer)?.as_str().map(str::to_owned);
    items.filter_map(text).collect()
}

fn starts(list: &Value) -> Vec<(u64, u64)> {
    let items = list.as_array().into_iter().flatten();
    let start = |item: &Value| {
        let start = &item["range"]["start"];
        Some((start["line"].as_u64()?, start["character"].as_u64()?))
    };
    items.filter_map(start).collect()
}

#[test]
fn completion_replaces_what_is_written() {
    let mut session = Session::new();
    let at = opened(&mut session, URI, "[Alpha]: a\n\n[Beta]: 😀 see @[Al‸\n");
    let found = session.request("textDocument/completion", &at);
    assert_eq!(found["isIncomplete"], false);
    assert_eq!(texts(&found["items"], "/label"), ["Alpha"]);
    let edit = &found["items"][0]["textEdit"];
    assert_eq!(edit["newText"], "Alpha]");
    assert_eq!(
        edit["range"],
        json!({ "start": { "line": 2, "character": 17 }, "end": { "line": 2, "character": 19 } })
    );
    let words = opened(&mut session, URI, "just wor‸ds\n");
    assert_eq!(
        session.request("textDocument/completion", &words),
        Value::Null
    );
}

#[test]
fn hover_tells_in_markdown_where_that_is_shown() {
    let shows = json!({ "textDocument": { "hover": { "contentFormat": ["markdown"] } } });
    let mut session = Session::with(&shows, None);
    let at = opened(
        &mut session,
        URI,
        "[A]: *not* <b>bold</b> [x](y) #t\n  + b\n  - c\n\n[A‸]\n",
    );
    let hover = session.request("textDocument/hover", &at);
    assert_eq!(hover["contents"]["kind"], "markdown");
    let words = hover["contents"]["value"].as_str().unwrap_or_default();
    for part in [
        "**\\[A\\]**",
        "\\<b\\>bold\\</b\\>",
        "\\#t",
        "1 support, 1 attack",
        "line 1",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
    let wrong = opened(&mut session, "untitled:other", "[A]: a {at‸: nowhere}\n");
    let remark = session.request("textDocument/hover", &wrong);
    let words = remark["contents"]["value"].as_str().unwrap_or_default();
    assert!(words.contains("**E\\-place**: "), "{words}");
    assert!(
        words.matches('`').count() > 1,
        "the page has code in it: {words}"
    );
}

#[test]
fn hover_tells_of_recorded_places() {
    let mut session = Session::new();
    let digests = "segmenter: 1\n    sentences: |\n      # 00000000\n      00000000 00000001\n";
    for (place, expected) in [
        (
            "\"2.2‸\"",
            "2.2 is 1 sentence of Of piers, by the digests in the map",
        ),
        (
            "[1‸, 2]",
            "1 is 1 heading of Of piers, by the digests in the map",
        ),
        ("‸2.3", "2.3 is not in Of piers, by the digests in the map"),
        ("b:4‸", "b:4 stands in b, of which the map has no digests"),
    ] {
        let sources = format!("sources:\n  a:\n    title: Of piers\n    {digests}  b:\n");
        let text = format!("===\n{sources}===\n\n[A]: a {{at: {place}}}\n");
        let at = opened(&mut session, URI, &text);
        let hover = session.request("textDocument/hover", &at);
        assert_eq!(hover["contents"]["value"], expected, "{place}");
    }
}

#[test]
fn definition_references_and_highlights() {
    let mut session = Session::new();
    let mut at = opened(&mut session, URI, TEXT);
    let defined = session.request("textDocument/definition", &at);
    assert_eq!(starts(&defined), [(2, 0)]);
    at["context"] = json!({ "includeDeclaration": true });
    let all = session.request("textDocument/references", &at);
    assert_eq!(starts(&all), [(2, 0), (3, 13), (4, 6)]);
    at["context"] = json!({ "includeDeclaration": false });
    let others = session.request("textDocument/references", &at);
    assert_eq!(starts(&others), [(3, 13), (4, 6)]);
    let highlights = session.request("textDocument/documentHighlight", &at);
    assert_eq!(starts(&highlights), [(2, 0), (3, 13), (4, 6)]);
}

#[test]
fn a_title_is_renamed_where_that_can_be() {
    let edits = json!({ "workspace": { "workspaceEdit": { "documentChanges": true } } });
    let mut session = Session::with(&edits, None);
    let mut at = opened(&mut session, URI, TEXT);
    let prepared = session.request("textDocument/prepareRename", &at);
    assert_eq!(prepared["placeholder"], "A");
    assert_eq!(prepared["range"]["start"]["character"], 7);
    at["newName"] = json!("New one");
    let edit = session.request("textDocument/rename", &at);
    let change = &edit["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({ "uri": URI, "version": 1 }));
    assert_eq!(starts(&change["edits"]), [(2, 1), (3, 15), (4, 7)]);
    assert_eq!(texts(&change["edits"], "/newText"), ["New one"; 3]);
    at["newName"] = json!("  ");
    let refused = session.ask("textDocument/rename", &at);
    assert_eq!(refused["error"]["code"], -32803, "{refused}");
}

#[test]
fn the_outline_is_a_tree_where_that_is_shown() {
    let tree = json!({ "textDocument": { "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } });
    let mut session = Session::with(&tree, None);
    let at = opened(&mut session, URI, TEXT);
    let found = session.request("textDocument/documentSymbol", &at);
    assert_eq!(texts(&found, "/name"), ["One"]);
    let inside = &found[0]["children"];
    assert_eq!(texts(inside, "/name"), ["[A]", "<B>"]);
    assert_eq!(texts(&inside[0]["children"], "/name"), ["+ <B>"]);
    assert_eq!(texts(&inside[1]["children"], "/name"), ["(1) p", "(2) c"]);

    let mut plain = Session::new();
    let at = opened(&mut plain, URI, TEXT);
    let found = plain.request("textDocument/documentSymbol", &at);
    assert_eq!(
        texts(&found, "/name"),
        ["One", "[A]", "+ <B>", "- [A]", "<B>", "(1) p", "(2) c"]
    );
    assert_eq!(found[2]["containerName"], "[A]");
}

#[test]
fn a_very_deep_outline_is_told_no_deeper_than_can_be_read() {
    let tree = json!({ "textDocument": { "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } });
    let mut session = Session::with(&tree, None);
    let deep: String = (1..3_000)
        .map(|n| format!("{}+ a\n", " ".repeat(n)))
        .collect();
    let at = opened(&mut session, URI, &format!("[T]: t‸\n{deep}"));
    let found = session.request("textDocument/documentSymbol", &at);
    assert_eq!(found.to_string().matches("\"+ a\"").count(), 2_999);
}

#[test]
fn folds_and_colours() {
    let mut session = Session::new();
    let at = opened(&mut session, URI, TEXT);
    let folds = session.request("textDocument/foldingRange", &at);
    let lines = |fold: &Value| (fold["startLine"].as_u64(), fold["endLine"].as_u64());
    let lines: Vec<_> = folds.as_array().into_iter().flatten().map(lines).collect();
    let expected = [(0, 10), (2, 4), (3, 4), (8, 10)];
    assert_eq!(lines, expected.map(|(start, end)| (Some(start), Some(end))));

    let colours = session.request("textDocument/semanticTokens/full", &at);
    let data: Vec<u64> = colours["data"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .collect();
    // `#`, `One`, then `[A]:`, which is defined, and behind the face of two units `#t`.
    assert_eq!(data[..5], [0, 0, 1, 3, 0]);
    assert_eq!(data[5..10], [0, 2, 3, 3, 0]);
    assert_eq!(data[10..15], [2, 0, 4, 4, 1]);
    assert_eq!(data[15..20], [0, 10, 2, 13, 0]);
    let mut part = at.clone();
    part["range"] =
        json!({ "start": { "line": 2, "character": 0 }, "end": { "line": 3, "character": 0 } });
    let some = session.request("textDocument/semanticTokens/range", &part);
    assert_eq!(some["data"], json!([2, 0, 4, 4, 1, 0, 10, 2, 13, 0]));
}

#[test]
fn a_fix_is_offered_as_an_action() {
    let mut session = Session::new();
    let at = opened(&mut session, URI, "[A]: a {ro‸el: thesis}\n");
    let mut params = json!({
        "textDocument": at["textDocument"],
        "range": { "start": at["position"], "end": at["position"] },
        "context": { "diagnostics": [] },
    });
    let actions = session.request("textDocument/codeAction", &params);
    assert_eq!(texts(&actions, "/kind"), ["quickfix"]);
    assert_eq!(actions[0]["isPreferred"], false);
    assert_eq!(actions[0]["diagnostics"][0]["code"], "H-key-unknown");
    assert_eq!(actions[0]["edit"]["changes"][URI][0]["newText"], "role");
    params["context"]["only"] = json!(["source"]);
    assert_eq!(
        session.request("textDocument/codeAction", &params),
        json!([])
    );
}

#[test]
fn a_refactoring_is_worked_out_when_it_is_chosen() {
    let resolves = json!({ "textDocument": { "codeAction": {
        "resolveSupport": { "properties": ["edit"] },
    }}});
    let mut session = Session::with(&resolves, None);
    let at = opened(&mut session, URI, "[A]: a\n\n😀 wor‸ds\n");
    let params = json!({
        "textDocument": at["textDocument"],
        "range": { "start": at["position"], "end": at["position"] },
        "context": { "diagnostics": [] },
    });
    let actions = session.request("textDocument/codeAction", &params);
    let titles = texts(&actions, "/title");
    assert_eq!(titles.len(), 5, "{titles:?}");
    let chosen = &actions[2];
    assert_eq!(chosen["title"], "give it a title");
    assert!(chosen.get("edit").is_none());
    let whole = session.request("codeAction/resolve", chosen);
    let edit = &whole["edit"]["changes"][URI][0];
    assert_eq!(edit["newText"], "[😀 words]: ");
    assert_eq!(edit["range"]["start"], json!({ "line": 2, "character": 0 }));
    session.change(URI, 2, &json!([{ "text": "other\n" }]));
    let late = session.ask("codeAction/resolve", chosen);
    assert_eq!(late["error"]["code"], -32803);
}

#[test]
fn an_editor_that_cannot_ask_later_gets_the_edits_where_somebody_waits_for_them() {
    let mut session = Session::new();
    let at = opened(&mut session, URI, "<A‸>: a\n");
    let mut params = json!({
        "textDocument": at["textDocument"],
        "range": { "start": at["position"], "end": at["position"] },
        "context": { "diagnostics": [], "triggerKind": 2 },
    });
    assert_eq!(
        session.request("textDocument/codeAction", &params),
        json!([])
    );
    params["context"]["triggerKind"] = json!(1);
    let actions = session.request("textDocument/codeAction", &params);
    // Nothing supports it: it cannot be turned into a structure.
    let titles = texts(&actions, "/title");
    assert_eq!(titles.len(), 5, "{titles:?}");
    let edit = &actions[0]["edit"]["changes"][URI][0];
    assert_eq!(edit["newText"], "\n  + …");
}

#[test]
fn all_safe_fixes_are_made_at_once() {
    let mut session = Session::new();
    let at = opened(&mut session, URI, "# One\n[A]: a\n\n[B] b‸\n");
    let mut params = json!({
        "textDocument": at["textDocument"],
        "range": { "start": at["position"], "end": at["position"] },
        "context": { "diagnostics": [], "only": ["source.fixAll"] },
    });
    let remarks = session.diagnostics(URI);
    let safe = remarks
        .iter()
        .filter(|found| found["data"]["isSafe"] == true)
        .count();
    assert!(safe > 0, "{remarks:?}");
    let actions = session.request("textDocument/codeAction", &params);
    assert_eq!(texts(&actions, "/kind"), ["source.fixAll"]);
    let edits = &actions[0]["edit"]["changes"][URI];
    assert_eq!(edits.as_array().map(Vec::len), Some(safe), "{edits}");
    params["context"]["only"] = json!(["source.organizeImports"]);
    assert_eq!(
        session.request("textDocument/codeAction", &params),
        json!([])
    );
}

#[test]
fn a_text_is_brought_into_canonical_style() {
    let mut session = Session::new();
    let mut at = opened(&mut session, URI, "[A]:  a\n     + b‸\n");
    at["options"] = json!({ "tabSize": 4, "insertSpaces": true });
    let edits = session.request("textDocument/formatting", &at);
    assert!(!texts(&edits, "/newText").is_empty(), "{edits}");
    assert_eq!(starts(&edits).first().map(|start| start.0), Some(0));
    let clean = opened(&mut session, "untitled:clean", "[A]: a\n  + b‸\n");
    let mut clean = clean;
    clean["options"] = at["options"].clone();
    assert_eq!(
        session.request("textDocument/formatting", &clean),
        json!([])
    );
}
