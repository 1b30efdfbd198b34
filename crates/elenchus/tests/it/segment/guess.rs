//! What a text is written in, by its name and its looks.

use elenchus::source::Format::{self, Html, Markdown, Plain};

#[test]
fn the_ending_of_the_name_says_it() {
    let guess = |name, text| Format::guess(Some(name), text);
    assert_eq!(guess("a.md", "One."), Markdown);
    assert_eq!(guess("a.b/A.HTM", "One."), Html);
    assert_eq!(guess("a.txt", "# One\n\n**Two**"), Plain);
    assert_eq!(guess("a.txt", "\u{feff} <!doctype HTML><p>One"), Html);
    assert_eq!(guess("a.docx.txt", "<p>in <p>plain"), Plain);
}

#[test]
fn else_its_looks_do() {
    let guess = |text| Format::guess(None, text);
    assert_eq!(guess(""), Plain);
    assert_eq!(guess("One. Two # three > four."), Plain);
    assert_eq!(guess("If a < b and b < p > c."), Plain);
    assert_eq!(guess("<p>One.</p>\n<p>Two.</p>"), Html);
    assert_eq!(guess("Once <br> only, x<y."), Plain);
    assert_eq!(guess("# One\n\nTwo [three](https://four.org)."), Markdown);
    assert_eq!(guess("---\ntitle: A\n---\n\n## One\n"), Markdown);
    assert_eq!(guess("#one and **two"), Plain);
}
