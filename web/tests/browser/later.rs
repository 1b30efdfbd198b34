//! What of the page is loaded when it is needed first.

use crate::support::{Page, Site, dist};

const MODULE: &str = "later/split_article.wasm";

fn asked(page: &Page) -> bool {
    page.site()
        .requests()
        .iter()
        .any(|request| request.path == MODULE)
}

#[test]
fn a_first_visit_loads_nothing_of_what_comes_later() {
    let page = Page::open();
    page.click("#tab-focus");
    page.click("#tab-map");
    page.at_rest();
    assert!(!asked(&page));
    page.click("#tab-article");
    page.wait_for("#article");
    assert!(asked(&page));
    let flow = "return getComputedStyle(document.querySelector('.source')).display";
    assert_eq!(page.text(flow), "flex", "its style is there with it");
}

#[test]
fn what_cannot_be_loaded_says_so_and_is_there_when_it_is_tried_again() {
    let site = Site::start();
    site.put(MODULE, "no module");
    let mut page = Page::new(site);
    page.expect_trouble("WebAssembly");
    page.load("index.html");
    page.alive();
    page.click("#tab-article");
    page.wait_for("#later-again");
    assert!(
        page.text_of(".shell__source")
            .contains("could not be loaded")
    );
    assert!(page.has("[data-node]"), "the map stays");
    let module = std::fs::read(dist().join(MODULE)).expect("the built module");
    page.site().put(MODULE, module);
    page.click("#later-again");
    page.wait_for("#article");
    assert!(page.text_of("#article").contains("The article"));
}

#[test]
fn an_article_that_lies_beside_its_map_is_read_when_what_reads_it_comes() {
    let site = Site::start();
    site.hold(MODULE);
    let page = Page::new(site);
    page.load("index.html?map=maps/nowhere-to-sit.argdown");
    page.alive();
    page.at_rest();
    assert!(page.has("[data-node]") && !page.has(".leaves"));
    page.site().release(MODULE);
    page.wait_for_article();
}
