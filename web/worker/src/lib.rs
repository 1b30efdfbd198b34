//! What the page does in a worker, beside its own thread, and how the two speak.
//!
//! A [`Job`] is a request, an answer, and a function from the one to the other that tells how far
//! it has come: one file in [`jobs`] and one line in its table. The page asks by [`call`] and
//! understands what comes back by [`hear`]; the worker [`answer`]s. Everything crosses as bytes
//! ([`wire`]); what is malformed is told, never a panic.
//!
//! ```
//! use elenchus_worker::jobs::draw::{Draw, ToDraw};
//! use elenchus_worker::{Reply, answer, call, hear};
//!
//! let mut replies = Vec::new();
//! answer(&call::<Draw>(7, &ToDraw::default()), &mut |reply| replies.push(reply));
//! let (number, last) = hear::<Draw>(replies.last().expect("an answer")).expect("well formed");
//! assert_eq!(number, 7);
//! assert!(matches!(last, Reply::Answer(drawn) if drawn.boxes.is_empty()));
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![warn(unreachable_pub)]

pub mod jobs;
mod message;
pub mod wire;

pub use jobs::Job;
pub use message::{Reply, answer, call, hear};
