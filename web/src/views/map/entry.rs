//! Where an edge comes into view whose head is out of it: there it has a mark of its kind.

use elenchus_layout::{Point, Rect};

use super::scene::grown;

/// A place on an edge, and the direction of its head there, a vector of length one.
pub type Place = ((f64, f64), (f64, f64));

/// How far from the border of the view a mark stands, in pixels of the map.
const INSIDE: f64 = 14.0;

/// Where the way from the head of an edge, whose curve begins there, first comes into view; `None`
/// if the head itself is in view, or nothing of the edge.
pub fn entry(curve: &[Point], view: Rect) -> Option<Place> {
    let view = grown(view, -INSIDE);
    let sees = |point: (f64, f64)| {
        let across = (view.x..=view.x + view.width).contains(&point.0);
        across && (view.y..=view.y + view.height).contains(&point.1)
    };
    let first = curve.first()?;
    let mut before = (first.x, first.y);
    if sees(before) {
        return None;
    }
    for piece in (0..curve.len()).step_by(3) {
        let corners = curve.get(piece..piece + 4)?;
        for step in 1..=STEPS {
            let here = along(corners, f64::from(step) / f64::from(STEPS));
            if sees(here) {
                let (x, y) = (before.0 - here.0, before.1 - here.1);
                let length = (x * x + y * y).sqrt().max(0.01);
                return Some((here, (x / length, y / length)));
            }
            before = here;
        }
    }
    None
}

/// Into how many stretches each piece of a curve is taken.
const STEPS: u32 = 24;

/// The point of a cubic Bézier at `t` from 0 to 1.
pub fn along(corners: &[Point], t: f64) -> (f64, f64) {
    let u = 1.0 - t;
    let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
    let (mut x, mut y) = (0.0, 0.0);
    for (corner, weight) in corners.iter().zip(weights) {
        x += corner.x * weight;
        y += corner.y * weight;
    }
    (x, y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn down() -> Vec<Point> {
        let at = |y: i32| Point {
            x: 50.0,
            y: f64::from(y) * 100.0,
        };
        (0..7).map(at).collect()
    }

    fn view(y: f64) -> Rect {
        Rect {
            x: 0.0,
            y,
            width: 100.0,
            height: 100.0,
        }
    }

    #[test]
    fn an_edge_is_marked_where_it_comes_into_view() {
        let ((x, y), (right, down_to)) = entry(&down(), view(250.0)).expect("it passes through");
        assert_eq!((x, right), (50.0, 0.0));
        assert!((264.0..290.0).contains(&y), "just inside: {y}");
        assert!((down_to + 1.0).abs() < 1e-9, "the head is further up");
    }

    #[test]
    fn what_shows_its_head_or_nothing_has_no_mark() {
        assert_eq!(entry(&down(), view(-50.0)), None);
        assert_eq!(entry(&down(), view(700.0)), None);
        assert_eq!(entry(&[], view(0.0)), None);
    }
}
