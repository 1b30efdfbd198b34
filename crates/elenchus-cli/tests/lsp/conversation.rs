//! How the conversation goes: greeting, texts and their changes, what is taken back, farewell.

use serde_json::{Value, json};

use crate::session::{Session, framed, request};

const URI: &str = "untitled:map";

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    let codes = diagnostics.iter().map(|found| found["code"].as_str());
    codes.map(Option::unwrap_or_default).collect()
}

#[test]
fn it_greets_and_leaves() {
    let mut session = Session::silent();
    let early = session.ask("textDocument/hover", &json!({}));
    assert_eq!(early["error"]["code"], -32002, "before the greeting");
    let told = session.request("initialize", &json!({ "capabilities": {} }));
    assert_eq!(told["serverInfo"]["name"], "elenchus");
    assert_eq!(told["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(told["capabilities"]["textDocumentSync"]["change"], 2);
    let twice = session.ask("initialize", &json!({ "capabilities": {} }));
    assert_eq!(twice["error"]["code"], -32600);
    assert_eq!(session.request("shutdown", &Value::Null), Value::Null);
    let late = session.ask("textDocument/hover", &json!({}));
    assert_eq!(late["error"]["code"], -32600, "after the farewell");
    session.notify("exit", &Value::Null);
    assert_eq!(session.wait(), Some(0));
}

#[test]
fn who_leaves_without_a_farewell_is_told_by_the_exit_code() {
    assert_eq!(Session::new().leave(), Some(0));
    assert_eq!(Session::new().fall_silent(), Some(1));
    let mut session = Session::new();
    session.notify("exit", &Value::Null);
    assert_eq!(session.wait(), Some(1));
}

#[test]
fn remarks_follow_the_text() {
    let mut session = Session::new();
    session.open(URI, "[A] text\n");
    let found = session.diagnostics(URI);
    assert_eq!(codes(&found), ["E-colon-missing"]);
    assert_eq!(found[0]["severity"], 1);
    assert_eq!(found[0]["source"], "elenchus");
    assert!(found[0].get("codeDescription").is_none());
    let insert = json!([{
        "range": { "start": { "line": 0, "character": 3 }, "end": { "line": 0, "character": 3 } },
        "text": ":",
    }]);
    session.change(URI, 2, &insert);
    assert_eq!(session.diagnostics(URI), [Value::Null; 0]);
    session.change(URI, 3, &json!([{ "text": "[A] again\n" }]));
    assert_eq!(codes(&session.diagnostics(URI)), ["E-colon-missing"]);
    session.notify(
        "textDocument/didClose",
        &json!({ "textDocument": { "uri": URI } }),
    );
    assert_eq!(
        session.diagnostics(URI),
        [Value::Null; 0],
        "what is closed is forgotten"
    );
    assert_eq!(session.leave(), Some(0));
}

#[test]
fn a_remark_brings_its_other_places_and_its_fix() {
    let mut session = Session::new();
    session.open(
        URI,
        "<A>\n\n(1) p\n----\n(2) c\n\n<A>\n\n(1) p\n----\n(2) c\n\n[B]: b {roel: thesis}\n",
    );
    let found = session.diagnostics(URI);
    assert_eq!(codes(&found), ["E-structure-duplicate", "H-key-unknown"]);
    let related = &found[0]["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], URI);
    assert_eq!(related["location"]["range"]["start"]["line"], 2);
    assert_eq!(found[1]["severity"], 3);
    assert_eq!(found[1]["data"]["edits"][0]["newText"], "role");
}

#[test]
fn changes_count_in_utf_16_units() {
    let mut session = Session::new();
    session.open(URI, "[😀]: 😀 one\n\n[B]: b\n");
    let range = |line, from, to| {
        json!({
            "start": { "line": line, "character": from },
            "end": { "line": line, "character": to },
        })
    };
    session.change(
        URI,
        2,
        &json!([
            // Behind the second face; then, in what that left, both faces of the title.
            { "range": range(0, 8, 8), "text": " two" },
            { "range": range(0, 1, 3), "text": "𝗣😀" },
        ]),
    );
    let at = json!({ "textDocument": { "uri": URI }, "position": { "line": 0, "character": 2 } });
    let hover = session.request("textDocument/hover", &at);
    let words = hover["contents"]["value"].as_str().unwrap_or_default();
    assert!(
        words.contains("[𝗣😀]") && words.contains("😀 two one"),
        "{words}"
    );
    assert_eq!(hover["range"], range(0, 0, 7));
}

#[test]
fn the_editor_may_count_in_bytes() {
    let general = json!({ "general": { "positionEncodings": ["utf-8", "utf-16"] } });
    let mut session = Session::silent();
    let told = session.request("initialize", &json!({ "capabilities": general }));
    assert_eq!(told["capabilities"]["positionEncoding"], "utf-8");
    session.notify("initialized", &json!({}));
    session.open(URI, "[é😀]: a\n");
    let at = json!({ "textDocument": { "uri": URI }, "position": { "line": 0, "character": 3 } });
    let hover = session.request("textDocument/hover", &at);
    assert_eq!(hover["range"]["end"]["character"], 9);
}

#[test]
fn places_that_are_not_there_and_unknown_requests_do_no_harm() {
    let mut session = Session::new();
    session.open(URI, "[A]: a\n");
    for (line, character) in [(0, u32::MAX), (u32::MAX, 0), (1, 7)] {
        let at = json!({
            "textDocument": { "uri": URI },
            "position": { "line": line, "character": character },
        });
        for method in ["hover", "completion", "definition", "prepareRename"] {
            session.request(&format!("textDocument/{method}"), &at);
        }
        session.change(
            URI,
            2,
            &json!([{
                "range": { "start": at["position"], "end": { "line": 0, "character": 0 } },
                "text": "!",
            }]),
        );
    }
    let unknown = session.ask("textDocument/somethingElse", &json!({}));
    assert_eq!(unknown["error"]["code"], -32601);
    let without = session.ask("textDocument/hover", &json!({ "position": 3 }));
    assert_eq!(without["error"]["code"], -32602);
    let stranger = json!({
        "textDocument": { "uri": "untitled:nobody" },
        "position": { "line": 0, "character": 0 },
    });
    assert_eq!(
        session.request("textDocument/hover", &stranger),
        Value::Null
    );
    session.notify("$/somethingElse", &json!({}));
    session.notify("textDocument/didOpen", &json!({ "textDocument": 3 }));
    assert_eq!(session.leave(), Some(0));
}

#[test]
fn what_is_no_message_is_told_and_skipped() {
    let mut session = Session::new();
    session.send_raw(b"Content-Length: 7\r\n\r\n{\"a\": ]");
    assert_eq!(session.answer_to(&Value::Null)["error"]["code"], -32700);
    session.send_raw(b"Content-Length: 99999999999999999999\r\n\r\n");
    assert_eq!(session.answer_to(&Value::Null)["error"]["code"], -32700);
    assert_eq!(session.leave(), Some(0));
}

#[test]
fn a_request_is_taken_back_before_its_turn() {
    let mut session = Session::new();
    // Enough to read that the rest has come before it is read.
    let long: String = (0..10_000)
        .map(|n| format!("[T{n}]: words of it\n  + why\n\n"))
        .collect();
    let document = json!({ "textDocument": { "uri": URI } });
    let mut bytes = framed(&json!({
        "jsonrpc": "2.0",
        "method": "textDocument/didOpen",
        "params": { "textDocument": {
            "uri": URI, "languageId": "argdown", "version": 1, "text": long,
        }},
    }));
    for id in ["first", "second", "third"] {
        bytes.extend(framed(&request(
            &json!(id),
            "textDocument/foldingRange",
            &document,
        )));
    }
    for id in ["second", "nobody"] {
        bytes.extend(framed(&json!({
            "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": id },
        })));
    }
    session.send_raw(&bytes);
    let cancelled = session.answer_to(&json!("second"));
    assert_eq!(cancelled["error"]["code"], -32800);
    for id in ["first", "third"] {
        assert!(session.answer_to(&json!(id))["result"].is_array(), "{id}");
    }
    assert_eq!(session.leave(), Some(0));
}
