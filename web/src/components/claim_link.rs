use std::rc::Rc;

use elenchus::map::NodeId;
use yew::prelude::*;

use crate::dispatch::use_dispatch;
use crate::state::{Action, Address, Document};

/// What a link is drawn from.
#[derive(Properties)]
pub struct ClaimLinkProps {
    /// Where the claim is.
    pub document: Rc<Document>,
    /// The claim.
    pub node: NodeId,
    /// Its id, where it has one.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Its classes.
    #[prop_or_default]
    pub class: Classes,
    /// The words; the title of the claim where there are none.
    #[prop_or_default]
    pub children: Html,
}

impl PartialEq for ClaimLinkProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document)
            && self.node == other.node
            && self.id == other.id
            && self.class == other.class
            && self.children == other.children
    }
}

/// Leads to a claim: looks at it in the view that is shown. As a true link it can also be
/// copied, or opened in a window of its own.
#[component]
pub fn ClaimLink(props: &ClaimLinkProps) -> Html {
    let dispatch = use_dispatch();
    let node = props.node;
    let onclick = move |event: MouseEvent| {
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        if !elsewhere {
            event.prevent_default();
            dispatch.send(Action::Select(node));
        }
    };
    html! {
        <a
            id={props.id.clone()}
            class={props.class.clone()}
            href={address(&props.document, node)}
            data-claim={props.document.map.slug(node).to_owned()}
            {onclick}
        >
            if props.children == Html::default() {
                { props.document.title_of(node) }
            } else {
                { props.children.clone() }
            }
        </a>
    }
}

/// The address of a claim within the page.
pub fn address(document: &Document, node: NodeId) -> String {
    let address = Address {
        claim: Some(document.map.slug(node).to_owned()),
        ..Address::default()
    };
    address.fragment()
}
