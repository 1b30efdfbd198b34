//! What must hold before a change lands, short of tests.

use crate::setup;
use crate::step::{Outcome, cargo, run, run_or_mend};
use crate::tidy;
use crate::wasm::cargo_for_wasm;

/// The packages that run in a browser.
const BROWSER: [&str; 7] = [
    "elenchus",
    "elenchus-layout",
    "elenchus-formats",
    "elenchus-heap",
    "elenchus-js",
    "elenchus-web",
    "elenchus-worker",
];

/// Format, lints for both targets, documentation, structure.
pub fn check() -> Outcome {
    setup::for_the_page()?;
    run_or_mend(
        "Check the format",
        cargo().args(["fmt", "--all", "--check"]),
        "cargo fmt --all",
    )?;
    tidy::tidy()?;
    run(
        "Lint everything for this machine",
        cargo().args([
            "clippy",
            "--quiet",
            "--workspace",
            "--all-features",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]),
    )?;
    let mut lint = cargo_for_wasm("clippy");
    lint.arg("--quiet")
        .args(BROWSER.iter().flat_map(|package| ["--package", package]));
    run(
        "Lint what runs in a browser for WebAssembly",
        lint.args(["--", "-D", "warnings"]),
    )?;
    run(
        "Build the documentation",
        cargo()
            .args([
                "doc",
                "--quiet",
                "--workspace",
                "--all-features",
                "--no-deps",
            ])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}
