use std::rc::Rc;

use elenchus::map::{EdgeId, NodeId, View};
use yew::prelude::*;

use crate::state::Document;
use crate::views::words::{Look, relation_word};

/// What the edges are drawn from.
#[derive(Properties)]
pub struct EdgesProps {
    /// Whose edges.
    pub document: Rc<Document>,
    /// Which of them.
    pub visible: Rc<View>,
    /// The card whose edges stand out.
    pub selected: Option<NodeId>,
    /// The group that holds them.
    pub place: NodeRef,
}

impl PartialEq for EdgesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document)
            && Rc::ptr_eq(&self.visible, &other.visible)
            && self.selected == other.selected
    }
}

/// The arrows, without their coordinates: those the stage writes.
#[component]
pub fn Edges(props: &EdgesProps) -> Html {
    let map = &props.document.map;
    let edge = |&id: &EdgeId| {
        let edge = map.edge(id);
        let look = Look::of(edge);
        let stands_out = props
            .selected
            .is_some_and(|node| node == edge.from || node == edge.to);
        let class = classes!(
            "edge",
            format!("edge--{}", look.class()),
            stands_out.then_some("edge--selected")
        );
        html! {
            <g
                key={id.0}
                {class}
                data-edge={look.class()}
                data-from={map.slug(edge.from).to_owned()}
                data-to={map.slug(edge.to).to_owned()}
            >
                <path class="edge__reach" />
                <path class="edge__line" />
                <path class="edge__head" />
                <text class="edge__word" text-anchor="middle" dy="4">{ relation_word(edge) }</text>
            </g>
        }
    };
    html! {
        <svg class="map__edges" aria-hidden="true">
            <g ref={props.place.clone()}>{ for props.visible.edges.iter().map(edge) }</g>
        </svg>
    }
}
