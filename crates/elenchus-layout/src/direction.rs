//! Drawing in other directions than down: the plane is turned before and after.

use crate::graph::{Direction, Point, Rect, Route};

/// How the plane is turned.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    swapped: bool,
    flipped: bool,
}

impl Frame {
    pub(crate) fn new(direction: Direction) -> Self {
        Self {
            swapped: matches!(direction, Direction::Right | Direction::Left),
            flipped: matches!(direction, Direction::Up | Direction::Left),
        }
    }

    /// A size as the drawing downwards sees it.
    pub(crate) fn size(self, width: f64, height: f64) -> (f64, f64) {
        if self.swapped {
            (height, width)
        } else {
            (width, height)
        }
    }

    /// A box of a finished drawing as the drawing downwards sees it.
    pub(crate) fn rect_in(self, rect: Rect) -> Rect {
        let rect = if self.swapped { swap(rect) } else { rect };
        if self.flipped { flip(rect) } else { rect }
    }

    /// A ratio of width to height as the drawing downwards sees it.
    pub(crate) fn aspect(self, aspect: f64) -> f64 {
        if self.swapped { 1.0 / aspect } else { aspect }
    }

    /// The free space within a group's border, with a band for its title at the top of the
    /// finished drawing: at the left, top, right and bottom of the drawing downwards.
    pub(crate) fn insets(self, padding: f64, title: f64) -> [f64; 4] {
        let band = match (self.swapped, self.flipped) {
            (true, _) => 0,
            (false, false) => 1,
            (false, true) => 3,
        };
        let mut insets = [padding; 4];
        insets[band] += title;
        insets
    }

    /// A point of a finished drawing as the drawing downwards sees it.
    pub(crate) fn point_in(self, point: Point) -> Point {
        let corner = Rect {
            x: point.x,
            y: point.y,
            ..Rect::default()
        };
        let Rect { x, y, .. } = self.rect_in(corner);
        Point { x, y }
    }

    /// A box of the drawing downwards as it stands in the finished one.
    pub(crate) fn rect_out(self, rect: Rect) -> Rect {
        let rect = if self.flipped { flip(rect) } else { rect };
        if self.swapped { swap(rect) } else { rect }
    }

    /// Turns a way of the drawing downwards into its finished place.
    pub(crate) fn route_out(self, route: &mut Route) {
        for point in route.points.iter_mut().chain(&mut route.curve) {
            let flipped = if self.flipped {
                Point {
                    x: point.x,
                    y: -point.y,
                }
            } else {
                *point
            };
            *point = if self.swapped {
                Point {
                    x: flipped.y,
                    y: flipped.x,
                }
            } else {
                flipped
            };
        }
    }
}

fn swap(rect: Rect) -> Rect {
    Rect {
        x: rect.y,
        y: rect.x,
        width: rect.height,
        height: rect.width,
    }
}

fn flip(rect: Rect) -> Rect {
    Rect {
        y: -rect.bottom(),
        ..rect
    }
}
