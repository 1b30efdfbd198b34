//! Maps held against the articles that lie beside them, or whose sentences they know the number of.

use std::path::Path;

use elenchus::source::{check, check_places, coverage, sources, uncited};
use elenchus::{Diagnostic, Model};

use crate::article::{Known, known};
use crate::output::Failure;

/// What is wrong with the places and quotations of a map, and what it passes over. An article that
/// is given is that of the first source.
pub(super) fn remarks(
    map: &Path,
    text: &str,
    model: &Model,
    mut article: Option<&Path>,
) -> Result<Vec<Diagnostic>, Failure> {
    let mut remarks = Vec::new();
    for source in sources(model) {
        let key = Some(source.key.as_str());
        let shape = match known(map, &source, article.take())? {
            Known::Article { article, .. } => {
                remarks.extend(check(text, model, key, &article).remarks);
                article.shape()
            }
            Known::Shape(shape) => {
                remarks.extend(check_places(text, model, key, &shape));
                shape
            }
            Known::Nothing => continue,
        };
        remarks.extend(uncited(text, model, key, &coverage(model, key, &shape)));
    }
    if article.is_some() {
        return Err(Failure::told(
            "the map names no source that the article could be\n  help: `elenchus source add` names it",
        ));
    }
    Ok(remarks)
}
