use elenchus::source::{Article, Format, decode, read};

/// Any bytes are read as an article in any format, whose sentences stand in order on borders of
/// characters at places counted from 1; of a plain text nothing but white space, control
/// characters and lines of signs is outside them.
///
/// # Panics
/// When that does not hold.
pub fn segment(input: &[u8]) {
    let text = decode(input).text;
    for format in [Format::Plain, Format::Markdown, Format::Html] {
        in_order(&read(&text, format));
    }
    let article = read(&text, Format::Plain);
    assert_eq!(article.text(), text);
    let mut end = 0;
    for sentence in article.sentences() {
        unseen(&text[end..sentence.span.start as usize]);
        end = sentence.span.end as usize;
    }
    unseen(&text[end..]);
}

fn in_order(article: &Article) {
    let mut end = 0;
    let mut before = (0, 0);
    for sentence in article.sentences() {
        let (start, words) = (sentence.span.start, article.words(sentence));
        assert!(start >= end, "{sentence:?}");
        assert!(!words.is_empty() && words == words.trim(), "{words:?}");
        end = sentence.span.end;
        let place = sentence.place;
        let number = place.sentence.expect("a sentence");
        let next = (place.paragraph, number) == (before.0, before.1 + 1);
        let first = (place.paragraph, number) == (before.0 + 1, 1);
        assert!(next || first, "{place} after {before:?}");
        assert_eq!(article.at(place).len(), 1);
        before = (place.paragraph, number);
    }
}

fn unseen(text: &str) {
    let lost = text
        .chars()
        .find(|c| c.is_alphanumeric() || ".?!“”,;".contains(*c));
    assert_eq!(lost, None, "{text:?}");
}
