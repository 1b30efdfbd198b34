use yew::prelude::*;

use crate::ui::{Notice, UiAction, use_ui};

/// What the bar is drawn from.
#[derive(Properties, PartialEq)]
pub struct NoticeBarProps {
    /// What failed.
    pub notice: Notice,
}

/// Says beneath the header what failed, until it is put away.
#[component]
pub fn NoticeBar(props: &NoticeBarProps) -> Html {
    let ui = use_ui();
    let onclick = move |_: MouseEvent| ui.send(UiAction::Dismiss);
    html! {
        <div class="notice" role="alert">
            <p class="notice__title">{ &props.notice.title }</p>
            <p class="notice__help">{ &props.notice.help }</p>
            <button class="button" id="dismiss" {onclick}>{ "Put away" }</button>
        </div>
    }
}
