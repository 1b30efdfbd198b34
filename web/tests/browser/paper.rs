//! The page on paper.

use crate::support::Page;

#[test]
fn paper_has_the_whole_outline_and_nothing_else() {
    let page = Page::open();
    page.prefers(&[("color-scheme", "dark")]);
    let status = page.text_of("#status");
    let claims: usize = status
        .split_whitespace()
        .nth(2)
        .and_then(|word| word.parse().ok())
        .unwrap_or_else(|| panic!("{status} counts no claims"));
    page.paper(true);
    page.wait_until(
        "return !!document.querySelector('#printed')",
        "the outline is there",
    );
    let again = page.count("#printed .row__above");
    assert_eq!(
        page.count("#printed .row__body") - again,
        claims,
        "every claim once"
    );
    let text = page.text_of("#printed").to_lowercase();
    for words in [
        "moscow after caracas",
        "thesis",
        "supports",
        "attacks",
        "undercuts",
        "premise",
        "according to donald trump",
        "paragraph 28, sentence 2",
    ] {
        assert!(text.contains(words), "{words} is missing in {text}");
    }
    let colours = "const style = getComputedStyle(document.querySelector('#printed'));
                   const paper = getComputedStyle(document.body);
                   return [style.color, paper.backgroundColor].join(' on ')";
    assert_eq!(page.text(colours), "rgb(0, 0, 0) on rgb(255, 255, 255)");
    assert_eq!(page.box_of(".shell").height, 0.0);

    page.paper(false);
    page.wait_until(
        "return !document.querySelector('#printed')",
        "the page is back",
    );
    assert!(page.box_of(".shell").height > 0.0);
}

#[test]
fn the_paper_is_ready_when_the_browser_is_asked_to_print() {
    let page = Page::open();
    // The browser's own dialog would wait for an answer; what it would see is noted instead.
    page.js("window.print = () => {
           window.seen = document.querySelectorAll('#printed .row__body').length;
           window.dispatchEvent(new Event('afterprint'));
         }");
    page.click("#menu");
    page.wait_until(
        "return !!document.querySelector('#menu-print')",
        "the menu is open",
    );
    page.click("#menu-print");
    page.wait_until("return window.seen > 60", "the whole outline is printed");
    page.wait_until(
        "return !document.querySelector('#printed')",
        "the page is back",
    );
}
