//! The map as a tree of text, complete by keyboard and screen reader.

mod keys;
mod place;
pub mod print;
mod row;

use std::cell::RefCell;
use std::rc::Rc;

use elenchus::query::{Row, outline};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use self::keys::{TreeKey, tree_key};
use self::place::{Place, RowKey};
use self::row::RowView;
use super::ViewProps;
use crate::a11y::roving::{TypeAhead, beginning, letter};
use crate::dispatch::{Dispatch, use_dispatch};
use crate::effects::keys::focus;
use crate::state::{Action, State};

/// The outline with its own few tools.
#[component]
pub fn OutlineView(props: &ViewProps) -> Html {
    let state = &props.state;
    let dispatch = use_dispatch();
    let depth = |depth: u32| {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.send(Action::Depth(depth))
    };
    html! {
        <section class="outline" data-view="outline" aria-label="Outline">
            if state.document.map.nodes().is_empty() {
                <p class="outline__empty">{ "There is no claim in this text yet." }</p>
            } else {
                <div class="outline__tools">
                    <button class="button" id="unfold-all" onclick={depth(u32::MAX)}>{ "Unfold all" }</button>
                    <button class="button" id="fold-all" onclick={depth(0)}>{ "Fold all" }</button>
                </div>
                <Tree state={Rc::clone(state)} />
            }
        </section>
    }
}

/// The tree itself. Its rows are told flat, each with its level; where the focus is, is known
/// here alone.
#[component]
fn Tree(props: &ViewProps) -> Html {
    let state = &props.state;
    let dispatch = use_dispatch();
    let place = use_state(Place::default);
    let ahead = use_mut_ref(TypeAhead::default);
    let rows = Rc::new(outline(&state.document.map, &state.folds));
    let at = place.row(&rows, state.selected);

    use_selected_in_view(state, &rows);

    let onfocusin = {
        let (rows, selected) = (Rc::clone(&rows), state.selected);
        let setter = place.setter();
        move |event: FocusEvent| {
            if let Some(at) = row_at(event.target(), &rows) {
                setter.set(Place::at(&rows[at], selected));
            }
        }
    };
    let onclick = {
        let (rows, dispatch) = (Rc::clone(&rows), dispatch.clone());
        move |event: MouseEvent| {
            let Some(at) = row_at(event.target(), &rows) else {
                return;
            };
            if around(event.target(), "[data-action]").is_some() {
                dispatch.send(Action::Toggle(rows[at].node));
            } else {
                choose(&dispatch, &rows, at);
            }
        }
    };
    let onkeydown = {
        let (state, rows) = (Rc::clone(state), Rc::clone(&rows));
        move |event: KeyboardEvent| {
            // Keys may come faster than rows are drawn: the row they are pressed on counts.
            let at = row_at(event.target(), &rows).unwrap_or(at);
            press(&event, &state, &rows, at, &ahead, &dispatch);
        }
    };
    let row = |(index, row): (usize, &Row)| {
        html! {
            <RowView
                key={RowKey::of(row).id()}
                document={Rc::clone(&state.document)}
                row={*row}
                selected={state.selected == Some(row.node) && !row.repeated}
                stop={index == at}
            />
        }
    };
    html! {
        <div
            class="outline__tree"
            role="tree"
            aria-label={state.document.title().to_owned()}
            {onfocusin}
            {onclick}
            {onkeydown}
        >
            { for rows.iter().enumerate().map(row) }
        </div>
    }
}

/// Does what a key means on the row that has the focus.
fn press(
    event: &KeyboardEvent,
    state: &State,
    rows: &[Row],
    at: usize,
    ahead: &RefCell<TypeAhead>,
    dispatch: &Dispatch,
) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let now = js_sys::Date::now();
    let typing = ahead.borrow().is_typing(now);
    let types = letter(&key).filter(|letter| letter.is_alphabetic() || typing);
    if let Some(letter) = types {
        event.prevent_default();
        let name = |index: usize| state.document.title_of(rows[index].node);
        let found = beginning(name, rows.len(), at, ahead.borrow_mut().press(letter, now));
        if let Some(found) = found {
            focus(&RowKey::of(&rows[found]).id());
        }
        return;
    }
    let Some(does) = tree_key(rows, at, &key) else {
        return;
    };
    event.prevent_default();
    match does {
        TreeKey::To(to) => focus(&RowKey::of(&rows[to]).id()),
        TreeKey::Unfold => dispatch.send(Action::Unfold(rows[at].node)),
        TreeKey::Fold => dispatch.send(Action::Fold(rows[at].node)),
        TreeKey::UnfoldAll(nodes) => dispatch.send(Action::UnfoldAll(nodes)),
        TreeKey::Choose => choose(dispatch, rows, at),
        TreeKey::Stay => {}
    }
}

/// Looks at the claim of a row; where it is told further up, the focus goes there.
fn choose(dispatch: &Dispatch, rows: &[Row], at: usize) {
    let node = rows[at].node;
    if rows[at].repeated {
        let told = rows.iter().find(|row| row.node == node && !row.repeated);
        if let Some(told) = told {
            focus(&RowKey::of(told).id());
        }
    }
    dispatch.send(Action::Select(node));
}

/// The selected claim is brought into view when the outline opens, and when it changes.
#[hook]
fn use_selected_in_view(state: &State, rows: &[Row]) {
    let selected = rows
        .iter()
        .find(|row| state.selected == Some(row.node) && !row.repeated)
        .map(|row| RowKey::of(row).id());
    use_effect_with(selected, |selected| {
        let page = gloo::utils::document();
        let row = selected
            .as_deref()
            .and_then(|id| page.get_element_by_id(id));
        if let Some(row) = row {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            row.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// The row at an element or around it.
fn row_at(target: Option<EventTarget>, rows: &[Row]) -> Option<usize> {
    let id = around(target, "[role=treeitem]")?.id();
    rows.iter().position(|row| RowKey::of(row).id() == id)
}

fn around(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest(selector).ok().flatten()
}
