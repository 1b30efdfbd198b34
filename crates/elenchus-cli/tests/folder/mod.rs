//! A folder of a test's own.

use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// A folder that is new for each test.
pub struct Folder(pub PathBuf);

impl Folder {
    /// An empty one with a folder `texts` in it.
    pub fn empty(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("texts")).expect("a folder for the test");
        Self(folder)
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.join(name), text).expect("a file for the test");
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).expect("a file")
    }

    /// Runs the command in the folder: its exit code, output and what it tells besides.
    pub fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let mut command = Command::cargo_bin("elenchus").expect("it is built with the tests");
        let output = command
            .current_dir(&self.0)
            .args(arguments)
            .output()
            .expect("it runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    }
}
