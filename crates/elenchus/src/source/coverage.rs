use std::ops::Range;

use super::{Shape, first_source};
use crate::model::{Data, Marks, Model, Place, PlaceRange};

/// From how many sentences on a stretch that nobody cites is long.
const LONG: usize = 5;

/// How much of a source a map accounts for.
///
/// Every sentence outside headings is counted once: as cited, as background, or as unaccounted
/// for. Sections are told apart by headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The sentences outside headings, in order.
    pub sentences: Vec<Covered>,
    /// Runs of sentences beneath one heading, in order; those without a sentence are left out.
    pub sections: Vec<CoveredSection>,
}

/// A sentence and what the map makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Where it stands.
    pub place: Place,
    /// What the map makes of it.
    pub account: Account,
}

/// What a map makes of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Account {
    /// A statement or an argument names it in its `at`.
    Cited,
    /// No element cites it, and `background` in the front matter says why.
    Background,
    /// Neither.
    Unaccounted,
}

/// The sentences beneath a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveredSection {
    /// The number of the last heading before them, which stands among the paragraphs; `None`
    /// before the first.
    pub heading: Option<u32>,
    /// Their indices in [`Coverage::sentences`]; never empty.
    pub sentences: Range<usize>,
}

/// A stretch of a source that argues nothing the map would have to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Background {
    /// Where it stands.
    pub range: PlaceRange,
    /// The place as the front matter writes it.
    pub written: String,
    /// Why it is left out; may be empty.
    pub reason: String,
}

impl Coverage {
    /// How many sentences are accounted for in this way.
    pub fn count(&self, account: Account) -> usize {
        count(&self.sentences, account)
    }

    /// How many sentences of a section are accounted for in this way.
    pub fn count_in(&self, section: &CoveredSection, account: Account) -> usize {
        let sentences = self.sentences.get(section.sentences.clone());
        count(sentences.unwrap_or_default(), account)
    }

    /// The sentences nobody accounts for, in order.
    pub fn unaccounted(&self) -> impl Iterator<Item = Place> {
        let of = |covered: &&Covered| covered.account == Account::Unaccounted;
        self.sentences
            .iter()
            .filter(of)
            .map(|covered| covered.place)
    }

    /// The stretches of five or more sentences in a row that nobody accounts for, headings
    /// between them or not: the indices of their sentences.
    pub fn long_stretches(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        let runs = self
            .sentences
            .chunk_by(|one, next| one.account == next.account);
        let runs = runs.filter_map(|run| {
            let range = start..start + run.len();
            start = range.end;
            let is_open = run.first()?.account == Account::Unaccounted;
            (is_open && run.len() >= LONG).then_some(range)
        });
        runs.collect()
    }
}

fn count(sentences: &[Covered], account: Account) -> usize {
    let of = |covered: &&Covered| covered.account == account;
    sentences.iter().filter(of).count()
}

/// How much of a source with this shape a map accounts for. `source` is its key in the front
/// matter; `None` is the first source there. What lies outside the shape counts for nothing.
///
/// Takes time in proportion to the sentences and the places.
///
/// ```
/// use elenchus::source::{Account, Shape, ShapeBlock, coverage};
///
/// let text = "===\nbackground: {\"1.1\": how the day began}\n===\n\n[A]: a {at: \"1.3\"}\n";
/// let shape = Shape { blocks: vec![ShapeBlock { heading: false, sentences: 3 }] };
/// let coverage = coverage(&elenchus::parse(text).model, None, &shape);
/// let accounts: Vec<Account> = coverage.sentences.iter().map(|s| s.account).collect();
/// assert_eq!(accounts, [Account::Background, Account::Unaccounted, Account::Cited]);
/// ```
pub fn coverage(model: &Model, source: Option<&str>, shape: &Shape) -> Coverage {
    let first = first_source(model);
    let wanted = source.or(first);
    let is_here = |range: &&PlaceRange| range.source.as_deref().or(first) == wanted;
    let starts = shape.starts();
    let cited = marks(model).flat_map(|marks| &marks.at).filter(is_here);
    let cited = named(cited, shape, &starts);
    let left_out = background(model);
    let left_out = left_out.iter().map(|background| &background.range);
    let left_out = named(left_out.filter(is_here), shape, &starts);

    let mut coverage = Coverage::default();
    let mut heading = None;
    for ((place, is_heading), index) in shape.places().zip(0..) {
        if is_heading {
            heading = Some(place.paragraph);
            continue;
        }
        let at = coverage.sentences.len();
        coverage.sentences.push(Covered {
            place,
            account: match (cited[index], left_out[index]) {
                (true, _) => Account::Cited,
                (false, true) => Account::Background,
                (false, false) => Account::Unaccounted,
            },
        });
        match coverage.sections.last_mut() {
            Some(section) if section.heading == heading => section.sentences.end = at + 1,
            _ => coverage.sections.push(CoveredSection {
                heading,
                sentences: at..at + 1,
            }),
        }
    }
    coverage
}

/// What the front matter leaves out on purpose, under `background`: a map from places to
/// reasons, or a list of places. What is no place is left out here, and among the remarks of
/// [`parse`](crate::parse).
pub fn background(model: &Model) -> Vec<Background> {
    let reason = |data: &Data| data.as_text().unwrap_or_default().trim().to_owned();
    let entry = |place: &str, reason: String| {
        let range = PlaceRange::parse(place)?;
        let written = place.to_owned();
        Some(Background {
            range,
            written,
            reason,
        })
    };
    match model.front_matter().get("background") {
        Some(Data::Map(entries)) => {
            let entries = entries.iter();
            entries
                .filter_map(|(place, why)| entry(place, reason(why)))
                .collect()
        }
        Some(Data::List(items)) => {
            let places = items.iter().filter_map(Data::words);
            places
                .filter_map(|place| entry(&place, String::new()))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The marks of all elements.
fn marks(model: &Model) -> impl Iterator<Item = &Marks> {
    let statements = model.statements().iter().map(|statement| &*statement.marks);
    let arguments = model.arguments().iter().map(|argument| &*argument.marks);
    statements.chain(arguments)
}

/// Of each sentence, headings included, whether one of the ranges names it.
fn named<'r>(
    ranges: impl Iterator<Item = &'r PlaceRange>,
    shape: &Shape,
    starts: &[usize],
) -> Vec<bool> {
    let total = starts.last().copied().unwrap_or_default();
    let mut begins = vec![0_usize; total + 1];
    let mut ends = vec![0_usize; total + 1];
    for range in ranges {
        let (from, to) = (
            before(range.first, shape, starts),
            after(range.last, shape, starts),
        );
        if from < to {
            begins[from] += 1;
            ends[to] += 1;
        }
    }
    let mut open = 0;
    let is_named = (0..total).map(|at| {
        open = open + begins[at] - ends[at];
        open > 0
    });
    is_named.collect()
}

/// How many sentences stand before a place.
fn before(place: Place, shape: &Shape, starts: &[usize]) -> usize {
    inside(place, shape, starts, |number, _| {
        number.map_or(0, |number| number.saturating_sub(1))
    })
}

/// How many sentences stand before the end of a place.
fn after(place: Place, shape: &Shape, starts: &[usize]) -> usize {
    inside(place, shape, starts, |number, all| number.unwrap_or(all))
}

/// How many sentences stand before a block and before a number in it.
fn inside(
    place: Place,
    shape: &Shape,
    starts: &[usize],
    within: impl Fn(Option<u32>, u32) -> u32,
) -> usize {
    let block = (place.paragraph as usize).saturating_sub(1);
    match (shape.blocks.get(block), starts.get(block)) {
        (Some(found), Some(start)) => {
            start + within(place.sentence, found.sentences).min(found.sentences) as usize
        }
        _ => starts.last().copied().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::ShapeBlock;

    fn shape(blocks: &[(bool, u32)]) -> Shape {
        let block = |&(heading, sentences): &(bool, u32)| ShapeBlock { heading, sentences };
        Shape {
            blocks: blocks.iter().map(block).collect(),
        }
    }

    fn letters(coverage: &Coverage) -> String {
        let letter = |covered: &Covered| match covered.account {
            Account::Cited => 'c',
            Account::Background => 'b',
            Account::Unaccounted => '-',
        };
        coverage.sentences.iter().map(letter).collect()
    }

    #[test]
    fn counts_each_sentence_outside_headings_once() {
        let text = "\
===
sources: {one: {}, two: {}}
background: {\"1.2-3.1\": as told before, two:1.1: elsewhere, 3.3: a joke}
===

[A]: a {at: [\"1.1\", \"2.1\", \"3.1\"]}
  + <B>: b {at: [\"one:3.2-4\", \"9.9\", \"two:1.2\"]}
";
        let model = crate::parse(text).model;
        let shape = shape(&[(false, 3), (true, 1), (false, 4), (true, 2), (false, 2)]);
        let one = coverage(&model, None, &shape);
        assert_eq!(letters(&one), "cbbccccccc".replace("ccccccc", "cccc--"));
        assert_eq!(one, coverage(&model, Some("one"), &shape));
        let headings: Vec<_> = one
            .sections
            .iter()
            .map(|s| (s.heading, s.sentences.clone()))
            .collect();
        assert_eq!(headings, [(None, 0..3), (Some(2), 3..7), (Some(4), 7..9)]);
        assert_eq!(
            one.unaccounted()
                .map(|place| place.to_string())
                .collect::<Vec<_>>(),
            ["5.1", "5.2"]
        );
        assert_eq!(letters(&coverage(&model, Some("two"), &shape)), "bc-------");
        assert_eq!(
            letters(&coverage(&model, Some("three"), &shape)),
            "---------"
        );
    }

    #[test]
    fn stretches_are_long_from_five_sentences_on() {
        let model = crate::parse("[A]: a {at: [\"1.5\", \"3.3\"]}\n").model;
        let shape = shape(&[(false, 7), (true, 1), (false, 8)]);
        let coverage = coverage(&model, None, &shape);
        assert_eq!(letters(&coverage), "----c----c-----");
        assert_eq!(coverage.long_stretches(), vec![10..15]);
    }

    proptest! {
        /// Every sentence stands in one section and has the account that its place asks for.
        #[test]
        fn adds_up(
            blocks in prop::collection::vec((any::<bool>(), 0_u32..5), 0..8),
            at in prop::collection::vec((1_u32..9, 0_u32..6, 0_u32..4, 0_u32..6), 0..6),
            split in 0_usize..6,
        ) {
            let shape = shape(&blocks);
            let ranges: Vec<String> = at
                .iter()
                .map(|&(paragraph, first, more, last)| {
                    let place = |paragraph: u32, sentence: u32| match sentence {
                        0 => paragraph.to_string(),
                        sentence => format!("{paragraph}.{sentence}"),
                    };
                    format!("\"{}-{}\"", place(paragraph, first), place(paragraph + more, last))
                })
                .filter(|range| PlaceRange::parse(range.trim_matches('"')).is_some())
                .collect();
            let (cited, left_out) = ranges.split_at(split.min(ranges.len()));
            let text = format!(
                "===\nbackground: [{}]\n===\n\n[A]: a {{at: [{}]}}\n",
                left_out.join(", "),
                cited.join(", ")
            );
            let model = crate::parse(&text).model;
            let coverage = coverage(&model, None, &shape);
            let holds = |ranges: &[String], place: Place| ranges.iter().any(|range| {
                PlaceRange::parse(range.trim_matches('"')).is_some_and(|range| range.holds(place))
            });
            let body: Vec<Place> =
                shape.places().filter(|(_, heading)| !heading).map(|(place, _)| place).collect();
            prop_assert_eq!(coverage.sentences.len(), shape.body() as usize);
            for (covered, &place) in coverage.sentences.iter().zip(&body) {
                let expected = match (holds(cited, place), holds(left_out, place)) {
                    (true, _) => Account::Cited,
                    (false, true) => Account::Background,
                    (false, false) => Account::Unaccounted,
                };
                prop_assert_eq!((covered.place, covered.account), (place, expected));
            }
            for account in [Account::Cited, Account::Background, Account::Unaccounted] {
                let sections = coverage.sections.iter();
                let sum: usize = sections.map(|section| coverage.count_in(section, account)).sum();
                prop_assert_eq!(sum, coverage.count(account));
            }
            prop_assert_eq!(coverage.unaccounted().count(), coverage.count(Account::Unaccounted));
        }
    }
}
