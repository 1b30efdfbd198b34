use std::rc::Rc;

use elenchus::query::Hit;
use elenchus::text::Span;
use web_sys::{HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::a11y::roving::around;
use crate::dispatch::use_dispatch;
use crate::state::{Action, Document};
use crate::views::ViewProps;

/// The most hits that are listed.
const MOST: usize = 50;

/// Searching the claims (WAI-ARIA combobox with a list box): arrows choose, Enter goes there,
/// Escape clears.
#[component]
pub fn SearchBox(props: &ViewProps) -> Html {
    let state = &props.state;
    let dispatch = use_dispatch();
    let open = use_state(|| false);
    let chosen = use_state(|| None::<usize>);
    let list = use_node_ref();
    let hits = &state.search.hits;
    let shown = hits.len().min(MOST);
    let has_words = !state.search.words.trim().is_empty();
    let is_open = *open && has_words;
    let at = chosen.filter(|&at| at < shown);

    use_in_view(&list, at);

    let oninput = {
        let (dispatch, open, chosen) = (dispatch.clone(), open.clone(), chosen.clone());
        move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            chosen.set(None);
            open.set(true);
            dispatch.send(Action::Search(input.value()));
        }
    };
    let go = {
        let (dispatch, open, state) = (dispatch.clone(), open.clone(), Rc::clone(state));
        Callback::from(move |at: usize| {
            if let Some(hit) = state.search.hits.get(at) {
                open.set(false);
                dispatch.send(Action::Select(hit.node));
            }
        })
    };
    let chosen_setter = chosen.setter();
    let onkeydown = {
        let (go, open) = (go.clone(), open.clone());
        // The handle tells what was chosen last, also by a key that has drawn nothing yet.
        let latest = move || (*chosen).filter(|&at| at < shown);
        let chosen = chosen_setter;
        move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if has_words && shown > 0 => {
                event.prevent_default();
                go.emit(latest().unwrap_or(0));
            }
            "Escape" => {
                event.prevent_default();
                open.set(false);
                chosen.set(None);
                dispatch.send(Action::Search(String::new()));
            }
            key => {
                if let Some(to) = around(latest(), shown, key) {
                    event.prevent_default();
                    open.set(true);
                    chosen.set(Some(to));
                }
            }
        }
    };
    let onfocus = {
        let open = open.clone();
        move |_: FocusEvent| open.set(true)
    };
    let onblur = move |_: FocusEvent| open.set(false);
    // A press on the list must not take the focus from the field, which would shut the list.
    let onmousedown = |event: MouseEvent| event.prevent_default();
    let option = |(index, hit): (usize, &Hit)| {
        let go = go.clone();
        let onclick = move |_: MouseEvent| go.emit(index);
        let chosen = at == Some(index);
        html! {
            <li
                key={hit.node.0}
                id={format!("hit-{index}")}
                class="search__hit"
                role="option"
                data-hit={state.document.map.slug(hit.node).to_owned()}
                aria-selected={chosen.to_string()}
                {onclick}
            >
                { found(&state.document, hit) }
            </li>
        }
    };
    html! {
        <div class="search" role="search">
            <input
                id="search"
                class="search__field"
                type="search"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                placeholder="Search the claims"
                aria-label="Search the claims"
                aria-autocomplete="list"
                aria-expanded={(is_open && shown > 0).to_string()}
                aria-controls="hits"
                aria-activedescendant={at.filter(|_| is_open).map(|at| format!("hit-{at}"))}
                aria-keyshortcuts="/"
                value={state.search.words.clone()}
                {oninput}
                {onkeydown}
                {onfocus}
                {onblur}
            />
            <div class="search__list" hidden={!is_open} {onmousedown}>
                <ul id="hits" class="search__hits" role="listbox" aria-label="Claims found" ref={list} hidden={shown == 0}>
                    if is_open {
                        { for hits.iter().take(MOST).enumerate().map(option) }
                    }
                </ul>
                if let Some(words) = foot(hits.len()) {
                    <p class="search__foot">{ words }</p>
                }
            </div>
        </div>
    }
}

fn foot(found: usize) -> Option<String> {
    match found {
        0 => Some("No claim has all these words.".to_owned()),
        found if found > MOST => Some(format!(
            "The best {MOST} of {found}; more words find fewer."
        )),
        _ => None,
    }
}

/// What a hit shows: title and text, with what was searched for marked.
fn found(document: &Document, hit: &Hit) -> Html {
    let node = document.map.node(hit.node);
    let title = node.title(&document.model);
    let text = document.text_of(hit.node);
    let (text, spans) = around_first(text, &hit.in_text);
    html! {
        <>
            if let Some(title) = title {
                <span class="search__title">{ marked(title, &hit.in_title) }</span>
            }
            if !text.is_empty() {
                <span class="search__text">{ marked(&text, &spans) }</span>
            }
        </>
    }
}

/// A text with some of its spans marked.
fn marked(text: &str, spans: &[Span]) -> Html {
    cut(text, spans)
        .into_iter()
        .map(|(part, found)| match found {
            true => html! { <mark>{ part }</mark> },
            false => html! { { part } },
        })
        .collect()
}

/// Cuts a text at spans, which are in order: the parts, and whether each was found.
fn cut<'t>(text: &'t str, spans: &[Span]) -> Vec<(&'t str, bool)> {
    let mut parts = Vec::new();
    let mut from = 0;
    for span in spans {
        let (start, end) = (span.start as usize, span.end as usize);
        parts.push((text.get(from..start).unwrap_or_default(), false));
        parts.push((span.of(text), true));
        from = end;
    }
    parts.push((text.get(from..).unwrap_or_default(), false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

/// How many characters of a text are shown before the first thing found in it.
const LEAD: usize = 40;

/// A text from some words before the first span, where that is far from its beginning.
fn around_first(text: &str, spans: &[Span]) -> (String, Vec<Span>) {
    let first = spans.first().map_or(0, |span| span.start as usize);
    let before = text.get(..first).unwrap_or_default();
    let lead = before
        .char_indices()
        .rev()
        .nth(LEAD)
        .map_or(0, |(at, _)| at);
    // From the next word on.
    let from = match lead {
        0 => 0,
        lead => before[lead..].find(' ').map_or(lead, |at| lead + at + 1),
    };
    if from == 0 {
        return (text.to_owned(), spans.to_vec());
    }
    const SIGN: &str = "… ";
    let shift = |at: u32| at - from as u32 + SIGN.len() as u32;
    let spans = spans
        .iter()
        .map(|span| Span::new(shift(span.start), shift(span.end)))
        .collect();
    (format!("{SIGN}{}", &text[from..]), spans)
}

/// The chosen hit is scrolled into view.
#[hook]
fn use_in_view(list: &NodeRef, at: Option<usize>) {
    use_effect_with((list.clone(), at), |(list, at)| {
        let hits = list.cast::<HtmlElement>().map(|list| list.children());
        let hit = hits.zip(*at).and_then(|(hits, at)| hits.item(at as u32));
        if let Some(hit) = hit {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            hit.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_what_was_found() {
        let spans = [Span::new(0, 2), Span::new(3, 5)];
        let parts = [("ab", true), (" ", false), ("cd", true), ("e", false)];
        assert_eq!(cut("ab cde", &spans), parts);
        assert_eq!(cut("ab", &[]), [("ab", false)]);
        assert_eq!(cut("", &[]), []);
    }

    #[test]
    fn a_long_text_begins_shortly_before_what_was_found() {
        let text = format!("{}the end", "word ".repeat(20));
        let at = text.find("end").expect("end") as u32;
        let (shown, spans) = around_first(&text, &[Span::new(at, at + 3)]);
        assert!(shown.starts_with("… word"), "{shown}");
        assert!(shown.chars().count() < 50, "{shown}");
        assert_eq!(spans[0].of(&shown), "end");
        let (shown, spans) = around_first("the end", &[Span::new(4, 7)]);
        assert_eq!((shown.as_str(), spans[0].start), ("the end", 4));
        let joined = "é".repeat(60) + "end";
        let (shown, spans) = around_first(&joined, &[Span::new(120, 123)]);
        assert_eq!(spans[0].of(&shown), "end");
    }
}
