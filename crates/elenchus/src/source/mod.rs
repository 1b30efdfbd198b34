//! The articles a map reads: their sentences, and what the map makes of them.
//!
//! An [`Article`] is a text cut into blocks and sentences, each at a
//! [`Place`](crate::model::Place) that the map's `at` names. What a map keeps of an article
//! it does not ship is a [`Record`]: its [`Shape`] and a [`Digest`] for each sentence.
//!
//! What a page needs at first, reading records and shapes, stands apart from what only an opened
//! article needs: [`normalise`] and the making of digests bring tables along.

mod article;
mod coverage;
mod decode;
mod digest;
mod front_matter;
mod normal;
mod record;
mod segment;
mod shape;

pub use article::{Article, Block, BlockKind, Sentence};
pub use coverage::{Account, Background, Coverage, Covered, CoveredSection, background, coverage};
pub use decode::{Charset, Decoded, Note, decode};
pub use front_matter::{Source, sources};
pub use normal::normalise;
pub use record::{Record, RecordBlock};
pub use segment::{Format, read};
pub use shape::{Shape, ShapeBlock};

use crate::model::{Data, Model};
pub use crate::model::{Digest, NoDigest, SEGMENTER, WholeDigest};

/// The key of the source that places name where they name none: the first in the front matter.
pub fn first_source(model: &Model) -> Option<&str> {
    match model.front_matter().get("sources") {
        Some(Data::Map(sources)) => sources.first().map(|(key, _)| key.as_str()),
        _ => None,
    }
}
