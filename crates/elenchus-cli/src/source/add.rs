//! Digests of an article into its map.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use elenchus::Model;
use elenchus::edit::{Details, Document, Move, WithSource, add_source};
use elenchus::source::{
    Alignment, AnchorStatus, Article, Known, Source, Status, align, sources, status,
};
use elenchus::text::apply;

use crate::article::{beside, read_article};
use crate::format::replace;
use crate::input::{read, slashed};
use crate::output::{Failure, Outcome, print, tell};

/// Which article, into which map, and what is known of it.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  elenchus source add map.argdown article.txt --title 'On bridges' --url https://example.org/a
  elenchus source add map.argdown article.md --file --quote   for a text that may be shared
  elenchus source add map.argdown new-version.txt --dry-run   print the map as it would be

It writes a digest for each sentence under `sources` in the front matter, and no word of the text
unless --quote asks for it. Where the map has digests already, places follow what moved; if some
cannot be followed, nothing is written, they are told, and the exit code is 1.")]
pub(crate) struct Options {
    /// The map.
    map: PathBuf,
    /// The article: text, Markdown or HTML.
    article: PathBuf,
    /// The key of the source; the first in the front matter where it is not given, or `article`.
    #[arg(long, visible_alias = "source")]
    key: Option<String>,
    /// What the article is called.
    #[arg(long)]
    title: Option<String>,
    /// Who wrote it.
    #[arg(long)]
    author: Option<String>,
    /// Where it appeared.
    #[arg(long)]
    publication: Option<String>,
    /// When it appeared, such as 2026-01-03.
    #[arg(long)]
    date: Option<String>,
    /// Where it can be read, from https:// on.
    #[arg(long)]
    url: Option<String>,
    /// Under which terms it may be used.
    #[arg(long)]
    licence: Option<String>,
    /// Its language, such as en.
    #[arg(long)]
    language: Option<String>,
    /// Let the map name the article as its `file`; it must lie in the folder of the map.
    #[arg(long)]
    file: bool,
    /// Write the words of their sentences beside all places. This puts text into the map.
    #[arg(long)]
    quote: bool,
    /// Write the digests although some places cannot be followed; those stay as they are.
    #[arg(long)]
    force: bool,
    /// Change nothing; print the map as it would be.
    #[arg(long)]
    dry_run: bool,
}

/// Adds or renews a source; 1 where places cannot be followed.
pub(crate) fn add(options: &Options) -> Outcome {
    let map = read(&options.map)?;
    let article = read_article(&options.article)?;
    let document = Document::new(&map.text);
    let known = sources(document.model());
    let key = match (&options.key, known.first()) {
        (Some(key), _) => key.as_str(),
        (None, Some(first)) => first.key.as_str(),
        (None, None) => "article",
    };
    let source = known.iter().find(|source| source.key == key);
    let moves = match follow(options, document.model(), source, &article)? {
        Some(moves) => moves,
        None => return Ok(ExitCode::FAILURE),
    };
    let with = WithSource {
        quotes: options.quote,
        moves: &moves,
    };
    let edits = add_source(&document, key, &details(options)?, &article, with)
        .map_err(|refusal| Failure::told(format!("{} stays as it is: {refusal}", map.name)))?;
    let after = apply(&map.text, &edits).unwrap_or_else(|| map.text.clone());
    if options.dry_run {
        print(&after)?;
    } else if after != map.text {
        replace(&options.map, &after)
            .map_err(|error| Failure::told(format!("cannot write {}: {error}", map.name)))?;
    }
    report(options, key, &article, &moves, after != map.text);
    Ok(ExitCode::SUCCESS)
}

fn details(options: &Options) -> Result<Details, Failure> {
    let file = match options.file {
        true => Some(path_from(&options.map, &options.article)?),
        false => None,
    };
    Ok(Details {
        title: options.title.clone(),
        author: options.author.clone(),
        publication: options.publication.clone(),
        date: options.date.clone(),
        url: options.url.clone(),
        licence: options.licence.clone(),
        language: options.language.clone(),
        file,
    })
}

/// The path of an article from the folder of the map on.
fn path_from(map: &Path, article: &Path) -> Result<String, Failure> {
    let whole = |path: &Path| {
        std::fs::canonicalize(path)
            .map_err(|error| Failure::told(format!("cannot find {}: {error}", path.display())))
    };
    let (map, article) = (whole(map)?, whole(article)?);
    let folder = map.parent().unwrap_or(Path::new(""));
    match article.strip_prefix(folder) {
        Ok(path) => Ok(slashed(path)),
        Err(_) => Err(Failure::told(format!(
            "{} does not lie in the folder of the map, so the map cannot name it as its `file`",
            article.display()
        ))),
    }
}

/// Where the places of the article lie now; `None` where some cannot be followed.
fn follow(
    options: &Options,
    model: &Model,
    source: Option<&Source>,
    article: &Article,
) -> Result<Option<Vec<Move>>, Failure> {
    let Some((source, record)) = source.and_then(|source| Some((source, source.record.as_ref()?)))
    else {
        return Ok(Some(Vec::new()));
    };
    let old = beside(&options.map, source)?;
    let mut known = Known::nothing();
    if let Some(old) = &old {
        known = known.with_article(record, old);
    }
    let known = known.with_quotes(record, model, &source.key);
    let alignment = match align(record, &known, article) {
        Ok(alignment) => alignment,
        Err(_) if options.force => return Ok(Some(Vec::new())),
        Err(unknown) => {
            tell(&format!(
                "{unknown}\n  help: --force writes them anew and leaves all places as they are"
            ));
            return Ok(None);
        }
    };
    let places = status(model, &source.key, &alignment);
    if !options.force && !is_followed(&alignment, &places) {
        return Ok(None);
    }
    let moves = places.iter().filter_map(|place| match &place.status {
        Status::Moved { to } | Status::Changed { to } if *to != place.range => Some(Move {
            from: (place.range.first, place.range.last),
            to: (to.first, to.last),
        }),
        _ => None,
    });
    Ok(Some(moves.collect()))
}

/// Whether all places can be followed; tells those that cannot.
fn is_followed(alignment: &Alignment, places: &[AnchorStatus]) -> bool {
    if !alignment.is_same_article() {
        let share = alignment.share() / 10;
        tell(&format!(
            "this is another article than the one that was mapped: {share} % of its sentences are in it\n  help: give it a --key of its own, or write its digests all the same with --force"
        ));
        return false;
    }
    let stays = |place: &&AnchorStatus| match &place.status {
        Status::Found | Status::Moved { .. } | Status::OutOfRange => true,
        Status::Changed { to } => *to == place.range,
        _ => false,
    };
    let lost: Vec<String> = places
        .iter()
        .filter(|place| !stays(place))
        .map(|place| format!("{} is {}", place.range, place.status.word()))
        .collect();
    if lost.is_empty() {
        return true;
    }
    tell(&format!(
        "nothing is written, as not all places can be followed: {}\n  help: see `elenchus source status`, mend them, or write the digests all the same with --force",
        lost.join(", ")
    ));
    false
}

fn report(options: &Options, key: &str, article: &Article, moves: &[Move], changed: bool) {
    let headings = article
        .sentences()
        .iter()
        .filter(|sentence| sentence.heading)
        .count();
    let body = article.sentences().len() - headings;
    let did = match (options.dry_run, changed) {
        (true, _) => "would have",
        (false, true) => "has",
        (false, false) => "already had",
    };
    let words = if options.quote {
        "and quotations"
    } else {
        "and none of the text"
    };
    tell(&format!(
        "{} {did} the digests of {body} sentences and {headings} headings as the source `{key}`, {words}",
        options.map.display()
    ));
    let mut told: Vec<(String, String)> = Vec::new();
    for moved in moves {
        let name = |(first, last): (elenchus::model::Place, elenchus::model::Place)| {
            elenchus::model::PlaceRange {
                source: None,
                first,
                last,
            }
            .to_string()
        };
        told.push((name(moved.from), name(moved.to)));
    }
    told.dedup();
    if !told.is_empty() {
        let told: Vec<String> = told
            .iter()
            .map(|(from, to)| format!("{from} → {to}"))
            .collect();
        tell(&format!("places that moved: {}", told.join(", ")));
    }
}
