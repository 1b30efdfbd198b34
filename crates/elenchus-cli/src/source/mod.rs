//! What a map has to do with the articles it reads.

mod import;

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
    /// Take places from W3C Web Annotations.
    Import(import::Options),
}

pub(crate) fn run(options: &Options) -> Outcome {
    match &options.task {
        Task::Import(options) => import::import(options),
    }
}
