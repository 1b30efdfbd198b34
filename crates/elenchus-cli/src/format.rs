//! Documents in canonical style.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use elenchus::format::{self, Wrap, format};
use elenchus::syntax::decode;

use crate::input::read;
use crate::output::{Failure, Outcome, print};

/// Which maps, and in what style.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  elenchus fmt *.argdown               write them in canonical style
  elenchus fmt --check *.argdown       tell which are not, and change nothing
  elenchus fmt --wrap 100 map.argdown  fill the lines of paragraphs, too
  elenchus fmt --stdin < map.argdown   from standard input to standard output")]
pub(crate) struct Options {
    /// The maps; each file is changed in place.
    #[arg(required_unless_present = "stdin", conflicts_with = "stdin")]
    files: Vec<PathBuf>,
    /// Change nothing; tell which files would change, and exit with 1 if any would.
    #[arg(long)]
    check: bool,
    /// Read standard input and write standard output.
    #[arg(long)]
    stdin: bool,
    /// Fill lines up to so many characters; without it, paragraphs keep their line breaks.
    #[arg(long, value_name = "WIDTH", value_parser = clap::value_parser!(u32).range(1..))]
    wrap: Option<u32>,
    /// By how many blanks relations are indented.
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(2..=8))]
    indent: u32,
}

/// Formats every file, also after one that cannot be read or written.
pub(crate) fn run(options: &Options) -> Outcome {
    let style = format::Options {
        indent: options.indent,
        wrap: options.wrap.map_or(Wrap::Keep, Wrap::At),
    };
    if options.stdin {
        return standard(&style, options.check);
    }
    let mut changed = 0;
    let mut failed = Vec::new();
    for file in &options.files {
        match one(file, &style, options.check) {
            Ok(false) => {}
            Ok(true) => {
                changed += 1;
                let word = if options.check {
                    "would change"
                } else {
                    "formatted"
                };
                print(&format!("{word} {}\n", file.display()))?;
            }
            Err(Failure::Told(words)) => failed.push(words),
            Err(left) => return Err(left),
        }
    }
    if !failed.is_empty() {
        return Err(Failure::told(failed.join("\nelenchus: ")));
    }
    Ok(exit(options.check && changed > 0))
}

fn exit(fails: bool) -> ExitCode {
    if fails {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Formats one file; whether it is, or would be, another afterwards.
fn one(file: &Path, style: &format::Options, check: bool) -> Result<bool, Failure> {
    let text = read(file)?.text;
    let formatted = format(&text, style);
    if formatted == text {
        return Ok(false);
    }
    if !check {
        replace(file, &formatted)
            .map_err(|error| Failure::told(format!("cannot write {}: {error}", file.display())))?;
    }
    Ok(true)
}

fn standard(style: &format::Options, check: bool) -> Outcome {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Failure::told(format!("cannot read standard input: {error}")))?;
    let text = decode(&bytes)
        .map_err(|wrong| Failure::told(format!("standard input: {}", wrong.message)))?;
    let formatted = format(text, style);
    if check {
        return Ok(exit(formatted != text));
    }
    print(&formatted)?;
    Ok(ExitCode::SUCCESS)
}

/// Replaces what a file holds at once: it is never half written. Links keep leading to it, and
/// it keeps its permissions. A file that is only to be read stays as it is, as putting another in
/// its place would need nothing but the folder.
pub(crate) fn replace(file: &Path, contents: &str) -> io::Result<()> {
    let file = fs::canonicalize(file)?;
    let permissions = fs::metadata(&file)?.permissions();
    if permissions.readonly() {
        let why = "the file is only to be read";
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, why));
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let beside = file.with_file_name(name);
    let written = fs::File::create_new(&beside)
        .and_then(|mut new| {
            new.write_all(contents.as_bytes())?;
            new.sync_all()
        })
        .and_then(|()| fs::set_permissions(&beside, permissions))
        .and_then(|()| fs::rename(&beside, &file));
    if written.is_err() {
        // What went wrong is told; the leftover helps nobody.
        let _ = fs::remove_file(&beside);
    }
    written
}
