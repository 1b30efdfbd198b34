//! Titles from the first words of sentences.

use std::collections::BTreeMap;

/// A title has so many words, and more where another has the same.
const WORDS: usize = 6;

/// How many bytes of a sentence a title may have at most.
const LONGEST: usize = 80;

/// Makes titles that no two sentences share.
#[derive(Default)]
pub(super) struct Titles {
    /// Each title with the number that the next of the same words gets.
    taken: BTreeMap<String, u32>,
}

impl Titles {
    /// A title from the first words of a sentence; a number behind it where all its words are
    /// another's title.
    pub(super) fn make(&mut self, sentence: &str) -> String {
        let plain: String = sentence
            .chars()
            .map(|c| if fits(c) { c } else { ' ' })
            .collect();
        let words: Vec<&str> = plain.split_whitespace().take(24).collect();
        let title = (WORDS.min(words.len())..=words.len())
            .map(|count| shortened(&words[..count].join(" ")))
            .find(|title| !title.is_empty() && !self.taken.contains_key(title));
        let title = title.unwrap_or_else(|| {
            let first = shortened(&words.join(" "));
            let first = if first.is_empty() {
                "Claim".to_owned()
            } else {
                first
            };
            self.numbered(first)
        });
        self.taken.insert(title.clone(), 2);
        title
    }

    /// The title with the first number behind it that is free.
    fn numbered(&mut self, title: String) -> String {
        let mut number = self.taken.get(&title).copied().unwrap_or(2);
        loop {
            let numbered = format!("{title} ({number})");
            number += 1;
            if !self.taken.contains_key(&numbered) {
                self.taken.insert(title, number);
                return numbered;
            }
        }
    }
}

/// Whether a title may have a sign: brackets, braces and what begins a mark may not.
fn fits(character: char) -> bool {
    !character.is_control() && !"[]<>{}#@\\*_/`“”\"«»„".contains(character)
}

/// Without what is left of a clause at its end, and never longer than [`LONGEST`].
fn shortened(words: &str) -> String {
    let mut end = words.len().min(LONGEST);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    let open = |c: char| !c.is_alphanumeric() && !matches!(c, ')' | '%' | '?');
    let title = words[..end].trim_matches(open);
    // Such titles are the language's own.
    if title.starts_with("Untitled ") {
        title.to_lowercase()
    } else {
        title.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_titles_are_the_same() {
        let mut titles = Titles::default();
        assert_eq!(
            titles.make("The bridge over the river is, they say, closed."),
            "The bridge over the river is"
        );
        assert_eq!(
            titles.make("The bridge over the river is [not] open."),
            "The bridge over the river is not"
        );
        assert_eq!(titles.make("Yes."), "Yes");
        assert_eq!(titles.make("Yes!"), "Yes (2)");
        assert_eq!(titles.make("***"), "Claim (2)");
        assert_eq!(titles.make("Untitled 3"), "untitled 3");
    }
}
