//! Colours by Argdown's rules, one small document a rule.

use elenchus::map::{Colour, Colours, Options, colours, project};

fn colours_of(settings: &str, text: &str) -> Colours {
    let front = format!("===\nselection: {{excludeDisconnected: false}}\n{settings}\n===\n\n");
    let model = elenchus::parse(&(front + text)).model;
    let map = project(&model, &Options::from_front_matter(model.front_matter()));
    colours(&model, &map)
}

fn words(colours: &[Option<Colour>]) -> Vec<String> {
    let word =
        |colour: &Option<Colour>| colour.map_or("none".to_owned(), |colour| colour.to_string());
    colours.iter().map(word).collect()
}

fn nodes(settings: &str, text: &str) -> Vec<String> {
    words(&colours_of(settings, text).nodes)
}

#[test]
fn digits_are_read_and_words_are_not() {
    assert_eq!(Colour::parse("#1b9e77"), Some(Colour(0x1b_9e77)));
    assert_eq!(Colour::parse("#F0a"), Some(Colour(0xff_00aa)));
    for word in ["red", "#12345", "1b9e77", "#", "#ééé", "url(x)", "#1b9e77;"] {
        assert_eq!(Colour::parse(word), None, "{word}");
    }
}

#[test]
fn tags_take_the_colours_of_the_scheme_in_the_order_of_the_text() {
    let text = "[A]: plain\n\n[B]: one #x\n\n<C>: two #y\n\n[D]: again #x\n";
    assert_eq!(
        nodes(
            "color: {colorScheme: [\"#111111\", \"#222222\", \"#333333\"]}",
            text
        ),
        ["#111111", "#222222", "#333333", "#222222"]
    );
    assert_eq!(nodes("color: {colorizeByTag: false}", text), ["#1b9e77"; 4]);
}

#[test]
fn a_scheme_can_run_out() {
    let text = "[A]: a #x\n\n[B]: b #y\n\n[C]: c #z\n";
    assert_eq!(
        nodes("color: {colorScheme: [\"#111\", \"#222\", nonsense]}", text),
        ["#222222", "none", "none"]
    );
}

#[test]
fn data_goes_before_titles_and_titles_before_tags() {
    let text =
        "[A]: a #x {color: \"#abc\"}\n\n[B]: b #x\n\n<C>: c {color: 2}\n\n[D]: d {color: red}\n";
    let settings = "color: {statementColors: {A: \"#000001\", B: \"#000002\"}}";
    assert_eq!(
        nodes(settings, text),
        ["#aabbcc", "#000002", "#7570b3", "none"]
    );
    let ignoring = "color: {ignoreColorData: true, argumentColors: {C: 1}}";
    assert_eq!(
        nodes(ignoring, text),
        ["#d95f02", "#d95f02", "#d95f02", "#1b9e77"]
    );
}

#[test]
fn of_several_tags_the_one_of_the_highest_priority_counts() {
    let settings = "color: {tagColors: {x: 3, y: {color: \"#00ff00\", priority: 2}, z: {color: 5, priority: 1}}}";
    let text = "[A]: a #x #z #y\n\n[B]: b #x #z\n\n[C]: c #x #other\n";
    assert_eq!(nodes(settings, text), ["#00ff00", "#e6ab02", "#e7298a"]);
}

#[test]
fn groups_go_by_their_depth_or_as_is_said() {
    let text =
        "# One\n\n[A]: a\n\n## Two #t\n\n[B]: b\n\n### Three {color: \"#010203\"}\n\n[C]: c\n";
    let group = |settings: &str| words(&colours_of(settings, text).groups);
    assert_eq!(
        group("group: {groupDepth: 3}"),
        ["#dadada", "#bababa", "#010203"]
    );
    assert_eq!(
        group("group: {groupDepth: 3}\ncolor: {ignoreColorData: true, groupColors: {One: 1}}"),
        ["#bababa", "#bababa", "#aaaaaa"]
    );
    // Only the two deepest are groups: the upper one is not nested.
    assert_eq!(
        group("color: {ignoreColorData: true}"),
        ["#dadada", "#bababa"]
    );
    assert_eq!(
        group(
            "group: {groupDepth: 3}\ncolor: {colorizeGroupsByTag: true, tagColors: {t: \"#00f\"}}"
        ),
        ["#dadada", "#0000ff", "#010203"]
    );
}

#[test]
fn edges_have_the_colour_of_their_kind() {
    let text = "[A]: a\n  + [B]: b\n  - [C]: c\n\n<D>: d\n  _ <E>: e\n";
    assert_eq!(
        words(&colours_of("color: {relationColors: {attack: \"#123\"}}", text).edges),
        ["#00ff00", "#112233", "#551a8b"]
    );
}

#[test]
fn what_is_no_setting_counts_for_nothing() {
    let text = "[A]: a #x\n";
    for settings in [
        "color: 3",
        "color: {colorScheme: unheard-of, tagColors: [1], groupColorScheme: 4}",
        "color: {colorScheme: {a: b}}",
    ] {
        assert_eq!(nodes(settings, text), ["#d95f02"], "{settings}");
    }
}
