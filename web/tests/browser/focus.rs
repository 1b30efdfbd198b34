//! One claim with its reasons, above all on a phone.

use crate::support::{Key, Page, Site};

const FOCUS: &str = "index.html#/?view=focus";
const THESIS: &str = "a-blow-to-russias-standing";

#[track_caller]
fn wait_for_claim(page: &Page, claim: &str) {
    let script =
        format!("return document.querySelector('[data-focus]')?.dataset.focus === '{claim}'");
    page.wait_until(&script, &format!("{claim} is looked at"));
}

#[test]
fn a_phone_begins_with_the_thesis_and_its_reasons_in_one_column() {
    let page = Page::new(Site::start());
    page.phone();
    page.go("index.html");
    wait_for_claim(&page, THESIS);
    assert_eq!(
        page.number("return document.scrollingElement.scrollWidth"),
        390.0
    );
    let too_wide = "const view = document.querySelector('#view');
                    return view.scrollWidth - view.clientWidth";
    assert_eq!(page.number(too_wide), 0.0);
    let (thesis, pro, con) = (
        page.box_of("[data-focus]"),
        page.box_of("[data-side=for]"),
        page.box_of("[data-side=against]"),
    );
    assert!(thesis.y < 200.0 && thesis.y + thesis.height < pro.y);
    assert!(pro.y + pro.height < con.y, "the columns stand side by side");
    assert!(
        page.boxes(".reason")
            .iter()
            .all(|reason| reason.height >= 44.0)
    );

    let reason = page.attribute(".reason", "data-claim");
    page.tap(".reason");
    wait_for_claim(&page, &reason);
    page.tap(".focus__way a");
    wait_for_claim(&page, THESIS);
    page.back();
    wait_for_claim(&page, &reason);
}

#[test]
fn a_new_claim_is_read_from_its_beginning() {
    let page = Page::new(Site::start());
    page.phone();
    page.go("index.html");
    page.js("document.querySelector('#view').scrollTo(0, 500)");
    page.wait_until(
        "return document.querySelector('#view').scrollTop > 300",
        "it has scrolled",
    );
    let below = page.text(
        "const seen = [...document.querySelectorAll('.reason')]
           .find((reason) => reason.getBoundingClientRect().top > 200);
         seen.id = 'below';
         return seen.dataset.claim",
    );
    page.tap("#below");
    wait_for_claim(&page, &below);
    page.wait_until(
        "return document.querySelector('#view').scrollTop === 0",
        "it is at the top",
    );
}

#[test]
fn a_desk_has_the_reasons_for_on_the_left_and_those_against_on_the_right() {
    let page = Page::open_at(FOCUS);
    let (pro, con) = (
        page.box_of("[data-side=for]"),
        page.box_of("[data-side=against]"),
    );
    assert!(pro.x + pro.width <= con.x && pro.y == con.y);
    assert_eq!(page.count("[data-side=for] .reason"), 6);
    assert_eq!(page.count("[data-side=against] .reason"), 2);
}

#[test]
fn arrows_go_from_reason_to_reason_and_up_to_the_claim_above() {
    let page = Page::open_at(FOCUS);
    page.tab_to("focus-claim");
    page.press(Key::Down);
    page.press(Key::Down);
    assert_eq!(page.focused(), "reason-for-1");
    page.press(Key::Right);
    assert_eq!(page.focused(), "reason-against-1");
    let reason = page.attribute("#reason-against-1", "data-claim");
    page.press(Key::Enter);
    wait_for_claim(&page, &reason);
    page.wait_for_focus("focus-claim");
    page.press(Key::Up);
    wait_for_claim(&page, THESIS);
    page.wait_for_focus("focus-claim");
    page.press(Key::Down);
    page.press(Key::Enter);
    page.wait_for_focus("focus-claim");
    page.press(Key::Backspace);
    wait_for_claim(&page, THESIS);
}

#[test]
fn an_argument_is_told_step_by_step_with_its_rules() {
    let page = Page::open_at("index.html#/claim/put-to-the-test?view=focus");
    let steps = page.text_of("#focus-claim .steps");
    for number in 1..=5 {
        assert!(steps.contains(&format!("({number})")), "{steps}");
    }
    assert!(steps.contains("hence, by Modus ponens"), "{steps}");
    assert!(steps.contains("implicit: nobody says it"), "{steps}");
    page.click(".steps a[data-claim='less-of-a-shield-than-claimed']");
    wait_for_claim(&page, "less-of-a-shield-than-claimed");
    let way = page.texts(".focus__step", "element.textContent");
    let expected = [
        "A blow to Russia’s standing",
        "Put to the test",
        "Less of a shield than claimed",
    ];
    assert_eq!(way, expected);
}

#[test]
fn it_is_said_who_says_a_claim_and_where() {
    let page = Page::open_at("index.html#/claim/the-october-letter?view=focus");
    let notes = page.text_of(".focus__notes");
    assert_eq!(
        notes,
        "according to The Washington Post · paragraph 4, sentence 2"
    );
}
