//! A map in the browser, from nothing but the sources.

use std::path::{Path, PathBuf};

use crate::step::{Outcome, cargo, command, run};
use crate::{build, place, setup};

/// What to serve, and where.
#[derive(clap::Args)]
pub struct Options {
    /// The map; the seed map where none is named.
    file: Option<PathBuf>,
    /// The port on this machine.
    #[arg(long)]
    port: Option<u16>,
    /// Do not open the browser.
    #[arg(long)]
    no_open: bool,
}

/// Sets up, builds, and serves until it is stopped.
pub fn serve(options: &Options) -> Outcome {
    setup::for_the_page()?;
    build::page(Path::new("dist"))?;
    let mut compile = cargo();
    compile.args(["build", "--quiet", "--release", "--package", "elenchus-cli"]);
    run("Compile the elenchus command", &mut compile)?;

    let mut elenchus = command(place::target().join("release/elenchus"));
    let here = std::env::current_dir().unwrap_or_else(|_| place::top().to_owned());
    elenchus.current_dir(here).arg("serve");
    elenchus.arg(options.file.clone().unwrap_or_else(place::seed));
    if let Some(port) = options.port {
        elenchus.arg("--port").arg(port.to_string());
    }
    if options.no_open {
        elenchus.arg("--no-open");
    }
    run("Serve the map (Ctrl-C stops)", &mut elenchus)
}
