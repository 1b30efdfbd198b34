//! Work beside the page's own thread. The worker's module is loaded when it is needed first.

use std::cell::Cell;
use std::rc::Rc;

use elenchus_worker::{Job, Reply, call, hear};
use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

/// The worker's script, beside the page.
const SCRIPT: &str = "worker/worker.js";

thread_local! {
    /// A worker that has done its work and waits for more.
    static IDLE: Cell<Option<Worker>> = const { Cell::new(None) };
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// Work under way. Where it is dropped before it is done, it is given up.
pub struct Task {
    worker: Worker,
    is_done: Rc<Cell<bool>>,
    _listeners: [EventListener; 2],
}

impl Drop for Task {
    /// A worker cannot be interrupted: what is given up ends with its worker.
    fn drop(&mut self) {
        if self.is_done.get() {
            IDLE.set(Some(self.worker.clone()));
        } else {
            self.worker.terminate();
        }
    }
}

/// Asks for a job. `on` hears how far it has come, and in the end the answer or why there is
/// none; nothing where the task is dropped before. `None` where there can be no worker here.
pub fn ask<J: Job>(request: &J::Request, on: impl Fn(Reply<J::Answer>) + 'static) -> Option<Task> {
    let worker = IDLE.take().or_else(start)?;
    let number = ASKED.get().wrapping_add(1);
    ASKED.set(number);
    let is_done = Rc::new(Cell::new(false));
    let on = Rc::new(on);
    let told = {
        let (is_done, on) = (Rc::clone(&is_done), Rc::clone(&on));
        move |event: &Event| {
            let reply = match event.dyn_ref::<MessageEvent>().map(MessageEvent::data) {
                Some(data) => read::<J>(&data, number),
                None => None,
            };
            if let Some(reply) = reply {
                is_done.set(matches!(reply, Reply::Answer(_)));
                on(reply);
            }
        }
    };
    let failed = move |_: &Event| on(Reply::Failed("The worker cannot be started.".to_owned()));
    let listeners = [
        EventListener::new(&worker, "message", told),
        EventListener::new(&worker, "error", failed),
    ];
    let task = Task {
        worker,
        is_done,
        _listeners: listeners,
    };
    let message = Uint8Array::from(call::<J>(number, request).as_slice());
    task.worker.post_message(&message).ok()?;
    Some(task)
}

fn start() -> Option<Worker> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(SCRIPT, &options).ok()
}

/// What was told to this number; `None` for what was told to another.
fn read<J: Job>(data: &wasm_bindgen::JsValue, number: u32) -> Option<Reply<J::Answer>> {
    let Some(bytes) = data.dyn_ref::<Uint8Array>() else {
        return Some(Reply::Failed(data.as_string().unwrap_or_default()));
    };
    match hear::<J>(&bytes.to_vec()) {
        Some((told, reply)) => (told == number).then_some(reply),
        None => Some(Reply::Failed(
            "The worker's answer is malformed.".to_owned(),
        )),
    }
}
