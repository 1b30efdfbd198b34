//! The page as a reader uses it, in Chromium. One file a subject; each test is named by what a
//! reader does or sees.

#![cfg(not(target_arch = "wasm32"))]

mod address;
mod first_sight;
mod folding;
mod live;
mod looking_around;
mod opening;
mod support;
mod theme;
mod unfolding;
