use yew::prelude::*;

use super::edge_sample::edge_sample;
use crate::effects::media;
use crate::effects::storage::{remember, remembered};
use crate::views::words::Look;

const NAME: &str = "elenchus-legend";

/// How to read the drawing, for someone who has never seen one. It is open until the reader
/// shuts it, and stays shut then.
#[component]
pub fn Legend() -> Html {
    let open = use_state(|| match remembered(NAME).as_deref() {
        Some("shut") => false,
        Some(_) => true,
        None => !media("(max-width: 600px)"),
    });
    let onclick = {
        let open = open.clone();
        move |_: MouseEvent| {
            let shut = *open;
            open.set(!shut);
            remember(NAME, if shut { "shut" } else { "open" });
        }
    };
    let line = |look: Look| {
        html! {
            <li key={look.class()} class={format!("legend__line legend__line--{}", look.class())}>
                { edge_sample(look) }
                <span>
                    <strong>{ look.verb() }</strong>
                    <span class="legend__meaning">{ meaning(look) }</span>
                </span>
            </li>
        }
    };
    html! {
        <div class="legend" id="legend" role="group" aria-label="How to read the map">
            <button class="legend__head" aria-expanded={open.to_string()} aria-controls="legend-lines" {onclick}>
                <span class="legend__sign" aria-hidden="true">{ if *open { "−" } else { "+" } }</span>
                { "How to read the map" }
            </button>
            <ul id="legend-lines" class="legend__body" hidden={!*open}>
                <li>{ "An arrow leads from a reason to its claim:" }</li>
                { for Look::ALL.into_iter().map(line) }
                <li class="legend__line">
                    <span class="legend__shape" aria-hidden="true" />
                    { "a claim" }
                </li>
                <li class="legend__line">
                    <span class="legend__shape legend__shape--argument" aria-hidden="true" />
                    { "an argument: from reasons to a claim" }
                </li>
                <li class="legend__line">
                    <span class="legend__shape legend__shape--fold" aria-hidden="true">{ "+" }</span>
                    { "folded reasons" }
                </li>
            </ul>
        </div>
    }
}

/// What a verb means, to go on from it.
fn meaning(look: Look) -> &'static str {
    match look {
        Look::Support => ": speaks for it",
        Look::Attack => ": speaks against it",
        Look::Undercut => ": denies the step, not the reasons",
        Look::Premise => ": it rests on this",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_explained_differently() {
        for (at, look) in Look::ALL.into_iter().enumerate() {
            assert!(
                Look::ALL[..at]
                    .iter()
                    .all(|&other| meaning(other) != meaning(look))
            );
        }
    }
}
