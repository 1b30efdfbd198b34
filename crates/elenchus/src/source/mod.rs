//! The articles a map reads: their sentences, and what the map makes of them.
//!
//! An [`Article`] is a text cut into blocks and sentences, each at a
//! [`Place`](crate::model::Place) that the map's `at` names. What a map keeps of an article
//! it does not ship is its [`Shape`] and a digest for each sentence.

mod article;
mod coverage;
mod decode;
mod segment;
mod shape;

pub use article::{Article, Block, BlockKind, Sentence};
pub use coverage::{Account, Background, Coverage, Covered, CoveredSection, background, coverage};
pub use decode::{Charset, Decoded, Note, decode};
pub use segment::{Format, SEGMENTER, read};
pub use shape::{Shape, ShapeBlock};

use crate::model::{Data, Model};

/// The key of the source that places name where they name none: the first in the front matter.
pub fn first_source(model: &Model) -> Option<&str> {
    match model.front_matter().get("sources") {
        Some(Data::Map(sources)) => sources.first().map(|(key, _)| key.as_str()),
        _ => None,
    }
}
