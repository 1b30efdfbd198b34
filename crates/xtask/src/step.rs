//! Running commands, one line each, with failures that say how to go on.

use std::ffi::OsStr;
use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::place;

/// What a step comes to.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Why a step failed, and what mends it.
#[derive(Debug)]
pub struct Failure {
    what: String,
    mend: Option<String>,
}

impl Failure {
    /// A failure in plain words.
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            mend: None,
        }
    }

    /// With what mends it.
    pub fn mended_by(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        match &self.mend {
            Some(mend) => write!(f, "\n       to mend it: {mend}"),
            None => Ok(()),
        }
    }
}

/// Says what happens next.
pub fn say(what: impl fmt::Display) {
    println!("• {what}");
}

/// A command that runs at the top of the workspace.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(place::top());
    command
}

/// The cargo that runs this task.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Says what a command is for and runs it.
pub fn run(what: &str, command: &mut Command) -> Outcome {
    say(what);
    let status = command.status().map_err(|error| {
        Failure::new(format!("{what}: cannot start {}: {error}", words(command)))
    })?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("{what} failed ({status})"))
        .mended_by(format!("see above; it ran {}", words(command))))
}

/// As [`run`], for a command whose failure another command mends.
pub fn run_or_mend(what: &str, command: &mut Command, mend: &str) -> Outcome {
    run(what, command).map_err(|failure| failure.mended_by(mend))
}

/// Whether a command can be run and succeeds; what it prints is dropped.
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// What a command prints.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Reads a text file.
pub fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))
}

/// Writes a file.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) -> Outcome {
    std::fs::write(path, contents)
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", path.display())))
}

/// Copies a file.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    let copied = std::fs::copy(from, to).map(drop);
    copied.map_err(|error| {
        Failure::new(format!(
            "cannot copy {} to {}: {error}",
            from.display(),
            to.display()
        ))
    })
}

/// Makes a folder, and those above it, where it is not there yet.
pub fn make_folder(path: &Path) -> Outcome {
    std::fs::create_dir_all(path).map_err(|error| {
        Failure::new(format!(
            "cannot make the folder {}: {error}",
            path.display()
        ))
    })
}

/// The files of a folder, by name.
pub fn files(folder: &Path) -> Outcome<Vec<std::path::PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| Failure::new(format!("cannot look into {}: {error}", folder.display())))?;
    let mut files: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    Ok(files)
}

fn words(command: &Command) -> String {
    let mut words = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        words.push(' ');
        words.push_str(&argument.to_string_lossy());
    }
    words
}
