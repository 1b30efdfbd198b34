use elenchus::Diagnostic;
use elenchus::diagnostic::Severity;
use elenchus::text::Span;
use yew::prelude::*;

use super::status::remark_words;
use crate::dispatch::use_ui;
use crate::effects::keys::focus;
use crate::state::Document;
use crate::ui::UiAction;
use crate::views::ViewProps;

/// The most remarks that are listed; a text that is no Argdown at all can have thousands.
const MOST: usize = 200;

/// What is wrong with the text, beside what could be read of it.
#[component]
pub fn DiagnosticsPanel(props: &ViewProps) -> Html {
    let ui = use_ui();
    let document = &props.state.document;
    use_effect_with((), |()| focus("remarks-title"));
    let close = move || {
        ui.send(UiAction::Close);
        focus("remarks-button");
    };
    let onclick = {
        let close = close.clone();
        move |_: MouseEvent| close()
    };
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            close();
        }
    };
    let count = document.diagnostics.len();
    html! {
        <div id="remarks" class="remarks" {onkeydown}>
            <header class="remarks__head">
                <div>
                    <h2 class="remarks__title" id="remarks-title" tabindex="-1">{ "Remarks on the text" }</h2>
                    <p class="remarks__count">{ summary(document) }</p>
                </div>
                <button class="icon-button" id="remarks-close" aria-label="Close" {onclick}>
                    <span aria-hidden="true">{ "×" }</span>
                </button>
            </header>
            <ol class="remarks__list">
                { for document.diagnostics.iter().take(MOST).map(|remark| item(document, remark)) }
            </ol>
            if count > MOST {
                <p class="remarks__more">{ format!("and {} more", count - MOST) }</p>
            }
        </div>
    }
}

fn summary(document: &Document) -> String {
    let read = match document.map.nodes().len() {
        0 => "no claim could be read".to_owned(),
        1 => "1 claim could be read".to_owned(),
        many => format!("{many} claims could be read"),
    };
    match remark_words(document) {
        Some(remarks) => format!("{remarks} in {}; {read}.", document.name),
        None => format!("None: {} reads without a remark.", document.name),
    }
}

fn item(document: &Document, remark: &Diagnostic) -> Html {
    let place = document.position(remark.span.start);
    let word = severity_word(remark.severity());
    let excerpt = excerpt(&document.text, remark.span);
    html! {
        <li class={format!("remark remark--{word}")}>
            <p class="remark__head">
                <span class="remark__word">{ word }</span>
                { " " }
                <span class="remark__place">{ format!("line {}, column {}", place.line, place.column) }</span>
            </p>
            <p class="remark__message">{ with_code(&remark.message) }</p>
            if !excerpt.is_blank() {
                <pre class="remark__text"><code>
                    { excerpt.before }<mark>{ excerpt.marked }</mark>{ excerpt.after }
                </code></pre>
            }
            { for remark.related.iter().map(|related| {
                let at = document.position(related.span.start);
                html! {
                    <p class="remark__related">{ with_code(&related.message) }{ format!(" (line {})", at.line) }</p>
                }
            }) }
            if !remark.help.is_empty() {
                <p class="remark__help">{ with_code(&remark.help) }</p>
            }
        </li>
    }
}

/// Words with what stands between backticks in them as code.
fn with_code(words: &str) -> Html {
    let part = |(index, part): (usize, &str)| match index % 2 {
        0 => html! { { part } },
        _ => html! { <code>{ part }</code> },
    };
    words.split('`').enumerate().map(part).collect()
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "doubt",
        Severity::Hint => "hint",
    }
}

/// The text a remark is about, and what stands around it on its line.
#[derive(Debug, PartialEq, Eq)]
struct Excerpt {
    before: String,
    marked: String,
    after: String,
}

impl Excerpt {
    fn is_blank(&self) -> bool {
        let parts = [&self.before, &self.marked, &self.after];
        parts.iter().all(|part| part.trim().is_empty())
    }
}

/// How many characters are shown around the text a remark is about, and of it.
const AROUND: usize = 24;
const MARKED: usize = 80;

/// The first line of a span, with some of what stands around it on that line.
fn excerpt(text: &str, span: Span) -> Excerpt {
    let start = (span.start as usize).min(text.len());
    let marked = span.of(text);
    let first = marked.split(['\n', '\r']).next().unwrap_or_default();
    let before = text.get(..start).unwrap_or_default();
    let line = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let after = text.get(start + first.len()..).unwrap_or_default();
    let after = after.split(['\n', '\r']).next().unwrap_or_default();
    let shown = ending(&before[line..], AROUND);
    Excerpt {
        before: shown.trim_start().to_owned(),
        marked: beginning(first, MARKED),
        after: if first.len() < marked.len() {
            " …".to_owned()
        } else {
            beginning(after.trim_end(), AROUND)
        },
    }
}

fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn ending(text: &str, most: usize) -> String {
    let from = text.char_indices().rev().nth(most.saturating_sub(1));
    match from {
        Some((at, _)) if at > 0 => format!("…{}", &text[at..]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, part: &str) -> (String, String, String) {
        let start = text.find(part).expect(part) as u32;
        let shown = excerpt(text, Span::new(start, start + part.len() as u32));
        (shown.before, shown.marked, shown.after)
    }

    fn parts(before: &str, marked: &str, after: &str) -> (String, String, String) {
        (before.to_owned(), marked.to_owned(), after.to_owned())
    }

    #[test]
    fn an_excerpt_is_the_line_around_the_offence() {
        assert_eq!(
            shown("one\n  [A] text\nthree", "[A]"),
            parts("", "[A]", " text")
        );
        assert_eq!(
            shown("one\ntwo three\r\nfour", "three\r\nfour"),
            parts("two ", "three", " …")
        );
        let long = format!("{}é!{}", "x".repeat(40), "y".repeat(40));
        let expected = parts(
            &format!("…{}é", "x".repeat(23)),
            "!",
            &format!("{}…", "y".repeat(24)),
        );
        assert_eq!(shown(&long, "!"), expected);
    }

    #[test]
    fn an_offence_at_the_end_or_beyond_is_no_trouble() {
        assert!(excerpt("", Span::new(0, 9)).is_blank());
        assert_eq!(excerpt("ab", Span::at(2)).before, "ab");
        assert!(excerpt("a\n", Span::at(2)).is_blank());
    }
}
