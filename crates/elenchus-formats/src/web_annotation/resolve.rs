use std::cell::OnceCell;

use elenchus::model::PlaceRange;
use elenchus::source::{Article, Quotations, normalise};
use elenchus::text::Span;
use serde_json::Value;

use super::offset::{OffsetUnit, Offsets};
use super::read::text;

/// What a target selects, as it says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) place: Option<String>,
    pub(super) quotes: Vec<WantedQuote>,
    pub(super) positions: Vec<WantedPosition>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WantedQuote {
    exact: String,
    prefix: String,
    suffix: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WantedPosition {
    start: usize,
    end: usize,
    unit: Option<OffsetUnit>,
}

/// What a target selects, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Selected {
    pub(super) place: PlaceRange,
    pub(super) words: Option<String>,
}

impl Wanted {
    pub(super) fn is_empty(&self) -> bool {
        self.place.is_none() && !self.is_selected()
    }

    /// Whether there are selectors.
    pub(super) fn is_selected(&self) -> bool {
        !self.quotes.is_empty() || !self.positions.is_empty()
    }

    /// The source that the place is written with.
    pub(super) fn source(&self) -> Option<String> {
        PlaceRange::parse(self.place.as_deref()?)?.source
    }

    pub(super) fn quote(&mut self, selector: &Value) {
        let part = |key| text(selector, key).unwrap_or_default();
        let exact = part("exact");
        if !exact.trim().is_empty() {
            self.quotes.push(WantedQuote {
                exact,
                prefix: part("prefix"),
                suffix: part("suffix"),
            });
        }
    }

    pub(super) fn position(
        &mut self,
        selector: &Value,
        unit: Option<OffsetUnit>,
    ) -> Result<(), String> {
        let number = |key: &str| {
            let number = selector.get(key).and_then(Value::as_u64);
            let number = number.and_then(|number| usize::try_from(number).ok());
            number.ok_or_else(|| format!("the `{key}` of its position is no number from 0"))
        };
        let stated = text(selector, "elenchus:unit");
        let stated = stated.map(|name| {
            OffsetUnit::named(&name).ok_or_else(|| format!("nothing is counted in “{name}”"))
        });
        let (start, end) = (number("start")?, number("end")?);
        if start >= end {
            return Err(format!("its position, {start} to {end}, selects nothing"));
        }
        self.positions.push(WantedPosition {
            start,
            end,
            unit: stated.transpose()?.or(unit),
        });
        Ok(())
    }
}

/// An article in which targets are looked for.
pub(super) struct Resolver<'a> {
    article: &'a Article,
    quotations: Quotations<'a>,
    /// For each way to count: made once it is needed.
    offsets: [OnceCell<Offsets<'a>>; 6],
}

impl<'a> Resolver<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        Self {
            article,
            quotations: Quotations::new(article),
            offsets: Default::default(),
        }
    }

    pub(super) fn resolve(&self, wanted: &Wanted) -> Result<Selected, String> {
        if !wanted.is_selected() {
            return self.by_place(wanted.place.as_deref().unwrap_or_default());
        }
        // The outer selector says where; what refines it says which words of it.
        let passage = match (wanted.positions.first(), wanted.quotes.first()) {
            (Some(position), quote) => self.by_position(*position, quote)?,
            (None, Some(quote)) => self.by_quote(quote, None)?,
            (None, None) => return Err("it selects no passage".to_owned()),
        };
        let words = wanted.quotes.iter().find_map(|quote| {
            let inside = self.inside(quote, passage)?;
            (inside != passage).then_some(inside)
        });
        let mut selected = self.selected(passage, words)?;
        // The map's own words for the place, where they name the same sentences.
        if let Some(Ok(own)) = wanted.place.as_deref().map(|place| self.by_place(place)) {
            if self.sentences(&own.place) == self.sentences(&selected.place) {
                selected.place = own.place;
            }
        }
        Ok(selected)
    }

    /// The indices of the first sentence of a range and of the one behind its last.
    fn sentences(&self, range: &PlaceRange) -> (usize, usize) {
        let at = |place| self.article.at(place);
        (at(range.first).start, at(range.last).end)
    }

    fn by_place(&self, written: &str) -> Result<Selected, String> {
        let range = PlaceRange::parse(written);
        let range = range.ok_or_else(|| format!("`{written}` names no sentence"))?;
        if !self.article.shape().has(&range) {
            return Err(format!("`{written}` is not in the article"));
        }
        Ok(Selected {
            place: PlaceRange {
                source: None,
                ..range
            },
            words: None,
        })
    }

    /// Where a position is, in the light of the quotation beside it.
    fn by_position(
        &self,
        position: WantedPosition,
        quote: Option<&WantedQuote>,
    ) -> Result<Span, String> {
        let spans = self.spans(position);
        let Some(quote) = quote else {
            return self.agreed(position, &spans);
        };
        let is = |span: &&Span| same(&quote.exact, span.of(self.article.text()));
        if let Some(&found) = spans.iter().find(is) {
            return Ok(found);
        }
        let holds = |span: &&Span| self.inside(quote, **span).is_some();
        if let Some(&found) = spans.iter().find(holds) {
            return Ok(found);
        }
        self.by_quote(quote, spans.first().copied())
    }

    /// Where a position is by itself: all ways to count it must come to the same place.
    fn agreed(&self, position: WantedPosition, spans: &[Span]) -> Result<Span, String> {
        let WantedPosition { start, end, .. } = position;
        let Some(&first) = spans.first() else {
            return Err(format!(
                "the article has no place for its position, {start} to {end}"
            ));
        };
        let place = |span: Span| self.selected(span, None).map(|selected| selected.place);
        let of_first = place(first)?;
        if spans
            .iter()
            .all(|&span| place(span).as_ref() == Ok(&of_first))
        {
            return Ok(first);
        }
        Err(format!(
            "what its position, {start} to {end}, counts is not said, and it makes a difference here; \
             an `elenchus:unit` or a TextQuoteSelector would tell"
        ))
    }

    /// Where a quotation is; of several the one whose surroundings are those it names, else the
    /// one that begins where it is said to.
    fn by_quote(&self, quote: &WantedQuote, near: Option<Span>) -> Result<Span, String> {
        let all = self.occurrences(&quote.exact);
        let fits = |span: &Span| {
            let text = self.article.text();
            let before = normalise(end_of(&text[..span.start as usize], quote.prefix.len()));
            let after = normalise(start_of(&text[span.end as usize..], quote.suffix.len()));
            let (prefix, suffix) = (normalise(&quote.prefix), normalise(&quote.suffix));
            before.ends_with(&prefix) && after.starts_with(&suffix)
        };
        match all.as_slice() {
            [] => {
                return Err(format!(
                    "its words, “{}”, do not stand in the article",
                    short(&quote.exact)
                ));
            }
            [one] => return Ok(*one),
            _ => {}
        }
        let fitting: Vec<Span> = match quote.prefix.is_empty() && quote.suffix.is_empty() {
            true => Vec::new(),
            false => all.iter().copied().filter(fits).collect(),
        };
        match (fitting.as_slice(), near) {
            ([one], _) => Ok(*one),
            (_, Some(near)) if all.contains(&near) => Ok(near),
            _ => Err(format!(
                "its words, “{}”, stand {} times in the article, and nothing tells which is meant",
                short(&quote.exact),
                all.len()
            )),
        }
    }

    /// Where words stand in the article: as they are written, else word for word.
    fn occurrences(&self, exact: &str) -> Vec<Span> {
        let text = self.article.text();
        let written: Vec<Span> = text
            .match_indices(exact)
            .map(|(at, words)| Span::new(at as u32, (at + words.len()) as u32))
            .collect();
        match written.is_empty() {
            true => self.quotations.all(exact),
            false => written,
        }
    }

    /// Where a quotation stands within a passage.
    fn inside(&self, quote: &WantedQuote, passage: Span) -> Option<Span> {
        let all = self.occurrences(&quote.exact).into_iter();
        all.filter(|span| passage.start <= span.start && span.end <= passage.end)
            .min_by_key(|span| span.start)
    }

    /// What a position may mean, each once.
    fn spans(&self, position: WantedPosition) -> Vec<Span> {
        let mut spans = Vec::new();
        for (unit, one_break, cell) in self.ways() {
            let meant = position
                .unit
                .is_none_or(|stated| stated == unit && !one_break);
            if !meant {
                continue;
            }
            let offsets = cell.get_or_init(|| Offsets::new(self.article.text(), unit, one_break));
            let span = offsets.span(position.start, position.end);
            spans.extend(span.filter(|span| !spans.contains(span)));
        }
        spans
    }

    /// The ways to count, the likeliest first: browsers count a line break as one.
    fn ways(&self) -> impl Iterator<Item = (OffsetUnit, bool, &OnceCell<Offsets<'a>>)> {
        let has_breaks = self.article.text().contains("\r\n");
        let ways = [false, true].into_iter().flat_map(|one_break| {
            OffsetUnit::ALL
                .into_iter()
                .map(move |unit| (unit, one_break))
        });
        let ways = ways
            .zip(&self.offsets)
            .map(|((unit, one_break), cell)| (unit, one_break, cell));
        ways.filter(move |(_, one_break, _)| has_breaks || !one_break)
    }

    /// The sentences that a passage has a part of, and the words of it where that is less.
    fn selected(&self, passage: Span, words: Option<Span>) -> Result<Selected, String> {
        let sentences = self.article.sentences();
        let first = sentences.partition_point(|sentence| sentence.span.end <= passage.start);
        let last = sentences.partition_point(|sentence| sentence.span.start < passage.end);
        let Some(found) = sentences.get(first..last).filter(|found| !found.is_empty()) else {
            return Err("it selects no sentence of the article".to_owned());
        };
        let (first, last) = (found[0], found[found.len() - 1]);
        let whole = first.span.to(last.span);
        let words = words.or_else(|| {
            let is_whole = passage.start <= whole.start && whole.end <= passage.end;
            (!is_whole).then_some(passage)
        });
        Ok(Selected {
            place: PlaceRange {
                source: None,
                first: first.place,
                last: last.place,
            },
            words: words.map(|span| span.of(self.article.text()).to_owned()),
        })
    }
}

/// The end of a text with room for some bytes, however they are set.
fn end_of(text: &str, bytes: usize) -> &str {
    let mut at = text.len().saturating_sub(bytes * 4 + 16);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[at..]
}

/// The beginning of a text with room for some bytes, however they are set.
fn start_of(text: &str, bytes: usize) -> &str {
    let mut at = (bytes * 4 + 16).min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[..at]
}

/// Whether two texts are the same but for their setting.
fn same(one: &str, other: &str) -> bool {
    one == other || normalise(one) == normalise(other)
}

/// The beginning of a text, for a message.
fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        None => text.to_owned(),
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
    }
}
