//! The articles that maps read: given, beside the map, or only known by their shape.

use std::path::{Path, PathBuf};

use elenchus::Model;
use elenchus::source::{Article, Format, Record, Shape, Source, decode, read, sources};

use crate::input::read_bytes;
use crate::output::{Failure, tell};

/// Reads an article from a file, or from standard input for `-`, and tells what was odd about
/// its bytes.
pub(crate) fn read_article(path: &Path) -> Result<Article, Failure> {
    let (name, bytes) = read_bytes(path)?;
    let decoded = decode(&bytes);
    for note in &decoded.notes {
        tell(&format!("{name}: {note}"));
    }
    let format = Format::guess(Some(&name), &decoded.text);
    Ok(read(&decoded.text, format))
}

/// The source of a map with this key, or its first; one without a key where the front matter
/// has none.
pub(crate) fn source(model: &Model, key: Option<&str>) -> Result<Source, Failure> {
    let mut all = sources(model);
    let keys: Vec<String> = all
        .iter()
        .map(|source| format!("`{}`", source.key))
        .collect();
    let at = match key {
        None => 0,
        Some(key) => {
            let at = all.iter().position(|source| source.key == key);
            at.ok_or_else(|| {
                Failure::told(match keys.as_slice() {
                    [] => {
                        format!("the map has no source `{key}`: it names none in its front matter")
                    }
                    _ => format!("the map has no source `{key}`, but {}", keys.join(", ")),
                })
            })?
        }
    };
    Ok(match at < all.len() {
        true => all.swap_remove(at),
        false => Source::default(),
    })
}

/// The article of a source that lies beside its map; `None` where the source names no file, or
/// it is not there.
pub(crate) fn beside(map: &Path, source: &Source) -> Result<Option<Article>, Failure> {
    let Some(path) = path_beside(map, source).filter(|path| path.is_file()) else {
        return Ok(None);
    };
    read_article(&path).map(Some)
}

fn path_beside(map: &Path, source: &Source) -> Option<PathBuf> {
    // A map from standard input lies nowhere.
    let folder = map.parent().filter(|_| map.as_os_str() != "-")?;
    Some(folder.join(source.file.as_deref()?))
}

/// What is known of a source.
pub(crate) enum Known {
    /// Its article.
    Article(Article),
    /// How many sentences it has, by the digests in the front matter.
    Shape(Shape),
    /// Nothing.
    Nothing,
}

/// What is known of a source, from the article that is given, else from the file beside the map,
/// else from the front matter.
pub(crate) fn known(map: &Path, source: &Source, given: Option<&Path>) -> Result<Known, Failure> {
    let article = match given {
        Some(path) => Some(read_article(path)?),
        None => beside(map, source)?,
    };
    Ok(match (article, &source.record) {
        (Some(article), record) => {
            let is_other = |record: &Record| {
                record.whole.is_some() && Record::of(&article).whole != record.whole
            };
            if record.as_ref().is_some_and(is_other) {
                tell(
                    "the article is not as it was when the map took its digests; places count as they are now",
                );
            }
            Known::Article(article)
        }
        (None, Some(record)) => Known::Shape(record.shape()),
        (None, None) => Known::Nothing,
    })
}
