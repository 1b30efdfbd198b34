//! Unfolding and folding, by mouse, by key and by slider.

use crate::support::{Key, Page};

const BRIDGE: &str = "\
===
title: A bridge
===

[Thesis]: The bridge should be rebuilt.
  + [Safety]: It is not safe any more.
    + [Cracks]: The piers are cracked.
    + [River]: The river has grown stronger.
  - [Cost]: The town has no money left.
    - [Fund]: The state pays for half of it.
    + [River]
";

fn folded() -> Page {
    Page::of_map_at(BRIDGE, "index.html#/?view=map&depth=1")
}

/// Unfolding keeps the card where it was.
#[track_caller]
fn keeps_its_place(page: &Page, slug: &str, by: impl FnOnce(&Page)) {
    let before = page.box_of(&Page::card(slug));
    by(page);
    page.at_rest();
    let after = page.box_of(&Page::card(slug));
    assert!(
        after.moved_from(before) < 1.0,
        "{before:?} becomes {after:?}"
    );
}

#[test]
fn a_click_on_the_fold_control_unfolds_and_the_card_stays_under_the_pointer() {
    let page = Page::open();
    let before = page.cards();
    let control = Page::control("put-to-the-test");
    keeps_its_place(&page, "put-to-the-test", |page| page.click(&control));
    let unfolded = page.cards();
    assert!(unfolded.len() > before.len(), "{unfolded:?}");
    assert_eq!(page.attribute(&control, "data-action"), "fold");
    assert_eq!(page.attribute(&control, "aria-expanded"), "true");
    keeps_its_place(&page, "put-to-the-test", |page| page.click(&control));
    assert_eq!(page.cards(), before);
}

#[test]
fn the_card_stays_under_the_pointer_on_the_way_too() {
    let page = Page::open();
    let moved = page.js("return (async () => {
           const card = document.querySelector('[data-node=\"put-to-the-test\"]');
           const before = card.getBoundingClientRect();
           card.querySelector('[data-action]').click();
           let most = 0;
           for (let frame = 0; frame < 30; frame++) {
             await new Promise(requestAnimationFrame);
             const now = card.getBoundingClientRect();
             most = Math.max(most, Math.hypot(now.x - before.x, now.y - before.y));
           }
           return most;
         })()");
    assert!(moved.as_f64().is_some_and(|most| most < 1.0), "{moved}");
}

#[test]
fn a_double_click_unfolds() {
    let page = folded();
    keeps_its_place(&page, "safety", |page| {
        page.double_click(&Page::card("safety"));
    });
    assert_eq!(
        page.cards(),
        ["cost", "cracks", "river", "safety", "thesis"]
    );
}

#[test]
fn two_quick_clicks_on_the_fold_control_are_two() {
    let page = folded();
    page.double_click(&Page::control("safety"));
    page.at_rest();
    assert_eq!(page.cards(), ["cost", "safety", "thesis"]);
}

#[test]
fn keys_unfold_and_fold() {
    let page = folded();
    page.click(&Page::card("safety"));
    assert_eq!(page.focused(), "safety");
    keeps_its_place(&page, "safety", |page| page.press(Key::Enter));
    assert!(page.has(&Page::card("cracks")));
    page.write("-");
    page.at_rest();
    assert!(!page.has(&Page::card("cracks")));
    page.write("+");
    page.at_rest();
    assert!(page.has(&Page::card("cracks")));
    page.write(" ");
    page.at_rest();
    assert!(!page.has(&Page::card("cracks")));
    assert_eq!(page.focused(), "safety");
}

#[test]
fn the_slider_goes_from_the_thesis_only_to_everything() {
    let page = folded();
    page.slide("#depth", 0);
    page.at_rest();
    assert_eq!(page.cards(), ["thesis"]);
    assert_eq!(page.attribute("#depth", "aria-valuetext"), "thesis only");
    page.slide("#depth", 2);
    page.at_rest();
    assert_eq!(
        page.cards(),
        ["cost", "cracks", "fund", "river", "safety", "thesis"]
    );
    assert_eq!(page.attribute("#depth", "aria-valuetext"), "everything");
}

#[test]
fn a_claim_that_bears_on_two_others_is_one_card_with_two_arrows() {
    let page = folded();
    page.slide("#depth", 2);
    page.at_rest();
    assert_eq!(page.count(&Page::card("river")), 1);
    let to = page.texts("[data-edge][data-from=river]", "element.dataset.to");
    assert_eq!(to, ["safety", "cost"]);
    let lines = page.texts("[data-from=river] .edge__line", "element.getAttribute('d')");
    assert!(lines.iter().all(|line| line.starts_with('M')), "{lines:?}");
}

#[test]
fn folding_hides_only_what_hangs_on_the_folded_card_alone() {
    let page = folded();
    page.slide("#depth", 2);
    page.at_rest();
    page.click(&Page::control("safety"));
    page.at_rest();
    assert_eq!(page.cards(), ["cost", "fund", "river", "safety", "thesis"]);
    // The shared reason is still in view, so that only the other one is told to be folded away.
    assert!(page.text_of(&Page::control("safety")).contains("1 for"));
}

#[test]
fn what_is_unfolded_and_folded_is_announced() {
    let page = folded();
    page.click(&Page::control("safety"));
    page.wait_until(
        "return document.querySelector('#live').innerText.includes('Safety unfolded, 2 more claims')",
        "the unfolding is announced",
    );
    page.click(&Page::control("safety"));
    page.wait_until(
        "return document.querySelector('#live').innerText.includes('Safety folded, 2 claims hidden')",
        "the folding is announced",
    );
}

#[test]
fn arrow_keys_go_along_the_relations() {
    let page = folded();
    page.click(&Page::card("thesis"));
    page.press(Key::Down);
    page.at_rest();
    assert_eq!(page.focused(), "safety");
    page.press(Key::Right);
    page.at_rest();
    assert_eq!(page.focused(), "cost");
    page.press(Key::Down);
    page.at_rest();
    assert_eq!(
        page.focused(),
        "river",
        "a folded card unfolds and the way goes on"
    );
    page.press(Key::Home);
    page.at_rest();
    assert_eq!(page.focused(), "thesis");
    assert_eq!(
        page.attribute(&Page::card("thesis"), "aria-current"),
        "true"
    );
}

#[test]
fn the_cards_are_one_tab_stop() {
    let page = folded();
    assert_eq!(page.count("[data-node][tabindex='0']"), 1);
    assert_eq!(page.count("[data-node] [tabindex='0']"), 0);
    page.click(&Page::card("cost"));
    page.at_rest();
    let stops = page.texts("[data-node][tabindex='0']", "element.dataset.node");
    assert_eq!(stops, ["cost"]);
}

#[test]
fn the_edges_of_the_selected_card_stand_out() {
    let page = folded();
    page.click(&Page::card("cost"));
    page.at_rest();
    let marked = page.texts(".edge--selected", "element.dataset.from");
    assert_eq!(marked, ["cost"]);
}

#[test]
fn support_attack_undercut_and_premise_look_different() {
    let page = Page::of_map_at(
        "\
[T]: thesis
  + [S]: supports
  - <A>: attacks
    _ [U]: undercuts

<R>: rests on a premise

(1) [P]: premise
----
(2) [T]
",
        "index.html#/?view=map&depth=9",
    );
    let looks = ["support", "attack", "undercut", "premise"].map(|kind| {
        let line = page.texts(
            &format!("[data-edge={kind}] .edge__line"),
            "JSON.stringify([getComputedStyle(element).stroke, getComputedStyle(element).strokeDasharray,
               getComputedStyle(element).strokeWidth])",
        );
        line.first().cloned().unwrap_or_else(|| panic!("no edge is a {kind}"))
    });
    for (at, look) in looks.iter().enumerate() {
        assert!(!looks[at + 1..].contains(look), "{looks:?}");
    }
    let words = page.texts(".card__word", "element.innerText");
    for word in ["supports", "attacks", "undercuts", "premise"] {
        assert!(words.iter().any(|said| said == word), "{words:?}");
    }
}
