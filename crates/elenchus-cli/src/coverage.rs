//! How much of its article a map accounts for.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use elenchus::source::{Account, Article, Coverage, CoveredSection, coverage};
use serde_json::json;

use crate::article::{Known, known, source};
use crate::input::read_whole;
use crate::output::{Failure, Format, Outcome, count, print};

/// The most characters of a heading in the table.
const WIDEST: usize = 48;

/// Which map and article, and how to tell.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  elenchus coverage map.argdown                 with the file beside the map, or its digests
  elenchus coverage map.argdown article.txt
  elenchus coverage map.argdown article.txt --format json | jq .unaccounted

Counted are the sentences outside headings: cited by a claim's `at`, left out on purpose under
`background` in the front matter, or neither. The exit code is 1 where the article is another one
than the one that was mapped, and 2 where there is nothing to count.")]
pub(crate) struct Options {
    /// The map; - reads standard input.
    map: PathBuf,
    /// The article; without it the `file` beside the map is read, else the digests count.
    article: Option<PathBuf>,
    /// The key of the source in the front matter; the first where it is not given.
    #[arg(long, value_name = "KEY")]
    source: Option<String>,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Tells the coverage; 1 where it is that of another article.
pub(crate) fn run(options: &Options) -> Outcome {
    let assembly = read_whole(&options.map)?;
    let model = elenchus::parse(assembly.text()).model;
    let key = options.source.as_deref();
    let source = source(&model, key)?;
    let (shape, article, is_other) = match known(&options.map, &source, options.article.as_deref())?
    {
        Known::Article { article, is_other } => (article.shape(), Some(article), is_other),
        Known::Shape(shape) => (shape, None, false),
        Known::Nothing => {
            return nothing(
                options,
                "neither the article nor the digests of its sentences are at hand, so nothing can be counted\n  help: name the article, or write its digests into the map with `elenchus source add`",
            );
        }
    };
    if shape.body() == 0 {
        return nothing(options, "there is no sentence in the article");
    }
    let coverage = coverage(&model, key, &shape);
    print(&match options.format {
        Format::Json => as_json(&coverage),
        Format::Text => table(&coverage, article.as_ref()),
    })?;
    Ok(match is_other {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}

/// Where nothing can be counted: no numbers rather than noughts.
fn nothing(options: &Options, why: &str) -> Outcome {
    if options.format == Format::Json {
        let object = json!({
            "sentences": null, "cited": null, "background": null, "unaccounted": null,
        });
        print(&format!("{object}\n"))?;
    }
    Err(Failure::told(why))
}

fn as_json(coverage: &Coverage) -> String {
    let unaccounted: Vec<String> = coverage
        .unaccounted()
        .map(|place| place.to_string())
        .collect();
    let object = json!({
        "sentences": coverage.sentences.len(),
        "cited": coverage.count(Account::Cited),
        "background": coverage.count(Account::Background),
        "unaccounted": unaccounted,
    });
    format!("{object}\n")
}

/// A line for each section, then all, then the places that are left.
fn table(coverage: &Coverage, article: Option<&Article>) -> String {
    const ACCOUNTS: [Account; 3] = [Account::Cited, Account::Background, Account::Unaccounted];
    let names: Vec<String> = coverage
        .sections
        .iter()
        .map(|section| name(section, article))
        .collect();
    let widths = names.iter().map(|name| name.chars().count());
    let width = widths.max().unwrap_or_default().max("Section".len());
    let mut out = format!(
        "{:width$}  sentences  cited  background  unaccounted\n",
        "Section"
    );
    let mut row = |name: &str, all: usize, counts: [usize; 3]| {
        let [cited, background, open] = counts;
        // Writing to a text cannot fail.
        let _ = writeln!(
            out,
            "{name:width$}  {all:9}  {cited:5}  {background:10}  {open:11}"
        );
    };
    for (section, name) in coverage.sections.iter().zip(&names) {
        let counts = ACCOUNTS.map(|account| coverage.count_in(section, account));
        row(name, section.sentences.len(), counts);
    }
    let counts = ACCOUNTS.map(|account| coverage.count(account));
    let all = coverage.sentences.len();
    row("All", all, counts);
    let _ = writeln!(
        out,
        "\n{} of {} accounted for",
        all - counts[2],
        count(all, "sentence")
    );
    let places: Vec<String> = coverage
        .unaccounted()
        .map(|place| place.to_string())
        .collect();
    if !places.is_empty() {
        let _ = writeln!(out, "Unaccounted for: {}", places.join(", "));
    }
    out
}

/// The heading of a section with its number, as far as it is known.
fn name(section: &CoveredSection, article: Option<&Article>) -> String {
    let Some(number) = section.heading else {
        return "Before the first heading".to_owned();
    };
    let block =
        article.and_then(|article| Some((article, article.blocks().get(number as usize - 1)?)));
    let Some((article, block)) = block else {
        return format!("{number}");
    };
    let words = block.span.of(article.text()).split_whitespace();
    let words = words.collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(WIDEST) {
        Some((at, _)) => format!("{number} {}…", words[..at].trim_end()),
        None => format!("{number} {words}"),
    }
}
