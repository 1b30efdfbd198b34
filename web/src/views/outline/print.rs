use std::rc::Rc;

use elenchus::map::Folds;
use elenchus::query::{Row, outline};
use yew::prelude::*;

use super::place::RowKey;
use super::row::told;
use crate::effects::print::use_printing;
use crate::views::ViewProps;

/// The whole map as an outline on paper; in the page only while it is printed.
#[component]
pub fn PrintedOutline(props: &ViewProps) -> Html {
    if !use_printing() {
        return Html::default();
    }
    let document = Rc::clone(&props.state.document);
    let map = &document.map;
    let rows = outline(map, &Folds::to_depth(map, u32::MAX));
    let guides = |row: &Row| {
        (1..row.level)
            .map(|_| html! { <span class="row__guide" /> })
            .collect::<Html>()
    };
    let row = |row: &Row| {
        html! {
            <div key={RowKey::of(row).id()} class="printed__row">
                { guides(row) }
                <div class="row__body">{ told(&document, row) }</div>
            </div>
        }
    };
    html! {
        <div class="printed" id="printed">
            <h1 class="printed__title">{ document.title() }</h1>
            { for rows.iter().map(row) }
        </div>
    }
}
