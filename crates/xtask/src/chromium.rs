//! Starting Chromium without a window.

use std::process::{Command, Stdio};

use crate::place;
use crate::setup;
use crate::step::{Failure, Outcome, command, make_folder};

/// Chromium with an empty profile and nothing on its mind but the page it is given.
pub fn headless() -> Outcome<Command> {
    let browser = setup::chromium()
        .ok_or_else(|| Failure::new("Chromium not found").mended_by("cargo xtask setup"))?;
    let profile = place::target().join("chromium-profile");
    let _ = std::fs::remove_dir_all(&profile);
    make_folder(&profile)?;
    let mut chromium = command(browser);
    chromium.args([
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--window-size=1440,900",
    ]);
    chromium.arg(format!("--user-data-dir={}", profile.display()));
    chromium.stdout(Stdio::null()).stderr(Stdio::null());
    Ok(chromium)
}
