//! What of a map is on the page: the cards and edges in view and around it, and no others.

use std::rc::Rc;

use elenchus::map::NodeId;
use elenchus_layout::{Point, Rect};

use super::drawing::{Drawing, reach};
use super::glide::Glide;
use crate::state::State;

/// More cards than these are shapes on the page, where they are no larger than shapes.
const MOST: usize = 400;

/// What is on the page, as the components draw it.
pub struct Scene {
    /// What the drawing shows; its folds may be older than the page's.
    pub state: Rc<State>,
    /// Where everything stands.
    pub drawing: Rc<Drawing>,
    /// The places in the drawing of the cards that are on the page.
    pub cards: Vec<usize>,
    /// The places of the edges.
    pub edges: Vec<usize>,
    /// Where there are too many cards for the page: the part of the map whose shapes are drawn.
    pub far: Option<Rect>,
}

impl Scene {
    /// What meets a region of the map, on its way or in its place. `small` says that cards are
    /// no larger than shapes.
    pub fn of(
        state: &Rc<State>,
        drawing: &Rc<Drawing>,
        glide: Option<&Glide>,
        region: Rect,
        small: bool,
    ) -> Self {
        let mut scene = Self {
            state: Rc::clone(state),
            drawing: Rc::clone(drawing),
            cards: Vec::new(),
            edges: Vec::new(),
            far: None,
        };
        let offset = |place| glide.map_or((0.0, 0.0), |glide| glide.at(place, 0.0).offset);
        let kept = [state.selected, state.pivot.map(|pivot| pivot.node)];
        let is_kept = |node: NodeId| kept.contains(&Some(node));
        for (place, &of) in drawing.boxes.iter().enumerate() {
            if meets(swept(of, offset(place)), region) || is_kept(drawing.nodes[place]) {
                scene.cards.push(place);
            }
        }
        if small && scene.cards.len() > MOST {
            scene.cards.retain(|&place| is_kept(drawing.nodes[place]));
            scene.far = Some(region);
            return scene;
        }
        for (place, &of) in drawing.reaches.iter().enumerate() {
            let (above, below) = drawing.ends[place];
            let (first, last) = (offset(above), offset(below));
            let moves = first != (0.0, 0.0) || last != (0.0, 0.0);
            let near = meets(swept(swept(of, first), last), region);
            if near && (moves || passes(&drawing.curves[place], region)) {
                scene.edges.push(place);
            }
        }
        scene
    }
}

/// Whether two boxes share anything.
pub fn meets(one: Rect, other: Rect) -> bool {
    one.x <= other.x + other.width
        && other.x <= one.x + one.width
        && one.y <= other.y + other.height
        && other.y <= one.y + one.height
}

/// A box grown by this much on all sides.
pub fn grown(of: Rect, by: f64) -> Rect {
    Rect {
        x: of.x - by,
        y: of.y - by,
        width: of.width + 2.0 * by,
        height: of.height + 2.0 * by,
    }
}

/// Whether any piece of a Bézier of 3k + 1 points comes near a region.
fn passes(curve: &[Point], region: Rect) -> bool {
    let pieces = (0..curve.len().saturating_sub(1)).step_by(3);
    let mut pieces = pieces.filter_map(|at| curve.get(at..at + 4));
    pieces.any(|piece| meets(reach(piece), region))
}

/// What holds a box in its place and where it is now.
fn swept(of: Rect, (dx, dy): (f64, f64)) -> Rect {
    Rect {
        x: of.x + dx.min(0.0),
        y: of.y + dy.min(0.0),
        width: of.width + dx.abs(),
        height: of.height + dy.abs(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Document;
    use crate::views::map::drawing::draw;
    use crate::views::map::sizes::Measured;

    fn scene(text: &str, region: Rect, small: bool) -> Scene {
        let state = State::new(Document::read("scene", text));
        let state = state.after(crate::state::Action::Depth(9)).unwrap_or(state);
        let card = Measured {
            width: 200.0,
            height: 100.0,
            kind: 1,
        };
        let cards = vec![card; state.visible.nodes.len()];
        let drawing = draw(&state.document.map, &state.visible, &cards);
        Scene::of(&Rc::new(state), &Rc::new(drawing), None, region, small)
    }

    fn strip(y: f64, height: f64) -> Rect {
        Rect {
            x: -1e6,
            y,
            width: 2e6,
            height,
        }
    }

    #[test]
    fn what_is_far_from_view_is_not_on_the_page_but_the_selected_card_is() {
        let text = "[T]: thesis\n  + [A]: a\n    + [B]: b\n      + [C]: c\n        + [D]: d\n";
        // Cards are 100 high and 64 apart: this is the row of [C] alone.
        let seen = scene(text, strip(500.0, 80.0), false);
        assert_eq!(seen.cards, [0, 3]);
        assert_eq!(seen.edges.len(), 0);
        let seen = scene(text, strip(430.0, 80.0), false);
        assert_eq!(seen.edges.len(), 1);
    }

    #[test]
    fn an_edge_that_only_passes_is_on_the_page() {
        let text = "[T]: thesis\n  + [A]: a\n    + [B]: b\n      + [C]: c\n  + [C]\n";
        let seen = scene(text, strip(350.0, 50.0), false);
        assert_eq!(seen.cards, [0, 2]);
        assert_eq!(seen.edges.len(), 1, "the edge from [C] to the thesis");
    }

    #[test]
    fn many_small_cards_are_shapes() {
        let reasons: String = (0..500)
            .map(|at| format!("  + [R{at}]: reason\n"))
            .collect();
        let text = format!("[T]: thesis\n{reasons}");
        let everywhere = strip(-1e4, 1e5);
        assert_eq!(scene(&text, everywhere, false).cards.len(), 501);
        let far = scene(&text, everywhere, true);
        assert_eq!((far.cards, far.edges.len()), (vec![0], 0));
        assert!(far.far.is_some());
    }
}
