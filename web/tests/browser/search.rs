//! Finding a claim by its words.

use crate::support::{Key, Page};

/// A claim deep in the seed map, and words that only it has.
const DEEP: &str = "war-bloggers-admit-it";
const WORDS: &str = "bloggers CONCEDE";

#[track_caller]
fn wait_for_hit(page: &Page, claim: &str) {
    let script = format!("return !!document.querySelector('[data-hit={claim}]')");
    page.wait_until(&script, &format!("{claim} is found"));
}

/// The id of the hit that Enter would choose; empty where none is chosen.
#[track_caller]
fn wait_for_choice(page: &Page, id: &str) {
    let script = format!(
        "return document.querySelector('#search').getAttribute('aria-activedescendant') === '{id}'"
    );
    page.wait_until(&script, &format!("{id} is chosen"));
}

#[test]
fn search_opens_the_way_to_a_folded_claim() {
    let page = Page::open();
    assert!(!page.cards().contains(&DEEP.to_owned()));
    page.write("/");
    page.wait_for_focus("search");
    page.write(WORDS);
    wait_for_hit(&page, DEEP);
    page.announces("1 claim found");
    let marked = page.texts("#hits mark", "element.textContent");
    assert!(marked.contains(&"bloggers".to_owned()), "{marked:?}");
    assert!(marked.contains(&"concede".to_owned()), "{marked:?}");

    page.press(Key::Enter);
    page.wait_for_card(DEEP);
    page.at_rest();
    assert_eq!(page.attribute(&Page::card(DEEP), "aria-current"), "true");
    page.middle_in_view(&Page::card(DEEP));
    let address = page.fragment();
    assert!(
        address.starts_with(&format!("#/claim/{DEEP}?")),
        "{address}"
    );
}

#[test]
fn arrows_choose_among_what_was_found() {
    let page = Page::open();
    page.write("/");
    page.write("oil");
    page.wait_until(
        "return document.querySelectorAll('.search__hit').length > 3",
        "claims are found",
    );
    assert_eq!(page.attribute("#search", "aria-activedescendant"), "");
    page.press(Key::Down);
    wait_for_choice(&page, "hit-0");
    page.press(Key::Down);
    wait_for_choice(&page, "hit-1");
    assert_eq!(page.attribute("#hit-1", "aria-selected"), "true");
    page.press(Key::Up);
    wait_for_choice(&page, "hit-0");
    page.press(Key::Up);
    let last = format!("hit-{}", page.count(".search__hit") - 1);
    wait_for_choice(&page, &last);
    let claim = page.attribute(&format!("#{last}"), "data-hit");
    page.press(Key::Enter);
    page.wait_until(
        &format!("return location.hash.startsWith('#/claim/{claim}?')"),
        "the chosen one is looked at",
    );
    assert_eq!(page.attribute("#search", "aria-expanded"), "false");
}

#[test]
fn a_click_on_a_hit_goes_there_in_the_outline_too() {
    let page = Page::open_at("index.html#/?view=outline");
    page.click("#search");
    page.write(WORDS);
    wait_for_hit(&page, DEEP);
    page.click(&format!("[data-hit='{DEEP}']"));
    let row = format!("[data-row='{DEEP}'][aria-selected=true]");
    let script = format!("return !!document.querySelector(\"{row}\")");
    page.wait_until(&script, "its row is selected");
    page.middle_in_view(&row);
}

#[test]
fn nothing_found_is_said_and_escape_clears_the_search() {
    let page = Page::open();
    page.write("/");
    page.write("zeppelin");
    page.announces("0 claims found");
    assert!(page.text_of(".search__foot").starts_with("No claim"));
    page.press(Key::Escape);
    page.wait_until(
        "return document.querySelector('#search').value === ''
           && document.querySelector('.search__list').hidden",
        "the search is clear",
    );
}
