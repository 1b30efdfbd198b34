//! What an earlier drawing says of the new one: where boxes stood and edges ran. A reader keeps
//! their bearings by the order of boxes and by how near they stay (Misue, Eades, Lai and Sugiyama
//! 1995); that layers, orders and places each begin at the old ones is the way of North (1996).

use crate::direction::Frame;
use crate::graph::{Point, Previous, Rect};
use crate::layered::Layered;
use crate::nest::Child;

/// A place farther away than this, in pixels, is no place a drawing ever had.
pub(crate) const FARTHEST: f64 = 1e9;

/// An earlier drawing as the drawing downwards sees it.
pub(crate) struct Earlier<'p> {
    pub(crate) previous: &'p Previous,
    pub(crate) frame: Frame,
}

impl Earlier<'_> {
    /// Where a box stood.
    fn stood(&self, node: usize) -> Option<Rect> {
        self.inside(self.previous.boxes.get(node).copied().flatten()?)
    }

    /// Where a group stood.
    fn group_stood(&self, group: usize) -> Option<Rect> {
        self.inside(self.previous.groups.get(group).copied().flatten()?)
    }

    /// Whether anything stood anywhere.
    pub(crate) fn is_any(&self) -> bool {
        (0..self.previous.boxes.len()).any(|node| self.stood(node).is_some())
    }

    #[inline(never)]
    fn inside(&self, before: Rect) -> Option<Rect> {
        let before = self.frame.rect_in(before);
        let middle = before.centre();
        let is_place = middle.x.abs() <= FARTHEST && middle.y.abs() <= FARTHEST;
        is_place.then_some(before)
    }

    /// Where a box or a group stood.
    #[inline(never)]
    pub(crate) fn child_stood(&self, child: Child) -> Option<Rect> {
        match child {
            Child::Box(node) => self.stood(node),
            Child::Nest(nest) => self.group_stood(nest.checked_sub(1)?),
        }
    }

    /// How an edge ran.
    pub(crate) fn ran(&self, edge: usize) -> Option<Vec<Point>> {
        let before = self.previous.routes.get(edge).filter(|way| way.len() > 1)?;
        let way = before.iter().map(|&point| self.frame.point_in(point));
        Some(way.collect())
    }
}

/// Where each vertex would like to stand across: boxes where they stood, points where their edges
/// ran at the height of their layer, ports where they passed the `border`. `ran` has chains with
/// the ways of their edges.
#[inline(never)]
pub(crate) fn wishes(
    layered: &Layered,
    stood: &[Option<Rect>],
    border: Option<Rect>,
    ran: impl Iterator<Item = (usize, Vec<Point>)>,
) -> Vec<Option<f64>> {
    let middles = stood.iter().map(|stood| Some(stood.as_ref()?.centre().x));
    let mut wishes: Vec<_> = middles.collect();
    if !wishes.iter().any(Option::is_some) {
        return wishes;
    }
    wishes.resize(layered.width.len(), None);
    let heights = layered.layers.iter().map(|vertices| {
        let boxes = vertices.iter().filter_map(|&v| stood.get(v).copied()?);
        boxes.map(|stood| stood.centre().y).reduce(f64::min)
    });
    let mut heights: Vec<_> = heights.collect();
    if let ([top, .., bottom], Some(border)) = (&mut heights[..], border) {
        // Just within it, since a way may run along it.
        *top = top.or(Some(border.y + 0.01));
        *bottom = bottom.or(Some(border.bottom() - 0.01));
    }
    for (chain, way) in ran {
        let chain = &layered.chains[chain];
        let first = layered.layer_of(chain[0]);
        let way = Way::new(way);
        for (&vertex, height) in chain.iter().zip(&heights[first..]) {
            if let Some(height) = height.filter(|_| layered.is_point(vertex)) {
                wishes[vertex] = way.across(height);
            }
        }
    }
    wishes
}

/// How an edge ran, to be asked where it passed many heights.
struct Way {
    points: Vec<Point>,
    /// By what heights have to be multiplied to rise along the way; none where it turns.
    sign: Option<f64>,
}

impl Way {
    fn new(points: Vec<Point>) -> Self {
        let rises = |sign: f64| points.is_sorted_by(|one, next| one.y * sign <= next.y * sign);
        let mut signs = [1.0, -1.0].into_iter().filter(|_| points.len() > 1);
        let sign = signs.find(|&sign| rises(sign));
        Self { points, sign }
    }

    /// Where it passes a height; where it is nearest to it if it does not.
    fn across(&self, height: f64) -> Option<f64> {
        across(self.near(height), height)
    }

    /// What of it has to be looked at for a height: two points, unless it rises and falls.
    fn near(&self, height: f64) -> &[Point] {
        let (Some(sign), Some(last)) = (self.sign, self.points.last()) else {
            return &self.points;
        };
        let aim = (height * sign).min(last.y * sign);
        let reached = self.points.partition_point(|point| point.y * sign < aim);
        &self.points[reached.saturating_sub(1)..][..2]
    }
}

/// Where a way passes a height for the first time; where it is nearest to it if it does not.
fn across(way: &[Point], height: f64) -> Option<f64> {
    let passing = way.windows(2).find(|pair| {
        let (low, high) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
        low <= height && height <= high
    });
    let x = match passing {
        Some(&[from, to]) if from.y != to.y => {
            from.x + (to.x - from.x) * (height - from.y) / (to.y - from.y)
        }
        Some(pair) => pair[0].x,
        None => {
            let far = |point: &Point| (point.y - height).abs();
            way.iter()
                .copied()
                .reduce(|a, b| if far(&b) < far(&a) { b } else { a })?
                .x
        }
    };
    (x.abs() <= FARTHEST).then_some(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_asked_only_where_it_passes() {
        let heights = [0.0, 1.0, 1.0, 2.0, 4.0, 4.0];
        let points = heights.iter().zip([3.0, 5.0, 7.0, -1.0, 0.0, 9.0]);
        let mut points: Vec<_> = points.map(|(&y, x)| Point { x, y }).collect();
        for _ in 0..2 {
            let way = Way::new(points.clone());
            for height in [-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0] {
                assert_eq!(way.across(height), across(&points, height), "{height}");
                assert_eq!(way.near(height).len(), 2);
            }
            points.reverse();
        }
        points[0].y = 3.0;
        assert_eq!(Way::new(points).near(1.0).len(), 6);
    }
}
