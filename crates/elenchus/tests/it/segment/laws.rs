//! What holds of every text.

use elenchus::source::{Article, Format, decode, read};
use proptest::prelude::*;

use super::cases::articles;

/// Pieces that mean something to the rules.
const PIECES: &[&str] = &[
    "Mr. ", "U.S. ", "J. R. ", "e.g. ", "The ", "he ", "word", "3.5", "1. ", "No. 3 ", "Jan. ",
    ". ", ".", "? ", "!", "…", "...", "[…] ", "”", "“", "\"", "'", "(", ")", "[", "]", "[1]", "—",
    ", ", "\n", "\n\n", "\r\n", "\r", "\t", "  ", "\u{a0}", "\u{2029}", "\u{85}", "\0", "\u{7}",
    "\u{301}", "\u{200f}", "\u{202e}", "\u{feff}", "😀", "é", "。", "「", "…” ", "said ",
    "iPhone ", "***\n", "===\n", "- ", "# ", "> ", "<p>", "<br>", "</p>", "<script>", "&amp;",
    "<!--", "-->", "|", "`", "```\n", "---\n",
];

fn soup() -> impl Strategy<Value = String> {
    let words: Vec<String> = articles().into_iter().map(|(_, _, text)| text).collect();
    let stretch = (
        prop::sample::select(words),
        any::<prop::sample::Index>(),
        0..120_usize,
    );
    let stretch = stretch.prop_map(|(text, from, length)| {
        let from = from.index(text.chars().count() + 1);
        text.chars().skip(from).take(length).collect::<String>()
    });
    let piece = prop::sample::select(PIECES).prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![1 => stretch, 3 => piece], 0..40)
        .prop_map(|parts| parts.concat())
}

/// Spans in order, apart, on borders of characters, with something to see at both ends; places
/// counted from 1.
fn is_sound(article: &Article) -> Result<(), TestCaseError> {
    let mut end = 0;
    let mut before = (0, 0);
    for sentence in article.sentences() {
        let (start, words) = (sentence.span.start, article.words(sentence));
        prop_assert!(start >= end && !words.is_empty());
        prop_assert_eq!(words, words.trim());
        end = sentence.span.end;
        let place = (
            sentence.place.paragraph,
            sentence.place.sentence.unwrap_or_default(),
        );
        prop_assert!(place == (before.0, before.1 + 1) || place == (before.0 + 1, 1));
        prop_assert_eq!(article.at(sentence.place).len(), 1);
        before = place;
    }
    Ok(())
}

proptest! {
    #[test]
    fn sentences_stand_in_order(text in soup()) {
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            is_sound(&read(&text, format))?;
        }
    }

    #[test]
    fn a_plain_text_is_covered_and_kept(text in soup()) {
        let article = read(&text, Format::Plain);
        prop_assert_eq!(article.text(), &text);
        let mut rest = text.into_bytes();
        for sentence in article.sentences() {
            rest[sentence.span.start as usize..sentence.span.end as usize].fill(b' ');
        }
        let rest = String::from_utf8(rest).expect("borders of characters");
        let lost = rest.chars().find(|c| c.is_alphanumeric() || matches!(c, '.' | '?' | '“' | '😀' | '|'));
        prop_assert_eq!(lost, None, "{:?}", rest);
    }

    #[test]
    fn reading_again_finds_the_same(text in soup()) {
        let article = read(&text, Format::Plain);
        prop_assert_eq!(&article, &read(article.text(), Format::Plain));
    }

    #[test]
    fn any_bytes_are_a_text(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let decoded = decode(&bytes);
        for format in [Format::guess(None, &decoded.text), Format::Plain, Format::Html] {
            is_sound(&read(&decoded.text, format))?;
        }
        let text = String::from_utf8_lossy(&bytes);
        let again = decode(text.as_bytes());
        prop_assert_eq!(again.text.as_str(), text.trim_start_matches('\u{feff}'));
    }
}
