use std::rc::Rc;

use elenchus::map::NodeId;
use elenchus::model::{Argument, Element, Model, StatementId, Step, StepKind};
use yew::prelude::*;

use super::claim_link::linked;
use crate::state::Document;
use crate::views::attribution::voice_words;

/// The premise–conclusion structure of an argument as numbered steps, with the rules by which
/// conclusions are drawn. Nothing where there is none.
pub fn step_by_step(document: &Rc<Document>, node: NodeId) -> Html {
    let steps = steps(document, node);
    if steps.is_empty() {
        return Html::default();
    }
    let last = steps.len() - 1;
    html! {
        <ol class="steps" aria-label="Step by step">
            { for steps.iter().enumerate().map(|(index, step)| draw(document, step, index == last)) }
        </ol>
    }
}

fn draw(document: &Rc<Document>, step: &Step, last: bool) -> Html {
    let statement = document.model.statement(step.statement);
    let text = statement.text();
    let node = node_of(document, step.statement);
    let rules = match step.kind {
        StepKind::Premise => None,
        StepKind::Conclusion(id) => Some(document.model.inference(id).rules.join(", ")),
    };
    let word = match (step.kind, last) {
        (StepKind::Premise, _) => "premise",
        (StepKind::Conclusion(_), false) => "interim conclusion",
        (StepKind::Conclusion(_), true) => "conclusion",
    };
    let title = || html! { <strong class="step__title">{ statement.title.as_str() }</strong> };
    html! {
        <>
            if let Some(rules) = rules {
                <li class="step__rule">
                    { if rules.is_empty() { "hence".to_owned() } else { format!("hence, by {rules}") } }
                </li>
            }
            <li class="step">
                <span class="step__number">{ format!("({})", step.number) }</span>
                <span class="step__body">
                    <span class="step__word">{ word }</span>
                    { " " }
                    if statement.titled || text.is_empty() {
                        if let Some(node) = node {
                            { linked(document, node, title()) }
                        } else {
                            { title() }
                        }
                        { " " }
                        { text }
                    } else if let Some(node) = node {
                        { linked(document, node, html! { { text } }) }
                    } else {
                        { text }
                    }
                    if let Some(voice) = node.and_then(|node| voice_words(document, node)) {
                        <span class="step__voice">{ format!(" ({voice})") }</span>
                    }
                </span>
            </li>
        </>
    }
}

/// The claims that are steps of an argument's structure and have a card.
pub fn step_nodes(document: &Document, node: NodeId) -> Vec<NodeId> {
    steps(document, node)
        .iter()
        .filter_map(|step| node_of(document, step.statement))
        .collect()
}

fn steps(document: &Document, node: NodeId) -> &[Step] {
    let argument = argument(&document.model, document.map.node(node).element);
    argument
        .and_then(|argument| argument.structure.as_ref())
        .map_or(&[], |structure| &structure.steps)
}

fn argument(model: &Model, element: Element) -> Option<&Argument> {
    match element {
        Element::Argument(id) => Some(model.argument(id)),
        Element::Statement(_) => None,
    }
}

/// The card of a statement: its own, or that of the argument that stands for it.
fn node_of(document: &Document, statement: StatementId) -> Option<NodeId> {
    let map = &document.map;
    let own = map.node_of(Element::Statement(statement));
    let stand_in = || {
        let stands = |node: &elenchus::map::Node| node.stands_for == Some(statement);
        map.nodes().iter().position(stands)
    };
    own.or_else(|| stand_in().map(|index| NodeId(index as u32)))
}
