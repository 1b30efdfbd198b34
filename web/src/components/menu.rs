use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};
use yew::prelude::*;

use crate::dispatch::use_ui;
use crate::effects::keys::focus;
use crate::effects::print::print;
use crate::ui::{Panel, UiAction};

#[derive(Clone, Copy, PartialEq)]
enum Item {
    Open,
    Keys,
    Print,
}

impl Item {
    const ALL: [Self; 3] = [Self::Open, Self::Keys, Self::Print];

    const fn words(self) -> &'static str {
        match self {
            Self::Open => "Open another map…",
            Self::Keys => "Keys",
            Self::Print => "Print the outline",
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Open => "menu-open",
            Self::Keys => "menu-keys",
            Self::Print => "menu-print",
        }
    }
}

/// What is done seldom (WAI-ARIA menu button: arrows move, Escape closes).
#[component]
pub fn Menu() -> Html {
    let ui = use_ui();
    let open = use_state(|| false);
    let place = use_node_ref();

    use_effect_with(*open, |&open| {
        if open {
            focus(Item::ALL[0].id());
        }
    });

    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let choose = |item: Item| {
        let (open, ui) = (open.clone(), ui.clone());
        move |_: MouseEvent| {
            open.set(false);
            focus("menu");
            match item {
                Item::Open => ui.send(UiAction::Open(Panel::Open)),
                Item::Keys => ui.send(UiAction::Open(Panel::Keys)),
                Item::Print => print(),
            }
        }
    };
    let onkeydown = {
        let open = open.clone();
        move |event: KeyboardEvent| {
            if !*open {
                return;
            }
            let at = focused();
            let count = Item::ALL.len();
            let next = match event.key().as_str() {
                "ArrowDown" => at.map_or(0, |at| (at + 1) % count),
                "ArrowUp" => at.map_or(count - 1, |at| (at + count - 1) % count),
                "Home" => 0,
                "End" => count - 1,
                "Escape" => {
                    open.set(false);
                    focus("menu");
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            focus(Item::ALL[next].id());
        }
    };
    let onfocusout = {
        let (open, place) = (open.clone(), place.clone());
        move |event: FocusEvent| {
            let to = event
                .related_target()
                .and_then(|to| to.dyn_into::<Node>().ok());
            let inside = place
                .cast::<HtmlElement>()
                .is_some_and(|menu| menu.contains(to.as_ref()));
            if !inside {
                open.set(false);
            }
        }
    };
    let item = |item: Item| {
        html! {
            <button key={item.id()} id={item.id()} class="menu__item" role="menuitem" tabindex="-1" onclick={choose(item)}>
                { item.words() }
            </button>
        }
    };
    html! {
        <div class="menu" ref={place} {onkeydown} {onfocusout}>
            <button
                id="menu"
                class="icon-button"
                aria-label="More"
                aria-haspopup="menu"
                aria-expanded={open.to_string()}
                onclick={toggle}
            >
                <span aria-hidden="true">{ "⋯" }</span>
            </button>
            if *open {
                <div class="menu__list" role="menu" aria-label="More">
                    { for Item::ALL.into_iter().map(item) }
                </div>
            }
        </div>
    }
}

fn focused() -> Option<usize> {
    let id = gloo::utils::document().active_element()?.id();
    Item::ALL.iter().position(|item| item.id() == id)
}
