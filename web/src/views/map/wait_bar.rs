use std::rc::Rc;

use yew::prelude::*;

use super::stage::Stage;
use super::waiting::Wait;
use crate::dispatch::{Dispatch, use_dispatch};
use crate::effects::keys::{focus, has_focus};
use crate::state::Action;

/// The id of the button that stops a drawing.
const STOP: &str = "stop-drawing";

/// What the bar is drawn from.
#[derive(Properties, PartialEq)]
pub struct WaitBarProps {
    /// What draws.
    pub stage: Stage,
}

/// Says how far a large drawing has come, and stops it.
#[component]
pub fn WaitBar(props: &WaitBarProps) -> Html {
    let stage = &props.stage;
    let dispatch = use_dispatch();
    let wait = use_state(|| None::<Wait>);
    use_effect_with(stage.clone(), {
        let set = wait.setter();
        move |stage| {
            stage.watch_wait(Callback::from(move |wait: Option<Wait>| {
                // The button goes; whoever is on it goes on in the view.
                if wait.is_none() && has_focus(STOP) {
                    focus("view");
                }
                set.set(wait);
            }));
            let stage = stage.clone();
            move || stage.watch_wait(Callback::noop())
        }
    });
    let words = (*wait).map_or_else(String::new, |wait| {
        format!("Drawing {} claims", grouped(wait.claims))
    });
    let onclick = {
        let stage = stage.clone();
        move |_: MouseEvent| stop(&stage, &dispatch)
    };
    html! {
        <>
        <p class="unseen" role="status">{ words.clone() }</p>
        if let Some(wait) = *wait {
            <div class="wait">
                <label for="drawing">{ words }</label>
                <progress id="drawing" max="100" value={((wait.done * 100.0) as u32).to_string()} />
                <button id={STOP} class="button" {onclick}>{ "Cancel" }</button>
            </div>
        }
        </>
    }
}

/// Stops the drawing that is under way: the map is what it was before.
pub fn stop(stage: &Stage, dispatch: &Dispatch) {
    if !stage.is_waiting() {
        return;
    }
    let shown = stage.cancel();
    let selected = shown.as_ref().and_then(|shown| shown.selected);
    dispatch.send(Action::Stop(shown.as_ref().map(Rc::clone)));
    if let Some(node) = selected {
        stage.focus(node);
    }
}

/// A number with a comma before every three digits.
fn grouped(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(20_000), "20,000");
        assert_eq!(grouped(2_045), "2,045");
    }
}
