//! The page as a reader uses it, in Chromium. One file a subject; each test is named by what a
//! reader does or sees.

#![cfg(not(target_arch = "wasm32"))]

mod first_sight;
mod support;
