use std::rc::Rc;

use elenchus::map::NodeId;
use elenchus_layout::Rect;
use web_sys::Element;
use yew::prelude::*;

use super::decimal::short;
use super::drawing::Drawing;
use super::stage::Stage;

/// Width divided by height of the small map on the page.
const ASPECT: f64 = 1.6;

/// What the small map is drawn from.
#[derive(Properties)]
pub struct MinimapProps {
    /// What is drawn large.
    pub drawing: Rc<Drawing>,
    /// The card that is looked at.
    pub selected: Option<NodeId>,
    /// Where the view is moved.
    pub stage: Stage,
}

impl PartialEq for MinimapProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.drawing, &other.drawing)
            && self.selected == other.selected
            && self.stage == other.stage
    }
}

/// The whole map, small, with a frame around what is in view. For the pointer only: the keys
/// that move the map do the same.
#[component]
pub fn Minimap(props: &MinimapProps) -> Html {
    let MinimapProps {
        drawing,
        selected,
        stage,
    } = props;
    let all = framed(drawing.bounds);
    let pressed = use_mut_ref(|| false);
    let go = {
        let (stage, drawing) = (stage.clone(), Rc::clone(drawing));
        move |event: &PointerEvent| {
            let Some(mini) = stage.parts.mini.cast::<Element>() else {
                return;
            };
            let seen = mini.get_bounding_client_rect();
            let all = framed(drawing.bounds);
            let x = all.x
                + (f64::from(event.client_x()) - seen.left()) / seen.width().max(1.0) * all.width;
            let y = all.y
                + (f64::from(event.client_y()) - seen.top()) / seen.height().max(1.0) * all.height;
            let canvas = stage.canvas();
            stage.look(|camera| camera.centred_on(x, y, canvas));
        }
    };
    let onpointerdown = {
        let (go, pressed, mini) = (go.clone(), pressed.clone(), stage.parts.mini.clone());
        move |event: PointerEvent| {
            *pressed.borrow_mut() = true;
            if let Some(mini) = mini.cast::<Element>() {
                let _ = mini.set_pointer_capture(event.pointer_id());
            }
            go(&event);
        }
    };
    let onpointermove = {
        let pressed = pressed.clone();
        move |event: PointerEvent| {
            if *pressed.borrow() {
                go(&event);
            }
        }
    };
    let release = move |_: PointerEvent| *pressed.borrow_mut() = false;
    let cards = drawing.nodes.iter().zip(&drawing.boxes).map(|(node, place)| {
        let class = if Some(*node) == *selected { "mini__card mini__card--selected" } else { "mini__card" };
        html! {
            <rect {class} x={text(place.x)} y={text(place.y)} width={text(place.width)} height={text(place.height)} />
        }
    });
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
            <svg viewBox={format!("{} {} {} {}", short(all.x), short(all.y), short(all.width), short(all.height))}>
                { for cards }
                <rect class="mini__frame" ref={stage.parts.frame.clone()} />
            </svg>
        </div>
    }
}

fn text(value: f64) -> String {
    short(value).to_string()
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
