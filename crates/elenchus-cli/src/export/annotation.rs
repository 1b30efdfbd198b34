//! Web annotations, which need the article for what they select.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use elenchus::Model;
use elenchus_formats::{AnnotationOptions, OffsetUnit, annotations};

use crate::article::{beside, read_article, require_mapped, source};
use crate::output::Failure;

/// What annotations are of, and what their offsets count.
#[derive(clap::Args)]
#[group(id = "annotation")]
#[command(next_help_heading = "Web annotations")]
pub(super) struct Options {
    /// The article; without it the `file` beside the map is read, where there is one.
    #[arg(long, value_name = "FILE")]
    article: Option<PathBuf>,
    /// The key of the source in the front matter; the first where it is not given.
    #[arg(long, value_name = "KEY")]
    source: Option<String>,
    /// What offsets count; `utf-16` where it is not given.
    #[arg(long, value_parser = PossibleValuesParser::new(OffsetUnit::ALL.map(OffsetUnit::name)))]
    unit: Option<String>,
    /// Write the article's words too, also where the map does not ship them with `file`.
    #[arg(long)]
    quote: bool,
}

impl Options {
    /// What only annotations have must not be asked of another format.
    pub(super) fn refuse(&self) -> Result<(), Failure> {
        let asked = self.article.is_some() || self.source.is_some() || self.unit.is_some();
        if !asked && !self.quote {
            return Ok(());
        }
        Err(Failure::told(
            "--article, --source, --unit and --quote are for --to web-annotation",
        ))
    }

    pub(super) fn write(&self, map: &Path, model: &Model) -> Result<String, Failure> {
        let key = self.source.as_deref();
        let source = source(model, key)?;
        let article = match &self.article {
            Some(path) => Some(read_article(path)?),
            None => beside(map, &source)?,
        };
        if let Some(article) = &article {
            require_mapped(model, &source, article)?;
        }
        let unit = self.unit.as_deref().and_then(OffsetUnit::named);
        let options = AnnotationOptions {
            unit: unit.unwrap_or_default(),
            words: self.quote || source.file.is_some(),
        };
        Ok(annotations(model, key, article.as_ref(), options))
    }
}
