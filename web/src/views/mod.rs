//! The three ways to read a map, and the inspector beside them.
//!
//! Each view is a function of the shared state ([`ViewProps`]) and changes it only by the
//! dispatcher. One that is not looked at is not in the page.

pub mod attribution;
pub mod bearing;
pub mod focus;
pub mod inspector;
pub mod map;
pub mod outline;
pub mod source;
pub mod words;

use std::rc::Rc;

use yew::Properties;

use crate::state::State;

/// What a view is drawn from.
#[derive(Clone, Properties)]
pub struct ViewProps {
    /// The shared state.
    pub state: Rc<State>,
}

impl PartialEq for ViewProps {
    /// The reducer makes a new state only where something has changed.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}
