use std::ops::Range;

use super::{Alignment, Fate};
use crate::model::{ArgumentId, Element, Marks, Model, Place, PlaceRange, StatementId};
use crate::source::{Shape, background, first_source};

/// What became of a place that an element names in its `at`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnchorStatus {
    /// Whose place it is.
    pub element: Element,
    /// The index of the place in its `at`.
    pub anchor: usize,
    /// The place, as the map names it.
    pub range: PlaceRange,
    /// The sentences it names: indices in [`Alignment::fates`]; none where there is no such place.
    pub sentences: Range<usize>,
    /// What became of them, taken together.
    pub status: Status,
}

/// What became of the sentences of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// All stand where they stood, and follow each other.
    Found,
    /// All are there and follow each other, but the place is called otherwise now.
    Moved {
        /// What it is called now, with the source as the map names it.
        to: PlaceRange,
    },
    /// Some read otherwise, or are gone, or no longer follow each other.
    Changed {
        /// From the first to the last place of what is left of them.
        to: PlaceRange,
    },
    /// Nothing of them is there.
    Gone {
        /// The nearest place before that is still there, as it is called now.
        after: Option<Place>,
        /// The nearest place behind that is still there, as it is called now.
        before: Option<Place>,
    },
    /// One of them may be any of several sentences.
    Ambiguous {
        /// Where these stand.
        candidates: Vec<Place>,
    },
    /// The article never had such a place.
    OutOfRange,
}

impl Status {
    /// The word for it: `found`, `moved` and so on.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Moved { .. } => "moved",
            Self::Changed { .. } => "changed",
            Self::Gone { .. } => "gone",
            Self::Ambiguous { .. } => "ambiguous",
            Self::OutOfRange => "out of range",
        }
    }

    /// Whether the place can be followed without a look at the text.
    pub const fn is_sure(&self) -> bool {
        matches!(self, Self::Found | Self::Moved { .. })
    }
}

/// What became of each place that elements name in the source `key`, in the order in which the
/// elements first occur, and for each in the order of its `at`.
pub fn status(model: &Model, key: &str, alignment: &Alignment) -> Vec<AnchorStatus> {
    let first = first_source(model);
    let is_ours = |range: &PlaceRange| range.source.as_deref().or(first).is_none_or(|s| s == key);
    let recorded = Numbered::new(alignment.recorded());
    let mut found = Vec::new();
    for (element, marks) in anchored(model) {
        for (anchor, range) in marks
            .at
            .iter()
            .enumerate()
            .filter(|(_, range)| is_ours(range))
        {
            let named = recorded.sentences(range);
            found.push(AnchorStatus {
                element,
                anchor,
                range: range.clone(),
                sentences: named.clone().unwrap_or_default(),
                status: match named {
                    Some(named) => together(range, named, alignment),
                    None => Status::OutOfRange,
                },
            });
        }
    }
    found
}

/// What became of each place that the front matter lists as background in the source `key`, in
/// its order.
pub fn background_status(
    model: &Model,
    key: &str,
    alignment: &Alignment,
) -> Vec<(PlaceRange, Status)> {
    let first = first_source(model);
    let recorded = Numbered::new(alignment.recorded());
    let all = background(model).into_iter().map(|entry| entry.range);
    all.filter(|range| range.source.as_deref().or(first).is_none_or(|s| s == key))
        .map(|range| {
            let status = match recorded.sentences(&range) {
                Some(named) => together(&range, named, alignment),
                None => Status::OutOfRange,
            };
            (range, status)
        })
        .collect()
}

/// The elements with places, in the order in which they first occur.
fn anchored(model: &Model) -> Vec<(Element, &Marks)> {
    let statements = model
        .statements()
        .iter()
        .zip(0..)
        .map(|(statement, index)| {
            let start = statement.members.first().map(|member| member.span.start);
            (
                start,
                Element::Statement(StatementId(index)),
                &*statement.marks,
            )
        });
    let arguments = model.arguments().iter().zip(0..).map(|(argument, index)| {
        let start = argument.members.first().map(|member| member.span.start);
        (
            start,
            Element::Argument(ArgumentId(index)),
            &*argument.marks,
        )
    });
    let mut all: Vec<_> = statements.chain(arguments).collect();
    all.retain(|(_, _, marks)| !marks.at.is_empty());
    all.sort_by_key(|(start, element, _)| (*start, *element));
    all.into_iter()
        .map(|(_, element, marks)| (element, marks))
        .collect()
}

/// The sentences of a shape by their places.
pub(super) struct Numbered<'s> {
    shape: &'s Shape,
    starts: Vec<usize>,
}

impl<'s> Numbered<'s> {
    pub(super) fn new(shape: &'s Shape) -> Self {
        let starts = shape.starts();
        Self { shape, starts }
    }

    /// The indices of the sentences that a range names, all in all; `None` where one of its ends
    /// is no place of the article.
    pub(super) fn sentences(&self, range: &PlaceRange) -> Option<Range<usize>> {
        if !self.shape.has(range) {
            return None;
        }
        let before = |paragraph: u32| self.starts.get(paragraph as usize - 1).copied();
        let first = range.first.sentence.unwrap_or(1) as usize;
        let start = before(range.first.paragraph)? + first - 1;
        let end = match range.last.sentence {
            Some(sentence) => before(range.last.paragraph)? + sentence as usize,
            None => before(range.last.paragraph + 1)?,
        };
        (start < end).then_some(start..end)
    }
}

/// What became of several sentences, taken together.
fn together(range: &PlaceRange, named: Range<usize>, alignment: &Alignment) -> Status {
    let fates = &alignment.fates()[named];
    let place = |index: &u32| alignment.place(*index);
    let mut candidates: Vec<u32> = Vec::new();
    let mut there = Vec::new();
    let mut whole = true;
    for fate in fates {
        match fate {
            Fate::Found(to) | Fate::Moved { to, .. } => there.push(*to),
            Fate::Changed { to, .. } => {
                there.push(*to);
                whole = false;
            }
            Fate::Gone { .. } => whole = false,
            Fate::Ambiguous(any) => candidates.extend(any),
        }
    }
    if !candidates.is_empty() {
        candidates.sort_unstable();
        candidates.dedup();
        let candidates = candidates.iter().filter_map(place).collect();
        return Status::Ambiguous { candidates };
    }
    let (Some(first), Some(last)) = (there.iter().min(), there.iter().max()) else {
        return gone(fates, alignment);
    };
    let to = named_now(range, *first, *last, alignment);
    let follow = there.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    match (whole && follow, to) {
        (true, to) if to == *range => Status::Found,
        (true, to) => Status::Moved { to },
        (false, to) => Status::Changed { to },
    }
}

fn gone(fates: &[Fate], alignment: &Alignment) -> Status {
    let place = |index: Option<u32>| index.and_then(|index| alignment.place(index));
    let after = match fates.first() {
        Some(Fate::Gone { after, .. }) => place(*after),
        _ => None,
    };
    let before = match fates.last() {
        Some(Fate::Gone { before, .. }) => place(*before),
        _ => None,
    };
    Status::Gone { after, before }
}

/// The range from one sentence to another, named in whole paragraphs where the old one was and
/// that is still right.
fn named_now(range: &PlaceRange, first: u32, last: u32, alignment: &Alignment) -> PlaceRange {
    let exact = |index: u32| alignment.place(index).unwrap_or(range.first);
    let (mut from, mut to) = (exact(first), exact(last));
    let at = |index: Option<u32>| index.and_then(|index| alignment.place(index));
    let begins = at(first.checked_sub(1)).is_none_or(|before| before.paragraph != from.paragraph);
    let ends = at(last.checked_add(1)).is_none_or(|behind| behind.paragraph != to.paragraph);
    if range.first.sentence.is_none() && begins && (ends || from.paragraph != to.paragraph) {
        from.sentence = None;
    }
    if range.last.sentence.is_none() && ends && (begins || from.paragraph != to.paragraph) {
        to.sentence = None;
    }
    PlaceRange {
        source: range.source.clone(),
        first: from,
        last: to,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::ShapeBlock;

    #[test]
    fn sentences_are_counted_through() {
        let blocks = [1, 3, 0, 2].map(|sentences| ShapeBlock {
            heading: false,
            sentences,
        });
        let shape = Shape {
            blocks: blocks.to_vec(),
        };
        let numbered = Numbered::new(&shape);
        for (written, expected) in [
            ("1", Some(0..1)),
            ("2", Some(1..4)),
            ("2.3", Some(3..4)),
            ("2.2-4.1", Some(2..5)),
            ("4", Some(4..6)),
            ("1-4", Some(0..6)),
            ("3", None),
            ("2.4", None),
            ("5", None),
        ] {
            let range = PlaceRange::parse(written).expect(written);
            assert_eq!(numbered.sentences(&range), expected, "{written}");
        }
    }
}
