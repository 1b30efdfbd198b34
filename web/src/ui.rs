//! What of the page is no part of a map: which panel is open, what went wrong outside the text.
//!
//! It is not in the address and not undone by going back; it has a small reducer of its own.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::article::Home;

/// A panel or dialog; at most one is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The help on keys.
    Keys,
    /// Opening another map.
    Open,
    /// What is wrong with the text.
    Diagnostics,
    /// A first draft of a map of an article.
    Draft,
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

/// How many panes have room beside one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// One: the others are tabs and sheets.
    Narrow,
    /// Two.
    Middle,
    /// All three.
    #[default]
    Wide,
}

/// An article that the reader, the browser or the host of the map gives the page.
#[derive(Debug, PartialEq, Eq)]
pub struct Given {
    /// What its file is called; empty for a pasted text.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether they are to be read as Windows-1252.
    pub windows: bool,
    /// Where they come from.
    pub home: Home,
}

/// How far the reading of an article has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Step {
    /// There is nothing to wait for.
    #[default]
    Idle,
    /// It is being read.
    Busy,
    /// It could not be read, and why.
    Refused(AttrValue),
    /// It is not written in UTF-8, and the reader is asked for what else it may be.
    Encoding(Rc<Given>),
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
    /// How much room the window gives.
    pub room: Room,
    /// Whether the article stands beside the map, or in its place on a narrow window.
    pub article: bool,
    /// The article that was given last.
    pub given: Option<Rc<Given>>,
    /// How far it is read.
    pub step: Step,
    /// The article that a map is drafted of.
    pub drafted: Option<Rc<Given>>,
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
    /// The window gives this much room.
    Room(Room),
    /// Shows the article, or puts it away.
    Article(bool),
    /// Gives an article to be read.
    Give(Rc<Given>),
    /// The reading of an article has come this far.
    Step(Step),
    /// Drafts a map of an article.
    Draft(Rc<Given>),
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
            UiAction::Room(room) => next.room = room,
            UiAction::Article(shown) => next.article = shown,
            UiAction::Give(given) => {
                next.given = Some(given);
                next.step = Step::Busy;
            }
            UiAction::Step(step) => next.step = step,
            UiAction::Draft(given) => {
                next.drafted = Some(given);
                next.panel = Some(Panel::Draft);
            }
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
