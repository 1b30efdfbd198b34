//! Changes of a document as edits of its text.
//!
//! Each operation takes a [`Document`] and gives the [edits](crate::text::Edit) that make the
//! change: in the order of the text, not overlapping, and touching nothing that need not change,
//! so that comments and the author's formatting stay. What cannot be done is a [`Refusal`].
//! [`crate::text::inverse`] takes any of them back.
//!
//! An operation reads its own result again before it gives it away: where the new text would say
//! anything else than what was asked for, it refuses ([`Refusal::ChangesMore`]). Each costs about
//! as much as reading the document once more.
//!
//! ```
//! use elenchus::edit::{Document, rename};
//! use elenchus::model::Element;
//! use elenchus::text::apply;
//!
//! let text = "[A]: Rebuild it.\n  + <Safety>: See @[A].\n";
//! let document = Document::new(text);
//! let thesis = Element::Statement(document.model().statement_titled("A").expect("one"));
//! let edits = rename(&document, thesis, "Bridge", false).expect("a free title");
//! assert_eq!(
//!     apply(text, &edits).as_deref(),
//!     Some("[Bridge]: Rebuild it.\n  + <Safety>: See @[Bridge].\n")
//! );
//! ```

mod add;
mod append;
mod cut;
mod data;
mod document;
mod escape;
mod fix;
mod layout;
mod mention;
mod outline;
mod reconstruct;
mod refusal;
mod remove;
mod rename;
mod rewrite;
mod settings;
mod source;
mod tag;
mod title;
mod transfer;
mod words;
mod yaml;

pub use add::{Reason, add_relation};
pub use append::append;
pub use data::{Owner, set_data};
pub use document::Document;
pub use fix::{fix, fix_all};
pub use reconstruct::{Premises, reconstruct};
pub use refusal::Refusal;
pub use remove::{Beneath, remove};
pub use rename::{rename, rename_title};
pub use rewrite::set_text;
pub use source::{Details, Move, WithSource, add_source};
pub use tag::{add_tag, drop_tag};
pub use transfer::move_beneath;

/// Plain words as they are written behind a title or a sign, so that they read back as they are.
/// They must stand on one line.
pub(crate) fn plain_words(words: &str) -> String {
    escape::escape(words, escape::Before::Text, false)
}

/// A text as a value of data.
pub(crate) fn data_text(text: &str) -> String {
    yaml::word(text)
}
