//! Opening other maps, whole, broken and missing.

use crate::support::{MAP, Page, Site};

const SMALL: &str = "[One]: first claim\n  + [Two]: second claim\n";

#[test]
fn a_dropped_file_is_opened() {
    let page = Page::open();
    page.drop_file("small.argdown", SMALL.as_bytes());
    page.wait_until(
        "return !!document.querySelector('[data-node=one]')",
        "the map",
    );
    page.at_rest();
    assert_eq!(page.cards(), ["one", "two"]);
    assert_eq!(
        page.text("return document.title"),
        "small.argdown – Elenchus"
    );
    assert!(
        page.box_of(&Page::card("one"))
            .overlaps(page.box_of(".map__canvas"))
    );
}

#[test]
fn a_pasted_text_is_opened() {
    let page = Page::open();
    page.paste(SMALL);
    page.wait_until(
        "return !!document.querySelector('[data-node=one]')",
        "the map",
    );
}

#[test]
fn a_broken_file_shows_what_is_wrong_beside_what_could_be_read() {
    let page = Page::open();
    page.drop_file(
        "broken.argdown",
        b"[One]: first claim {role: thesis, at: [}\n  + [Two]: second claim\n  - <Three\n",
    );
    page.wait_until(
        "return !!document.querySelector('[data-node=two]')",
        "what could be read",
    );
    page.wait_until(
        "return document.querySelector('.shell__side').innerText.includes('line 1')",
        "what is wrong and where",
    );
    assert!(page.has("[data-node=one]"));
}

#[test]
fn a_picture_is_refused_and_the_map_stays() {
    let page = Page::open();
    let before = page.cards();
    page.drop_file("picture.png", &[0x89, b'P', b'N', b'G', 0, 0xff, 0xfe]);
    page.wait_until("return !!document.querySelector('.notice')", "a notice");
    let notice = page.text_of(".notice");
    assert!(
        notice.contains("picture.png") && notice.contains("UTF-8"),
        "{notice}"
    );
    assert_eq!(page.cards(), before);
    page.click("#dismiss");
    page.wait_until(
        "return !document.querySelector('.notice')",
        "the notice is gone",
    );
}

#[test]
fn an_empty_file_says_so() {
    let page = Page::open();
    page.drop_file("empty.argdown", b"");
    page.wait_until("return !!document.querySelector('.notice')", "a notice");
    assert!(page.text_of(".notice").contains("no claim"));
    for tab in ["#tab-focus", "#tab-outline", "#tab-map"] {
        page.click(tab);
        page.wait_until("return !!document.querySelector('[data-view]')", "a view");
    }
    page.drop_file("small.argdown", SMALL.as_bytes());
    page.wait_until(
        "return !!document.querySelector('[data-node=one]')",
        "the next map",
    );
    assert!(!page.has(".notice"));
}

#[test]
fn a_map_that_cannot_be_fetched_leaves_the_outline_and_a_way_to_try_again() {
    let site = Site::start();
    let origin = site.origin();
    site.put(
        "index.html",
        std::fs::read_to_string(crate::support::dist().join("index.html"))
            .expect("the built page")
            .replace(MAP, "maps/gone.argdown"),
    );
    let mut page = Page::new(site);
    page.expect_trouble("404");
    page.load("index.html");
    page.wait_until(
        "return !!document.querySelector('#retry')",
        "a way to try again",
    );
    let said = page.text_of("#trouble");
    assert!(said.contains("404"), "{said} at {origin}");
    assert!(page.text_of("main").contains("A blow to Russia’s standing"));
    page.site().put("maps/gone.argdown", SMALL);
    page.click("#retry");
    page.alive();
    assert_eq!(page.cards(), ["one", "two"]);
}

#[test]
fn bytes_that_are_no_text_on_the_host_leave_the_outline_too() {
    let site = Site::start();
    site.put(MAP, vec![0xff, 0xfe, 0x00]);
    let page = Page::new(site);
    page.load("index.html");
    page.wait_until(
        "return !!document.querySelector('#retry')",
        "a way to try again",
    );
    assert!(page.text_of("#trouble").contains("UTF-8"));
}

#[test]
fn a_thousand_claims_open_and_fold() {
    let mut text = "[C0]: The first claim of all.\n".to_owned();
    for at in 1..1000 {
        let indent = "  ".repeat(1 + at % 4);
        text.push_str(&format!(
            "{indent}+ [C{at}]: Claim {at} says something of what is above it.\n"
        ));
    }
    let page = Page::of_map_at(&text, "index.html#/?view=map&depth=9");
    assert!(
        page.text_of("#depth ~ output").contains("everything"),
        "all is unfolded"
    );
    let near = page.cards().len();
    assert!((1..400).contains(&near), "{near} cards are on the page");
    page.slide("#depth", 0);
    page.at_rest();
    assert_eq!(page.cards(), ["c0"]);
}
