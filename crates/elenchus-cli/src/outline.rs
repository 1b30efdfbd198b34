//! A map as an indented text.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::input::read_whole;
use crate::output::{Outcome, print};

/// Which map, and how deep.
#[derive(clap::Args)]
#[command(after_help = "Example: elenchus outline article.argdown --depth 1")]
pub(crate) struct Options {
    /// The map; - reads standard input.
    file: PathBuf,
    /// How many levels of reasons to print; all where it is not given.
    #[arg(long)]
    depth: Option<u32>,
}

/// Prints the outline.
pub(crate) fn outline(options: &Options) -> Outcome {
    let assembly = read_whole(&options.file)?;
    let model = elenchus::parse(assembly.text()).model;
    print(&elenchus_formats::outline(&model, options.depth))?;
    Ok(ExitCode::SUCCESS)
}
