//! The whole page: the state, the panes, and what joins them to the browser.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::draft_map::DraftProps;
use crate::components::header::header;
use crate::components::live_region::live_region;
use crate::components::notice::notice_bar;
use crate::components::side::Side;
use crate::components::status::Status;
use crate::dispatch::{Dispatch, Hands, Store, use_dispatch, use_ui};
use crate::effects::address::{use_address, use_title};
use crate::effects::article::use_article;
use crate::effects::files::{use_drop_and_paste, use_opener};
use crate::effects::keys::{focus, use_focus_in_view, use_page_keys};
use crate::effects::links::use_claim_links;
use crate::effects::live::use_live;
use crate::effects::room::use_room;
use crate::later::{Later, Part};
use crate::state::{Address, Document, State, ViewKind};
use crate::ui::{Panel, Room, Ui, UiDispatch};
use crate::views::focus::FocusView;
use crate::views::map::{MapView, Stage};
use crate::views::outline::print::PrintedOutline;
use crate::views::source::SourceProps;

/// What the page starts with.
#[derive(Clone, Properties)]
pub struct AppProps {
    /// The document that is open first.
    pub document: Rc<Document>,
    /// What to show of it.
    pub address: Address,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document) && self.address == other.address
    }
}

/// Holds the state and hands its dispatchers down.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = use_reducer(|| Store::open(Rc::clone(&props.document), &props.address));
    let ui = use_reducer(Ui::default);
    let hands = Hands {
        dispatch: Dispatch::new(store.dispatcher().into()),
        ui: UiDispatch::new(ui.dispatcher().into()),
    };
    html! {
        <ContextProvider<Hands> context={hands}>
            <Shell state={Rc::clone(&store.state)} ui={(*ui).clone()} />
        </ContextProvider<Hands>>
    }
}

#[derive(Properties)]
struct ShellProps {
    state: Rc<State>,
    ui: Ui,
}

impl PartialEq for ShellProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.ui == other.ui
    }
}

/// The panes around the view.
#[component]
fn Shell(props: &ShellProps) -> Html {
    let ShellProps { state, ui } = props;
    let dispatch = use_dispatch();
    let ui_dispatch = use_ui();
    let opener = use_opener();
    use_address(state, &dispatch);
    use_title(state.document.title());
    use_claim_links(&state.document, &dispatch);
    use_live(&dispatch, &ui_dispatch);
    use_drop_and_paste(&opener);
    use_article(state, &dispatch, ui, &ui_dispatch);
    use_page_keys(&dispatch, &ui_dispatch);
    use_focus_in_view(state.view);

    use_room(&ui_dispatch);

    let narrow = ui.room == Room::Narrow;
    let stage = (*use_memo((), |()| Stage::default())).clone();
    let view = match state.view {
        ViewKind::Map => html! { <MapView state={Rc::clone(state)} {stage} /> },
        ViewKind::Focus => html! { <FocusView state={Rc::clone(state)} /> },
        ViewKind::Outline => html! { <Later part={Part::Outline(Rc::clone(state))} /> },
    };
    html! {
        <>
        <div class={shell(ui.room, ui.article)}>
            <button class="skip" onclick={|_| focus("view")}>{ "Skip to the view" }</button>
            { header(state, narrow, ui.article) }
            if let Some(notice) = &ui.notice {
                { notice_bar(notice, &ui_dispatch) }
            }
            if ui.article {
                <@{if narrow { "main" } else { "aside" }} class="shell__source" aria-label={(!narrow).then_some("Article")}>
                    <Later part={Part::Source(SourceProps {
                        state: Rc::clone(state),
                        step: ui.step.clone(),
                        tab: narrow,
                    })} />
                </@>
            }
            <main class="shell__main">
                <div
                    id="view"
                    class="shell__view"
                    role="tabpanel"
                    tabindex="-1"
                    aria-labelledby={format!("tab-{}", state.view.word())}
                >
                    { view }
                </div>
            </main>
            <Side state={Rc::clone(state)} remarks={ui.panel == Some(Panel::Diagnostics)} />
            <Status state={Rc::clone(state)} live={ui.live} />
            { live_region(state) }
            { dialog(ui) }
        </div>
        <PrintedOutline state={Rc::clone(state)} />
        </>
    }
}

/// The panes as the window has room for them.
fn shell(room: Room, article: bool) -> Classes {
    let sheet = room == Room::Narrow || (room == Room::Middle && article);
    let alone = room == Room::Narrow && article;
    classes!(
        "shell",
        sheet.then_some("shell--sheet"),
        alone.then_some("shell--article")
    )
}

/// The open dialog. The remarks are no dialog: they stand beside what could be read.
fn dialog(ui: &Ui) -> Html {
    let (key, part) = match (ui.panel, &ui.drafted) {
        (Some(Panel::Keys), _) => ("keys", Part::Keys),
        (Some(Panel::Open), _) => ("open", Part::Open),
        (Some(Panel::Draft), Some(given)) => {
            let given = Rc::clone(given);
            ("draft", Part::Draft(DraftProps { given }))
        }
        _ => return Html::default(),
    };
    html! { <Later {key} {part} /> }
}
