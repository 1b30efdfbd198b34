//! The address bar: links, back and forward.

use crate::support::Page;

const SYRIA: &str = "the-way-of-syria";

/// A window that has room for all cards of these tests: others are not on the page.
fn wide() -> Page {
    let page = Page::open();
    page.size(2800, 1800);
    page.reload();
    page
}

#[test]
fn a_link_opens_the_way_to_its_claim() {
    let page = Page::open_at("index.html#/claim/the-way-of-syria?view=map&depth=0");
    let canvas = page.box_of(".map__canvas");
    assert!(page.box_of(&Page::card(SYRIA)).overlaps(canvas));
    assert_eq!(page.attribute(&Page::card(SYRIA), "aria-current"), "true");
}

#[test]
fn a_link_restores_view_folds_and_selection() {
    let page = wide();
    page.click(&Page::control("put-to-the-test"));
    page.at_rest();
    page.click(&Page::card("moscows-protest"));
    page.at_rest();
    let (address, cards) = (page.fragment(), page.cards());
    page.go(&format!("index.html?again{address}"));
    assert_eq!(page.cards(), cards);
    assert_eq!(page.fragment(), address);
    assert_eq!(
        page.attribute(&Page::card("moscows-protest"), "aria-current"),
        "true"
    );
    page.click("#tab-outline");
    page.wait_until(
        "return !!document.querySelector('[data-view=outline]')",
        "the outline",
    );
    page.go(&format!("index.html?outline{}", page.fragment()));
    assert!(page.has("[data-view=outline]"));
}

#[test]
fn back_and_forward_go_through_what_was_seen() {
    let page = wide();
    let first = page.cards();
    page.click(&Page::control("put-to-the-test"));
    page.at_rest();
    let unfolded = page.cards();
    page.click("#tab-focus");
    page.wait_until(
        "return !!document.querySelector('[data-view=focus]')",
        "the focus view",
    );
    page.back();
    page.wait_until(
        "return !!document.querySelector('[data-view=map]')",
        "the map",
    );
    page.at_rest();
    assert_eq!(page.cards(), unfolded);
    page.back();
    page.at_rest();
    assert_eq!(page.cards(), first);
    page.forward();
    page.at_rest();
    assert_eq!(page.cards(), unfolded);
    page.forward();
    page.wait_until(
        "return !!document.querySelector('[data-view=focus]')",
        "the focus view",
    );
}

#[test]
fn one_move_of_the_slider_is_one_step_back() {
    let page = Page::open();
    let (first, before) = (page.cards(), page.number("return history.length"));
    page.js("const slider = document.querySelector('#depth');
         for (const depth of [2, 3, 4, 5]) {
           slider.value = depth;
           slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
         }");
    page.at_rest();
    assert!(page.cards().len() > first.len());
    assert_eq!(page.number("return history.length"), before + 1.0);
    page.back();
    page.at_rest();
    assert_eq!(page.cards(), first);
}

#[test]
fn an_address_that_means_nothing_shows_the_first_sight() {
    let page = Page::open_at("index.html#/claim/nobody-says-this?depth=x&view=upside-down");
    assert!(page.has(&Page::card("a-blow-to-russias-standing")));
}

#[test]
fn what_was_seen_of_the_map_is_there_after_another_view() {
    let page = Page::open();
    page.drag(page.box_of(".map__canvas").middle(), (60.0, 30.0));
    page.at_rest();
    let before = page.box_of(&Page::card("put-to-the-test"));
    page.click("#tab-outline");
    page.wait_until(
        "return !!document.querySelector('[data-view=outline]')",
        "the outline",
    );
    page.click("#tab-map");
    page.wait_until(
        "return !!document.querySelector('[data-view=map]')",
        "the map",
    );
    page.at_rest();
    assert!(
        page.box_of(&Page::card("put-to-the-test"))
            .moved_from(before)
            < 1.0
    );
}
