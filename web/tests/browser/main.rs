//! The page as a reader uses it, in Chromium. One file a subject; each test is named by what a
//! reader does or sees.

#![cfg(not(target_arch = "wasm32"))]

mod address;
mod barriers;
mod draft;
mod first_paint;
mod first_sight;
mod focus;
mod large;
mod later;
mod live;
mod looking_around;
mod opening;
mod outline;
mod panels;
mod paper;
mod policy;
mod search;
mod source;
mod support;
mod theme;
mod unfolding;
mod untrusted;
