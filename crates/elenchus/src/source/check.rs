use super::spots::Spots;
use super::words::words;
use super::{Article, Fidelity, Quotations, Shape, background, fidelity, first_source};
use crate::diagnostic::{Code, Diagnostic, Fix, Safety, in_text_order};
use crate::model::{
    ArgumentId, Element, KeySpan, Marks, Member, Model, PlaceRange, Quote, StatementId,
};
use crate::text::Span;

/// From how many words on what stands between quotation marks in a claim is looked for; fewer
/// are mostly names, or words that are held at a distance.
const FEW_WORDS: usize = 3;

/// What becomes of a map that is held against its article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// The elements with a place in the article, statements first, each in order.
    pub claims: Vec<Checked>,
    /// What is wrong, in the order of the map's text.
    pub remarks: Vec<Diagnostic>,
}

/// An element that was held against the passage it cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The element.
    pub element: Element,
    /// How near its text is to the words of all its places together; `None` where it has no text.
    pub fidelity: Option<Fidelity>,
    /// Its quotations from this article, in order.
    pub quotes: Vec<CheckedQuote>,
}

/// A quotation that was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckedQuote {
    /// The index of its place in [`Marks::at`].
    pub place: u32,
    /// Where its words stand in the text of the article; `None` where they do not stand at its
    /// place word for word.
    pub span: Option<Span>,
}

/// Holds a map against the article of one of its sources. `text` is the text the model was read
/// from; `source` is the key of the source in the front matter, `None` for the first there.
///
/// There are remarks on places that the article does not have, on quotations that are not found
/// word for word (as [`Quotations::find`] looks for them), and on words between quotation marks
/// in a claim's text that do not stand where it cites.
pub fn check(text: &str, model: &Model, source: Option<&str>, article: &Article) -> Checks {
    let checker = Checker {
        spots: Spots::new(text),
        here: Here::new(model, source),
        quotations: Quotations::new(article),
        article,
    };
    let mut checks = Checks {
        claims: Vec::new(),
        remarks: check_places(text, model, source, &article.shape()),
    };
    for claim in claims(model) {
        let remarks = &mut checks.remarks;
        checks.claims.extend(checker.check(model, &claim, remarks));
    }
    in_text_order(&mut checks.remarks);
    checks
}

/// Remarks on places of a source that an article of this shape does not have, in the order of
/// the map's text; `source` as in [`check`].
pub fn check_places(
    text: &str,
    model: &Model,
    source: Option<&str>,
    shape: &Shape,
) -> Vec<Diagnostic> {
    let spots = Spots::new(text);
    let here = Here::new(model, source);
    let mut remarks = Vec::new();
    for claim in claims(model) {
        let missing = claim
            .marks
            .at
            .iter()
            .filter(|range| here.is(range) && !shape.has(range));
        remarks.extend(
            missing.map(|range| place_missing(range, shape, spots.at(claim.members, range).key)),
        );
    }
    for left_out in background(model) {
        if here.is(&left_out.range) && !shape.has(&left_out.range) {
            let span = spots.setting("background", Some(&left_out.written));
            remarks.push(place_missing(&left_out.range, shape, span));
        }
    }
    in_text_order(&mut remarks);
    remarks
}

fn place_missing(range: &PlaceRange, shape: &Shape, span: Span) -> Diagnostic {
    let ends = [range.first, range.last].into_iter();
    let amiss = ends.into_iter().find_map(|place| {
        let block = (place.paragraph as usize).checked_sub(1);
        match block.and_then(|block| shape.blocks.get(block)) {
            None => {
                let all = counted(shape.blocks.len(), "paragraph");
                Some(format!("the article has {all}, headings included"))
            }
            Some(block)
                if place
                    .sentence
                    .is_some_and(|number| number > block.sentences) =>
            {
                let all = counted(block.sentences as usize, "sentence");
                Some(format!("paragraph {} has {all}", place.paragraph))
            }
            Some(_) => None,
        }
    });
    let amiss = amiss.unwrap_or_default();
    Diagnostic::new(Code::MissingPlace, span)
        .message(format!("`{range}` is not in the article: {amiss}"))
        .help(
            "name a sentence that is there; where the article was changed, look for where it went",
        )
}

fn counted(number: usize, word: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {word}{ending}")
}

/// Which places are of the source that is looked at.
struct Here<'m> {
    first: Option<&'m str>,
    wanted: Option<&'m str>,
}

impl<'m> Here<'m> {
    fn new(model: &'m Model, source: Option<&'m str>) -> Self {
        let first = first_source(model);
        let wanted = source.or(first);
        Self { first, wanted }
    }

    fn is(&self, range: &PlaceRange) -> bool {
        range.source.as_deref().or(self.first) == self.wanted
    }
}

/// An element with what is said of it.
struct Claim<'m> {
    element: Element,
    marks: &'m Marks,
    members: &'m [Member],
    canonical: Option<&'m Member>,
}

fn claims(model: &Model) -> impl Iterator<Item = Claim<'_>> {
    let statements = model
        .statements()
        .iter()
        .zip(0..)
        .map(|(statement, id)| Claim {
            element: Element::Statement(StatementId(id)),
            marks: &statement.marks,
            members: &statement.members,
            canonical: statement.canonical.and_then(|at| statement.members.get(at)),
        });
    let arguments = model
        .arguments()
        .iter()
        .zip(0..)
        .map(|(argument, id)| Claim {
            element: Element::Argument(ArgumentId(id)),
            marks: &argument.marks,
            members: &argument.members,
            canonical: argument.canonical.and_then(|at| argument.members.get(at)),
        });
    statements.chain(arguments)
}

struct Checker<'a> {
    spots: Spots<'a>,
    here: Here<'a>,
    quotations: Quotations<'a>,
    article: &'a Article,
}

impl Checker<'_> {
    /// Nothing where the claim has no place in the article.
    fn check(
        &self,
        model: &Model,
        claim: &Claim<'_>,
        remarks: &mut Vec<Diagnostic>,
    ) -> Option<Checked> {
        let ranges: Vec<&PlaceRange> = claim
            .marks
            .at
            .iter()
            .filter(|at| self.here.is(at))
            .collect();
        let passage = self.passage(&ranges)?;
        let text = model.text_of(claim.element);
        let has_text = words(text).next().is_some();
        let quotes = self.quotes(claim, remarks);
        remarks.extend(self.marked_words(claim, text, &ranges));
        Some(Checked {
            element: claim.element,
            fidelity: has_text.then(|| fidelity(text, &passage)),
            quotes,
        })
    }

    /// The sentences of some places in the order of the article; where one does not follow the
    /// other, a paragraph separator stands between them.
    fn passage(&self, ranges: &[&PlaceRange]) -> Option<String> {
        let mut spans: Vec<(usize, usize)> = ranges
            .iter()
            .filter_map(|range| {
                let (first, last) = (self.article.at(range.first), self.article.at(range.last));
                (first.start < last.end).then_some((first.start, last.end))
            })
            .collect();
        spans.sort_unstable();
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (start, end) in spans {
            match runs.last_mut() {
                Some(run) if run.1 >= start => run.1 = run.1.max(end),
                _ => runs.push((start, end)),
            }
        }
        let words = runs.iter().filter_map(|&(start, end)| {
            let sentences = self.article.sentences().get(start..end)?;
            let whole = sentences.first()?.span.to(sentences.last()?.span);
            Some(whole.of(self.article.text()))
        });
        let words: Vec<&str> = words.collect();
        (!words.is_empty()).then(|| words.join("\u{2029}"))
    }

    fn quotes(&self, claim: &Claim<'_>, remarks: &mut Vec<Diagnostic>) -> Vec<CheckedQuote> {
        let quotes = claim.marks.quote.iter().filter_map(|quote| {
            let range = claim.marks.at.get(quote.place as usize)?;
            let is_there = self.here.is(range) && !self.article.at(range.first).is_empty();
            is_there.then_some((quote, range))
        });
        let checked = quotes.map(|(quote, range)| {
            let span = self.quotations.find(&quote.words, range);
            if span.is_none() {
                remarks.push(self.quote_missing(claim, quote, range));
            }
            CheckedQuote {
                place: quote.place,
                span,
            }
        });
        checked.collect()
    }

    fn quote_missing(&self, claim: &Claim<'_>, quote: &Quote, range: &PlaceRange) -> Diagnostic {
        let (spot, at) = self.spots.quote(claim.members, range, quote);
        let remark = Diagnostic::new(Code::MissingQuote, spot.key).message(format!(
            "“{}” does not stand in {range} word for word",
            short(&quote.words)
        ));
        let elsewhere = self.quotations.find_anywhere(&quote.words);
        let elsewhere = elsewhere.and_then(|span| self.place_of(span));
        if let Some(place) = elsewhere {
            let place = named(&place, range);
            let remark = remark.help(format!("it stands in {place}; name that in `at`"));
            let fix = |value| {
                let title = format!("write `at: \"{place}\"`");
                Fix::replacing(title, value, format!("\"{place}\""), Safety::Unsafe)
            };
            let single = at
                .and_then(|at: KeySpan| at.value)
                .filter(|_| spot.value.is_some());
            return with_fix(remark, single.map(fix));
        }
        let Some(nearest) = self.quotations.nearest(&quote.words) else {
            return remark
                .help("give the words as they stand in the article, or leave `quote` out");
        };
        let words = nearest.span.of(self.article.text());
        let remark = remark.help(format!(
            "the nearest words stand in {}: “{words}”",
            self.place_of(nearest.span)
                .map_or(String::new(), |place| named(&place, range)),
        ));
        let within = self.quotations.find(words, range) == Some(nearest.span);
        let fix = |value| {
            let title = "quote the article’s words";
            Fix::replacing(title, value, in_quotes(words), Safety::Unsafe)
        };
        with_fix(remark, spot.value.filter(|_| within).map(fix))
    }

    /// The sentences from the one a span begins in to the one it ends in.
    fn place_of(&self, span: Span) -> Option<PlaceRange> {
        Some(PlaceRange {
            source: None,
            first: self.quotations.place_of(span.start)?,
            last: self.quotations.place_of(span.end.saturating_sub(1))?,
        })
    }

    /// Hints at words between quotation marks that do not stand in the passage.
    fn marked_words<'c>(
        &'c self,
        claim: &'c Claim<'_>,
        text: &'c str,
        ranges: &'c [&PlaceRange],
    ) -> impl Iterator<Item = Diagnostic> + 'c {
        let is_found = |quoted: &&str| {
            ranges
                .iter()
                .any(|range| self.quotations.find(quoted, range).is_some())
        };
        let missing = between_marks(text).filter(move |quoted| !is_found(quoted));
        missing.filter_map(move |quoted| {
            let span = self.spots.words(claim.canonical?, quoted);
            let places: Vec<String> = ranges.iter().map(ToString::to_string).collect();
            let remark = Diagnostic::new(Code::MarkedWords, span).message(format!(
                "“{}” stands between quotation marks, but not in {}",
                short(quoted),
                places.join(", ")
            ));
            let anywhere = self.quotations.find_anywhere(quoted);
            let anywhere = anywhere.and_then(|span| self.place_of(span));
            let nearest = || {
                let nearest = self.quotations.nearest(quoted)?;
                Some((nearest.place, nearest.span.of(self.article.text())))
            };
            Some(match (anywhere, nearest()) {
                (Some(place), _) => remark.help(format!("it stands in {place}; cite that as well")),
                (None, Some((place, words))) => {
                    remark.help(format!("the nearest words stand in {place}: “{words}”"))
                }
                (None, None) => remark.help("leave the marks out where the words are yours"),
            })
        })
    }
}

fn with_fix(remark: Diagnostic, fix: Option<Fix>) -> Diagnostic {
    match fix {
        Some(fix) => remark.fix(fix),
        None => remark,
    }
}

/// A place of the source that `like` names.
fn named(place: &PlaceRange, like: &PlaceRange) -> String {
    let place = PlaceRange {
        source: like.source.clone(),
        ..place.clone()
    };
    place.to_string()
}

/// A text between quotation marks as YAML reads them.
fn in_quotes(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '\\' | '"' => out.extend(['\\', c]),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What stands between quotation marks and has more than a few words.
fn between_marks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let quoted = std::iter::from_fn(move || {
        let (_, open, behind) = split_once(rest, |c| closing(c).is_some())?;
        let close = closing(open)?;
        match split_once(behind, |c| close.contains(&c)) {
            Some((inside, _, after)) => {
                rest = after;
                Some(inside)
            }
            None => {
                rest = behind;
                Some("")
            }
        }
    });
    quoted.filter(|inside| words(inside).nth(FEW_WORDS - 1).is_some())
}

fn split_once(text: &str, is: impl Fn(char) -> bool) -> Option<(&str, char, &str)> {
    let (at, c) = text.char_indices().find(|&(_, c)| is(c))?;
    Some((&text[..at], c, &text[at + c.len_utf8()..]))
}

/// The marks that close what this one opens. Single ones are left alone: most are apostrophes.
fn closing(open: char) -> Option<&'static [char]> {
    Some(match open {
        '"' => &['"'],
        '“' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        '»' => &['«'],
        _ => return None,
    })
}

/// The beginning of a text, for a message.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_hold_words_together() {
        let found = |text| between_marks(text).collect::<Vec<_>>();
        assert_eq!(
            found("he said “it is mine” and \"so it is\""),
            ["it is mine", "so it is"]
        );
        assert_eq!(
            found("„das ist meins“, «non è così»"),
            ["das ist meins", "non è così"]
        );
        assert_eq!(
            found("the “special operation”, isn’t it, 5\" wide"),
            [""; 0]
        );
        assert_eq!(found("“never closed at all"), [""; 0]);
    }

    #[test]
    fn what_is_written_into_yaml_is_read_back() {
        let words = "a \"b\" \\ c\u{a0}d’s\n e";
        let text = format!("[A]: a {{at: \"1.1\", quote: {}}}\n", in_quotes(words));
        let model = crate::parse(&text).model;
        assert_eq!(
            model.statements()[0].marks.quote[0].words,
            "a \"b\" \\ c d’s  e"
        );
    }
}
