//! A drawing that is under way in the worker: what it is for, and how far it has come.

use std::rc::Rc;

use elenchus_worker::Reply;
use elenchus_worker::jobs::draw::Drawn;
use gloo::timers::callback::Timeout;
use yew::Callback;

use super::board::Plan;
use super::stage::Stage;
use crate::later::{Begun, begin};
use crate::state::State;

/// For how long a drawing is under way before the reader is told, in milliseconds.
const PATIENCE: u32 = 150;

/// A drawing under way. Where it is dropped, it is given up.
pub struct Waiting {
    plan: Rc<Plan>,
    /// The newest state that wants this drawing.
    pub state: Rc<State>,
    /// How far it has come, from 0 to 1.
    done: f64,
    is_told: bool,
    _task: Begun,
    _patience: Timeout,
}

/// What the reader is told of a drawing under way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wait {
    /// How many claims are drawn.
    pub claims: usize,
    /// How far it has come, from 0 to 1.
    pub done: f64,
}

impl Waiting {
    /// Has a plan drawn for a stage.
    pub fn begin(plan: Plan, stage: &Stage) -> Self {
        let hear = {
            let stage = stage.clone();
            Callback::from(move |reply: Reply<Drawn>| stage.hear(reply))
        };
        let (plan, failed) = (Rc::new(plan), hear.clone());
        let drawing = Rc::clone(&plan);
        let stage = stage.clone();
        Self {
            state: Rc::clone(&plan.state),
            plan,
            done: 0.0,
            is_told: false,
            _task: begin(
                move |loaded| (loaded.draw_map)(&drawing.to_draw, hear),
                move || failed.emit(Reply::Failed(String::new())),
            ),
            _patience: Timeout::new(PATIENCE, move || stage.tell_wait()),
        }
    }

    /// The plan that is drawn.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Takes note of how far it has come.
    pub fn come(&mut self, done: f64) {
        self.done = done;
    }

    /// What the reader is told from now on.
    pub fn told(&mut self) -> Wait {
        self.is_told = true;
        self.wait()
    }

    /// What the reader has been told, where that is anything.
    pub fn wait_told(&self) -> Option<Wait> {
        self.is_told.then(|| self.wait())
    }

    fn wait(&self) -> Wait {
        Wait {
            claims: self.plan.to_draw.graph.nodes.len(),
            done: self.done,
        }
    }

    /// The plan, and the newest state that wants its drawing.
    pub fn end(self) -> (Rc<Plan>, Rc<State>) {
        (self.plan, self.state)
    }
}
