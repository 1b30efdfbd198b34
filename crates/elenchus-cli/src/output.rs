//! Writing, and failing.

use std::io::{self, Write};
use std::process::ExitCode;

/// Why a task could not be done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something to tell the user.
    Told(String),
    /// Whoever read our output stopped reading, which is no fault of ours.
    ReaderLeft,
}

/// What a task comes to.
pub(crate) type Outcome = Result<ExitCode, Failure>;

impl Failure {
    pub(crate) fn told(words: impl Into<String>) -> Self {
        Self::Told(words.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderLeft,
            _ => Self::Told(format!("cannot write: {error}")),
        }
    }
}

/// Tells the user something besides the output.
pub(crate) fn tell(words: &str) {
    // Where nobody reads it there is nobody to tell.
    let _ = writeln!(io::stderr(), "elenchus: {words}");
}

/// Writes all of a text to standard output.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// Writes what need not be a text to standard output.
pub(crate) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// A number with what is counted: `1 map`, `2 maps`.
pub(crate) fn count(number: usize, word: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {word}{ending}")
}

/// For whom something is told.
#[derive(Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// As a table, for people.
    #[default]
    Text,
    /// As one JSON object, for programs.
    Json,
}
