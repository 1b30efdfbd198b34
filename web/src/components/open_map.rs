use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::dispatch::use_ui;
use crate::effects::article::given;
use crate::effects::files::use_opener;
use crate::effects::meta;
use crate::ui::UiAction;

/// The maps that come with the page, where it has any.
const SEEDS: [(&str, &str); 2] = [
    ("moscow-after-caracas", "Moscow after Caracas"),
    ("nowhere-to-sit", "Nowhere to sit, with its article"),
];

/// Opening a map of the reader's own, a file or text: the inside of a dialog.
#[component]
pub fn OpenMap() -> Html {
    let ui = use_ui();
    let opener = use_opener();
    let text = use_node_ref();
    let empty = use_state(|| false);
    let onchange = {
        let opener = opener.clone();
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                // Whatever comes of it is told on the page, which the dialog would hide.
                ui.send(UiAction::Close);
                opener.file(file);
            }
        }
    };
    let onclick = {
        let (text, empty) = (text.clone(), empty.clone());
        move |_: MouseEvent| {
            let typed = text.cast::<HtmlTextAreaElement>().map(|area| area.value());
            match typed.filter(|typed| !typed.trim().is_empty()) {
                Some(typed) => opener.text("Pasted map", typed),
                None => empty.set(true),
            }
        }
    };
    let draft = {
        let (text, empty, ui) = (text.clone(), empty.clone(), use_ui());
        move |_: MouseEvent| {
            let typed = text.cast::<HtmlTextAreaElement>().map(|area| area.value());
            match typed.filter(|typed| !typed.trim().is_empty()) {
                Some(typed) => ui.send(UiAction::Draft(given(String::new(), typed.into_bytes()))),
                None => empty.set(true),
            }
        }
    };
    let described = empty.then_some("open-empty");
    html! {
        <div class="open">
            <p>
                { "A map is a text in " }
                <a href="https://argdown.org" rel="noopener noreferrer" target="_blank">{ "Argdown" }</a>
                { ". It is read here, in your browser, and sent nowhere." }
            </p>
            if meta("elenchus-live").is_none() {
                <p class="open__label">{ "To begin with" }</p>
                <ul class="open__seeds">
                    { for SEEDS.into_iter().map(|(file, title)| html! {
                        <li><a href={format!("?map=maps/{file}.argdown")}>{ title }</a></li>
                    }) }
                </ul>
            }
            <label class="open__label" for="open-file">{ "From a file" }</label>
            <input
                id="open-file"
                class="open__file"
                type="file"
                accept=".argdown,.ad,.md,.txt,text/plain,text/markdown"
                {onchange}
            />
            <label class="open__label" for="open-text">{ "From a text" }</label>
            <textarea
                id="open-text"
                class="open__text"
                rows="8"
                spellcheck="false"
                placeholder={"[Thesis]: The bridge should be rebuilt.\n  + <Safety>: The piers are cracked.\n  - <Cost>: The town has no money left."}
                aria-invalid={empty.then_some("true")}
                aria-describedby={described}
                ref={text}
            />
            if *empty {
                <p id="open-empty" class="open__empty" role="alert">{ "There is no text yet: write or paste one above." }</p>
            }
            <div class="open__foot">
                <button class="button button--main" id="open-read" {onclick}>{ "Open this text" }</button>
                <button class="button" id="open-draft" onclick={draft}>{ "Draft a map of this article" }</button>
                <p class="open__hint">{ "A file can also be dropped anywhere on the page, and a text pasted there." }</p>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Document;

    #[test]
    fn what_is_offered_is_there_under_its_title() {
        for (file, title) in SEEDS {
            let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../seeds");
            let text = std::fs::read_to_string(format!("{seeds}/{file}.argdown")).expect(file);
            let document = Document::read(file, text);
            assert!(title.starts_with(document.title()), "{title}");
        }
    }
}
