use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::camera::Camera;
use super::stage::Stage;
use crate::a11y::keymap::ZOOM_STEP;
use crate::dispatch::Dispatch;
use crate::state::{Action, State};

/// Unfolds the whole map to a depth, of so many: from the thesis only to everything.
pub fn depth_slider(depth: u32, deepest: u32, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let oninput = move |event: InputEvent| {
        let slider: HtmlInputElement = event.target_unchecked_into();
        if let Ok(depth) = slider.value().parse() {
            dispatch.send(Action::Depth(depth));
        }
    };
    html! {
        <div class="depth">
            <label class="depth__label" for="depth">{ "Depth" }</label>
            <input
                id="depth"
                class="depth__slider"
                type="range"
                min="0"
                max={deepest.to_string()}
                step="1"
                value={depth.to_string()}
                aria-valuetext={depth_words(depth, deepest)}
                disabled={deepest == 0}
                {oninput}
            />
            <output class="depth__words" for="depth">{ depth_words(depth, deepest) }</output>
        </div>
    }
}

/// A depth in words.
fn depth_words(depth: u32, deepest: u32) -> String {
    match depth {
        _ if depth >= deepest && deepest > 0 => "everything".to_owned(),
        0 => "thesis only".to_owned(),
        1 => "first reasons".to_owned(),
        depth => format!("{depth} levels of {deepest}"),
    }
}

/// Draws boxes around sections, or none; nothing where the map has no sections.
pub fn sections_button(state: &State, dispatch: &Dispatch) -> Html {
    if state.document.map.groups().is_empty() {
        return Html::default();
    }
    let dispatch = dispatch.clone();
    let onclick = move |_: MouseEvent| dispatch.send(Action::Sections);
    html! {
        <button id="sections" class="button" aria-pressed={state.sections.to_string()} {onclick}>{ "Sections" }</button>
    }
}

/// Zooms in and out, and brings the whole map into view.
pub fn zoom_buttons(stage: &Stage) -> Html {
    let zoom = |factor: f64| {
        let stage = stage.clone();
        move |_: MouseEvent| zoom_about_middle(&stage, factor)
    };
    let fit = {
        let stage = stage.clone();
        move |_: MouseEvent| fit(&stage)
    };
    html! {
        <div class="zoom" role="group" aria-label="Zoom">
            <button id="zoom-out" class="icon-button" aria-label="Zoom out" onclick={zoom(1.0 / ZOOM_STEP)}>{ "−" }</button>
            <button id="zoom-in" class="icon-button" aria-label="Zoom in" onclick={zoom(ZOOM_STEP)}>{ "+" }</button>
            <button id="fit" class="button" aria-label="Fit the whole map" onclick={fit}>{ "Fit" }</button>
        </div>
    }
}

/// Zooms; the middle stays in the middle.
pub fn zoom_about_middle(stage: &Stage, factor: f64) {
    stage
        .travel(|camera, _, canvas| camera.zoomed(factor, canvas.width / 2.0, canvas.height / 2.0));
}

/// Brings the whole map into view.
pub fn fit(stage: &Stage) {
    stage.travel(|_, bounds, canvas| Camera::fitting(bounds, canvas));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depths_have_words() {
        let words: Vec<_> = (0..=3).map(|depth| depth_words(depth, 3)).collect();
        assert_eq!(
            words,
            [
                "thesis only",
                "first reasons",
                "2 levels of 3",
                "everything"
            ]
        );
        assert_eq!(depth_words(0, 0), "thesis only");
    }
}
