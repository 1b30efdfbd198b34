//! Texts that are none, or too much of one.

use elenchus::source::{Article, Format, decode, read};

fn words(article: &Article) -> Vec<&str> {
    let sentences = article.sentences().iter();
    sentences.map(|sentence| article.words(sentence)).collect()
}

#[test]
fn an_empty_text_has_no_places() {
    for format in [Format::Plain, Format::Markdown, Format::Html] {
        for text in ["", " \n\n\t", "\u{feff}", "\0\0", "\r\n\u{2029}\u{85}\u{c}"] {
            assert_eq!(words(&read(text, format)), [""; 0], "{text:?}");
        }
    }
    assert_eq!(read("***\n", Format::Plain).blocks(), []);
}

#[test]
fn an_endless_sentence_is_one() {
    let text = "and so on ".repeat(100_000);
    for format in [Format::Plain, Format::Markdown, Format::Html] {
        assert_eq!(words(&read(&text, format)), [text.trim_end()]);
    }
}

/// Texts for which looking ahead or behind without end would take the square of their length:
/// hours, where a second is enough.
#[test]
fn nothing_is_looked_at_again_and_again() {
    let pieces = [
        ". ",
        ".)",
        ")",
        "(",
        "[",
        "a. ",
        "…” b “",
        "“a…” b ",
        ". 1 ",
        ".[1]",
        "\u{301}",
        "\u{200f}",
        "。",
        "1. ",
        "\n",
        "- a\n",
        " - ",
        "> ",
        "<svg>",
        "<b>",
        "</nav>",
        "*a_ ",
        "[^1]: ",
        "| a ",
        "&amp;",
        "<!--",
        "x<br>",
        "\"",
        "…",
        "\u{ad}. ",
    ];
    for piece in pieces {
        let text = format!("A. {}", piece.repeat(100_000 / piece.len()));
        read(&text, Format::Plain);
        read(&text, Format::Html);
        let mixed = format!("A (b. “c… {}", piece.repeat(100_000 / piece.len()));
        read(&mixed, Format::Plain);
    }
}

#[test]
fn depth_costs_no_stack() {
    read(&"> ".repeat(50_000), Format::Markdown);
    read(&"- ".repeat(5_000), Format::Markdown);
    let deep = "<div>".repeat(200_000) + "One." + &"</div>".repeat(200_000);
    assert_eq!(words(&read(&deep, Format::Html)), ["One."]);
    let dropped = "<nav>".repeat(100_000) + "No." + &"</nav>".repeat(100_000) + "One.";
    assert_eq!(words(&read(&dropped, Format::Html)), ["One."]);
}

#[test]
fn control_characters_are_kept_and_stand_in_no_one_s_way() {
    let read_bytes = decode(b"One\0 day.\x07 \0Two.\n\0\n\nThree.");
    let article = read(&read_bytes.text, Format::Plain);
    assert_eq!(words(&article), ["One\0 day.", "Two.", "Three."]);
    assert_eq!(article.text(), read_bytes.text);
}

#[test]
fn windows_1252_is_read_as_such_and_said() {
    let bytes = b"\x93Why?\x94 he asked. Caf\xe9s close.";
    let decoded = decode(bytes);
    assert_eq!(decoded.notes.len(), 1);
    let article = read(&decoded.text, Format::Plain);
    assert_eq!(words(&article), ["“Why?” he asked.", "Cafés close."]);
}

#[test]
fn pasted_html_is_reduced_to_its_text() {
    let text = "<p>One &amp; <b>two</b>.</p>\n<script>No. No.</script><p>Three.";
    let article = read(text, Format::guess(None, text));
    assert_eq!(words(&article), ["One & two.", "Three."]);
    assert_eq!(article.text(), "One & two.\n\nThree.");
}
