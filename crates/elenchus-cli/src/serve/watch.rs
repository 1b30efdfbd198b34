//! Noticing that a map has changed, by looking at it a few times a second.
//!
//! The usual library for system notifications has a licence we do not take; and looking works
//! everywhere the same: on network drives, and for editors that save by renaming.

use std::fmt;
use std::fs::Metadata;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use elenchus::syntax::decode;
use tokio::sync::watch::{Receiver, Sender, channel};

use crate::input::{assemble_files, slashed};

/// How often the file is looked at.
const PERIOD: Duration = Duration::from_millis(150);

/// How many looks a file may be away before that is news: an editor that saves by renaming takes
/// it away for a moment.
const PATIENCE: u32 = 12;

/// What tells one state of a map from another: when its files were written, and how long they
/// are, summed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    written: u128,
    length: u64,
}

impl Stamp {
    fn add(&mut self, data: &Metadata) -> std::io::Result<()> {
        let since = data.modified()?.duration_since(UNIX_EPOCH);
        let written = since.unwrap_or_default().as_nanos();
        self.written = self.written.wrapping_add(written);
        self.length = self.length.wrapping_add(data.len());
        Ok(())
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.written, self.length)
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

/// A map that is looked at: its file, and those it includes.
pub(super) struct Watch {
    path: PathBuf,
    included: Included,
    news: Receiver<News>,
}

/// The files that the map asked for when it was last read, whether they are there or not.
type Included = Arc<Mutex<Vec<PathBuf>>>;

impl Watch {
    /// Starts looking at a map, on the current runtime.
    pub(super) fn start(path: PathBuf) -> Self {
        let mut watch = Self {
            path,
            included: Included::default(),
            news: channel(News::Unreadable(String::new())).1,
        };
        // Without its includes the first state would be another than the next.
        let _ = watch.read_now();
        let first = look(&watch.path, &watch.included);
        let (sender, news) = channel(first.clone());
        watch.news = news;
        tokio::spawn(follow(
            watch.path.clone(),
            watch.included.clone(),
            first,
            sender,
        ));
        watch
    }

    /// The map as it is now, or in a moment where it is away for one.
    pub(super) async fn read(&self) -> std::io::Result<Vec<u8>> {
        for _ in 0..PATIENCE {
            match self.read_now() {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    tokio::time::sleep(PERIOD / 3).await;
                }
                other => return other,
            }
        }
        self.read_now()
    }

    /// Where a file of this name lies beside the map.
    pub(super) fn beside(&self, name: &str) -> PathBuf {
        self.path.with_file_name(name)
    }

    /// The map with the files it includes. What is not UTF-8 is given as it is.
    fn read_now(&self) -> std::io::Result<Vec<u8>> {
        let bytes = std::fs::read(&self.path)?;
        let Ok(text) = decode(&bytes) else {
            return Ok(bytes);
        };
        let (assembly, asked) = assemble_files(&slashed(&self.path), text);
        *lock(&self.included) = asked;
        Ok(assembly.text().as_bytes().to_vec())
    }

    /// How it stands, and what happens from now on.
    pub(super) fn news(&self) -> Receiver<News> {
        self.news.clone()
    }
}

/// Tells of a new state once it has been seen twice: what is being written is not yet saved.
async fn follow(path: PathBuf, included: Included, mut told: News, sender: Sender<News>) {
    let mut before = told.clone();
    let mut missed = 0;
    let mut beat = tokio::time::interval(PERIOD);
    while !sender.is_closed() {
        beat.tick().await;
        let now = look(&path, &included);
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

fn look(path: &Path, included: &Included) -> News {
    let mut stamp = Stamp::default();
    let main = std::fs::metadata(path).and_then(|data| stamp.add(&data));
    if let Err(error) = main {
        return News::Unreadable(error.to_string());
    }
    for path in lock(included).iter() {
        // One that is not there is remarked on by the page, and noticed when it comes.
        let _ = std::fs::metadata(path).and_then(|data| stamp.add(&data));
    }
    News::Saved(stamp)
}

fn lock(included: &Included) -> MutexGuard<'_, Vec<PathBuf>> {
    included.lock().unwrap_or_else(PoisonError::into_inner)
}
