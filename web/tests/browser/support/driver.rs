//! ChromeDriver and a session in it. Each test has its own, so that none sees another's windows,
//! storage or log, and whatever fails takes only its own browser along.

use std::cell::Cell;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::runtime::Runtime;

use super::lock;

/// Chromium's own traffic, windows and questions switched off.
const ARGUMENTS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1440,900",
];

/// How long a browser may take to answer; a test that waits for ever tells nothing.
const ANSWER: Duration = Duration::from_secs(60);

/// How long a browser may take to end before it is left to its driver.
const END: Duration = Duration::from_secs(10);

/// A browser of its own, spoken to one word after the other.
pub struct Driver {
    runtime: Runtime,
    client: Option<Client>,
    process: Child,
    /// Read no further, but open: the driver would fail on writing to it.
    _said: BufReader<ChildStdout>,
    /// Where the two keep what they need for a while; goes after both have ended.
    _folder: Folder,
    _turn: Turn,
}

impl Driver {
    /// Starts ChromeDriver on a free port, and Chromium by it.
    pub fn start() -> Self {
        let turn = Turn::take();
        let folder = Folder::fresh();
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .env("TMPDIR", &folder.0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("chromedriver cannot be started ({error}); run `cargo xtask setup`")
            });
        let mut said = BufReader::new(process.stdout.take().expect("piped above"));
        let port = port(&mut said);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime for one thread");
        // From here on, whatever fails ends the driver.
        let mut driver = Self {
            runtime,
            client: None,
            process,
            _said: said,
            _folder: folder,
            _turn: turn,
        };
        let port = port.expect("chromedriver says its port; run `cargo xtask setup`");
        let session = driver.runtime.block_on(
            ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities())
                .connect(&format!("http://127.0.0.1:{port}")),
        );
        driver.client = Some(session.unwrap_or_else(|error| {
            panic!("Chromium cannot be started ({error}); run `cargo xtask setup`")
        }));
        driver
    }

    /// Waits for what the browser answers.
    #[track_caller]
    pub fn ask<T, E: std::fmt::Display>(
        &self,
        question: impl AsyncFnOnce(&Client) -> Result<T, E>,
    ) -> T {
        match self.try_ask(question) {
            Ok(answer) => answer,
            Err(error) => panic!("the browser answers: {error}"),
        }
    }

    /// The same, where the test goes on whatever the browser answers.
    pub fn try_ask<T, E>(
        &self,
        question: impl AsyncFnOnce(&Client) -> Result<T, E>,
    ) -> Result<T, E> {
        let client = self.client.as_ref().expect("a session while the test runs");
        let answer = async { tokio::time::timeout(ANSWER, question(client)).await };
        let answer = self.runtime.block_on(answer);
        answer.unwrap_or_else(|_| panic!("the browser gives no answer for {ANSWER:?}"))
    }

    /// A command of Chromium's DevTools protocol.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.ask(async |client| client.issue_cmd(Own::new("goog/cdp/execute", &body)).await)
    }

    /// What was logged since the last time, of a kind: `browser` or `performance`.
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let body = json!({ "type": kind });
        let log = self.try_ask(async |client| client.issue_cmd(Own::new("se/log", &body)).await);
        match log {
            Ok(Value::Array(entries)) => entries,
            _ => Vec::new(),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let _ = self
                .runtime
                .block_on(async { tokio::time::timeout(END, client.close()).await });
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A folder for one browser alone, gone when it is dropped. Its path is short: Chromium puts a
/// socket there.
struct Folder(PathBuf);

impl Folder {
    fn fresh() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("elenchus-test-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path)
            .unwrap_or_else(|error| panic!("cannot make {}: {error}", path.display()));
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn capabilities() -> Map<String, Value> {
    let mut wanted = Map::new();
    wanted.insert(
        "goog:chromeOptions".to_owned(),
        json!({ "args": ARGUMENTS }),
    );
    wanted.insert(
        "goog:loggingPrefs".to_owned(),
        json!({ "browser": "ALL", "performance": "ALL" }),
    );
    wanted
}

/// The port that the driver chose, from what it says when it is ready.
fn port(said: &mut impl BufRead) -> Option<u16> {
    for line in said.lines() {
        let line = line.ok()?;
        if let Some((_, port)) = line.rsplit_once("on port ") {
            if line.contains("started successfully") {
                return port.trim_end_matches('.').parse().ok();
            }
        }
    }
    None
}

/// A command of ChromeDriver's own, beneath the session.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: String,
}

impl Own {
    fn new(path: &'static str, body: &Value) -> Self {
        Self {
            path,
            body: body.to_string(),
        }
    }
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.clone()))
    }
}

/// How many browsers run at a time: as many as there are processors, four at most, whatever
/// number of threads the tests run on.
struct Turn;

static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

thread_local! {
    /// How many browsers this test has open.
    static HELD: Cell<usize> = const { Cell::new(0) };
}

impl Turn {
    fn take() -> Self {
        let most = std::thread::available_parallelism().map_or(2, |cores| cores.get().min(4));
        let mut running = lock(&RUNNING);
        // A test that opens a second browser has its turn already; waiting for itself it would
        // wait for ever.
        while *running >= most && HELD.get() == 0 {
            running = ENDED.wait(running).unwrap_or_else(PoisonError::into_inner);
        }
        *running += 1;
        HELD.set(HELD.get() + 1);
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *lock(&RUNNING) -= 1;
        HELD.set(HELD.get() - 1);
        ENDED.notify_one();
    }
}
