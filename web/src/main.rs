//! The page: a map to unfold, to follow and to search, in a browser.
//!
//! `state` is plain data and knows no browser; `effects` joins it to the address bar, the
//! network and the disk; `views` and `components` draw it.
#![deny(unsafe_code)]
// A binary has no outside; `pub` says what one of its modules offers to the others.
#![allow(unreachable_pub)]

mod a11y;
mod app;
mod components;
mod dispatch;
mod effects;
mod later;
mod state;
mod ui;
mod views;

#[global_allocator]
static HEAP: elenchus_heap::Heap = elenchus_heap::Heap;

fn main() {
    effects::start::start();
}
