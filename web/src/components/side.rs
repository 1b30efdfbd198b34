use std::rc::Rc;

use yew::prelude::*;

use crate::later::{Later, Part};
use crate::state::{State, ViewKind};
use crate::views::inspector::Inspector;

/// What the pane is drawn from.
#[derive(Properties)]
pub struct SideProps {
    /// The shared state.
    pub state: Rc<State>,
    /// Whether the remarks on the text are shown.
    pub remarks: bool,
}

impl PartialEq for SideProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.remarks == other.remarks
    }
}

/// The pane beside the view: the remarks on the text while they are asked for, else the
/// selected claim. On a narrow window it is a sheet at the bottom, one line high until it is
/// asked for. The focus view tells all of the claim itself and needs no pane.
#[component]
pub fn Side(props: &SideProps) -> Html {
    let SideProps { state, remarks } = props;
    let open = use_state(|| false);
    if state.view == ViewKind::Focus && !remarks {
        return Html::default();
    }
    let onclick = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let shown = *open || *remarks;
    let title = state
        .selected
        .map_or("", |node| state.document.title_of(node));
    let name = if *remarks {
        "Remarks on the text"
    } else {
        "The selected claim"
    };
    html! {
        <aside class={classes!("shell__side", shown.then_some("shell__side--open"))} aria-label={name}>
            if !remarks {
                <button class="shell__handle" id="sheet" aria-expanded={shown.to_string()} aria-controls="sheet-inside" {onclick}>
                    <span class="shell__handle-title">{ title }</span>
                    <span aria-hidden="true">{ if shown { "▾" } else { "▴" } }</span>
                </button>
            }
            <div class="shell__sheet" id="sheet-inside">
                if *remarks {
                    <Later part={Part::Remarks(Rc::clone(state))} />
                } else {
                    <Inspector state={Rc::clone(state)} />
                }
            </div>
        </aside>
    }
}
