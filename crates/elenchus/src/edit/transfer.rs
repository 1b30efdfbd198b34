//! An element to another place.

use super::add::{check_kind, sign};
use super::cut::with_blank_lines;
use super::document::Place;
use super::layout::{indentation, indentation_beneath, line_end, next_line};
use super::outline::{Index, Line, What};
use super::reconstruct::with_structure;
use super::{Document, Refusal};
use crate::model::{Element, RelationKind};
use crate::syntax::{Node, SyntaxKind};
use crate::text::{Edit, Span};

/// Moves the occurrence that begins at `start`, with all that hangs beneath it, under `parent`:
/// after the last relation there, indented alike. [`Document::place_at`] gives such places.
///
/// A relation keeps its sign unless `kind` is given; a paragraph or an item of a list becomes a
/// relation of that kind, or else a support.
///
/// ```text
/// [A]: x                     [A]: x
///   + [B]: y                   + [B]: y
///   - <C>: z             ->      - <C>: z
///     + [D]                        + [D]
/// ```
///
/// # Errors
/// Where it would come under itself, is a line of a structure, or the relation cannot be; see
/// [`add_relation`](super::add_relation).
pub fn move_beneath(
    document: &Document<'_>,
    start: u32,
    parent: Element,
    kind: Option<RelationKind>,
) -> Result<Vec<Edit>, Refusal> {
    let place = document.place_starting(start).ok_or(Refusal::NotInText)?;
    let home = document.home(parent).ok_or(Refusal::NotInText)?;
    let moved = Moved::of(document, place)?;
    let node = document.node(home.node);
    let subtree = document.node(place.node);
    if place.element == parent {
        return Err(Refusal::RelationToItself);
    }
    if (subtree.index()..subtree.end()).contains(&node.index()) {
        return Err(Refusal::BeneathItself);
    }
    let sign = match (kind, moved.sign) {
        (Some(kind), old) if old.is_none_or(|old| self::kind(old) != Some(kind)) => {
            sign(node, kind)
        }
        (_, Some(old)) => old,
        (_, None) => sign(node, RelationKind::Support),
    };
    if let Some(kind) = self::kind(sign) {
        check_kind(parent, kind, place.element)?;
    }
    let same_sign = moved.sign == Some(sign);
    let mut expected = document.outline();
    let is_there = expect(&mut expected, &moved, home, sign);
    if is_there && same_sign {
        return Ok(Vec::new());
    }
    let written = indented(document, &moved, subtree, node, sign);
    let edits = edits(document, &moved, line_end(document, node), &written);
    document.confirm(edits, expected)
}

/// What is moved.
struct Moved<'d> {
    /// The node of all of it: a relation, an item or a paragraph.
    node: Node<'d>,
    sign: Option<&'d str>,
    /// Its lines of text, the last line ending included.
    lines: Span,
    /// Whether it is a block of its own.
    block: bool,
}

impl<'d> Moved<'d> {
    fn of(document: &'d Document<'_>, place: Place) -> Result<Self, Refusal> {
        let element = document.node(place.node);
        let path = document.path_to(place.node);
        let around = path.last().map(|&index| document.node(index));
        let (node, block) = match around.map(Node::kind) {
            Some(SyntaxKind::Relation) => (around.unwrap_or(element), false),
            Some(SyntaxKind::Item) => {
                let list = path.iter().rev().nth(1).map(|&index| document.node(index));
                let alone = list.is_some_and(|list| {
                    list.children()
                        .filter(|child| child.kind() == SyntaxKind::Item)
                        .count()
                        == 1
                });
                (around.unwrap_or(element), alone)
            }
            Some(SyntaxKind::Step) => return Err(Refusal::InStructure),
            _ => {
                if has_structure(document, element) {
                    return Err(Refusal::HasStructure);
                }
                (element, true)
            }
        };
        let start = document.line_start(node.span().start);
        let end = next_line(document, line_end(document, node));
        Ok(Self {
            node,
            sign: node.child(SyntaxKind::Sign).map(Node::text),
            lines: Span::new(start, end),
            block,
        })
    }
}

/// Whether a paragraph is followed by its structure.
fn has_structure(document: &Document<'_>, element: Node<'_>) -> bool {
    element.kind() == SyntaxKind::Argument
        && with_structure(document, element.index()) != element.index()
}

/// The kind of relation that a sign states upward.
fn kind(sign: &str) -> Option<RelationKind> {
    Some(match sign {
        "+" | "<+" => RelationKind::Support,
        "-" | "<-" => RelationKind::Attack,
        "_" | "<_" => RelationKind::Undercut,
        "><" => RelationKind::Contradictory,
        _ => return None,
    })
}

/// The lines as they stand in the new place, without the last line ending.
fn indented(
    document: &Document<'_>,
    moved: &Moved<'_>,
    element: Node<'_>,
    parent: Node<'_>,
    sign: &str,
) -> String {
    let old = indentation(document, moved.node.span().start).len();
    let new = indentation_beneath(document, parent);
    let ends: &[char] = &['\n', '\r'];
    let text = Span::new(element.span().start, moved.lines.end).of(document.text());
    let mut written = format!("{new}{sign} ");
    for (index, line) in text
        .trim_end_matches(ends)
        .split_inclusive('\n')
        .enumerate()
    {
        let rest = line.trim_start_matches([' ', '\t']);
        let blanks = line.len() - rest.len();
        if index > 0 && !rest.trim_end_matches(ends).is_empty() {
            written.push_str(&new);
            written.push_str(&line[blanks.min(old)..]);
        } else {
            written.push_str(rest);
        }
    }
    written
}

fn edits(document: &Document<'_>, moved: &Moved<'_>, to: u32, written: &str) -> Vec<Edit> {
    let ending = document.line_ending();
    let cut = match moved.block {
        true => with_blank_lines(document, moved.lines),
        false => moved.lines,
    };
    if cut.start < to && to <= cut.end {
        let last = cut.of(document.text());
        let ended = if last.ends_with(['\n', '\r']) {
            ending
        } else {
            ""
        };
        return vec![Edit::replace(cut, format!("{written}{ended}"))];
    }
    let insert = Edit::insert(to, format!("{ending}{written}"));
    let cut = Edit::remove(cut);
    match to <= cut.span.start {
        true => vec![insert, cut],
        false => vec![cut, insert],
    }
}

/// Moves the lines of the outline; whether they are there already.
fn expect<'d>(expected: &mut Vec<Line<'d>>, moved: &Moved<'_>, home: Place, sign: &'d str) -> bool {
    let at = |lines: &[Line<'_>], node: u32| lines.iter().position(|line| line.node.0 == node);
    let Some(first) = at(expected, moved.node.index()) else {
        return false;
    };
    let depth = expected[first].depth;
    let end = first + 1 + beneath(&expected[first + 1..], depth);
    let is_last_item = expected[first].what == What::Item && moved.block;
    let mut lines: Vec<Line<'d>> = expected.drain(first..end).collect();
    if is_last_item {
        expected.remove(first - 1);
    }
    if depth > 0 && matches!(lines[0].what, What::Relation(_) | What::Item) {
        lines.remove(0);
    }
    let Some(parent) = at(expected, home.node) else {
        return false;
    };
    let to = parent + 1 + beneath(&expected[parent + 1..], expected[parent].depth);
    let new_depth = expected[parent].depth + 1;
    let old_depth = lines.first().map_or(0, |line| line.depth);
    let is_there = to == first && old_depth == new_depth + 1;
    for line in &mut lines {
        line.depth = line.depth + new_depth + 1 - old_depth;
    }
    lines.insert(
        0,
        Line {
            depth: new_depth,
            node: Index(0),
            what: What::Relation(sign),
        },
    );
    expected.splice(to..to, lines);
    is_there
}

/// How many lines stand beneath one of this depth.
fn beneath(lines: &[Line<'_>], depth: usize) -> usize {
    lines.iter().take_while(|line| line.depth > depth).count()
}
