//! What the tests stand on: a host for the page, a browser, a reader's hands and eyes.

mod driver;
mod eyes;
mod hands;
mod page;
mod serve;
mod site;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

pub use eyes::Box;
pub use hands::Key;
pub use page::Page;
pub use serve::Served;
pub use site::{MAP, Site};

/// The top of the workspace.
pub fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("this crate lies one folder below the top")
}

/// The folder for all that is built.
fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("cargo keeps a folder for tests in the target folder")
}

/// The built page: the folder that `ELENCHUS_DIST` names, else `dist`.
pub fn dist() -> PathBuf {
    let dist = std::env::var_os("ELENCHUS_DIST").map_or_else(|| top().join("dist"), PathBuf::from);
    assert!(
        dist.join("index.html").exists(),
        "the page is not built; run `cargo xtask build`"
    );
    dist
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
