use std::rc::Rc;

use elenchus::map::NodeId;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};
use yew::prelude::*;

use super::face::{Face, Fold};
use super::stage::Stage;
use crate::dispatch::use_dispatch;
use crate::state::{Action, Document};
use crate::views::attribution::voice_words;

/// What a card is drawn from.
#[derive(Properties)]
pub struct CardProps {
    /// Where the texts are.
    pub document: Rc<Document>,
    /// What the card says.
    pub face: Face,
    /// Where it stands.
    pub stage: Stage,
}

impl PartialEq for CardProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document) && self.face == other.face
    }
}

/// One claim on the map. A group for a screen reader, with its fold control inside; the arrow
/// keys move among the cards, of which one is a tab stop.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let CardProps {
        document,
        face,
        stage,
    } = props;
    let node = face.node;
    let dispatch = use_dispatch();
    let select = {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.send(Action::Select(node))
    };
    let onpointerdown = {
        let stage = stage.clone();
        move |_: PointerEvent| stage.hold(node)
    };
    let toggle = Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        dispatch.send(Action::Toggle(node));
    });
    let onfocus = {
        let stage = stage.clone();
        move |_: FocusEvent| stage.show(node)
    };
    let shown = document.map.node(node);
    let title = document.title_of(node);
    let text = document.text_of(node);
    let section = face
        .section
        .map(|section| document.model.sections()[section].title.as_str());
    html! {
        <article
            class={class(face)}
            data-node={document.map.slug(node).to_owned()}
            aria-label={label(document, face)}
            aria-current={face.selected.then_some("true")}
            tabindex={if face.selected { "0" } else { "-1" }}
            onclick={select}
            {onpointerdown}
            {onfocus}
        >
            <div class="card__body">
                <p class="card__kicker">
                    <span class="card__word">{ face.ties.word() }</span>
                    if let Some(section) = section {
                        <span class="card__section">{ section }</span>
                    }
                </p>
                if shown.shows_title {
                    <h2 class="card__title">{ title }</h2>
                }
                if !text.is_empty() {
                    <p class="card__text">{ text }</p>
                }
                if let Some(voice) = voice_words(document, node) {
                    <p class="card__voice">{ voice }</p>
                }
                { fold_control(&face.fold, title, toggle) }
            </div>
            <p class="card__label" aria-hidden="true"><span>{ title }</span></p>
        </article>
    }
}

/// Unfolds and folds what is beneath a card. Reached by Enter on the card; no tab stop itself.
fn fold_control(fold: &Fold, title: &str, onclick: Callback<MouseEvent>) -> Html {
    let (action, sign, words, expanded) = match fold {
        Fold::None => return Html::default(),
        Fold::Show(words) => ("unfold", "+", words, "false"),
        Fold::Hide(words) => ("fold", "−", words, "true"),
    };
    let label = match fold {
        Fold::Show(_) => format!("Unfold {title}: {words}"),
        _ => format!("Fold {title}: {words}"),
    };
    html! {
        <button
            class="card__fold"
            data-action={action}
            aria-expanded={expanded}
            aria-label={label}
            tabindex="-1"
            {onclick}
        >
            <span class="card__sign" aria-hidden="true">{ sign }</span>
            { words }
        </button>
    }
}

fn class(face: &Face) -> Classes {
    let mut class = classes!("card");
    if face.ties.thesis {
        class.push("card--thesis");
    }
    class.push(if face.ties.argument {
        "card--argument"
    } else {
        "card--statement"
    });
    if let Some(look) = face.ties.look().filter(|_| !face.ties.thesis) {
        class.push(format!("card--{}", look.class()));
    }
    if face.selected {
        class.push("card--selected");
    }
    class
}

/// What a screen reader says on coming to the card.
fn label(document: &Document, face: &Face) -> String {
    let mut label = format!("{}: {}", face.ties.word(), document.title_of(face.node));
    let state = match &face.fold {
        Fold::None => return label,
        Fold::Show(words) => format!(", folded, {words}"),
        Fold::Hide(words) => format!(", unfolded, {words}"),
    };
    label.push_str(&state);
    label
}

/// The card at an element or around it.
pub fn card_at(target: Option<EventTarget>, document: &Document) -> Option<NodeId> {
    let slug = around(target, "[data-node]")?.get_attribute("data-node")?;
    document.map.node_by_slug(&slug)
}

/// Whether an element is a fold control or in one.
pub fn on_fold_control(target: Option<EventTarget>) -> bool {
    around(target, "[data-action]").is_some()
}

fn around(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest(selector).ok().flatten()
}
