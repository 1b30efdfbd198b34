//! One claim with its reasons: reading without a graph.

mod columns;
mod keys;
mod reason;
mod trail;

use std::rc::Rc;

use elenchus::map::{EdgeId, NodeId};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use self::columns::columns;
use self::keys::{Counts, FocusKey, Spot, focus_key};
use self::reason::reason;
use self::trail::trail;
use super::ViewProps;
use super::attribution::{place_words, voice_words};
use super::bearing::{bearings, kicker};
use crate::components::claim_link::claim_link;
use crate::components::copy_link::copy_link;
use crate::components::prose::prose;
use crate::components::steps::{step_by_step, step_nodes};
use crate::dispatch::use_dispatch;
use crate::effects::keys::focus;
use crate::state::{Action, Document};

/// The claim that is looked at: what it is, the way from the thesis to it, and what is said for
/// and against it.
#[component]
pub fn FocusView(props: &ViewProps) -> Html {
    let document = &props.state.document;
    let Some(claim) = props.state.selected else {
        return html! {
            <section class="focus" data-view="focus" aria-label="Focus">
                <p class="focus__empty">{ "There is no claim in this text yet." }</p>
            </section>
        };
    };
    html! { <Claim document={Rc::clone(document)} {claim} /> }
}

#[derive(Properties)]
struct ClaimProps {
    document: Rc<Document>,
    claim: NodeId,
}

impl PartialEq for ClaimProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document) && self.claim == other.claim
    }
}

#[component]
fn Claim(props: &ClaimProps) -> Html {
    let (document, claim) = (&props.document, props.claim);
    let dispatch = use_dispatch();
    let trail = trail(&document.map, claim);
    let steps = step_nodes(document, claim);
    let reasons = columns(&document.map, claim, &steps);
    let counts = Counts {
        pro: reasons.pro.len(),
        con: reasons.con.len(),
    };
    // Whether the claim changes because the reader went on from inside this view: then the
    // focus comes along.
    let led = use_mut_ref(|| false);
    use_effect_with(claim, {
        let led = Rc::clone(&led);
        move |_| {
            if led.replace(false) {
                focus(&Spot::Claim.id());
            }
            // After the focus, which scrolls too.
            to_top();
        }
    });
    let onclick = {
        let led = Rc::clone(&led);
        move |event: MouseEvent| {
            let target = event.target().and_then(|at| at.dyn_into::<Element>().ok());
            let link = target.map(|target| target.closest("[data-claim]"));
            if let Some(Ok(Some(_))) = link {
                *led.borrow_mut() = true;
            }
        }
    };
    let parent = trail.len().checked_sub(2).map(|at| trail[at]);
    let onkeydown = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        let target = event.target().and_then(|at| at.dyn_into::<Element>().ok());
        let at = target.and_then(|target| Spot::of(&target.id()));
        let Some(does) = focus_key(at, counts, &event.key()) else {
            return;
        };
        event.prevent_default();
        match (does, parent) {
            (FocusKey::To(spot), _) => focus(&spot.id()),
            (FocusKey::Parent, Some(parent)) => {
                *led.borrow_mut() = true;
                dispatch.send(Action::Select(parent));
            }
            (FocusKey::Parent, None) | (FocusKey::Stay, _) => {}
        }
    };
    html! {
        <section class="focus" data-view="focus" aria-label="Focus" {onclick} {onkeydown}>
            { way(document, &trail) }
            { top(document, claim) }
            <div class="focus__columns">
                { column(document, claim, &Side::for_it(!steps.is_empty()), &reasons.pro) }
                { column(document, claim, &Side::AGAINST, &reasons.con) }
            </div>
            { copy_link() }
        </section>
    }
}

/// The way from the thesis to the claim.
fn way(document: &Rc<Document>, trail: &[NodeId]) -> Html {
    let Some((claim, above)) = trail.split_last() else {
        return Html::default();
    };
    if above.is_empty() {
        return Html::default();
    }
    let step = |&node: &NodeId| {
        html! {
            <li key={node.0} class="focus__step">{ claim_link(document, node) }</li>
        }
    };
    html! {
        <nav class="focus__way" aria-label="The way from the thesis">
            <ol>
                { for above.iter().map(step) }
                <li class="focus__step" aria-current="page">{ document.title_of(*claim) }</li>
            </ol>
        </nav>
    }
}

/// The claim itself.
fn top(document: &Rc<Document>, node: NodeId) -> Html {
    let shown = document.map.node(node);
    let thesis = document.map.roots().first() == Some(&node);
    let notes: Vec<_> = [voice_words(document, node), place_words(document, node)]
        .into_iter()
        .flatten()
        .collect();
    html! {
        <article
            id={Spot::Claim.id()}
            class={classes!("focus__claim", thesis.then_some("focus__claim--thesis"))}
            data-focus={document.map.slug(node).to_owned()}
            aria-labelledby="focus-title"
            tabindex="0"
        >
            <p class="focus__kicker">{ kicker(document, node) }</p>
            <h2 id="focus-title" class={classes!("focus__title", (!shown.shows_title).then_some("focus__title--text"))}>
                { document.title_of(node) }
            </h2>
            if shown.shows_title && shown.shows_text {
                <p class="focus__text">{ prose(document, node) }</p>
            }
            if !notes.is_empty() {
                <p class="focus__notes">{ notes.join(" · ") }</p>
            }
            { bearings(document, node) }
            { step_by_step(document, node) }
        </article>
    }
}

/// The words of one column.
struct Side {
    name: &'static str,
    title: &'static str,
    none: &'static str,
    spot: fn(usize) -> Spot,
}

impl Side {
    const AGAINST: Self = Self {
        name: "against",
        title: "Against",
        none: "Nothing is said against it.",
        spot: Spot::Against,
    };

    /// The column of reasons for a claim, whose premises may be told above.
    const fn for_it(has_steps: bool) -> Self {
        Self {
            name: "for",
            title: "For",
            none: if has_steps {
                "Beyond its premises, nothing is said for it."
            } else {
                "Nothing is said for it."
            },
            spot: Spot::For,
        }
    }
}

/// The reasons of one side under their heading.
fn column(document: &Rc<Document>, claim: NodeId, side: &Side, edges: &[EdgeId]) -> Html {
    let name = side.name;
    let heading = format!("focus-{name}");
    let reason = |(index, &edge): (usize, &EdgeId)| {
        html! {
            <li key={edge.0}>
                { reason(document, claim, edge, (side.spot)(index).id().into()) }
            </li>
        }
    };
    html! {
        <section class={format!("focus__column focus__column--{name}")} data-side={name} aria-labelledby={heading.clone()}>
            <h3 id={heading} class="focus__heading">
                { side.title }{ " " }<span class="focus__count">{ edges.len() }</span>
            </h3>
            if edges.is_empty() {
                <p class="focus__none">{ side.none }</p>
            } else {
                <ul class="focus__reasons">{ for edges.iter().enumerate().map(reason) }</ul>
            }
        </section>
    }
}

/// A new claim is read from its beginning.
fn to_top() {
    if let Some(view) = gloo::utils::document().get_element_by_id("view") {
        view.set_scroll_top(0);
    }
}
