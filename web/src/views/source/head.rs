use elenchus::source::Source;
use yew::prelude::*;

use super::Mark;
use super::leaf::sign;
use crate::state::State;
use crate::state::article::{Home, Text};

/// What the article is, and what can be done with it.
pub fn head(state: &State) -> Html {
    let document = &state.document;
    let key = state.reading.key.as_deref();
    let source = document.source(key);
    let facts = source.map(|source| [&source.author, &source.publication, &source.date]);
    let facts: Vec<_> = facts
        .into_iter()
        .flatten()
        .flatten()
        .map(String::as_str)
        .collect();
    let url = source.and_then(|source| source.url.clone());
    let title = source.and_then(|source| source.title.clone());
    let cited = state
        .reading
        .sentences
        .iter()
        .any(|it| !it.nodes.is_empty());
    let choice = |source: &Source| {
        let shown = Some(source.key.as_str()) == key;
        let name = document.source_title(Some(&source.key)).to_owned();
        html! { <button class="button" id={format!("source-{}", source.key)} aria-pressed={shown.to_string()}>{ name }</button> }
    };
    html! {
        <header class="source__head">
            <h2 class="source__title">{ title.unwrap_or_else(|| "The article".to_owned()) }</h2>
            if !facts.is_empty() || url.is_some() {
                <p class="source__facts">
                    { facts.join(" · ") }
                    if let Some(url) = url {
                        { " " }
                        <a href={url} rel="noopener noreferrer" target="_blank">{ "as published" }</a>
                    }
                </p>
            }
            if document.sources.len() > 1 {
                <p class="source__tools">{ for document.sources.iter().map(choice) }</p>
            }
            if let Some(text) = &state.reading.text {
                <p class="source__home" id="article-home">{ home(text) }</p>
                { for text.notes.iter().map(|note| html! { <p class="source__note">{ note }</p> }) }
            }
            <p class="source__tools">
                if cited {
                    <button class="button" id="dim" aria-pressed={state.dim.to_string()}>
                        { "Dim what no claim cites" }
                    </button>
                }
                if state.reading.text.is_some() {
                    <button class="button" id="draft-text">{ "Draft a map" }</button>
                }
                if let Some(text) = state.reading.text.as_ref().filter(|text| text.home != Home::Beside) {
                    <button class="button" id="forget">
                        { if text.home == Home::Browser { "Forget" } else { "Close" } }
                    </button>
                }
            </p>
            if cited {
                <p class="source__legend" aria-label="Marks">
                    { for Mark::ALL.into_iter().take(5).map(|mark| html! {
                        <span class="source__mark"><span aria-hidden="true">{ sign(mark) }</span>{ mark.word() }</span>
                    }) }
                </p>
            }
        </header>
    }
}

/// How much of what the map records is in the text, and where the text lies.
fn home(text: &Text) -> String {
    let home = match text.home {
        Home::Browser => "Kept only in this browser.",
        Home::Beside => "Comes with the map.",
        Home::Nowhere => "Kept nowhere: it is gone when you leave the page.",
    };
    let (matching, all) = (text.matching(), text.fates.len());
    if all == 0 && text.home == Home::Beside {
        return home.to_owned();
    }
    if all == 0 {
        return format!("The map keeps no record of its article to hold this text against. {home}");
    }
    let share = match text.is_recorded() {
        true => format!("All {all} sentences match the map’s record."),
        false => format!("{matching} of {all} sentences match the map’s record."),
    };
    format!("{share} {home}")
}
