//! What a reader does: press keys, click, drag, turn the wheel, drop and paste.

use std::time::Duration;

use fantoccini::actions::{
    ActionSequence, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions,
    PointerAction, WheelAction, WheelActions,
};
pub use fantoccini::key::Key;
use serde_json::json;

use super::eyes::Point;
use super::page::Page;

/// How long the pointer is on its way from one place to the next.
const MOVE: Duration = Duration::from_millis(10);

impl Page {
    /// Presses a key that has a name.
    #[track_caller]
    pub fn press(&self, key: Key) {
        self.keys(&[char::from(key)], None);
    }

    /// Presses a key while another is held.
    #[track_caller]
    pub fn press_with(&self, held: Key, key: Key) {
        self.keys(&[char::from(key)], Some(held));
    }

    /// Presses the keys of these letters, one after the other.
    #[track_caller]
    pub fn write(&self, text: &str) {
        let keys: Vec<_> = text.chars().collect();
        self.keys(&keys, None);
    }

    #[track_caller]
    fn keys(&self, keys: &[char], held: Option<Key>) {
        let held = held.map(char::from);
        let mut actions = KeyActions::new("keyboard".to_owned());
        if let Some(value) = held {
            actions = actions.then(KeyAction::Down { value });
        }
        for &value in keys {
            actions = actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        if let Some(value) = held {
            actions = actions.then(KeyAction::Up { value });
        }
        self.perform(actions);
    }

    /// Goes by the Tab key until this has the focus.
    #[track_caller]
    pub fn tab_to(&self, name: &str) {
        const MOST: usize = 40;
        let mut passed = Vec::new();
        while self.focused() != name {
            passed.push(self.focused());
            assert!(
                passed.len() <= MOST,
                "Tab never comes to {name}: {passed:?}"
            );
            self.press(Key::Tab);
        }
    }

    /// Clicks the middle of what a selector finds.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.click_at(self.middle_in_view(css));
    }

    /// Clicks a point of the view.
    #[track_caller]
    pub fn click_at(&self, at: Point) {
        self.perform(pressed(mouse_at(at)));
    }

    /// Clicks twice in quick succession.
    #[track_caller]
    pub fn double_click(&self, css: &str) {
        let at = self.middle_in_view(css);
        self.perform(pressed(pressed(mouse_at(at))));
    }

    /// Presses at a point, goes this far, and lets go.
    #[track_caller]
    pub fn drag(&self, from: Point, by: (f64, f64)) {
        let steps = 4;
        let mut actions = mouse_at(from).then(PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        });
        for step in 1..=steps {
            let share = f64::from(step) / f64::from(steps);
            actions = actions.then(to(from.0 + by.0 * share, from.1 + by.1 * share));
        }
        self.perform(actions.then(PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        }));
    }

    /// Turns the wheel over a point, by pixels; down is positive.
    #[track_caller]
    pub fn wheel(&self, at: Point, by: i64) {
        let mut actions = WheelActions::new("wheel".to_owned());
        actions.push(WheelAction::Scroll {
            duration: None,
            x: at.0 as i64,
            y: at.1 as i64,
            delta_x: 0,
            delta_y: by,
        });
        self.perform(actions);
    }

    /// Puts two fingers down about a point and spreads them by a factor.
    pub fn pinch(&self, about: Point, factor: f64) {
        let fingers = |apart: f64| {
            json!([
                { "id": 0, "x": about.0 - apart, "y": about.1 },
                { "id": 1, "x": about.0 + apart, "y": about.1 },
            ])
        };
        let touch = |kind: &str, points: serde_json::Value| {
            let event = json!({ "type": kind, "touchPoints": points });
            self.driver.devtools("Input.dispatchTouchEvent", &event);
        };
        let (start, steps) = (60.0, 6);
        touch("touchStart", fingers(start));
        for step in 1..=steps {
            let share = f64::from(step) / f64::from(steps);
            touch("touchMove", fingers(start * (1.0 + (factor - 1.0) * share)));
        }
        touch("touchEnd", json!([]));
    }

    /// Touches the middle of what a selector finds.
    #[track_caller]
    pub fn tap(&self, css: &str) {
        let (x, y) = self.middle_in_view(css);
        let touch = |kind: &str, points: serde_json::Value| {
            let event = json!({ "type": kind, "touchPoints": points });
            self.driver.devtools("Input.dispatchTouchEvent", &event);
        };
        touch("touchStart", json!([{ "x": x, "y": y }]));
        touch("touchEnd", json!([]));
    }

    /// Puts a slider to a value, by its keys.
    #[track_caller]
    pub fn slide(&self, css: &str, to: u32) {
        self.js_of(
            "document.querySelector(arguments[0]).focus()",
            vec![css.into()],
        );
        self.press(Key::Home);
        for _ in 0..to {
            self.press(Key::Right);
        }
    }

    /// Drops a file onto the page.
    #[track_caller]
    pub fn drop_file(&self, name: &str, bytes: &[u8]) {
        self.drop_file_on("body", name, bytes);
    }

    /// Drops a file onto what a selector finds.
    #[track_caller]
    pub fn drop_file_on(&self, css: &str, name: &str, bytes: &[u8]) {
        self.js_of(
            "const data = new DataTransfer();
             data.items.add(new File([new Uint8Array(arguments[2])], arguments[1]));
             document.querySelector(arguments[0]).dispatchEvent(new DragEvent('drop',
               { dataTransfer: data, bubbles: true, cancelable: true }));",
            vec![css.into(), name.into(), json!(bytes)],
        );
    }

    /// Pastes a text onto the page.
    #[track_caller]
    pub fn paste(&self, text: &str) {
        self.paste_on("body", text);
    }

    /// Pastes a text onto what a selector finds.
    #[track_caller]
    pub fn paste_on(&self, css: &str, text: &str) {
        self.js_of(
            "const data = new DataTransfer();
             data.setData('text/plain', arguments[1]);
             document.querySelector(arguments[0]).dispatchEvent(new ClipboardEvent('paste',
               { clipboardData: data, bubbles: true, cancelable: true }));",
            vec![css.into(), text.into()],
        );
    }

    #[track_caller]
    fn perform(&self, actions: impl Into<ActionSequence>) {
        let actions: ActionSequence = actions.into();
        self.driver
            .ask(async |client| client.perform_actions(actions).await);
    }
}

fn mouse_at(at: Point) -> MouseActions {
    MouseActions::new("mouse".to_owned()).then(to(at.0, at.1))
}

fn pressed(actions: MouseActions) -> MouseActions {
    let button = MOUSE_BUTTON_LEFT;
    actions
        .then(PointerAction::Down { button })
        .then(PointerAction::Up { button })
}

fn to(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo {
        duration: Some(MOVE),
        x,
        y,
    }
}
