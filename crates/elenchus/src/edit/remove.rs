//! An element less.

use std::collections::HashSet;

use super::cut::cuts;
use super::outline::{Line, What};
use super::{Document, Refusal, mention};
use crate::model::{Element, RangeKind};
use crate::sort::by_number;
use crate::syntax::{SyntaxKind, Title};
use crate::text::{Edit, Span};

/// What becomes of that which hangs beneath an element that is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beneath {
    /// It is removed as well.
    Removed,
    /// It stays: what bore on the element becomes a block of its own, behind the block it was in,
    /// with all that hangs beneath it. It bears on nothing then.
    Kept,
}

/// Removes a statement or an argument from all places where it stands: paragraphs, items of lists
/// and relations; an argument with its structure. Mentions of what is gone become plain words.
///
/// ```text
/// [A]: x                 [A]: x
///   + [B]: y         ->
///     - [C]: z           [C]: z        (what is beneath is kept)
/// ```
///
/// # Errors
/// Where it is a line of a structure, which would say something else without it; and where the
/// element has no place in the text.
pub fn remove(
    document: &Document<'_>,
    element: Element,
    beneath: Beneath,
) -> Result<Vec<Edit>, Refusal> {
    let lines = document.outline();
    let fates = fates(&lines, element, beneath)?;
    if !fates.contains(&Fate::Dropped) {
        return Err(Refusal::NotInText);
    }
    let gone = gone(&lines, &fates);
    let mentions = mentions(document, &gone);
    let mut edits = cuts(document, &lines, &fates, &mentions);
    // What stands in text that is cut is not edited again.
    let cut: Vec<Span> = edits.iter().map(|edit| edit.span).collect();
    let stays = |mention: &&Edit| {
        let after = cut.partition_point(|span| span.start <= mention.span.start);
        after == 0 || cut[after - 1].end <= mention.span.start
    };
    edits.extend(mentions.iter().filter(stays).cloned());
    by_number(&mut edits, |edit| edit.span.number());
    let expected = expect(document, lines, &fates, &gone);
    document.confirm(edits, expected)
}

/// What becomes of a line of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Stays,
    Dropped,
    /// It goes with a block of its own, numbered, this many levels further out.
    Lifted {
        root: usize,
        by: usize,
    },
}

fn fates(lines: &[Line<'_>], element: Element, beneath: Beneath) -> Result<Vec<Fate>, Refusal> {
    let is_target = |line: Option<&Line<'_>>| matches!(line.map(|line| &line.what), Some(What::Element(said)) if said.element == element);
    let mut fates: Vec<Fate> = Vec::with_capacity(lines.len());
    let mut open: Vec<usize> = Vec::new();
    let mut roots = 0;
    for (index, line) in lines.iter().enumerate() {
        open.truncate(line.depth);
        let above = open.last().map_or(Fate::Stays, |&parent| fates[parent]);
        let brings_target = is_target(lines.get(index + 1));
        let parent = open.last().map(|&parent| &lines[parent].what);
        open.push(index);
        let lifts = beneath == Beneath::Kept;
        fates.push(match (&line.what, above) {
            (What::Element(_), _) if is_target(Some(line)) => {
                if matches!(parent, Some(What::Step(_))) && above != Fate::Dropped {
                    return Err(Refusal::InStructure);
                }
                Fate::Dropped
            }
            (What::Element(_), Fate::Dropped)
                if lifts && matches!(parent, Some(What::Relation(_))) =>
            {
                roots += 1;
                Fate::Lifted {
                    root: roots - 1,
                    by: line.depth,
                }
            }
            (What::Relation(_) | What::Item, Fate::Stays | Fate::Lifted { .. })
                if brings_target =>
            {
                Fate::Dropped
            }
            (What::Structure(Some(owner)), _) if *owner == element => Fate::Dropped,
            (_, above) => above,
        });
    }
    drop_empty_lists(lines, &mut fates);
    Ok(fates)
}

fn drop_empty_lists(lines: &[Line<'_>], fates: &mut [Fate]) {
    let mut list = None;
    let mut items = false;
    for index in 0..=lines.len() {
        let what = lines.get(index).filter(|line| line.depth == 0);
        if what.is_some() || index == lines.len() {
            if let Some(at) = list.take().filter(|_| !items) {
                fates[at] = Fate::Dropped;
            }
            list = what.filter(|line| line.what == What::List).map(|_| index);
            items = false;
        } else if lines[index].what == What::Item {
            items |= fates[index] == Fate::Stays;
        }
    }
}

/// The elements none of whose places is left.
fn gone(lines: &[Line<'_>], fates: &[Fate]) -> HashSet<Element> {
    let mut dropped = HashSet::new();
    let mut left = HashSet::new();
    for (line, fate) in lines.iter().zip(fates) {
        let element = match &line.what {
            What::Element(said) => said.element,
            What::Structure(Some(owner)) => *owner,
            _ => continue,
        };
        match fate {
            Fate::Dropped => dropped.insert(element),
            _ => left.insert(element),
        };
    }
    dropped.retain(|element| !left.contains(element));
    dropped
}

/// The mentions of what is gone, as words.
fn mentions(document: &Document<'_>, gone: &HashSet<Element>) -> Vec<Edit> {
    let nodes = document.tree().nodes().zip(0u32..);
    let mentions = nodes.filter(|(node, _)| {
        matches!(
            node.kind,
            SyntaxKind::StatementMention | SyntaxKind::ArgumentMention
        )
    });
    mentions
        .filter_map(|(_, index)| Title::of(document.node(index)))
        .filter(|title| {
            let known = document.titled(title.name(), title.is_argument());
            known.is_some_and(|element| gone.contains(&element))
        })
        .map(|title| {
            let words = super::escape::escape_all(title.name());
            Edit::replace(title.node().span(), words)
        })
        .collect()
}

/// The words that take the place of such a mention.
fn plain_mention(
    document: &Document<'_>,
    gone: &HashSet<Element>,
    kind: &RangeKind,
) -> Option<(String, Option<RangeKind>)> {
    let (name, argument) = match kind {
        RangeKind::StatementMention(name) => (name, false),
        RangeKind::ArgumentMention(name) => (name, true),
        _ => return None,
    };
    let known = document.titled(name, argument);
    let words: Vec<&str> = name
        .split([' ', '\t'])
        .filter(|word| !word.is_empty())
        .collect();
    known
        .filter(|element| gone.contains(element))
        .map(|_| (words.join(" "), None))
}

/// The outline without what is dropped, the lifted blocks behind those they were in.
fn expect<'d>(
    document: &Document<'_>,
    lines: Vec<Line<'d>>,
    fates: &[Fate],
    gone: &HashSet<Element>,
) -> Vec<Line<'d>> {
    let mut expected: Vec<Line<'d>> = Vec::with_capacity(lines.len());
    let mut blocks: Vec<Vec<Line<'d>>> = Vec::new();
    let mut first = 0;
    for (mut line, fate) in lines.into_iter().zip(fates) {
        if line.depth == 0 && !matches!(line.what, What::Structure(_)) {
            first += blocks.len();
            expected.extend(blocks.drain(..).flatten());
        }
        if let Some(words) = line.words_mut() {
            mention::rewrite(words, &|kind| plain_mention(document, gone, kind));
        }
        match *fate {
            Fate::Stays => expected.push(line),
            Fate::Dropped => {}
            Fate::Lifted { root, by } => {
                line.depth -= by;
                blocks.resize_with(blocks.len().max(root - first + 1), Vec::new);
                blocks[root - first].push(line);
            }
        }
    }
    expected.extend(blocks.into_iter().flatten());
    expected
}
