//! The published document.

mod refused;
mod round_trip;
mod schema;
