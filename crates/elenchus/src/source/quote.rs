//! Finding quotations in an article.

use std::collections::HashMap;
use std::ops::Range;

use super::words::{key, words};
use super::{Article, normalise};
use crate::model::{Place, PlaceRange};
use crate::text::Span;

/// How many steps a search for the nearest passage may take.
const MOST_STEPS: usize = 50_000_000;

/// An article whose quotations are looked for.
///
/// Making one takes time in proportion to the article.
#[derive(Debug)]
pub struct Quotations<'a> {
    article: &'a Article,
    /// The words in order, each with its number.
    words: Vec<(Span, u32)>,
    numbers: HashMap<String, u32>,
}

/// The passage of an article that is most like a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Its words in the text of the article, from the first to the last.
    pub span: Span,
    /// The sentence it begins in.
    pub place: Place,
    /// How many words are left out, put in or exchanged between the two; 0 where the words are
    /// the same and only their setting differs.
    pub changes: u32,
}

impl<'a> Quotations<'a> {
    /// Reads the words of an article.
    pub fn new(article: &'a Article) -> Self {
        let mut numbers = HashMap::new();
        let number = |range: Range<usize>| {
            let span = Span::new(range.start as u32, range.end as u32);
            let next = numbers.len() as u32;
            let number = *numbers.entry(key(&article.text()[range])).or_insert(next);
            (span, number)
        };
        let words = words(article.text()).map(number).collect();
        Self {
            article,
            words,
            numbers,
        }
    }

    /// Where the words of a quotation stand, from its first word to its last, within a range of
    /// places; `None` where they do not stand there word for word.
    ///
    /// Word for word means: the same words in the same order with the same punctuation between
    /// them, case included. What typesetting changes makes no difference: white space and line
    /// breaks, the shapes of quotation marks, apostrophes, dashes and ellipses, soft hyphens,
    /// composed or decomposed accents; see [`normalise`]. Neither do the case of the first
    /// letter and punctuation before the first word and after the last, which whoever quotes
    /// fits to their own sentence. An ellipsis (`…`, `...`, `[…]`) that is not the article's own
    /// stands for words left out: the parts must follow each other within the range.
    pub fn find(&self, quote: &str, range: &PlaceRange) -> Option<Span> {
        self.find_within(quote, self.span_of(range)?)
    }

    /// Where the words of a quotation first stand in the article, word for word as in
    /// [`Self::find`].
    pub fn find_anywhere(&self, quote: &str) -> Option<Span> {
        self.find_within(quote, Span::new(0, self.article.text().len() as u32))
    }

    /// Every place where the words of a quotation stand, word for word as in [`Self::find`], but
    /// without leaving any out; in order.
    pub fn all(&self, quote: &str) -> Vec<Span> {
        let runs = self.runs(quote, 0..self.words.len());
        runs.map(|run| self.span(run)).collect()
    }

    /// The place of the sentence that holds an offset, or that begins before it.
    pub fn place_of(&self, offset: u32) -> Option<Place> {
        let sentences = self.article.sentences();
        let after = sentences.partition_point(|sentence| sentence.span.start <= offset);
        Some(sentences.get(after.checked_sub(1)?)?.place)
    }

    /// The passage whose words are most like those of a quotation, where at least half of them
    /// are the same: the one with the fewest words left out, put in and exchanged, then the one
    /// most nearly as long, then the first. (Approximate search as P. Sellers, *The theory and
    /// computation of evolutionary distances*, 1980, does it, with words for letters.) `None` also
    /// where quotation and article together are too long to look.
    pub fn nearest(&self, quote: &str) -> Option<Nearest> {
        let wanted = self.numbers_of(quote);
        let steps = wanted.len().checked_mul(self.words.len())?;
        if wanted.is_empty() || steps > MOST_STEPS {
            return None;
        }
        let (changes, found) = nearest_run(&wanted, &self.words);
        if changes as usize * 2 > wanted.len() || found.is_empty() {
            return None;
        }
        let words = self.words.get(found)?;
        let span = words.first()?.0.to(words.last()?.0);
        Some(Nearest {
            span,
            place: self.place_of(span.start)?,
            changes,
        })
    }

    /// From the first sentence of a range to its last; `None` where one of the two is not there.
    fn span_of(&self, range: &PlaceRange) -> Option<Span> {
        let sentences = self.article.sentences();
        let first = sentences
            .get(self.article.at(range.first))
            .and_then(<[_]>::first)?;
        let last = sentences
            .get(self.article.at(range.last))
            .and_then(<[_]>::last)?;
        Some(first.span.to(last.span))
    }

    fn find_within(&self, quote: &str, span: Span) -> Option<Span> {
        let start = self
            .words
            .partition_point(|(word, _)| word.start < span.start);
        let end = self.words.partition_point(|(word, _)| word.end <= span.end);
        let within = start..end.max(start);
        if let Some(found) = self.find_run(quote, within.clone()) {
            return Some(self.span(found));
        }
        let parts: Vec<&str> = parts(quote).collect();
        if parts.len() < 2 {
            return None;
        }
        let mut rest = within;
        let mut whole: Option<Range<usize>> = None;
        for part in parts {
            let found = self.find_run(part, rest.clone())?;
            rest.start = found.end;
            whole = Some(whole.map_or(found.start, |whole| whole.start)..found.end);
        }
        whole.map(|whole| self.span(whole))
    }

    /// The first run of words that is the quotation.
    fn find_run(&self, quote: &str, within: Range<usize>) -> Option<Range<usize>> {
        self.runs(quote, within).next()
    }

    /// The runs of words that are the quotation; none where it has no word.
    fn runs(&self, quote: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let wanted = self.numbers_of(quote);
        let form = between_words(quote).map(normalise).unwrap_or_default();
        let words = &self.words[within.clone()];
        let runs = words.windows(wanted.len().max(1)).zip(within.start..);
        runs.filter_map(move |(run, at)| {
            let numbers = run.iter().map(|&(_, number)| Some(number));
            if !numbers.eq(wanted.iter().copied()) {
                return None;
            }
            let run = at..at + wanted.len();
            let span = self.span(run.clone());
            let same = same_but_first(&form, &normalise(span.of(self.article.text())));
            same.then_some(run)
        })
    }

    fn span(&self, words: Range<usize>) -> Span {
        let span = |at: usize| {
            self.words
                .get(at)
                .map_or(Span::default(), |(span, _)| *span)
        };
        span(words.start).to(span(words.end.saturating_sub(1)))
    }

    /// The numbers of words; `None` for one the article does not have.
    fn numbers_of(&self, text: &str) -> Vec<Option<u32>> {
        let number = |range: Range<usize>| self.numbers.get(&key(&text[range])).copied();
        words(text).map(number).collect()
    }
}

/// A text from its first word to its last.
fn between_words(text: &str) -> Option<&str> {
    let mut words = words(text);
    let first = words.next()?;
    let end = words.last().map_or(first.end, |last| last.end);
    text.get(first.start..end)
}

/// The parts of a quotation between the ellipses in it.
fn parts(quote: &str) -> impl Iterator<Item = &str> {
    quote
        .split('…')
        .flat_map(|part| part.split("..."))
        .filter(|part| between_words(part).is_some())
}

/// Whether two texts are the same, whatever the case of the first letter.
fn same_but_first(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    match (one.next(), other.next()) {
        (Some(a), Some(b)) => a.to_lowercase().eq(b.to_lowercase()) && one.eq(other),
        (None, None) => true,
        _ => false,
    }
}

/// The run of words with the fewest changes from what is wanted, and how many those are.
fn nearest_run(wanted: &[Option<u32>], words: &[(Span, u32)]) -> (u32, Range<usize>) {
    // For each beginning of what is wanted: the changes, and where the run begins.
    let mut column: Vec<(u32, usize)> = (0..=wanted.len() as u32).map(|row| (row, 0)).collect();
    let mut best = (wanted.len() as u32, 0..0);
    for (at, &(_, word)) in words.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = (0, at + 1);
        diagonal.1 = at;
        for (row, &letter) in wanted.iter().enumerate() {
            let above = column[row];
            let before = column[row + 1];
            let same = u32::from(letter != Some(word));
            let ways = [
                (diagonal.0 + same, diagonal.1),
                (before.0 + 1, before.1),
                (above.0 + 1, above.1),
            ];
            diagonal = before;
            let least = ways.into_iter().min_by_key(|way| way.0);
            column[row + 1] = least.unwrap_or(before);
        }
        let (changes, start) = column[wanted.len()];
        let off = |run: &Range<usize>| run.len().abs_diff(wanted.len());
        let run = start..at + 1;
        if (changes, off(&run)) < (best.0, off(&best.1)) {
            best = (changes, run);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::BlockKind;

    /// An article of one paragraph, a sentence to a line.
    fn article(text: &str) -> Article {
        let mut article = Article::new(text.to_owned());
        let mut at = 0;
        let sentences: Vec<Span> = text
            .split('\n')
            .map(|line| {
                let span = Span::new(at, at + line.len() as u32);
                at = span.end + 1;
                span
            })
            .collect();
        article.push(BlockKind::Paragraph, &sentences);
        article
    }

    const TEXT: &str = "The warden’s “cranes” nest here — nobody disturbs\u{a0}them.\n\
        The cafe\u{301} closed, and the car\u{ad}park stayed.\n\
        Cranes nest here, too. And so on… to the end.";

    fn found(quote: &str, place: &str) -> Option<String> {
        let article = article(TEXT);
        let range = PlaceRange::parse(place).expect("a place");
        let span = Quotations::new(&article).find(quote, &range)?;
        Some(span.of(TEXT).to_owned())
    }

    #[test]
    fn word_for_word_passes_over_typography() {
        for (quote, place) in [
            (
                "The warden's \"cranes\" nest here - nobody disturbs them.",
                "1.1",
            ),
            ("nobody\n  disturbs them", "1.1"),
            ("Nobody disturbs them!", "1.1"),
            ("“the café closed, and the carpark”", "1.2"),
            ("carpark stayed", "1.1-1.3"),
            ("The café … stayed", "1.2"),
            ("The café [...] stayed", "1.2"),
            ("and so on... to the end", "1.3"),
            ("disturbs them. The café", "1"),
        ] {
            assert!(found(quote, place).is_some(), "{quote}");
        }
        assert_eq!(
            found("car\u{ad}park", "1.2").as_deref(),
            Some("car\u{ad}park")
        );
        assert_eq!(found("them — the", "1.2"), None);
    }

    #[test]
    fn other_words_case_or_punctuation_are_not_word_for_word() {
        for (quote, place) in [
            ("nobody disturbs them", "1.2"),
            ("nobody disturbed them", "1.1"),
            ("The Warden’s cranes", "1.1"),
            ("The warden’s cranes", "1.1"),
            ("The cafe closed", "1.2"),
            ("the café closed and the carpark", "1.2"),
            ("ranes nest", "1.3"),
            ("stayed … café", "1.2"),
            ("cranes", "2.1"),
            ("—", "1.1"),
            ("", "1.1"),
        ] {
            assert_eq!(found(quote, place), None, "{quote}");
        }
    }

    #[test]
    fn the_nearest_passage_has_the_fewest_changes() {
        let article = article(TEXT);
        let quotations = Quotations::new(&article);
        let nearest = |quote| {
            let nearest = quotations.nearest(quote)?;
            let words = nearest.span.of(TEXT);
            Some((nearest.place.to_string(), words, nearest.changes))
        };
        let cases = [
            (
                "the cafe shut, and the carpark stayed",
                "1.2",
                "The cafe\u{301} closed, and the car\u{ad}park stayed",
                2,
            ),
            ("cranes rest here too", "1.3", "Cranes nest here, too", 1),
            (
                "nobody ever disturbs them",
                "1.1",
                "nobody disturbs\u{a0}them",
                1,
            ),
        ];
        for (quote, place, words, changes) in cases {
            assert_eq!(nearest(quote), Some((place.to_owned(), words, changes)));
        }
        assert_eq!(nearest("something else altogether"), None);
        assert_eq!(nearest(""), None);
    }

    proptest! {
        /// What is cut out of a sentence is found there, and is its own nearest passage.
        #[test]
        fn what_was_cut_out_is_found(words in prop::collection::vec("[a-c]{1,2}", 1..12), from in 0_usize..12, len in 1_usize..12) {
            let text = words.join(" ");
            let article = article(&text);
            let from = from % words.len();
            let to = (from + len).min(words.len());
            let quote = words[from..to].join("\u{a0}");
            let quotations = Quotations::new(&article);
            let range = PlaceRange::parse("1.1").expect("a place");
            let span = quotations.find(&quote, &range).expect("it was cut out");
            prop_assert_eq!(normalise(span.of(&text)), normalise(&quote));
            let nearest = quotations.nearest(&quote).expect("it was cut out");
            prop_assert_eq!(nearest.changes, 0);
        }

        #[test]
        fn any_words_can_be_looked_for(text in "\\PC{0,60}", quote in "\\PC{0,30}") {
            let text = text.replace('\n', " ");
            let article = article(&text);
            let quotations = Quotations::new(&article);
            if let Some(span) = quotations.find_anywhere(&quote) {
                prop_assert!(text.is_char_boundary(span.start as usize));
                prop_assert!(text.is_char_boundary(span.end as usize));
            }
            quotations.nearest(&quote);
        }
    }
}
