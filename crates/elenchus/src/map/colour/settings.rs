use std::collections::HashMap;

use super::{Colour, Given, RELATIONS, TextColours, scheme};
use crate::model::Data;

/// What front matter says of colours.
pub(super) struct Settings {
    pub(super) scheme: Vec<Colour>,
    pub(super) group_scheme: Vec<Colour>,
    /// By title.
    pub(super) statements: HashMap<String, Given>,
    pub(super) arguments: HashMap<String, Given>,
    pub(super) groups: HashMap<String, Given>,
    /// By tag, with its priority.
    pub(super) tags: HashMap<String, (Given, f64)>,
    /// In the order of [`RELATIONS`].
    pub(super) relations: [Given; 6],
    pub(super) texts: TextColours,
    pub(super) by_tag: bool,
    pub(super) groups_by_tag: bool,
    /// Whether the data key `color` counts for nothing.
    pub(super) ignore_data: bool,
}

impl Settings {
    pub(super) fn from_front_matter(front_matter: &Data) -> Self {
        let color = front_matter.get("color").unwrap_or(&Data::Null);
        let flag = |key, usual| color.get(key).and_then(Data::as_bool).unwrap_or(usual);
        let black = |key| match color.get(key) {
            Some(value) => value.as_text().and_then(Colour::parse),
            None => Some(Colour(0)),
        };
        let relations = color.get("relationColors").unwrap_or(&Data::Null);
        Self {
            scheme: node_scheme(color.get("colorScheme")),
            group_scheme: match color.get("groupColorScheme") {
                Some(Data::List(colours)) => listed(colours),
                _ => [0xda_dada, 0xba_baba, 0xaa_aaaa].map(Colour).to_vec(),
            },
            statements: by_title(color.get("statementColors")),
            arguments: by_title(color.get("argumentColors")),
            groups: by_title(color.get("groupColors")),
            tags: entries(color.get("tagColors"))
                .iter()
                .map(|(tag, value)| {
                    let priority = value.get("priority").and_then(Data::as_number);
                    (tag.clone(), (Given::read(value), priority.unwrap_or(0.0)))
                })
                .collect(),
            relations: RELATIONS.map(|(_, key, usual)| match relations.get(key) {
                Some(value) => Given::read(value),
                None => Given::Colour(usual),
            }),
            texts: TextColours {
                statements: black("statementFontColor"),
                arguments: black("argumentFontColor"),
                groups: black("groupFontColor"),
            },
            by_tag: flag("colorizeByTag", true),
            groups_by_tag: flag("colorizeGroupsByTag", false),
            ignore_data: flag("ignoreColorData", false),
        }
    }
}

/// A scheme by its name, or a list of colours; the usual one for anything else.
fn node_scheme(value: Option<&Data>) -> Vec<Colour> {
    match value {
        Some(Data::List(colours)) => listed(colours),
        Some(Data::Text(name)) => scheme::named(name).unwrap_or_else(scheme::usual),
        _ => scheme::usual(),
    }
}

fn listed(colours: &[Data]) -> Vec<Colour> {
    let colours = colours.iter().filter_map(Data::as_text);
    colours.filter_map(Colour::parse).collect()
}

fn by_title(value: Option<&Data>) -> HashMap<String, Given> {
    let entries = entries(value).iter();
    entries
        .map(|(title, value)| (title.clone(), Given::read(value)))
        .collect()
}

fn entries(value: Option<&Data>) -> &[(String, Data)] {
    match value {
        Some(Data::Map(entries)) => entries,
        _ => &[],
    }
}
