//! What an editor asks about a text: each a pure function of what was read and an offset.
//!
//! Answers are plain data with spans in bytes; what an editor's protocol makes of them is the
//! business of the face that speaks it.
//!
//! ```
//! use elenchus::service::{Reading, definition};
//! use elenchus::{model, syntax};
//!
//! let text = "[A]: a\n\n[B]: b\n  + [A]\n";
//! let syntax = syntax::parse(text);
//! let parsed = model::resolve(&syntax.tree, &text.into());
//! let reading = Reading::new(text, &syntax.tree, &parsed.model);
//!
//! let reference = text.rfind("[A]").expect("there") as u32;
//! let places = definition(&reading, reference + 1);
//! assert_eq!(places[0].of(text), "[A]:");
//! ```

mod actions;
mod completion;
mod definition;
mod folding;
mod hover;
mod names;
mod place;
mod reading;
mod refactor;
mod rename;
mod symbols;
mod target;
mod tokens;

pub use actions::{Action, fixes};
pub use completion::{
    Completion, CompletionKind, Completions, Context, KeyPlace, completion, context,
};
pub use definition::{definition, references};
pub use folding::{Fold, FoldKind, folds};
pub use hover::{About, Bearings, Card, Hover, card, hover};
pub use place::RecordedPlace;
pub use reading::Reading;
pub use refactor::{Refactoring, refactor, refactorings};
pub use rename::{rename, renamed};
pub use symbols::{Symbol, SymbolKind, symbols};
pub use target::{Target, target};
pub use tokens::{Token, TokenKind, tokens};
