//! Folding and unfolding boxes by chance, and how far what stays is thrown about by it.

use elenchus_layout::{Edge, Graph, Layout, Options, Previous, Rect, layout, layout_from};

use crate::plan::Plan;
use crate::random::Random;

/// What one folding or unfolding did to the boxes that stay.
#[derive(Clone, Copy, Debug)]
pub struct Moved {
    /// The median of how far they moved, in pixels.
    pub median: f64,
    /// Of the pairs of them, those that stand the other way round than before, across or down, in
    /// percent.
    pub flips: f64,
    /// How far the box that was folded or unfolded moved, in pixels.
    pub pivot: f64,
    /// The area of the drawing, over that of one made afresh.
    pub area: f64,
    /// The length of all edges, over that in one made afresh.
    pub length: f64,
}

/// Boxes by their index in the whole graph, and where they stand.
struct Shown {
    boxes: Vec<usize>,
    edges: Vec<usize>,
    drawing: Layout,
}

/// Folds and unfolds boxes by chance, so many times one after the other, from a drawing of all.
pub fn wander(plan: &Plan, steps: usize, seed: u64) -> Vec<Moved> {
    let mut random = Random::new(seed);
    let options = Options::default();
    let mut has_reasons = vec![false; plan.parents.len()];
    for &parent in plan.parents.iter().flatten() {
        has_reasons[parent] = true;
    }
    let mut folded = vec![false; plan.parents.len()];
    let mut shown = show(plan, &folded, |graph, _, _| layout(graph, &options));
    let mut moved = Vec::with_capacity(steps);
    for _ in 0..steps {
        let can_fold = shown
            .boxes
            .iter()
            .copied()
            .filter(|&node| has_reasons[node]);
        let can_fold: Vec<_> = can_fold.collect();
        if can_fold.is_empty() {
            break;
        }
        let pivot = can_fold[random.below(can_fold.len())];
        folded[pivot] = !folded[pivot];
        let before = shown;
        let mut afresh = (Rect::default(), 0.0);
        shown = show(plan, &folded, |graph, boxes, edges| {
            let new = layout(graph, &options);
            afresh = (new.bounds, length(&new));
            layout_from(
                graph,
                &options,
                &previous(plan, &before, boxes, edges, pivot),
            )
        });
        let area = |bounds: Rect| (bounds.width * bounds.height).max(1.0);
        let stayed = stayed(&before, &shown);
        let at_pivot = before
            .boxes
            .binary_search(&pivot)
            .ok()
            .zip(shown.boxes.binary_search(&pivot).ok());
        let (median, flips) = moves(&stayed);
        moved.push(Moved {
            median,
            flips,
            pivot: at_pivot.map_or(f64::MAX, |(was, is)| {
                distance(before.drawing.boxes[was], shown.drawing.boxes[is])
            }),
            area: area(shown.drawing.bounds) / area(afresh.0),
            length: length(&shown.drawing).max(1.0) / afresh.1.max(1.0),
        });
    }
    moved
}

/// Draws what is not folded away.
fn show(
    plan: &Plan,
    folded: &[bool],
    draw: impl FnOnce(&Graph, &[usize], &[usize]) -> Layout,
) -> Shown {
    let is_shown = |mut node: usize| {
        while let Some(parent) = plan.parents[node] {
            if folded[parent] {
                return false;
            }
            node = parent;
        }
        true
    };
    let boxes: Vec<_> = (0..folded.len()).filter(|&node| is_shown(node)).collect();
    let place = |node: usize| boxes.binary_search(&node).ok();
    let all = plan.graph.edges.iter().enumerate();
    let kept = all.filter_map(|(index, edge)| {
        let (from, to) = (place(edge.from)?, place(edge.to)?);
        Some((index, Edge { from, to, ..*edge }))
    });
    let (edges, kept): (Vec<_>, Vec<_>) = kept.unzip();
    let graph = Graph {
        nodes: boxes.iter().map(|&node| plan.graph.nodes[node]).collect(),
        edges: kept,
        ..Graph::default()
    };
    let drawing = draw(&graph, &boxes, &edges);
    Shown {
        boxes,
        edges,
        drawing,
    }
}

/// The earlier drawing as one of a later choice of boxes and edges.
fn previous(
    plan: &Plan,
    before: &Shown,
    boxes: &[usize],
    edges: &[usize],
    pivot: usize,
) -> Previous {
    let mut stood = vec![None; plan.graph.nodes.len()];
    for (&node, &place) in before.boxes.iter().zip(&before.drawing.boxes) {
        stood[node] = Some(place);
    }
    let mut ran = vec![Vec::new(); plan.graph.edges.len()];
    for (&edge, route) in before.edges.iter().zip(&before.drawing.routes) {
        ran[edge].clone_from(&route.points);
    }
    Previous {
        boxes: boxes.iter().map(|&node| stood[node]).collect(),
        pivot: boxes.binary_search(&pivot).ok(),
        routes: edges
            .iter()
            .map(|&edge| std::mem::take(&mut ran[edge]))
            .collect(),
        groups: Vec::new(),
    }
}

/// Where the boxes of both drawings stood and stand.
fn stayed(before: &Shown, after: &Shown) -> Vec<(Rect, Rect)> {
    let now = after.boxes.iter().zip(&after.drawing.boxes);
    now.filter_map(|(node, &place)| {
        let at = before.boxes.binary_search(node).ok()?;
        Some((before.drawing.boxes[at], place))
    })
    .collect()
}

/// The length of all edges.
fn length(drawing: &Layout) -> f64 {
    let pieces = drawing
        .routes
        .iter()
        .flat_map(|route| route.points.windows(2));
    pieces
        .map(|pair| (pair[0].x - pair[1].x).hypot(pair[0].y - pair[1].y))
        .sum()
}

fn distance(one: Rect, other: Rect) -> f64 {
    let (one, other) = (one.centre(), other.centre());
    (one.x - other.x).hypot(one.y - other.y)
}

/// How far boxes moved in the median, and how many percent of their pairs changed sides, by
/// where they stood before and after.
pub fn moves(stayed: &[(Rect, Rect)]) -> (f64, f64) {
    let mut far: Vec<_> = stayed
        .iter()
        .map(|&(one, other)| distance(one, other))
        .collect();
    far.sort_by(f64::total_cmp);
    let (mut flipped, mut all) = (0_u64, 0_u64);
    for (place, &(was, is)) in stayed.iter().enumerate() {
        let (was, is) = (was.centre(), is.centre());
        for &(others_was, others_is) in &stayed[place + 1..] {
            let (others_was, others_is) = (others_was.centre(), others_is.centre());
            for (before, after) in [
                (was.x - others_was.x, is.x - others_is.x),
                (was.y - others_was.y, is.y - others_is.y),
            ] {
                // What stands at one place has no order.
                if before.abs() >= 1.0 && after.abs() >= 1.0 {
                    all += 1;
                    flipped += u64::from(before * after < 0.0);
                }
            }
        }
    }
    let median = far.get(far.len() / 2).copied().unwrap_or(0.0);
    (median, 100.0 * flipped as f64 / all.max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::{moves, wander};
    use crate::plan;
    use elenchus_layout::Rect;

    #[test]
    fn the_box_one_folds_stays_where_it_is() {
        let moved = wander(&plan(60, false), 12, 7);
        assert_eq!(moved.len(), 12);
        assert!(
            moved
                .iter()
                .all(|moved| moved.pivot == 0.0 && moved.area > 0.5)
        );
    }

    #[test]
    fn boxes_that_change_places_are_noticed() {
        let at = |x: f64| Rect {
            x,
            y: 0.0,
            width: 10.0,
            height: 10.0,
        };
        assert_eq!(
            moves(&[(at(0.0), at(3.0)), (at(20.0), at(23.0))]),
            (3.0, 0.0)
        );
        assert_eq!(
            moves(&[(at(0.0), at(20.0)), (at(20.0), at(0.0))]),
            (20.0, 100.0)
        );
    }
}
