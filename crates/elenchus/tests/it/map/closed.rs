//! Closed groups stand for what they hold.

use elenchus::map::{DrawnEdge, DrawnEnd, Map, Options, project};
use elenchus::model::Model;

fn read(text: &str) -> (Model, Map) {
    let model = elenchus::parse(text).model;
    let map = project(&model, &Options::from_front_matter(model.front_matter()));
    (model, map)
}

fn drawn(text: &str) -> Vec<String> {
    let (model, map) = read(text);
    let end = |end: DrawnEnd| match end {
        DrawnEnd::Node(node) => model.title_of(map.node(node).element).to_owned(),
        DrawnEnd::Group(group) => {
            let section = map.groups()[group.index()].section;
            format!("({})", model.section(section).title)
        }
    };
    let told = |edge: &DrawnEdge| format!("{} {:?} {}", end(edge.from), edge.kind, end(edge.to));
    map.drawn_edges().iter().map(told).collect()
}

const TEXT: &str = "\
[Out]: out
  + [In]
  + [Other]
  - [Deep]

# Open

[Near]: near
  - [In]

## Closed {isClosed: true}

[In]: in
  + [Other]: other

### Inner

[Deep]: deep
  - [In]
";

#[test]
fn edges_are_attached_to_the_closed_group_and_those_inside_are_left_out() {
    let with = |settings: &str| format!("===\n{settings}\n===\n\n{TEXT}");
    assert_eq!(
        drawn(&with("group: {groupDepth: 3}")),
        [
            "(Closed) Support Out",
            "(Closed) Attack Out",
            "(Closed) Attack Near"
        ]
    );
    let open = drawn(&with("group: {groupDepth: 3, ignoreIsClosed: true}"));
    assert_eq!(open.len(), 6, "{open:?}");
    assert!(open.contains(&"In Attack Near".to_owned()), "{open:?}");
}

#[test]
fn two_closed_groups_face_each_other() {
    let text = "\
# One {isClosed: true}

[A]: a
  - [B]
  + [C]

# Two {isClosed: true}

[B]: b

[C]: c
";
    assert_eq!(drawn(text), ["(Two) Attack (One)", "(Two) Support (One)"]);
}

#[test]
fn of_nested_closed_groups_the_outermost_is_shown() {
    let text = "\
# One {isClosed: true}

## Two {isClosed: true}

[A]: a
  - [B]: b
  - [C]

# Three

[C]: c
";
    let (_, map) = read(text);
    let around: Vec<Option<u32>> = map
        .closed_around()
        .iter()
        .map(|group| group.map(|group| group.0))
        .collect();
    assert_eq!(around, [Some(0), Some(0), None]);
    assert_eq!(drawn(text), ["C Attack (One)"]);
}
