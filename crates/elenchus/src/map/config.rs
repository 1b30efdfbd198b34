//! The settings of a map as a document gives them in its front matter.

use super::options::{Grouping, Preselection, Regroup, SectionGroup};
use super::{LabelMode, Options, StatementSelection};
use crate::model::Data;

impl Options {
    /// Argdown's defaults, with what the keys `selection`, `map` and `group` of some front
    /// matter set. A value of the wrong type counts for nothing.
    pub fn from_front_matter(front_matter: &Data) -> Self {
        let defaults = Self::default();
        let selection = front_matter.get("selection").unwrap_or(&Data::Null);
        let map = front_matter.get("map").unwrap_or(&Data::Null);
        let mode = selection.get("statementSelectionMode");
        let label = |key| map.get(key).and_then(Data::as_text).and_then(label_mode);
        Self {
            statements: mode
                .and_then(Data::as_text)
                .and_then(statement_selection)
                .unwrap_or(defaults.statements),
            exclude_disconnected: flag(selection, "excludeDisconnected")
                .unwrap_or(defaults.exclude_disconnected),
            preselection: preselection(selection),
            statement_labels: label("statementLabelMode").unwrap_or(defaults.statement_labels),
            argument_labels: label("argumentLabelMode").unwrap_or(defaults.argument_labels),
            grouping: grouping(front_matter.get("group").unwrap_or(&Data::Null)),
        }
    }
}

fn statement_selection(word: &str) -> Option<StatementSelection> {
    Some(match word {
        "all" => StatementSelection::All,
        "with-title" => StatementSelection::WithTitle,
        "top-level" => StatementSelection::TopLevel,
        "with-relations" => StatementSelection::WithRelations,
        "not-used-in-argument" => StatementSelection::NotUsedInArgument,
        "with-more-than-one-relation" => StatementSelection::WithMoreThanOneRelation,
        _ => return None,
    })
}

fn label_mode(word: &str) -> Option<LabelMode> {
    Some(match word {
        "hide-untitled" => LabelMode::HideUntitled,
        "title" => LabelMode::Title,
        "text" => LabelMode::Text,
        "none" => LabelMode::None,
        _ => return None,
    })
}

fn preselection(selection: &Data) -> Preselection {
    let titles = |key| selection.get(key).and_then(texts);
    Preselection {
        tags: titles("selectedTags"),
        without_tag: is_set(selection, "selectElementsWithoutTag"),
        sections: titles("selectedSections"),
        without_section: is_set(selection, "selectElementsWithoutSection"),
        exclude_statements: titles("excludeStatements").unwrap_or_default(),
        exclude_arguments: titles("excludeArguments").unwrap_or_default(),
        include_statements: titles("includeStatements").unwrap_or_default(),
        ignore_is_in_map: is_set(selection, "ignoreIsInMap"),
    }
}

fn grouping(group: &Data) -> Grouping {
    let defaults = Grouping::default();
    let depth = group.get("groupDepth").and_then(Data::as_number);
    Grouping {
        // A float becomes the nearest number that fits.
        depth: depth.map_or(defaults.depth, |depth| depth as u32),
        sections: match group.get("sections") {
            Some(Data::Map(sections)) => Some(sections.iter().map(section_group).collect()),
            _ => None,
        },
        regroup: regroup(group),
        ignore_is_group: is_set(group, "ignoreIsGroup"),
        ignore_is_closed: is_set(group, "ignoreIsClosed"),
    }
}

fn section_group((title, settings): &(String, Data)) -> SectionGroup {
    SectionGroup {
        title: title.clone(),
        is_group: flag(settings, "isGroup"),
        is_closed: is_set(settings, "isClosed"),
    }
}

/// The groups of `regroup`, each before those nested in it.
fn regroup(group: &Data) -> Vec<Regroup> {
    let mut groups = Vec::new();
    let mut stack: Vec<(&Data, u32)> = children(group, "regroup").map(|child| (child, 1)).collect();
    stack.reverse();
    while let Some((settings, level)) = stack.pop() {
        let titles = |key| settings.get(key).and_then(texts).unwrap_or_default();
        groups.push(Regroup {
            title: settings.get("title").and_then(text).unwrap_or_default(),
            level,
            tags: titles("tags"),
            statements: titles("statements"),
            arguments: titles("arguments"),
            is_closed: is_set(settings, "isClosed"),
        });
        let above = stack.len();
        stack.extend(children(settings, "children").map(|child| (child, level + 1)));
        stack[above..].reverse();
    }
    groups
}

fn children<'d>(settings: &'d Data, key: &str) -> impl Iterator<Item = &'d Data> {
    let list = match settings.get(key) {
        Some(Data::List(list)) => list.as_slice(),
        _ => &[],
    };
    list.iter().filter(|child| matches!(child, Data::Map(_)))
}

fn flag(settings: &Data, key: &str) -> Option<bool> {
    settings.get(key).and_then(Data::as_bool)
}

fn is_set(settings: &Data, key: &str) -> bool {
    flag(settings, key).unwrap_or(false)
}

/// A list of titles or tags; a single one stands for a list of it.
fn texts(value: &Data) -> Option<Vec<String>> {
    match value {
        Data::List(values) => Some(values.iter().filter_map(text).collect()),
        value => text(value).map(|text| vec![text]),
    }
}

/// A title or tag, be it one that YAML takes for a number.
fn text(value: &Data) -> Option<String> {
    match value {
        Data::Text(text) | Data::Date(text) => Some(text.clone()),
        Data::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(front_matter: &str) -> Options {
        let text = format!("===\n{front_matter}\n===\n\n[A]: a\n");
        Options::from_front_matter(crate::parse(&text).model.front_matter())
    }

    #[test]
    fn settings_are_read_and_the_rest_stays() {
        assert_eq!(options("title: none of this"), Options::default());
        let read = options(
            "selection: {statementSelectionMode: top-level, excludeDisconnected: false, selectedTags: [a, 7]}
map: {statementLabelMode: text}
group: {groupDepth: 1, sections: {One: {isGroup: true}}}",
        );
        assert_eq!(read.statements, StatementSelection::TopLevel);
        assert!(!read.exclude_disconnected);
        let tags = vec!["a".to_owned(), "7".to_owned()];
        assert_eq!(read.preselection.tags, Some(tags));
        assert_eq!(read.statement_labels, LabelMode::Text);
        assert_eq!(read.argument_labels, LabelMode::HideUntitled);
        assert_eq!(read.grouping.depth, 1);
        let sections = read.grouping.sections.expect("given");
        assert_eq!(sections[0].is_group, Some(true));
    }

    #[test]
    fn wrong_types_count_for_nothing() {
        let read = options(
            "selection: 3\nmap: {statementLabelMode: loud}\ngroup: {groupDepth: [], sections: 1}",
        );
        assert_eq!(read, Options::default());
        assert_eq!(options("group: {groupDepth: -4}").grouping.depth, 0);
    }

    #[test]
    fn a_tree_of_groups_is_read_from_the_top() {
        let read = options(
            "group:
  regroup:
    - title: One
      children: [{title: Two, statements: [A]}, {title: Three, isClosed: true}]
    - title: Four",
        );
        let groups = read.grouping.regroup.iter();
        let nested: Vec<_> = groups
            .map(|group| (group.title.as_str(), group.level))
            .collect();
        assert_eq!(nested, [("One", 1), ("Two", 2), ("Three", 2), ("Four", 1)]);
    }
}
