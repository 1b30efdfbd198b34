//! The jobs, one file each.

pub mod article;
pub mod draft;
pub mod draw;

use crate::wire::{Bytes, Wire};

/// Something that takes too long for the page's own thread.
pub trait Job {
    /// What it is known by; no other job's.
    const KIND: u8;
    /// What is asked for.
    type Request: Wire;
    /// What comes of it.
    type Answer: Wire;

    /// Does it. `progress` is told how far it has come, from 0 to 1, as often as is convenient.
    ///
    /// # Errors
    /// Why there is no answer, in words for the reader.
    fn run(request: Self::Request, progress: &mut dyn FnMut(f64)) -> Result<Self::Answer, String>;
}

/// How a job of each kind is done, from bytes to bytes.
pub(crate) const TABLE: &[(u8, Run)] = &[
    entry::<draw::Draw>(),
    entry::<article::ReadArticle>(),
    entry::<draft::MakeDraft>(),
];

/// Reads a request, does the job, writes the answer.
pub(crate) type Run = fn(&mut Bytes<'_>, &mut dyn FnMut(f64)) -> Result<Vec<u8>, String>;

const fn entry<J: Job>() -> (u8, Run) {
    (J::KIND, run::<J>)
}

fn run<J: Job>(request: &mut Bytes<'_>, progress: &mut dyn FnMut(f64)) -> Result<Vec<u8>, String> {
    let read = J::Request::read(request).filter(|_| request.left() == 0);
    let read = read.ok_or("the request is malformed")?;
    let answer = J::run(read, progress)?;
    let mut body = Vec::new();
    answer.write(&mut body);
    Ok(body)
}
