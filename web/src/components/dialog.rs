use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use crate::dispatch::use_ui;
use crate::ui::UiAction;

/// What a dialog is drawn from.
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// Its id; the id of its heading follows from it.
    pub id: AttrValue,
    /// What it is about.
    pub title: AttrValue,
    /// What is in it.
    pub children: Html,
}

/// A panel over the page: it takes the focus and keeps it (the browser sees to that), Escape
/// and a click beside it close it, and the focus goes back to where it was.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let ui = use_ui();
    let dialog = use_node_ref();
    use_effect_with((), {
        let dialog = dialog.clone();
        move |()| {
            let before = gloo::utils::document().active_element();
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
            move || {
                let before = before.and_then(|element| element.dyn_into::<HtmlElement>().ok());
                if let Some(before) = before {
                    let _ = before.focus();
                }
            }
        }
    });
    let close = Callback::from(move |()| ui.send(UiAction::Close));
    let onclose = close.reform(|_: Event| ());
    let onbutton = close.reform(|_: MouseEvent| ());
    // Whatever is seen of the dialog lies on its inner element: a click on the dialog itself is
    // one beside it.
    let onclick = {
        let dialog = dialog.clone();
        move |event: MouseEvent| {
            let target = event
                .target()
                .and_then(|to| to.dyn_into::<HtmlElement>().ok());
            let itself = dialog.cast::<HtmlElement>();
            if itself.is_some() && target == itself {
                close.emit(());
            }
        }
    };
    let heading = format!("{}-title", props.id);
    html! {
        <dialog id={props.id.clone()} class="dialog" ref={dialog} aria-labelledby={heading.clone()} {onclose} {onclick}>
            <div class="dialog__inner">
                <header class="dialog__head">
                    <h2 class="dialog__title" id={heading}>{ &props.title }</h2>
                    <button class="icon-button" id={format!("{}-close", props.id)} aria-label="Close" onclick={onbutton}>
                        <span aria-hidden="true">{ "×" }</span>
                    </button>
                </header>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
