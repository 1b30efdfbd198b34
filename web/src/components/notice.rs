use yew::prelude::*;

use crate::ui::{Notice, UiAction, UiDispatch};

/// Says beneath the header what failed, until it is put away.
pub fn notice_bar(notice: &Notice, ui: &UiDispatch) -> Html {
    let ui = ui.clone();
    let onclick = move |_: MouseEvent| ui.send(UiAction::Dismiss);
    html! {
        <div class="notice" role="alert">
            <p class="notice__title">{ &notice.title }</p>
            <p class="notice__help">{ &notice.help }</p>
            <button class="button" id="dismiss" {onclick}>{ "Put away" }</button>
        </div>
    }
}
