//! What elements say of places in a source, when the source is written anew.

use super::WithSource;
use crate::edit::data::{change as change_data, expect, expected_data, of_head};
use crate::edit::outline::Line;
use crate::edit::{Document, Refusal};
use crate::model::{Data, Place, PlaceRange};
use crate::source::{Article, first_source, normalise};
use crate::syntax::Node;
use crate::text::{Edit, Span};

/// A place that elements name, and where what stood there stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// From its first sentence to its last, as `at` names them.
    pub from: (Place, Place),
    /// The same where they stand now.
    pub to: (Place, Place),
}

/// Lets `at` follow the moves, and writes quotations where these are asked for.
pub(super) fn change(
    document: &Document<'_>,
    key: &str,
    article: &Article,
    with: WithSource<'_>,
    edits: &mut Vec<Edit>,
    expected: &mut Vec<Line<'_>>,
) -> Result<(), Refusal> {
    if !with.quotes && with.moves.is_empty() {
        return Ok(());
    }
    let is_first = first_source(document.model()).is_none_or(|first| first == key);
    let writer = Writer {
        article,
        with,
        is_ours: |range: &PlaceRange| match &range.source {
            Some(source) => source == key,
            None => is_first,
        },
    };
    for place in document.places() {
        let data = document.member(*place).data();
        let Some(at) = data.get("at") else { continue };
        let node = document.node(place.node);
        let (at_after, quote) = writer.after(at, data.get("quote"));
        let changes = [
            ("at", at_after.filter(|after| after != at)),
            ("quote", quote),
        ];
        for (key, value) in changes {
            if let Some(value) = value.filter(|value| data.get(key) != Some(value)) {
                set(document, node, key, &value, edits, expected)?;
            }
        }
    }
    Ok(())
}

/// Gives a key of an element the value, in the data block where `at` stands.
fn set(
    document: &Document<'_>,
    node: Node<'_>,
    key: &str,
    value: &Data,
    edits: &mut Vec<Edit>,
    expected: &mut Vec<Line<'_>>,
) -> Result<(), Refusal> {
    let blocks = of_head(node)?;
    let has = |key: &str| {
        blocks
            .iter()
            .rposition(|block| block.entries.entries.iter().any(|entry| entry.key == key))
    };
    let index = has(key).or_else(|| has("at")).ok_or(Refusal::NotInText)?;
    edits.extend(change_data(document, &blocks[index], key, Some(value))?);
    if let Some(data) = expected_data(expected, Some(node)) {
        expect(data.to_mut(), key, Some(value));
    }
    Ok(())
}

struct Writer<'a, F> {
    article: &'a Article,
    with: WithSource<'a>,
    is_ours: F,
}

impl<F: Fn(&PlaceRange) -> bool> Writer<'_, F> {
    /// `at` after the moves, and `quote` where quotations are asked for.
    fn after(&self, at: &Data, quote: Option<&Data>) -> (Option<Data>, Option<Data>) {
        let old_quotes = quote.map(items).unwrap_or_default();
        let mut places = Vec::new();
        let mut quotes = Vec::new();
        for (index, value) in items(at).iter().enumerate() {
            let range = value.words().and_then(|words| PlaceRange::parse(&words));
            let ours = range.filter(|range| (self.is_ours)(range));
            let old_quote = old_quotes.get(index).cloned().unwrap_or_default();
            let Some(range) = ours else {
                places.push(value.clone());
                quotes.push(old_quote);
                continue;
            };
            let moved = self.moved(&range);
            places.push(match moved == range {
                true => value.clone(),
                false => Data::Text(moved.to_string()),
            });
            quotes.push(self.quote(&moved, old_quote));
        }
        let together = |mut values: Vec<Data>| match (at, values.len()) {
            (Data::List(_), _) => Data::List(values),
            _ => values.pop().unwrap_or_default(),
        };
        let any = quotes.iter().any(|quote| *quote != Data::Null);
        let quote = self.with.quotes.then(|| together(quotes)).filter(|_| any);
        (Some(together(places)), quote)
    }

    fn moved(&self, range: &PlaceRange) -> PlaceRange {
        let named = (range.first, range.last);
        let found = self.with.moves.iter().find(|moved| moved.from == named);
        match found {
            Some(moved) => PlaceRange {
                source: range.source.clone(),
                first: moved.to.0,
                last: moved.to.1,
            },
            None => range.clone(),
        }
    }

    /// The words at a place; an old quotation where it still stands there.
    fn quote(&self, range: &PlaceRange, old: Data) -> Data {
        let (first, last) = (self.article.at(range.first), self.article.at(range.last));
        let sentences = self.article.sentences();
        let ends = sentences
            .get(first.start)
            .zip(sentences.get(last.end.saturating_sub(1)));
        let Some((first, last)) = ends.filter(|_| !first.is_empty() && !last.is_empty()) else {
            return old;
        };
        let words = Span::new(first.span.start, last.span.end).of(self.article.text());
        if let Some(old) = old.as_text() {
            let whole = normalise(words);
            if !old.trim().is_empty() && whole.contains(&normalise(old)) {
                return Data::Text(old.to_owned());
            }
        }
        Data::Text(words.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

fn items(data: &Data) -> &[Data] {
    match data {
        Data::List(items) => items,
        one => std::slice::from_ref(one),
    }
}
