use yew::prelude::*;

use crate::ui::Step;

/// How far the reading of a text has come and what hinders it; and where none is open, how to
/// open it: a file, or pasted words.
pub fn open_text(step: &Step, is_open: bool) -> Html {
    let step = match step {
        Step::Idle => Html::default(),
        Step::Busy => html! { <p role="status">{ "Reading…" }</p> },
        Step::Refused(why) => html! { <p class="source__refused" role="alert">{ why }</p> },
        Step::Encoding(_) => html! {
            <div role="alert">
                <p>{ "This text is not written in UTF-8. Older programs for Windows write Windows-1252." }</p>
                <button class="button" id="read-windows">{ "Read as Windows-1252" }</button>
            </div>
        },
    };
    html! {
        <div class="source__open">
            { step }
            if !is_open {
                <p>{ "Have you got the article? Open it, drop it here or paste it, and its sentences stand in the place of these numbers. It is kept only in this browser and sent nowhere." }</p>
                <input
                    id="article-file"
                    class="open__file"
                    type="file"
                    accept=".txt,.md,.html,.htm,text/*"
                    aria-label="The article, from a file"
                />
                <div class="source__paste">
                    <textarea
                        id="article-text"
                        class="open__text"
                        rows="2"
                        spellcheck="false"
                        aria-label="The text of the article"
                        placeholder="Or paste its text here"
                    />
                    <button class="button" id="article-read">{ "Read" }</button>
                </div>
            }
        </div>
    }
}
