//! The server, asked over a real connection.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Whether this build of the command has the page in it.
const HAS_PAGE: &str = env!("ELENCHUS_HAS_PAGE");

/// A running `elenchus serve`, stopped when dropped.
struct Server {
    child: Child,
    port: u16,
    map: PathBuf,
}

impl Server {
    /// Starts serving a map. `None` where the command was built without the page, which it must
    /// then say.
    fn start(test: &str) -> Option<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        let map = folder.join("map.argdown");
        std::fs::write(&map, "[A]: first & foremost\n").expect("a file for the test");
        let mut serve = command(&["serve", "--no-open", "--port", "0"]);
        serve.arg(&map);
        if HAS_PAGE != "true" {
            let (status, _, error) = run(&mut serve);
            assert_eq!(status, Some(2));
            assert!(error.contains("cargo xtask serve"), "{error}");
            return None;
        }
        let mut child = serve.stdout(Stdio::piped()).spawn().expect("it starts");
        let stdout = child.stdout.take().expect("it is piped");
        let mut line = String::new();
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("it prints");
        let port = line.trim().trim_end_matches('/').rsplit(':').next();
        let port = port.and_then(|port| port.parse().ok());
        let port = port.unwrap_or_else(|| panic!("no address in {line:?}"));
        Some(Self { child, port, map })
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let timeout = Some(Duration::from_secs(10));
        stream.set_read_timeout(timeout).expect("a timeout");
        let head = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).expect("it reads");
        BufReader::new(stream)
    }

    fn answer(&self, method: &str, path: &str, host: &str) -> String {
        let mut answer = String::new();
        let mut stream = self.ask(method, path, host);
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    }

    fn get(&self, path: &str) -> String {
        self.answer("GET", path, "localhost")
    }

    fn events(&self, path: &str) -> Events {
        let mut events = Events(self.ask("GET", path, "localhost"));
        while !events.line().is_empty() {}
        events
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A stream of server-sent events.
struct Events(BufReader<TcpStream>);

impl Events {
    fn line(&mut self) -> String {
        let mut line = String::new();
        let read = self.0.read_line(&mut line).expect("a line");
        assert!(read > 0, "the stream ended");
        line.trim_end().to_owned()
    }

    /// The name of the next event.
    fn next(&mut self) -> String {
        loop {
            if let Some(name) = self.line().strip_prefix("event: ") {
                return name.to_owned();
            }
        }
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_elenchus"));
    command.args(arguments);
    command
}

/// Runs to the end: exit code, standard output, standard error.
fn run(command: &mut Command) -> (Option<i32>, String, String) {
    let output = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// What stands between two marks.
fn between<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(begin).expect(begin);
    rest.split_once(end).expect(end).0
}

#[test]
fn the_page_starts_with_the_map_on_disk() {
    let Some(server) = Server::start("serve-page") else {
        return;
    };
    let page = server.get("/");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("content=\"live/map.argdown\""), "{page}");
    assert!(page.contains("<title>Untitled map</title>"), "{page}");
    assert!(page.contains("first &amp; foremost"), "{page}");
    let map = server.get("/live/map.argdown");
    assert!(map.ends_with("[A]: first & foremost\n"), "{map}");
}

#[test]
fn the_header_holds_the_policy_of_the_page() {
    let Some(server) = Server::start("serve-policy") else {
        return;
    };
    let page = server.get("/");
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"");
    let header = between(&page, "content-security-policy: ", "\r\n");
    assert!(header.starts_with(policy), "{header}");
    assert!(page.contains("x-content-type-options: nosniff"), "{page}");
}

#[test]
fn every_file_the_page_asks_for_is_there_and_no_other() {
    let Some(server) = Server::start("serve-files") else {
        return;
    };
    for (file, kind) in [
        ("boot.js", "text/javascript"),
        ("elenchus.css", "text/css"),
        ("elenchus_web.js", "text/javascript"),
        ("elenchus_web_bg.wasm", "application/wasm"),
    ] {
        let head = server.answer("HEAD", &format!("/{file}"), "127.0.0.1");
        assert!(head.starts_with("HTTP/1.1 200"), "{file}: {head}");
        assert!(head.contains(&format!("content-type: {kind}")), "{head}");
    }
    for path in [
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/live/../../Cargo.toml",
        "//etc/passwd",
    ] {
        let answer = server.get(path);
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    let posted = server.answer("POST", "/live/map.argdown", "localhost");
    assert!(posted.starts_with("HTTP/1.1 405"), "{posted}");
}

#[test]
fn a_save_is_told_within_a_second() {
    let Some(server) = Server::start("serve-save") else {
        return;
    };
    let mut events = server.events("/live/events");
    for text in ["[A]: second\n", "[A]: third, and longer\n"] {
        let begun = Instant::now();
        let beside = server.map.with_extension("new");
        std::fs::write(&beside, text).expect("a new file");
        std::fs::rename(&beside, &server.map).expect("saved by renaming");
        assert_eq!(events.next(), "changed");
        assert!(begun.elapsed() < Duration::from_secs(1));
        assert!(server.get("/live/map.argdown").ends_with(text));
    }
}

#[test]
fn the_article_that_the_map_names_is_served_and_nothing_else_beside_it() {
    let Some(server) = Server::start("serve-article") else {
        return;
    };
    let map = "===\nsources: {one: {file: texts/a.md}}\n===\n\n[A]: a {at: \"1.1\"}\n";
    std::fs::write(&server.map, map).expect("saved");
    let texts = server.map.with_file_name("texts");
    std::fs::create_dir_all(&texts).expect("a folder");
    std::fs::write(texts.join("a.md"), "An article.\n").expect("saved");
    std::fs::write(texts.join("b.md"), "Another.\n").expect("saved");
    assert!(server.get("/live/texts/a.md").ends_with("An article.\n"));
    for other in [
        "texts/b.md",
        "map.argdow",
        "texts/../texts/b.md",
        "%2e%2e/serve-article/texts/b.md",
    ] {
        let answer = server.get(&format!("/live/{other}"));
        assert!(answer.starts_with("HTTP/1.1 404"), "{other}: {answer}");
    }
}

#[test]
fn included_files_are_served_and_watched() {
    let Some(server) = Server::start("serve-include") else {
        return;
    };
    let part = server.map.with_file_name("part.argdown");
    let _ = std::fs::remove_file(&part);
    let mut events = server.events("/live/events");
    std::fs::write(&server.map, "[A]: main\n\n@include(part.argdown)\n").expect("saved");
    assert_eq!(events.next(), "changed");
    assert!(server.get("/live/map.argdown").ends_with("[A]: main\n\n\n"));
    for text in ["[B]: part", "[B]: the part as it is later"] {
        std::fs::write(&part, text).expect("saved");
        assert_eq!(events.next(), "changed");
        let answer = server.get("/live/map.argdown");
        assert!(
            answer.ends_with(&format!("[A]: main\n\n{text}\n")),
            "{answer}"
        );
    }
}

#[test]
fn what_was_saved_before_the_page_listened_is_told_at_once() {
    let Some(server) = Server::start("serve-missed") else {
        return;
    };
    let page = server.get("/");
    let address = between(&page, "name=\"elenchus-live\" content=\"", "\"").to_owned();
    std::fs::write(&server.map, "[A]: saved while it loads\n").expect("saved");
    let mut other = server.events("/live/events");
    assert_eq!(other.next(), "changed");
    let mut events = server.events(&format!("/{address}"));
    assert_eq!(events.next(), "changed");
}

#[test]
fn a_file_that_goes_away_is_told_and_so_is_its_return() {
    let Some(server) = Server::start("serve-away") else {
        return;
    };
    let mut events = server.events("/live/events");
    std::fs::remove_file(&server.map).expect("removed");
    assert_eq!(events.next(), "unreadable");
    assert!(events.line().starts_with("data: "));
    std::fs::write(&server.map, "[A]: back\n").expect("written");
    assert_eq!(events.next(), "changed");
}

#[test]
fn foreign_names_for_this_machine_are_refused() {
    let Some(server) = Server::start("serve-host") else {
        return;
    };
    let answer = server.answer("GET", "/live/map.argdown", "evil.example");
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    assert!(!answer.contains("foremost"), "{answer}");
}

#[test]
fn a_port_that_is_taken_is_said() {
    let Some(server) = Server::start("serve-port") else {
        return;
    };
    let port = server.port.to_string();
    let mut serve = command(&["serve", "--no-open", "--port", &port]);
    let (status, _, error) = run(serve.arg(&server.map));
    assert_eq!(status, Some(2));
    assert!(error.contains(&port) && error.contains("--port"), "{error}");
}

#[test]
fn a_map_that_is_not_there_is_said() {
    let (status, _, error) = run(&mut command(&["serve", "no-such.argdown"]));
    assert_eq!(status, Some(2));
    assert!(error.starts_with("elenchus: "), "{error}");
}
