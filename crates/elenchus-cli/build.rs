//! Embeds the built page, when there is one: a table of its files for `include!`.
//!
//! The files are copied first, so that the command still compiles while the page is built anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let page = here.join("../../dist");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", page.display());

    let copies = out.join("page");
    if copies.exists() {
        fs::remove_dir_all(&copies)?;
    }
    let mut table = String::from("&[\n");
    let is_built = page.join("index.html").exists();
    if is_built {
        for name in files(&page)? {
            let copy = copies.join(&name);
            fs::create_dir_all(copy.parent().unwrap_or(&copies))?;
            fs::copy(page.join(&name), &copy)?;
            let name = name.to_string_lossy().replace('\\', "/");
            let copy = copy.display().to_string();
            let _ = writeln!(table, "    ({name:?}, include_bytes!({copy:?})),");
        }
    }
    table.push(']');
    fs::write(out.join("page.rs"), table)?;
    // For the tests, which must know what to expect of this build.
    println!("cargo::rustc-env=ELENCHUS_HAS_PAGE={is_built}");
    Ok(())
}

/// The files of the page by their paths in it, but for its maps: the command serves another.
fn files(page: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![page.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_file() {
                found.extend(path.strip_prefix(page).map(Path::to_owned));
            } else if path != page.join("maps") {
                folders.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
