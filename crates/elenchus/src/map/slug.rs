use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::NodeId;
use crate::text::is_accent;

/// The most characters of a slug.
const LONGEST: usize = 60;
/// The most characters of a slug that is made of the first words of a text.
const LONGEST_OF_TEXT: usize = 40;

/// Gives out names for addresses: lowercase letters and digits of any script, joined by hyphens,
/// each name once.
#[derive(Default)]
pub(super) struct Slugs {
    given: HashMap<String, NodeId>,
    /// The number last put behind each name.
    numbers: HashMap<String, u32>,
}

impl Slugs {
    /// Gives a node a name made of the words of a title.
    pub(super) fn of_title(&mut self, node: NodeId, title: &str) -> String {
        self.give(node, words(title, LONGEST))
    }

    /// Gives a node a name made of the first words of a text.
    pub(super) fn of_text(&mut self, node: NodeId, text: &str) -> String {
        self.give(node, words(text, LONGEST_OF_TEXT))
    }

    /// The nodes by their names.
    pub(super) fn into_nodes(self) -> HashMap<String, NodeId> {
        self.given
    }

    fn give(&mut self, node: NodeId, mut name: String) -> String {
        if name.is_empty() {
            name.push_str("claim");
        }
        if self.is_new(node, &name) {
            return name;
        }
        loop {
            let number = self.numbers.entry(name.clone()).or_insert(1);
            *number += 1;
            let suffix = format!("-{number}");
            let numbered = format!("{}{suffix}", shorten(&name, LONGEST - suffix.len()));
            if self.is_new(node, &numbered) {
                return numbered;
            }
        }
    }

    fn is_new(&mut self, node: NodeId, name: &str) -> bool {
        match self.given.entry(name.to_owned()) {
            Entry::Occupied(_) => false,
            Entry::Vacant(place) => {
                place.insert(node);
                true
            }
        }
    }
}

/// The words of a text joined by hyphens, as many as fit into `longest` characters.
fn words(text: &str, longest: usize) -> String {
    let mut name = String::new();
    let mut length = 0;
    let mut gap = false;
    for character in text.chars().flat_map(char::to_lowercase) {
        if matches!(character, '\'' | '’' | 'ʼ') || !character.is_ascii() && is_accent(character)
        {
            continue;
        }
        if !character.is_alphanumeric() {
            gap = length > 0;
            continue;
        }
        if std::mem::take(&mut gap) {
            name.push('-');
            length += 1;
        }
        name.push(character);
        length += 1;
        if length > longest {
            break;
        }
    }
    shorten(&name, longest).to_owned()
}

/// At most `longest` characters of a name, whole words where there is more than one.
fn shorten(name: &str, longest: usize) -> &str {
    let Some((end, next)) = name.char_indices().nth(longest) else {
        return name;
    };
    let cut = &name[..end];
    match cut.rfind('-') {
        Some(hyphen) if next != '-' && hyphen > 0 => &cut[..hyphen],
        _ => cut.trim_end_matches('-'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NODE: NodeId = NodeId(0);

    #[test]
    fn names_are_plain_and_different() {
        let mut slugs = Slugs::default();
        let mut name = |title: &str| slugs.of_title(NODE, title);
        assert_eq!(
            name("A blow to Russia’s standing"),
            "a-blow-to-russias-standing"
        );
        assert_eq!(
            name("A blow, to Russia's standing!"),
            "a-blow-to-russias-standing-2"
        );
        assert_eq!(name("?!"), "claim");
        assert_eq!(name("Größe Ω 7"), "größe-ω-7");
        assert_eq!(name("Caf\u{e9}"), "café");
        assert_eq!(name("Cafe\u{301}"), "cafe");
    }

    #[test]
    fn names_are_no_longer_than_they_may_be() {
        let mut slugs = Slugs::default();
        for title in ["long ".repeat(50), "x".repeat(99), "word ".repeat(12)] {
            for _ in 0..12 {
                let name = slugs.of_title(NODE, &title);
                assert!(name.chars().count() <= LONGEST, "{name}");
                assert!(!name.ends_with('-') && !name.contains("--"), "{name}");
            }
        }
        assert_eq!(
            slugs.of_text(
                NODE,
                "In the very world he claims to dominate, Putin is not"
            ),
            "in-the-very-world-he-claims-to-dominate"
        );
    }

    #[test]
    fn a_title_that_looks_like_a_clash_is_no_clash() {
        let mut slugs = Slugs::default();
        let names = ["a-2", "a", "a", "a"].map(|title| slugs.of_title(NODE, title));
        assert_eq!(names, ["a-2", "a", "a-3", "a-4"]);
    }
}
