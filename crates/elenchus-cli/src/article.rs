//! The articles that maps read: given, beside the map, or only known by their shape.

use std::path::{Path, PathBuf};

use elenchus::Model;
use elenchus::draft::LANGUAGES;
use elenchus::edit::{Details, Document, WithSource, add_source};
use elenchus::model::Data;
use elenchus::source::{
    self, Alignment, Article, Format, Record, Shape, Source, align, decode, read, sources,
};
use elenchus::text::apply;

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

/// Takes the tag of a language: words of letters and digits with hyphens between, the first of
/// letters alone.
pub(crate) fn language(tag: &str) -> Result<String, String> {
    let is_word = |word: &str| {
        (1..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = tag.split('-').next().unwrap_or_default();
    let is_tag = first.len() > 1
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && tag.split('-').all(is_word);
    match is_tag {
        true => Ok(tag.to_owned()),
        false => Err(format!(
            "it is no tag of a language, such as en-GB or de; for drafts there are rules for {}",
            LANGUAGES.join(", ")
        )),
    }
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

/// The article of a source that lies beside its map; `None` where the source names no file, or it
/// is not there. A link is followed, as those to included files are.
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

/// A new map with the digests of its article, by which a changed text is noticed.
pub(crate) fn with_digests(map: &str, article: &Article) -> Result<String, Failure> {
    let (document, details) = (Document::new(map), Details::default());
    let edits = add_source(
        &document,
        "article",
        &details,
        article,
        WithSource::default(),
    );
    let edits =
        edits.map_err(|refusal| Failure::told(format!("cannot write the digests: {refusal}")))?;
    apply(map, &edits).ok_or_else(|| Failure::told("cannot write the digests"))
}

/// Whether the map has digests of the source that cannot be read.
pub(crate) fn has_broken_digests(model: &Model, source: &Source) -> bool {
    let all = model.front_matter().get("sources");
    let written = all.and_then(|all| all.get(&source.key)?.get("sentences"));
    source.record.is_none() && written.is_some_and(|written| *written != Data::Null)
}

/// Refuses an article that is not, sentence for sentence, the one whose digests the map has:
/// its places would be those of another text.
pub(crate) fn require_mapped(
    model: &Model,
    source: &Source,
    article: &Article,
) -> Result<(), Failure> {
    if has_broken_digests(model, source) {
        return Err(Failure::told(format!(
            "the digests of the source `{}` cannot be read, so the article cannot be held against them\n  help: `elenchus check` says what is wrong with them",
            source.key
        )));
    }
    let Some(record) = &source.record else {
        return Ok(());
    };
    let alignment = align(record, &source::Known::nothing(), article)
        .map_err(|unknown| Failure::told(unknown.to_string()))?;
    match alignment.is_identical() {
        true => Ok(()),
        false => Err(Failure::told(format!(
            "{}, so its places are not those of the map\n  help: `elenchus source status` tells what became of them, `elenchus source add` brings the map up to date",
            otherwise(&alignment)
        ))),
    }
}

/// In which way an article is not the one that was mapped.
fn otherwise(alignment: &Alignment) -> String {
    let share = alignment.share() / 10;
    match alignment.is_same_article() {
        true => format!(
            "the article is not as it was when the map took its digests: {share} % of those sentences are in it"
        ),
        false => format!(
            "this is another article than the one that was mapped: {share} % of its sentences are in it"
        ),
    }
}

/// What is known of a source.
pub(crate) enum Known {
    /// Its article.
    Article {
        article: Article,
        /// Whether it is another one than the map has digests of.
        is_other: bool,
    },
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
    if let Some(path) = path_beside(map, source).filter(|path| !path.is_file()) {
        tell(&format!(
            "the map names the file {}, which is not there",
            path.display()
        ));
    }
    Ok(match (article, &source.record) {
        (Some(article), record) => {
            let compare = |record: &Record| align(record, &source::Known::nothing(), &article);
            let compared = record.as_ref().and_then(|record| compare(record).ok());
            let otherwise = compared.filter(|alignment| !alignment.is_identical());
            if let Some(alignment) = &otherwise {
                tell(&format!(
                    "{}; places count as they are in it",
                    self::otherwise(alignment)
                ));
            }
            let is_other = otherwise.is_some_and(|alignment| !alignment.is_same_article());
            Known::Article { article, is_other }
        }
        (None, Some(record)) => Known::Shape(record.shape()),
        (None, None) => Known::Nothing,
    })
}
