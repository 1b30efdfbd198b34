//! What is read before the page comes alive.

use crate::support::{Page, Site};

#[test]
fn the_outline_is_on_the_page_as_it_was_sent() {
    let site = Site::start();
    // The script that brings the page to life never comes.
    site.put("boot.js", "");
    let page = Page::new(site);
    page.load("index.html");
    let seen = page.text_of("body");
    assert!(seen.contains("Moscow after Caracas"), "{seen}");
    assert!(seen.contains("Russia cannot protect its allies"), "{seen}");
    assert!(page.count("main li") > 10);
    let barriers = page.barriers();
    assert!(barriers.is_empty(), "{barriers:#?}");
}
