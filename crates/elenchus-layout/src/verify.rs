//! The laws every drawing keeps, checked from outside.

use crate::graph::{Direction, Graph, Layout, Options, Point, Rect};
use crate::nest;

/// A law that a drawing breaks; boxes and edges by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A coordinate is not finite.
    NotFinite,
    /// Two boxes overlap.
    Overlap(usize, usize),
    /// An edge passes through a box that is none of its ends.
    Through(usize, usize),
    /// An edge does not end on the borders of its boxes.
    Detached(usize),
    /// An edge that is not reversed does not lead in the direction of the drawing.
    Backwards(usize),
    /// A group does not hold its member, or holds a box that is no member: group and box.
    Astray(usize, usize),
    /// Two groups overlap of which neither is within the other.
    GroupsOverlap(usize, usize),
}

/// Everything that is wrong with a drawing of `graph`; empty for a good one. Takes time with the
/// square of the graph: for tests.
pub fn faults(graph: &Graph, options: &Options, drawing: &Layout) -> Vec<Fault> {
    if !is_finite(drawing) {
        return vec![Fault::NotFinite];
    }
    let mut faults = Vec::new();
    for (first, a) in drawing.boxes.iter().enumerate() {
        for (second, b) in drawing.boxes.iter().enumerate().skip(first + 1) {
            if overlap(*a, *b) {
                faults.push(Fault::Overlap(first, second));
            }
        }
    }
    group_faults(graph, drawing, &mut faults);
    for (index, edge) in graph.edges.iter().enumerate() {
        let (Some(from), Some(to)) = (drawing.boxes.get(edge.from), drawing.boxes.get(edge.to))
        else {
            continue;
        };
        let route = &drawing.routes[index];
        let ends = route.points.first().zip(route.points.last());
        if !ends.is_some_and(|(first, last)| on_border(*first, *from) && on_border(*last, *to)) {
            faults.push(Fault::Detached(index));
        }
        if edge.from != edge.to && !route.reversed && !leads(options.direction, *from, *to) {
            faults.push(Fault::Backwards(index));
        }
        let foreign = (0..drawing.boxes.len()).filter(|&node| node != edge.from && node != edge.to);
        for node in foreign {
            let pieces = route.points.windows(2);
            let shrunk = shrunk(drawing.boxes[node]);
            if pieces
                .into_iter()
                .any(|pair| crosses(pair[0], pair[1], shrunk))
            {
                faults.push(Fault::Through(index, node));
            }
        }
    }
    faults
}

fn group_faults(graph: &Graph, drawing: &Layout, faults: &mut Vec<Fault>) {
    let (around, _) = nest::tree(graph);
    let homes = nest::homes(graph);
    let is_within = |nest: usize, group: usize| {
        let mut nest = nest;
        while nest != 0 && nest != group + 1 {
            nest = around[nest];
        }
        nest != 0
    };
    for (group, &place) in drawing.groups.iter().enumerate() {
        for (node, &inner) in drawing.boxes.iter().enumerate() {
            let is_right = match is_within(homes[node], group) {
                true => holds(place, inner),
                false => !overlap(place, inner),
            };
            if !is_right {
                faults.push(Fault::Astray(group, node));
            }
        }
        for (other, &inner) in drawing.groups.iter().enumerate().skip(group + 1) {
            let is_right = match (is_within(other + 1, group), is_within(group + 1, other)) {
                (true, _) => holds(place, inner),
                (_, true) => holds(inner, place),
                _ => !overlap(place, inner),
            };
            if !is_right {
                faults.push(Fault::GroupsOverlap(group, other));
            }
        }
    }
}

fn holds(outer: Rect, inner: Rect) -> bool {
    inner.x >= outer.x - TOLERANCE
        && inner.y >= outer.y - TOLERANCE
        && inner.right() <= outer.right() + TOLERANCE
        && inner.bottom() <= outer.bottom() + TOLERANCE
}

/// How much two boxes may touch, for rounding.
const TOLERANCE: f64 = 1e-6;

fn is_finite(drawing: &Layout) -> bool {
    let boxes = (drawing.boxes.iter().chain(&drawing.groups))
        .all(|place| place.x.is_finite() && place.y.is_finite());
    let mut points = drawing
        .routes
        .iter()
        .flat_map(|route| route.points.iter().chain(&route.curve));
    boxes && points.all(|point| point.x.is_finite() && point.y.is_finite())
}

fn overlap(a: Rect, b: Rect) -> bool {
    let across = a.right().min(b.right()) - a.x.max(b.x);
    let down = a.bottom().min(b.bottom()) - a.y.max(b.y);
    across > TOLERANCE && down > TOLERANCE
}

fn on_border(point: Point, place: Rect) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-3;
    let within = |value: f64, low: f64, high: f64| value >= low - 1e-3 && value <= high + 1e-3;
    let on_side = (near(point.x, place.x) || near(point.x, place.right()))
        && within(point.y, place.y, place.bottom());
    let on_end = (near(point.y, place.y) || near(point.y, place.bottom()))
        && within(point.x, place.x, place.right());
    on_side || on_end
}

fn leads(direction: Direction, from: Rect, to: Rect) -> bool {
    match direction {
        Direction::Down => from.bottom() <= to.y + TOLERANCE,
        Direction::Up => to.bottom() <= from.y + TOLERANCE,
        Direction::Right => from.right() <= to.x + TOLERANCE,
        Direction::Left => to.right() <= from.x + TOLERANCE,
    }
}

fn shrunk(place: Rect) -> Rect {
    Rect {
        x: place.x + 1e-3,
        y: place.y + 1e-3,
        width: place.width - 2e-3,
        height: place.height - 2e-3,
    }
}

/// Whether a piece of a way enters a box (Liang and Barsky, 1984).
fn crosses(from: Point, to: Point, place: Rect) -> bool {
    if place.width <= 0.0 || place.height <= 0.0 {
        return false;
    }
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let sides = [
        (from.x - to.x, from.x - place.x),
        (to.x - from.x, place.right() - from.x),
        (from.y - to.y, from.y - place.y),
        (to.y - from.y, place.bottom() - from.y),
    ];
    for (direction, distance) in sides {
        if direction == 0.0 {
            if distance < 0.0 {
                return false;
            }
        } else if direction < 0.0 {
            enter = enter.max(distance / direction);
        } else {
            leave = leave.min(distance / direction);
        }
    }
    enter < leave
}
