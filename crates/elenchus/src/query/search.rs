use crate::map::{Map, NodeId};
use crate::model::Model;
use crate::text::Span;

/// A claim that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The claim.
    pub node: NodeId,
    /// Where its title matches, in bytes of the title, in order.
    pub in_title: Vec<Span>,
    /// Where its text matches, in bytes of the text, in order.
    pub in_text: Vec<Span>,
}

/// The claims in whose title or text every word of `words` occurs, upper and lower case alike:
/// those that match in the title first, then in document order. No words find nothing.
pub fn search(model: &Model, map: &Map, words: &str) -> Vec<Hit> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<_> = (0..map.nodes().len() as u32)
        .filter_map(|index| hit(model, map, NodeId(index), &words))
        .collect();
    found.sort_by_key(|&(rank, _)| rank);
    found.into_iter().map(|(_, hit)| hit).collect()
}

/// How a claim matches, with its rank, the lower the better.
fn hit(model: &Model, map: &Map, node: NodeId, words: &[String]) -> Option<(usize, Hit)> {
    let element = map.node(node).element;
    let title = if map.node(node).shows_title {
        model.title_of(element)
    } else {
        ""
    };
    let title = Folded::new(title);
    let text = Folded::new(model.text_of(element));
    let mut hit = Hit {
        node,
        in_title: Vec::new(),
        in_text: Vec::new(),
    };
    let mut missed_in_title = 0;
    for word in words {
        let (in_title, in_text) = (title.places(word), text.places(word));
        if in_title.is_empty() && in_text.is_empty() {
            return None;
        }
        missed_in_title += usize::from(in_title.is_empty());
        hit.in_title.extend(in_title);
        hit.in_text.extend(in_text);
    }
    join(&mut hit.in_title);
    join(&mut hit.in_text);
    Some((missed_in_title, hit))
}

/// A text in lower case that remembers where each byte came from.
struct Folded {
    lower: String,
    /// For each byte of `lower`, the span of the character it came from.
    from: Vec<Span>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut folded = Self {
            lower: String::with_capacity(text.len()),
            from: Vec::with_capacity(text.len()),
        };
        for (at, character) in text.char_indices() {
            folded.lower.extend(character.to_lowercase());
            let span = Span::new(at as u32, (at + character.len_utf8()) as u32);
            folded.from.resize(folded.lower.len(), span);
        }
        folded
    }

    fn places(&self, word: &str) -> Vec<Span> {
        let matches = self.lower.match_indices(word);
        matches
            .map(|(at, found)| self.from[at].to(self.from[at + found.len() - 1]))
            .collect()
    }
}

/// Sorts spans and joins those that touch.
fn join(spans: &mut Vec<Span>) {
    spans.sort_unstable();
    spans.dedup_by(|next, before| {
        let touch = next.start <= before.end;
        if touch {
            before.end = before.end.max(next.end);
        }
        touch
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Options, project};

    fn titles(words: &str) -> Vec<String> {
        let text =
            "[Oil]: Prices fall. \n  + [Exports]: ÖL is sold.\n  - <Time>: Oil takes time.\n";
        let model = crate::parse(text).model;
        let map = project(&model, &Options::reading());
        let hits = search(&model, &map, words);
        hits.iter()
            .map(|hit| model.title_of(map.node(hit.node).element).to_owned())
            .collect()
    }

    #[test]
    fn titles_come_before_texts() {
        assert_eq!(titles("oil"), ["Oil", "Time"]);
        assert_eq!(titles("öl"), ["Exports"]);
        assert_eq!(titles("oil takes"), ["Time"]);
        assert!(titles("  ").is_empty());
    }

    #[test]
    fn places_are_those_of_the_text_itself() {
        let folded = Folded::new("İİx");
        let x = folded.places("x");
        assert_eq!(x, [Span::new(4, 5)]);
    }
}
