//! The `elenchus` command.
fn main() {}
