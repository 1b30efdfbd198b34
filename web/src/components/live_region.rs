use yew::prelude::*;

use crate::state::State;

/// Tells a screen reader what has changed. Each announcement is an element of its own, so that
/// the same words twice are said twice.
pub fn live_region(state: &State) -> Html {
    let (count, words) = &state.announcement;
    html! {
        <div id="live" class="unseen" role="status" aria-live="polite">
            <p key={*count}>{ words }</p>
        </div>
    }
}
