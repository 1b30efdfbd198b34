//! The tasks of the house: `cargo xtask …`. One file a task.
//!
//! Each step says in one line what it does; one that fails says what is missing and the command
//! that mends it.

mod bench;
mod build;
mod check;
mod chromium;
mod host;
mod locals;
mod neighbours;
mod place;
mod screenshots;
mod serve;
mod setup;
mod short;
mod step;
mod test;
mod tidy;
mod wasm;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use step::Outcome;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Set up, build, serve, test and check Elenchus"
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Set up, build everything, and open a map in the browser (Ctrl-C stops).
    Serve(serve::Options),
    /// Set up and run every test, the browser's included.
    Test {
        /// Run only the tests whose names hold this.
        filter: Option<String>,
    },
    /// Install whatever building and testing need and this machine lacks.
    Setup,
    /// Build the page into `dist/`, for any static host.
    Build {
        /// Where to put it.
        #[arg(long, default_value = "dist")]
        out: PathBuf,
    },
    /// Check format, lints, documentation and structure.
    Check,
    /// Print what things weigh and how long they take.
    Bench(bench::Options),
    /// Take the pictures of the README anew.
    Screenshots,
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Outcome {
    match task {
        Task::Serve(options) => serve::serve(&options),
        Task::Test { filter } => test::test(filter.as_deref()),
        Task::Setup => setup::everything(),
        Task::Build { out } => {
            setup::for_the_page()?;
            build::page(&out)
        }
        Task::Check => check::check(),
        Task::Bench(options) => bench::bench(&options),
        Task::Screenshots => screenshots::screenshots(),
    }
}
