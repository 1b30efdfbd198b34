//! How components change the shared state: by actions sent to the one reducer.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::{Action, Address, Document, State};
use crate::ui::UiDispatch;

/// Sends actions to the reducer. It is the same value for as long as the page lives, so a
/// context that holds it never causes a component to be drawn again.
#[derive(Clone, PartialEq)]
pub struct Dispatch(Callback<Action>);

impl Dispatch {
    /// A dispatcher that hands actions on.
    pub fn new(to: Callback<Action>) -> Self {
        Self(to)
    }

    /// Sends an action.
    pub fn send(&self, action: Action) {
        self.0.emit(action);
    }
}

/// All by which components change anything: one context is smaller than one for each.
#[derive(Clone, PartialEq)]
pub struct Hands {
    /// Changes the shared state.
    pub dispatch: Dispatch,
    /// Changes the page around it.
    pub ui: UiDispatch,
}

#[hook]
fn use_hands() -> Hands {
    use_context().expect("the app wraps every component in the provider of the dispatchers")
}

/// The dispatcher of the page.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_hands().dispatch
}

/// The dispatcher of the page around the map.
#[hook]
pub fn use_ui() -> UiDispatch {
    use_hands().ui
}

/// The state in the form that Yew's reducer wants; views get the inner `Rc`.
pub struct Store {
    /// What is shown.
    pub state: Rc<State>,
}

impl Store {
    /// What an address shows of a document.
    pub fn open(document: Rc<Document>, address: &Address) -> Self {
        Self {
            state: Rc::new(State::open(document, address)),
        }
    }
}

impl Reducible for Store {
    type Action = Action;

    /// Gives back itself where nothing changes: then nothing is drawn.
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match self.state.after(action) {
            Some(state) => Rc::new(Self {
                state: Rc::new(state),
            }),
            None => self,
        }
    }
}
