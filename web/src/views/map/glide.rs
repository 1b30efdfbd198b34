//! From one drawing to the next: where cards and edges are on the way.

use elenchus::map::NodeId;
use elenchus_layout::{Point, Rect};

use super::drawing::Drawing;

/// How long a glide takes, in milliseconds.
pub const DURATION: f64 = 200.0;

/// Cards on their way to their places in a drawing.
#[derive(Clone, Debug)]
pub struct Glide {
    /// How far each card of the drawing is from its place at the start.
    offsets: Vec<(f64, f64)>,
    /// Whether each card is new.
    new: Vec<bool>,
}

/// One moment of a glide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// How far the card is from its place.
    pub offset: (f64, f64),
    /// From 0, not to be seen, to 1.
    pub opacity: f64,
}

impl Default for Moment {
    /// In its place.
    fn default() -> Self {
        Self {
            offset: (0.0, 0.0),
            opacity: 1.0,
        }
    }
}

impl Glide {
    /// From where cards were seen last to their places in `to`. What is new comes out of
    /// `pivot`, the card that was unfolded.
    pub fn new(
        was: impl Fn(NodeId) -> Option<(f64, f64)>,
        to: &Drawing,
        pivot: Option<Rect>,
    ) -> Self {
        let mut offsets = Vec::with_capacity(to.nodes.len());
        let mut new = Vec::with_capacity(to.nodes.len());
        for (&node, place) in to.nodes.iter().zip(&to.boxes) {
            let start = was(node);
            new.push(start.is_none());
            let start = start.or_else(|| pivot.map(|pivot| beneath(pivot, place)));
            offsets.push(start.map_or((0.0, 0.0), |(x, y)| (x - place.x, y - place.y)));
        }
        Self { offsets, new }
    }

    /// Whether anything moves.
    pub fn moves(&self) -> bool {
        self.new.contains(&true)
            || self
                .offsets
                .iter()
                .any(|offset| offset.0.abs() + offset.1.abs() > 0.5)
    }

    /// The card at this place of the drawing, at `t` from 0 to 1.
    pub fn at(&self, card: usize, t: f64) -> Moment {
        let rest = 1.0 - ease(t);
        let (x, y) = self.offsets.get(card).copied().unwrap_or_default();
        let new = self.new.get(card).copied().unwrap_or_default();
        Moment {
            offset: (x * rest, y * rest),
            opacity: if new { t.clamp(0.0, 1.0) } else { 1.0 },
        }
    }
}

/// Where a new card starts: half hidden by the lower end of the one it comes out of.
fn beneath(pivot: Rect, place: &Rect) -> (f64, f64) {
    let x = pivot.x + (pivot.width - place.width) / 2.0;
    let towards = place.x + (x - place.x) * 0.5;
    (towards, pivot.y + (place.y - pivot.y) * 0.6)
}

/// Quick at first, gentle at the end (cubic).
pub fn ease(t: f64) -> f64 {
    let rest = 1.0 - t.clamp(0.0, 1.0);
    1.0 - rest * rest * rest
}

/// A curve bent so that its ends follow two cards that are on their way: each point moves with
/// the nearer card more.
pub fn bent(curve: &[Point], first: (f64, f64), last: (f64, f64)) -> Vec<Point> {
    let steps = curve.len().saturating_sub(1).max(1) as f64;
    let bend = |(at, point): (usize, &Point)| {
        // The handle next to an end goes all the way with it, so that arrows keep their direction.
        let share = ((at as f64 - 1.0) / (steps - 2.0).max(1.0)).clamp(0.0, 1.0);
        Point {
            x: point.x + first.0 * (1.0 - share) + last.0 * share,
            y: point.y + first.1 * (1.0 - share) + last.1 * share,
        }
    };
    curve.iter().enumerate().map(bend).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing() -> Drawing {
        Drawing {
            nodes: vec![NodeId(0), NodeId(1)],
            boxes: vec![
                Rect {
                    x: 0.0,
                    y: 0.0,
                    width: 10.0,
                    height: 10.0,
                },
                Rect {
                    x: 100.0,
                    y: 50.0,
                    width: 10.0,
                    height: 10.0,
                },
            ],
            ..Drawing::default()
        }
    }

    #[test]
    fn a_glide_begins_where_cards_were_and_ends_in_their_places() {
        let glide = Glide::new(
            |node| (node == NodeId(0)).then_some((30.0, 0.0)),
            &drawing(),
            None,
        );
        assert!(glide.moves());
        assert_eq!(
            glide.at(0, 0.0),
            Moment {
                offset: (30.0, 0.0),
                opacity: 1.0
            }
        );
        assert_eq!(glide.at(0, 1.0).offset, (0.0, 0.0));
        assert_eq!(glide.at(1, 0.0).opacity, 0.0);
        assert_eq!(glide.at(1, 1.0).opacity, 1.0);
    }

    #[test]
    fn nothing_moves_where_all_stay() {
        let to = drawing();
        let glide = Glide::new(
            |node| to.box_of(node).map(|place| (place.x, place.y)),
            &to,
            None,
        );
        assert!(!glide.moves());
    }

    #[test]
    fn the_ends_of_an_edge_follow_their_cards() {
        let line: Vec<_> = (0..4)
            .map(|at| Point {
                x: 0.0,
                y: f64::from(at),
            })
            .collect();
        let bent = bent(&line, (5.0, 0.0), (-5.0, 0.0));
        let across: Vec<_> = bent.iter().map(|point| point.x).collect();
        assert_eq!(across, [5.0, 5.0, -5.0, -5.0]);
    }
}
