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

/// A small map in which one claim supports two others.
pub const BRIDGE: &str = "\
===
title: The bridge
===

[Rebuild]: The bridge should be rebuilt. {role: thesis}
  + [Safety]: It is no longer safe to cross.
    + [Cracks]: Inspectors found cracks in two of its piers.
    + [Age]: No other bridge of the county is as old.
      + [Records]: The county’s records go back to its opening.
  + [Traffic]: Twice as many cross it as it was built for.
    + [Age]
  - [Cost]: It would cost more than the town has.
    - [Grant]: The state would pay for half of it.
";

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
