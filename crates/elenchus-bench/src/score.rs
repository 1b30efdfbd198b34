//! What a drawing is worth, whoever made it: crossings, faults, lengths, area.

use std::collections::HashSet;

use elenchus_layout::{Graph, Point, Rect};

/// A finished drawing of a graph.
pub struct Picture {
    /// Where each box stands.
    pub boxes: Vec<Rect>,
    /// The way of each edge as the corners of a polyline.
    pub ways: Vec<Vec<Point>>,
    /// Where each group stands; `None` where the drawing has none.
    pub groups: Vec<Option<Rect>>,
}

/// The figures of a drawing. Lengths are in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Pairs of edges without a common end whose ways cross, once or often.
    pub crossings: usize,
    /// Pairs of an edge and a box it passes through that is none of its ends.
    pub through: usize,
    /// Pairs of boxes that overlap.
    pub overlaps: usize,
    /// Boxes outside a group they are in, or inside one they are not in; groups that overlap.
    pub group_faults: usize,
    /// The mean length of the edges.
    pub length: f64,
    /// The width of all.
    pub width: f64,
    /// The height of all.
    pub height: f64,
}

/// Scores a drawing.
pub fn score(graph: &Graph, picture: &Picture) -> Score {
    let stretches = stretches(graph, picture);
    let frame = frame(picture);
    let lengths = picture.ways.iter().map(|way| length(way));
    let counted = graph
        .edges
        .iter()
        .filter(|edge| edge.from != edge.to)
        .count();
    Score {
        crossings: crossings(graph, &stretches, frame),
        through: through(graph, picture, &stretches, frame),
        overlaps: overlaps(&picture.boxes, frame),
        group_faults: group_faults(graph, picture),
        length: lengths.sum::<f64>() / counted.max(1) as f64,
        width: frame.width,
        height: frame.height,
    }
}

/// One straight piece of a way.
#[derive(Clone, Copy)]
struct Stretch {
    edge: usize,
    from: Point,
    to: Point,
}

fn stretches(graph: &Graph, picture: &Picture) -> Vec<Stretch> {
    let ways = graph.edges.iter().zip(&picture.ways).enumerate();
    let ways = ways.filter(|(_, (edge, _))| edge.from != edge.to);
    ways.flat_map(|(edge, (_, way))| {
        way.windows(2).map(move |pair| Stretch {
            edge,
            from: pair[0],
            to: pair[1],
        })
    })
    .collect()
}

fn length(way: &[Point]) -> f64 {
    let pairs = way.windows(2);
    pairs
        .map(|pair| (pair[0].x - pair[1].x).hypot(pair[0].y - pair[1].y))
        .sum()
}

fn frame(picture: &Picture) -> Rect {
    let rects = picture.boxes.iter().chain(picture.groups.iter().flatten());
    let corners = rects.flat_map(|place| [(place.x, place.y), (place.right(), place.bottom())]);
    let points = picture
        .ways
        .iter()
        .flatten()
        .map(|point| (point.x, point.y));
    let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    for (x, y) in corners.chain(points) {
        low = (low.0.min(x), low.1.min(y));
        high = (high.0.max(x), high.1.max(y));
    }
    Rect {
        x: low.0,
        y: low.1,
        width: (high.0 - low.0).max(0.0),
        height: (high.1 - low.1).max(0.0),
    }
}

/// A plane cut into cells, with what lies in each.
struct Grid {
    frame: Rect,
    columns: usize,
    rows: usize,
    cells: Vec<Vec<u32>>,
}

impl Grid {
    fn new(frame: Rect, things: usize) -> Self {
        let cells = (things * 2).clamp(16, 2_000_000) as f64;
        let ratio = (frame.width.max(1.0) / frame.height.max(1.0)).sqrt();
        let columns = ((cells.sqrt() * ratio) as usize).clamp(1, 20_000);
        let rows = ((cells / columns as f64) as usize).clamp(1, 20_000);
        Self {
            frame,
            columns,
            rows,
            cells: vec![Vec::new(); columns * rows],
        }
    }

    fn column(&self, x: f64) -> usize {
        let part = (x - self.frame.x) / self.frame.width.max(1.0);
        ((part * self.columns as f64).max(0.0) as usize).min(self.columns - 1)
    }

    fn row(&self, y: f64) -> usize {
        let part = (y - self.frame.y) / self.frame.height.max(1.0);
        ((part * self.rows as f64).max(0.0) as usize).min(self.rows - 1)
    }

    fn cell(&self, point: Point) -> usize {
        self.row(point.y) * self.columns + self.column(point.x)
    }

    /// The cells a rectangle touches.
    fn of_rect(&self, place: Rect) -> Vec<usize> {
        let columns = self.column(place.x)..=self.column(place.right());
        let rows = self.row(place.y)..=self.row(place.bottom());
        rows.flat_map(|row| columns.clone().map(move |column| (row, column)))
            .map(|(row, column)| row * self.columns + column)
            .collect()
    }

    /// The cells a straight line touches, row by row; in doubt one more.
    fn of_line(&self, from: Point, to: Point) -> Vec<usize> {
        let (upper, lower) = if from.y <= to.y {
            (from, to)
        } else {
            (to, from)
        };
        let step = self.frame.height.max(1.0) / self.rows as f64;
        let mut cells = Vec::new();
        for row in self.row(upper.y)..=self.row(lower.y) {
            let top = (self.frame.y + row as f64 * step).max(upper.y);
            let bottom = (self.frame.y + (row + 1) as f64 * step).min(lower.y);
            let x = |y: f64| match lower.y - upper.y {
                0.0 => None,
                height => Some(upper.x + (lower.x - upper.x) * (y - upper.y) / height),
            };
            let (one, other) = match (x(top), x(bottom.max(top))) {
                (Some(one), Some(other)) => (one, other),
                _ => (upper.x, lower.x),
            };
            let columns = self.column(one.min(other) - 1e-6)..=self.column(one.max(other) + 1e-6);
            cells.extend(columns.map(|column| row * self.columns + column));
        }
        cells
    }

    fn put(&mut self, thing: usize, cells: Vec<usize>) {
        for cell in cells {
            self.cells[cell].push(thing as u32);
        }
    }
}

fn crossings(graph: &Graph, stretches: &[Stretch], frame: Rect) -> usize {
    let mut grid = Grid::new(frame, stretches.len());
    for (index, stretch) in stretches.iter().enumerate() {
        let cells = grid.of_line(stretch.from, stretch.to);
        grid.put(index, cells);
    }
    let mut pairs = HashSet::new();
    for within in &grid.cells {
        for (place, &one) in within.iter().enumerate() {
            let one = stretches[one as usize];
            for &other in &within[place + 1..] {
                let other = stretches[other as usize];
                let (a, b) = (graph.edges[one.edge], graph.edges[other.edge]);
                let have_end = [a.from, a.to]
                    .iter()
                    .any(|end| [b.from, b.to].contains(end));
                if one.edge != other.edge && !have_end && cross(one, other) {
                    pairs.insert((one.edge.min(other.edge), one.edge.max(other.edge)));
                }
            }
        }
    }
    pairs.len()
}

/// On which side of a line a point lies.
fn side(from: Point, to: Point, point: Point) -> bool {
    (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x) >= 0.0
}

fn cross(one: Stretch, other: Stretch) -> bool {
    side(one.from, one.to, other.from) != side(one.from, one.to, other.to)
        && side(other.from, other.to, one.from) != side(other.from, other.to, one.to)
}

fn through(graph: &Graph, picture: &Picture, stretches: &[Stretch], frame: Rect) -> usize {
    let mut grid = Grid::new(frame, picture.boxes.len());
    for (index, &place) in picture.boxes.iter().enumerate() {
        let cells = grid.of_rect(place);
        grid.put(index, cells);
    }
    let mut pairs = HashSet::new();
    for stretch in stretches {
        let edge = graph.edges[stretch.edge];
        for cell in grid.of_line(stretch.from, stretch.to) {
            for &node in &grid.cells[cell] {
                let node = node as usize;
                if node != edge.from && node != edge.to && enters(*stretch, picture.boxes[node]) {
                    pairs.insert((stretch.edge, node));
                }
            }
        }
    }
    pairs.len()
}

/// Whether a line enters a box by more than a pixel (clipping after Liang and Barsky, 1984).
fn enters(stretch: Stretch, place: Rect) -> bool {
    let (dx, dy) = (stretch.to.x - stretch.from.x, stretch.to.y - stretch.from.y);
    let (mut begin, mut end) = (0.0_f64, 1.0_f64);
    let sides = [
        (-dx, stretch.from.x - (place.x + 1.0)),
        (dx, place.right() - 1.0 - stretch.from.x),
        (-dy, stretch.from.y - (place.y + 1.0)),
        (dy, place.bottom() - 1.0 - stretch.from.y),
    ];
    for (towards, room) in sides {
        if towards.abs() < 1e-12 {
            if room <= 0.0 {
                return false;
            }
        } else if towards < 0.0 {
            begin = begin.max(room / towards);
        } else {
            end = end.min(room / towards);
        }
    }
    end - begin > 1e-9
}

fn overlap(one: Rect, other: Rect) -> bool {
    let across = one.right().min(other.right()) - one.x.max(other.x);
    let down = one.bottom().min(other.bottom()) - one.y.max(other.y);
    across > 0.5 && down > 0.5
}

fn overlaps(boxes: &[Rect], frame: Rect) -> usize {
    let mut grid = Grid::new(frame, boxes.len());
    for (index, &place) in boxes.iter().enumerate() {
        let cells = grid.of_rect(place);
        grid.put(index, cells);
    }
    let mut count = 0;
    for (cell, within) in grid.cells.iter().enumerate() {
        for (place, &one) in within.iter().enumerate() {
            let one = boxes[one as usize];
            for &other in &within[place + 1..] {
                let other = boxes[other as usize];
                // Counted in the one cell in which their common corner lies.
                let corner = Point {
                    x: one.x.max(other.x),
                    y: one.y.max(other.y),
                };
                count += usize::from(overlap(one, other) && grid.cell(corner) == cell);
            }
        }
    }
    count
}

fn group_faults(graph: &Graph, picture: &Picture) -> usize {
    let mut home = vec![None; graph.nodes.len()];
    for (group, inner) in graph.groups.iter().enumerate() {
        for &node in &inner.members {
            home[node] = Some(group);
        }
    }
    let is_within = |mut at: Option<usize>, group: usize| {
        while let Some(here) = at.filter(|&here| here != group) {
            at = graph.groups[here].parent;
        }
        at.is_some()
    };
    let mut faults = 0;
    let drawn = (0..).zip(&picture.groups);
    let drawn: Vec<_> = drawn
        .filter_map(|(group, place)| Some((group, (*place)?)))
        .collect();
    for &(group, around) in &drawn {
        for (node, &place) in picture.boxes.iter().enumerate() {
            let holds = place.x >= around.x - 0.5
                && place.right() <= around.right() + 0.5
                && place.y >= around.y - 0.5
                && place.bottom() <= around.bottom() + 0.5;
            faults += usize::from(match is_within(home[node], group) {
                true => !holds,
                false => overlap(place, around),
            });
        }
        for &(other, place) in drawn.iter().filter(|(other, _)| *other > group) {
            let are_nested = is_within(Some(group), other) || is_within(Some(other), group);
            faults += usize::from(!are_nested && overlap(place, around));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use elenchus_layout::{Edge, Group, Node};

    fn rect(x: f64, y: f64) -> Rect {
        Rect {
            x,
            y,
            width: 10.0,
            height: 10.0,
        }
    }

    fn graph(nodes: usize, ends: &[(usize, usize)]) -> Graph {
        let edges = ends.iter().map(|&(from, to)| Edge {
            from,
            to,
            ..Edge::default()
        });
        Graph {
            nodes: vec![
                Node {
                    width: 10.0,
                    height: 10.0
                };
                nodes
            ],
            edges: edges.collect(),
            ..Graph::default()
        }
    }

    fn line(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|&(x, y)| Point { x, y }).collect()
    }

    #[test]
    fn a_pair_that_crosses_twice_counts_once_and_common_ends_do_not() {
        let graph = graph(4, &[(0, 3), (1, 2), (0, 2)]);
        let picture = Picture {
            boxes: vec![
                rect(0.0, 0.0),
                rect(100.0, 0.0),
                rect(0.0, 100.0),
                rect(100.0, 100.0),
            ],
            ways: vec![
                line(&[(5.0, 10.0), (105.0, 50.0), (20.0, 70.0), (105.0, 100.0)]),
                line(&[(105.0, 10.0), (40.0, 60.0), (60.0, 80.0), (5.0, 100.0)]),
                line(&[(5.0, 10.0), (5.0, 100.0)]),
            ],
            groups: Vec::new(),
        };
        let score = score(&graph, &picture);
        assert_eq!((score.crossings, score.through, score.overlaps), (1, 0, 0));
        assert_eq!((score.width, score.height), (110.0, 110.0));
    }

    #[test]
    fn faults_are_counted() {
        let mut graph = graph(3, &[(0, 2)]);
        graph.groups = vec![
            Group {
                members: vec![0],
                ..Group::default()
            };
            1
        ];
        let picture = Picture {
            boxes: vec![rect(0.0, 0.0), rect(2.0, 50.0), rect(0.0, 100.0)],
            ways: vec![line(&[(5.0, 10.0), (5.0, 100.0)])],
            groups: vec![Some(Rect {
                x: -5.0,
                y: -5.0,
                width: 30.0,
                height: 58.0,
            })],
        };
        let found = score(&graph, &picture);
        assert_eq!(
            (found.through, found.overlaps, found.group_faults),
            (1, 0, 1)
        );
        assert_eq!(found.length, 90.0);
        let picture = Picture {
            boxes: vec![rect(0.0, 0.0); 3],
            ..picture
        };
        assert_eq!(score(&graph, &picture).overlaps, 3);
    }
}
