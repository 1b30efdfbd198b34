use crate::model::{Place, PlaceRange};

/// The blocks of an article with their sentences counted: what is known of it without its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Its headings and paragraphs in order; the one at index `i` is paragraph `i + 1`.
    pub blocks: Vec<ShapeBlock>,
}

/// A block of a [`Shape`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapeBlock {
    /// Whether it is a heading.
    pub heading: bool,
    /// How many sentences it has.
    pub sentences: u32,
}

impl Shape {
    /// How many sentences stand outside headings.
    pub fn body(&self) -> u32 {
        let body = self.blocks.iter().filter(|block| !block.heading);
        body.map(|block| block.sentences).sum()
    }

    /// The places of all sentences, those of headings included, in order, each with whether it
    /// is of a heading.
    pub fn places(&self) -> impl Iterator<Item = (Place, bool)> {
        self.blocks.iter().zip(1..).flat_map(|(block, paragraph)| {
            let heading = block.heading;
            (1..=block.sentences).map(move |number| {
                let sentence = Some(number);
                (
                    Place {
                        paragraph,
                        sentence,
                    },
                    heading,
                )
            })
        })
    }

    /// Whether both ends of a range are there.
    pub fn has(&self, range: &PlaceRange) -> bool {
        let has = |place: Place| {
            let block = (place.paragraph as usize).checked_sub(1);
            let block = block.and_then(|index| self.blocks.get(index));
            block.is_some_and(|block| {
                place
                    .sentence
                    .is_none_or(|n| (1..=block.sentences).contains(&n))
            })
        };
        has(range.first) && has(range.last)
    }

    /// The index of the first sentence of each block among all, and how many there are.
    pub(super) fn starts(&self) -> Vec<usize> {
        let mut starts = vec![0];
        let mut next = 0;
        starts.extend(self.blocks.iter().map(|block| {
            next += block.sentences as usize;
            next
        }));
        starts
    }
}
