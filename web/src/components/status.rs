use std::rc::Rc;

use elenchus::diagnostic::Severity;
use elenchus::query::voices;
use yew::prelude::*;

use crate::dispatch::use_ui;
use crate::state::{Document, State};
use crate::ui::{Live, Panel, UiAction};

/// What the line is drawn from.
#[derive(Properties)]
pub struct StatusProps {
    /// The shared state.
    pub state: Rc<State>,
    /// How the page follows a file.
    pub live: Live,
}

impl PartialEq for StatusProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.live == other.live
    }
}

/// The line at the bottom of the page: how much of the map is in view, what it is made of, and
/// what is wrong with its text.
#[component]
pub fn Status(props: &StatusProps) -> Html {
    let ui = use_ui();
    let document = &props.state.document;
    let all = document.map.nodes().len();
    let shown = props.state.visible.nodes.len();
    let open = move |_: MouseEvent| ui.send(UiAction::Open(Panel::Diagnostics));
    html! {
        <footer class="status" id="status">
            <span class="status__part">{ shown_words(shown, all) }</span>
            if let Some(sections) = counted(document.model.sections().len(), "section", "sections") {
                <span class="status__part status__part--more">{ sections }</span>
            }
            if let Some(voices) = counted(voices(&document.model, &document.map).len(), "voice besides the author’s", "voices besides the author’s") {
                <span class="status__part status__part--more">{ voices }</span>
            }
            if let Some((read, all)) = props.state.reading.coverage() {
                <span class="status__part" id="coverage">
                    { format!("{read} of {all} sentences read") }
                </span>
            }
            if let Some(remarks) = remark_words(document) {
                <button
                    id="remarks-button"
                    class={classes!("status__remarks", has_errors(document).then_some("status__remarks--errors"))}
                    onclick={open}
                >
                    { remarks }
                </button>
            }
            if let Some(words) = live_words(props.live) {
                <span class="status__live">{ words }</span>
            }
        </footer>
    }
}

fn shown_words(shown: usize, all: usize) -> String {
    match (shown, all) {
        (_, 0) => "no claims".to_owned(),
        (1, 1) => "the only claim is shown".to_owned(),
        (shown, all) if shown == all => format!("all {all} claims shown"),
        (shown, all) => format!("{shown} of {all} claims shown"),
    }
}

fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    }
}

fn has_errors(document: &Document) -> bool {
    let mut remarks = document.diagnostics.iter();
    remarks.any(|remark| remark.severity() == Severity::Error)
}

/// "2 errors, 1 hint"; `None` where there is no remark.
pub fn remark_words(document: &Document) -> Option<String> {
    let of = |severity: Severity| {
        let remarks = document.diagnostics.iter();
        remarks
            .filter(|remark| remark.severity() == severity)
            .count()
    };
    let words: Vec<_> = [
        counted(of(Severity::Error), "error", "errors"),
        counted(of(Severity::Warning), "doubt", "doubts"),
        counted(of(Severity::Hint), "hint", "hints"),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn live_words(live: Live) -> Option<&'static str> {
    match live {
        Live::Off => None,
        Live::Following => Some("follows the file"),
        Live::Lost => Some("the command has stopped: the file is not followed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_counted_by_how_grave_they_are() {
        let clean = Document::read("clean", "[A]: a\n");
        assert_eq!(remark_words(&clean), None);
        let broken = Document::read("broken", "[A] a\n\n[C]: c {role: thesys}\n");
        let words = remark_words(&broken).expect("remarks");
        assert!(words.starts_with("2 errors"), "{words}");
        assert!(has_errors(&broken) && !has_errors(&clean));
    }

    #[test]
    fn what_is_shown_is_counted() {
        assert_eq!(shown_words(3, 9), "3 of 9 claims shown");
        assert_eq!(shown_words(9, 9), "all 9 claims shown");
        assert_eq!(shown_words(0, 0), "no claims");
    }

    #[test]
    fn each_voice_counts_once() {
        let text = "[A]: a {voice: Ann}\n\n[B]: b {voice: Ann}\n\n[C]: c {voice: author}\n\n[D]: d {voice: Bob}\n";
        let document = Document::read("voices", text);
        assert_eq!(voices(&document.model, &document.map).len(), 2);
    }
}
