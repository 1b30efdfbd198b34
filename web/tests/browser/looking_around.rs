//! Moving and zooming the map.

use crate::support::{Box, Key, Page};

const CARD: &str = "oil-may-hurt-next";

fn card(page: &Page) -> Box {
    page.box_of(&Page::card(CARD))
}

/// Where a point lies on a card, as shares of its width and height.
fn share(on: Box, point: (f64, f64)) -> (f64, f64) {
    ((point.0 - on.x) / on.width, (point.1 - on.y) / on.height)
}

#[track_caller]
fn same_place(before: Box, after: Box, point: (f64, f64)) {
    let (was, is) = (share(before, point), share(after, point));
    let apart = (was.0 - is.0).abs().max((was.1 - is.1).abs());
    assert!(apart < 0.02, "{was:?} becomes {is:?}");
}

#[test]
fn dragging_moves_the_map_and_selects_nothing() {
    let page = Page::open();
    let (before, address) = (card(&page), page.fragment());
    page.drag(before.middle(), (-120.0, 40.0));
    page.at_rest();
    let after = card(&page);
    assert!(
        (after.x - before.x + 120.0).abs() < 2.0,
        "{before:?} {after:?}"
    );
    assert!(
        (after.y - before.y - 40.0).abs() < 2.0,
        "{before:?} {after:?}"
    );
    assert_eq!(page.fragment(), address);
}

#[test]
fn the_wheel_zooms_and_what_is_under_the_pointer_stays_there() {
    let page = Page::open();
    let before = card(&page);
    let (x, y) = before.middle();
    let pointer = (x.round() + 30.0, y.round());
    page.wheel(pointer, -240);
    page.at_rest();
    let larger = card(&page);
    assert!(larger.width > before.width * 1.2, "{before:?} {larger:?}");
    same_place(before, larger, pointer);
    page.wheel(pointer, 480);
    page.at_rest();
    let smaller = card(&page);
    assert!(smaller.width < before.width, "{before:?} {smaller:?}");
    same_place(before, smaller, pointer);
}

#[test]
fn two_fingers_zoom_about_their_middle() {
    let page = Page::open();
    page.phone();
    page.go("index.html?phone#/?view=map");
    let before = page.box_of(&Page::card("a-blow-to-russias-standing"));
    let about = before.middle();
    page.pinch(about, 1.6);
    page.at_rest();
    let after = page.box_of(&Page::card("a-blow-to-russias-standing"));
    assert!(
        (after.width / before.width - 1.6).abs() < 0.1,
        "{before:?} {after:?}"
    );
    same_place(before, after, about);
}

#[test]
fn buttons_and_keys_zoom_and_fit() {
    let page = Page::open();
    let before = card(&page);
    page.click("#zoom-in");
    page.at_rest();
    assert!(card(&page).width > before.width * 1.1);
    page.click("#zoom-out");
    page.at_rest();
    assert!((card(&page).width - before.width).abs() < 1.0);
    page.click(&Page::card("a-blow-to-russias-standing"));
    page.write("i");
    page.at_rest();
    assert!(card(&page).width > before.width * 1.1);
    page.write("0");
    page.at_rest();
    let canvas = page.box_of(".map__canvas");
    for card in page.boxes("[data-node]") {
        assert!(card.x >= canvas.x && card.x + card.width <= canvas.x + canvas.width);
    }
    let before = card(&page);
    page.press_with(Key::Shift, Key::Right);
    page.at_rest();
    assert!(card(&page).x < before.x - 20.0);
}

#[test]
fn text_gives_way_to_titles_and_titles_to_shapes() {
    let page = Page::open();
    let detail = |page: &Page| page.attribute(".map__canvas", "data-detail");
    assert_eq!(detail(&page), "full");
    let middle = page.box_of(".map__canvas").middle();
    page.wheel((middle.0.round(), middle.1.round()), 400);
    page.at_rest();
    assert_eq!(detail(&page), "titles");
    let size = page.number(
        "const label = document.querySelector('.card--statement .card__label');
         return parseFloat(getComputedStyle(label).fontSize) *
           label.getBoundingClientRect().width / label.offsetWidth",
    );
    assert!(size >= 8.0, "titles of {size} pixels");
    let boxes = page.boxes("[data-node]").len();
    for _ in 0..3 {
        page.wheel((middle.0.round(), middle.1.round()), 400);
    }
    page.at_rest();
    assert_eq!(detail(&page), "shapes");
    assert_eq!(page.boxes("[data-node]").len(), boxes);
}

#[test]
fn a_small_map_appears_when_the_map_is_larger_than_the_view_and_moves_it() {
    let page = Page::open();
    let is_shown =
        |page: &Page| page.js("return document.querySelector('.mini').offsetWidth > 0") == true;
    page.click("#fit");
    page.at_rest();
    assert!(!is_shown(&page));
    page.slide("#depth", 9);
    page.at_rest();
    assert!(is_shown(&page));
    // The card itself may be off the page when the map has moved.
    let world = |page: &Page| page.box_of(".map__world");
    // A busy machine may rest before it has begun.
    let moves = |before: Box, least: f64| {
        (0..20).any(|_| {
            page.at_rest();
            world(&page).moved_from(before) > least
        })
    };
    let before = world(&page);
    let mini = page.box_of(".mini");
    page.click_at(mini.middle());
    assert!(moves(before, 50.0));
    let before = world(&page);
    page.drag(mini.middle(), (20.0, 10.0));
    assert!(moves(before, 20.0));
}

#[test]
fn the_map_cannot_be_lost() {
    let page = Page::open();
    let canvas = page.box_of(".map__canvas");
    for _ in 0..8 {
        page.drag((canvas.x + 20.0, canvas.y + 20.0), (900.0, 500.0));
    }
    page.at_rest();
    assert!(
        page.boxes("[data-node]")
            .iter()
            .any(|card| card.overlaps(canvas))
    );
}

#[test]
fn a_card_that_gets_the_focus_comes_into_view() {
    let page = Page::open();
    page.slide("#depth", 9);
    page.at_rest();
    page.click(&Page::card("a-blow-to-russias-standing"));
    let canvas = page.box_of(".map__canvas");
    for key in [Key::Down, Key::Down, Key::Down, Key::Right, Key::Right] {
        page.press(key);
        page.at_rest();
        let slug = page.focused();
        let card = page.box_of(&Page::card(&slug));
        assert!(
            card.x >= canvas.x
                && card.y >= canvas.y
                && card.x + card.width <= canvas.x + canvas.width
                && card.y + card.height <= canvas.y + canvas.height,
            "{slug} is at {card:?}"
        );
    }
}

#[test]
fn clicking_a_card_that_is_half_in_view_does_not_move_the_map() {
    let page = Page::open();
    let canvas = page.box_of(".map__canvas");
    let before = card(&page);
    let out = canvas.x + canvas.width - before.x - 40.0;
    page.drag(before.middle(), (out, 0.0));
    page.at_rest();
    let half = card(&page);
    page.click_at((half.x + 20.0, half.y + 40.0));
    page.at_rest();
    assert!(card(&page).moved_from(half) < 1.0);
    assert!(page.fragment().contains(CARD));
}

#[test]
fn a_window_of_another_size_keeps_the_cards_apart() {
    let page = Page::open();
    page.size(520, 900);
    page.at_rest();
    let cards = page.boxes("[data-node]");
    for (at, card) in cards.iter().enumerate() {
        for other in &cards[at + 1..] {
            assert!(!card.overlaps(*other), "{card:?} lies on {other:?}");
        }
    }
}

#[test]
fn an_edge_whose_head_is_out_of_view_is_marked_where_it_comes_in() {
    // One reason stands far below the thesis: the way to it is longer than the view.
    let mut text = "[T]: thesis\n  + [R0]: reason\n".to_owned();
    for at in 1..9 {
        text.push_str(&format!("{}+ [R{at}]: reason {at}\n", "  ".repeat(at + 1)));
    }
    text.push_str("  - [R8]\n");
    const MARKED: &str = "[...document.querySelectorAll('.edge--attack .edge__entry')]
        .some((mark) => mark.getAttribute('d'))";
    let page = Page::of_map_at(&text, "index.html#/claim/r8?view=map&depth=12");
    page.wait_until(
        &format!("return {MARKED}"),
        "a mark where the edge comes into view",
    );
    page.go("#/claim/t?view=map&depth=12");
    page.wait_until(
        &format!("return !!document.querySelector('.edge--attack') && !({MARKED})"),
        "no mark where the head itself is in view",
    );
}

#[test]
fn sections_are_drawn_as_boxes_where_they_are_wanted() {
    const TITLES: &str =
        "return [...document.querySelectorAll('.frame__title')].map((it) => it.textContent).join()";
    let page = Page::of_map("# One\n\n[A]: a\n\n# <b>Two</b>\n\n[B]: b\n  +> [A]\n");
    assert_eq!(page.text(TITLES), "");
    page.click("#sections");
    page.wait_until(
        "return document.querySelectorAll('.frame').length === 2",
        "two boxes",
    );
    page.at_rest();
    assert!(
        page.text(TITLES).contains("<b>Two</b>"),
        "the title is text"
    );
    let (frames, card) = (page.boxes(".frame"), page.box_of(&Page::card("b")));
    let around = frames.iter().filter(|frame| {
        frame.x <= card.x
            && frame.y <= card.y
            && frame.x + frame.width >= card.x + card.width
            && frame.y + frame.height >= card.y + card.height
    });
    assert_eq!(around.count(), 1);
    assert!(page.fragment().contains("sections=yes"));
    page.reload();
    page.wait_until(
        "return document.querySelectorAll('.frame').length === 2",
        "the address keeps them",
    );
    page.click(&Page::control("a"));
    page.wait_until(
        "return document.querySelectorAll('.frame').length === 1",
        "what holds nothing is not drawn",
    );
    page.click("#sections");
    page.wait_until("return !document.querySelector('.frame')", "no box");
}
