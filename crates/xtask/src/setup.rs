//! What a machine needs, and how it gets it. Quick where everything is there.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::place;
use crate::step::{Failure, Outcome, command, make_folder, output, run, succeeds};
use crate::wasm::TARGET;

/// Debian's packages with Rust for the browser, for machines without rustup.
const DEBIAN_RUST: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// The checker of accessibility that the browser tests inject.
const AXE: &str = "axe-core@4.10.3";

/// Everything there is.
pub fn everything() -> Outcome {
    for_the_page()?;
    for_the_browser()
}

/// What building the page needs.
pub fn for_the_page() -> Outcome {
    if has_rustup() {
        let installed = output(command("rustup").args(["target", "list", "--installed"]));
        if !installed.is_some_and(|list| list.lines().any(|line| line == TARGET)) {
            run(
                "Add the WebAssembly target to Rust",
                command("rustup").args(["target", "add", TARGET]),
            )?;
        }
        if can_abort_at_once() && !std_source().exists() {
            // Without it the page is built all the same, and is larger.
            let _ = run(
                "Add the source of Rust's standard library",
                command("rustup").args(["component", "add", "rust-src"]),
            );
        }
        return Ok(());
    }
    if std_source().exists() {
        return Ok(());
    }
    debian("Rust for the browser", &DEBIAN_RUST)
}

/// What the tests in the browser and in Node need.
pub fn for_the_browser() -> Outcome {
    if chromium().is_none() || chromedriver().is_none() {
        debian("Chromium and its driver", &["chromium", "chromium-driver"])?;
    }
    if !(works("node") && works("npm")) {
        debian("Node and npm", &["nodejs", "npm"])?;
    }
    if axe().exists() {
        return Ok(());
    }
    let folder = place::target().join("npm");
    make_folder(&folder)?;
    let mut install = command("npm");
    install
        .args([
            "install",
            "--silent",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--prefix",
        ])
        .arg(&folder)
        .arg(AXE);
    run("Fetch axe-core, which checks accessibility", &mut install)
}

/// Whether Rust is managed by rustup here.
pub fn has_rustup() -> bool {
    static FOUND: OnceLock<bool> = OnceLock::new();
    *FOUND.get_or_init(|| works("rustup"))
}

/// Whether rustup has put the source of the standard library here, and the compiler can do
/// without the words of panics.
pub fn has_std_source() -> bool {
    has_rustup() && can_abort_at_once() && std_source().exists()
}

fn std_source() -> PathBuf {
    let sysroot = output(command("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/std")
}

/// Whether the compiler knows `-Cpanic=immediate-abort`: from 1.92 on.
fn can_abort_at_once() -> bool {
    let version = output(command("rustc").arg("--version")).unwrap_or_default();
    minor(&version).is_some_and(|minor| minor >= 92)
}

/// The second part of a version of Rust 1, as `rustc --version` tells it.
fn minor(version: &str) -> Option<u32> {
    let version = version.split(' ').nth(1)?;
    let (minor, _) = version.strip_prefix("1.")?.split_once('.')?;
    minor.parse().ok()
}

/// The browser.
pub fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(program)
}

/// The browser's driver.
pub fn chromedriver() -> Option<PathBuf> {
    program("chromedriver")
}

/// The script that checks accessibility.
pub fn axe() -> PathBuf {
    place::target().join("npm/node_modules/axe-core/axe.min.js")
}

fn works(name: &str) -> bool {
    succeeds(command(name).arg("--version"))
}

/// Where a program lies on the search path.
fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Installs Debian packages as root; otherwise says how.
fn debian(what: &str, packages: &[&str]) -> Outcome {
    let mend = format!("apt-get install {}", packages.join(" "));
    if !works("apt-get") {
        return Err(Failure::new(format!("{what} not found")).mended_by(format!(
            "install {what} by your system's means (on Debian: {mend})"
        )));
    }
    let is_root = output(command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !is_root {
        return Err(Failure::new(format!("{what} not found")).mended_by(format!("sudo {mend}")));
    }
    run(
        "Read Debian's list of packages",
        command("apt-get").args(["update", "-qq"]),
    )?;
    let mut install = command("apt-get");
    install
        .args(["install", "-qq", "-y", "--no-install-recommends"])
        .args(packages);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    run(&format!("Install {what}"), &mut install)
}

#[cfg(test)]
mod tests {
    use super::minor;

    #[test]
    fn a_version_is_read_as_the_compiler_tells_it() {
        assert_eq!(minor("rustc 1.95.0 (59807616e 2026-04-14)"), Some(95));
        assert_eq!(minor("rustc 1.85.1-nightly"), Some(85));
        assert_eq!(minor(""), None);
    }
}
