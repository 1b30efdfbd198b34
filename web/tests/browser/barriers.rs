//! Nothing that axe-core knows bars anyone, be it ever so slight: on no view, in neither theme,
//! on no size of screen.

use crate::support::{Key, Page, Site};

const NONE: [String; 0] = [];

struct Screen {
    phone: bool,
    theme: &'static str,
}

impl Screen {
    fn page(&self) -> Page {
        let page = Page::new(Site::start());
        if self.phone {
            page.phone();
        }
        page.prefers(&[("color-scheme", self.theme), ("reduced-motion", "reduce")]);
        page
    }

    fn all(&self) {
        let page = self.page();
        for view in ["map", "focus", "outline"] {
            page.go(&format!(
                "index.html#/claim/put-to-the-test?view={view}&depth=2"
            ));
            assert_eq!(page.barriers(), NONE, "{view}");
        }
        page.write("?");
        page.wait_for("#keys[open]");
        assert_eq!(page.barriers(), NONE, "the keys");
        page.press(Key::Escape);
        page.wait_until_no("dialog");
        page.click("#menu");
        page.wait_for("#menu-open");
        assert_eq!(page.barriers(), NONE, "the menu");
        page.click("#menu-open");
        page.wait_for("#open[open]");
        assert_eq!(page.barriers(), NONE, "opening a map");
        page.press(Key::Escape);
        page.wait_until_no("dialog");
        page.click("#search");
        page.write("russia");
        page.wait_for(".search__hit");
        assert_eq!(page.barriers(), NONE, "the search");
        page.press(Key::Escape);
        page.drop_file("broken.argdown", b"[A] no colon\n\n[B]: b {role: thesys}\n");
        page.wait_for("#remarks");
        assert_eq!(page.barriers(), NONE, "the remarks");
    }
}

#[test]
fn a_desk_by_day() {
    Screen {
        phone: false,
        theme: "light",
    }
    .all();
}

#[test]
fn a_desk_by_night() {
    Screen {
        phone: false,
        theme: "dark",
    }
    .all();
}

#[test]
fn a_phone_by_day() {
    Screen {
        phone: true,
        theme: "light",
    }
    .all();
}

#[test]
fn a_phone_by_night() {
    Screen {
        phone: true,
        theme: "dark",
    }
    .all();
}

#[test]
fn a_text_without_a_claim() {
    for view in ["map", "focus", "outline"] {
        let page = Page::of_map_at("// nothing yet\n", &format!("index.html#/?view={view}"));
        assert_eq!(page.barriers(), NONE, "{view}");
    }
}
