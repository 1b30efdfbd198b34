//! Tests of the core crate, one folder a subject.

mod language;
