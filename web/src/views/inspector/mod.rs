//! The claim that is looked at, in full: beside the map and the outline.

mod reach;

use elenchus::map::{EdgeId, NodeId};
use elenchus::model::Element;
use elenchus::query;
use elenchus::text::Text;
use yew::prelude::*;

use self::reach::Reach;
use super::ViewProps;
use super::attribution::{place_words, voice_words};
use super::bearing::{bearings, ties};
use crate::components::copy_link::copy_link;
use crate::components::prose::prose;
use crate::components::steps::step_by_step;
use crate::state::{Document, State};
use crate::views::source::fidelity;

/// Everything the map knows of the selected claim.
#[component]
pub fn Inspector(props: &ViewProps) -> Html {
    let document = &props.state.document;
    let Some(node) = props.state.selected else {
        return html! {
            <div id="inspector" class="inspector">
                <p class="inspector__empty">{ "There is no claim in this text yet." }</p>
            </div>
        };
    };
    let shown = document.map.node(node);
    let (pro, con) = sides(document, node);
    let reach = Reach::of(&document.map, node);
    html! {
        <div id="inspector" class="inspector" data-inspected={document.map.slug(node).to_owned()}>
            <p class="inspector__kicker">{ role(document, node) }</p>
            <h2 class={classes!("inspector__title", (!shown.shows_title).then_some("inspector__title--text"))}>
                { document.title_of(node) }
            </h2>
            if shown.shows_title && shown.shows_text {
                <p class="inspector__text">{ prose(document, node) }</p>
            }
            { facts(&props.state, node) }
            if let Some(report) = props.state.reading.report(node) {
                <p class="inspector__fidelity">{ fidelity(report) }</p>
            }
            if !document.map.outgoing(node).is_empty() {
                <section class="inspector__part">
                    <h3 class="inspector__heading">{ "It bears on" }</h3>
                    { bearings(document, node) }
                </section>
            }
            if has_steps(document, node) {
                <section class="inspector__part">
                    <h3 class="inspector__heading">{ "Step by step" }</h3>
                    { step_by_step(document, node) }
                </section>
            }
            { reasons(document, node, "For", &pro) }
            { reasons(document, node, "Against", &con) }
            <p class="inspector__reach">{ reach.words() }</p>
            { copy_link() }
        </div>
    }
}

/// "premise", and for an argument that it is one.
fn role(document: &Document, node: NodeId) -> String {
    let role = query::role(&document.map, &document.model, node).word();
    match document.map.node(node).element {
        Element::Statement(_) => role.to_owned(),
        Element::Argument(_) => format!("{role} · argument"),
    }
}

/// Who says it, where, under which heading, with which tags.
fn facts(state: &State, node: NodeId) -> Html {
    let document = &state.document;
    let section = document.section_of(node);
    let section = section.map(|section| document.model.section(section).title.to_string());
    let tags: Vec<_> = tags(document, node)
        .iter()
        .map(|tag| format!("#{tag}"))
        .collect();
    let facts = [
        ("Voice", voice_words(document, node)),
        ("Article", place_words(document, node)),
        ("Section", section),
        ("Tags", (!tags.is_empty()).then(|| tags.join(" "))),
    ];
    let lines: Vec<_> = facts
        .into_iter()
        .filter_map(|(name, words)| words.map(|words| (name, words)))
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    let line = |(name, words): (&'static str, String)| {
        html! {
            <div key={name} class="inspector__fact" data-fact={name.to_lowercase()}>
                <dt>{ name }</dt>
                <dd>{ words }</dd>
            </div>
        }
    };
    html! { <dl class="inspector__facts">{ for lines.into_iter().map(line) }</dl> }
}

fn tags(document: &Document, node: NodeId) -> &[Text] {
    match document.map.node(node).element {
        Element::Statement(id) => &document.model.statement(id).tags,
        Element::Argument(id) => &document.model.argument(id).tags,
    }
}

fn has_steps(document: &Document, node: NodeId) -> bool {
    match document.map.node(node).element {
        Element::Argument(id) => document.model.argument(id).structure.is_some(),
        Element::Statement(_) => false,
    }
}

/// The edges of the reasons for a claim, and of those against it.
fn sides(document: &Document, node: NodeId) -> (Vec<EdgeId>, Vec<EdgeId>) {
    let edges = document.map.incoming(node).iter().copied();
    edges.partition(|&edge| document.map.edge(edge).kind.is_pro())
}

fn reasons(document: &Document, node: NodeId, title: &'static str, edges: &[EdgeId]) -> Html {
    if edges.is_empty() {
        return Html::default();
    }
    html! {
        <section class="inspector__part">
            <h3 class="inspector__heading">
                { title }{ " " }<span class="inspector__count">{ edges.len() }</span>
            </h3>
            { ties(document, edges, node, title) }
        </section>
    }
}
