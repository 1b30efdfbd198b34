//! The server, asked over a real connection.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running `elenchus serve`, stopped when dropped.
struct Server {
    child: Child,
    port: u16,
    map: PathBuf,
}

impl Server {
    /// Starts serving a map; `None` where this build of the command has no page in it.
    fn start(test: &str) -> Option<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        let map = folder.join("map.argdown");
        std::fs::write(&map, "[A]: first & foremost\n").expect("a file for the test");
        let mut child = Command::new(env!("CARGO_BIN_EXE_elenchus"))
            .args(["serve", "--no-open", "--port", "0"])
            .arg(&map)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("it is piped");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("it prints");
        let port = line
            .trim()
            .trim_end_matches('/')
            .rsplit(':')
            .next()
            .and_then(|port| port.parse().ok());
        match port {
            Some(port) => Some(Self { child, port, map }),
            None => {
                let mut why = String::new();
                child
                    .stderr
                    .take()
                    .map(|mut stderr| stderr.read_to_string(&mut why));
                assert!(
                    why.contains("cargo xtask serve"),
                    "it neither serves nor says why: {why}"
                );
                None
            }
        }
    }

    fn connect(&self, path: &str, host: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .expect("a timeout");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .expect("it reads");
        BufReader::new(stream)
    }

    fn get(&self, path: &str) -> String {
        let mut answer = String::new();
        self.connect(path, "localhost")
            .read_to_string(&mut answer)
            .expect("it answers");
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_page_starts_with_the_map_on_disk() {
    let Some(server) = Server::start("serve-page") else {
        return;
    };
    let page = server.get("/");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(
        page.contains("content=\"live/map.argdown\"") && page.contains("first &amp; foremost"),
        "{page}"
    );
    assert!(
        page.to_lowercase()
            .contains("content-security-policy: default-src 'none'"),
        "{page}"
    );
    assert!(
        server
            .get("/live/map.argdown")
            .ends_with("[A]: first & foremost\n")
    );
    assert!(server.get("/../Cargo.toml").starts_with("HTTP/1.1 404"));
}

#[test]
fn a_save_is_told() {
    let Some(server) = Server::start("serve-save") else {
        return;
    };
    let mut events = server.connect("/live/events", "localhost");
    let mut line = String::new();
    while line.trim_end() != "" || line.is_empty() {
        line.clear();
        events.read_line(&mut line).expect("headers");
    }
    let beside = server.map.with_extension("new");
    std::fs::write(&beside, "[A]: second, saved by renaming\n").expect("a new file");
    std::fs::rename(&beside, &server.map).expect("renamed");
    while !line.starts_with("event: changed") {
        line.clear();
        assert!(
            events.read_line(&mut line).expect("an event") > 0,
            "the stream ended"
        );
    }
    assert!(server.get("/live/map.argdown").contains("second"));
}

#[test]
fn foreign_names_for_this_machine_are_refused() {
    let Some(server) = Server::start("serve-host") else {
        return;
    };
    let mut answer = String::new();
    server
        .connect("/live/map.argdown", "evil.example")
        .read_to_string(&mut answer)
        .expect("it answers");
    assert!(
        answer.starts_with("HTTP/1.1 403") && !answer.contains("foremost"),
        "{answer}"
    );
}

#[test]
fn a_map_that_is_not_there_is_said() {
    let output = Command::new(env!("CARGO_BIN_EXE_elenchus"))
        .args(["serve", "no-such.argdown"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
}
