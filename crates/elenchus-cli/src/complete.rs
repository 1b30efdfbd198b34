//! Completions for shells.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::output::{Outcome, print};

/// Which shell.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The shell to write completions for.
    shell: Shell,
}

/// Prints the script that a shell loads.
pub(crate) fn complete(options: &Options) -> Outcome {
    let mut script = Vec::new();
    let mut command = crate::Arguments::command();
    clap_complete::generate(options.shell, &mut command, "elenchus", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
