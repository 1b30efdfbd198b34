//! The articles a map reads: their sentences, and what the map makes of them.
//!
//! An [`Article`] is a text cut into blocks and sentences, each at a
//! [`Place`](crate::model::Place) that the map's `at` names. What a map keeps of an article
//! it does not ship is a [`Record`]: its [`Shape`] and a [`Digest`] for each sentence.
//!
//! What a page needs at first, reading records and shapes, stands apart from what only an opened
//! article needs: [`normalise`], the making of digests and [`check`] bring tables along.

mod align;
mod article;
mod check;
mod coverage;
mod decode;
mod digest;
mod fidelity;
mod front_matter;
mod normal;
mod quote;
mod record;
mod segment;
mod shape;
mod spots;
mod uncited;
mod words;

pub use align::{
    Alignment, AnchorStatus, Fate, Known, Piece, PieceKind, SAME_ARTICLE, Status, UnknownSegmenter,
    align, background_status, difference, status,
};
pub use article::{Article, Block, BlockKind, Sentence};
pub use check::{Checked, CheckedQuote, Checks, check, check_places};
pub use coverage::{Account, Background, Coverage, Covered, CoveredSection, background, coverage};
pub use decode::{Charset, Decoded, Note, decode};
pub use fidelity::{Fidelity, Likeness, fidelity};
pub use front_matter::{Source, sources};
pub use normal::normalise;
pub use quote::{Nearest, Quotations};
pub use record::{Record, RecordBlock};
pub use segment::{Format, read};
pub use shape::{Shape, ShapeBlock};
pub use uncited::uncited;

use crate::model::{Data, Model};
pub use crate::model::{Digest, NoDigest, SEGMENTER, WholeDigest};

/// The key of the source that places name where they name none: the first in the front matter.
pub fn first_source(model: &Model) -> Option<&str> {
    match model.front_matter().get("sources") {
        Some(Data::Map(sources)) => sources.first().map(|(key, _)| key.as_str()),
        _ => None,
    }
}
