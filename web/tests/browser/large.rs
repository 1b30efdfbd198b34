//! Maps so large that they are drawn in the worker.

use std::fmt::Write as _;

use crate::support::{Key, Page, Served, Site};

/// The module of the worker: while it is held, no drawing in the worker ends.
const WORKER: &str = "worker/elenchus_worker_bg.wasm";

/// A thesis with a hundred reasons; those with twenty, those with nine: 20,101 claims.
fn text() -> String {
    let mut text = "[T]: thesis\n".to_owned();
    for a in 0..100 {
        let _ = writeln!(text, "  + [A{a}]: reason {a}");
        for b in 0..20 {
            let _ = writeln!(text, "    - [A{a}B{b}]: reason {b} against {a}");
            for c in 0..9 {
                let _ = writeln!(text, "      + [A{a}B{b}C{c}]: reason {c} for {b}");
            }
        }
    }
    text
}

/// A page with the large map, folded to its thesis and first reasons, and a worker that does not
/// come to life before it is let go.
fn held() -> Page {
    let site = Site::start();
    site.put(crate::support::MAP, text());
    site.hold(WORKER);
    let page = Page::new(site);
    page.go("index.html#/claim/t?view=map&depth=1");
    page
}

/// How many cards the drawing has, by the small map.
fn drawn(page: &Page) -> f64 {
    page.number(
        "return (document.querySelector('.mini path').getAttribute('d').match(/M/g) ?? []).length",
    )
}

/// A reason that nothing covers.
#[track_caller]
fn within_reach(page: &Page) -> String {
    const FOUND: &str = "[...document.querySelectorAll('[data-node]')].find((card) => {
           const place = card.getBoundingClientRect();
           const at = document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2);
           return card.dataset.node !== 't' && at && card.contains(at);
         })?.dataset.node";
    page.wait_until(&format!("return !!{FOUND}"), "some reason is in view");
    page.text(&format!("return {FOUND}"))
}

#[track_caller]
fn waits(page: &Page) {
    page.wait_until(
        "return !!document.querySelector('.wait progress')",
        "the page says that it draws",
    );
}

#[track_caller]
fn waits_no_more(page: &Page) {
    page.wait_until(
        "return !document.querySelector('.wait')",
        "the page says no more that it draws",
    );
}

#[track_caller]
fn wait_for_cards(page: &Page, count: u32) {
    page.wait_until(
        &format!(
            "return (document.querySelector('.mini path').getAttribute('d')?.match(/M/g) ?? [])
               .length === {count}"
        ),
        &format!("{count} cards are drawn"),
    );
    page.at_rest();
}

#[test]
fn a_map_of_twenty_thousand_claims_opens_and_tells_how_far_it_is() {
    let site = Site::start();
    site.put(crate::support::MAP, text());
    site.hold(WORKER);
    let page = Page::new(site);
    page.go("index.html#/claim/t?view=map&depth=9");
    waits(&page);
    assert_eq!(page.text_of(".wait label"), "Drawing 20,101 claims");
    assert_eq!(page.text_of(".map [role=status]"), "Drawing 20,101 claims");
    assert!(page.barriers().is_empty(), "{:?}", page.barriers());
    // What the bar shows from now on.
    page.js("window.shares = [];
         new MutationObserver(() => {
           const bar = document.querySelector('.wait progress');
           if (bar) window.shares.push(bar.value);
         }).observe(document.querySelector('.map__stage'), { subtree: true, attributes: true })");
    page.site().release(WORKER);
    wait_for_cards(&page, 20_101);
    waits_no_more(&page);
    assert!(page.has(&Page::card("t")));
    let shares = page.js("return window.shares");
    let shares: Vec<f64> = serde_json::from_value(shares).expect("numbers");
    assert!(
        shares.iter().any(|&share| share > 0.0 && share < 100.0),
        "{shares:?}"
    );
    assert!(shares.is_sorted(), "{shares:?}");
}

#[test]
fn the_page_is_at_hand_while_a_large_map_is_drawn() {
    let page = held();
    page.slide("#depth", 3);
    waits(&page);
    // What is asked in the meantime is answered in the meantime.
    page.write("/");
    page.write("reason 7 against 77");
    page.wait_until(
        "return [...document.querySelectorAll('.search__hit')]
           .some((hit) => hit.innerText.includes('A77B7'))",
        "a hit is found",
    );
    page.press(Key::Escape);
    let reason = within_reach(&page);
    page.click(&Page::card(&reason));
    page.wait_for_card(&reason);
    assert!(
        page.fragment().starts_with(&format!("#/claim/{reason}")),
        "{}",
        page.fragment()
    );
    waits(&page);
    page.site().release(WORKER);
    wait_for_cards(&page, 20_101);
    let selected = page.attribute(".card--selected", "data-node");
    assert_eq!(selected, reason, "what was chosen in the meantime");
}

#[test]
fn cancelling_leaves_the_map_as_it_was() {
    let page = held();
    page.click(&Page::card("a2"));
    page.at_rest();
    let (before, address) = (page.box_of(&Page::card("a2")), page.fragment());
    page.js("document.querySelector('#depth').focus()");
    page.press(Key::Right);
    page.press(Key::Right);
    waits(&page);
    page.tab_to("stop-drawing");
    page.press(Key::Enter);
    waits_no_more(&page);
    page.at_rest();
    page.announces("Drawing stopped");
    assert_eq!(page.fragment(), address);
    assert_eq!(drawn(&page), 101.0);
    assert!(page.box_of(&Page::card("a2")).moved_from(before) < 1.0);
    assert_eq!(
        page.number("return Number(document.querySelector('#depth').value)"),
        1.0
    );
    assert_eq!(page.focused(), "a2");
    // The next drawing has a worker of its own.
    page.site().release(WORKER);
    page.slide("#depth", 3);
    wait_for_cards(&page, 20_101);
}

#[test]
fn escape_stops_a_drawing_too() {
    let page = held();
    page.slide("#depth", 3);
    waits(&page);
    page.press(Key::Escape);
    waits_no_more(&page);
    assert_eq!(drawn(&page), 101.0);
}

#[test]
fn what_is_wanted_later_takes_the_place_of_what_is_drawn() {
    let page = held();
    page.slide("#depth", 3);
    waits(&page);
    // Fewer cards are drawn at once.
    page.slide("#depth", 0);
    waits_no_more(&page);
    wait_for_cards(&page, 1);
    // And of two large drawings the later one is made.
    page.slide("#depth", 3);
    waits(&page);
    page.press(Key::Left);
    page.wait_until(
        "return document.querySelector('.wait label')?.innerText.includes('2,101')",
        "the smaller one is drawn",
    );
    page.site().release(WORKER);
    wait_for_cards(&page, 2_101);
    waits_no_more(&page);
    assert!(page.fragment().contains("depth=2"), "{}", page.fragment());
}

#[test]
fn stopping_before_anything_is_drawn_shows_the_first_sight() {
    let site = Site::start();
    site.put(crate::support::MAP, text());
    site.hold(WORKER);
    let page = Page::new(site);
    page.go("index.html#/claim/t?view=map&depth=9");
    waits(&page);
    page.click("#stop-drawing");
    waits_no_more(&page);
    wait_for_cards(&page, 101);
    page.wait_for_card("t");
    page.site().release(WORKER);
}

#[test]
fn without_a_worker_a_large_map_is_drawn_all_the_same() {
    let site = Site::start();
    site.put(crate::support::MAP, text());
    site.put("worker/worker.js", "throw new Error('no worker here')");
    let page = Page::new(site);
    page.go("index.html#/claim/t?view=map&depth=9");
    wait_for_cards(&page, 20_101);
}

#[test]
fn the_command_brings_the_worker_along() {
    let served = Served::map("large.argdown", &text());
    let page = Page::on_host(&served.origin);
    page.go("#/claim/t?view=map&depth=9");
    wait_for_cards(&page, 20_101);
}
