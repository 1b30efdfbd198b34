//! What elements and `background` say of places in a source, when the source is written anew.

use super::WithSource;
use crate::edit::data::{change as change_data, expect, expected_data, front_matter, of_head};
use crate::edit::outline::Line;
use crate::edit::{Document, Refusal, yaml};
use crate::model::{Data, Place, PlaceRange, setting, settings_beneath};
use crate::source::{Article, first_source, normalise};
use crate::syntax::Node;
use crate::text::{Edit, Span};

/// A place that elements or `background` name, and where what stood there stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// From its first sentence to its last, as `at` names them.
    pub from: (Place, Place),
    /// The same where they stand now.
    pub to: (Place, Place),
}

/// Lets `at` and `background` follow the moves, and writes quotations where these are asked for.
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
    writer.background(document, edits, expected)
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
    let blocks = of_head(document, node)?;
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

    /// Lets the places under `background` follow, in a list or as the keys of a map.
    fn background(
        &self,
        document: &Document<'_>,
        edits: &mut Vec<Edit>,
        expected: &mut Vec<Line<'_>>,
    ) -> Result<(), Refusal> {
        let Some(old) = document.model().front_matter().get("background") else {
            return Ok(());
        };
        let follow = |written: &str| {
            let range = PlaceRange::parse(written).filter(|range| (self.is_ours)(range))?;
            let moved = self.moved(&range);
            (moved != range).then(|| moved.to_string())
        };
        let new = match old {
            Data::List(places) => {
                let places = places.iter().map(|place| {
                    let followed = place.words().and_then(|words| follow(&words));
                    followed.map_or_else(|| place.clone(), Data::Text)
                });
                Data::List(places.collect())
            }
            Data::Map(reasons) => {
                let root = document.tree().root(document.text());
                let places = settings_beneath(root, "background");
                let mut new = Vec::new();
                for (written, reason) in reasons {
                    let Some(followed) = follow(written) else {
                        new.push((written.clone(), reason.clone()));
                        continue;
                    };
                    let is_here = |path: &[String]| matches!(path, [name] if name == written);
                    let here = places.iter().find(|deep| is_here(&deep.path));
                    let key = here.ok_or_else(|| alias(document))?.key;
                    edits.push(Edit::replace(key, yaml::quoted(&followed)));
                    new.push((followed, reason.clone()));
                }
                Data::Map(new)
            }
            _ => return Ok(()),
        };
        if new == *old {
            return Ok(());
        }
        if matches!(new, Data::List(_)) {
            let block = front_matter(document)?;
            edits.extend(change_data(document, &block, "background", Some(&new))?);
        }
        if let Some(settings) = expected_data(expected, None) {
            expect(settings.to_mut(), "background", Some(&new));
        }
        Ok(())
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

/// What `background` stands for stands elsewhere.
fn alias(document: &Document<'_>) -> Refusal {
    let root = document.tree().root(document.text());
    let key = setting(root, "background").unwrap_or_default();
    document.broken(
        key,
        "places that come by an alias cannot follow; write them out",
    )
}

fn items(data: &Data) -> &[Data] {
    match data {
        Data::List(items) => items,
        one => std::slice::from_ref(one),
    }
}
