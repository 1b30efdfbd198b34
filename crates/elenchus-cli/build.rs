//! Embeds the built page, when there is one: a table of its files for `include!`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let page = here.join("../../dist");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", page.display());

    let mut table = String::from("&[\n");
    if page.join("index.html").exists() {
        let page = page.canonicalize()?;
        for file in files(&page)? {
            let name = file
                .strip_prefix(&page)
                .unwrap_or(&file)
                .to_string_lossy()
                .replace('\\', "/");
            println!("cargo::rerun-if-changed={}", file.display());
            let _ = writeln!(
                table,
                "    ({name:?}, include_bytes!({:?})),",
                file.display().to_string()
            );
        }
    }
    table.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("page.rs"), table)
}

/// All files of the page but its maps, by path.
fn files(page: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(page)? {
        let path = entry?.path();
        if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
