//! What is drawn, and how it is to be drawn.

/// Boxes, the edges between them, and groups around them.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Graph {
    /// The boxes; edges name them by index.
    pub nodes: Vec<Node>,
    /// The edges. Several between the same boxes, and one from a box to itself, are allowed.
    pub edges: Vec<Edge>,
    /// Groups of boxes, each drawn as a rectangle around its members and its groups.
    pub groups: Vec<Group>,
    /// Boxes that stand side by side under one bar.
    pub composites: Vec<Composite>,
}

/// Boxes that stand side by side under one bar, to which one stem leads from the box above them:
/// the co-premises of one argument. A member that anything else leads to, that is in an earlier
/// composite or in another group than the first member, is drawn as any other box; so is a member
/// that has no other beside it.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Composite {
    /// The box whose edges lead to the members.
    pub above: usize,
    /// The boxes under the bar.
    pub members: Vec<usize>,
}

/// A group. Lengths that are not finite or negative count as 0, those over 100,000 as that.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Group {
    /// The group it is in; one that is not there, or a ring of groups, counts as none.
    pub parent: Option<usize>,
    /// The boxes right within it. A box that several groups name is in the first of them.
    pub members: Vec<usize>,
    /// The free space within its border, in pixels.
    pub padding: f64,
    /// The height of the band for its title above that, in pixels.
    pub title: f64,
}

/// A box. Sizes that are not finite or negative count as 0, those over 100,000 as that.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Node {
    /// Its width in pixels.
    pub width: f64,
    /// Its height in pixels.
    pub height: f64,
}

/// An edge. One that names a box that is not there gets an empty route.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Edge {
    /// The box it leaves, drawn before `to` unless edges run in a ring.
    pub from: usize,
    /// The box it reaches.
    pub to: usize,
    /// How much it wants to be short and straight; 1 is usual. What is not finite or negative
    /// counts as 0, what is over 1,000 as that. Crossings with an edge of weight 0 are not avoided.
    pub weight: f64,
    /// What sort of edge it is, by a number of the caller's; its route has the same.
    pub kind: u8,
}

/// Where edges lead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Direction {
    /// From top to bottom.
    #[default]
    Down,
    /// From bottom to top.
    Up,
    /// From left to right.
    Right,
    /// From right to left.
    Left,
}

/// How long to look for a better drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Level {
    /// A few sweeps.
    Fast,
    /// What an interactive page wants.
    #[default]
    Default,
    /// Many more sweeps.
    Best,
}

/// The least distances, in pixels. What is not finite or negative counts as 0, what is over 100,000
/// as that.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Spacing {
    /// Between boxes of one layer.
    pub node: f64,
    /// Between layers.
    pub layer: f64,
    /// Between an edge and what it passes.
    pub edge: f64,
}

impl Default for Spacing {
    fn default() -> Self {
        Self {
            node: 30.0,
            layer: 50.0,
            edge: 14.0,
        }
    }
}

/// How to draw.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
pub struct Options {
    /// Where edges lead.
    pub direction: Direction,
    /// How long to look for a better drawing.
    pub level: Level,
    /// The least distances.
    pub spacing: Spacing,
    /// How many times as wide as high the drawing should be at most, in the direction of reading
    /// downwards: boxes that lead to none go a layer further down where a layer is too wide, and
    /// parts that no edge joins are stacked. `None` wraps no layer and stacks parts about twice
    /// as wide as high.
    pub aspect: Option<f64>,
    /// How many crossings may come for it that two neighbours beneath the same box stand in the
    /// order in which their edges are given. 0, which is usual, orders them so unless that costs
    /// a crossing.
    pub siblings: f64,
}

/// A drawing that the new one should resemble.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Previous {
    /// Where each box stood; `None` for a new one. Boxes beyond the list are new.
    pub boxes: Vec<Option<Rect>>,
    /// The box that stays exactly where it was, unless that is more than 1,000,000,000 pixels from
    /// the origin.
    pub pivot: Option<usize>,
    /// How each edge ran, as corners of a polyline; empty for a new one. Edges beyond the list
    /// are new.
    pub routes: Vec<Vec<Point>>,
    /// Where each group stood; `None` for a new one. Groups beyond the list are new.
    pub groups: Vec<Option<Rect>>,
}

/// A finished drawing. Coordinates grow to the right and down.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Layout {
    /// Where each box stands.
    pub boxes: Vec<Rect>,
    /// How each edge runs.
    pub routes: Vec<Route>,
    /// Where each group stands.
    pub groups: Vec<Rect>,
    /// The bar of each composite, a line with a length and no height (no width, in drawings to
    /// the side); empty at the origin where it has none.
    pub bars: Vec<Rect>,
    /// What holds all boxes, groups and routes.
    pub bounds: Rect,
}

/// A rectangle by its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Rect {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// A point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// How an edge runs, from its `from` to its `to`.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Route {
    /// The corners of a polyline that begins and ends on the borders of the boxes; empty for an
    /// edge that names a box that is not there.
    pub points: Vec<Point>,
    /// The same way as cubic Bézier curves: a point, then three for each curve.
    pub curve: Vec<Point>,
    /// Whether it runs against the direction, to break a ring.
    pub reversed: bool,
    /// The kind of the edge.
    pub kind: u8,
    /// Where it leaves its `from`.
    pub tail: Port,
    /// Where it reaches its `to`: the place of its arrowhead.
    pub head: Port,
}

/// Where an edge meets the border of a box. An arrowhead there has its tip at `at` and its other
/// corners at both sides of `at` plus its length times `out`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Port {
    /// The place on the border.
    pub at: Point,
    /// The direction in which the edge's curve runs there, away from the box, of length 1; zero
    /// where there is no way.
    pub out: Point,
}

impl Route {
    /// The same way with what its ends say.
    pub(crate) fn with_ports(mut self) -> Self {
        if let [first, .., last] = self.curve[..] {
            /// Rounding leaves pieces of about no length, which lead nowhere.
            const NEAR: f64 = 1e-6;
            let other = |end: Point| {
                move |point: &&Point| (point.x - end.x).abs().max((point.y - end.y).abs()) > NEAR
            };
            let next = self.curve.iter().find(other(first));
            let before = self.curve.iter().rfind(other(last));
            self.tail = Port::new(first, next.copied().unwrap_or(first));
            self.head = Port::new(last, before.copied().unwrap_or(last));
        }
        self
    }
}

impl Port {
    /// Curves leave boxes along an axis, towards the side on which they go on.
    fn new(at: Point, next: Point) -> Self {
        let (x, y) = (next.x - at.x, next.y - at.y);
        let is_level = x.abs() > y.abs();
        let sign = |along: f64| if along == 0.0 { 0.0 } else { along.signum() };
        let out = Point {
            x: if is_level { sign(x) } else { 0.0 },
            y: if is_level { 0.0 } else { sign(y) },
        };
        Self { at, out }
    }
}

impl Rect {
    /// The middle.
    pub fn centre(self) -> Point {
        Point {
            x: self.x + self.width / 2.0,
            y: self.y + self.height / 2.0,
        }
    }

    pub(crate) fn moved(self, right: f64, down: f64) -> Self {
        Self {
            x: self.x + right,
            y: self.y + down,
            ..self
        }
    }

    /// The right edge.
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// The lower edge.
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrowheads_look_past_pieces_of_no_length() {
        let point = |x, y| Point { x, y };
        let (end, beside) = (point(5.0, 100.0), point(5.0 - 1e-12, 100.0));
        let curve = vec![
            point(5.0, 0.0),
            point(5.0, 50.0),
            end,
            end,
            end,
            beside,
            end,
        ];
        let route = Route {
            curve,
            ..Route::default()
        }
        .with_ports();
        assert_eq!(route.tail.out, point(0.0, 1.0));
        assert_eq!(route.head.out, point(0.0, -1.0));
    }
}
