//! What holds for any input, as functions that panic where it does not.
//!
//! The fuzzer (`crates/fuzz`) drives them with what it finds; `cargo xtask test` drives the same
//! functions on stable Rust with documents that are taken apart and put together at random.
//!
//! ```
//! elenchus_laws::parse(b"[A]: a\n  + <B>: \xf0\x9f\x8c\x89 {weight:");
//! ```
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod edits;
mod format;
mod includes;
mod parse;
mod segment;
mod services;
mod sync;

pub use edits::edits;
pub use format::fmt;
pub use includes::includes;
pub use parse::parse;
pub use segment::segment;
pub use services::services;
pub use sync::sync;

/// A law, asked of one input.
pub type Law = fn(&[u8]);

/// Every law by the name of its fuzz target.
pub const LAWS: &[(&str, Law)] = &[
    ("parse", parse),
    ("fmt", fmt),
    ("includes", includes),
    ("segment", segment),
    ("edits", edits),
    ("services", services),
    ("sync", sync),
];
