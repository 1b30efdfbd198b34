//! `elenchus serve`, as a reader starts it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::target;

/// The command, serving a file of its own until it is dropped.
pub struct Served {
    process: Child,
    /// Where it serves: `http://localhost:PORT/`.
    pub origin: String,
    /// The file it serves.
    pub file: PathBuf,
}

impl Served {
    /// Writes a map to a file of this name and serves it.
    pub fn map(name: &str, text: &str) -> Self {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        write(&file, text);
        let command = target().join("debug").join("elenchus");
        let mut process = Command::new(&command)
            .arg("serve")
            .arg(&file)
            .args(["--no-open", "--port", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| {
                panic!(
                    "{} cannot be started ({error}); run `cargo xtask test`, which builds it",
                    command.display()
                )
            });
        let mut said = String::new();
        let read = process
            .stdout
            .take()
            .map(|out| BufReader::new(out).read_line(&mut said));
        let mut served = Self {
            process,
            origin: String::new(),
            file,
        };
        let origin = said
            .trim()
            .rsplit(' ')
            .next()
            .filter(|url| url.starts_with("http://"));
        match origin {
            Some(origin) => origin.clone_into(&mut served.origin),
            None => panic!("elenchus serve says no address but {said:?} ({read:?})"),
        }
        served
    }

    /// Saves another text to the file.
    pub fn save(&self, text: &str) {
        write(&self.file, text);
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_file(&self.file);
    }
}

fn write(file: &Path, text: &str) {
    std::fs::write(file, text)
        .unwrap_or_else(|error| panic!("cannot write {}: {error}", file.display()));
}
