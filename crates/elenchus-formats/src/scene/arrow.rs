//! How reasons bear on claims.

use elenchus::Model;
use elenchus::map::{Edge, EdgeId, Map};
use elenchus::sort::{by_number, number_of};
use elenchus_layout::{Point, Route};

use super::Style;
use super::card::{Card, name};
use crate::words::{self, Look};

/// An arrow from a reason to what it bears on.
pub(crate) struct Arrow {
    pub(crate) look: Look,
    pub(crate) word: &'static str,
    /// The middle of the word, on its baseline; `None` where the card that the arrow starts from
    /// says just this, and where the same word stands beside it.
    pub(crate) word_at: Option<Point>,
    /// Both ends and what is between them, in words.
    pub(crate) name: String,
    /// Its line as cubic Bézier curves: a point, then three for each; ends where the head begins.
    pub(crate) curve: Vec<Point>,
    /// The end of the head.
    pub(crate) tip: Point,
    /// Where the head points, as a vector of length one.
    pub(crate) along: Point,
}

/// An arrow from a card, with its route moved `by` so much; none where the layout found no route.
pub(super) fn arrow(
    model: &Model,
    map: &Map,
    id: EdgeId,
    from: Option<&Card>,
    route: &Route,
    by: Point,
) -> Option<Arrow> {
    let edge = map.edge(id);
    let look = Look::of(edge);
    // The layout runs from the claim to the reason.
    let moved = route.curve.iter().rev().map(|point| Point {
        x: point.x + by.x,
        y: point.y + by.y,
    });
    let mut curve: Vec<_> = moved.collect();
    let (start, tip) = (*curve.first()?, *curve.last()?);
    let along = direction(&curve)?;
    let back = head_length(look);
    for point in curve.iter_mut().rev().take(2) {
        point.x -= along.x * back;
        point.y -= along.y * back;
    }
    let word = words::relation(edge);
    let is_told = from.is_some_and(|card| card.word == word);
    // Just outside the reason it starts from.
    let word_at = Point {
        x: start.x,
        y: if tip.y <= start.y {
            start.y - 8.0
        } else {
            start.y + 18.0
        },
    };
    Some(Arrow {
        look,
        word,
        word_at: (!is_told).then_some(word_at),
        name: format!(
            "{} {} {}",
            name(model, map, edge.from),
            verb(edge),
            name(model, map, edge.to)
        ),
        curve,
        tip,
        along,
    })
}

fn verb(edge: &Edge) -> &'static str {
    match Look::of(edge) {
        Look::Premise => "is a premise of",
        _ => words::relation(edge),
    }
}

/// Between words that stand in one row.
const BETWEEN: f64 = 6.0;
/// How far one word is raised above another.
const RAISE: f64 = 16.0;

/// Parts words that would stand on each other: of two that are the same, one goes; of others, the
/// second is raised.
pub(super) fn part_words(arrows: &mut [Arrow]) {
    let mut order: Vec<_> = (0..arrows.len()).collect();
    let start = |arrow: &Arrow| arrow.word_at.unwrap_or_default();
    by_number(&mut order, |&index| number_of(start(&arrows[index]).x));
    by_number(&mut order, |&index| number_of(start(&arrows[index]).y));
    let font = Style::Word.font();
    // Where the last word of the row ends, how high it is raised, and what it is.
    let mut last: Option<(f64, Point, f64, &str)> = None;
    for index in order {
        let arrow = &mut arrows[index];
        let Some(at) = arrow.word_at else { continue };
        let half = font.width(arrow.word) / 2.0;
        let mut raised = 0.0;
        if let Some((end, before, height, word)) = last {
            let touches = (at.y - before.y).abs() < RAISE && at.x - half < end + BETWEEN;
            if touches && word == arrow.word {
                arrow.word_at = None;
                continue;
            }
            if touches {
                raised = if height > 0.0 { 0.0 } else { RAISE };
            }
        }
        arrow.word_at = Some(Point {
            y: at.y - raised,
            ..at
        });
        last = Some((at.x + half, at, raised, arrow.word));
    }
}

/// How long the head of an arrow is along its line.
pub(crate) const fn head_length(look: Look) -> f64 {
    match look {
        Look::Support | Look::Undercut => 10.0,
        Look::Attack => 9.0,
        Look::Premise => 0.0,
    }
}

/// Where a curve points at its end: away from the last point before it that is another.
fn direction(curve: &[Point]) -> Option<Point> {
    let (tip, before) = curve.split_last()?;
    before.iter().rev().find_map(|point| {
        let (x, y) = (tip.x - point.x, tip.y - point.y);
        let length = (x * x + y * y).sqrt();
        (length > 0.01).then(|| Point {
            x: x / length,
            y: y / length,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::scene;

    fn words(text: &str) -> Vec<(&'static str, bool)> {
        let arrows = scene(&elenchus::parse(text).model, false).arrows;
        let told = arrows.iter();
        told.map(|arrow| (arrow.word, arrow.word_at.is_some()))
            .collect()
    }

    #[test]
    fn a_word_stands_at_the_arrow_only_where_the_card_does_not_say_it() {
        let text = "[A]: a\n  - [C]: c\n\n[B]: b\n  - [C]\n";
        assert_eq!(words(text), [("attacks", false), ("attacks", false)]);
    }

    /// Where words stand after they are parted, of arrows that start at these places.
    fn parted(words: &[(&'static str, f64)]) -> Vec<Option<f64>> {
        let arrows = words.iter().map(|&(word, x)| Arrow {
            look: Look::Support,
            word,
            word_at: Some(Point { x, y: 100.0 }),
            name: String::new(),
            curve: Vec::new(),
            tip: Point::default(),
            along: Point::default(),
        });
        let mut arrows: Vec<_> = arrows.collect();
        part_words(&mut arrows);
        let places = arrows.into_iter();
        places.map(|arrow| Some(arrow.word_at?.y)).collect()
    }

    #[test]
    fn words_side_by_side_are_written_once() {
        let words = [("attacks", 0.0), ("attacks", 18.0), ("attacks", 400.0)];
        assert_eq!(parted(&words), [Some(100.0), None, Some(100.0)]);
    }

    #[test]
    fn other_words_side_by_side_stand_at_other_heights() {
        let words = [("attacks", 0.0), ("supports", 18.0), ("attacks", 36.0)];
        assert_eq!(parted(&words), [Some(100.0), Some(84.0), Some(100.0)]);
    }
}
