//! The heap of the modules that run in a browser: the system's own, behind functions that are
//! never inlined.
//!
//! A module for `wasm32-unknown-unknown` holds its allocator, and with link-time optimisation that
//! code is taken apart with all other. But the compiler knows of allocated memory that nobody else
//! has seen it, and of zeroed memory what it holds; where freeing is inlined beside the place where
//! a vector is made, it concludes that the header of the block, which stands before the memory it
//! was given, was never written either, and has the allocator check a size of nought: the page
//! traps. That was so with Rust 1.95 for `vec![0; n]` that is dropped where it was made. Behind a
//! call of its own, the allocator is what the compiler takes it to be.
//!
//! ```
//! #[global_allocator]
//! static HEAP: elenchus_heap::Heap = elenchus_heap::Heap;
//!
//! let zeros = vec![0_u32; 100];
//! assert_eq!(zeros.iter().sum::<u32>(), 0);
//! ```
#![warn(missing_docs)]
#![warn(unreachable_pub)]

use std::alloc::{GlobalAlloc, Layout, System};

/// The heap of a module: to be its `#[global_allocator]`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Heap;

// SAFETY: what is asked of `Heap` is asked of `System` with the same arguments, and `System` keeps
// the contract of `GlobalAlloc`.
unsafe impl GlobalAlloc for Heap {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    #[inline(never)]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    #[inline(never)]
    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(memory, layout) }
    }

    #[inline(never)]
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe { System.realloc(memory, layout, size) }
    }
}
