//! A map is somebody else's text: whatever stands in it stays text.

use serde_json::Value;

use crate::support::Page;

const MAP: &str = "\
===
title: <img src=x onerror=alert(1)>
===

[<b>Bold</b><script>window.hurt = 1</script>]: Text <script>window.hurt = 2</script> <img src=x onerror='window.hurt = 3'> with [a trap](javascript:window.hurt=4) and [a page](https://example.org/a) and [mail](mailto:a@example.org). {at: \"1.1\", voice: \"<i>Nobody</i>\"}
  + <Step>: <svg onload=window.hurt=5> for &lt;it&gt;
";

/// Elements that only the map can have brought.
const STRANGERS: &str = "#app script, #app img, #app b, #app i, #app [onload], #app [onerror], \
     #app a[href^='javascript' i]";

#[test]
fn markup_in_titles_and_texts_is_shown_as_it_is_written() {
    for view in ["map", "focus", "outline"] {
        let page = Page::of_map_at(MAP, &format!("index.html#/?view={view}"));
        let text = page.text("return document.body.innerText");
        assert!(
            text.contains("<script>window.hurt = 2</script>"),
            "{view}: {text}"
        );
        assert!(
            text.contains("<img src=x onerror=alert(1)>"),
            "{view}: {text}"
        );
        page.click("#search");
        page.write("script window");
        page.wait_until(
            "return !!document.querySelector('.search__hit mark')",
            "it is found",
        );
        page.paper(true);
        page.wait_until(
            "return !!document.querySelector('#printed')",
            "it is on paper",
        );
        assert_eq!(page.count(STRANGERS), 0, "{view}");
        assert_eq!(page.js("return window.hurt ?? null"), Value::Null, "{view}");
    }
}

#[test]
fn only_pages_and_mail_become_links() {
    let page = Page::of_map(MAP);
    let links = page.texts(
        "#inspector a:not([data-claim])",
        "[element.textContent, element.getAttribute('href'), element.rel, element.target].join(' ')",
    );
    let expected = [
        "a page https://example.org/a noopener noreferrer _blank",
        "mail mailto:a@example.org noopener noreferrer _blank",
    ];
    assert_eq!(links, expected);
    assert!(page.text_of(".inspector__text").contains("with a trap"));
}
