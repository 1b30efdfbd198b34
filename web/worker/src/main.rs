//! The worker's face: one function that its script calls for each message.
#![forbid(unsafe_code)]

use js_sys::{Function, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static HEAP: elenchus_heap::Heap = elenchus_heap::Heap;

/// Does what a message asks for; `tell` is called with each message that goes back.
#[wasm_bindgen]
pub fn answer(message: &[u8], tell: &Function) {
    elenchus_worker::answer(message, &mut |reply| {
        let reply = Uint8Array::from(reply.as_slice());
        // Where telling fails there is nobody left to be told.
        let _ = tell.call1(&JsValue::NULL, &reply);
    });
}

fn main() {}
