//! Where a thing is defined, and where else it stands.

use elenchus::service::{definition, references};

use super::case;

fn defined(marked: &str) -> Vec<String> {
    let case = case(marked);
    case.shown(&definition(&case.reading(), case.cursor))
}

fn referred(marked: &str, with_definitions: bool) -> Vec<String> {
    let case = case(marked);
    case.shown(&references(&case.reading(), case.cursor, with_definitions))
}

#[test]
fn a_reference_leads_to_the_definition() {
    let text = "[A]: a\n\n[B]: b\n  + [A‸]\n";
    assert_eq!(defined(text), ["1:[A]:"]);
    assert_eq!(
        defined("[A]: a\n\n[B]: b\n  + [A]‸\n"),
        ["1:[A]:"],
        "behind it"
    );
    assert_eq!(
        defined("[A]: a\n\n[B]: b\n  + ‸[A]\n"),
        ["1:[A]:"],
        "before it"
    );
}

#[test]
fn statements_and_arguments_of_one_title_are_two_things() {
    assert_eq!(defined("[A]: a\n\n<A>: b\n\nas @<A‸> shows\n"), ["3:<A>:"]);
}

#[test]
fn the_definition_that_counts_comes_first() {
    let text = "[A]: one\n\n[A]: two\n\n[A]: three {isCanonical: true}\n\n[A]: four\n\n[‸A]\n";
    assert_eq!(defined(text), ["5:[A]:", "1:[A]:", "3:[A]:", "7:[A]:"]);
}

#[test]
fn an_argument_without_a_description_is_defined_by_its_structure() {
    let text = "[T]: t\n  + <A‸>\n\n<A>\n\n(1) p\n----\n(2) c\n";
    assert_eq!(defined(text), ["6:(1) p"]);
}

#[test]
fn what_nothing_defines_is_where_it_first_stands() {
    assert_eq!(defined("[A]\n  + [B]\n\n[C]\n  + [B‸]\n"), ["2:[B]"]);
}

#[test]
fn the_words_of_an_element_lead_to_those_that_count() {
    let text = "[A]: first ‸words\n\n[A]: last words\n";
    assert_eq!(defined(text), ["3:[A]: last words"]);
    assert_eq!(defined("no‸body names this\n"), ["1:nobody names this"]);
}

#[test]
fn elsewhere_there_is_no_definition() {
    for text in [
        "# Hea‸ding\n",
        "===\nti‸tle: x\n===\n\na\n",
        "‸",
        "[A]: a #t‸ag\n",
    ] {
        assert_eq!(defined(text), [""; 0], "{text}");
    }
}

#[test]
fn references_are_all_places_of_a_title() {
    let text = "[A]: a\n\n[B]: see @[A]\n  + [A‸]\n\n<A>: another\n";
    assert_eq!(referred(text, true), ["1:[A]:", "3:@[A]", "4:[A]"]);
    assert_eq!(referred(text, false), ["3:@[A]", "4:[A]"]);
}

#[test]
fn references_of_a_tag_are_all_places_of_it() {
    let text = "# H #x\n\n[A]: a #(x) and #y\n\n[B]: b #x‸\n";
    assert_eq!(referred(text, false), ["1:#x", "3:#(x)", "5:#x"]);
}
