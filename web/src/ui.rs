//! What of the page is no part of a map: which panel is open, what went wrong outside the text.
//!
//! It is not in the address and not undone by going back; it has a small reducer of its own.

use std::rc::Rc;

use yew::prelude::*;

/// A panel or dialog; at most one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The help on keys.
    Keys,
    /// Opening another map.
    Open,
    /// What is wrong with the text.
    Diagnostics,
}

/// How the page follows the file that `elenchus serve` watches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Live {
    /// It follows no file.
    #[default]
    Off,
    /// It hears of every save.
    Following,
    /// The command does not answer; the page keeps asking.
    Lost,
}

/// Words about something that failed and is not about a place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What failed.
    pub title: AttrValue,
    /// Why, and what to do about it.
    pub help: AttrValue,
}

/// The page around the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ui {
    /// The open panel.
    pub panel: Option<Panel>,
    /// What failed last, until it is put away.
    pub notice: Option<Notice>,
    /// Whether the page follows a file.
    pub live: Live,
}

/// What changes the page around the map.
#[derive(Clone, Debug)]
pub enum UiAction {
    /// Opens a panel, in place of one that is open.
    Open(Panel),
    /// Closes the open panel.
    Close,
    /// Shows a notice.
    Notice(Notice),
    /// Puts the notice away.
    Dismiss,
    /// The connection to the watched file has changed.
    Live(Live),
}

impl Reducible for Ui {
    type Action = UiAction;

    fn reduce(self: Rc<Self>, action: UiAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            UiAction::Open(panel) => next.panel = Some(panel),
            UiAction::Close => next.panel = None,
            UiAction::Notice(notice) => next.notice = Some(notice),
            UiAction::Dismiss => next.notice = None,
            UiAction::Live(live) => next.live = live,
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

/// Sends changes of the page around the map; the same value for as long as the page lives.
#[derive(Clone, PartialEq)]
pub struct UiDispatch(Callback<UiAction>);

impl UiDispatch {
    /// A dispatcher that hands changes on.
    pub fn new(to: Callback<UiAction>) -> Self {
        Self(to)
    }

    /// Sends a change.
    pub fn send(&self, action: UiAction) {
        self.0.emit(action);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_panel_at_a_time_and_no_change_is_no_new_state() {
        let ui = Rc::new(Ui::default()).reduce(UiAction::Open(Panel::Keys));
        let ui = ui.reduce(UiAction::Open(Panel::Open));
        assert_eq!(ui.panel, Some(Panel::Open));
        let again = Rc::clone(&ui).reduce(UiAction::Open(Panel::Open));
        assert!(Rc::ptr_eq(&ui, &again));
    }
}
