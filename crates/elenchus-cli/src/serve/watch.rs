//! Noticing that a file has changed, by looking at it a few times a second.
//!
//! The usual library for system notifications has a licence we do not take; and looking works
//! everywhere the same: on network drives, and for editors that save by renaming.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tokio::sync::watch::{Receiver, Sender, channel};

/// How often the file is looked at.
const PERIOD: Duration = Duration::from_millis(200);

/// How many looks a file may be away before that is news: an editor that saves by renaming takes
/// it away for a moment.
const PATIENCE: u32 = 10;

/// What is to tell about the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// It has changed; how often so far.
    Changed(u64),
    /// It cannot be read, and why.
    Unreadable(String),
}

/// A file that is looked at.
pub(super) struct Watch {
    path: PathBuf,
    news: Receiver<News>,
}

impl Watch {
    /// Starts looking at a file, on the current runtime.
    pub(super) fn start(path: PathBuf) -> Self {
        let (sender, news) = channel(News::Changed(0));
        tokio::spawn(follow(path.clone(), sender));
        Self { path, news }
    }

    /// The file as it is now.
    pub(super) fn read(&self) -> std::io::Result<Vec<u8>> {
        std::fs::read(&self.path)
    }

    /// What happens from now on.
    pub(super) fn news(&self) -> Receiver<News> {
        self.news.clone()
    }
}

async fn follow(path: PathBuf, sender: Sender<News>) {
    let mut seen = look(&path).ok();
    let mut changes = 0;
    let mut missed = 0;
    let mut beat = tokio::time::interval(PERIOD);
    while !sender.is_closed() {
        beat.tick().await;
        let news = match look(&path) {
            Ok(now) if Some(now) != seen || missed >= PATIENCE => {
                (seen, missed, changes) = (Some(now), 0, changes + 1);
                News::Changed(changes)
            }
            Ok(_) => {
                missed = 0;
                continue;
            }
            Err(error) => {
                missed += 1;
                if missed != PATIENCE {
                    continue;
                }
                News::Unreadable(error.to_string())
            }
        };
        sender.send_replace(news);
    }
}

/// What tells one state of a file from another.
fn look(path: &Path) -> std::io::Result<(SystemTime, u64)> {
    let data = std::fs::metadata(path)?;
    Ok((data.modified()?, data.len()))
}
