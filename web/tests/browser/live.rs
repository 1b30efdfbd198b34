//! Following a file that `elenchus serve` watches.

use std::time::{Duration, Instant};

use crate::support::{Page, Served};

const TEXT: &str = "\
===
title: A bridge
===

[Thesis]: The bridge should be rebuilt.
  + [Safety]: It is not safe any more.
    + [Cracks]: The piers are cracked.
  - [Cost]: The town has no money left.
    - [Fund]: The state pays for half of it.
";

#[test]
fn a_save_shows_within_a_second_and_keeps_folds_and_selection() {
    let served = Served::map("live.argdown", TEXT);
    let page = Page::on_host(&served.origin);
    page.go("#/?view=map&depth=1");
    page.click(&Page::control("cost"));
    page.at_rest();
    page.click(&Page::card("fund"));
    page.at_rest();
    let before = page.box_of(&Page::card("cost"));
    let began = Instant::now();
    served.save(&TEXT.replace("half of it", "two thirds of it"));
    page.wait_until(
        "return document.querySelector('[data-node=fund]')?.innerText.includes('two thirds')",
        "the change is in view",
    );
    assert!(
        began.elapsed() < Duration::from_millis(1500),
        "{:?}",
        began.elapsed()
    );
    page.at_rest();
    assert_eq!(page.cards(), ["cost", "fund", "safety", "thesis"]);
    assert_eq!(page.attribute(&Page::card("fund"), "aria-current"), "true");
    assert!(page.box_of(&Page::card("cost")).moved_from(before) < 2.0);
}

#[test]
fn a_save_that_breaks_the_text_shows_what_can_be_read_and_the_next_mends_it() {
    let served = Served::map("live-broken.argdown", TEXT);
    let page = Page::on_host(&served.origin);
    page.go("#/?view=map&depth=9");
    served.save(
        &TEXT
            .replace("{", "")
            .replace("The piers are cracked.", "The piers are cracked. {at: [}"),
    );
    page.wait_until(
        "return /error|mistake|1 /i.test(document.querySelector('.status').innerText)
           && !!document.querySelector('[data-node=safety]')",
        "the error is counted",
    );
    served.save(&TEXT.replace("are cracked", "are sound"));
    page.wait_until(
        "return document.querySelector('[data-node=cracks]')?.innerText.includes('are sound')",
        "the next change is in view",
    );
}
