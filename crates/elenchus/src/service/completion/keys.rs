//! The keys that mean something, and what they may be given.

use super::KeyPlace;

/// A key of a data block or of the front matter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    /// What it is for, in a few words.
    pub(super) detail: &'static str,
    pub(super) values: Values,
}

/// What a key may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Values {
    /// Anything.
    Any,
    /// Further keys.
    Keys,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A place in a source, which begins with the key of the source.
    Places,
    /// Who is heard in the text already.
    Voices,
    /// A tag of the text.
    Tags,
    /// A heading of the text.
    Sections,
    /// A title of a statement.
    Statements,
    /// A title of an argument.
    Arguments,
}

const fn key(name: &'static str, values: Values, detail: &'static str) -> Key {
    Key {
        name,
        detail,
        values,
    }
}

use Values::{Any, Arguments, Flag, Keys, Places, Sections, Statements, Tags, Voices, Words};

const ROLES: Values = Words(&[
    "thesis",
    "premise",
    "counterpoint",
    "rebuttal",
    "background",
]);
const LABELS: Values = Words(&["hide-untitled", "title", "text", "none"]);
const SELECTIONS: Values = Words(&[
    "all",
    "with-title",
    "top-level",
    "with-relations",
    "not-used-in-argument",
    "with-more-than-one-relation",
]);

const ELEMENT: &[Key] = &[
    key("at", Places, "where the source says it: \"5.3\""),
    key("quote", Any, "its words in the source"),
    key("voice", Voices, "who asserts it"),
    key("role", ROLES, "what it does in the article"),
    key("implicit", Flag, "nobody states it"),
    key("weight", Any, "how strong it is, 0 to 1"),
    key("accept", Flag, "whether you accept it"),
    key("isInMap", Flag, "shown in the map or not"),
    key("isInGroup", Flag, "this place decides its group"),
    key("isCanonical", Flag, "this text stands for it"),
    key("color", Any, "its colour in the map"),
    key("rank", Any, "nodes of one rank stand in one row"),
    key("images", Any, "pictures of its node"),
    key("uses", Any, "the numbers of the lines it follows from"),
    key("from", Any, "the numbers of the lines it follows from"),
];

const HEADING: &[Key] = &[
    key("isGroup", Flag, "a group of the map or not"),
    key("isClosed", Flag, "shown as one closed box"),
    key("color", Any, "its colour in the map"),
];

const INFERENCE: &[Key] = &[
    key("uses", Any, "the numbers of the lines it follows from"),
    key("from", Any, "the numbers of the lines it follows from"),
];

const FRONT_MATTER: &[Key] = &[
    key("title", Any, "the title of the map"),
    key("subTitle", Any, "a second title"),
    key("author", Any, "who wrote the map"),
    key("model", Keys, "how the text is read"),
    key("selection", Keys, "what is shown in the map"),
    key("map", Keys, "labels of the map"),
    key("group", Keys, "groups of the map"),
    key("color", Keys, "colours of the map"),
    key("background", Any, "sentences left out, with the reasons"),
];

const MODEL: &[Key] = &[
    key("mode", Words(&["loose", "strict"]), "how + and - are read"),
    key("removeTagsFromText", Flag, "tags left out of the words"),
    key("explodeArguments", Flag, "one argument for each inference"),
    key(
        "transformArgumentRelations",
        Flag,
        "relations of a reconstructed argument are its conclusion's",
    ),
    key("shortcodes", Any, "words for symbols of your own"),
];

const SELECTION: &[Key] = &[
    key(
        "statementSelectionMode",
        SELECTIONS,
        "which statements are shown",
    ),
    key("excludeDisconnected", Flag, "nothing without a relation"),
    key("selectedTags", Tags, "only what has one of these tags"),
    key("selectElementsWithoutTag", Flag, "also what has no tag"),
    key("selectedSections", Sections, "only these sections"),
    key(
        "selectElementsWithoutSection",
        Flag,
        "also before the first",
    ),
    key("includeStatements", Statements, "shown in any case"),
    key("excludeStatements", Statements, "not shown"),
    key("excludeArguments", Arguments, "not shown"),
    key("ignoreIsInMap", Flag, "the key isInMap counts for nothing"),
];

const MAP: &[Key] = &[
    key("statementLabelMode", LABELS, "what a statement's node says"),
    key("argumentLabelMode", LABELS, "what an argument's node says"),
    key("addTags", Flag, "tags in the nodes"),
];

const GROUP: &[Key] = &[
    key("groupDepth", Any, "how many levels of sections are groups"),
    key("sections", Any, "groups by their titles"),
    key("regroup", Any, "groups of your own"),
    key("ignoreIsGroup", Flag, "the key isGroup counts for nothing"),
    key(
        "ignoreIsClosed",
        Flag,
        "the key isClosed counts for nothing",
    ),
];

const COLOUR: &[Key] = &[
    key("colorScheme", Any, "colours of tags"),
    key("tagColors", Any, "a colour for each tag"),
    key("statementColors", Any, "a colour for each statement"),
    key("argumentColors", Any, "a colour for each argument"),
    key("groupColors", Any, "a colour for each group"),
    key("groupColorScheme", Any, "colours of groups"),
    key("relationColors", Any, "a colour for each kind of relation"),
    key(
        "colorizeByTag",
        Flag,
        "nodes take the colours of their tags",
    ),
    key(
        "colorizeGroupsByTag",
        Flag,
        "groups take those of their tags",
    ),
];

/// The keys that mean something in a place.
pub(super) fn keys(place: KeyPlace<'_>) -> &'static [Key] {
    match place {
        KeyPlace::Element => ELEMENT,
        KeyPlace::Heading => HEADING,
        KeyPlace::Inference => INFERENCE,
        KeyPlace::FrontMatter(None) => FRONT_MATTER,
        KeyPlace::FrontMatter(Some(parent)) => match parent {
            "model" => MODEL,
            "selection" => SELECTION,
            "map" => MAP,
            "group" => GROUP,
            "color" => COLOUR,
            _ => &[],
        },
    }
}

/// What a key may be given in a place.
pub(super) fn values(place: KeyPlace<'_>, name: &str) -> Values {
    let found = keys(place).iter().find(|key| key.name == name);
    found.map_or(Values::Any, |key| key.values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Role, keys};

    /// Remarks on misspelt keys go by the model's list, which has those of other places too.
    #[test]
    fn the_keys_are_those_of_the_model() {
        for key in [ELEMENT, HEADING, INFERENCE].concat() {
            assert!(keys::IN_DATA.contains(&key.name), "{}", key.name);
        }
        for setting in FRONT_MATTER.iter().filter(|key| key.values == Keys) {
            assert!(keys::IN_FRONT_MATTER.contains(&setting.name));
            let place = KeyPlace::FrontMatter(Some(setting.name));
            let offered: Vec<&str> = super::keys(place).iter().map(|key| key.name).collect();
            let known = keys::in_setting(setting.name);
            for key in &offered {
                assert!(known.contains(key), "{key}");
            }
        }
    }

    #[test]
    fn the_roles_are_those_of_the_model() {
        let words = Role::ALL.map(Role::word);
        assert!(matches!(ROLES, Words(roles) if roles == words));
    }
}
