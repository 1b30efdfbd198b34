use elenchus::map::NodeId;
use yew::prelude::*;

use crate::state::{Address, Document};

/// A link to a claim, by its title.
pub fn claim_link(document: &Document, node: NodeId) -> Html {
    linked(document, node, html! { { document.title_of(node) } })
}

/// Words that link to a claim. As a true link it can also be copied, or opened in a window of its
/// own; a plain click on it is heard by [`use_claim_links`](crate::effects::links::use_claim_links).
pub fn linked(document: &Document, node: NodeId, words: Html) -> Html {
    html! {
        <a href={address(document, node)} data-claim={slug(document, node)}>{ words }</a>
    }
}

/// What `data-claim` says of a claim.
pub fn slug(document: &Document, node: NodeId) -> String {
    document.map.slug(node).to_owned()
}

/// The address of a claim within the page.
pub fn address(document: &Document, node: NodeId) -> String {
    let address = Address {
        claim: Some(slug(document, node)),
        ..Address::default()
    };
    address.fragment()
}
