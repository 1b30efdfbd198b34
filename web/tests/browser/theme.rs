//! Light and dark, and less motion.

use crate::support::{Page, Site};

fn paper(page: &Page) -> String {
    page.text("return getComputedStyle(document.body).backgroundColor")
}

fn opened(features: &[(&str, &str)]) -> Page {
    let page = Page::new(Site::start());
    page.prefers(features);
    page.go("index.html");
    page
}

#[test]
fn the_page_is_as_dark_as_the_system() {
    let light = paper(&opened(&[("color-scheme", "light")]));
    let page = opened(&[("color-scheme", "dark")]);
    assert_ne!(paper(&page), light);
    page.prefers(&[("color-scheme", "light")]);
    assert_eq!(paper(&page), light);
}

#[test]
fn the_switch_turns_the_theme_and_is_remembered() {
    let page = opened(&[("color-scheme", "light")]);
    let light = paper(&page);
    assert_eq!(page.attribute("#theme", "aria-pressed"), "false");
    page.click("#theme");
    let dark = paper(&page);
    assert_ne!(dark, light);
    assert_eq!(page.attribute("#theme", "aria-pressed"), "true");
    page.reload();
    assert_eq!(paper(&page), dark);
    page.click("#theme");
    assert_eq!(paper(&page), light);
    page.reload();
    assert_eq!(paper(&page), light);
}

/// The places that a card has on its way while another is unfolded.
const WAY: &str = "return (async () => {
  const seen = new Set();
  const control = document.querySelector('[data-node=\"put-to-the-test\"] [data-action]');
  control.click();
  for (let frame = 0; frame < 40; frame++) {
    await new Promise(requestAnimationFrame);
    seen.add([...document.querySelectorAll('[data-node]')]
      .map((card) => card.style.transform + card.style.opacity).join());
  }
  return seen.size;
})()";

#[test]
fn cards_glide_to_their_places() {
    let page = opened(&[("reduced-motion", "no-preference")]);
    let places = page.number(WAY);
    // Where they were, where they are then, and on the way: how often depends on the machine.
    assert!(places > 2.0, "the cards are seen in {places} places");
}

#[test]
fn nothing_glides_where_the_system_asks_for_less_motion() {
    let page = opened(&[("reduced-motion", "reduce")]);
    // Where they were, where they are then, and once more where one proves higher than expected.
    let places = page.number(WAY);
    assert!(places <= 3.0, "the cards are seen in {places} places");
}
