use yew::prelude::*;

use crate::views::ViewProps;

/// Tells a screen reader what has changed. Each announcement is an element of its own, so that
/// the same words twice are said twice.
#[component]
pub fn LiveRegion(props: &ViewProps) -> Html {
    let (count, words) = &props.state.announcement;
    html! {
        <div id="live" class="unseen" role="status" aria-live="polite">
            <p key={*count}>{ words }</p>
        </div>
    }
}
