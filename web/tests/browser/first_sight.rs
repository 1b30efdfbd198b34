//! What a newcomer sees without a click.

use crate::support::Page;

const THESIS: &str = "a-blow-to-russias-standing";

#[test]
fn the_page_comes_alive_and_says_nothing_amiss() {
    let page = Page::open();
    assert!(page.has("[data-node]"));
    assert!(!page.has("[aria-busy]"));
    assert_eq!(
        page.text("return document.title"),
        "Moscow after Caracas – Elenchus"
    );
}

#[test]
fn the_thesis_and_its_first_reasons_are_in_view() {
    let page = Page::open();
    assert!(page.text_of(".header").contains("Moscow after Caracas"));
    let thesis = page.box_of(&Page::card(THESIS));
    let canvas = page.box_of(".map__canvas");
    let cards = page.boxes("[data-node]");
    assert!((4..=30).contains(&cards.len()), "{} cards", cards.len());
    for card in &cards {
        assert!(card.y >= thesis.y, "{card:?} stands above the thesis");
        assert!(
            card.x >= canvas.x
                && card.x + card.width <= canvas.x + canvas.width
                && card.y + card.height <= canvas.y + canvas.height,
            "{card:?} is not in view"
        );
    }
    let words = page.texts("[data-node] .card__word", "element.innerText");
    assert!(words.iter().any(|word| word == "supports"), "{words:?}");
    assert!(words.iter().any(|word| word == "attacks"), "{words:?}");
}

#[test]
fn reasons_stand_in_the_order_of_the_text() {
    let text = "[T]: t\n\n<A>: a\n\n(1) [P]: p\n(2) [Q]: q\n----\n(3) [T]\n\n[B]: b\n  +> [T]\n\n\
                [C]: c\n  -> [T]\n\n<D>: d\n\n(1) [R]: r\n----\n(2) [T]\n";
    let page = Page::of_map(text);
    let mut reasons = ["a", "b", "c", "d"].map(|slug| (page.box_of(&Page::card(slug)), slug));
    reasons.sort_by(|one, other| one.0.x.total_cmp(&other.0.x));
    assert_eq!(reasons.map(|(_, slug)| slug), ["a", "b", "c", "d"]);
}

#[test]
fn no_card_lies_on_another() {
    let page = Page::open();
    let apart = |page: &Page| {
        let cards = page.boxes("[data-node]");
        for (at, card) in cards.iter().enumerate() {
            for other in &cards[at + 1..] {
                assert!(!card.overlaps(*other), "{card:?} lies on {other:?}");
            }
        }
        cards.len()
    };
    apart(&page);
    page.slide("#depth", 9);
    page.click("#fit");
    page.at_rest();
    assert!(apart(&page) > 50);
}

#[test]
fn what_is_folded_beneath_a_card_is_told() {
    let page = Page::open();
    let control = Page::control("put-to-the-test");
    assert_eq!(page.attribute(&control, "data-action"), "unfold");
    assert_eq!(page.attribute(&control, "aria-expanded"), "false");
    assert!(page.text_of(&control).contains("for"));
}

#[test]
fn no_text_is_cut_without_a_sign() {
    let page = Page::open();
    page.slide("#depth", 9);
    page.at_rest();
    // Text that is longer than its box ends in an ellipsis, and is whole in the inspector.
    let cut = page.texts(
        ".card__title, .card__text, .card__section",
        "element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1
           ? (getComputedStyle(element).webkitLineClamp !== 'none' ||
              getComputedStyle(element).textOverflow === 'ellipsis' ? '' : element.innerText)
           : ''",
    );
    assert!(cut.iter().all(String::is_empty), "{cut:?}");
    let out = page.texts(
        "[data-node]",
        "element.scrollHeight > element.clientHeight + 1 ? element.dataset.node : ''",
    );
    assert!(
        out.iter().all(String::is_empty),
        "{out:?} hold more than they show"
    );
}

#[test]
fn a_legend_explains_the_arrows() {
    let page = Page::open();
    let legend = page.text_of("#legend");
    for word in ["supports", "attacks", "undercuts", "premise"] {
        assert!(legend.contains(word), "{legend}");
    }
}

#[test]
fn a_phone_begins_with_one_claim_and_has_the_map_too() {
    let page = Page::open();
    page.phone();
    page.go("index.html?phone");
    assert!(page.has("[data-view=focus]"));
    page.tap("#tab-map");
    page.wait_until(
        "return !!document.querySelector('[data-view=map] [data-node]')",
        "the map",
    );
    page.at_rest();
    assert!(page.box_of(&Page::card(THESIS)).x >= 0.0);
}

#[test]
fn the_outline_can_be_read_before_the_page_is_alive() {
    let page = Page::open();
    let html = page.text(
        "const request = new XMLHttpRequest();
         request.open('GET', 'index.html', false);
         request.send();
         return request.responseText",
    );
    assert!(html.contains("<title>Moscow after Caracas"), "{html}");
    assert!(html.contains("A blow to Russia’s standing"), "{html}");
    assert!(html.contains("aria-busy=\"true\""));
}

#[test]
fn nothing_is_asked_of_another_host_and_nothing_but_its_own_files() {
    let page = Page::open();
    let origin = page.site().origin();
    let host = origin.trim_start_matches("http://").trim_end_matches('/');
    for request in page.site().requests() {
        assert_eq!(request.host, host, "{request:?}");
    }
}
