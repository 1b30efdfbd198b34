//! A map as a drawing: cards with their lines of text and arrows with their looks, at their
//! places, ready for any painter. Lengths are pixels, measured from the upper left corner.

mod arrow;
mod card;
mod head;
mod legend;
mod links;
mod sections;
mod ties;

use elenchus::Model;
use elenchus::map::{Folds, Map, Options, View, project};
use elenchus::query;
use elenchus_layout::{self as layout, Layout, Point};

use crate::measure::lines;
use crate::words::Look;
pub(crate) use arrow::{Arrow, head_length};
pub(crate) use card::Card;
pub(crate) use legend::{Entry, SAMPLE_HEIGHT, SAMPLE_LENGTH, Sample};
pub(crate) use links::Link;
pub(crate) use sections::Frame;

/// A drawing.
pub(crate) struct Scene {
    /// The title as plain text.
    pub(crate) title: String,
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// The title and what else stands above the map.
    pub(crate) head: Vec<Line>,
    pub(crate) legend: Vec<Entry>,
    /// The sections that are drawn as boxes, each before those within it.
    pub(crate) sections: Vec<Frame>,
    pub(crate) cards: Vec<Card>,
    pub(crate) arrows: Vec<Arrow>,
}

/// A line of text.
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) style: Style,
    /// Where it begins, or its middle or its end as the style has it, on its baseline.
    pub(crate) at: Point,
    /// What of it leads somewhere, in its order.
    pub(crate) links: Vec<Link>,
}

/// The space around the drawing.
const EDGE: f64 = 32.0;
/// Between layers, so that words fit.
const BETWEEN_LAYERS: f64 = 68.0;
/// Drawings are at least this wide, for the sake of title and legend.
const LEAST: f64 = 480.0;

/// How a line is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// The title of the map.
    Name,
    /// What the title does not say.
    Subtitle,
    /// Where the text that is mapped can be found; and the words of the legend.
    Note,
    /// How a card bears on others, above its title.
    Kicker,
    /// The heading a card stands under, at the right of it.
    Heading,
    Title,
    Text,
    /// Who says it.
    Voice,
    ThesisKicker,
    ThesisTitle,
    ThesisText,
    ThesisVoice,
    /// How a reason bears on a claim, at its arrow.
    Word,
    /// The title of a section that is drawn as a box.
    Section,
}

/// What of a line stands where the line is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

impl Style {
    pub(crate) const fn font(self) -> crate::measure::Font {
        let (size, bold) = match self {
            Self::Name => (26.0, true),
            Self::Subtitle => (16.0, false),
            Self::ThesisTitle => (24.0, true),
            Self::ThesisText => (17.0, false),
            Self::ThesisKicker => (12.0, false),
            Self::Title => (17.0, true),
            Self::Section => (14.0, true),
            Self::Text => (15.0, false),
            Self::Note | Self::Kicker | Self::Heading => (13.0, false),
            Self::Voice | Self::ThesisVoice | Self::Word => (13.0, false),
        };
        crate::measure::Font { size, bold }
    }

    pub(crate) const fn anchor(self) -> Anchor {
        match self {
            Self::ThesisKicker | Self::ThesisTitle | Self::ThesisText | Self::ThesisVoice => {
                Anchor::Middle
            }
            Self::Word => Anchor::Middle,
            Self::Heading => Anchor::End,
            _ => Anchor::Start,
        }
    }

    /// From one baseline to the next.
    const fn leading(self) -> f64 {
        match self {
            Self::Name => 32.0,
            Self::Subtitle => 22.0,
            Self::ThesisTitle => 30.0,
            Self::ThesisText => 23.0,
            Self::Title => 21.0,
            Self::Section => 18.0,
            Self::Text => 20.0,
            Self::Note | Self::Kicker | Self::Heading | Self::ThesisKicker => 19.0,
            Self::Voice | Self::ThesisVoice | Self::Word => 18.0,
        }
    }
}

/// Sets text from the upper left corner of its first line on, or the upper middle or right one; what comes next begins at the height that is
/// told.
fn set(text: &str, style: Style, corner: Point, room: f64, most: usize) -> (Vec<Line>, f64) {
    let mut y = corner.y;
    let mut set = Vec::new();
    for text in lines(text, style.font(), room, most) {
        let at = Point {
            x: corner.x,
            y: y + style.font().size,
        };
        set.push(Line {
            text,
            style,
            at,
            links: Vec::new(),
        });
        y += style.leading();
    }
    (set, y)
}

/// Draws the whole map of a model; where it is wanted with a box around each section.
pub(crate) fn scene(model: &Model, with_sections: bool) -> Scene {
    let map = project(model, &Options::reading());
    let view = map.view(&Folds::to_depth(&map, u32::MAX));
    let roles = query::roles(&map, model);
    let cards = view.nodes.iter();
    let cards = cards.map(|&node| card::card(model, &map, node, roles[node.index()]));
    let mut cards: Vec<_> = cards.collect();
    let groups = if with_sections {
        map.visible_groups(&view)
    } else {
        Vec::new()
    };
    let drawing = laid_out(&map, &view, &cards, sections::groups(&groups));

    let room = drawing.bounds.width.max(LEAST);
    let (head, below) = head::head(model, room);
    let arrow_looks: Vec<_> = view
        .edges
        .iter()
        .map(|&edge| Look::of(map.edge(edge)))
        .collect();
    let (legend, below) = legend::legend(&cards, &arrow_looks, below + 8.0, room);

    // The map is centred beneath what stands above it.
    let by = Point {
        x: EDGE + (room - drawing.bounds.width) / 2.0 - drawing.bounds.x,
        y: below + EDGE - drawing.bounds.y,
    };
    for (card, place) in cards.iter_mut().zip(&drawing.boxes) {
        card.put(Point {
            x: place.x + by.x,
            y: place.y + by.y,
        });
    }
    let sections = sections::frames(model, &map, &groups, &drawing, by);
    let arrows = view.edges.iter().zip(&drawing.routes);
    let arrows = arrows.filter_map(|(&edge, route)| {
        let (_, reason) = map.claim_and_reason(edge);
        let reason = view.nodes.binary_search(&reason).ok();
        let reason = reason.and_then(|index| cards.get(index));
        arrow::arrow(model, &map, edge, reason, route, by)
    });
    let mut arrows: Vec<_> = arrows.collect();
    arrow::part_words(&mut arrows);
    Scene {
        title: head::title(model).to_owned(),
        width: room + 2.0 * EDGE,
        height: below + EDGE + drawing.bounds.height + EDGE,
        head,
        legend,
        sections,
        arrows,
        cards,
    }
}

/// The claim stands above its reasons, so edges of the layout run from the claim to the reason.
fn laid_out(map: &Map, view: &View, cards: &[Card], groups: Vec<layout::Group>) -> Layout {
    let index = |node| view.nodes.binary_search(&node).unwrap_or(usize::MAX);
    let nodes = cards.iter().map(|card| layout::Node {
        width: card.place.width,
        height: card.place.height,
    });
    let edges = view
        .edges
        .iter()
        .map(|&edge| map.claim_and_reason(edge))
        .map(|(claim, reason)| layout::Edge {
            from: index(claim),
            to: index(reason),
            weight: 1.0,
            ..layout::Edge::default()
        });
    let graph = layout::Graph {
        nodes: nodes.collect(),
        edges: edges.collect(),
        composites: composites(map, view),
        groups,
    };
    let mut options = layout::Options::default();
    options.spacing.layer = BETWEEN_LAYERS;
    layout::layout(&graph, &options)
}

/// The premises of each argument stand side by side, under one bar.
fn composites(map: &Map, view: &View) -> Vec<layout::Composite> {
    let index = |node| view.nodes.binary_search(&node).unwrap_or(usize::MAX);
    let arguments = (0..).zip(&view.nodes);
    let composites = arguments.map(|(above, &node)| {
        let edges = map.incoming(node).iter().map(|&edge| map.edge(edge));
        let premises = edges.filter(|edge| Look::of(edge) == Look::Premise);
        layout::Composite {
            above,
            members: premises.map(|edge| index(edge.from)).collect(),
        }
    });
    let composites = composites.filter(|composite| composite.members.len() > 1);
    composites.collect()
}

#[cfg(test)]
mod tests {
    use elenchus_layout::Rect;

    use super::*;

    fn drawn(text: &str) -> Scene {
        scene(&elenchus::parse(text).model, false)
    }

    fn inside(outer: Rect, x: f64, y: f64) -> bool {
        x >= outer.x && x <= outer.right() && y >= outer.y && y <= outer.bottom()
    }

    #[test]
    fn every_line_lies_on_its_card_and_every_card_in_the_picture() {
        let text = "[A]: Some words that are long enough to be broken into several lines on the card of the thesis, twice over.\n  + <Averyverylongtitlewithoutasinglespacethatisbrokenanyhow>: b {voice: A minister}\n  - [C]: c\n    _ [D]: d\n";
        let scene = drawn(text);
        let picture = Rect {
            width: scene.width,
            height: scene.height,
            ..Rect::default()
        };
        assert_eq!(scene.cards.len(), 4);
        for card in &scene.cards {
            assert!(inside(picture, card.place.x, card.place.y));
            assert!(inside(picture, card.place.right(), card.place.bottom()));
            for line in &card.lines {
                let width = line.style.font().width(&line.text);
                let start = match line.style.anchor() {
                    Anchor::Start => line.at.x,
                    Anchor::Middle => line.at.x - width / 2.0,
                    Anchor::End => line.at.x - width,
                };
                assert!(inside(card.place, start, line.at.y), "{}", line.text);
                assert!(
                    inside(card.place, start + width, line.at.y),
                    "{}",
                    line.text
                );
            }
        }
    }

    #[test]
    fn arrows_lead_up_from_the_reason_to_the_claim() {
        let scene = drawn("[A]: a\n  + <B>: b\n");
        let (claim, reason) = (&scene.cards[0].place, &scene.cards[1].place);
        assert!(claim.bottom() < reason.y);
        let arrow = &scene.arrows[0];
        let start = arrow.curve[0];
        assert!((start.y - reason.y).abs() < 0.01);
        assert!((arrow.tip.y - claim.bottom()).abs() < 0.01);
        assert_eq!(arrow.name, "B supports A");
    }

    #[test]
    fn of_two_that_oppose_each_other_the_thesis_stands_above() {
        for text in [
            "[A]: a {role: thesis}\n  + [C]: c\n\n[A]\n  >< [B]: b\n",
            "[B]: b\n  >< [A]: a {role: thesis}\n\n[A]\n  + [C]: c\n    + [B]\n",
        ] {
            let scene = drawn(text);
            let place = |name| scene.cards.iter().find(|card| card.name == name);
            let (thesis, other) = (place("A").expect("A"), place("B").expect("B"));
            assert!(
                thesis.is_thesis && thesis.place.bottom() < other.place.y,
                "{text}"
            );
            let arrow = scene
                .arrows
                .iter()
                .find(|arrow| arrow.word == "contradicts");
            let tip = arrow.expect("an arrow").tip;
            assert!((tip.y - thesis.place.bottom()).abs() < 0.01, "{text}");
        }
    }

    #[test]
    fn the_legend_explains_what_is_drawn_and_nothing_else() {
        let explained = |text: &str| {
            let legend = drawn(text).legend;
            let samples = legend.into_iter().map(|entry| entry.sample);
            samples.collect::<Vec<_>>()
        };
        assert_eq!(
            explained("[A]: a\n  - [B]: b\n"),
            [Sample::Arrow(Look::Attack), Sample::Claim]
        );
        assert!(explained("").is_empty());
    }
}
