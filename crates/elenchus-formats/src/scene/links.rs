//! Links in texts, and where they stand once a text is broken into lines.

use std::ops::Range;

use elenchus::model::{RangeKind, TextRange};

use super::Line;

/// A part of a text that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// Its bytes in the text.
    pub(crate) span: Range<usize>,
    /// A web page or a mail address.
    pub(crate) address: String,
}

/// The links of a text that may be followed, in its order.
pub(super) fn links(ranges: &[TextRange]) -> Vec<Link> {
    let link = |range: &TextRange| match &range.kind {
        RangeKind::Link(address) if is_safe(address) => Some(Link {
            span: range.span.start as usize..range.span.end as usize,
            address: address.to_string(),
        }),
        _ => None,
    };
    ranges.iter().filter_map(link).collect()
}

/// Whether an address may be followed: only web pages and mail. Anything else, above all
/// `javascript:`, stays text.
pub(super) fn is_safe(address: &str) -> bool {
    let begins_with = |scheme: &&str| {
        let begin = address.as_bytes().get(..scheme.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(scheme.as_bytes()))
    };
    let schemes = ["http://", "https://", "mailto:"];
    let scheme = schemes.into_iter().find(begins_with);
    scheme.is_some_and(|scheme| address.len() > scheme.len())
}

/// Marks the links of a text on its lines. Lines hold the letters of the text in its order; only
/// blanks differ, and the last may end in an ellipsis.
pub(super) fn mark(lines: &mut [Line], text: &str, links: &[Link]) {
    if links.is_empty() {
        return;
    }
    let mut letters = text
        .char_indices()
        .filter(|(_, letter)| !letter.is_whitespace());
    let mut next = 0;
    for line in lines {
        // The link that was marked last on this line.
        let mut marked = None;
        for (at, letter) in line.text.char_indices() {
            if letter.is_whitespace() {
                continue;
            }
            let Some((from, _)) = letters.next().filter(|&(_, same)| same == letter) else {
                return;
            };
            while links.get(next).is_some_and(|link| link.span.end <= from) {
                next += 1;
            }
            let Some(link) = links.get(next).filter(|link| link.span.contains(&from)) else {
                continue;
            };
            if marked != Some(next) {
                line.links.push(Link {
                    span: at..at,
                    address: link.address.clone(),
                });
                marked = Some(next);
            }
            if let Some(last) = line.links.last_mut() {
                last.span.end = at + letter.len_utf8();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::scene;

    /// The linked words of the only card, line by line, with where they lead.
    fn told(text: &str) -> Vec<(String, String)> {
        let scene = scene(&elenchus::parse(text).model, false);
        let lines = scene.cards.iter().flat_map(|card| &card.lines);
        let told = lines.flat_map(|line| {
            let words = |link: &Link| {
                (
                    line.text[link.span.clone()].to_owned(),
                    link.address.clone(),
                )
            };
            line.links.iter().map(words).collect::<Vec<_>>()
        });
        told.collect()
    }

    fn link(words: &str, address: &str) -> (String, String) {
        (words.to_owned(), address.to_owned())
    }

    #[test]
    fn links_keep_their_words_and_their_address() {
        let text = "[A]: One [ä  link](https://a.example/x) and[one](mailto:b@b.example)[two](http://c.example).\n";
        let expected = [
            link("ä link", "https://a.example/x"),
            link("one", "mailto:b@b.example"),
            link("two", "http://c.example"),
        ];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn a_link_goes_on_in_the_next_line() {
        let words = "long ".repeat(60);
        let told = told(&format!("[A]: See [{words}](https://a.example).\n"));
        assert!(told.len() > 5);
        let all: Vec<_> = told.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(all.join(" "), words.trim());
    }

    #[test]
    fn a_text_that_is_cut_keeps_the_links_before_the_cut() {
        let words = "word ".repeat(400);
        let told = told(&format!(
            "[A]: [One](https://a.example) {words} [two](https://b.example)\n"
        ));
        assert_eq!(told, [link("One", "https://a.example")]);
    }

    #[test]
    fn what_is_neither_page_nor_mail_is_no_link() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "//evil",
            "https://",
            "ä",
        ] {
            assert_eq!(
                told(&format!("[A]: A [click]({address}) here\n")),
                [],
                "{address}"
            );
        }
        assert!(is_safe("MAILTO:a@b.example"));
    }
}
