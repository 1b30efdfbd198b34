//! Maps held against the articles they read.

mod check;

use elenchus::diagnostic::Diagnostic;
use elenchus::source::{Article, Format, check, coverage, read, sources, uncited};

/// An example of several files, the first of which is a map: the map, and the articles of its
/// sources that are among the files.
pub(crate) struct Example<'e> {
    pub(crate) map: &'e str,
    files: Vec<(&'e str, &'e str)>,
}

impl<'e> Example<'e> {
    /// Reads files, before each of which stands `--- name`.
    pub(crate) fn of(text: &'e str) -> Self {
        let parts = text.split("--- ").skip(1);
        let files: Vec<(&str, &str)> = parts.filter_map(|part| part.split_once('\n')).collect();
        Self {
            map: files.first().expect("a map").1,
            files,
        }
    }

    /// The remarks of a map that is held against all articles at hand.
    pub(crate) fn remarks(&self) -> Vec<Diagnostic> {
        let model = elenchus::parse(self.map).model;
        let mut remarks = Vec::new();
        for source in sources(&model) {
            let file = source.file.as_deref().unwrap_or_default();
            let Some((_, text)) = self.files.iter().find(|(name, _)| *name == file) else {
                continue;
            };
            let key = Some(source.key.as_str());
            let article: Article = read(text, Format::guess(Some(file), text));
            remarks.extend(check(self.map, &model, key, &article).remarks);
            let coverage = coverage(&model, key, &article.shape());
            remarks.extend(uncited(self.map, &model, key, &coverage));
        }
        remarks
    }
}
