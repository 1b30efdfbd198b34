//! The outline: by keyboard alone, and with a screen reader.

use crate::support::{Key, Page};

const OUTLINE: &str = "index.html#/?view=outline";

/// The names of all rows, in order.
#[track_caller]
fn rows(page: &Page) -> Vec<String> {
    page.texts("[role=treeitem]", "element.dataset.row")
}

/// The outline with the focus on its first row, brought there by Tab.
#[track_caller]
fn outline() -> Page {
    let page = Page::open_at(OUTLINE);
    let first = rows(&page).swap_remove(0);
    page.tab_to(&first);
    page
}

#[track_caller]
fn wait_until_focused_row(page: &Page, attribute: &str, value: &str) {
    let script = format!("return document.activeElement.getAttribute('{attribute}') === '{value}'");
    page.wait_until(
        &script,
        &format!("the row with the focus has {attribute}={value}"),
    );
}

#[test]
fn the_outline_is_unfolded_and_read_by_keyboard_alone() {
    let page = outline();
    let first = rows(&page);
    assert_eq!(page.focused(), first[0]);

    page.press(Key::Down);
    assert_eq!(page.focused(), first[1]);
    page.press(Key::Right);
    wait_until_focused_row(&page, "aria-expanded", "true");
    let unfolded = rows(&page);
    assert!(unfolded.len() > first.len());
    page.announces("unfolded");

    page.press(Key::Right);
    assert_eq!(page.focused(), unfolded[2]);
    wait_until_focused_row(&page, "aria-level", "3");
    page.press(Key::Left);
    assert_eq!(page.focused(), unfolded[1]);
    page.press(Key::Left);
    wait_until_focused_row(&page, "aria-expanded", "false");
    assert_eq!(rows(&page), first);

    page.press(Key::End);
    assert_eq!(page.focused(), first[first.len() - 1]);
    page.press(Key::Home);
    assert_eq!(page.focused(), first[0]);

    page.press(Key::Down);
    page.press(Key::Enter);
    wait_until_focused_row(&page, "aria-selected", "true");
    assert_eq!(page.attribute("#inspector", "data-inspected"), first[1]);
    let address = page.fragment();
    assert!(
        address.starts_with(&format!("#/claim/{}?", first[1])),
        "{address}"
    );
}

#[test]
fn the_star_unfolds_all_rows_beside_the_one_with_the_focus() {
    let page = outline();
    page.press(Key::Down);
    page.write("*");
    page.announces("8 claims unfolded");
    assert_eq!(
        page.count("[role=treeitem][aria-level='2'][aria-expanded='false']"),
        0
    );
    assert!(page.count("[role=treeitem][aria-level='3']") > 8);
}

#[test]
fn typing_the_beginning_of_a_title_goes_there() {
    let page = outline();
    page.write("a f");
    page.wait_for_focus("a-free-hand-elsewhere");
}

#[test]
fn the_tree_is_one_tab_stop_which_stays_where_the_reader_was() {
    let page = outline();
    page.press(Key::Down);
    page.press(Key::Down);
    let row = page.focused();
    assert_eq!(page.count("[role=treeitem][tabindex='0']"), 1);
    page.press(Key::Tab);
    assert!(!rows(&page).contains(&page.focused()), "{}", page.focused());
    page.press_with(Key::Shift, Key::Tab);
    assert_eq!(page.focused(), row);
}

/// The rows whose place is told wrongly, counted anew from their levels alone.
const MISPLACED: &str = "
    const rows = [...document.querySelectorAll('[role=treeitem]')];
    const level = (at) => (at < rows.length ? Number(rows[at].ariaLevel) : 0);
    const beside = (at) => {
      let from = at, to = at;
      while (from > 0 && level(from - 1) >= level(at)) from--;
      while (level(to + 1) >= level(at)) to++;
      return rows.slice(from, to + 1).filter((row) => Number(row.ariaLevel) === level(at));
    };
    return rows.filter((row, at) => {
      const siblings = beside(at);
      return Number(row.ariaSetSize) !== siblings.length
        || Number(row.ariaPosInSet) !== siblings.indexOf(row) + 1
        || (row.ariaExpanded === 'true') !== level(at + 1) > level(at);
    }).map((row) => row.dataset.row).join(' ')";

#[test]
fn every_row_tells_its_level_and_its_place_among_its_siblings() {
    let page = Page::open_at(OUTLINE);
    assert_eq!(page.text(MISPLACED), "");
    page.click("#unfold-all");
    page.wait_until(
        "return document.querySelectorAll('[role=treeitem]').length > 60",
        "all is unfolded",
    );
    assert_eq!(page.text(MISPLACED), "");
}

#[test]
fn a_claim_that_was_told_above_leads_there() {
    let page = Page::open_at(OUTLINE);
    page.click("#unfold-all");
    page.wait_until(
        "return !!document.querySelector('.row__above')",
        "a row refers upwards",
    );
    let claim = page.text(
        "const again = document.querySelector('.row__above');
         again.scrollIntoView({ block: 'center' });
         return again.closest('[role=treeitem]').dataset.row",
    );
    page.click(".row__above");
    page.wait_until(
        "return !!document.activeElement.querySelector('.row__text')",
        "the full row has the focus",
    );
    assert_eq!(page.focused(), claim);
    assert_eq!(page.attribute("#inspector", "data-inspected"), claim);
}

#[test]
fn the_map_shows_what_was_unfolded_and_selected_in_the_outline() {
    let page = outline();
    page.press(Key::Down);
    page.press(Key::Right);
    wait_until_focused_row(&page, "aria-expanded", "true");
    page.press(Key::Right);
    let claim = page.focused();
    page.press(Key::Enter);
    wait_until_focused_row(&page, "aria-selected", "true");
    page.write("1");
    page.wait_for_card(&claim);
    assert_eq!(
        page.attribute(".card[aria-current=true]", "data-node"),
        claim
    );
    page.wait_for_focus(&claim);
}
