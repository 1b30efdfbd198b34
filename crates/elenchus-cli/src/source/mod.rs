//! What a map has to do with the articles it reads.

mod add;
mod import;
mod status;

use clap::Subcommand;

use crate::output::Outcome;

/// What to do.
#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write the digests of an article into a map.
    Add(add::Options),
    /// Take places from W3C Web Annotations.
    Import(import::Options),
    /// Tell what became of the places of a map in its article.
    Status(status::Options),
}

pub(crate) fn run(options: &Options) -> Outcome {
    match &options.task {
        Task::Add(options) => add::add(options),
        Task::Import(options) => import::import(options),
        Task::Status(options) => status::run(options),
    }
}
