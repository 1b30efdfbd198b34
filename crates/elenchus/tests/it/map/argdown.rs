//! The rules of Argdown's own maps, one small document a rule.

use elenchus::map::{Map, NodeId, Options, project, regrouped};

use super::{edges, slugs};

fn map(text: &str) -> Map {
    let model = elenchus::parse(text).model;
    let options = Options::from_front_matter(model.front_matter());
    project(&regrouped(&model, &options), &options)
}

fn with(settings: &str, text: &str) -> Map {
    map(&format!("===\n{settings}\n===\n\n{text}"))
}

#[test]
fn statements_need_a_title_or_a_relation_outside_arguments() {
    let text = "\
[T]: t
  - Untitled, but it opposes something.

<A>

(1) Only a premise.
----
(2) [T]

Nothing to do with it.
";
    assert_eq!(
        slugs(&map(text)),
        ["t", "untitled-but-it-opposes-something", "a"]
    );
}

#[test]
fn every_way_to_select_statements() {
    let text = "\
[T]: t
  + [R]: r

<A>

(1) [P]: p
(2) Untitled premise.
----
(3) [R]

[Alone]: alone

<B>

(1) [P]
----
(2) Other.
";
    let select = |mode: &str| {
        let settings = format!("selection: {{statementSelectionMode: {mode}}}");
        let map = with(&settings, text);
        slugs(&map).join(" ")
    };
    assert_eq!(select("with-title"), "t r a p b");
    assert_eq!(select("all"), "t r a p untitled-premise b other");
    assert_eq!(select("top-level"), "t a");
    assert_eq!(select("with-relations"), "t r a");
    assert_eq!(select("not-used-in-argument"), "t a");
    assert_eq!(select("with-more-than-one-relation"), "t a");
}

#[test]
fn what_is_connected_to_nothing_may_stay() {
    let text = "[T]: t\n\n<A>: a\n";
    assert!(slugs(&map(text)).is_empty());
    let kept = with("selection: {excludeDisconnected: false}", text);
    assert_eq!(slugs(&kept), ["t", "a"]);
}

#[test]
fn titles_tags_sections_and_data_preselect() {
    let text = "\
[T]: t #x
  + [A]: a #y
  + [B]: b

# Section

[C]: c {isInMap: false}
  +> [T]

[D]: d
  +> [T]
";
    let select = |settings: &str| slugs(&with(settings, text)).join(" ");
    assert_eq!(select("title: none"), "t a b d");
    assert_eq!(select("selection: {excludeStatements: [A]}"), "t b d");
    assert_eq!(select("selection: {selectedTags: [x, y]}"), "t a");
    let untagged = "selection: {selectedTags: [x], selectElementsWithoutTag: true}";
    assert_eq!(select(untagged), "t b d");
    let outside = "selection: {selectedSections: [], selectElementsWithoutSection: true}";
    assert_eq!(select(outside), "t a b");
    assert_eq!(select("selection: {ignoreIsInMap: true}"), "t a b c d");
}

#[test]
fn arguments_stand_in_for_statements_without_a_node() {
    let text = "\
[T]: t

<A>

(1) [P]: p
----
(2) [C]: c

<B>

(1) [C]
----
(2) [T]

[X]: x
  -> [P]
";
    let all = [
        "x attack p",
        "a conclusion c",
        "b conclusion t",
        "p premise a",
        "c premise b",
    ];
    assert_eq!(edges(&map(text)), all);
    let few = with("selection: {excludeStatements: [C, P]}", text);
    assert_eq!(edges(&few), ["x attack a", "a premise b", "b conclusion t"]);
}

#[test]
fn only_statements_entail_and_contradict() {
    let text = "[A]: a\n  >< [B]: b\n\n<X>\n\n(1) [B]\n----\n(2) [C]: c\n  + [A]\n";
    let strict = "model: {mode: strict}\nselection: {excludeStatements: [B, C]}";
    assert_eq!(edges(&with(strict, text)), ["a attack x"]);
    let strict = with("model: {mode: strict}", text);
    let all = [
        "b contradictory a",
        "a entails c",
        "x conclusion c",
        "b premise x",
    ];
    assert_eq!(edges(&strict), all);
}

#[test]
fn no_two_edges_join_the_same_nodes_in_the_same_way() {
    let text = "\
===
model: {transformArgumentRelations: false}
===

[T]: t
  + <A>

<A>

(1) [P]: p
(2) [P]
----
(3) [T]

[P]
  +> <A>
";
    assert_eq!(edges(&map(text)), ["a support t", "p support a"]);
}

const SECTIONS: &str = "\
# One

[A]: a
  + [B]: b

## Two

[C]: c
  -> [A]

### Three {isClosed: true}

[D]: d
  -> [A]

## Empty
";

fn groups(map: &Map, text: &str) -> Vec<String> {
    let model = elenchus::parse(text).model;
    let title = |index: usize| {
        let group = &map.groups()[index];
        model.section(group.section).title.to_string()
    };
    let told = |index: usize| {
        let group = &map.groups()[index];
        let parent = group
            .parent
            .map_or(String::new(), |parent| title(parent.index()));
        let closed = if group.closed { " closed" } else { "" };
        format!("{parent}/{}{closed}", title(index))
    };
    (0..map.groups().len()).map(told).collect()
}

#[test]
fn the_deepest_sections_become_groups() {
    let map = map(SECTIONS);
    assert_eq!(groups(&map, SECTIONS), ["/Two", "Two/Three closed"]);
    let group_of = |slug| map.node(map.node_by_slug(slug).expect(slug)).group;
    assert_eq!(group_of("a"), None);
    assert_eq!(group_of("d").map(|group| group.index()), Some(1));
}

#[test]
fn settings_say_which_sections_become_groups() {
    let told = |settings: &str| {
        let text = format!("===\ngroup: {settings}\n===\n\n{SECTIONS}");
        groups(&map(&text), &text).join(" ")
    };
    assert_eq!(told("{groupDepth: 3}"), "/One One/Two Two/Three closed");
    assert_eq!(told("{groupDepth: 0}"), "");
    assert_eq!(
        told("{sections: {One: {isGroup: true, isClosed: true}}}"),
        "/One closed"
    );
    assert_eq!(told("{ignoreIsClosed: true}"), "/Two Two/Three");
}

#[test]
fn groups_may_be_formed_anew() {
    let text = format!(
        "===
group:
  groupDepth: 3
  regroup: [{{title: New, statements: [A, D], children: [{{title: Inner, statements: [B]}}]}}]
===

{SECTIONS}"
    );
    let model = elenchus::parse(&text).model;
    let options = Options::from_front_matter(model.front_matter());
    let model = regrouped(&model, &options);
    let map = project(&model, &options);
    let told: Vec<_> = map
        .ids()
        .map(|node| {
            let group = map
                .node(node)
                .group
                .map(|group| map.groups()[group.index()].section);
            let title = group.map_or("", |section| model.section(section).title.as_str());
            format!("{} {title}", map.slug(node))
        })
        .collect();
    assert_eq!(told, ["a New", "b Inner", "c ", "d New"]);
    assert_eq!(map.groups().len(), 2);
}

#[test]
fn labels_are_as_the_settings_say() {
    let text = "[T]: text\n  - [Bare]\n  + Untitled.\n";
    let told = |mode: &str| {
        let map = with(&format!("map: {{statementLabelMode: {mode}}}"), text);
        let label = |node: &elenchus::map::Node| match (node.shows_title, node.shows_text) {
            (true, true) => "both",
            (true, false) => "title",
            (false, true) => "text",
            (false, false) => "neither",
        };
        map.nodes().iter().map(label).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told("hide-untitled"), "both title text");
    assert_eq!(told("title"), "title title title");
    assert_eq!(told("text"), "text title text");
    assert_eq!(told("none"), "neither neither neither");
}

#[test]
fn what_bears_on_itself_has_an_edge_to_itself() {
    let model = elenchus::parse("[A]: a\n  - [A]\n\n[B]: b\n  >< [B]\n").model;
    let map = project(&model, &Options::default());
    let ends: Vec<_> = map
        .edges()
        .iter()
        .map(|edge| (edge.from.0, edge.to.0))
        .collect();
    assert_eq!(ends, [(0, 0), (1, 1)]);
    assert_eq!(map.incoming(NodeId(1)).len(), 1);
    assert!(project(&model, &Options::reading()).edges().is_empty());
}
