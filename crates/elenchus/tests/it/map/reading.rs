//! The map a reader unfolds.

use elenchus::map::{Folds, Map, Options, project};

use super::{edges, roots, slugs};
use crate::documents::read;

fn map(text: &str) -> Map {
    read(text).1
}

#[test]
fn premises_hang_beneath_their_argument_and_that_beneath_its_conclusion() {
    let text = "\
[T]: t
  + <A>

<A>: a

(1) [P]: p
(2) Untitled premise.
----
(3) [M]: on the way
(4) Another.
-- Rule --
(5) [T]
";
    let all = [
        "a conclusion t",
        "p premise a",
        "untitled-premise premise a",
        "m premise a",
        "another premise a",
    ];
    assert_eq!(edges(&map(text)), all);
    assert_eq!(roots(&map(text)), ["t"]);
}

#[test]
fn an_argument_stands_for_its_untitled_conclusion() {
    let text = "\
[T]: t
  - <A>

<A>

(1) p
----
(2) And so it is not.
  - [X]: x
";
    let (model, map) = read(text);
    assert_eq!(edges(&map), ["a attack t", "x attack a", "p premise a"]);
    let node = map.node(map.node_by_slug("a").expect("there"));
    assert_eq!(node.text(&model), "And so it is not.");
    assert!(node.shows_text && node.shows_title);
}

#[test]
fn an_argument_without_any_title_is_told_by_its_conclusion() {
    let text = "(1) p\n----\n(2) Socrates is mortal.\n";
    let (model, map) = read(text);
    assert_eq!(slugs(&map), ["socrates-is-mortal", "p"]);
    let node = &map.nodes()[0];
    assert_eq!(node.title(&model), None);
    assert_eq!(node.text(&model), "Socrates is mortal.");
}

#[test]
fn an_undercut_of_a_step_goes_to_its_argument() {
    let text = "<A>: a\n\n(1) p\n----\n  <_ [U]: u\n(2) [T]: t\n";
    assert_eq!(
        edges(&map(text)),
        ["u undercut a", "a conclusion t", "p premise a"]
    );
}

#[test]
fn sentences_alone_are_shown_where_there_is_nothing_else() {
    assert_eq!(
        slugs(&map("One thing.\n\nAnother thing.\n")),
        ["one-thing", "another-thing"]
    );
    assert_eq!(slugs(&map("One thing.\n\n[T]: t\n")), ["t"]);
    assert!(slugs(&map("")).is_empty());
}

#[test]
fn what_says_is_in_map_false_is_left_out() {
    let text = "[T]: t\n  + [A]: a {isInMap: false}\n    + [B]: b\n";
    assert_eq!(slugs(&map(text)), ["t", "b"]);
    let text = "[T]: t\n\n<A>: a {isInMap: false}\n\n(1) p\n----\n(2) [T]\n";
    assert_eq!(slugs(&map(text)), ["t"]);
}

#[test]
fn a_marked_thesis_is_the_first_root_though_it_supports_something() {
    let text = "\
[Last word]: w
  + [T]: t {role: thesis}
    + [A]: a

[Alone]: alone
";
    let map = map(text);
    assert_eq!(roots(&map), ["t", "last-word", "alone"]);
    assert_eq!(map.depth(map.node_by_slug("a").expect("there")), 1);
}

#[test]
fn a_ring_hangs_by_its_first_claim() {
    let text = "\
[Into it]: i
  +> [B]

[A]: a
  + [B]: b
    - [A]
";
    assert_eq!(roots(&map(text)), ["b"]);
    let two = "[A]: a\n  + [B]: b\n    + [A]\n\n[C]: c\n  + [D]: d\n    + [C]\n    + [B]\n";
    // The second ring leads to nothing else; the first bears on it.
    assert_eq!(roots(&map(two)), ["c"]);
}

#[test]
fn what_is_opposed_symmetrically_bears_on_both() {
    let text = "[A]: a\n  >< [B]: b\n    + [C]: c\n";
    let map = map(text);
    let node = |slug| map.node_by_slug(slug).expect(slug);
    assert_eq!(roots(&map), ["a"]);
    assert_eq!(map.reasons(node("a")).con, [node("b")]);
    assert_eq!(map.reasons(node("b")).con, [node("a")]);
    let mut folds = Folds::to_depth(&map, 0);
    folds.reveal(&map, node("c"));
    assert!(map.view(&folds).shows(node("c")));
}

#[test]
fn contraries_hang_beneath_what_they_deny() {
    let text = "===\nmodel: {mode: strict}\n===\n\n[T]: t\n  - [A]: a\n  -> [B]: b\n";
    let map = map(text);
    assert_eq!(edges(&map), ["a contrary t", "t contrary b"]);
    assert_eq!(roots(&map), ["b"]);
}

#[test]
fn titles_get_their_slug_before_texts_do() {
    let text = "[T]: t\n  + Safety first.\n  - [Safety first]: s\n  - <Safety first>\n";
    assert_eq!(
        slugs(&map(text)),
        ["t", "safety-first-3", "safety-first", "safety-first-2"]
    );
}

#[test]
fn a_long_chain_of_structures_takes_linear_time() {
    let mut text = String::new();
    for index in 0..10_000 {
        let next = index + 1;
        text.push_str(&format!(
            "<A{index}>\n\n(1) [S{next}]\n----\n(2) [S{index}]\n\n"
        ));
    }
    let model = elenchus::parse(&text).model;
    let map = project(&model, &Options::reading());
    assert_eq!((map.nodes().len(), map.edges().len()), (20_001, 20_000));
    assert_eq!(map.max_depth(), 20_000);
    let plain = project(&model, &Options::default());
    assert_eq!(plain.edges().len(), 20_000);
}

#[test]
fn ten_thousand_reasons_for_one_claim_take_linear_time() {
    let reasons: String = (0..10_000)
        .map(|index| format!("  + [R{index}]\n"))
        .collect();
    let map = map(&format!("[T]: t\n{reasons}"));
    let thesis = map.roots()[0];
    assert_eq!(map.reasons(thesis).pro.len(), 10_000);
    let view = map.view(&Folds::to_depth(&map, 1));
    assert_eq!(view.nodes.len(), 10_001);
}
