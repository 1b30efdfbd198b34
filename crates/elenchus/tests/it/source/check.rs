use std::fmt::Write as _;

use proptest::prelude::*;

use elenchus::diagnostic::{Code, Safety};
use elenchus::model::Element;
use elenchus::source::{Checks, Fidelity, Format, check, check_places, read};
use elenchus::text::apply;

use super::Example;

const ARTICLE: &str = "\
# Why the bridge matters

Three of the piers have cracks. The inspectors call them “harmless for now,” but not for good.

Steel was dear that year, and the council waited. It still waits.
";

/// What a map with these lines is told about the article.
fn told(lines: &str) -> String {
    let map = format!("===\nsources: {{report: {{}}}}\n===\n\n{lines}\n");
    let mut out = String::new();
    for remark in checked(&map).remarks {
        let words = remark.span.of(&map);
        let _ = writeln!(out, "{} {words}: {}", remark.code, remark.message);
        let _ = writeln!(out, "  {}", remark.help);
        if let Some(fix) = remark.fix {
            assert_eq!(fix.safety, Safety::Unsafe);
            let fixed = apply(&map, &fix.edits).expect("edits in order");
            let line = fixed
                .lines()
                .find(|line| !map.contains(line))
                .unwrap_or_default();
            let _ = writeln!(out, "  {}: {line}", fix.title);
            let again = checked(&fixed).remarks;
            assert!(
                again.iter().all(|other| other.code != remark.code),
                "{fixed}"
            );
        }
    }
    out
}

fn checked(map: &str) -> Checks {
    let article = read(ARTICLE, Format::Markdown);
    let model = elenchus::parse(map).model;
    let checks = check(map, &model, None, &article);
    assert_eq!(
        check_places(map, &model, None, &article.shape()),
        checks
            .remarks
            .iter()
            .filter(|r| r.code == Code::MissingPlace)
            .cloned()
            .collect::<Vec<_>>()
    );
    checks
}

#[test]
fn a_map_that_keeps_to_its_article_is_told_nothing() {
    let lines = "\
[A]: The piers are cracked. {at: [\"2.1\", \"2.2\"], quote: [three of the piers have cracks, 'harmless for now']}

[B]: They are said to be “harmless for now”, and steel was “dear”. {at: \"2\"}

[C]: Elsewhere it is said so too. {at: [\"other:9.9\", \"report:1\"], quote: never said}
";
    assert_eq!(told(lines), "");
}

#[test]
fn places_beyond_the_article() {
    assert_eq!(
        told("[A]: a {at: [\"2.1\", \"2.3\", \"4.1\", \"3.1-5.1\"]}"),
        "\
E-place-missing at: `2.3` is not in the article: paragraph 2 has 2 sentences
  name a sentence that is there; where the article was changed, look for where it went
E-place-missing at: `4.1` is not in the article: the article has 3 paragraphs, headings included
  name a sentence that is there; where the article was changed, look for where it went
E-place-missing at: `3.1-5.1` is not in the article: the article has 3 paragraphs, headings included
  name a sentence that is there; where the article was changed, look for where it went
"
    );
    let map = "===\nbackground: {\"2.9\": a joke}\n===\n\n[A]: a\n";
    let remarks = checked(map).remarks;
    assert_eq!(remarks.len(), 1);
    assert_eq!(remarks[0].span.of(map), "\"2.9\"");
}

#[test]
fn a_quotation_that_stands_elsewhere() {
    assert_eq!(
        told("[A]: a\n\n[A] {at: \"2.1\", quote: the council waited}"),
        "\
E-quote quote: “the council waited” does not stand in 2.1 word for word
  it stands in 3.1; name that in `at`
  write `at: \"3.1\"`: [A] {at: \"3.1\", quote: the council waited}
"
    );
}

#[test]
fn a_quotation_that_is_nearly_right() {
    assert_eq!(
        told("[A]: a {\n  at: \"report:3.1\"\n  quote: Steel was so dear that year\n}"),
        "\
E-quote quote: “Steel was so dear that year” does not stand in report:3.1 word for word
  the nearest words stand in report:3.1: “Steel was dear that year”
  quote the article’s words:   quote: \"Steel was dear that year\"
"
    );
    assert_eq!(
        told("[A]: a {at: [\"3.1\", \"3.2\"], quote: [steel was dear, it waits still]}"),
        "\
E-quote quote: “it waits still” does not stand in 3.2 word for word
  the nearest words stand in 3.2: “It still”
"
    );
}

#[test]
fn a_quotation_of_nothing() {
    assert_eq!(
        told("[A]: a {at: \"2.1\", quote: nobody will ever say this}"),
        "\
E-quote quote: “nobody will ever say this” does not stand in 2.1 word for word
  give the words as they stand in the article, or leave `quote` out
"
    );
}

#[test]
fn words_between_quotation_marks() {
    assert_eq!(
        told("[A]: It is “a disgrace to us all”, “the council waited”. {at: \"2.1\"}"),
        "\
H-quotation-marks a disgrace to us all: “a disgrace to us all” stands between quotation marks, but not in 2.1
  leave the marks out where the words are yours
H-quotation-marks the council waited: “the council waited” stands between quotation marks, but not in 2.1
  it stands in 3.1; cite that as well
"
    );
}

#[test]
fn fidelity_is_that_of_all_places_together() {
    let map = "\
[A]: Three of the piers have cracks, and still the council waits. {at: [\"3.2\", \"2.1\"]}
  + <B> {at: \"3.1\"}
  + [C]: The council waited. It still waits. {at: \"3.1-3.2\"}
  + [D]: Money is short. {at: \"3.1\"}
  + [E]: no place
";
    let checks = checked(map);
    let model = elenchus::parse(map).model;
    let told: Vec<(&str, Option<Fidelity>)> = checks
        .claims
        .iter()
        .map(|claim| (model.title_of(claim.element), claim.fidelity))
        .collect();
    assert_eq!(
        told,
        [
            ("A", Some(Fidelity::CloseParaphrase)),
            ("C", Some(Fidelity::Quotation)),
            ("D", Some(Fidelity::Interpretation)),
            ("B", None),
        ]
    );
    assert!(matches!(checks.claims[3].element, Element::Argument(_)));
}

#[test]
fn quotations_are_found_where_they_stand() {
    let map = "[A]: a {at: \"2.2\", quote: \"“harmless for now,” but\"}\n";
    let checks = checked(map);
    let article = read(ARTICLE, Format::Markdown);
    let span = checks.claims[0].quotes[0].span.expect("found");
    assert_eq!(span.of(article.text()), "harmless for now,” but");
}

#[test]
fn every_remark_about_an_article_has_a_near_miss() {
    let near = "\
--- map
===
sources: {a: {file: a.txt}, b: {}}
background: {\"1.2-1.4\": names only}
===

[A]: It says “one — two four, five” here. {at: [\"1.1\", \"b:8.8\"], quote: \"One — two four, five\"}

[B]: b {at: \"1.9\"}
--- a.txt
One - two four, five. Two is it. Three is it. Four is it. Five is it. Six is it. Seven is it. Eight is it. Nine is it.
";
    assert_eq!(Example::of(near).remarks(), []);
}

#[test]
fn the_second_seed_quotes_word_for_word() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let file = |name| std::fs::read_to_string(folder.join(name)).expect("a seed");
    let (map, text) = (file("nowhere-to-sit.argdown"), file("nowhere-to-sit.md"));
    let model = elenchus::parse(map.as_str()).model;
    let article = read(&text, Format::Markdown);
    let checks = check(&map, &model, None, &article);
    assert_eq!(checks.remarks, []);
    let quotes: Vec<_> = checks
        .claims
        .iter()
        .flat_map(|claim| &claim.quotes)
        .collect();
    assert!(quotes.len() >= 40, "{}", quotes.len());
    assert!(quotes.iter().all(|quote| quote.span.is_some()));
    let coverage = elenchus::source::coverage(&model, None, &article.shape());
    assert_eq!(
        coverage
            .unaccounted()
            .map(|place| place.to_string())
            .collect::<Vec<_>>(),
        [""; 0]
    );
}

proptest! {
    /// Remarks lie in the map, say something and mend what they say.
    #[test]
    fn any_map_can_be_held_against_any_article(
        lines in prop::collection::vec((0_u32..5, 0_u32..4, "[ab “”.…'\"{}]{0,12}"), 0..5),
        article in "([ab]{1,3}[ .“”\n]{1,2}){0,20}",
    ) {
        let mut map = "===\nsources: {one: {}}\nbackground: {\"2\": why, \"7.7\": not}\n===\n".to_owned();
        for (index, (paragraph, sentence, words)) in lines.iter().enumerate() {
            let quoted = words.replace(['"', '{', '}'], "");
            let _ = write!(map, "\n[S{index}]: {quoted} {{at: \"{paragraph}.{sentence}\", quote: \"{quoted}\"}}\n");
        }
        let model = elenchus::parse(map.as_str()).model;
        let article = read(&article, Format::Plain);
        let checks = check(&map, &model, None, &article);
        for remark in &checks.remarks {
            prop_assert!(map.get(remark.span.start as usize..remark.span.end as usize).is_some());
            prop_assert!(!remark.help.is_empty() && !remark.span.is_empty());
            if let Some(fix) = &remark.fix {
                let fixed = apply(&map, &fix.edits).expect("edits in order");
                let model = elenchus::parse(fixed.as_str()).model;
                let left = check(&fixed, &model, None, &article).remarks;
                let count = |remarks: &[elenchus::Diagnostic]| remarks.iter().filter(|r| r.code == remark.code).count();
                prop_assert!(count(&left) < count(&checks.remarks), "{} stays in\n{fixed}", remark.message);
            }
        }
        for claim in &checks.claims {
            for quote in &claim.quotes {
                prop_assert!(quote.span.is_none_or(|span| !span.of(article.text()).is_empty()));
            }
        }
    }
}
