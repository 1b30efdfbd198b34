//! Light or dark: as the system has it, until the reader chooses.

use gloo::events::EventListener;
use yew::prelude::*;

use super::media;

const KEY: &str = "elenchus-theme";
const DARK: &str = "(prefers-color-scheme: dark)";

/// The colours of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The value of `data-theme`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }

    /// What the system asks for.
    pub fn of_system() -> Self {
        if media(DARK) { Self::Dark } else { Self::Light }
    }
}

/// What the reader chose; `None` follows the system. The boot script has already put it on the
/// page, so that nothing flashes.
fn chosen() -> Option<Theme> {
    let root = gloo::utils::document().document_element()?;
    match root.get_attribute("data-theme")?.as_str() {
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => None,
    }
}

/// The reader's choice, and how to change it.
#[hook]
pub fn use_theme() -> (Option<Theme>, Callback<Option<Theme>>) {
    let theme = use_state(chosen);
    let redraw = use_force_update();
    use_effect_with((), move |()| {
        let system = gloo::utils::window().match_media(DARK).ok().flatten();
        let listener = system
            .map(|system| EventListener::new(&system, "change", move |_| redraw.force_update()));
        move || drop(listener)
    });
    let choose = use_callback((), {
        let theme = theme.setter();
        move |choice: Option<Theme>, ()| {
            apply(choice);
            theme.set(choice);
        }
    });
    (*theme, choose)
}

fn apply(choice: Option<Theme>) {
    let Some(root) = gloo::utils::document().document_element() else {
        return;
    };
    // Storage may be forbidden; then the choice lasts as long as the page.
    let storage = gloo::utils::window().local_storage().ok().flatten();
    match choice {
        Some(theme) => {
            let _ = root.set_attribute("data-theme", theme.word());
            if let Some(storage) = storage {
                let _ = storage.set_item(KEY, theme.word());
            }
        }
        None => {
            let _ = root.remove_attribute("data-theme");
            if let Some(storage) = storage {
                let _ = storage.remove_item(KEY);
            }
        }
    }
}
