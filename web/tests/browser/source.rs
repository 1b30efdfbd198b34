//! The article beside the map: its skeleton, its text, and going from one to the other.

use elenchus::source::{Format, Record, read};

use crate::support::{Key, Page, Site};

const ARTICLE: &str = "\
The old bridge

The bridge should be rebuilt before the winter. Its piers are cracked in eleven places. I cross it every day.

What does it cost?

The town has no money left. The state, though, pays for half of it. “Nobody asked us,” says the mayor.

The ferry is no way out. It stops when the river freezes.
";

/// A map of it that keeps its digests.
fn map() -> String {
    let record = Record::of(&read(ARTICLE, Format::Plain));
    let lines: String = record
        .sentences()
        .lines()
        .map(|line| format!("      {line}\n"))
        .collect();
    let whole = record.whole.expect("made of the whole text");
    format!(
        "===
title: A bridge
sources:
  article:
    title: The old bridge
    author: A. Writer
    segmenter: 1
    digest: \"{whole}\"
    sentences: |
{lines}background:
  \"2.3\": says where the author stands
===

[Rebuild]: The bridge should be rebuilt before the winter. {{at: \"2.1\"}}
  + <Cracks>: The piers have eleven cracks. {{at: \"2.2\"}}
    + [Unsafe]: A bridge with cracked piers is not safe. {{at: \"2.2\", implicit: true}}
  - <Cost>: There is no money. {{at: \"4.1\"}}
    - <Half>: The state pays half. {{at: \"4.2\"}}
  - <Ferry>: One could take the ferry. {{at: \"5.1\"}}
    - [Frozen]: In the winter it does not run. {{at: \"5.2\"}}
"
    )
}

/// The map with the pane of its article open.
#[track_caller]
fn open(path: &str) -> Page {
    let page = Page::of_map_at(&map(), path);
    page.click("#tab-article");
    page.wait_for("#article");
    page
}

#[track_caller]
fn with_text() -> Page {
    let page = open("index.html#/?view=map&depth=9");
    page.drop_file_on("#article", "bridge.txt", ARTICLE.as_bytes());
    page.wait_for_article();
    page
}

fn passage(place: &str) -> String {
    format!("[data-passage=\"{place}\"]")
}

/// The end of a sentence of the text: what stands on two lines has its middle beside them.
fn words_of(place: &str) -> String {
    format!("[data-passage=\"{place}\"] .passage__signs")
}

/// The places of the sentences that are marked.
fn lit(page: &Page) -> Vec<String> {
    page.texts(".passage--lit", "element.dataset.passage")
}

#[track_caller]
fn wait_for_lit(page: &Page, places: &str) {
    let script = format!(
        "return [...document.querySelectorAll('.passage--lit')]
           .map((one) => one.dataset.passage).join(' ') === '{places}'"
    );
    page.wait_until(&script, &format!("{places} is marked"));
}

#[track_caller]
fn wait_for_selected(page: &Page, claim: &str) {
    let css = format!("[data-node=\"{claim}\"][aria-current]");
    page.wait_for(&css);
}

/// Whether what a selector finds lies within the part of the pane that scrolls.
fn is_in_view(page: &Page, css: &str) -> bool {
    let (inner, outer) = (page.box_of(css), page.box_of(".leaves"));
    inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height
}

#[test]
fn without_its_text_the_article_is_a_skeleton_that_says_how_to_open_it() {
    let page = open("index.html#/?view=map&depth=9");
    let told = page.text_of("#article");
    for words in ["The old bridge", "A. Writer", "sent nowhere", "heading"] {
        assert!(told.contains(words), "{words} is missing in {told}");
    }
    assert_eq!(
        page.texts("[data-passage]", "element.dataset.passage"),
        ["2.1", "2.2", "2.3", "4.1", "4.2", "4.3", "5.1", "5.2"]
    );
    assert!(page.text_of(&passage("2.2")).contains("Cracks"));
    assert!(
        page.text_of(&passage("2.3"))
            .contains("background: says where")
    );
    assert!(page.text_of(&passage("4.3")).contains("no claim reads it"));
    assert!(page.text_of("#status").contains("7 of 8 sentences read"));
    page.click(&Page::card("half"));
    wait_for_lit(&page, "4.2");
    page.click(&passage("5.2"));
    wait_for_selected(&page, "frozen");
}

#[test]
fn a_dropped_article_stands_in_the_pane_and_is_there_again_until_it_is_forgotten() {
    let page = with_text();
    assert_eq!(
        page.text_of(".leaf--heading")
            .trim_start_matches(char::is_numeric)
            .trim(),
        "The old bridge"
    );
    let home = page.text_of("#article-home");
    assert!(home.contains("All 10 sentences match"), "{home}");
    assert!(home.contains("Kept only in this browser"), "{home}");
    assert!(!page.has("#astray"));
    page.reload();
    page.wait_for_article();
    page.click("#forget");
    page.wait_until_no(".leaves--typeset");
    page.announces("forgotten");
    page.reload();
    page.click("#tab-article");
    page.wait_for("#article-file");
    assert!(!page.has(".leaves--typeset"));
    let kept = "return Object.keys(localStorage).some((key) => key.startsWith('elenchus-article'))";
    assert_eq!(page.js(kept), false);
}

#[test]
fn a_pasted_article_is_read_and_html_reduced_to_its_text() {
    let page = open("index.html");
    page.paste_on("#article", ARTICLE);
    page.wait_for_article();
    page.click("#forget");
    page.wait_for("#article-text");
    page.click("#article-text");
    page.js_of(
        "document.querySelector('#article-text').value = arguments[0]",
        vec!["<!doctype html><html><body><h1>The old bridge</h1><p>The bridge should be rebuilt before the winter. <script>alert(1)</script><b>Its piers</b> are cracked in eleven places.</p></body></html>".into()],
    );
    page.click("#article-read");
    page.wait_for_article();
    let told = page.text_of(".leaves");
    assert!(
        told.contains("Its piers are cracked in eleven places."),
        "{told}"
    );
    assert!(!told.contains("alert") && !told.contains('<'), "{told}");
    assert!(page.text_of("#article").contains("HTML"));
    assert_eq!(
        page.cards().len(),
        page.count("[data-node]"),
        "the map stays"
    );
}

#[test]
fn a_click_leads_from_the_sentence_to_its_claim_and_back() {
    let page = with_text();
    page.click(&words_of("4.2"));
    wait_for_selected(&page, "half");
    wait_for_lit(&page, "4.2");
    page.js("document.querySelector('.leaves').scrollTo(0, 0)");
    page.click(&Page::card("frozen"));
    wait_for_lit(&page, "5.2");
    page.wait_until(
        "const one = document.querySelector('.passage--lit').getBoundingClientRect();
         const all = document.querySelector('.leaves').getBoundingClientRect();
         return one.top >= all.top && one.bottom <= all.bottom",
        "the sentence is in view",
    );
    assert!(is_in_view(&page, ".passage--lit"));
}

#[test]
fn a_sentence_of_several_claims_lists_them_and_unfolds_to_the_one_chosen() {
    let page = open("index.html#/?view=map&depth=0");
    page.drop_file_on("#article", "bridge.txt", ARTICLE.as_bytes());
    page.wait_for_article();
    page.click(&words_of("2.2"));
    page.wait_for(".source__claims");
    assert_eq!(page.count(".chip"), 2);
    page.announces("2 claims read 2.2");
    page.click(".source__claims [data-claim=unsafe]");
    wait_for_selected(&page, "unsafe");
    assert_eq!(lit(&page), ["2.2"]);
    page.click("#dim");
    page.wait_for(".leaves--dim .passage--uncited");
}

#[test]
fn keys_lead_from_sentence_to_sentence_and_between_claim_and_passage() {
    let page = with_text();
    page.js("document.querySelector('[data-node=cost]').focus()");
    page.press(Key::Enter);
    page.click(&Page::card("cost"));
    wait_for_selected(&page, "cost");
    page.write(".");
    page.wait_for_focus("4.1");
    page.press(Key::Down);
    page.wait_for_focus("4.2");
    page.press(Key::Enter);
    wait_for_selected(&page, "half");
    page.press(Key::End);
    page.wait_for_focus("5.2");
    page.press(Key::Home);
    page.wait_for_focus("2.1");
    page.write(".");
    page.wait_for_focus("half");
    page.write("4");
    page.wait_until_no("#article");
    page.write(".");
    page.wait_for_focus("4.2");
    page.press(Key::Up);
    page.press(Key::Up);
    page.wait_for_focus("2.2");
    page.press(Key::Enter);
    page.wait_for(".chip");
    page.press(Key::Tab);
    let at = page.text("return document.activeElement.dataset.claim ?? ''");
    assert_eq!(at, "cracks");
    page.press(Key::Escape);
    page.wait_for_focus("2.2");
}

#[test]
fn a_changed_article_tells_first_what_is_changed_and_gone() {
    let page = with_text();
    let changed = ARTICLE
        .replace(
            "Its piers are cracked in eleven places.",
            "Its piers are badly cracked in twelve places.",
        )
        .replace("It stops when the river freezes.", "")
        .replace(
            "The old bridge\n\n",
            "The old bridge\n\nA new beginning stands here.\n\n",
        );
    page.drop_file_on("#article", "bridge.txt", changed.as_bytes());
    page.wait_for("#astray");
    let told = page.text_of("#astray");
    for words in ["5.2", "gone", "2.2", "changed", "it is now 3.2", "Frozen"] {
        assert!(told.contains(words), "{words} is missing in {told}");
    }
    assert!(told.find("5.2 gone") < told.find("2.2 changed"), "{told}");
    assert_eq!(
        page.texts("#astray ins", "element.textContent"),
        ["badly", "twelve"]
    );
    assert_eq!(page.texts("#astray del", "element.textContent"), ["eleven"]);
    assert!(page.box_of("#astray").y < page.box_of(".leaves").y);
    page.click(&Page::card("half"));
    // The same words, a paragraph further down.
    wait_for_lit(&page, "5.2");
    page.click(&Page::card("frozen"));
    wait_for_lit(&page, "");
    assert_eq!(page.barriers(), [""; 0]);
}

#[test]
fn another_article_is_said_to_be_another_and_carries_no_claim() {
    let page = open("index.html");
    page.paste_on(
        "#article",
        "Cats sleep most of the day. Nobody knows why. They do not say.",
    );
    page.wait_for("#another");
    assert!(page.text_of("#another").contains("0 %"));
    assert_eq!(lit(&page), [""; 0]);
    assert!(page.text_of("#article-home").contains("Kept nowhere"));
    assert_eq!(page.barriers(), [""; 0]);
    page.reload();
    page.click("#tab-article");
    page.wait_for("#article-file");
}

#[test]
fn who_puts_a_wrong_text_away_has_the_right_one_again() {
    let page = with_text();
    page.drop_file_on(
        "#article",
        "cats.txt",
        b"Cats sleep most of the day. Nobody knows why.",
    );
    page.wait_for("#another");
    page.click("#forget");
    page.wait_until_no("#another");
    page.wait_for_article();
    let home = page.text_of("#article-home");
    assert!(home.contains("All 10 sentences match"), "{home}");
    page.reload();
    page.wait_for_article();
}

#[test]
fn bytes_of_an_older_program_are_offered_to_be_read_as_such() {
    let page = open("index.html");
    let bytes: Vec<u8> = ARTICLE
        .chars()
        .map(|character| match character {
            '“' => 0x93,
            '”' => 0x94,
            other => u8::try_from(other).expect("Latin-1"),
        })
        .collect();
    page.drop_file_on("#article", "bridge.txt", &bytes);
    page.wait_for("#read-windows");
    assert!(!page.has(".leaves--typeset"));
    assert_eq!(page.barriers(), [""; 0]);
    page.click("#read-windows");
    page.wait_for_article();
    assert!(page.text_of(".leaves").contains("“Nobody asked us,”"));
    assert!(page.text_of("#article").contains("Windows-1252"));
    assert!(
        page.text_of("#article-home")
            .contains("All 10 sentences match")
    );
}

#[test]
fn a_long_article_is_shown_piece_by_piece() {
    let page = open("index.html");
    let text: String = (0..1000)
        .map(|at| format!("Paragraph {at} says something.\n\n"))
        .collect();
    page.drop_file_on("#article", "long.txt", text.as_bytes());
    page.wait_for("#more-leaves");
    assert_eq!(page.count(".leaf"), 400);
    page.js("document.querySelector('#more-leaves').click()");
    page.wait_until(
        "return document.querySelectorAll('.leaf').length === 800",
        "twice as many",
    );
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    let page = open("index.html");
    page.drop_file_on("#article", "empty.txt", b" \n\n");
    page.wait_for(".source__open [role=alert]");
    assert!(page.text_of(".source__open").contains("no sentence"));
    assert_eq!(page.cards().len(), page.count("[data-node]"));
}

#[test]
fn the_text_of_the_article_leaves_the_browser_never() {
    let page = open("index.html");
    let before = page.site().requests().len();
    page.drop_file_on("#article", "bridge.txt", ARTICLE.as_bytes());
    page.wait_for_article();
    page.click(&words_of("4.2"));
    wait_for_lit(&page, "4.2");
    let asked = page.site().requests().split_off(before);
    let others: Vec<_> = asked
        .iter()
        .filter(|request| !request.path.starts_with("worker/"))
        .collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn tab_begins_at_the_top_though_the_article_was_scrolled() {
    let page = Page::open_at("index.html?map=maps/nowhere-to-sit.argdown");
    page.wait_for(".passage--thesis.passage--lit");
    page.wait_until(
        "return document.querySelector('.leaves').scrollTop > 0",
        "the article is scrolled to the thesis",
    );
    page.press(Key::Tab);
    assert_eq!(page.text("return document.activeElement.className"), "skip");
}

#[test]
fn the_menu_offers_a_map_that_brings_its_article_along() {
    let page = Page::open();
    page.click("#menu");
    page.wait_for("#menu-open");
    page.click("#menu-open");
    page.wait_for(".open__seeds");
    assert_eq!(page.count(".open__seeds a"), 2);
    page.click(".open__seeds li:last-child a");
    page.wait_for_article();
    page.alive();
    assert_eq!(page.text_of(".header__title"), "Nowhere to sit");
    assert!(page.text_of("#article-home").contains("Comes with the map"));
    assert!(!page.has("#forget"));
    page.wait_for(".passage--thesis.passage--lit");
    assert_eq!(page.barriers(), [""; 0]);
}

#[test]
fn on_a_phone_the_article_is_a_tab() {
    let page = Page::new(Site::start());
    page.site().put(crate::support::MAP, map());
    page.phone();
    page.go("index.html#/?view=outline");
    assert_eq!(page.count("[role=tab]"), 4);
    page.tap("#tab-article");
    page.wait_for("#article");
    page.drop_file_on("#article", "bridge.txt", ARTICLE.as_bytes());
    page.wait_for_article();
    assert_eq!(
        page.number("return document.scrollingElement.scrollWidth"),
        390.0
    );
    assert!(page.box_of("#article").width <= 390.0);
    page.tap(&words_of("4.2"));
    wait_for_lit(&page, "4.2");
    assert_eq!(page.barriers(), [""; 0]);
    page.tap("#tab-outline");
    page.wait_until_no("#article");
    page.wait_for("[data-row=half][aria-selected=true]");
}

#[test]
fn nothing_bars_anyone_from_the_article_in_either_theme() {
    for theme in ["light", "dark"] {
        let page = Page::new(Site::start());
        page.site().put(crate::support::MAP, map());
        page.prefers(&[("color-scheme", theme), ("reduced-motion", "reduce")]);
        page.go("index.html#/?view=map&depth=9");
        page.click("#tab-article");
        page.wait_for("#article");
        assert_eq!(page.barriers(), [""; 0], "the skeleton");
        page.drop_file_on("#article", "bridge.txt", ARTICLE.as_bytes());
        page.wait_for_article();
        page.click(&words_of("2.2"));
        page.wait_for(".chip");
        page.click("#dim");
        page.wait_for(".leaves--dim");
        assert_eq!(page.barriers(), [""; 0], "the text");
    }
}
