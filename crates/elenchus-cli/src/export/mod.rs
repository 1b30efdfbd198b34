//! A map in another format.

mod annotation;
mod fonts;
mod png;

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use elenchus::Model;
use elenchus_formats::{Format, PictureOptions, picture};

use crate::input::{read_whole, write};
use crate::output::{Failure, Outcome};

/// Which map, in which format, and where to.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  elenchus export article.argdown --to svg -o article.svg
  elenchus export article.argdown --to svg --sections -o article.svg
  elenchus export article.argdown --to png --width 2400 -o article.png
  elenchus export article.argdown --to web-annotation --article article.txt

An SVG keeps its text as text, can be searched and follows light and dark. A PNG is drawn in
light, with the fonts of this machine: Times New Roman or one as wide (Liberation Serif, Nimbus
Roman, TeX Gyre Termes, Tinos), else another serif face, else any; one that is wider is set
smaller, so that lines keep within their cards. Letters it lacks come from the other fonts.")]
pub(crate) struct Options {
    /// The map; - reads standard input.
    file: PathBuf,
    /// The format.
    #[arg(long, value_parser = names())]
    to: String,
    /// Where to write it; standard output where it is not given or is -.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// SVG and PNG: a box around what stands under each heading.
    #[arg(long)]
    sections: bool,
    #[command(flatten)]
    png: png::Options,
    #[command(flatten)]
    annotation: annotation::Options,
}

/// The name of the picture that is text.
const SVG: &str = "svg";
/// The name of the one format that needs the fonts of a machine.
const PNG: &str = "png";
/// The name of the one format that asks for the article.
const ANNOTATION: &str = "web-annotation";

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(Format::NAMES.into_iter().chain([PNG]))
}

/// Writes the map; remarks about its text are for `check`.
pub(crate) fn export(options: &Options) -> Outcome {
    match options.to.as_str() {
        PNG => spare_the_terminal(options)?,
        _ => options.png.refuse()?,
    }
    if options.sections && !matches!(options.to.as_str(), SVG | PNG) {
        return Err(Failure::told(
            "--sections is for pictures\n  help: choose --to svg or --to png",
        ));
    }
    if options.to != ANNOTATION {
        options.annotation.refuse()?;
    }
    let assembly = read_whole(&options.file)?;
    let contents = contents(&elenchus::parse(assembly.text()).model, options)?;
    write(options.output.as_ref(), &contents)?;
    Ok(ExitCode::SUCCESS)
}

fn contents(model: &Model, options: &Options) -> Result<Vec<u8>, Failure> {
    let unknown = |name: &str| Failure::told(format!("there is no format called {name}"));
    let format = |name: &str| Format::named(name).ok_or_else(|| unknown(name));
    if options.to == PNG {
        return png::png(model, &options.png, options.sections);
    }
    if options.to == SVG {
        let options = PictureOptions {
            sections: options.sections,
            ..PictureOptions::default()
        };
        return Ok(picture(model, &options).into_bytes());
    }
    if options.to == ANNOTATION {
        return Ok(options.annotation.write(&options.file, model)?.into_bytes());
    }
    Ok(format(&options.to)?.write(model).into_bytes())
}

/// A terminal takes the bytes of a picture for commands.
fn spare_the_terminal(options: &Options) -> Result<(), Failure> {
    let to_a_file = options
        .output
        .as_ref()
        .is_some_and(|path| path.as_os_str() != "-");
    if to_a_file || !std::io::stdout().is_terminal() {
        return Ok(());
    }
    Err(Failure::told(
        "a PNG is nothing for a terminal\n  help: name a file with -o",
    ))
}
