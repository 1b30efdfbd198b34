use yew::prelude::*;

use crate::views::map::arrow;
use crate::views::words::Look;

/// What a sample is drawn from.
#[derive(Properties, PartialEq)]
pub struct EdgeSampleProps {
    /// How the edge looks.
    pub look: Look,
}

/// A short piece of an edge with its arrowhead, as in the map; for the legend and for lists.
/// Says nothing to a screen reader: the word stands beside it.
#[component]
pub fn EdgeSample(props: &EdgeSampleProps) -> Html {
    let head = arrow::head(props.look, (38.0, 6.0), (1.0, 0.0));
    html! {
        <svg class={classes!("edge-sample", format!("edge--{}", props.look.class()))} viewBox="0 0 40 12" aria-hidden="true">
            <path class="edge__line" d={format!("M1 6H{}", 38.0 - arrow::length(props.look))} />
            <path class="edge__head" d={head} />
        </svg>
    }
}
