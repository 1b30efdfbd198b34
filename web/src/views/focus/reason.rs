use std::rc::Rc;

use elenchus::map::{EdgeId, NodeId};
use yew::prelude::*;

use crate::components::claim_link::ClaimLink;
use crate::components::edge_sample::EdgeSample;
use crate::state::Document;
use crate::views::attribution::voice_words;
use crate::views::words::{Look, for_and_against, relation_word};

/// What a reason is drawn from.
#[derive(Properties)]
pub struct ReasonProps {
    /// Where the texts are.
    pub document: Rc<Document>,
    /// The claim it is a reason for or against.
    pub claim: NodeId,
    /// The edge between them.
    pub edge: EdgeId,
    /// The id of its element.
    pub id: AttrValue,
}

impl PartialEq for ReasonProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document)
            && (self.claim, self.edge) == (other.claim, other.edge)
            && self.id == other.id
    }
}

/// A reason as a card that leads on to it.
#[component]
pub fn Reason(props: &ReasonProps) -> Html {
    let document = &props.document;
    let node = document.map.other_end(props.edge, props.claim);
    let edge = document.map.edge(props.edge);
    let look = Look::of(edge);
    let shown = document.map.node(node);
    let beneath = document.map.reasons(node);
    let beneath = for_and_against(beneath.pro.len() as u32, beneath.con.len() as u32);
    html! {
        <ClaimLink
            document={Rc::clone(document)}
            {node}
            id={props.id.clone()}
            class={classes!("reason", format!("reason--{}", look.class()))}
        >
            <span class="reason__word"><EdgeSample {look} />{ relation_word(edge) }</span>
            if shown.shows_title {
                <strong class="reason__title">{ document.title_of(node) }</strong>
            }
            if shown.shows_text {
                <span class="reason__text">{ document.text_of(node) }</span>
            }
            if let Some(voice) = voice_words(document, node) {
                <span class="reason__voice">{ voice }</span>
            }
            if !beneath.is_empty() {
                <span class="reason__beneath">{ beneath }</span>
            }
        </ClaimLink>
    }
}
