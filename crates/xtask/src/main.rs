//! House-keeping: `cargo xtask …`.
fn main() {}
