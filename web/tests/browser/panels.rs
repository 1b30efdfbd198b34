//! Dialogs, the remarks on a text, the legend, and what stands beside the view.

use crate::support::{Key, Page};

const BROKEN: &str = "\
[Bridge]: The bridge should be rebuilt.
  + <Cracks>: The piers are cracked.

[Cost] no money is left.
";

#[test]
fn the_question_mark_shows_the_keys_and_escape_leads_back() {
    let page = Page::open_at("index.html#/?view=outline");
    let row = page.attribute("[role=treeitem]", "data-row");
    page.tab_to(&row);
    page.write("?");
    page.wait_for("dialog#keys[open]");
    let help = page.text_of("#keys");
    for words in [
        "Search",
        "On the map",
        "In the outline",
        "In focus",
        "Backspace",
    ] {
        assert!(help.contains(words), "{words} is missing in {help}");
    }
    page.press(Key::Tab);
    page.press(Key::Tab);
    let outside = "return document.querySelector('.shell__main').contains(document.activeElement)";
    assert_eq!(page.js(outside), false, "the focus leaves the dialog");
    page.press(Key::Escape);
    page.wait_until_no("dialog");
    page.wait_for_focus(&row);
}

#[test]
fn a_broken_text_shows_its_remarks_beside_what_could_be_read() {
    let page = Page::open();
    page.click("#menu");
    page.wait_for("#menu-open");
    page.click("#menu-open");
    page.wait_for("dialog#open[open]");
    page.click("#open-read");
    page.wait_for("#open-empty");
    page.click("#open-text");
    page.write(BROKEN);
    page.click("#open-read");
    page.wait_for("#remarks .remark--error");
    page.at_rest();
    assert_eq!(page.count("dialog"), 0);
    let remark = page.text_of("#remarks .remark--error");
    assert!(remark.contains("line 4, column 1"), "{remark}");
    assert!(remark.contains("[Cost]"), "{remark}");
    assert_eq!(page.cards(), ["bridge", "cost", "cracks"]);
    assert!(!page.box_of("#remarks").overlaps(page.box_of("#view")));

    page.press(Key::Escape);
    page.wait_for("#inspector");
    assert_eq!(page.focused(), "remarks-button");
    page.press(Key::Enter);
    page.wait_for("#remarks");
}

#[test]
fn a_file_chosen_in_the_dialog_is_opened() {
    let page = Page::open();
    page.click("#menu");
    page.wait_for("#menu-open");
    page.click("#menu-open");
    page.wait_for("#open-file");
    page.js(
        "const data = new DataTransfer();
         data.items.add(new File(['[Bridge]: It should be rebuilt. #town {implicit: true}\\n'], 'a.argdown'));
         const input = document.querySelector('#open-file');
         input.files = data.files;
         input.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    page.wait_for_card("bridge");
    page.wait_until_no("dialog");
    assert_eq!(page.text_of(".header__title"), "a.argdown");
    assert_eq!(page.text_of("[data-fact=tags] dd"), "#town");
    assert_eq!(
        page.text_of("[data-fact=voice] dd"),
        "implicit: nobody says it"
    );
}

#[test]
fn the_legend_explains_every_line_and_stays_shut_once_it_is_shut() {
    let page = Page::open();
    let legend = page.text_of("#legend");
    for word in ["supports", "attacks", "undercuts", "premise"] {
        assert!(legend.contains(word), "{word} is missing in {legend}");
    }
    page.click("#legend button");
    page.wait_for("#legend-lines[hidden]");
    page.reload();
    page.wait_for("#legend-lines[hidden]");
}

#[test]
fn the_inspector_tells_all_of_the_claim_that_is_looked_at() {
    let page = Page::open_at("index.html#/claim/no-strength-to-spare?view=map");
    let told = page.text_of("#inspector");
    for words in [
        "premise",
        "No strength to spare",
        "it lacks the means to step in",
        "paragraph 7, sentence 1; paragraph 8, sentence 3",
        "How far Russia’s arms reach",
        "premise of",
        "Neither able nor willing",
        "War bloggers admit it",
        "Still a nuclear superpower",
        "claims bear on it",
    ] {
        assert!(told.contains(words), "{words} is missing in {told}");
    }
    page.click("#inspector a[data-claim='assad-was-lost']");
    page.wait_for("#inspector[data-inspected=assad-was-lost]");
    page.click("#copy-link");
    page.wait_until(
        "return document.querySelector('.copy-link__outcome').textContent !== ''",
        "it is said what became of the link",
    );
}

#[test]
fn the_status_line_counts_what_is_shown() {
    let page = Page::open_at("index.html#/?view=outline");
    let status = page.text_of("#status");
    let shown = page.count("[role=treeitem]");
    assert!(status.starts_with(&format!("{shown} of ")), "{status}");
    page.click("#unfold-all");
    page.wait_until(
        "return document.querySelector('#status').textContent.startsWith('all ')",
        "all are shown",
    );
}
