use std::rc::Rc;

use elenchus::map::NodeId;
use elenchus::model::{Element, RangeKind, TextRange};
use elenchus::sort::by_number;
use yew::prelude::*;

use super::claim_link::linked;
use crate::state::Document;

/// The text of a claim with its emphasis, links and mentions.
pub fn prose(document: &Rc<Document>, node: NodeId) -> Html {
    let text = document.text_of(node);
    let pieces = pieces(text, ranges(document, node));
    pieces.iter().map(|piece| draw(document, piece)).collect()
}

fn draw(document: &Rc<Document>, piece: &Piece<'_>) -> Html {
    let text = piece.text;
    let inner = match (piece.to, mentioned(document, piece.to)) {
        (To::Address(address), _) => html! {
            <a href={address.to_owned()} rel="noopener noreferrer" target="_blank">{ text }</a>
        },
        (_, Some(node)) => linked(document, node, html! { { text } }),
        _ => html! { { text } },
    };
    let inner = if piece.italic {
        html! { <em>{ inner }</em> }
    } else {
        inner
    };
    if piece.bold {
        html! { <strong>{ inner }</strong> }
    } else {
        inner
    }
}

fn mentioned(document: &Document, to: To<'_>) -> Option<NodeId> {
    let model = &document.model;
    let element = match to {
        To::Statement(title) => Element::Statement(model.statement_titled(title)?),
        To::Argument(title) => Element::Argument(model.argument_titled(title)?),
        To::Address(_) | To::Nothing => return None,
    };
    document.map.node_of(element)
}

fn ranges(document: &Document, node: NodeId) -> &[TextRange] {
    let member = document.map.node(node).member(&document.model);
    member.map_or(&[], |member| member.ranges())
}

/// Where a piece of a text leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum To<'t> {
    Nothing,
    /// An address that is safe to follow.
    Address(&'t str),
    Statement(&'t str),
    Argument(&'t str),
}

/// A piece of a text that looks the same throughout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece<'t> {
    text: &'t str,
    bold: bool,
    italic: bool,
    to: To<'t>,
}

/// Cuts a text where something begins or ends to stand out.
fn pieces<'t>(text: &'t str, ranges: &'t [TextRange]) -> Vec<Piece<'t>> {
    let addresses = addresses(text);
    let mut cuts = vec![0, text.len()];
    for range in ranges {
        cuts.extend([range.span.start as usize, range.span.end as usize]);
    }
    for &(start, end) in &addresses {
        cuts.extend([start, end]);
    }
    by_number(&mut cuts, |&cut| cut as u64);
    cuts.dedup();
    let piece = |ends: &[usize]| {
        let (start, end) = (ends[0], ends[1]);
        let mut piece = Piece {
            text: text.get(start..end).filter(|text| !text.is_empty())?,
            bold: false,
            italic: false,
            to: To::Nothing,
        };
        if let Some(&(from, to)) = addresses.iter().find(|at| at.0 <= start && end <= at.1) {
            piece.to = text.get(from..to).map_or(To::Nothing, To::Address);
        }
        let around = |range: &&TextRange| {
            range.span.start as usize <= start && end <= range.span.end as usize
        };
        for range in ranges.iter().filter(around) {
            match &range.kind {
                RangeKind::Bold => piece.bold = true,
                RangeKind::Italic => piece.italic = true,
                RangeKind::Link(address) if is_safe(address) => piece.to = To::Address(address),
                RangeKind::StatementMention(title) => piece.to = To::Statement(title),
                RangeKind::ArgumentMention(title) => piece.to = To::Argument(title),
                RangeKind::Link(_) | RangeKind::Tag(_) => {}
            }
        }
        Some(piece)
    };
    cuts.windows(2).filter_map(piece).collect()
}

/// Whether an address may be followed: only web pages and mail. Anything else, above all
/// `javascript:`, stays text.
fn is_safe(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| address.starts_with(scheme) && address.len() > scheme.len())
}

/// Where web addresses stand in a plain text, without the punctuation behind them.
fn addresses(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.match_indices("http") {
        let begins = text[..at]
            .chars()
            .next_back()
            .is_none_or(|before| !before.is_alphanumeric());
        let inside = found.last().is_some_and(|&(_, end)| at < end);
        let address = text[at..]
            .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”'))
            .next()
            .unwrap_or_default()
            .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
        if begins && !inside && is_safe(address) {
            found.push((at, at + address.len()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of the only claim's text: the words, and what is done to them.
    fn told(text: &str) -> Vec<(String, String)> {
        let document = Document::read("prose", format!("[T]: t\n\n[A]: {text}\n"));
        let node = document.map.node_by_slug("a").expect("a");
        let words = |piece: Piece<'_>| {
            let bold = if piece.bold { "bold " } else { "" };
            let italic = if piece.italic { "italic " } else { "" };
            let to = match piece.to {
                To::Nothing => String::new(),
                To::Address(address) => address.to_owned(),
                To::Statement(title) => format!("[{title}]"),
                To::Argument(title) => format!("<{title}>"),
            };
            let told = format!("{bold}{italic}{to}").trim().to_owned();
            (piece.text.to_owned(), told)
        };
        let pieces = pieces(document.text_of(node), ranges(&document, node));
        pieces.into_iter().map(words).collect()
    }

    fn piece(text: &str, told: &str) -> (String, String) {
        (text.to_owned(), told.to_owned())
    }

    #[test]
    fn emphasis_may_cross_links() {
        let expected = [
            piece("One ", ""),
            piece("strong", "bold"),
            piece(" and ", ""),
            piece("linked", "https://example.org/a"),
            piece(" word.", ""),
        ];
        assert_eq!(
            told("One **strong** and [linked](https://example.org/a) word."),
            expected
        );
    }

    #[test]
    fn mentions_lead_to_their_claim() {
        let expected = [piece("As ", ""), piece("@[T]", "[T]"), piece(" says.", "")];
        assert_eq!(told("As @[T] says."), expected);
    }

    #[test]
    fn a_link_to_anything_but_a_page_or_mail_stays_text() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "//evil",
        ] {
            for (_, told) in told(&format!("A [click]({address}) here")) {
                assert_eq!(told, "", "{address}");
            }
        }
        assert!(is_safe("MAILTO:a@b.example"));
        assert!(!is_safe("https://"));
        assert!(!is_safe(" https://a.example"));
    }

    #[test]
    fn addresses_in_running_text_are_links_without_their_full_stop() {
        let text = "See (https://example.org/a?b=1), http://b.example. Not xhttps://c.example";
        let found: Vec<_> = addresses(text)
            .into_iter()
            .map(|(start, end)| &text[start..end])
            .collect();
        assert_eq!(found, ["https://example.org/a?b=1", "http://b.example"]);
    }
}
