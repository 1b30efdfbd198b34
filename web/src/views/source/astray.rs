use std::rc::Rc;

use elenchus::map::NodeId;
use yew::prelude::*;

use crate::components::claim_link::claim_link;
use crate::state::State;
use crate::state::article::{Astray, Fate, Piece};

/// The most places that are listed.
const MOST: usize = 100;

/// What claims cite and what is not plainly found in the text, gravest first. Nothing is put
/// elsewhere in silence.
pub fn astray(state: &Rc<State>) -> Html {
    let astray = &state.reading.astray;
    let Some(text) = &state.reading.text else {
        return Html::default();
    };
    if text.is_another() {
        return html! {
            <div class="source__astray" id="another" role="alert">
                <h3 class="source__reads">{ "This is not the article that the map reads" }</h3>
                <p>{ format!(
                    "{} % of its sentences match the map’s record. No claim is put on a sentence that does not match.",
                    text.share(),
                ) }</p>
            </div>
        };
    }
    if astray.is_empty() {
        return Html::default();
    }
    html! {
        <details class="source__astray" id="astray" open={true}>
            <summary class="source__reads">{ summary(astray) }</summary>
            <ul>{ for astray.iter().take(MOST).map(|astray| item(state, astray)) }</ul>
        </details>
    }
}

/// "2 gone, 1 changed".
fn summary(astray: &[Astray]) -> String {
    let words: Vec<_> = Fate::GRAVE
        .into_iter()
        .map(|fate| (astray.iter().filter(|it| it.fate == fate).count(), fate))
        .filter(|(count, _)| *count > 0)
        .map(|(count, fate)| format!("{count} {}", fate.word()))
        .collect();
    format!(
        "Sentences that differ from the map’s record: {}",
        words.join(", ")
    )
}

fn item(state: &State, astray: &Astray) -> Html {
    let document = &state.document;
    let now = astray.now.and_then(|now| state.reading.sentences.get(now));
    let place = match (astray.fate, now) {
        (Fate::Moved, Some(now)) => format!(" to {}", now.place),
        (Fate::Changed, Some(now)) => format!("; it is now {}:", now.place),
        (Fate::Gone, Some(now)) => format!("; it stood behind what is {} now", now.place),
        (Fate::Ambiguous, _) => ": it is there more than once".to_owned(),
        _ => String::new(),
    };
    let words = now.filter(|_| astray.fate == Fate::Changed);
    let claim = |&node: &NodeId| html! { <li>{ claim_link(document, node) }</li> };
    html! {
        <li class={format!("astray astray--{}", astray.fate.word())}>
            <strong>{ astray.place.to_string() }</strong>
            { " " }
            <span class="astray__word">{ astray.fate.word() }</span>
            { place }
            if let Some(now) = words {
                <q class="astray__words">
                    if astray.difference.is_empty() {
                        { AttrValue::from(Rc::clone(&now.words)) }
                    }
                    { for astray.difference.iter().enumerate().map(piece) }
                </q>
            }
            <ul class="astray__claims">{ for astray.nodes.iter().map(claim) }</ul>
        </li>
    }
}

/// Words that both sentences have, or only one of them, with a space before all but the first.
fn piece((index, (piece, words)): (usize, &(Piece, String))) -> Html {
    let space = if index > 0 { " " } else { "" };
    match piece {
        Piece::Same => html! { <>{ space }{ words }</> },
        Piece::Removed => html! { <>{ space }<del>{ words }</del></> },
        Piece::Added => html! { <>{ space }<ins>{ words }</ins></> },
    }
}

#[cfg(test)]
mod tests {
    use elenchus::model::Place;

    use super::*;

    #[test]
    fn what_differs_is_counted_gravest_first() {
        let one = |fate| Astray {
            place: Place {
                paragraph: 1,
                sentence: None,
            },
            fate,
            now: None,
            difference: Rc::default(),
            nodes: Vec::new(),
        };
        let all = [one(Fate::Moved), one(Fate::Gone), one(Fate::Moved)];
        assert!(summary(&all).ends_with(": 1 gone, 2 moved"));
    }
}
