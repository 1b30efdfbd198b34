use yew::prelude::*;

use crate::dispatch::use_dispatch;
use crate::dispatch::use_ui;
use crate::effects::keys::{focus, show};
use crate::state::ViewKind;
use crate::ui::UiAction;

/// What the tabs are drawn from.
#[derive(Properties, PartialEq)]
pub struct TabsProps {
    /// The view that is shown.
    pub view: ViewKind,
    /// Whether there is room for one pane alone: then the article is one of the tabs.
    pub narrow: bool,
    /// Whether the article is shown.
    pub article: bool,
}

/// A tab: the article, or a view.
type Tab = Option<ViewKind>;

const ARTICLE: Tab = None;

/// The article and the views, of which one is shown (WAI-ARIA tabs: one tab stop, arrows choose).
/// Where there is room, the article is no tab but a pane beside the view.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let dispatch = use_dispatch();
    let ui = use_ui();
    let article = props.article;
    let views = ViewKind::ALL.map(Some);
    let (tabs, shown) = match (props.narrow, article) {
        (true, true) => ([&[ARTICLE], &views[..]].concat(), ARTICLE),
        (true, false) => ([&[ARTICLE], &views[..]].concat(), Some(props.view)),
        (false, _) => (views.to_vec(), Some(props.view)),
    };
    let choose = Callback::from({
        let ui = ui.clone();
        move |tab: Tab| match tab {
            Some(view) => show(view, &dispatch, &ui),
            None => ui.send(UiAction::Article(true)),
        }
    });
    let tab = |&tab: &Tab| {
        let onclick = choose.reform(move |_: MouseEvent| tab);
        let selected = tab == shown;
        html! {
            <button
                key={word(tab)}
                class="tabs__tab"
                role="tab"
                id={id(tab)}
                aria-selected={selected.to_string()}
                aria-controls={if tab.is_some() { Some("view") } else { article.then_some("article") }}
                tabindex={if selected { "0" } else { "-1" }}
                {onclick}
            >
                { name(tab) }
            </button>
        }
    };
    let onkeydown = {
        let (tabs, choose) = (tabs.clone(), choose.clone());
        move |event: KeyboardEvent| {
            if let Some(tab) = after_key(&tabs, shown, &event.key()) {
                event.prevent_default();
                choose.emit(tab);
            }
        }
    };
    use_focus_following(shown);
    let toggle = move |_: MouseEvent| ui.send(UiAction::Article(!article));
    html! {
        <>
            if !props.narrow {
                <button class="button tabs__article" id="tab-article" aria-pressed={article.to_string()} onclick={toggle}>
                    { name(ARTICLE) }
                </button>
            }
            <div class="tabs" role="tablist" aria-label="View" {onkeydown}>
                { for tabs.iter().map(tab) }
            </div>
        </>
    }
}

/// Where one tab had the focus, the newly chosen one gets it.
#[hook]
fn use_focus_following(shown: Tab) {
    use_effect_with(shown, |&shown| {
        let page = gloo::utils::document();
        let on_a_tab = page
            .active_element()
            .is_some_and(|element| element.class_name() == "tabs__tab");
        if on_a_tab {
            focus(&id(shown));
        }
    });
}

fn id(tab: Tab) -> String {
    format!("tab-{}", word(tab))
}

fn word(tab: Tab) -> &'static str {
    tab.map_or("article", ViewKind::word)
}

fn name(tab: Tab) -> &'static str {
    match tab {
        ARTICLE => "Article",
        Some(ViewKind::Map) => "Map",
        Some(ViewKind::Focus) => "Focus",
        Some(ViewKind::Outline) => "Outline",
    }
}

/// The tab that a key leads to.
fn after_key(all: &[Tab], shown: Tab, key: &str) -> Option<Tab> {
    let at = all.iter().position(|&tab| tab == shown)?;
    Some(match key {
        "ArrowRight" => all[(at + 1) % all.len()],
        "ArrowLeft" => all[(at + all.len() - 1) % all.len()],
        "Home" => all[0],
        "End" => all[all.len() - 1],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round() {
        let views = ViewKind::ALL.map(Some);
        let outline = Some(ViewKind::Outline);
        let to = |key| after_key(&views, outline, key);
        assert_eq!(to("ArrowRight"), Some(Some(ViewKind::Map)));
        assert_eq!(to("Home"), Some(Some(ViewKind::Map)));
        assert_eq!(after_key(&views, views[0], "ArrowLeft"), Some(outline));
        assert_eq!(after_key(&views, views[0], "End"), Some(outline));
        assert_eq!(to("x"), None);
        let with_article = [&[ARTICLE], &views[..]].concat();
        assert_eq!(
            after_key(&with_article, outline, "ArrowRight"),
            Some(ARTICLE)
        );
    }
}
