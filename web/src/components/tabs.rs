use yew::prelude::*;

use crate::dispatch::use_dispatch;
use crate::state::{Action, ViewKind};

/// What the tabs are drawn from.
#[derive(Properties, PartialEq)]
pub struct TabsProps {
    /// The view that is shown.
    pub view: ViewKind,
}

/// The views, one of which is shown (WAI-ARIA tabs: one tab stop, arrows choose).
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let dispatch = use_dispatch();
    let shown = props.view;
    let tab = |view: ViewKind| {
        let dispatch = dispatch.clone();
        let choose = move |_: MouseEvent| dispatch.send(Action::Show(view));
        let selected = view == shown;
        html! {
            <button
                key={view.word()}
                class="tabs__tab"
                role="tab"
                id={format!("tab-{}", view.word())}
                aria-selected={selected.to_string()}
                aria-controls="view"
                tabindex={if selected { "0" } else { "-1" }}
                onclick={choose}
            >
                { name(view) }
            </button>
        }
    };
    let onkeydown = {
        let dispatch = dispatch.clone();
        move |event: KeyboardEvent| {
            if let Some(view) = after_key(shown, &event.key()) {
                event.prevent_default();
                dispatch.send(Action::Show(view));
            }
        }
    };
    use_focus_following(shown);
    html! {
        <div class="tabs" role="tablist" aria-label="View" {onkeydown}>
            { for ViewKind::ALL.into_iter().map(tab) }
        </div>
    }
}

/// Where one tab had the focus, the newly chosen one gets it.
#[hook]
fn use_focus_following(shown: ViewKind) {
    use_effect_with(shown, |shown| {
        let page = gloo::utils::document();
        let on_a_tab = page
            .active_element()
            .is_some_and(|element| element.class_name() == "tabs__tab");
        if on_a_tab {
            crate::effects::keys::focus(&format!("tab-{}", shown.word()));
        }
    });
}

fn name(view: ViewKind) -> &'static str {
    match view {
        ViewKind::Map => "Map",
        ViewKind::Focus => "Focus",
        ViewKind::Outline => "Outline",
    }
}

/// The tab that a key leads to.
fn after_key(shown: ViewKind, key: &str) -> Option<ViewKind> {
    let all = ViewKind::ALL;
    let at = all.iter().position(|&view| view == shown)?;
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
        assert_eq!(
            after_key(ViewKind::Outline, "ArrowRight"),
            Some(ViewKind::Map)
        );
        assert_eq!(
            after_key(ViewKind::Map, "ArrowLeft"),
            Some(ViewKind::Outline)
        );
        assert_eq!(after_key(ViewKind::Map, "End"), Some(ViewKind::Outline));
        assert_eq!(after_key(ViewKind::Map, "x"), None);
    }
}
