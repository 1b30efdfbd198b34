//! From the page as it was sent to the page alive.

use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use super::load::{asked_for, fetch_text, file_name};
use super::{address, media, meta};
use crate::app::{App, AppProps};
use crate::state::{Address, Document, ViewKind};

/// Loads the map that the page names, then puts the app in the place of the first paint. Until
/// then, and where loading fails, the first paint stays and can be read.
pub fn start() {
    let url = asked_for().or_else(|| meta("elenchus-map"));
    let url = url.unwrap_or_default();
    let Some(place) = gloo::utils::document().get_element_by_id("app") else {
        return;
    };
    spawn_local(async move {
        match fetch_text(&url).await {
            Ok(text) => mount(place, Document::fetched(&url, file_name(&url), text)),
            Err(why) => report(&place, &why),
        }
    });
}

fn mount(place: Element, document: std::rc::Rc<Document>) {
    let mut address: Address = address::current();
    if address.view.is_none() && media("(max-width: 600px)") {
        address.view = Some(ViewKind::Focus);
    }
    let _ = place.remove_attribute("aria-busy");
    yew::Renderer::<App>::with_root_and_props(place, AppProps { document, address }).render();
}

/// Says above the first paint why the page does not come alive, with a button to try again.
fn report(place: &Element, why: &str) {
    let _ = place.remove_attribute("aria-busy");
    let page = gloo::utils::document();
    if let Some(before) = page.get_element_by_id("trouble") {
        before.remove();
    }
    let Ok(trouble) = page.create_element("div") else {
        return;
    };
    trouble.set_id("trouble");
    if place.prepend_with_node_1(&trouble).is_ok() {
        let props = TroubleProps {
            why: why.to_owned().into(),
        };
        yew::Renderer::<Trouble>::with_root_and_props(trouble, props).render();
    }
}

#[derive(Properties, PartialEq)]
struct TroubleProps {
    why: AttrValue,
}

#[component]
fn Trouble(props: &TroubleProps) -> Html {
    let retry = |_: MouseEvent| start();
    html! {
        <div class="notice notice--trouble" role="alert">
            <p class="notice__title">{ "The map could not be loaded" }</p>
            <p class="notice__help">{ &props.why }{ " Below is its outline." }</p>
            <button class="button" id="retry" onclick={retry}>{ "Try again" }</button>
        </div>
    }
}
