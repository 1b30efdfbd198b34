use crate::a11y::roving::along;
use crate::state::article::Reading;

/// What a key does on a sentence of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKey {
    /// The focus goes to another sentence.
    To(usize),
    /// The sentence's claims are looked at.
    Choose,
    /// Nothing, but the key belongs to the article: the page must not scroll.
    Stay,
}

/// Reads a key pressed on the sentence at an index. `None` for a key that is none of the
/// article's.
pub fn passage_key(reading: &Reading, at: usize, key: &str) -> Option<PassageKey> {
    let key = match key {
        "Enter" | " " => return Some(PassageKey::Choose),
        "ArrowRight" => "ArrowDown",
        "ArrowLeft" => "ArrowUp",
        "ArrowDown" | "ArrowUp" | "Home" | "End" => key,
        _ => return None,
    };
    let sentences = reading.sentences.iter().enumerate();
    let cited: Vec<_> = sentences
        .filter(|(_, sentence)| !sentence.nodes.is_empty())
        .map(|(index, _)| index)
        .collect();
    let here = cited.iter().position(|&index| index == at)?;
    let to = along(here, cited.len(), key).map(|to| cited[to]);
    Some(to.map_or(PassageKey::Stay, PassageKey::To))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Document;

    #[test]
    fn keys_go_among_the_sentences_that_are_cited() {
        let text = "===\nsources: {a: {}}\nbackground: {\"1.2\": why}\n===\n\n[A]: a {at: [\"1.1\", \"1.3\", \"2.1\"]}\n";
        let document = Document::read("keys", text);
        let reading = Reading::of(&document, Some("a".to_owned()), None);
        let key = |at, key| passage_key(&reading, at, key);
        assert_eq!(key(0, "ArrowDown"), Some(PassageKey::To(2)));
        assert_eq!(key(2, "ArrowRight"), Some(PassageKey::To(3)));
        assert_eq!(key(3, "ArrowDown"), Some(PassageKey::Stay));
        assert_eq!(key(3, "Home"), Some(PassageKey::To(0)));
        assert_eq!(key(0, "End"), Some(PassageKey::To(3)));
        assert_eq!(key(0, "Enter"), Some(PassageKey::Choose));
        assert_eq!(key(0, "Tab"), None);
    }
}
