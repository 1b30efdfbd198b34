//! The page's Content-Security-Policy holds, in this browser, against what it is there for.

use crate::support::{Page, Site};

const REFUSED: &str = "Content Security Policy";

#[test]
fn a_script_that_gets_into_the_page_is_not_run() {
    let mut page = Page::open();
    page.expect_trouble(REFUSED);
    page.js("window.ran = false;
         const inline = document.createElement('script');
         inline.textContent = 'window.ran = true';
         document.body.append(inline);
         const handler = document.createElement('button');
         handler.setAttribute('onclick', 'window.ran = true');
         document.body.append(handler);
         handler.click();");
    assert_eq!(page.js("return window.ran"), false);
}

#[test]
fn text_is_not_run_as_a_script() {
    let page = Page::open();
    // Run by the page itself: what the driver runs, no policy of the page can forbid.
    page.js("window.ran = false;
         setTimeout(() => { try { eval('window.ran = true') } catch { window.ran = 'refused' } })");
    page.wait_until("return window.ran", "the page has tried it");
    assert_eq!(page.js("return window.ran"), "refused");
}

#[test]
fn nothing_is_fetched_from_another_host() {
    let mut page = Page::open();
    page.expect_trouble(REFUSED);
    // The browser notes the wish, whatever becomes of it.
    page.expect_trouble("asked another host");
    let elsewhere = Site::start();
    page.js_of(
        "window.came = 'waiting';
         fetch(arguments[0]).then(() => { window.came = 'came' }, () => { window.came = 'refused' });
         const image = new Image();
         image.src = arguments[0] + 'icon.svg';
         document.body.append(image);",
        vec![elsewhere.origin().into()],
    );
    page.wait_until("return window.came !== 'waiting'", "the page has tried it");
    assert_eq!(page.js("return window.came"), "refused");
    assert_eq!(elsewhere.requests(), []);
}
