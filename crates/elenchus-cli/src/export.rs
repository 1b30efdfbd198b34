//! A map in another format.

use std::path::PathBuf;
use std::process::ExitCode;

use elenchus_formats::Format;

use crate::input::{read_whole, write};
use crate::output::{Failure, Outcome};

/// Which map, in which format, and where to.
#[derive(clap::Args)]
#[command(after_help = "Example: elenchus export article.argdown --to svg -o article.svg")]
pub(crate) struct Options {
    /// The map; - reads standard input.
    file: PathBuf,
    /// The format.
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(Format::NAMES))]
    to: String,
    /// Where to write it; standard output where it is not given or is -.
    #[arg(short, long)]
    output: Option<PathBuf>,
}

/// Writes the map; remarks about its text are for `check`.
pub(crate) fn export(options: &Options) -> Outcome {
    let format = Format::named(&options.to)
        .ok_or_else(|| Failure::told(format!("there is no format called {}", options.to)))?;
    let assembly = read_whole(&options.file)?;
    let model = elenchus::parse(assembly.text()).model;
    write(options.output.as_ref(), &format.write(&model))?;
    Ok(ExitCode::SUCCESS)
}
