use std::ops::Range;
use std::rc::Rc;

use elenchus::map::NodeId;
use elenchus::model::{Place, PlaceRange};
use elenchus::query::places;
use elenchus::sort::by_number;
use elenchus::source::{Record, Shape, background};

use super::{ClaimReport, Fate, Piece, Text};
use crate::state::Document;

/// An article as the pane shows it.
#[derive(Debug, Default)]
pub struct Reading {
    /// The key of the source in the front matter; `None` where the map names no source.
    pub key: Option<String>,
    /// Its headings and paragraphs.
    pub blocks: Vec<Block>,
    /// The sentences of all blocks.
    pub sentences: Vec<Sentence>,
    /// The text, where it is at hand.
    pub text: Option<Rc<Text>>,
    /// What claims cite and what is not plainly found in the text, gravest first.
    pub astray: Vec<Astray>,
    /// Whether all blocks are known, not only those that claims name.
    pub whole: bool,
}

/// A heading or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its number.
    pub number: u32,
    /// The level of a heading, 0 for a paragraph.
    pub heading: u32,
    /// Its sentences.
    pub sentences: Range<usize>,
}

/// A sentence, or a whole paragraph of which no sentence is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the article that is shown.
    pub place: Place,
    /// The claims that read it, in the order of the map.
    pub nodes: Vec<NodeId>,
    /// Why no claim needs to read it, where the map says so.
    pub background: Option<String>,
    /// Whether what the map recorded reads the same here.
    pub fate: Fate,
    /// Its words; none without the text.
    pub words: Rc<str>,
}

/// A sentence that claims cite and that is not plainly where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Astray {
    /// Where the map says it stands.
    pub place: Place,
    /// What became of it.
    pub fate: Fate,
    /// The sentence of the text that it is now; where it is gone, the nearest before it that is
    /// still there.
    pub now: Option<usize>,
    /// How the two differ, where the earlier words are known.
    pub difference: Rc<[(Piece, String)]>,
    /// The claims that cite it.
    pub nodes: Vec<NodeId>,
}

impl Reading {
    /// The article of a source as a map knows it, without its text or with it.
    pub fn of(document: &Document, key: Option<String>, text: Option<Rc<Text>>) -> Self {
        let source = document.source(key.as_deref());
        let shape = source
            .and_then(|source| source.record.as_ref())
            .map(Record::shape);
        Self::with(document, key, shape.as_ref(), text)
    }

    /// The same, where the map records this shape of the article.
    pub(super) fn with(
        document: &Document,
        key: Option<String>,
        shape: Option<&Shape>,
        text: Option<Rc<Text>>,
    ) -> Self {
        let mut cited = Vec::new();
        let first = document.sources.first().map(|source| source.key.as_str());
        for (node, number) in document.map.nodes().iter().zip(0..) {
            for range in places(&document.model, node) {
                if range.source.as_deref().or(first) == key.as_deref() {
                    cited.push((NodeId(number), range));
                }
            }
        }
        let mut background = background(&document.model);
        background.retain(|it| it.range.source.as_deref().or(first) == key.as_deref());
        let ranges = cited.iter().map(|(_, range)| range);
        let mut recorded = match (shape, &text) {
            (_, Some(text)) if text.fates.is_empty() => Self::of_text(text),
            (Some(shape), _) => Self::of_shape(shape),
            _ => Self::of_places(ranges.chain(background.iter().map(|it| &it.range))),
        };
        for (node, range) in &cited {
            for index in recorded.within(range) {
                let nodes = &mut recorded.sentences[index].nodes;
                if nodes.last() != Some(node) {
                    nodes.push(*node);
                }
            }
        }
        for it in &background {
            for index in recorded.within(&it.range) {
                recorded.sentences[index].background = Some(it.reason.clone());
            }
        }
        let mut reading = match &text {
            Some(text) if !text.fates.is_empty() => recorded.found_in(text),
            _ => recorded,
        };
        reading.key = key;
        reading.text = text;
        reading
    }

    fn of_shape(shape: &Shape) -> Self {
        let blocks = shape.blocks.iter();
        Self::numbered(blocks.map(|block| (u32::from(block.heading), block.sentences)))
    }

    fn of_text(text: &Text) -> Self {
        let mut reading = Self::numbered(text.blocks.iter().copied());
        for (sentence, words) in reading.sentences.iter_mut().zip(&text.sentences) {
            sentence.words = Rc::clone(words);
        }
        reading
    }

    fn numbered(blocks: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut reading = Self {
            whole: true,
            ..Self::default()
        };
        for ((heading, count), number) in blocks.zip(1..) {
            let places = (1..=count).map(|sentence| Place {
                paragraph: number,
                sentence: Some(sentence),
            });
            reading.push(number, heading, places);
        }
        reading
    }

    /// What can be known of an article by the places that are named alone.
    fn of_places<'r>(ranges: impl Iterator<Item = &'r PlaceRange>) -> Self {
        let mut named = Vec::new();
        for range in ranges {
            named.extend([range.first, range.last]);
            let (first, last) = (range.first, range.last);
            if let (Some(from), Some(to)) = (first.sentence, last.sentence) {
                if first.paragraph == last.paragraph && to - from < MOST_NAMED {
                    named.extend((from..to).map(|sentence| Place {
                        paragraph: first.paragraph,
                        sentence: Some(sentence),
                    }));
                }
            }
        }
        by_number(&mut named, |place| {
            u64::from(place.paragraph) << 32 | u64::from(place.sentence.unwrap_or(0))
        });
        named.dedup();
        let mut reading = Self::default();
        for block in named.chunk_by(|one, next| one.paragraph == next.paragraph) {
            reading.push(block[0].paragraph, 0, block.iter().copied());
        }
        reading
    }

    fn push(&mut self, number: u32, heading: u32, places: impl Iterator<Item = Place>) {
        let start = self.sentences.len();
        self.sentences.extend(places.map(|place| Sentence {
            place,
            nodes: Vec::new(),
            background: None,
            fate: Fate::Found,
            words: "".into(),
        }));
        self.blocks.push(Block {
            number,
            heading,
            sentences: start..self.sentences.len(),
        });
    }

    /// The sentences that a range holds.
    fn within(&self, range: &PlaceRange) -> Range<usize> {
        let (from, to) = (range.first.paragraph, range.last.paragraph);
        let first = self.blocks.partition_point(|block| block.number < from);
        let last = self.blocks.partition_point(|block| block.number <= to);
        let (Some(one), Some(other)) = (
            self.blocks.get(first),
            last.checked_sub(1).map(|last| &self.blocks[last]),
        ) else {
            return 0..0;
        };
        let all = one.sentences.start..other.sentences.end.max(one.sentences.start);
        let holds = |sentence: &&Sentence| range.holds(sentence.place);
        let inside = &self.sentences[all.clone()];
        let before = inside.iter().take_while(|it| !holds(it)).count();
        let held = inside[before..].iter().take_while(holds).count();
        all.start + before..all.start + before + held
    }

    /// What is recorded, found again in a text.
    fn found_in(self, text: &Text) -> Self {
        let mut reading = Self::of_text(text);
        for (known, recorded) in self.sentences.into_iter().zip(&text.fates) {
            let fate = recorded.fate;
            let now = recorded.now.map(|now| now as usize);
            let now = now.filter(|&now| now < reading.sentences.len());
            if let Some(now) = now.filter(|_| fate != Fate::Gone) {
                let sentence = &mut reading.sentences[now];
                for node in &known.nodes {
                    if !sentence.nodes.contains(node) {
                        sentence.nodes.push(*node);
                    }
                }
                sentence.background = sentence.background.take().or(known.background);
                if fate == Fate::Changed && !known.nodes.is_empty() {
                    sentence.fate = fate;
                }
            }
            if fate != Fate::Found && !known.nodes.is_empty() {
                reading.astray.push(Astray {
                    place: known.place,
                    fate,
                    now,
                    difference: Rc::clone(&recorded.difference),
                    nodes: known.nodes,
                });
            }
        }
        let rank = |fate: Fate| Fate::GRAVE.iter().position(|&grave| grave == fate);
        by_number(&mut reading.astray, |astray| {
            rank(astray.fate).unwrap_or(Fate::GRAVE.len()) as u64
        });
        reading
    }

    /// The sentences that a claim cites.
    pub fn passages(&self, node: NodeId) -> impl Iterator<Item = usize> {
        let sentences = self.sentences.iter().enumerate();
        sentences
            .filter(move |(_, sentence)| sentence.nodes.contains(&node))
            .map(|(index, _)| index)
    }

    /// Whether a claim cites a sentence.
    pub fn cites(&self, node: NodeId, sentence: usize) -> bool {
        let sentence = self.sentences.get(sentence);
        sentence.is_some_and(|sentence| sentence.nodes.contains(&node))
    }

    /// What the text shows of a claim; `None` without a text, or where it shows nothing.
    pub fn report(&self, node: NodeId) -> Option<&ClaimReport> {
        let claims = &self.text.as_ref()?.claims;
        claims.iter().find(|report| report.node == node.0)
    }

    /// How many sentences outside headings are accounted for, and of how many; `None` where the
    /// article is not known.
    pub fn coverage(&self) -> Option<(usize, usize)> {
        if !self.whole {
            return None;
        }
        let blocks = self.blocks.iter().filter(|block| block.heading == 0);
        let body = blocks.flat_map(|block| &self.sentences[block.sentences.clone()]);
        let (mut read, mut all) = (0, 0);
        for sentence in body {
            all += 1;
            read += usize::from(!sentence.nodes.is_empty() || sentence.background.is_some());
        }
        (all > 0).then_some((read, all))
    }
}

/// How many sentences a range may name to be shown one by one where the article is not known.
const MOST_NAMED: u32 = 1000;
