//! A first draft of a map from an article.

use crate::support::{Key, Page};

const ARTICLE: &str = "\
The town should rebuild the bridge. Critics say that it costs too much. But the detour costs more, \
because every lorry goes round by the ferry.
";

#[track_caller]
fn draft_of_pasted_text() -> Page {
    let page = Page::open();
    page.click("#menu");
    page.wait_for("#menu-open");
    page.click("#menu-open");
    page.wait_for("#open-text");
    page.js_of(
        "document.querySelector('#open-text').value = arguments[0]",
        vec![ARTICLE.into()],
    );
    page.click("#open-draft");
    page.wait_for("#draft .proposal");
    page
}

#[test]
fn each_proposal_is_accepted_or_rejected_and_the_map_follows() {
    let page = draft_of_pasted_text();
    assert_eq!(page.barriers(), [""; 0]);
    page.click("#accept-all");
    page.wait_until(
        "return document.querySelector('.draft__text').textContent.includes('role: thesis')",
        "the thesis is drafted",
    );
    page.js("document.querySelector('[data-proposal=thesis] input').focus()");
    page.press(Key::Space);
    page.wait_until(
        "return !document.querySelector('.draft__text').textContent.includes('role: thesis')",
        "the thesis is rejected",
    );
    page.click("#reject-all");
    page.wait_until(
        "return document.querySelectorAll('.proposal input:checked').length === 0",
        "all are rejected",
    );
    assert!(page.has("#draft-open:disabled"));
}

#[test]
fn a_relation_that_is_rejected_is_not_in_the_map_that_is_opened() {
    const EDGES: &str = "return document.querySelectorAll('.edge').length";
    let page = draft_of_pasted_text();
    let drafted = |page: &Page| {
        page.number("return (document.querySelector('.draft__text').textContent.match(/^ +[+-] /gm) ?? []).length")
    };
    page.click("#accept-all");
    page.wait_until(
        "return document.querySelectorAll('.proposal input:not(:checked)').length === 0",
        "all are accepted",
    );
    let all = drafted(&page);
    page.js("document.querySelector('[data-proposal=for] input, [data-proposal=against] input').focus()");
    page.press(Key::Space);
    page.wait_until(
        "return document.querySelectorAll('.proposal input:not(:checked)').length === 1",
        "one is rejected",
    );
    assert_eq!(drafted(&page), all - 1.0);
    page.click("#draft-open");
    page.wait_for_article();
    page.slide("#depth", 9);
    page.at_rest();
    assert_eq!(page.number(EDGES), all - 1.0);
}

#[test]
fn the_draft_is_opened_as_the_map_with_its_article() {
    let page = draft_of_pasted_text();
    page.click("#accept-all");
    page.wait_until(
        "return document.querySelector('.draft__text').textContent.includes('role: thesis')",
        "the thesis is drafted",
    );
    page.click("#draft-open");
    page.wait_for_article();
    assert!(!page.has("dialog"));
    assert!(
        page.text_of(".leaves")
            .contains("The town should rebuild the bridge.")
    );
    assert!(page.text_of("#article-home").contains("sentences match"));
    page.wait_for(".passage--thesis");
}
