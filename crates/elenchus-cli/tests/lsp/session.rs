//! An editor that talks with the server over pipes.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// How long to wait before something is taken for lost.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running server, and what it has said.
pub(crate) struct Session {
    child: Child,
    input: Option<ChildStdin>,
    said: Receiver<Value>,
    /// What has come and not been asked for yet.
    waiting: VecDeque<Value>,
    last_id: i32,
}

impl Session {
    /// A server to which nothing has been said.
    pub(crate) fn silent() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_elenchus"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let input = child.stdin.take();
        let output = child.stdout.take().expect("it is piped");
        let (sender, said) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            input,
            said,
            waiting: VecDeque::new(),
            last_id: 0,
        }
    }

    /// A server that an editor of these capabilities has greeted.
    pub(crate) fn with(capabilities: &Value, folder: Option<&Path>) -> Self {
        let mut session = Self::silent();
        let folders = folder.map(|folder| json!([{ "uri": uri(folder), "name": "maps" }]));
        let params = json!({
            "processId": null,
            "rootUri": null,
            "capabilities": capabilities,
            "workspaceFolders": folders,
        });
        session.request("initialize", &params);
        session.notify("initialized", &json!({}));
        session
    }

    /// A server that a plain editor has greeted.
    pub(crate) fn new() -> Self {
        Self::with(&json!({}), None)
    }

    /// Sends bytes as they are.
    pub(crate) fn send_raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("it has not been closed");
        input.write_all(bytes).expect("it listens");
        input.flush().expect("it listens");
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send_raw(&framed(&json!({
            "jsonrpc": "2.0", "method": method, "params": params,
        })));
    }

    /// The whole answer to a request.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.last_id += 1;
        let id = self.last_id;
        self.send_raw(&framed(&request(&json!(id), method, params)));
        self.answer_to(&json!(id))
    }

    /// The result of a request that must have one.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Value {
        let mut answer = self.ask(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// The answer to the request of this number.
    pub(crate) fn answer_to(&mut self, id: &Value) -> Value {
        self.find(|message| message.get("method").is_none() && message["id"] == *id)
    }

    /// The next thing of this name that the server tells by itself.
    pub(crate) fn told(&mut self, method: &str) -> Value {
        let mut message = self.find(|message| message["method"] == method);
        message["params"].take()
    }

    /// What is next said to be wrong with a text.
    pub(crate) fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        let mut found = self.find(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
        });
        match found["params"]["diagnostics"].take() {
            Value::Array(list) => list,
            other => panic!("no list: {other}"),
        }
    }

    fn find(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.waiting.iter().position(&wanted) {
            return self.waiting.remove(at).expect("it is there");
        }
        loop {
            let message = self.said.recv_timeout(PATIENCE).expect("an answer");
            if wanted(&message) {
                return message;
            }
            self.waiting.push_back(message);
        }
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        self.notify(
            "textDocument/didOpen",
            &json!({ "textDocument": {
                "uri": uri, "languageId": "argdown", "version": 1, "text": text,
            }}),
        );
    }

    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: &Value) {
        self.notify(
            "textDocument/didChange",
            &json!({
                "textDocument": { "uri": uri, "version": version },
                "contentChanges": changes,
            }),
        );
    }

    /// Says good-bye in due form; the exit code.
    pub(crate) fn leave(mut self) -> Option<i32> {
        assert_eq!(self.request("shutdown", &Value::Null), Value::Null);
        self.notify("exit", &Value::Null);
        self.wait()
    }

    /// Says no more; the exit code.
    pub(crate) fn fall_silent(mut self) -> Option<i32> {
        self.input = None;
        self.wait()
    }

    pub(crate) fn wait(mut self) -> Option<i32> {
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Session {
    /// Leaves no server behind where a test has failed.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn request(id: &Value, method: &str, params: &Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
}

pub(crate) fn framed(message: &Value) -> Vec<u8> {
    let text = message.to_string();
    format!("Content-Length: {}\r\n\r\n{text}", text.len()).into_bytes()
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// A folder of the test's own, empty.
pub(crate) fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("lsp")
        .join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

/// The address of a file whose path needs no escapes.
pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// The place of the `‸` in a text, in UTF-16 units, and the text without it.
pub(crate) fn marked(text: &str) -> (String, Value) {
    let at = text.find('‸').expect("a cursor");
    let before = &text[..at];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before[start..].encode_utf16().count();
    let position = json!({ "line": line, "character": column });
    (text.replacen('‸', "", 1), position)
}

/// What is asked about the place of the `‸` in a text that is opened under this address.
pub(crate) fn opened(session: &mut Session, uri: &str, text: &str) -> Value {
    let (text, position) = marked(text);
    session.open(uri, &text);
    json!({ "textDocument": { "uri": uri }, "position": position })
}
