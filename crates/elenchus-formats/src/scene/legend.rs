//! How to read the drawing.

use elenchus_layout::Point;

use super::{Card, EDGE, Line, Style, set};
use crate::words::Look;

/// One line of the legend: a sample and what it means.
pub(crate) struct Entry {
    pub(crate) sample: Sample,
    /// The middle of the sample's left side.
    pub(crate) at: Point,
    pub(crate) line: Line,
}

/// What is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sample {
    Arrow(Look),
    Claim,
    Argument,
}

/// How long a sample is.
pub(crate) const SAMPLE_LENGTH: f64 = 40.0;
/// How high the sample of a card is.
pub(crate) const SAMPLE_HEIGHT: f64 = 14.0;
/// Between a sample and its words, and between entries.
const GAP: f64 = 8.0;
const BETWEEN: f64 = 28.0;
const LEADING: f64 = 24.0;

/// Explains what is drawn, in rows from `top` on; also tells where the rows end.
pub(super) fn legend(cards: &[Card], arrows: &[Look], top: f64, room: f64) -> (Vec<Entry>, f64) {
    let looks = Look::ALL.into_iter().filter(|look| arrows.contains(look));
    let mut samples: Vec<_> = looks
        .map(|look| (Sample::Arrow(look), look.meaning()))
        .collect();
    if cards.iter().any(|card| !card.is_argument) {
        samples.push((Sample::Claim, "a claim"));
    }
    if cards.iter().any(|card| card.is_argument) {
        let words = "an argument: a step from reasons to a claim";
        samples.push((Sample::Argument, words));
    }

    let mut entries = Vec::new();
    let (mut x, mut y) = (EDGE, top);
    for (sample, words) in samples {
        let wide = SAMPLE_LENGTH + GAP + Style::Note.font().width(words);
        if x > EDGE && x + wide > EDGE + room {
            (x, y) = (EDGE, y + LEADING);
        }
        let corner = Point {
            x: x + SAMPLE_LENGTH + GAP,
            y,
        };
        let (lines, _) = set(words, Style::Note, corner, f64::INFINITY, 1);
        entries.extend(lines.into_iter().map(|line| Entry {
            sample,
            at: Point {
                x,
                y: line.at.y - 4.0,
            },
            line,
        }));
        x += wide + BETWEEN;
    }
    let below = if entries.is_empty() { top } else { y + LEADING };
    (entries, below)
}
