use yew::prelude::*;

use crate::effects::theme::{Theme, use_theme};

/// A button from light to dark and back.
#[component]
pub fn ThemeSwitch() -> Html {
    let (chosen, choose) = use_theme();
    let dark = chosen.unwrap_or_else(Theme::of_system) == Theme::Dark;
    // The system may have changed since this was drawn: what is seen at the click counts.
    let onclick = move |_: MouseEvent| {
        let seen = chosen.unwrap_or_else(Theme::of_system);
        let other = seen.other();
        // Back to what the system has is back to following it.
        choose.emit((other != Theme::of_system()).then_some(other));
    };
    html! {
        <button
            id="theme"
            class="icon-button"
            aria-label="Dark theme"
            aria-pressed={dark.to_string()}
            title="Light or dark"
            {onclick}
        >
            <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
                <circle class="icon__line" cx="10" cy="10" r="7" />
                <path class="icon__fill" d="M10 3a7 7 0 0 1 0 14z" />
            </svg>
        </button>
    }
}
