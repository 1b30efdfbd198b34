//! The messages: from the page the version of the protocol, a number, the kind of job, the
//! request; from the worker the number, and how far the job has come, its answer, or why there is
//! none.

use crate::jobs::{Job, TABLE};
use crate::wire::{Bytes, Wire};

/// Both sides must mean the same by the same bytes, also where one of them comes out of a cache:
/// goes up with every change of any request or answer.
const VERSION: u8 = 1;

/// How much further a job must have come, of 1, before it is told again.
const STEP: f64 = 0.01;

/// What comes back from the worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply<A> {
    /// The job has come this far, from 0 to 1.
    Progress(f64),
    /// The answer; nothing follows it.
    Answer(A),
    /// Why there is none; nothing follows it.
    Failed(String),
}

impl<A: Wire> Wire for Reply<A> {
    fn write(&self, to: &mut Vec<u8>) {
        match self {
            Self::Progress(share) => {
                to.push(0);
                share.write(to);
            }
            Self::Answer(answer) => {
                to.push(1);
                answer.write(to);
            }
            Self::Failed(why) => {
                to.push(2);
                why.write(to);
            }
        }
    }

    fn read(from: &mut Bytes<'_>) -> Option<Self> {
        match u8::read(from)? {
            0 => Some(Self::Progress(f64::read(from)?)),
            1 => Some(Self::Answer(A::read(from)?)),
            2 => Some(Self::Failed(String::read(from)?)),
            _ => None,
        }
    }
}

/// The message that asks for a job.
pub fn call<J: Job>(number: u32, request: &J::Request) -> Vec<u8> {
    let mut message = vec![VERSION];
    number.write(&mut message);
    J::KIND.write(&mut message);
    request.write(&mut message);
    message
}

/// What a message from the worker says, and to which number; `None` where it is malformed.
pub fn hear<J: Job>(message: &[u8]) -> Option<(u32, Reply<J::Answer>)> {
    crate::wire::all(message)
}

/// Does what a message asks for. Whatever the message is, the last thing told is an answer or why
/// there is none.
pub fn answer(message: &[u8], tell: &mut dyn FnMut(Vec<u8>)) {
    let mut bytes = Bytes::new(message);
    let Some(number) = numbered(&mut bytes) else {
        tell(told(
            0,
            &failed("the page and its worker are of different builds"),
        ));
        return;
    };
    let kind = u8::read(&mut bytes);
    let Some((_, run)) = TABLE.iter().find(|(known, _)| Some(*known) == kind) else {
        tell(told(number, &failed("there is no such job")));
        return;
    };
    let mut before = f64::NEG_INFINITY;
    let mut progress = |share: f64| {
        if share >= before + STEP {
            before = share;
            tell(told(number, &Reply::<u8>::Progress(share)));
        }
    };
    match run(&mut bytes, &mut progress) {
        Ok(body) => {
            let mut message = told(number, &Reply::Answer(Body));
            message.extend(body);
            tell(message);
        }
        Err(why) => tell(told(number, &failed(&why))),
    }
}

/// The number of a message of this version.
fn numbered(bytes: &mut Bytes<'_>) -> Option<u32> {
    let version = u8::read(bytes)?;
    u32::read(bytes).filter(|_| version == VERSION)
}

fn failed(why: &str) -> Reply<u8> {
    Reply::Failed(why.to_owned())
}

fn told<A: Wire>(number: u32, reply: &Reply<A>) -> Vec<u8> {
    let mut message = Vec::new();
    number.write(&mut message);
    reply.write(&mut message);
    message
}

/// An answer that is in bytes already, and follows.
struct Body;

impl Wire for Body {
    fn write(&self, _: &mut Vec<u8>) {}

    fn read(_: &mut Bytes<'_>) -> Option<Self> {
        Some(Self)
    }
}
