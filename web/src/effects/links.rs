//! Links to claims: a click on one looks at the claim in the view that is shown.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};
use yew::prelude::*;

use crate::dispatch::Dispatch;
use crate::state::{Action, Document};

/// Hears plain clicks on links to claims, wherever they stand: one listener for thousands.
#[hook]
pub fn use_claim_links(document: &Rc<Document>, dispatch: &Dispatch) {
    use_effect_with(Rc::as_ptr(document), {
        let (document, dispatch) = (Rc::clone(document), dispatch.clone());
        move |_| {
            let page = gloo::utils::document();
            let options = EventListenerOptions::enable_prevent_default();
            let listener = EventListener::new_with_options(&page, "click", options, move |event| {
                let click = event.dyn_ref::<MouseEvent>();
                let plain = click.filter(|it| !(it.ctrl_key() || it.meta_key() || it.shift_key()));
                let at = plain.and_then(|event| event.target()?.dyn_into::<Element>().ok());
                let link = at.and_then(|at| at.closest("a[data-claim]").ok().flatten());
                let slug = link.and_then(|link| link.get_attribute("data-claim"));
                if let Some(node) = slug.and_then(|slug| document.map.node_by_slug(&slug)) {
                    event.prevent_default();
                    dispatch.send(Action::Select(node));
                }
            });
            move || drop(listener)
        }
    });
}
