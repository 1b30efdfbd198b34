use yew::prelude::*;

use crate::views::map::arrow;
use crate::views::map::decimal::short;
use crate::views::words::Look;

/// A short piece of an edge with its arrowhead, as in the map; for the legend and for lists.
/// Says nothing to a screen reader: the word stands beside it.
pub fn edge_sample(look: Look) -> Html {
    let head = arrow::head(look, (38.0, 6.0), (1.0, 0.0));
    html! {
        <svg class={classes!("edge-sample", format!("edge--{}", look.class()))} viewBox="0 0 40 12" aria-hidden="true">
            <path class="edge__line" d={format!("M1 6H{}", short(38.0 - arrow::length(look)))} />
            <path class="edge__head" d={head} />
        </svg>
    }
}
