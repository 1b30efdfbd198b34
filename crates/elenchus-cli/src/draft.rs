//! A first draft of a map from an article.

use std::path::PathBuf;
use std::process::ExitCode;

use elenchus::draft::{LANGUAGES, Options as Making, draft};

use crate::article::{language, read_article, with_digests};
use crate::format::replace;
use crate::input::write;
use crate::output::{Failure, Outcome, tell};

/// Which article, and what to take up of it.
#[derive(clap::Args)]
#[command(
    after_help = "Each claim is a sentence of the article in its own words, so the draft holds much of its text:
put it in your own before you pass it on. Nothing is added that the article does not say.

Example: elenchus draft article.md -o map.argdown"
)]
pub(crate) struct Options {
    /// The article: plain text, Markdown or HTML; - reads standard input.
    article: PathBuf,
    /// Its language, such as en-GB; there are rules for English only, in others claims are
    /// proposed without relations.
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<String>,
    /// Leave out what is less sure than this many per cent.
    #[arg(long, value_name = "PERCENT", default_value_t = 30, value_parser = clap::value_parser!(u8).range(0..=100))]
    least: u8,
    /// Also take up what no word of the article speaks for, only where it stands: every claim then
    /// hangs somewhere, and more of it is wrong.
    #[arg(long)]
    by_place: bool,
    /// Where to write the map; standard output where it is not given.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over a file that is there.
    #[arg(long)]
    force: bool,
}

/// Writes the draft.
pub(crate) fn run(options: &Options) -> Outcome {
    let article = read_article(&options.article)?;
    if article.shape().body() == 0 {
        return Err(Failure::told("there is no sentence in the article"));
    }
    let making = Making {
        language: options.language.clone(),
        thesis: None,
    };
    let draft = draft(&article, &making);
    if !draft.understood {
        tell(&format!(
            "there are no rules for this language, only for {}: the draft has claims only, no thesis and no relations",
            LANGUAGES.join(", ")
        ));
    }
    let least = f32::from(options.least) / 100.0;
    let written = match options.by_place || !draft.understood {
        true => draft.to_argdown(draft.surer_than(least)),
        false => draft.to_argdown(draft.by_cue(least)),
    };
    let written = with_digests(&written, &article)?;
    match options.output.as_ref().filter(|path| path.is_file()) {
        Some(there) if options.force => replace(there, &written)
            .map_err(|error| Failure::told(format!("cannot write {}: {error}", there.display())))?,
        Some(there) => {
            return Err(Failure::told(format!(
                "{} is there already, so nothing is written\n  help: name another file, or write over this one with --force",
                there.display()
            )));
        }
        None => write(options.output.as_ref(), written.as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}
