//! Very many cards seen from afar: a path for all shapes of a kind, in the place of a card each.

use std::fmt::Write as _;

use elenchus_layout::Rect;

use super::paint::{outline, path_of};
use super::scene::{Scene, meets};
use super::sizes::KINDS;
use crate::views::words::Look;

/// How broad the mark of its kind is on a shape, in pixels of the map.
const BAND: f64 = 24.0;

/// The shapes of all cards and edges that meet a region, as SVG.
pub fn shapes(scene: &Scene, region: Rect) -> String {
    let (map, drawing) = (&scene.state.document.map, &scene.drawing);
    let mut lines = Look::ALL.map(|_| String::new());
    for (at, &id) in drawing.edges.iter().enumerate() {
        if meets(drawing.reaches[at], region) {
            lines[Look::of(map.edge(id)) as usize] += &path_of(&drawing.curves[at]);
        }
    }
    let mut cards = KINDS.map(|_| (String::new(), String::new()));
    for (&of, &kind) in drawing.boxes.iter().zip(&drawing.kinds) {
        if meets(of, region) {
            let (shape, mark) = &mut cards[kind];
            outline(shape, of);
            mark_of(mark, KINDS[kind], of);
        }
    }
    let mut svg = String::new();
    for (look, path) in Look::ALL.iter().zip(lines) {
        group(&mut svg, "edge--", look.class(), &[("edge__line", &path)]);
    }
    for (kind, (shape, mark)) in KINDS.into_iter().zip(cards) {
        let paths = [("shape", &*shape), ("shape__mark", &*mark)];
        group(&mut svg, "card--", kind, &paths);
    }
    svg
}

/// Adds a group of paths, each with its class. No text of a map is in any of it.
fn group(svg: &mut String, prefix: &str, kind: &str, paths: &[(&str, &str)]) {
    let _ = write!(svg, "<g class=\"{prefix}{kind}\">");
    for (class, path) in paths {
        let _ = write!(svg, "<path class=\"{class}\" d=\"{path}\"/>");
    }
    svg.push_str("</g>");
}

/// The mark that tells a kind without its colour: a frame, a band beneath, or one above.
fn mark_of(path: &mut String, kind: &str, of: Rect) {
    match kind {
        "attack" => {
            outline(path, of);
            let inner = Rect {
                x: of.x + BAND,
                y: of.y + BAND,
                width: of.width - 2.0 * BAND,
                height: of.height - 2.0 * BAND,
            };
            outline(path, inner);
        }
        "undercut" => {
            let y = of.y + of.height - BAND;
            outline(
                path,
                Rect {
                    y,
                    height: BAND,
                    ..of
                },
            );
        }
        _ => outline(path, Rect { height: BAND, ..of }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_apart_by_their_marks() {
        let of = Rect {
            x: 1.0,
            y: 2.0,
            width: 100.0,
            height: 80.0,
        };
        let mark = |kind: &str| {
            let mut path = String::new();
            mark_of(&mut path, kind, of);
            path
        };
        assert_eq!(mark("support"), "M1 2h100v24H1z");
        assert_eq!(mark("undercut"), "M1 58h100v24H1z");
        assert_eq!(mark("attack"), "M1 2h100v80H1zM25 26h52v32H25z");
    }
}
