use yew::prelude::*;

use crate::effects::clipboard::copy_address;

/// Copies the address of what is seen, and says beside the button what came of it.
pub fn copy_link() -> Html {
    html! {
        <p class="copy-link">
            <button class="button" id="copy-link" onclick={|_| copy_address("copy-outcome")}>{ "Copy link" }</button>
            <span class="copy-link__outcome" id="copy-outcome" role="status"></span>
        </p>
    }
}
