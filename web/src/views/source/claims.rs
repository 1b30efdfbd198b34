use std::rc::Rc;

use elenchus::map::NodeId;
use yew::prelude::*;

use super::Mark;
use super::leaf::sign;
use crate::components::claim_link::claim_link;
use crate::state::State;
use crate::views::attribution::voice_words;

/// The claims that read the sentence that is looked at.
pub fn claims(state: &Rc<State>) -> Html {
    let Some(sentence) = state.passage.and_then(|at| state.reading.sentences.get(at)) else {
        return Html::default();
    };
    html! {
        <div class="source__claims">
            <h3 class="source__reads">
                { format!("{} is read by", sentence.place) }
            </h3>
            <ul>{ for sentence.nodes.iter().map(|&node| claim(state, node)) }</ul>
        </div>
    }
}

fn claim(state: &State, node: NodeId) -> Html {
    let document = &state.document;
    let mark = Mark::of(document, node);
    let notes = voice_words(document, node);
    let shown = state.selected == Some(node);
    html! {
        <li key={node.0} class={classes!("chip", shown.then_some("chip--shown"))}>
            <span class="chip__word">{ sign(mark) }{ " " }{ mark.word() }</span>
            { " " }
            { claim_link(document, node) }
            if let Some(report) = state.reading.report(node) {
                { " " }
                { super::fidelity(report) }
            }
            if let Some(notes) = notes {
                <span class="chip__notes">{ format!(" {notes}") }</span>
            }
        </li>
    }
}
