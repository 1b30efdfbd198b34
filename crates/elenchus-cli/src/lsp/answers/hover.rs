//! `textDocument/hover`

use elenchus::diagnostic::page;
use elenchus::model::Element;
use elenchus::service::{About, Bearings, Card, RecordedPlace, hover};
use elenchus::text::Span;
use ls_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

use super::{Spot, part};
use crate::lsp::workspace::Workspace;

/// The most characters of a text that are shown.
const LONGEST: usize = 2_000;

/// What there is to say about a place, and about the remarks on it; in Markdown or in plain
/// words.
pub(in crate::lsp) fn tell(
    workspace: &Workspace,
    params: &HoverParams,
    markdown: bool,
) -> Option<Hover> {
    let at = &params.text_document_position_params;
    let part = part(workspace, at)?;
    let spot = Spot::new(&part, at.position);
    let found = hover(&spot.reading, spot.offset);
    let mut words = Words {
        markdown,
        text: String::new(),
    };
    if let Some(found) = &found {
        words.about(&found.about);
        if let About::Element(card) = &found.about {
            words.defined(&spot, card);
        }
    }
    let remarked = remarks(&spot, at.position, &mut words);
    if words.text.is_empty() {
        return None;
    }
    let range = found.and_then(|found| spot.range(found.span));
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: match markdown {
                true => MarkupKind::Markdown,
                false => MarkupKind::PlainText,
            },
            value: words.text,
        }),
        range: range.or_else(|| Some(spot.analysis.range(spot.file, remarked?))),
    })
}

/// Adds the remarks on a place, with the pages about them; gives the span of the first.
fn remarks(spot: &Spot<'_>, position: ls_types::Position, words: &mut Words) -> Option<Span> {
    let offset = spot.analysis.offset(spot.file, position);
    let mut first = None;
    for remark in spot.analysis.remarks() {
        let span = remark.diagnostic.span;
        if remark.file != spot.file || offset < span.start || span.end < offset {
            continue;
        }
        first = first.or(Some(span));
        let code = remark.diagnostic.code;
        words.paragraph();
        words.strong(code.name());
        words.plain(": ");
        // Pages are our own, and Markdown.
        let page: Vec<&str> = page(code).words.split_whitespace().collect();
        words.text.push_str(&page.join(" "));
    }
    first
}

/// Words as they are put together.
struct Words {
    markdown: bool,
    text: String,
}

impl Words {
    fn about(&mut self, about: &About) {
        match about {
            About::Element(card) => self.card(card),
            About::Nobody { is_argument, title } => {
                self.strong(&bracketed(*is_argument, title));
                self.plain(" is nowhere in this document");
            }
            About::Tag { name, count } => {
                self.strong(&format!("#{name}"));
                self.plain(&format!(" stands in {}", counted(*count, "place")));
            }
            About::Shortcode { code, symbol } => {
                self.strong(code);
                match symbol {
                    Some(symbol) => self.plain(&format!(" is {symbol}")),
                    None => self.plain(" stands for no character"),
                }
            }
            About::Include { path } => {
                self.plain("The text of ");
                self.strong(path);
                self.plain(" is put here");
            }
            About::Place(place) => self.place(place),
        }
    }

    fn place(&mut self, place: &RecordedPlace) {
        self.strong(&place.place.to_string());
        let word = if place.is_heading {
            "heading"
        } else {
            "sentence"
        };
        self.plain(&match place.sentences {
            None => " stands in ".to_owned(),
            Some(0) => " is not in ".to_owned(),
            Some(number) => format!(" is {} of ", counted(number, word)),
        });
        self.strong(&place.source);
        self.plain(match place.sentences {
            None => ", of which the map has no digests",
            Some(_) => ", by the digests in the map",
        });
    }

    fn card(&mut self, card: &Card) {
        let (kind, is_argument) = match card.element {
            Element::Statement(_) => ("Statement", false),
            Element::Argument(_) if card.steps > 0 => ("Reconstructed argument", true),
            Element::Argument(_) => ("Argument", true),
        };
        self.plain(kind);
        if let Some(title) = &card.title {
            self.plain(" ");
            self.strong(&bracketed(is_argument, title));
        }
        if !card.text.is_empty() {
            self.paragraph();
            let shown: String = card.text.chars().take(LONGEST).collect();
            self.plain(&shown);
            if shown.len() < card.text.len() {
                self.plain(" …");
            }
        }
        let tags: Vec<String> = card.tags.iter().map(|tag| format!("#{tag}")).collect();
        if !tags.is_empty() {
            self.paragraph();
            self.plain(&tags.join(" "));
        }
        let bearings = bearings(card.bearings);
        if !bearings.is_empty() {
            self.paragraph();
            self.plain(&bearings);
        }
    }

    /// Adds where an element is defined, where that is elsewhere.
    fn defined(&mut self, spot: &Spot<'_>, card: &Card) {
        self.paragraph();
        let Some(span) = card.defined else {
            return self.plain("Nothing defines it");
        };
        if let Some((file, span)) = spot.locate(span) {
            let line = spot.analysis.position(file, span.start).line + 1;
            let name = spot.analysis.name(file);
            let name = name.rsplit('/').next().unwrap_or(name);
            self.plain(&match file == spot.file {
                true => format!("Defined in line {line}"),
                false => format!("Defined in {name}, line {line}"),
            });
            if card.places > 1 {
                self.plain(&format!(", stands in {}", counted(card.places, "place")));
            }
        }
    }

    fn paragraph(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    fn strong(&mut self, words: &str) {
        let mark = if self.markdown { "**" } else { "" };
        self.text.push_str(mark);
        self.plain(words);
        self.text.push_str(mark);
    }

    /// Adds words of which nothing is taken for a mark.
    fn plain(&mut self, words: &str) {
        for character in words.chars() {
            if self.markdown
                && character.is_ascii_punctuation()
                && !".,:;?!'/()\"".contains(character)
            {
                self.text.push('\\');
            }
            self.text.push(character);
        }
    }
}

fn bracketed(is_argument: bool, title: &str) -> String {
    match is_argument {
        true => format!("<{title}>"),
        false => format!("[{title}]"),
    }
}

/// What bears on something, in words; nothing where nothing does.
fn bearings(found: Bearings) -> String {
    let counts = [
        (found.supports, "support"),
        (found.attacks, "attack"),
        (found.undercuts, "undercut"),
    ];
    let counts = counts.into_iter().filter(|&(count, _)| count > 0);
    let words: Vec<String> = counts.map(|(count, word)| counted(count, word)).collect();
    words.join(", ")
}

fn counted(count: usize, word: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {word}{ending}")
}
