//! What a newcomer sees without a click.

use crate::support::Page;

#[test]
fn the_page_comes_alive_and_says_nothing_amiss() {
    let page = Page::open();
    assert!(page.has("[data-node]"));
}
