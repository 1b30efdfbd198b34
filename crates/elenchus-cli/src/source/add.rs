//! Digests of an article into its map.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use elenchus::Model;
use elenchus::diagnostic::Code;
use elenchus::edit::{Details, Document, Move, WithSource, add_source};
use elenchus::model::{Place, PlaceRange};
use elenchus::source::{
    Alignment, Article, Known, Record, Source, Status, align, background_status, sources, status,
};
use elenchus::text::{LineIndex, apply};

use crate::article::{beside, has_broken_digests, language, read_article};
use crate::format::replace;
use crate::input::{read, slashed};
use crate::output::{Failure, Outcome, count, print, tell};

/// Which article, into which map, and what is known of it.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  elenchus source add map.argdown article.txt --title 'On bridges' --url https://example.org/a
  elenchus source add map.argdown article.md --file --quote   for a text that may be shared
  elenchus source add map.argdown new-version.txt --dry-run   print the map as it would be

It writes a digest for each sentence under `sources` in the front matter, and no word of the text
unless --quote asks for it. Where the map has digests already, or names the old text as its `file`,
the places of claims and those under `background` follow what moved. If some are changed, gone or
not sure, nothing is written, they are told, and the exit code is 1.")]
pub(crate) struct Options {
    /// The map; - reads standard input, with --dry-run only.
    map: PathBuf,
    /// The article: text, Markdown or HTML; - reads standard input.
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
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<String>,
    /// Let the map name the article as its `file`; it must lie in the folder of the map.
    #[arg(long)]
    file: bool,
    /// Write the words of their sentences beside all places. This puts text into the map.
    #[arg(long)]
    quote: bool,
    /// Write the digests although some places cannot be followed; those stay as they are.
    #[arg(long, conflicts_with = "quote")]
    force: bool,
    /// Change nothing; print the map as it would be.
    #[arg(long)]
    dry_run: bool,
}

/// Adds or renews a source; 1 where places cannot be followed.
pub(crate) fn add(options: &Options) -> Outcome {
    refuse_standard_input(options)?;
    let map = read(&options.map)?;
    let article = read_article(&options.article)?;
    let document = Document::new(&map.text);
    let unread = unread(&document);
    let known = sources(document.model());
    let key = match (&options.key, known.first()) {
        (Some(key), _) => key.as_str(),
        (None, Some(first)) => first.key.as_str(),
        (None, None) => "article",
    };
    let source = known.iter().find(|source| source.key == key);
    let moves = match follow(options, document.model(), source, &article, &unread)? {
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
    report(options, &map.name, key, &article, &moves, after != map.text);
    if !unread.is_empty() {
        tell(&format!(
            "what places there are in data that cannot be read is not known: {}\n  help: `elenchus check` says what is wrong with it",
            unread.join(", ")
        ));
    }
    Ok(ExitCode::SUCCESS)
}

/// Refuses what standard input cannot be.
fn refuse_standard_input(options: &Options) -> Result<(), Failure> {
    let is_standard = |path: &Path| path.as_os_str() == "-";
    let why = match (is_standard(&options.map), is_standard(&options.article)) {
        (true, true) => "the map and the article cannot both come from standard input",
        (true, false) if !options.dry_run => {
            "a map from standard input has no file to write into\n  help: --dry-run prints it as it would be"
        }
        (false, true) if options.file => {
            "an article from standard input has no file that the map could name"
        }
        _ => return Ok(()),
    };
    Err(Failure::told(why))
}

/// The lines where elements have data that cannot be read.
fn unread(document: &Document<'_>) -> Vec<String> {
    let codes = [Code::Yaml, Code::YamlLimit, Code::YamlNotMap];
    let remarks = document.diagnostics().iter();
    let broken = remarks.filter(|remark| codes.contains(&remark.code));
    let lines = LineIndex::new(document.text());
    let line = |offset| lines.position(document.text(), offset).line;
    let broken = broken.map(|remark| format!("line {}", line(remark.span.start)));
    broken.collect()
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
    unread: &[String],
) -> Result<Option<Vec<Move>>, Failure> {
    let Some(source) = source else {
        return Ok(Some(Vec::new()));
    };
    if has_broken_digests(model, source) && !options.force {
        tell(
            "nothing is written, as the digests in the map cannot be read and places not be followed\n  help: `elenchus check` says what is wrong with them; --force writes them anew and leaves all places as they are",
        );
        return Ok(None);
    }
    let old = beside(&options.map, source)?;
    let from_old = old.as_ref().map(Record::of);
    let Some(record) = source.record.as_ref().or(from_old.as_ref()) else {
        return Ok(Some(Vec::new()));
    };
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
    let places = status(model, &source.key, &alignment).into_iter();
    let places = places.map(|place| (place.range, place.status, ""));
    let background = background_status(model, &source.key, &alignment).into_iter();
    let background = background.map(|(range, status)| (range, status, " under `background`"));
    let (sure, lost): (Vec<_>, Vec<_>) = places
        .chain(background)
        .partition(|(_, status, _)| status.is_sure());
    let lost = lost
        .iter()
        .map(|(range, status, whose)| format!("{range}{whose} is {}", status.word()));
    // Where nothing moved, nothing of them has to be known.
    let unread = unread.iter().filter(|_| !alignment.is_identical());
    let unread = unread.map(|line| format!("the data in {line} cannot be read"));
    let lost: Vec<String> = lost.chain(unread).collect();
    if !is_followed(&alignment, &lost, options.force) && !options.force {
        return Ok(None);
    }
    let moves = sure.iter().filter_map(|(range, status, _)| match status {
        Status::Moved { to } => Some(Move {
            from: (range.first, range.last),
            to: (to.first, to.last),
        }),
        _ => None,
    });
    Ok(Some(moves.collect()))
}

/// Whether all places can be followed; tells those that cannot.
fn is_followed(alignment: &Alignment, lost: &[String], force: bool) -> bool {
    if !alignment.is_same_article() && !force {
        let share = alignment.share() / 10;
        tell(&format!(
            "this is another article than the one that was mapped: {share} % of its sentences are in it\n  help: give it a --key of its own, or write its digests all the same with --force"
        ));
        return false;
    }
    if lost.is_empty() {
        return true;
    }
    let lost = lost.join(", ");
    tell(&match force {
        true => format!("these places stay as they are: {lost}"),
        false => format!(
            "nothing is written, as a person has to look at some places: {lost}\n  help: see `elenchus source status`, mend them, or write the digests all the same with --force"
        ),
    });
    false
}

fn report(
    options: &Options,
    map: &str,
    key: &str,
    article: &Article,
    moves: &[Move],
    changed: bool,
) {
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
        "{map} {did} the digests of {} and {} as the source `{key}`, {words}",
        count(body, "sentence"),
        count(headings, "heading")
    ));
    let range = |(first, last): (Place, Place)| PlaceRange {
        source: None,
        first,
        last,
    };
    let mut moves: Vec<&Move> = moves.iter().collect();
    moves.sort_by_key(|moved| moved.from);
    moves.dedup();
    let told: Vec<String> = moves
        .iter()
        .map(|moved| format!("{} → {}", range(moved.from), range(moved.to)))
        .collect();
    if !told.is_empty() {
        tell(&format!("places that moved: {}", told.join(", ")));
    }
}
