//! Where things are.

use std::path::{Path, PathBuf};

/// The top of the workspace.
pub fn top() -> &'static Path {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    crates
        .and_then(Path::parent)
        .expect("this crate lies two folders below the top")
}

/// The folder for all that is built.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| top().join("target"), PathBuf::from)
}

/// The map a newcomer sees first.
pub fn seed() -> PathBuf {
    top().join("seeds/moscow-after-caracas.argdown")
}
