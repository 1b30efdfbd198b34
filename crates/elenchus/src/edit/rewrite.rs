//! Another text.

use std::borrow::Cow;
use std::ops::Range;

use super::document::Place;
use super::escape::{Before, escape, escape_all};
use super::outline::{Line, What};
use super::words::{Words, shortcodes};
use super::{Document, Refusal};
use crate::model::Element;
use crate::syntax::{self, Node, SyntaxKind};
use crate::text::{Edit, Span};

/// Gives a statement this text, or an argument this description: in the member that stands for
/// it, or where there is none, at its first reference.
///
/// The text is plain: what would be read as a tag, a mention, emphasis and so on is escaped; runs
/// of white space become one blank. Only the words that differ are replaced, so that emphasis,
/// links and line breaks around them stay; tags, data and comments stay in any case.
///
/// ```text
/// [A]: The *old* bridge  ->  [A]: The *old* tower
///   stands. #city              stands. #city
/// ```
///
/// # Errors
/// Where the element has no place in the text, or the text is empty and so would be the place.
pub fn set_text(
    document: &Document<'_>,
    element: Element,
    text: &str,
) -> Result<Vec<Edit>, Refusal> {
    let place = document.home(element).ok_or(Refusal::NotInText)?;
    let new: Vec<&str> = text
        .split([' ', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
        .collect();
    let words = Words::of(document, place);
    let old: Vec<&str> = words.words.iter().map(|word| word.plain.as_str()).collect();
    if old == new {
        return Ok(Vec::new());
    }
    let node = document.node(place.node);
    if new.is_empty() && syntax::Element::of(node).is_none_or(|element| element.title().is_none()) {
        return Err(Refusal::EmptyText);
    }
    let expected = expect(document, place, &new.join(" "));
    if old.is_empty() {
        let edit = first_words(document, node, &new.join(" "));
        return document.confirm(vec![edit], expected);
    }
    let gentle = replaced(document, node, &words, &new);
    let confirmed = document.confirm(gentle, expected.clone());
    confirmed.or_else(|_| document.confirm(overwritten(document, node, &words, &new), expected))
}

fn expect<'d>(document: &'d Document<'_>, place: Place, text: &str) -> Vec<Line<'d>> {
    let mut expected = document.outline();
    let line = expected.iter_mut().find(|line| line.node.0 == place.node);
    if let Some(What::Element(said)) = line.map(|line| &mut line.what) {
        said.words.text = Cow::Owned(text.to_owned());
        said.words.ranges = None;
        said.reference = false;
    }
    expected
}

/// The text of what has none yet.
fn first_words(document: &Document<'_>, node: Node<'_>, text: &str) -> Edit {
    let own = shortcodes(document).is_some();
    let title = syntax::Element::of(node).and_then(syntax::Element::title);
    match title {
        Some(title) => {
            let colon = if title.is_reference() { ":" } else { "" };
            let text = escape(text, Before::Text, own);
            Edit::insert(title.node().span().end, format!("{colon} {text}"))
        }
        None => {
            let start = node.span().start;
            let text = escape(text, before(document, start, node), own);
            let empty =
                node.child(SyntaxKind::Prose).is_none() && node.child(SyntaxKind::Data).is_none();
            Edit::insert(
                start,
                if empty {
                    format!(" {text}")
                } else {
                    format!("{text} ")
                },
            )
        }
    }
}

/// What the words that are to begin at `at` come after.
fn before(document: &Document<'_>, at: u32, node: Node<'_>) -> Before {
    let line = Span::new(document.line_start(at), at).of(document.text());
    if line.trim_start_matches([' ', '\t']).is_empty() {
        Before::LineStart
    } else if at == node.span().start {
        Before::Mark
    } else {
        Before::Text
    }
}

/// Replaces the words that differ.
fn replaced(document: &Document<'_>, node: Node<'_>, words: &Words, new: &[&str]) -> Vec<Edit> {
    let old = &words.words;
    let start = (0..old.len().min(new.len()))
        .take_while(|&at| old[at].plain == new[at])
        .count();
    let most = old.len().min(new.len()) - start;
    let same_end = |back: &usize| old[old.len() - 1 - back].plain == new[new.len() - 1 - back];
    let end = (0..most).take_while(same_end).count();
    let changed = widened(words, start..old.len() - end);
    let fresh = new[changed.start..new.len() - (old.len() - changed.end)].join(" ");
    let own = shortcodes(document).is_some();
    let written = |at: u32| escape(&fresh, before(document, at, node), own);
    if changed.is_empty() {
        return vec![match changed.start.checked_sub(1) {
            Some(last) => {
                let at = outside(words, old[last].span.end);
                Edit::insert(at, format!(" {}", escape(&fresh, Before::Text, own)))
            }
            None => {
                let at = words.prose.map_or(old[0].span.start, |prose| prose.start);
                Edit::insert(at, format!("{} ", written(at)))
            }
        }];
    }
    let span = old[changed.start].span.to(old[changed.end - 1].span);
    let span = groups_within(words, span);
    let kept = kept(document, node, span);
    if !fresh.is_empty() {
        let text = written(span.start) + &kept;
        return vec![Edit::replace(span, text)];
    }
    // The blank before goes along, or the one behind.
    let span = match (changed.start.checked_sub(1), old.get(changed.end)) {
        (Some(last), _) => Span::new(outside(words, old[last].span.end), span.end),
        (None, Some(next)) => Span::new(span.start, opening_of(words, next.span.start)),
        (None, None) => Span::new(title_end(node).unwrap_or(span.start), span.end),
    };
    let kept = self::kept(document, node, span);
    let kept = if changed.start == 0 && changed.end < old.len() && !kept.is_empty() {
        kept.trim_start().to_owned() + " "
    } else {
        kept
    };
    vec![Edit::replace(span, kept)]
}

fn title_end(node: Node<'_>) -> Option<u32> {
    let title = syntax::Element::of(node)?.title()?;
    Some(title.node().span().end)
}

/// Replaces the whole text, with every mark escaped.
fn overwritten(document: &Document<'_>, node: Node<'_>, words: &Words, new: &[&str]) -> Vec<Edit> {
    let span = words.prose.unwrap_or(node.span());
    let text = escape_all(&new.join(" ")) + &kept(document, node, span);
    vec![Edit::replace(span, text)]
}

/// The words that must change with these, so that no emphasis or link is cut in two.
fn widened(words: &Words, changed: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = changed;
    for &(group, content) in &words.groups {
        if start >= end {
            break;
        }
        let span = words.words[start].span.to(words.words[end - 1].span);
        let apart = span.end <= group.start || group.end <= span.start;
        let within = content.start <= span.start && span.end <= content.end;
        let covers = span.start <= group.start && group.end <= span.end;
        if apart || within || covers {
            continue;
        }
        start = start.min(
            words
                .words
                .partition_point(|word| word.span.end <= group.start),
        );
        end = end.max(
            words
                .words
                .partition_point(|word| word.span.start < group.end),
        );
    }
    start..end
}

/// The span with the marks of the emphasis all of whose words it holds, unless it is just that.
fn groups_within(words: &Words, span: Span) -> Span {
    let mut wide = span;
    for &(group, content) in &words.groups {
        let within = content.start <= span.start && span.end <= content.end;
        let apart = span.end <= group.start || group.end <= span.start;
        if !apart && !within {
            wide = wide.to(group);
        }
    }
    wide
}

/// Behind the marks of emphasis that ends at `at`.
fn outside(words: &Words, at: u32) -> u32 {
    let groups = words.groups.iter().rev();
    groups.fold(at, |at, (group, content)| {
        if content.end == at && !content.is_empty() {
            group.end
        } else {
            at
        }
    })
}

/// Before the marks of emphasis that begins at `at`.
fn opening_of(words: &Words, at: u32) -> u32 {
    let groups = words.groups.iter().rev();
    groups.fold(at, |at, (group, content)| {
        if content.start == at && !content.is_empty() {
            group.start
        } else {
            at
        }
    })
}

/// The tags, data and comments in a span, to stand behind the new words.
fn kept(document: &Document<'_>, node: Node<'_>, span: Span) -> String {
    let mut kept = String::new();
    let inside = |leaf: &Node<'_>| {
        span.start <= leaf.span().start && leaf.span().end <= span.end && leaf.kind().is_leaf()
    };
    for leaf in node
        .descendants()
        .take_while(|leaf| leaf.span().start < span.end)
        .filter(inside)
    {
        let keeps = matches!(
            leaf.kind(),
            SyntaxKind::Tag | SyntaxKind::Data | SyntaxKind::Comment
        );
        if keeps {
            kept.push(' ');
            kept.push_str(leaf.text());
        }
        if leaf.kind() == SyntaxKind::Comment && leaf.text().starts_with("//") {
            kept.push_str(document.line_ending());
            kept.push(' ');
        }
    }
    let rest = document.text().get(span.end as usize..).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', '\t']);
    if rest.is_empty() || rest.starts_with(['\n', '\r']) {
        // The line ends here in any case.
        kept.truncate(kept.trim_end().len());
    }
    kept
}
