use std::rc::Rc;

use elenchus::map::NodeId;
use yew::prelude::*;

use super::{Mark, id};
use crate::state::article::{Fate, Sentence};
use crate::state::{Document, State};

/// A heading or a paragraph; `stop` is the sentence that is a tab stop.
pub fn leaf(state: &State, block: usize, stop: Option<usize>) -> Html {
    let block = &state.reading.blocks[block];
    let typeset = state.reading.text.is_some();
    let number = html! { <span class="leaf__number" aria-hidden="true">{ block.number }</span> };
    let sentences = || {
        let draw = |index: usize| {
            html! { <>{ passage(state, index, stop, block.heading > 0) }{ " " }</> }
        };
        block.sentences.clone().map(draw).collect::<Html>()
    };
    match (typeset, block.heading) {
        (true, 0) => html! { <p class="leaf">{ number }{ sentences() }</p> },
        (true, 1) => html! { <h3 class="leaf leaf--heading">{ number }{ sentences() }</h3> },
        (true, _) => html! { <h4 class="leaf leaf--heading">{ number }{ sentences() }</h4> },
        (false, 0) => html! { <div class="leaf">{ number }<div>{ sentences() }</div></div> },
        (false, _) => html! {
            <div class="leaf leaf--heading">
                { number }
                <div><span class="leaf__word">{ "heading" }</span>{ sentences() }</div>
            </div>
        },
    }
}

/// A sentence: its words, or its number and what stands on it.
fn passage(state: &State, index: usize, stop: Option<usize>, heading: bool) -> Html {
    let sentence = &state.reading.sentences[index];
    let typeset = state.reading.text.is_some();
    let cited = !sentence.nodes.is_empty();
    if !cited && !typeset && heading {
        return Html::default();
    }
    let lit = state
        .selected
        .is_some_and(|node| sentence.nodes.contains(&node));
    let marks = Mark::of_all(&state.document, &sentence.nodes);
    let mut class = classes!("passage");
    class.push(match marks.first() {
        Some(mark) => format!("passage--{}", mark.class()),
        None => "passage--uncited".to_owned(),
    });
    if lit {
        class.push("passage--lit");
    }
    if state.passage == Some(index) {
        class.push("passage--looked-at");
    }
    if sentence.fate == Fate::Changed {
        class.push("passage--changed");
    }
    let inner = if typeset {
        html! { <>{ AttrValue::from(Rc::clone(&sentence.words)) }{ signs(sentence, &marks) }</> }
    } else {
        outline(&state.document, sentence, &marks)
    };
    let reason = sentence.background.clone().filter(|_| !cited);
    let tabindex = if stop == Some(index) { "0" } else { "-1" };
    html! {
        <span
            id={id(index)}
            {class}
            data-passage={sentence.place.to_string()}
            role={cited.then_some("button")}
            aria-pressed={cited.then(|| lit.to_string())}
            tabindex={cited.then_some(tabindex)}
            title={reason.map(|reason| format!("background: {reason}"))}
        >
            { inner }
        </span>
    }
}

/// The signs of the claims behind a sentence, and their words for who does not see them.
fn signs(sentence: &Sentence, marks: &[Mark]) -> Html {
    if marks.is_empty() {
        return Html::default();
    }
    let words: Vec<_> = marks.iter().map(|mark| mark.word()).collect();
    let changed = if sentence.fate == Fate::Changed {
        "changed; "
    } else {
        ""
    };
    html! {
        <>
            <span class="passage__signs" aria-hidden="true">
                { for marks.iter().map(|&mark| sign(mark)) }
            </span>
            <span class="unseen">{ format!(" ({changed}{})", words.join(", ")) }</span>
        </>
    }
}

/// A sign in the colour of its mark.
pub fn sign(mark: Mark) -> Html {
    html! { <span class={classes!("sign", format!("sign--{}", mark.class()))}>{ mark.sign() }</span> }
}

/// What is told of a sentence whose words are not at hand.
fn outline(document: &Document, sentence: &Sentence, marks: &[Mark]) -> Html {
    let number = match sentence.place.sentence {
        Some(number) => format!("{}.{number}", sentence.place.paragraph),
        None => sentence.place.paragraph.to_string(),
    };
    let claim = |&node: &NodeId| {
        let mark = Mark::of(document, node);
        html! {
            <span class="passage__claim">
                <span aria-hidden="true">{ sign(mark) }</span>
                <span class="unseen">{ mark.word() }{ ": " }</span>
                { document.title_of(node) }
                { " " }
            </span>
        }
    };
    let rest = match (&sentence.background, marks) {
        (Some(reason), []) if reason.is_empty() => "background".to_owned(),
        (Some(reason), []) => format!("background: {reason}"),
        (None, []) => "no claim reads it".to_owned(),
        _ => String::new(),
    };
    html! {
        <>
            <span class="passage__number">{ number }</span>
            <span class="passage__claims">
                { for sentence.nodes.iter().map(claim) }
                if !rest.is_empty() {
                    <span class="passage__rest">{ rest }</span>
                }
            </span>
        </>
    }
}
