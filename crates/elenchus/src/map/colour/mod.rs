//! The colours that a document gives its map.
//!
//! They are data: who draws decides whether and how to use them. The rules and the names of the
//! settings (front matter, `color`) are Argdown's own (its guide, "colorizing maps").

mod scheme;
mod settings;

use std::collections::HashMap;
use std::fmt;

use self::settings::Settings;
use super::{Group, Map};
use crate::model::{Data, Element, Model, RelationKind, Section};
use crate::text::Text;

/// A colour: `0xRRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Colour(pub u32);

impl Colour {
    /// Reads `#rrggbb` or `#rgb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            6 => Some(Self(number)),
            // Each digit stands for two.
            3 => {
                let spread = (number & 0xf00) << 8 | (number & 0x0f0) << 4 | number & 0x00f;
                Some(Self(spread * 0x11))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Colour {
    /// As `#rrggbb`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:06x}", self.0)
    }
}

/// What colour everything on a map has; `None` where none is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Colours {
    /// The nodes, by [`NodeId`](super::NodeId).
    pub nodes: Vec<Option<Colour>>,
    /// The groups, by [`GroupId`](super::GroupId).
    pub groups: Vec<Option<Colour>>,
    /// The edges, by [`EdgeId`](super::EdgeId).
    pub edges: Vec<Option<Colour>>,
    /// The text on statements, arguments and groups.
    pub texts: TextColours,
}

/// The colours of the text on nodes and groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextColours {
    /// On statements.
    pub statements: Option<Colour>,
    /// On arguments.
    pub arguments: Option<Colour>,
    /// On groups.
    pub groups: Option<Colour>,
}

/// The colours of a map by the front matter of its model, which must be the one the map was
/// made of.
pub fn colours(model: &Model, map: &Map) -> Colours {
    let settings = Settings::from_front_matter(model.front_matter());
    let tags = Tags::of(model, &settings);
    let node = |element| node_colour(model, &settings, &tags, element);
    let depths = depths(map);
    let groups = map.groups.iter().zip(depths);
    let group = |(group, depth): (&Group, usize)| {
        let section = model.section(group.section);
        group_colour(&settings, &tags, section, depth)
    };
    Colours {
        nodes: map.nodes.iter().map(|shown| node(shown.element)).collect(),
        groups: groups.map(group).collect(),
        edges: map
            .edges
            .iter()
            .map(|edge| settings.relation(edge.kind))
            .collect(),
        texts: settings.texts,
    }
}

/// By its data, by its title, by its tags, or the first colour of the scheme.
fn node_colour(
    model: &Model,
    settings: &Settings,
    tags: &Tags<'_>,
    element: Element,
) -> Option<Colour> {
    let (title, data, own_tags, by_title) = match element {
        Element::Statement(id) => {
            let statement = model.statement(id);
            (
                &statement.title,
                &statement.data,
                &statement.tags,
                &settings.statements,
            )
        }
        Element::Argument(id) => {
            let argument = model.argument(id);
            (
                &argument.title,
                &argument.data,
                &argument.tags,
                &settings.arguments,
            )
        }
    };
    if let Some(own) = settings.own(data) {
        return own.of(&settings.scheme);
    }
    if let Some(given) = by_title.get(title.as_str()) {
        return given.of(&settings.scheme);
    }
    if settings.by_tag && !own_tags.is_empty() {
        return tags.foremost(own_tags).and_then(|tag| tag.node);
    }
    settings.scheme.first().copied()
}

/// By its data, by its title, by its tags, or by how deep it is nested.
fn group_colour(
    settings: &Settings,
    tags: &Tags<'_>,
    section: &Section,
    depth: usize,
) -> Option<Colour> {
    let scheme = &settings.group_scheme;
    if let Some(own) = settings.own(&section.data) {
        return own.of(scheme);
    }
    if let Some(given) = settings.groups.get(section.title.as_str()) {
        return given.of(scheme);
    }
    if settings.groups_by_tag && !section.tags.is_empty() {
        return tags.foremost(&section.tags).and_then(|tag| tag.group);
    }
    let deepest = scheme.len().checked_sub(1)?;
    scheme.get(depth.min(deepest)).copied()
}

/// How many groups are around each group.
fn depths(map: &Map) -> Vec<usize> {
    let mut depths: Vec<usize> = Vec::with_capacity(map.groups.len());
    for group in &map.groups {
        let around = group.parent.map(|parent| depths[parent.index()] + 1);
        depths.push(around.unwrap_or(0));
    }
    depths
}

/// The tags of a document.
struct Tags<'m>(HashMap<&'m str, Tagged>);

/// What a tag makes of what bears it.
#[derive(Clone, Copy)]
struct Tagged {
    node: Option<Colour>,
    group: Option<Colour>,
    /// Of several tags, the one of the highest priority counts.
    priority: f64,
}

impl<'m> Tags<'m> {
    /// Each tag has the colour that the settings give it, or the next one of the scheme in the
    /// order in which tags first occur. The first of the scheme is for what bears none.
    fn of(model: &'m Model, settings: &Settings) -> Self {
        let mut tags = HashMap::new();
        for tag in in_order(model) {
            let next = tags.len() + 1;
            tags.entry(tag)
                .or_insert_with(|| match settings.tags.get(tag) {
                    Some((given, priority)) => Tagged {
                        node: given.of(&settings.scheme),
                        group: given.of(&settings.group_scheme),
                        priority: *priority,
                    },
                    None => Tagged {
                        node: settings.scheme.get(next).copied(),
                        group: settings.group_scheme.get(next).copied(),
                        priority: 0.0,
                    },
                });
        }
        Self(tags)
    }

    /// The tag of the highest priority, of equals the first.
    fn foremost(&self, tags: &[Text]) -> Option<Tagged> {
        let mut found: Option<Tagged> = None;
        for tag in tags.iter().filter_map(|tag| self.0.get(tag.as_str())) {
            if found.is_none_or(|found| tag.priority > found.priority) {
                found = Some(*tag);
            }
        }
        found
    }
}

/// All tags in the order of the text.
fn in_order(model: &Model) -> Vec<&str> {
    let statements = model
        .statements()
        .iter()
        .flat_map(|statement| &statement.members);
    let arguments = model
        .arguments()
        .iter()
        .flat_map(|argument| &argument.members);
    let members = statements
        .chain(arguments)
        .map(|member| (member.span, member.tags()));
    let sections = model
        .sections()
        .iter()
        .map(|section| (section.span, section.tags.as_slice()));
    let mut places: Vec<_> = members
        .chain(sections)
        .filter(|(_, tags)| !tags.is_empty())
        .collect();
    crate::sort::by_number(&mut places, |(span, _)| span.number());
    places
        .into_iter()
        .flat_map(|(_, tags)| tags)
        .map(Text::as_str)
        .collect()
}

/// A colour as a document gives it: in digits, or by its place in the scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Given {
    Colour(Colour),
    Place(usize),
    /// Something that is no colour, and stands in the way of the other rules all the same.
    Nothing,
}

impl Given {
    fn read(value: &Data) -> Self {
        match value {
            Data::Integer(place) => usize::try_from(*place).map_or(Self::Nothing, Self::Place),
            Data::Map(_) => value
                .get("color")
                .map_or(Self::Nothing, |inner| match inner {
                    Data::Map(_) => Self::Nothing,
                    inner => Self::read(inner),
                }),
            value => {
                let colour = value.as_text().and_then(Colour::parse);
                colour.map_or(Self::Nothing, Self::Colour)
            }
        }
    }

    fn of(self, scheme: &[Colour]) -> Option<Colour> {
        match self {
            Self::Colour(colour) => Some(colour),
            Self::Place(place) => scheme.get(place).copied(),
            Self::Nothing => None,
        }
    }
}

impl Settings {
    /// The colour in a data block.
    fn own(&self, data: &Data) -> Option<Given> {
        let value = data.get("color").filter(|_| !self.ignore_data)?;
        Some(Given::read(value))
    }

    fn relation(&self, kind: RelationKind) -> Option<Colour> {
        let index = RELATIONS.iter().position(|&(known, ..)| known == kind)?;
        self.relations[index].of(&self.scheme)
    }
}

/// Each kind of relation with its key in the settings and its usual colour.
const RELATIONS: [(RelationKind, &str, Colour); 6] = [
    (RelationKind::Attack, "attack", Colour(0xff_0000)),
    (RelationKind::Support, "support", Colour(0x00_ff00)),
    (RelationKind::Undercut, "undercut", Colour(0x55_1a8b)),
    (RelationKind::Entails, "entails", Colour(0x00_ff00)),
    (RelationKind::Contrary, "contrary", Colour(0xff_0000)),
    (
        RelationKind::Contradictory,
        "contradictory",
        Colour(0xff_0000),
    ),
];
