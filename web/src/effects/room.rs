//! How much room the window gives.

use gloo::events::EventListener;
use yew::prelude::*;

use super::media;
use crate::ui::{Room, UiAction, UiDispatch};

/// The greatest widths of a narrow and of a middling window, as in the style sheets.
const LIMITS: [&str; 2] = ["(max-width: 900px)", "(max-width: 1200px)"];

/// The room that there is now.
pub fn room() -> Room {
    match LIMITS.map(media) {
        [true, _] => Room::Narrow,
        [_, true] => Room::Middle,
        _ => Room::Wide,
    }
}

/// Tells the page how much room there is, now and whenever that changes.
#[hook]
pub fn use_room(ui: &UiDispatch) {
    use_effect_with(ui.clone(), |ui| {
        let ui = ui.clone();
        ui.send(UiAction::Room(room()));
        let listener = EventListener::new(&gloo::utils::window(), "resize", move |_| {
            ui.send(UiAction::Room(room()));
        });
        move || drop(listener)
    });
}
