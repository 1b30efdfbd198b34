//! Composites: boxes side by side under one bar, to which one stem leads. They are drawn as a
//! group of their own; then the ways of their edges are led along the bar.

use crate::direction::Frame;
use crate::graph::{Graph, Group, Options, Point, Previous, Rect};
use crate::nest::{Child, homes};
use crate::previous::Earlier;

/// A graph whose composites have become groups, after those it has.
pub(crate) struct Composed {
    pub(crate) graph: Graph,
    pub(crate) previous: Previous,
    /// For each composite its box above and its members, each with the edge that leads to it;
    /// empty where fewer than two can stand under a bar.
    bars: Vec<Vec<(usize, usize)>>,
}

impl Composed {
    /// `None` where the graph has no composites.
    pub(crate) fn new(graph: &Graph, previous: &Previous, options: &Options) -> Option<Self> {
        if graph.composites.is_empty() {
            return None;
        }
        let home = homes(graph);
        let led_to = led_to(graph);
        let mut is_taken = vec![false; graph.nodes.len()];
        let mut composed = Self {
            graph: graph.clone(),
            previous: previous.clone(),
            bars: Vec::with_capacity(graph.composites.len()),
        };
        composed.previous.groups.resize(graph.groups.len(), None);
        for composite in &graph.composites {
            let mut members: Vec<(usize, usize)> = Vec::new();
            for &member in &composite.members {
                let edge = led_to.get(member).copied().flatten();
                let edge = edge.filter(|&edge| graph.edges[edge].from == composite.above);
                let is_beside = |&(other, _): &(usize, usize)| home[other] == home[member];
                if let Some(edge) = edge.filter(|_| !is_taken[member]) {
                    if members.first().is_none_or(is_beside) {
                        is_taken[member] = true;
                        members.push((member, edge));
                    }
                }
            }
            if members.len() < 2 {
                for &(member, _) in &members {
                    is_taken[member] = false;
                }
                members.clear();
            }
            composed.bars.push(members);
        }
        // A box may be named by several groups, of which only the first counts; a parent that is
        // not there must not become one of the groups to come.
        for group in &mut composed.graph.groups {
            group.parent = group.parent.filter(|&parent| parent < graph.groups.len());
            group
                .members
                .retain(|&node| !is_taken.get(node).is_some_and(|&taken| taken));
        }
        let mut leaving = vec![Vec::new(); graph.nodes.len()];
        for (index, edge) in graph.edges.iter().enumerate() {
            if edge.from.max(edge.to) < leaving.len() {
                leaving[edge.from].push(index);
            }
        }
        let gap = crate::sane(options.spacing.layer);
        for members in composed.bars.clone() {
            if let Some(&(first, _)) = members.first() {
                let stood = composed.stood(&members, &leaving, Frame::new(options.direction), gap);
                composed.previous.groups.push(stood);
                composed.group(&members, home[first]);
            }
        }
        Some(composed)
    }

    /// Where boxes stood with what is around them as a group: half a gap of layers where edges
    /// came in or out above them, one where they did so below, and as wide as these came apart.
    #[inline(never)]
    fn stood(
        &self,
        members: &[(usize, usize)],
        leaving: &[Vec<usize>],
        frame: Frame,
        gap: f64,
    ) -> Option<Rect> {
        let earlier = Earlier {
            previous: &self.previous,
            frame,
        };
        let stood = |node: usize| earlier.child_stood(Child::Box(node));
        let boxes = members.iter().filter_map(|&(node, _)| stood(node));
        let boxes: Vec<_> = boxes.collect();
        if boxes.is_empty() {
            return None;
        }
        let hull = crate::bounds(&boxes, [].iter());
        let (mut top, mut bottom) = (hull.y, hull.bottom());
        let mut widen = |is_above: bool| match is_above {
            true => top = hull.y - gap / 2.0,
            false => bottom = hull.bottom() + gap,
        };
        // Where edges led up to it there was no bar.
        let stem = earlier.ran(members[0].1);
        widen(stem.is_none_or(|stem| stem[0].y < hull.y));
        let mut corners = Vec::new();
        for &(node, _) in members {
            let middle = stood(node).map_or(f64::MIN, |stood| stood.centre().y);
            for &edge in &leaving[node] {
                let way = earlier.ran(edge).unwrap_or_default();
                widen(way.first().is_some_and(|start| start.y < middle));
                corners.extend(way);
            }
        }
        corners.retain(|corner| top - 0.01 <= corner.y && corner.y <= bottom + 0.01);
        let place = Rect {
            y: top,
            height: bottom - top,
            ..crate::bounds(&boxes, corners.iter())
        };
        Some(frame.rect_out(place))
    }

    /// Makes boxes of one nest a group of it.
    fn group(&mut self, members: &[(usize, usize)], home: usize) {
        // The edges of one bar pull as one.
        for &(_, edge) in members {
            self.graph.edges[edge].weight /= members.len() as f64;
        }
        self.graph.groups.push(Group {
            parent: home.checked_sub(1),
            members: members.iter().map(|&(node, _)| node).collect(),
            padding: 0.0,
            title: 0.0,
        });
    }

    /// Leads the edges of composites along their bars, in a drawing downwards; takes their groups
    /// away. The bars: empty where there is none.
    pub(crate) fn lead(
        &self,
        boxes: &[Rect],
        groups: &mut Vec<Rect>,
        ways: &mut [Vec<Point>],
        against: &[bool],
    ) -> Vec<Rect> {
        let mut around = groups.split_off(groups.len() - self.grouped()).into_iter();
        let bars = self.bars.iter().map(|members| {
            let place = members.first().and_then(|_| around.next());
            place.map_or(Rect::default(), |place| {
                lead(members, place.y, boxes, ways, against)
            })
        });
        bars.collect()
    }

    fn grouped(&self) -> usize {
        self.bars
            .iter()
            .filter(|members| !members.is_empty())
            .count()
    }
}

/// The one edge that leads to each box; `None` where there is none, or several.
fn led_to(graph: &Graph) -> Vec<Option<usize>> {
    let mut count = vec![0; graph.nodes.len()];
    let mut led_to = vec![None; graph.nodes.len()];
    for (index, edge) in graph.edges.iter().enumerate() {
        if let Some(count) = count.get_mut(edge.to) {
            *count += 1;
            led_to[edge.to] = Some(index).filter(|_| *count == 1 && edge.from != edge.to);
        }
    }
    led_to
}

/// Leads edges to the bar at a height together, and from there to their boxes. The bar.
fn lead(
    members: &[(usize, usize)],
    height: f64,
    boxes: &[Rect],
    ways: &mut [Vec<Point>],
    against: &[bool],
) -> Rect {
    // The stem is the way to the box in the middle.
    let mut middles: Vec<_> = members
        .iter()
        .map(|&(node, edge)| (boxes[node].centre().x, edge))
        .collect();
    crate::places::by_place(&mut middles);
    let (first, last) = (middles[0].0, middles[middles.len() - 1].0);
    let edge = middles[middles.len() / 2].1;
    let stem = ways[edge]
        .iter()
        .take_while(|corner| corner.y < height - 0.01);
    let mut stem: Vec<_> = stem.copied().collect();
    let reaches_it = ways[edge].len() > stem.len();
    let is_led_down = members.iter().all(|&(_, edge)| !against[edge]);
    if stem.is_empty() || !reaches_it || !is_led_down {
        return Rect::default();
    }
    // Where layers have no gap between them, the way turns at the height of the bar.
    let turn = ways[edge][stem.len()];
    let level = ways[edge][stem.len()..].iter();
    let mut level = level.take_while(|corner| corner.y < height + 0.01);
    let is_beside = stem.last().is_some_and(|last| last.x == turn.x);
    if is_beside && level.any(|corner| corner.x != turn.x) {
        stem.push(turn);
    }
    // Straight down where it can be: between the layer above and the bar nothing is in the way.
    let x = stem
        .last()
        .map_or(0.0, |corner| corner.x.max(first).min(last));
    stem.push(Point { x, y: height });
    for &(node, edge) in members {
        let x = boxes[node].centre().x;
        let mut way = stem.clone();
        way.push(Point { x, y: height });
        way.push(Point {
            x,
            y: boxes[node].y,
        });
        ways[edge] = way;
    }
    Rect {
        x: first,
        y: height,
        width: last - first,
        height: 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Composite, Edge, Node};
    use crate::{Options, layout, verify};

    fn graph(nodes: usize, ends: &[(usize, usize)], composites: &[(usize, &[usize])]) -> Graph {
        let edges = ends.iter().map(|&(from, to)| Edge {
            from,
            to,
            weight: 1.0,
            ..Edge::default()
        });
        let composites = composites.iter().map(|&(above, members)| Composite {
            above,
            members: members.to_vec(),
        });
        Graph {
            nodes: vec![
                Node {
                    width: 100.0,
                    height: 40.0
                };
                nodes
            ],
            edges: edges.collect(),
            composites: composites.collect(),
            ..Graph::default()
        }
    }

    #[test]
    fn members_stand_side_by_side_and_their_edges_run_along_one_bar() {
        let ends = [(0, 1), (0, 2), (0, 3), (0, 4), (2, 5)];
        let graph = graph(6, &ends, &[(0, &[1, 2, 3])]);
        let drawing = layout(&graph, &Options::default());
        assert_eq!(verify::faults(&graph, &Options::default(), &drawing), []);
        assert!(drawing.groups.is_empty());
        let bar = drawing.bars[0];
        assert!(bar.width > 200.0 && bar.y < drawing.boxes[1].y);
        for member in 1..4 {
            let points = &drawing.routes[member - 1].points;
            assert_eq!(drawing.boxes[member].y, drawing.boxes[1].y);
            assert_eq!(points[0], drawing.routes[0].points[0], "one stem");
            assert!(points.iter().any(|point| point.y == bar.y));
        }
    }

    #[test]
    fn what_something_else_leads_to_stands_under_no_bar() {
        let ends = [(0, 1), (0, 2), (0, 3), (4, 3), (0, 4)];
        let composed = |composites: &[(usize, &[usize])]| {
            let graph = graph(5, &ends, composites);
            let composed = Composed::new(&graph, &Previous::default(), &Options::default())?;
            Some(composed.bars.iter().map(Vec::len).collect::<Vec<_>>())
        };
        assert_eq!(composed(&[(0, &[1, 2, 3])]), Some(vec![2]));
        assert_eq!(composed(&[(0, &[1, 3])]), Some(vec![0]));
        assert_eq!(
            composed(&[(0, &[1, 2]), (0, &[2, 4, 99])]),
            Some(vec![2, 0])
        );
        assert_eq!(composed(&[(4, &[1, 2])]), Some(vec![0]));
        assert_eq!(composed(&[]), None);
    }
}
