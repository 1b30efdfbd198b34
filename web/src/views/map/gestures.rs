//! Moving the map by pointer: drag, wheel, pinch, double click.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent, PointerEvent, WheelEvent};
use yew::prelude::*;

use super::stage::Stage;

/// How far a pointer goes, in pixels, before pressing becomes dragging.
const SLACK: f64 = 4.0;
/// The height of a line in pixels, for wheels that count in lines.
const LINE: f64 = 16.0;

/// What the pointers are doing.
#[derive(Default)]
struct Hands {
    /// The pressed pointers, with their places on the canvas; at most two count.
    pressed: Vec<(i32, f64, f64)>,
    start: (f64, f64),
    dragging: bool,
}

/// What a movement of the pointers asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Motion {
    Pan(f64, f64),
    Pinch {
        factor: f64,
        at: (f64, f64),
        by: (f64, f64),
    },
}

impl Hands {
    fn press(&mut self, id: i32, x: f64, y: f64) {
        if self.pressed.is_empty() {
            self.start = (x, y);
            self.dragging = false;
        }
        self.pressed.push((id, x, y));
    }

    fn release(&mut self, id: i32) {
        self.pressed.retain(|&(pressed, ..)| pressed != id);
    }

    /// Takes the new place of a pointer.
    fn motion(&mut self, id: i32, x: f64, y: f64) -> Option<Motion> {
        let at = self
            .pressed
            .iter()
            .position(|&(pressed, ..)| pressed == id)?;
        let (_, was_x, was_y) = self.pressed[at];
        if !self.dragging {
            let far = (x - self.start.0).abs().max((y - self.start.1).abs());
            self.dragging = far > SLACK || self.pressed.len() > 1;
            if !self.dragging {
                return None;
            }
        }
        self.pressed[at] = (id, x, y);
        match self.pressed.as_slice() {
            [_] => Some(Motion::Pan(x - was_x, y - was_y)),
            [first, second, ..] if at < 2 => {
                let other = if at == 0 { second } else { first };
                let span = |x: f64, y: f64| {
                    ((x - other.1).powi(2) + (y - other.2).powi(2))
                        .sqrt()
                        .max(1.0)
                };
                Some(Motion::Pinch {
                    factor: span(x, y) / span(was_x, was_y),
                    at: ((x + other.1) / 2.0, (y + other.2) / 2.0),
                    by: ((x - was_x) / 2.0, (y - was_y) / 2.0),
                })
            }
            _ => None,
        }
    }
}

/// Listens to the pointers over the canvas.
#[hook]
pub fn use_gestures(stage: &Stage) {
    use_effect_with(stage.clone(), |stage| {
        let listening = stage
            .parts
            .canvas
            .cast::<Element>()
            .map(|canvas| listen(stage, &canvas));
        move || drop(listening)
    });
}

/// What a gesture's event does.
type Reaction = Box<dyn Fn(&Stage, &Element, &mut Hands, &Event)>;

fn listen(stage: &Stage, canvas: &Element) -> Vec<EventListener> {
    let hands = Rc::new(RefCell::new(Hands::default()));
    let options = EventListenerOptions::enable_prevent_default();
    let on = |name: &'static str, react: Reaction| {
        let (stage, hands, element) = (stage.clone(), Rc::clone(&hands), canvas.clone());
        EventListener::new_with_options(canvas, name, options, move |event| {
            react(&stage, &element, &mut hands.borrow_mut(), event);
        })
    };
    vec![
        on(
            "pointerdown",
            Box::new(|_, canvas, hands, event| press(canvas, hands, event)),
        ),
        on("pointermove", Box::new(motion)),
        on(
            "pointerup",
            Box::new(|_, _, hands, event| release(hands, event)),
        ),
        on(
            "pointercancel",
            Box::new(|_, _, hands, event| release(hands, event)),
        ),
        on(
            "wheel",
            Box::new(|stage, canvas, _, event| wheel(stage, canvas, event)),
        ),
        on(
            "dblclick",
            Box::new(|stage, canvas, _, event| double_click(stage, canvas, event)),
        ),
    ]
}

fn press(canvas: &Element, hands: &mut Hands, event: &Event) {
    let Some(event) = event.dyn_ref::<PointerEvent>() else {
        return;
    };
    if event.button() == 0 {
        let (x, y) = on_canvas(canvas, event);
        hands.press(event.pointer_id(), x, y);
    }
}

fn motion(stage: &Stage, canvas: &Element, hands: &mut Hands, event: &Event) {
    let Some(event) = event.dyn_ref::<PointerEvent>() else {
        return;
    };
    let (x, y) = on_canvas(canvas, event);
    let dragged_before = hands.dragging;
    let Some(motion) = hands.motion(event.pointer_id(), x, y) else {
        return;
    };
    if !dragged_before {
        // From here on the pointer is the canvas's: the click at the end of a drag is none on a card.
        for &(id, ..) in &hands.pressed {
            let _ = canvas.set_pointer_capture(id);
        }
    }
    match motion {
        Motion::Pan(dx, dy) => stage.look(|camera| camera.moved(dx, dy)),
        Motion::Pinch { factor, at, by } => {
            stage.look(|camera| camera.moved(by.0, by.1).zoomed(factor, at.0, at.1));
        }
    }
}

fn release(hands: &mut Hands, event: &Event) {
    if let Some(event) = event.dyn_ref::<PointerEvent>() {
        hands.release(event.pointer_id());
    }
}

/// The wheel zooms, as on a map of the world; turned sideways or with Shift it moves the map.
fn wheel(stage: &Stage, canvas: &Element, event: &Event) {
    let Some(event) = event.dyn_ref::<WheelEvent>() else {
        return;
    };
    event.prevent_default();
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => LINE,
        WheelEvent::DOM_DELTA_PAGE => stage.canvas().height,
        _ => 1.0,
    };
    let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
    let (x, y) = on_canvas(canvas, event);
    match wheel_motion(
        dx,
        dy,
        event.ctrl_key() || event.meta_key(),
        event.shift_key(),
    ) {
        Motion::Pan(dx, dy) => stage.look(|camera| camera.moved(dx, dy)),
        Motion::Pinch { factor, .. } => stage.look(|camera| camera.zoomed(factor, x, y)),
    }
}

fn wheel_motion(dx: f64, dy: f64, pinch: bool, shift: bool) -> Motion {
    if shift || dx.abs() > dy.abs() && !pinch {
        let sideways = if dx == 0.0 { dy } else { dx };
        return Motion::Pan(-sideways, 0.0);
    }
    // A notch of a wheel is about 100; a pinch comes in small steps.
    let speed = if pinch { 0.01 } else { 0.0018 };
    Motion::Pinch {
        factor: (-dy * speed).clamp(-0.5, 0.5).exp(),
        at: (0.0, 0.0),
        by: (0.0, 0.0),
    }
}

fn double_click(stage: &Stage, canvas: &Element, event: &Event) {
    let Some(event) = event.dyn_ref::<MouseEvent>() else {
        return;
    };
    let on_card = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let on_card =
        on_card.is_some_and(|element| matches!(element.closest("[data-node]"), Ok(Some(_))));
    if !on_card && stage.shape_at(event).is_none() {
        let (x, y) = on_canvas(canvas, event);
        stage.travel(|camera, _, _| camera.zoomed(1.6, x, y));
    }
}

/// Where on the canvas the pointer is, in pixels from its top left.
pub fn on_canvas(canvas: &Element, event: &MouseEvent) -> (f64, f64) {
    let seen = canvas.get_bounding_client_rect();
    (
        f64::from(event.client_x()) - seen.left(),
        f64::from(event.client_y()) - seen.top(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pressing_becomes_dragging_only_after_some_way() {
        let mut hands = Hands::default();
        hands.press(1, 100.0, 100.0);
        assert_eq!(hands.motion(1, 102.0, 101.0), None);
        assert_eq!(hands.motion(1, 110.0, 100.0), Some(Motion::Pan(10.0, 0.0)));
        assert_eq!(hands.motion(1, 111.0, 100.0), Some(Motion::Pan(1.0, 0.0)));
        hands.release(1);
        assert_eq!(hands.motion(1, 300.0, 300.0), None);
    }

    #[test]
    fn two_pointers_pinch_about_their_middle() {
        let mut hands = Hands::default();
        hands.press(1, 0.0, 0.0);
        hands.press(2, 100.0, 0.0);
        let motion = hands.motion(2, 200.0, 0.0);
        assert_eq!(
            motion,
            Some(Motion::Pinch {
                factor: 2.0,
                at: (100.0, 0.0),
                by: (50.0, 0.0)
            })
        );
    }

    #[test]
    fn the_wheel_zooms_and_with_shift_moves_sideways() {
        let Motion::Pinch { factor, .. } = wheel_motion(0.0, -100.0, false, false) else {
            panic!("no zoom")
        };
        assert!(factor > 1.0);
        assert_eq!(
            wheel_motion(0.0, 100.0, false, true),
            Motion::Pan(-100.0, 0.0)
        );
        assert_eq!(
            wheel_motion(30.0, 5.0, false, false),
            Motion::Pan(-30.0, 0.0)
        );
    }
}
