use std::rc::Rc;

use elenchus::query::Row;
use yew::prelude::*;

use super::place::RowKey;
use crate::components::edge_sample::edge_sample;
use crate::state::Document;
use crate::views::attribution::{place_words, voice_words};
use crate::views::words::{Look, for_and_against, relation_word};

/// What a row is drawn from.
#[derive(Properties)]
pub struct RowProps {
    /// Where the texts are.
    pub document: Rc<Document>,
    /// The row.
    pub row: Row,
    /// Whether its claim is the one that is looked at.
    pub selected: bool,
    /// Whether it is the tab stop of the tree.
    pub stop: bool,
}

impl PartialEq for RowProps {
    fn eq(&self, other: &Self) -> bool {
        // The index of the parent is not shown, and changes with every fold above.
        let shown = |row: Row| Row {
            parent: None,
            ..row
        };
        Rc::ptr_eq(&self.document, &other.document)
            && shown(self.row) == shown(other.row)
            && (self.selected, self.stop) == (other.selected, other.stop)
    }
}

/// The most guides drawn before a row; deeper rows are told apart by their level alone.
const GUIDES: u32 = 12;

/// One row of the tree.
#[component]
pub fn RowView(props: &RowProps) -> Html {
    let RowProps {
        document,
        row,
        selected,
        stop,
    } = props;
    let expanded = row.expandable.then(|| row.expanded.to_string());
    let (sign, action) = match (row.expandable, row.expanded) {
        (false, _) => ("", None),
        (true, false) => ("+", Some("unfold")),
        (true, true) => ("−", Some("fold")),
    };
    html! {
        <div
            id={RowKey::of(row).id()}
            class={class(document, row, *selected)}
            role="treeitem"
            data-row={document.map.slug(row.node).to_owned()}
            aria-level={row.level.to_string()}
            aria-posinset={row.position.to_string()}
            aria-setsize={row.set_size.to_string()}
            aria-expanded={expanded}
            aria-selected={selected.to_string()}
            tabindex={if *stop { "0" } else { "-1" }}
        >
            { for (1..row.level.min(GUIDES + 1)).map(|_| html! { <span class="row__guide" aria-hidden="true" /> }) }
            <span class="row__sign" data-action={action} aria-hidden="true">{ sign }</span>
            <div class="row__body">{ told(document, row) }</div>
        </div>
    }
}

/// What a row says: how the claim bears on the one above, its title and text, who says it and
/// where, and how much hangs beneath where that is folded away.
pub fn told(document: &Document, row: &Row) -> Html {
    let shown = document.map.node(row.node);
    let text = document.text_of(row.node);
    html! {
        <>
            <p class="row__line">
                { relation(document, row) }
                if shown.shows_title {
                    <strong class="row__title">{ document.title_of(row.node) }</strong>
                    { " " }
                }
                if row.repeated {
                    <span class="row__above">{ "see above" }</span>
                } else if shown.shows_text {
                    <span class="row__text">{ text }</span>
                }
            </p>
            if let Some(notes) = notes(document, row) {
                <p class="row__notes">{ notes }</p>
            }
        </>
    }
}

fn relation(document: &Document, row: &Row) -> Html {
    match row.edge.map(|edge| document.map.edge(edge)) {
        Some(edge) => html! {
            <>
                <span class="row__word">
                    { edge_sample(Look::of(edge)) }
                    { relation_word(edge) }
                </span>
                { " " }
            </>
        },
        None if document.map.roots().first() == Some(&row.node) => html! {
            <><span class="row__word row__word--thesis">{ "thesis" }</span>{ " " }</>
        },
        None => Html::default(),
    }
}

fn notes(document: &Document, row: &Row) -> Option<String> {
    if row.repeated {
        return None;
    }
    let folded = row.expandable && !row.expanded;
    let hidden = folded.then(|| {
        let reasons = document.map.reasons(row.node);
        for_and_against(reasons.pro.len() as u32, reasons.con.len() as u32)
    });
    let notes: Vec<_> = [
        voice_words(document, row.node),
        place_words(document, row.node),
        hidden.map(|hidden| format!("folded: {hidden}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!notes.is_empty()).then(|| notes.join(" · "))
}

fn class(document: &Document, row: &Row, selected: bool) -> Classes {
    let mut class = classes!("row");
    if row.level == 1 {
        class.push("row--root");
    }
    if let Some(edge) = row.edge {
        class.push(format!(
            "row--{}",
            Look::of(document.map.edge(edge)).class()
        ));
    }
    if selected {
        class.push("row--selected");
    }
    class
}
