use super::NodeId;
use crate::index::Index;
use crate::text::{Span, is_accent};

/// The most characters of a slug.
const LONGEST: usize = 60;
/// The most characters of a slug that is made of the first words of a text.
const LONGEST_OF_TEXT: usize = 40;

/// The names of nodes in addresses: lowercase letters and digits of any script, joined by
/// hyphens, each name once. All names lie in one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Slugs {
    names: String,
    /// The place of each node's name.
    places: Vec<Span>,
    index: Index,
}

impl Slugs {
    /// Names for this many nodes, none given yet.
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            names: String::with_capacity(nodes * 16),
            places: vec![Span::default(); nodes],
            index: Index::with_room(nodes),
        }
    }

    /// The name of a node.
    pub(super) fn of(&self, node: NodeId) -> &str {
        self.places[node.index()].of(&self.names)
    }

    /// The node of this name.
    pub(super) fn node(&self, name: &str) -> Option<NodeId> {
        let is = |node| self.of(NodeId(node)) == name;
        self.index.find(name, is).map(NodeId)
    }
}

/// Gives out names.
#[derive(Default)]
pub(super) struct Namer {
    slugs: Slugs,
    /// Names that were asked for again, with the number last put behind each.
    again: Vec<(String, u32)>,
    again_index: Index,
}

impl Namer {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            slugs: Slugs::new(nodes),
            ..Self::default()
        }
    }

    /// Gives a node a name made of the words of a title.
    pub(super) fn name_by_title(&mut self, node: NodeId, title: &str) {
        self.name(node, title, LONGEST);
    }

    /// Gives a node a name made of the first words of a text.
    pub(super) fn name_by_text(&mut self, node: NodeId, text: &str) {
        self.name(node, text, LONGEST_OF_TEXT);
    }

    /// The names that were given.
    pub(super) fn finish(self) -> Slugs {
        self.slugs
    }

    fn name(&mut self, node: NodeId, words: &str, longest: usize) {
        let names = &mut self.slugs.names;
        let start = names.len();
        add_words(names, words, longest);
        if names.len() == start {
            names.push_str("claim");
        }
        if self.give(node, start) {
            return;
        }
        let asked = &self.slugs.names[start..];
        let is = |other: u32| self.again[other as usize].0 == asked;
        let new = self.again.len() as u32;
        let known = self.again_index.find_or_note(asked, new, is) as usize;
        if known == self.again.len() {
            self.again.push((asked.to_owned(), 1));
        }
        loop {
            let (name, number) = &mut self.again[known];
            *number += 1;
            let suffix = format!("-{number}");
            self.slugs.names.truncate(start);
            let shortened = shorten(name, LONGEST - suffix.len());
            self.slugs.names.push_str(shortened);
            self.slugs.names.push_str(&suffix);
            if self.give(node, start) {
                return;
            }
        }
    }

    /// Gives a node the name that begins at `start`, unless another has it.
    fn give(&mut self, node: NodeId, start: usize) -> bool {
        let Slugs {
            names,
            places,
            index,
        } = &mut self.slugs;
        let place = Span::new(start as u32, names.len() as u32);
        let name = place.of(names);
        let is = |other: u32| places[other as usize].of(names) == name;
        let new = index.find_or_note(name, node.0, is) == node.0;
        if new {
            places[node.index()] = place;
        }
        new
    }
}

/// Adds the words of a text, joined by hyphens, as many as fit into `longest` characters.
fn add_words(name: &mut String, text: &str, longest: usize) {
    let start = name.len();
    let mut length = 0;
    let mut gap = false;
    let mut add = |character: char| {
        if matches!(character, '\'' | '’' | 'ʼ') || !character.is_ascii() && is_accent(character)
        {
            return true;
        }
        if !character.is_alphanumeric() {
            gap = length > 0;
            return true;
        }
        if std::mem::take(&mut gap) {
            name.push('-');
            length += 1;
        }
        name.push(character);
        length += 1;
        length <= longest
    };
    for character in text.chars() {
        let more = match character.is_ascii() {
            true => add(character.to_ascii_lowercase()),
            false => character.to_lowercase().all(&mut add),
        };
        if !more {
            break;
        }
    }
    let kept = shorten(&name[start..], longest).len();
    name.truncate(start + kept);
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

    /// Names one node after another by its title.
    fn namer() -> impl FnMut(&str) -> String {
        let mut namer = Namer::new(100);
        let mut nodes = (0..).map(NodeId);
        move |title| {
            let node = nodes.next().expect("endless");
            namer.name_by_title(node, title);
            assert_eq!(namer.slugs.node(namer.slugs.of(node)), Some(node));
            namer.slugs.of(node).to_owned()
        }
    }

    #[test]
    fn names_are_plain_and_different() {
        let mut name = namer();
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
        let mut named = namer();
        for title in ["long ".repeat(50), "x".repeat(99), "word ".repeat(12)] {
            for _ in 0..12 {
                let name = named(&title);
                assert!(name.chars().count() <= LONGEST, "{name}");
                assert!(!name.ends_with('-') && !name.contains("--"), "{name}");
            }
        }
        let mut namer = Namer::new(1);
        namer.name_by_text(
            NodeId(0),
            "In the very world he claims to dominate, Putin is not",
        );
        assert_eq!(
            namer.finish().of(NodeId(0)),
            "in-the-very-world-he-claims-to-dominate"
        );
    }

    #[test]
    fn a_title_that_looks_like_a_clash_is_no_clash() {
        let names = ["a-2", "a", "a", "a"].map(namer());
        assert_eq!(names, ["a-2", "a", "a-3", "a-4"]);
    }
}
