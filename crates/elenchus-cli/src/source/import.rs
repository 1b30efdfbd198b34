//! Places from web annotations.

use std::path::PathBuf;
use std::process::ExitCode;

use elenchus_formats::{RefusedAnnotation, apply_annotations, read_annotations};

use crate::article::{read_article, require_mapped, source, with_digests};
use crate::input::{read, write};
use crate::output::{Failure, Outcome, count, tell};

/// Which annotations, of which article, into which map.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  elenchus source import map.argdown notes.jsonld article.txt
  elenchus source import new.argdown notes.jsonld article.txt   begins a map, with digests
  elenchus source import map.argdown notes.jsonld article.txt -o -

An annotation goes to the claim of its title or text, else to a new one at the end. What cannot
be found in the article without guessing is told and left out; then the exit code is 1. An article
that is not the one whose digests the map has is refused.")]
pub(crate) struct Options {
    /// The map; a new one begins where there is no such file.
    map: PathBuf,
    /// The annotations: JSON-LD of the W3C Web Annotation Data Model; - reads standard input.
    annotations: PathBuf,
    /// The article they are about.
    article: PathBuf,
    /// The key of the source in the front matter; the first where it is not given.
    #[arg(long, value_name = "KEY")]
    source: Option<String>,
    /// Take over the words that annotations select as quotations.
    #[arg(long)]
    quote: bool,
    /// Where to write the map; into its own file where it is not given, standard output for -.
    #[arg(short, long)]
    output: Option<PathBuf>,
}

/// Imports what can be resolved; 1 where something could not.
pub(crate) fn import(options: &Options) -> Outcome {
    let text = match options.map.try_exists() {
        Ok(false) => String::new(),
        _ => read(&options.map)?.text,
    };
    let key = options.source.as_deref();
    let model = elenchus::parse(text.as_str()).model;
    let source = source(&model, key)?;
    let json = read(&options.annotations)?;
    let article = read_article(&options.article)?;
    require_mapped(&model, &source, &article)?;
    let imported = read_annotations(&json.text, &article)
        .map_err(|reason| Failure::told(format!("{}: {reason}", json.name)))?;
    let applied = apply_annotations(&text, key, &imported.anchors, options.quote);
    let mut refused = imported.refused;
    refused.extend(applied.refused);
    refused.sort_by_key(|refused| refused.number);
    for RefusedAnnotation { number, id, reason } in &refused {
        let id = id.as_ref().map_or(String::new(), |id| format!(" ({id})"));
        tell(&format!("annotation {number}{id} is left out: {reason}"));
    }
    let found = imported.anchors.len();
    tell(&format!(
        "{} found, {} left out; {} changed, {} new",
        count(found, "place"),
        count(refused.len(), "annotation"),
        count(applied.changed, "claim"),
        applied.added
    ));
    let after = match applied.text {
        // A map that begins knows its article from the first.
        after if text.is_empty() && !after.is_empty() => with_digests(&after, &article)?,
        after => after,
    };
    let target = options.output.as_ref().unwrap_or(&options.map);
    if options.output.is_some() || after != text {
        match target.exists() && target.as_os_str() != "-" {
            true => crate::format::replace(target, &after).map_err(|error| {
                Failure::told(format!("cannot write {}: {error}", target.display()))
            })?,
            false => write(Some(target), after.as_bytes())?,
        }
    }
    Ok(match refused.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
