//! Unfolding and folding: by mouse, by key, by slider.

use crate::support::{BRIDGE, Key, Page};

/// The thesis and its first reasons are shown.
fn bridge() -> Page {
    Page::of_map_at(BRIDGE, "index.html#/?depth=1")
}

const FIRST: [&str; 4] = ["cost", "rebuild", "safety", "traffic"];

#[test]
fn a_click_on_the_control_unfolds_and_the_card_stays_under_the_pointer() {
    let page = bridge();
    assert_eq!(page.cards(), FIRST);
    assert_eq!(page.text_of(&Page::control("safety")), "+\n2 for");
    let before = page.box_of(&Page::card("safety"));

    page.click(&Page::control("safety"));
    page.wait_for_card("cracks");
    page.at_rest();
    let with = ["age", "cost", "cracks", "rebuild", "safety", "traffic"];
    assert_eq!(page.cards(), with);
    let after = page.box_of(&Page::card("safety"));
    assert!(after.moved_from(before) < 1.0, "{before:?} {after:?}");
    assert_eq!(
        page.attribute(&Page::control("safety"), "data-action"),
        "fold"
    );
    page.announces("Safety unfolded, 2 more claims");
}

#[test]
fn unfolding_and_folding_again_gives_back_the_same_map() {
    let page = bridge();
    page.click(&Page::control("safety"));
    page.wait_for_card("cracks");
    page.click(&Page::control("safety"));
    page.wait_until_gone("cracks");
    page.at_rest();
    assert_eq!(page.cards(), FIRST);
    page.announces("Safety folded, 2 claims hidden");
}

#[test]
fn the_other_cards_glide_to_their_places() {
    let page = bridge();
    // Keeps every place that the card passes through.
    page.js("window.places = new Set();
         const watch = () => {
           const card = document.querySelector('[data-node=cracks]');
           if (card) window.places.add(card.style.transform);
           requestAnimationFrame(watch);
         };
         watch();");
    page.click(&Page::control("safety"));
    page.wait_for_card("cracks");
    page.at_rest();
    let places = page.number("return window.places.size");
    assert!(places > 3.0, "{places} places on the way");
}

#[test]
fn nothing_glides_where_the_reader_wants_less_motion() {
    let page = bridge();
    page.prefers(&[("reduced-motion", "reduce")]);
    page.go("index.html?anew#/?depth=1");
    page.js("window.places = new Set();
         const watch = () => {
           const card = document.querySelector('[data-node=cracks]');
           if (card) window.places.add(card.style.transform);
           requestAnimationFrame(watch);
         };
         watch();");
    page.click(&Page::control("safety"));
    page.wait_for_card("cracks");
    page.at_rest();
    assert_eq!(page.number("return window.places.size"), 1.0);
    let running = page.number("return document.getAnimations().length");
    assert_eq!(running, 0.0);
}

#[test]
fn a_double_click_on_a_card_unfolds_and_folds_it() {
    let page = bridge();
    page.double_click(&format!("{} .card__title", Page::card("safety")));
    page.wait_for_card("cracks");
    page.at_rest();
    page.double_click(&format!("{} .card__title", Page::card("safety")));
    page.wait_until_gone("cracks");
}

#[test]
fn the_map_is_walked_and_unfolded_by_keys_alone() {
    let page = bridge();
    page.tab_to("rebuild");
    page.press(Key::Down);
    page.wait_for_focus("safety");
    page.press(Key::Enter);
    page.wait_for_card("cracks");
    page.at_rest();
    page.press(Key::Down);
    page.wait_for_focus("cracks");
    page.press(Key::Up);
    page.wait_for_focus("safety");
    page.press(Key::Right);
    page.wait_for_focus("traffic");
    page.press(Key::Home);
    page.wait_for_focus("rebuild");
    page.write("-");
    page.wait_until_gone("safety");
    assert_eq!(page.cards(), ["rebuild"]);
    page.write("+");
    page.wait_for_card("safety");
}

#[test]
fn going_down_from_a_folded_card_unfolds_it() {
    let page = bridge();
    page.click(&Page::card("safety"));
    page.press(Key::Down);
    page.wait_for_focus("cracks");
}

#[test]
fn the_slider_unfolds_to_a_depth_from_the_thesis_to_everything() {
    let page = bridge();
    page.slide("#depth", 0);
    page.wait_until_gone("safety");
    assert_eq!(page.cards(), ["rebuild"]);
    assert_eq!(page.text_of(".depth__words"), "thesis only");

    page.slide("#depth", 3);
    page.wait_for_card("records");
    let all = [
        "age", "cost", "cracks", "grant", "rebuild", "records", "safety", "traffic",
    ];
    assert_eq!(page.cards(), all);
    assert_eq!(page.text_of(".depth__words"), "everything");
}

#[test]
fn a_claim_that_supports_two_others_is_one_card_with_two_arrows() {
    let page = bridge();
    page.click(&Page::control("safety"));
    page.wait_for_card("age");
    page.at_rest();
    let arrows = "[data-edge][data-from=age]";
    assert_eq!(page.count(&Page::card("age")), 1);
    assert_eq!(
        page.texts(arrows, "element.dataset.to"),
        ["safety", "traffic"]
    );
}

#[test]
fn folding_hides_only_what_is_reached_through_the_folded_card_alone() {
    let page = Page::of_map_at(BRIDGE, "index.html#/?depth=9");
    page.click(&Page::control("safety"));
    page.wait_until_gone("cracks");
    assert!(page.has(&Page::card("age")), "Traffic still rests on it");
    page.at_rest();
    page.click(&Page::control("traffic"));
    page.wait_until_gone("age");
}

#[test]
fn every_claim_of_the_seed_map_is_on_the_map_once() {
    let page = Page::open_at("index.html#/?depth=99");
    let cards = page.cards();
    let mut once = cards.clone();
    once.dedup();
    assert_eq!(cards, once);
    let words = page.text_of("#status");
    assert!(
        words.contains(&format!("all {} claims shown", cards.len())),
        "{words}"
    );
}
