//! The `elenchus` command: one file a subcommand.
//!
//! It owns all input and output; what it computes, the library crates compute.

mod article;
mod check;
mod complete;
mod coverage;
mod draft;
mod explain;
mod export;
mod format;
mod input;
mod lsp;
mod outline;
mod output;
mod schema;
mod serve;
mod source;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use output::Failure;

/// Argument maps from Argdown texts.
#[derive(Parser)]
#[command(
    name = "elenchus",
    version,
    about = "Check, read, export and serve argument maps written in Argdown",
    after_help = "Examples:
  elenchus check article.argdown              what is wrong with a map, and where
  elenchus explain E-colon-missing            what a remark means, with an example
  elenchus fmt article.argdown                write it in canonical style
  elenchus outline article.argdown --depth 2  its thesis and the reasons, as text
  elenchus export article.argdown --to svg -o article.svg
  elenchus draft article.md -o map.argdown    start a map from an article
  elenchus coverage map.argdown article.txt   how much of the article it accounts for
  elenchus source add map.argdown article.txt know the article by digests, without its text
  elenchus serve article.argdown              open it in the browser; follows every save
  elenchus lsp --help                         how your editor talks with it
  cat article.argdown | elenchus check -      a dash reads standard input

Exit codes: 0 all is well, 1 a text has errors, 2 something could not be read, written or understood."
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Tell what is wrong with maps, and where.
    Check(check::Options),
    /// Tell what the code of a remark means, with an example.
    Explain(explain::Options),
    /// Write maps in canonical style.
    Fmt(format::Options),
    /// Print a map as an indented text.
    Outline(outline::Options),
    /// Write a first draft of a map from an article.
    Draft(draft::Options),
    /// Tell how much of its article a map accounts for.
    Coverage(coverage::Options),
    /// Tie a map to the articles it reads.
    Source(source::Options),
    /// Write a map in another format.
    Export(export::Options),
    /// Open a map in the browser and follow its changes.
    Serve(serve::Options),
    /// Talk with an editor in the Language Server Protocol.
    Lsp(lsp::Options),
    /// Print the JSON Schema of what `export --to json` writes.
    Schema,
    /// Print completions for a shell.
    Completions(complete::Options),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().task {
        Task::Check(options) => check::check(&options),
        Task::Explain(options) => explain::explain(&options),
        Task::Fmt(options) => format::run(&options),
        Task::Outline(options) => outline::outline(&options),
        Task::Draft(options) => draft::run(&options),
        Task::Coverage(options) => coverage::run(&options),
        Task::Source(options) => source::run(&options),
        Task::Export(options) => export::export(&options),
        Task::Serve(options) => serve::serve(&options),
        Task::Lsp(options) => lsp::serve(&options),
        Task::Schema => schema::schema(),
        Task::Completions(options) => complete::complete(&options),
    };
    match result {
        Ok(code) => code,
        Err(Failure::ReaderLeft) => ExitCode::SUCCESS,
        Err(Failure::Told(words)) => {
            output::tell(&words);
            ExitCode::from(2)
        }
    }
}
