//! The pictures in the README, taken anew.

use std::path::Path;

use crate::step::{Failure, Outcome, make_folder, say, succeeds};
use crate::{build, chromium, host, place, setup};

/// A picture larger than this is too much for a README.
const MOST: u64 = 150_000;

/// What is on each picture, and where in the page it is.
const SIGHTS: [(&str, &str); 2] = [
    ("first-sight", "#/?view=map"),
    (
        "unfolded",
        "#/claim/put-to-the-test?view=map&depth=1&open=put-to-the-test",
    ),
];

/// Chromium's number for each scheme of colours.
const SCHEMES: [(&str, u8); 2] = [("light", 1), ("dark", 0)];

/// Builds the page and takes its pictures, in both themes.
pub fn screenshots() -> Outcome {
    setup::for_the_page()?;
    setup::for_the_browser()?;
    build::page(Path::new("dist"))?;
    let host = host::serve(&place::top().join("dist"), None)?;
    let folder = place::top().join("web/screenshots");
    make_folder(&folder)?;
    for (sight, fragment) in SIGHTS {
        for (scheme, number) in SCHEMES {
            let picture = folder.join(format!("{sight}-{scheme}.webp"));
            say(format!("Take web/screenshots/{sight}-{scheme}.webp"));
            let mut browser = chromium::headless()?;
            browser.arg(format!("--blink-settings=preferredColorScheme={number}"));
            browser.arg("--virtual-time-budget=6000");
            browser.arg(format!("--screenshot={}", picture.display()));
            browser.arg(format!("{}/{fragment}", host.origin));
            let taken = succeeds(&mut browser) && picture.exists();
            let size = picture.metadata().map_or(0, |data| data.len());
            if !taken || size > MOST {
                return Err(Failure::new(format!(
                    "{} was not taken well: {size} bytes",
                    picture.display()
                )));
            }
        }
    }
    Ok(())
}
