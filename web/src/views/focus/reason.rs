use std::rc::Rc;

use elenchus::map::{EdgeId, NodeId};
use yew::prelude::*;

use crate::components::claim_link::{address, slug};
use crate::components::edge_sample::edge_sample;
use crate::state::Document;
use crate::views::attribution::voice_words;
use crate::views::words::{Look, for_and_against, relation_word};

/// A reason as a card that leads on to it.
pub fn reason(document: &Rc<Document>, claim: NodeId, edge: EdgeId, id: AttrValue) -> Html {
    let node = document.map.other_end(edge, claim);
    let edge = document.map.edge(edge);
    let look = Look::of(edge);
    let shown = document.map.node(node);
    let beneath = document.map.reasons(node);
    let beneath = for_and_against(beneath.pro.len() as u32, beneath.con.len() as u32);
    html! {
        <a
            {id}
            href={address(document, node)}
            data-claim={slug(document, node)}
            class={classes!("reason", format!("reason--{}", look.class()))}
        >
            <span class="reason__word">{ edge_sample(look) }{ relation_word(edge) }</span>
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
        </a>
    }
}
