//! Tests of the core crate, one folder a subject.
#![expect(
    clippy::disallowed_methods,
    reason = "tests read their cases and watch the clock; the library does neither"
)]

mod anchors;
mod build;
mod document;
mod documents;
mod draft;
mod edit;
mod format;
mod include;
mod language;
mod map;
mod query;
mod segment;
mod service;
mod source;
