//! The keys of the page: what each does, said once for the code and for the help.

/// The keys of one place of the page.
pub struct KeyGroup {
    /// Where they work.
    pub place: &'static str,
    /// The keys, most used first.
    pub keys: &'static [Shortcut],
}

/// One line of the help: the keys, and what they do.
pub struct Shortcut {
    /// The keys that do the same or belong together, as written on a keyboard.
    pub keys: &'static [&'static str],
    /// What they do.
    pub does: &'static str,
}

const fn shortcut(keys: &'static [&'static str], does: &'static str) -> Shortcut {
    Shortcut { keys, does }
}

/// All keys, for the help.
pub const HELP: [KeyGroup; 5] = [
    KeyGroup {
        place: "Everywhere",
        keys: &[
            shortcut(&["/"], "Search"),
            shortcut(&["1", "2", "3"], "Map, Focus, Outline"),
            shortcut(&["4"], "The article, beside or away"),
            shortcut(&["."], "From a claim to its passage, and back"),
            shortcut(&["?"], "These keys"),
            shortcut(&["Esc"], "Close what is open"),
        ],
    },
    KeyGroup {
        place: "On the map",
        keys: &[
            shortcut(&["↑"], "To the claim it bears on"),
            shortcut(&["↓"], "To its first reason, unfolding it"),
            shortcut(&["←", "→"], "To the card beside it"),
            shortcut(&["Enter", "Space"], "Unfold or fold"),
            shortcut(&["+", "−"], "Unfold, fold"),
            shortcut(&["Home"], "To the thesis"),
            shortcut(&["I", "O"], "Zoom in, zoom out"),
            shortcut(&["0"], "Fit the whole map"),
            shortcut(&["Shift", "←↑↓→"], "Move the map"),
            shortcut(&["Wheel"], "Zoom; with Shift, move sideways"),
            shortcut(&["Esc"], "Stop drawing a large map"),
        ],
    },
    KeyGroup {
        place: "In the outline",
        keys: &[
            shortcut(&["↑", "↓"], "To the row above, below"),
            shortcut(&["→", "←"], "Unfold, fold; into a row, out of it"),
            shortcut(&["Home", "End"], "To the first, the last row"),
            shortcut(&["*"], "Unfold all beside this row"),
            shortcut(&["A–Z"], "To the next row that begins so"),
        ],
    },
    KeyGroup {
        place: "In focus",
        keys: &[
            shortcut(&["↓", "↑"], "From reason to reason, and up to the claim"),
            shortcut(&["←", "→"], "To the reasons for, against"),
            shortcut(&["Enter"], "Look at this reason"),
            shortcut(&["Backspace"], "Up to what the claim bears on"),
        ],
    },
    KeyGroup {
        place: "In the article",
        keys: &[
            shortcut(
                &["↓", "↑"],
                "To the next sentence that a claim cites, and back",
            ),
            shortcut(&["Home", "End"], "To the first, the last of them"),
            shortcut(&["Enter"], "Look at its claim"),
            shortcut(&["Tab"], "To the claims of the sentence"),
        ],
    },
];

/// What a key does wherever the focus is, text fields apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKey {
    /// Focus goes to the search.
    Search,
    /// The help on keys opens.
    Help,
    /// The open panel closes.
    Close,
    /// The view of this place in the row of tabs is shown.
    View(usize),
    /// The article is shown or put away.
    Article,
    /// The focus goes between a claim and its passage.
    Jump,
}

/// Reads a key that works everywhere.
pub fn page_key(key: &str) -> Option<PageKey> {
    Some(match key {
        "/" => PageKey::Search,
        "?" => PageKey::Help,
        "Escape" => PageKey::Close,
        "1" => PageKey::View(0),
        "2" => PageKey::View(1),
        "3" => PageKey::View(2),
        "4" => PageKey::Article,
        "." => PageKey::Jump,
        _ => return None,
    })
}

/// What a key does on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MapKey {
    /// Focus goes to another card.
    Walk(Step),
    /// The card unfolds where it is folded, and the other way round.
    Toggle,
    /// The card unfolds.
    Unfold,
    /// The card folds.
    Fold,
    /// The map grows or shrinks by this factor.
    Zoom(f64),
    /// The whole map comes into view.
    Fit,
    /// The view moves over the map by this many steps, right and down.
    Pan(f64, f64),
}

/// Where to go from a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the claim it bears on.
    Up,
    /// To its first reason.
    Down,
    /// To the card before it.
    Left,
    /// To the card after it.
    Right,
    /// To the thesis.
    Home,
}

/// How much one press of a key or button zooms.
pub const ZOOM_STEP: f64 = 1.25;

/// Reads a key that is pressed on the map.
pub fn map_key(key: &str, shift: bool) -> Option<MapKey> {
    Some(match (key, shift) {
        ("ArrowUp", true) => MapKey::Pan(0.0, -1.0),
        ("ArrowDown", true) => MapKey::Pan(0.0, 1.0),
        ("ArrowLeft", true) => MapKey::Pan(-1.0, 0.0),
        ("ArrowRight", true) => MapKey::Pan(1.0, 0.0),
        ("ArrowUp", false) => MapKey::Walk(Step::Up),
        ("ArrowDown", false) => MapKey::Walk(Step::Down),
        ("ArrowLeft", false) => MapKey::Walk(Step::Left),
        ("ArrowRight", false) => MapKey::Walk(Step::Right),
        ("Home", _) => MapKey::Walk(Step::Home),
        ("Enter" | " ", _) => MapKey::Toggle,
        ("+" | "=", _) => MapKey::Unfold,
        ("-" | "_", _) => MapKey::Fold,
        ("i" | "I", _) => MapKey::Zoom(ZOOM_STEP),
        ("o" | "O", _) => MapKey::Zoom(1.0 / ZOOM_STEP),
        ("0", _) => MapKey::Fit,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_of_the_map_is_taken_by_the_page() {
        for key in ["ArrowUp", "Enter", " ", "+", "-", "i", "o", "0", "Home"] {
            assert!(map_key(key, false).is_some(), "{key}");
            assert_eq!(page_key(key), None, "{key}");
        }
    }

    #[test]
    fn shift_turns_walking_into_moving_the_map() {
        assert_eq!(map_key("ArrowLeft", false), Some(MapKey::Walk(Step::Left)));
        assert_eq!(map_key("ArrowLeft", true), Some(MapKey::Pan(-1.0, 0.0)));
    }
}
