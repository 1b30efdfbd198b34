use std::rc::Rc;

use elenchus_layout::Rect;
use web_sys::Element;
use yew::prelude::*;

use super::stage::Stage;

/// Width divided by height of the small map on the page.
const ASPECT: f64 = 1.6;

/// The whole map, small, with a frame around what is in view. For the pointer only: the keys
/// that move the map do the same.
pub fn minimap(stage: &Stage) -> Html {
    let go = {
        let stage = stage.clone();
        move |event: &PointerEvent| {
            let Some(mini) = stage.parts.mini.cast::<Element>() else {
                return;
            };
            let seen = mini.get_bounding_client_rect();
            let all = framed(stage.drawing().bounds);
            let x = all.x
                + (f64::from(event.client_x()) - seen.left()) / seen.width().max(1.0) * all.width;
            let y = all.y
                + (f64::from(event.client_y()) - seen.top()) / seen.height().max(1.0) * all.height;
            let canvas = stage.canvas();
            stage.look(|camera| camera.centred_on(x, y, canvas));
        }
    };
    let onpointerdown = {
        let (go, parts) = (go.clone(), Rc::clone(&stage.parts));
        move |event: PointerEvent| {
            parts.mini_pressed.set(true);
            if let Some(mini) = parts.mini.cast::<Element>() {
                let _ = mini.set_pointer_capture(event.pointer_id());
            }
            go(&event);
        }
    };
    let onpointermove = {
        let parts = Rc::clone(&stage.parts);
        move |event: PointerEvent| {
            if parts.mini_pressed.get() {
                go(&event);
            }
        }
    };
    let parts = Rc::clone(&stage.parts);
    let release = move |_: PointerEvent| parts.mini_pressed.set(false);
    html! {
        <div
            class="mini"
            ref={stage.parts.mini.clone()}
            aria-hidden="true"
            {onpointerdown}
            {onpointermove}
            onpointerup={release.clone()}
            onpointercancel={release}
        >
            <svg>
                <path class="mini__card" ref={stage.parts.mini_cards.clone()} />
                <path class="mini__card mini__card--selected" ref={stage.parts.mini_selected.clone()} />
            </svg>
            <div class="mini__place" ref={stage.parts.frame.clone()}><div class="mini__frame" /></div>
        </div>
    }
}

/// The bounds with a margin, widened to the shape of the small map.
pub fn framed(bounds: Rect) -> Rect {
    let (width, height) = (bounds.width.max(1.0) * 1.04, bounds.height.max(1.0) * 1.04);
    let (width, height) = (width.max(height * ASPECT), height.max(width / ASPECT));
    Rect {
        x: bounds.x + (bounds.width - width) / 2.0,
        y: bounds.y + (bounds.height - height) / 2.0,
        width,
        height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_holds_the_bounds_in_the_shape_of_the_small_map() {
        for (width, height) in [(4000.0, 300.0), (300.0, 4000.0), (0.0, 0.0)] {
            let bounds = Rect {
                x: 10.0,
                y: -20.0,
                width,
                height,
            };
            let frame = framed(bounds);
            assert!((frame.width / frame.height - ASPECT).abs() < 1e-9);
            assert!(frame.width >= width && frame.height >= height && frame.x <= bounds.x);
        }
    }
}
