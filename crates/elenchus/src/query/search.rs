use super::folded::{Folded, folded};
use crate::map::{Map, Node, NodeId};
use crate::model::Model;
use crate::sort::by_number;
use crate::text::Span;

/// A claim that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The claim.
    pub node: NodeId,
    /// Where its title matches, in bytes of the title, in order.
    pub in_title: Vec<Span>,
    /// Where its text matches, in bytes of [`Node::text`], in order.
    pub in_text: Vec<Span>,
}

/// The claims in whose title or text every word of `words` occurs, be it as a part of a word;
/// upper and lower case, and letters with and without accents, count as the same. The best come
/// first: those whose title is what is searched for, then those whose title begins so, then
/// those with all words in the title; where a word of the claim begins with the one searched
/// for before where it only holds it; equals in document order. No words find nothing.
pub fn search(model: &Model, map: &Map, words: &str) -> Vec<Hit> {
    let query = Query::new(words);
    if query.words.is_empty() {
        return Vec::new();
    }
    let nodes = map.nodes().iter().zip(0..);
    let mut found: Vec<_> = nodes
        .filter_map(|(node, index)| query.hit(model, node, NodeId(index)))
        .collect();
    by_number(&mut found, |&(rank, _)| rank as u64);
    found.into_iter().map(|(_, hit)| hit).collect()
}

struct Query {
    whole: String,
    words: Vec<String>,
}

/// How well a claim matches; the least is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Title,
    BeginningOfTitle,
    WordsOfTitle,
    PartsOfTitle,
    Words,
    Parts,
}

impl Query {
    fn new(words: &str) -> Self {
        let words = folded(words);
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        Self {
            whole: words.join(" "),
            words,
        }
    }

    fn hit(&self, model: &Model, node: &Node, id: NodeId) -> Option<(Rank, Hit)> {
        let title = Folded::new(node.title(model).unwrap_or_default());
        let text = Folded::new(node.text(model));
        let mut hit = Hit {
            node: id,
            in_title: Vec::new(),
            in_text: Vec::new(),
        };
        let mut all_in_title = true;
        let mut all_begin_in_title = true;
        let mut all_begin = true;
        for word in &self.words {
            let (in_title, begins_in_title) = mark(&title, word, &mut hit.in_title);
            let (in_text, begins_in_text) = mark(&text, word, &mut hit.in_text);
            if !in_title && !in_text {
                return None;
            }
            all_in_title &= in_title;
            all_begin_in_title &= begins_in_title;
            all_begin &= begins_in_title || begins_in_text;
        }
        join(&mut hit.in_title);
        join(&mut hit.in_text);
        let rank = if title.text == self.whole {
            Rank::Title
        } else if title.text.starts_with(&self.whole) {
            Rank::BeginningOfTitle
        } else if all_begin_in_title {
            Rank::WordsOfTitle
        } else if all_in_title {
            Rank::PartsOfTitle
        } else if all_begin {
            Rank::Words
        } else {
            Rank::Parts
        };
        Some((rank, hit))
    }
}

/// Notes where a word occurs; whether it does, and whether a word begins there anywhere.
fn mark(text: &Folded, word: &str, spans: &mut Vec<Span>) -> (bool, bool) {
    let before = spans.len();
    let mut begins = false;
    for (span, begins_here) in text.places(word) {
        spans.push(span);
        begins |= begins_here;
    }
    (spans.len() > before, begins)
}

/// Sorts spans and joins those that touch.
fn join(spans: &mut Vec<Span>) {
    by_number(spans, |span| span.number());
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

    const TEXT: &str = "\
[Oil]: Prices fall.
  + [Exports]: ÖL is sold.
  - <Time>: Oil takes time.
  - [Turmoil]: Unrest.
  + [Oil and gas]: Income.
  + [Crude oil]: Black.
";

    fn titles(words: &str) -> Vec<String> {
        let model = crate::parse(TEXT).model;
        let map = project(&model, &Options::reading());
        let hits = search(&model, &map, words);
        hits.iter()
            .map(|hit| model.title_of(map.node(hit.node).element).to_owned())
            .collect()
    }

    #[test]
    fn the_best_come_first() {
        assert_eq!(
            titles("oil"),
            ["Oil", "Oil and gas", "Crude oil", "Turmoil", "Time"]
        );
        assert_eq!(titles("OL is"), ["Exports"]);
        assert_eq!(titles("öl"), ["Exports"]);
        assert_eq!(titles("oil takes"), ["Time"]);
        assert!(titles("  ").is_empty());
        assert!(titles("oil nowhere").is_empty());
    }

    #[test]
    fn tells_where_it_matches() {
        let model = crate::parse("[Oil, oil]: The OIL.\n").model;
        let map = project(&model, &Options::reading());
        let hits = search(&model, &map, "oil the");
        let expected = Hit {
            node: NodeId(0),
            in_title: vec![Span::new(0, 3), Span::new(5, 8)],
            in_text: vec![Span::new(0, 3), Span::new(4, 7)],
        };
        assert_eq!(hits, [expected]);
    }
}
