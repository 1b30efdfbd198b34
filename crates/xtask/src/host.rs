//! A static host for the built page, on this machine alone, for measuring and for pictures.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::step::{Failure, Outcome};

/// A running host; it ends with the process.
pub struct Host {
    /// Where it answers, without a slash at the end.
    pub origin: String,
    /// What pages send to `/told`.
    pub told: Receiver<String>,
}

/// Serves a folder; a script, where one is given, is put at the end of the page's head.
pub fn serve(folder: &Path, script: Option<&'static str>) -> Outcome<Host> {
    let failed = |error| Failure::new(format!("no port is free on this machine: {error}"));
    let listener = TcpListener::bind("127.0.0.1:0").map_err(failed)?;
    let origin = format!("http://{}", listener.local_addr().map_err(failed)?);
    let (sender, told) = channel();
    let folder = folder.to_owned();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (sender, folder) = (sender.clone(), folder.clone());
            thread::spawn(move || answer(stream, &folder, script, &sender));
        }
    });
    Ok(Host { origin, told })
}

/// Answers one request; whoever leaves early is let go.
fn answer(
    mut stream: TcpStream,
    folder: &Path,
    script: Option<&str>,
    told: &Sender<String>,
) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut request = String::new();
    reader.read_line(&mut request).ok()?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let path = request
        .split(' ')
        .nth(1)?
        .trim_start_matches('/')
        .to_owned();
    let body = match (path.as_str(), script) {
        ("told", _) => {
            let mut words = vec![0; length];
            reader.read_exact(&mut words).ok()?;
            told.send(String::from_utf8_lossy(&words).into_owned())
                .ok()?;
            Some(Vec::new())
        }
        ("told.js", Some(script)) => Some(script.as_bytes().to_vec()),
        ("" | "index.html", Some(_)) => {
            let page = std::fs::read_to_string(file(folder, "index.html")?).ok()?;
            let asking = "<script src=\"told.js\" defer></script>\n</head>";
            Some(page.replace("</head>", asking).into_bytes())
        }
        ("", None) => std::fs::read(file(folder, "index.html")?).ok(),
        (name, _) => file(folder, name).and_then(|file| std::fs::read(file).ok()),
    };
    let status = if body.is_some() {
        "200 OK"
    } else {
        "404 Not Found"
    };
    let body = body.unwrap_or_default();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        media_type(&path),
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&body).ok()
}

fn file(folder: &Path, name: &str) -> Option<std::path::PathBuf> {
    let inside = Path::new(name)
        .components()
        .all(|part| matches!(part, std::path::Component::Normal(_)));
    inside.then(|| folder.join(name))
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        None | Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some(_) => "text/plain; charset=utf-8",
    }
}
