//! The built page on a host of its own, as any static host would serve it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;

use super::{dist, lock};

/// The map that the page opens first.
pub const MAP: &str = "maps/moscow-after-caracas.argdown";

/// Serves `dist/` on loopback for as long as it lives.
pub struct Site {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    root: PathBuf,
    /// What is served in the place of a file, or beside the files.
    instead: Mutex<BTreeMap<String, Option<Vec<u8>>>>,
    requests: Mutex<Vec<Request>>,
    /// What is not answered yet.
    held: Mutex<BTreeSet<String>>,
    released: Condvar,
    ends: AtomicBool,
}

/// A request that reached the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The path, without its leading `/` and its query.
    pub path: String,
    /// The host that was asked for.
    pub host: String,
}

impl Site {
    /// Begins to serve.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
        let address = listener.local_addr().expect("the port just bound");
        let shared = Arc::new(Shared {
            root: dist(),
            instead: Mutex::default(),
            requests: Mutex::default(),
            held: Mutex::default(),
            released: Condvar::new(),
            ends: AtomicBool::new(false),
        });
        let serving = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if serving.ends.load(Ordering::Acquire) {
                    break;
                }
                let serving = Arc::clone(&serving);
                std::thread::spawn(move || {
                    // A browser that goes away in the middle of an answer is no failure.
                    let _ = serving.answer(&stream);
                });
            }
        });
        Self {
            address,
            shared,
            thread: Some(thread),
        }
    }

    /// Where it is: `http://127.0.0.1:PORT/`.
    pub fn origin(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves these bytes at a path, whatever lies there.
    pub fn put(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        lock(&self.shared.instead).insert(path.to_owned(), Some(bytes.into()));
    }

    /// Lets whoever asks for this path wait until it is released.
    pub fn hold(&self, path: &str) {
        lock(&self.shared.held).insert(path.to_owned());
    }

    /// Answers those who wait for this path, and all who ask later.
    pub fn release(&self, path: &str) {
        lock(&self.shared.held).remove(path);
        self.shared.released.notify_all();
    }

    /// What was asked for so far.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.requests).clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.shared.ends.store(true, Ordering::Release);
        lock(&self.shared.held).clear();
        self.shared.released.notify_all();
        // Wakes the listener, so that it sees the end.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn answer(&self, stream: &TcpStream) -> std::io::Result<()> {
        let request = read(&mut BufReader::new(stream))?;
        let is_held = |held: &mut BTreeSet<String>| held.contains(&request.path);
        drop(self.released.wait_while(lock(&self.held), is_held));
        let body = self.file(&request.path);
        let kind = mime(&request.path);
        lock(&self.requests).push(request);
        let (status, body) = match body {
            Some(body) => ("200 OK", body),
            None => ("404 Not Found", b"not found".to_vec()),
        };
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        let mut stream = stream;
        stream.write_all(head.as_bytes())?;
        stream.write_all(&body)
    }

    fn file(&self, path: &str) -> Option<Vec<u8>> {
        if let Some(bytes) = lock(&self.instead).get(path) {
            return bytes.clone();
        }
        let inside = !path.split('/').any(|part| part == "..");
        inside
            .then(|| std::fs::read(self.root.join(path)).ok())
            .flatten()
    }
}

fn read(from: &mut impl BufRead) -> std::io::Result<Request> {
    let mut first = String::new();
    from.read_line(&mut first)?;
    let path = first.split(' ').nth(1).unwrap_or("/");
    let path = path.split('?').next().unwrap_or(path);
    let path = match path.trim_start_matches('/') {
        "" => "index.html",
        path => path,
    };
    let mut host = String::new();
    loop {
        let mut line = String::new();
        from.read_line(&mut line)?;
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("host") => {
                value.trim().clone_into(&mut host);
            }
            Some(_) => {}
            None => break,
        }
    }
    Ok(Request {
        path: path.to_owned(),
        host,
    })
}

fn mime(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("argdown") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
