//! Noticing that a file has changed, by looking at it a few times a second.
//!
//! The usual library for system notifications has a licence we do not take; and looking works
//! everywhere the same: on network drives, and for editors that save by renaming.

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::watch::{Receiver, Sender, channel};

/// How often the file is looked at.
const PERIOD: Duration = Duration::from_millis(150);

/// How many looks a file may be away before that is news: an editor that saves by renaming takes
/// it away for a moment.
const PATIENCE: u32 = 12;

/// What tells one state of a file from another: when it was written, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: SystemTime,
    length: u64,
}

impl fmt::Display for Stamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let since = self.modified.duration_since(UNIX_EPOCH);
        write!(
            out,
            "{}-{}",
            since.unwrap_or_default().as_nanos(),
            self.length
        )
    }
}

/// How it stands with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// It can be read, in this state.
    Saved(Stamp),
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
        let first = look(&path);
        let (sender, news) = channel(first.clone());
        tokio::spawn(follow(path.clone(), first, sender));
        Self { path, news }
    }

    /// The file as it is now, or in a moment where it is away for one.
    pub(super) async fn read(&self) -> std::io::Result<Vec<u8>> {
        for _ in 0..PATIENCE {
            match std::fs::read(&self.path) {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    tokio::time::sleep(PERIOD / 3).await;
                }
                other => return other,
            }
        }
        std::fs::read(&self.path)
    }

    /// How it stands, and what happens from now on.
    pub(super) fn news(&self) -> Receiver<News> {
        self.news.clone()
    }
}

/// Tells of a new state once it has been seen twice: what is being written is not yet saved.
async fn follow(path: PathBuf, mut told: News, sender: Sender<News>) {
    let mut before = told.clone();
    let mut missed = 0;
    let mut beat = tokio::time::interval(PERIOD);
    while !sender.is_closed() {
        beat.tick().await;
        let now = look(&path);
        missed = match now {
            News::Saved(_) => 0,
            News::Unreadable(_) => missed + 1,
        };
        let is_away_for_a_moment = missed > 0 && missed < PATIENCE;
        if now != told && now == before && !is_away_for_a_moment {
            told = now.clone();
            sender.send_replace(told.clone());
        }
        before = now;
    }
}

fn look(path: &Path) -> News {
    let stamp = std::fs::metadata(path).and_then(|data| {
        Ok(Stamp {
            modified: data.modified()?,
            length: data.len(),
        })
    });
    match stamp {
        Ok(stamp) => News::Saved(stamp),
        Err(error) => News::Unreadable(error.to_string()),
    }
}
