use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::effects::clipboard::copy;

/// How long the outcome is shown, in milliseconds.
const SHOWN: u32 = 4000;

/// Copies the address of what is seen.
#[component]
pub fn CopyLink() -> Html {
    let outcome = use_state(|| "");
    use_effect_with(*outcome, {
        let setter = outcome.setter();
        move |outcome| {
            let clear = (!outcome.is_empty()).then(|| Timeout::new(SHOWN, move || setter.set("")));
            move || drop(clear)
        }
    });
    let onclick = {
        let setter = outcome.setter();
        move |_: MouseEvent| {
            let setter = setter.clone();
            spawn_local(async move {
                let address = gloo::utils::window().location().href();
                let copied = copy(&address.unwrap_or_default()).await;
                setter.set(if copied {
                    "Copied."
                } else {
                    "The browser keeps pages from copying; the link is in the address bar."
                });
            });
        }
    };
    html! {
        <p class="copy-link">
            <button class="button" id="copy-link" {onclick}>{ "Copy link" }</button>
            <span class="copy-link__outcome" role="status">{ *outcome }</span>
        </p>
    }
}
