//! Sections as boxes around the cards that stand under them.

use elenchus::Model;
use elenchus::map::{Map, VisibleGroup};
use elenchus_layout::{self as layout, Layout, Point, Rect};

use super::{Line, Style, set};

/// The free space within the border of a section.
const PADDING: f64 = 16.0;
/// The height of the band for its title above that.
const BAND: f64 = 20.0;

/// A section that is drawn as a box.
pub(crate) struct Frame {
    pub(crate) place: Rect,
    /// Its title, cut where it is longer than the box is wide.
    pub(crate) title: Vec<Line>,
}

/// What is visible of groups, for the layout.
pub(super) fn groups(visible: &[VisibleGroup]) -> Vec<layout::Group> {
    let group = |visible: &VisibleGroup| layout::Group {
        parent: visible.parent,
        members: visible.members.clone(),
        padding: PADDING,
        title: BAND,
    };
    visible.iter().map(group).collect()
}

/// The boxes of a drawing that was made with [`groups`], moved `by`.
pub(super) fn frames(
    model: &Model,
    map: &Map,
    visible: &[VisibleGroup],
    drawing: &Layout,
    by: Point,
) -> Vec<Frame> {
    let frame = |(visible, place): (&VisibleGroup, &Rect)| {
        let group = &map.groups()[visible.group.index()];
        let place = Rect {
            x: place.x + by.x,
            y: place.y + by.y,
            ..*place
        };
        let corner = Point {
            x: place.x + PADDING,
            y: place.y + PADDING / 2.0,
        };
        let title = &model.section(group.section).title;
        let room = place.width - 2.0 * PADDING;
        Frame {
            place,
            title: set(title, Style::Section, corner, room, 1).0,
        }
    };
    let drawn = visible.iter().zip(&drawing.groups);
    let mut frames: Vec<_> = drawn.map(frame).collect();
    // What is around another is larger than it, and painted first.
    frames.sort_by(|one, other| {
        let area = |frame: &Frame| frame.place.width * frame.place.height;
        area(other).total_cmp(&area(one))
    });
    frames
}

#[cfg(test)]
mod tests {
    use super::super::scene;

    const TEXT: &str =
        "# One\n\n[A]: a\n\n## Two\n\n[B]: b\n  +> [A]\n\n# Three\n\n[C]: c\n  -> [A]\n\n# Four\n";

    #[test]
    fn boxes_hold_the_cards_under_their_headings_and_no_others() {
        let scene = scene(&elenchus::parse(TEXT).model, true);
        let frame = |title: &str| {
            let frames = scene.sections.iter();
            let mut named = frames.filter(|frame| frame.title[0].text == title);
            named.next().map(|frame| frame.place)
        };
        let holds = |title: &str, name: &str| {
            let (around, card) = (frame(title), scene.cards.iter().find(|it| it.name == name));
            around.zip(card).is_some_and(|(around, card)| {
                around.x < card.place.x
                    && around.y < card.place.y
                    && around.right() > card.place.right()
                    && around.bottom() > card.place.bottom()
            })
        };
        assert!(holds("One", "A") && holds("One", "B") && !holds("One", "C"));
        assert!(holds("Two", "B") && !holds("Two", "A"));
        assert!(holds("Three", "C") && !holds("Three", "B"));
        assert!(frame("Four").is_none());
        let order: Vec<_> = scene
            .sections
            .iter()
            .map(|it| &it.title[0].text[..])
            .collect();
        assert_eq!(
            order.iter().position(|it| *it == "One"),
            Some(0),
            "{order:?}"
        );
    }

    #[test]
    fn without_being_asked_for_there_are_none() {
        assert!(
            scene(&elenchus::parse(TEXT).model, false)
                .sections
                .is_empty()
        );
    }
}
