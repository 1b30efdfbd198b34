//! The data of elements, headings and of the document.

use std::borrow::Cow;

use super::document::Place;
use super::layout::{indentation, next_line};
use super::outline::{Index, Line, What};
use super::tag::{behind, with_blanks};
use super::yaml::{self, Entries, Entry};
use super::{Document, Refusal};
use crate::model::{Data, Element, SectionId};
use crate::sort::by_number;
use crate::syntax::{Node, SyntaxKind};
use crate::text::{Edit, Span};

/// What data belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The document: its front matter.
    Document,
    /// A heading.
    Section(SectionId),
    /// A statement or an argument.
    Element(Element),
}

/// A block of YAML, or a place where one could stand.
pub(super) struct Block<'t> {
    /// The node whose head it stands in; `None` for front matter.
    pub(super) node: Option<Node<'t>>,
    /// Its leaf, where there is one.
    pub(super) leaf: Option<Node<'t>>,
    pub(super) entries: Entries,
}

/// Gives a key a value, or takes it away (`None`), and leaves all other keys, their formatting
/// and their comments as they are. A new block stands behind the text it belongs to.
///
/// An element has the data of all its members: the value goes where the key stands already, or
/// to the canonical member, and the key goes from all other members.
///
/// # Errors
/// Where the data cannot be read, or a key that is to go is not there.
pub fn set_data(
    document: &Document<'_>,
    owner: Owner,
    key: &str,
    value: Option<&Data>,
) -> Result<Vec<Edit>, Refusal> {
    let value = value.map(read_back);
    let blocks = blocks(document, owner)?;
    let has = |block: &Block<'_>| block.entries.entries.iter().any(|entry| entry.key == key);
    let home = match (value.as_ref(), blocks.iter().rposition(has)) {
        (None, None) => return Err(Refusal::NotInText),
        (_, Some(at)) => at,
        (Some(_), None) => at_home(document, owner, &blocks)?,
    };
    let mut edits = Vec::new();
    let mut expected = document.outline();
    for (index, block) in blocks.iter().enumerate() {
        let value = value.as_ref().filter(|_| index == home);
        edits.extend(change(document, block, key, value)?);
        if edits.is_empty() || !has(block) && value.is_none() {
            continue;
        }
        if let Some(data) = expected_data(&mut expected, block.node) {
            expect(data.to_mut(), key, value);
        }
    }
    by_number(&mut edits, |edit| edit.span.number());
    document.confirm(edits, expected)
}

/// The value as YAML gives it back.
fn read_back(data: &Data) -> Data {
    match data {
        Data::Number(value) if value.trunc() == *value && value.abs() < 9e15 => {
            Data::Integer(*value as i64)
        }
        Data::List(items) => Data::List(items.iter().map(read_back).collect()),
        Data::Map(entries) => {
            let entry = |(key, value): &(String, Data)| (key.clone(), read_back(value));
            Data::Map(entries.iter().map(entry).collect())
        }
        other => other.clone(),
    }
}

/// The data in the outline that is that of a node, or of the front matter, which may be new.
pub(super) fn expected_data<'l, 'd>(
    expected: &'l mut Vec<Line<'d>>,
    node: Option<Node<'_>>,
) -> Option<&'l mut Cow<'d, Data>> {
    let Some(node) = node else {
        let first = expected.first().map(|line| &line.what);
        if !matches!(first, Some(What::FrontMatter(_))) {
            expected.insert(
                0,
                Line {
                    depth: 0,
                    node: Index(0),
                    what: What::FrontMatter(Cow::Owned(Data::Null)),
                },
            );
        }
        return match &mut expected[0].what {
            What::FrontMatter(data) => Some(data),
            _ => None,
        };
    };
    // The lines stand in the order of their nodes.
    let found = expected.binary_search_by_key(&node.index(), |line| line.node.0);
    found
        .ok()
        .and_then(|at| expected[at].words_mut())
        .map(|words| &mut words.data)
}

pub(super) fn expect(data: &mut Data, key: &str, value: Option<&Data>) {
    if !matches!(data, Data::Map(_)) {
        *data = Data::Map(Vec::new());
    }
    let Data::Map(entries) = data else { return };
    let known = entries.iter_mut().find(|(name, _)| name == key);
    match (known, value) {
        (Some(entry), Some(value)) => entry.1 = value.clone(),
        (None, Some(value)) => entries.push((key.to_owned(), value.clone())),
        (_, None) => entries.retain(|(name, _)| name != key),
    }
}

/// The blocks of an owner, in the order of the text.
fn blocks<'d>(document: &'d Document<'_>, owner: Owner) -> Result<Vec<Block<'d>>, Refusal> {
    let root = document.tree().root(document.text());
    match owner {
        Owner::Document => Ok(vec![front_matter(document)?]),
        Owner::Section(id) => {
            let mut headings = root
                .children()
                .filter(|node| node.kind() == SyntaxKind::Heading);
            let node = headings.nth(id.index()).ok_or(Refusal::NotInText)?;
            of_head(document, node)
        }
        Owner::Element(element) => {
            let places = document
                .places()
                .iter()
                .filter(|place| place.element == element);
            let blocks: Result<Vec<Vec<Block<'_>>>, Refusal> = places
                .map(|place| of_head(document, document.node(place.node)))
                .collect();
            Ok(blocks?.into_iter().flatten().collect())
        }
    }
}

/// The block of the front matter.
pub(super) fn front_matter<'d>(document: &'d Document<'_>) -> Result<Block<'d>, Refusal> {
    let front = document
        .tree()
        .root(document.text())
        .child(SyntaxKind::FrontMatter);
    let leaf = front.and_then(|front| front.child(SyntaxKind::Yaml));
    block(document, None, leaf)
}

/// The blocks in the head of an element or in a heading; one that is empty where there is none.
pub(super) fn of_head<'d>(
    document: &Document<'_>,
    node: Node<'d>,
) -> Result<Vec<Block<'d>>, Refusal> {
    let relation = |child: &Node<'_>| child.kind() == SyntaxKind::Relation;
    let children = node.children().take_while(|child| !relation(child));
    let leaves: Vec<Node<'d>> = children
        .filter(|child| child.kind() == SyntaxKind::Data)
        .collect();
    if leaves.is_empty() {
        return Ok(vec![block(document, Some(node), None)?]);
    }
    leaves
        .into_iter()
        .map(|leaf| block(document, Some(node), Some(leaf)))
        .collect()
}

fn block<'d>(
    document: &Document<'_>,
    node: Option<Node<'d>>,
    leaf: Option<Node<'d>>,
) -> Result<Block<'d>, Refusal> {
    let entries = match leaf {
        None => Entries {
            flow: true,
            ..Entries::default()
        },
        Some(leaf) => {
            let (body, offset) = body(leaf);
            let entries = yaml::entries(body, offset);
            entries.ok_or_else(|| document.broken(leaf.span(), "there are no keys here"))?
        }
    };
    Ok(Block {
        node,
        leaf,
        entries,
    })
}

/// The YAML of a leaf: without the braces where a line break follows the first.
fn body(leaf: Node<'_>) -> (&str, u32) {
    let (text, start) = (leaf.text(), leaf.span().start);
    let inner = text
        .strip_prefix('{')
        .and_then(|inner| inner.strip_suffix('}'));
    match inner.filter(|inner| {
        inner
            .trim_start_matches([' ', '\t'])
            .starts_with(['\n', '\r'])
    }) {
        Some(inner) => (inner, start + 1),
        None => (text, start),
    }
}

/// The block of the canonical member, and there the last.
fn at_home(document: &Document<'_>, owner: Owner, blocks: &[Block<'_>]) -> Result<usize, Refusal> {
    let Owner::Element(element) = owner else {
        return Ok(blocks.len().saturating_sub(1));
    };
    let home: Place = document.home(element).ok_or(Refusal::NotInText)?;
    let found = blocks
        .iter()
        .rposition(|block| block.node.is_some_and(|node| node.index() == home.node));
    found.ok_or(Refusal::NotInText)
}

/// What becomes of one block.
pub(super) fn change(
    document: &Document<'_>,
    block: &Block<'_>,
    key: &str,
    value: Option<&Data>,
) -> Result<Vec<Edit>, Refusal> {
    let entries = &block.entries.entries;
    let mut known = entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| entry.key == key);
    let last = known.next_back();
    Ok(match (value, last) {
        (None, None) => Vec::new(),
        (Some(value), Some((_, entry))) => replaced(document, &block.entries, entry, value),
        (Some(value), None) => vec![added(document, block, key, value)],
        (None, Some(_)) if entries.iter().all(|entry| entry.key == key) => {
            match (block.node, block.leaf) {
                (Some(_), Some(leaf)) if block.entries.comments.is_empty() => {
                    vec![Edit::remove(with_blanks(document, leaf.span()))]
                }
                _ if block.entries.flow => entries
                    .iter()
                    .map(|entry| Edit::replace(entry.span(), kept(document, &block.entries, entry)))
                    .collect(),
                _ => entries
                    .iter()
                    .map(|entry| without_lines(document, &block.entries, entry))
                    .collect(),
            }
        }
        (None, Some((at, _))) if block.entries.flow => between_commas(document, block, at),
        (None, Some((_, entry))) => vec![without_lines(document, &block.entries, entry)],
    })
}

/// An entry less between braces, with a comma. Twice the same key is rare, and refused where this
/// is not all of it.
fn between_commas(document: &Document<'_>, block: &Block<'_>, at: usize) -> Vec<Edit> {
    let (all, entries) = (&block.entries, &block.entries.entries);
    let span = entries[at].span();
    let before = at.checked_sub(1).and_then(|before| entries.get(before));
    let (gap, with_gap) = match (entries.get(at + 1), before) {
        (Some(next), _) => {
            let next = next.span().start;
            (Span::new(span.end, next), Span::new(span.start, next))
        }
        (None, Some(before)) => {
            let end = before.span().end;
            (Span::new(end, span.start), Span::new(end, span.end))
        }
        (None, None) => (Span::at(span.end), span),
    };
    if all.comments_in(with_gap).next().is_none() {
        return vec![Edit::remove(with_gap)];
    }
    let is_comma = |&(at, _): &(usize, &str)| {
        let at = gap.start + at as u32;
        let holds = |comment: &Span| (comment.start..comment.end).contains(&at);
        !all.comments.iter().any(holds)
    };
    let comma = gap.of(document.text()).match_indices(',').find(is_comma);
    let comma = comma.map(|(at, _)| gap.start + at as u32);
    let mut edits = vec![Edit::replace(span, kept(document, all, &entries[at]))];
    edits.extend(comma.map(|at| Edit::remove(Span::new(at, at + 1))));
    edits
}

/// Another value for a key; comments in the old one come before the key.
pub(super) fn replaced(
    document: &Document<'_>,
    block: &Entries,
    entry: &Entry,
    value: &Data,
) -> Vec<Edit> {
    let text = document.text();
    let written = |old: Span, value: &Data| match value {
        Data::Text(text) if old.of(document.text()).starts_with('"') => yaml::quoted(text),
        value => yaml::written(value),
    };
    if let Some(items) = entry.other_items(value) {
        let items = items.into_iter();
        let items = items.map(|(old, value)| Edit::replace(old, written(old, value)));
        return items.collect();
    }
    if entry.value.is_empty() {
        let before = entry.key_span.to(entry.value).of(text);
        let colon = if before.ends_with(':') { "" } else { ":" };
        let written = yaml::written(value);
        return vec![Edit::replace(entry.value, format!("{colon} {written}"))];
    }
    let between = Span::new(entry.key_span.end, entry.value.start).of(text);
    let colon = between.find(':').map_or(0, |at| at + 1);
    let on_lines = match entry.deep {
        true => !block.flow && !entry.value.of(text).starts_with(['{', '[']),
        false => between[colon..].trim_start().starts_with(['|', '>']),
    };
    let edit = match on_lines {
        true => {
            let start = entry.key_span.end + colon as u32;
            let span = Span::new(start, entry.value.end);
            Edit::replace(span, format!(" {}", yaml::written(value)))
        }
        false => Edit::replace(entry.value, written(entry.value, value)),
    };
    let kept = kept_in(document, block, entry, edit.span);
    kept.into_iter().chain([edit]).collect()
}

/// Comments in a span that is replaced, on lines before the key.
pub(super) fn kept_in(
    document: &Document<'_>,
    block: &Entries,
    entry: &Entry,
    span: Span,
) -> Option<Edit> {
    let comments = comment_lines(document, entry, block.comments_in(span));
    (!comments.is_empty()).then(|| Edit::insert(entry.key_span.start, comments))
}

/// The comments in an entry that goes.
fn kept(document: &Document<'_>, block: &Entries, entry: &Entry) -> String {
    comment_lines(document, entry, block.comments_in(entry.span()))
}

/// Comments as they stand before the key of an entry, each with a line break and the indentation.
fn comment_lines(
    document: &Document<'_>,
    entry: &Entry,
    comments: impl Iterator<Item = Span>,
) -> String {
    let ending = document.line_ending();
    let indent = indentation(document, entry.key_span.start);
    let start = document.line_start(entry.key_span.start);
    let before = Span::new(start, entry.key_span.start).of(document.text());
    // Where the key does not begin its line, what follows stands further in than that line.
    let more = if before == indent { "" } else { "  " };
    let blank = match before.ends_with([' ', '\t']) || before.is_empty() {
        true => "",
        false => " ",
    };
    let line = |comment: Span| format!("{}{ending}{indent}{more}", comment.of(document.text()));
    let lines: String = comments.map(line).collect();
    match lines.is_empty() {
        true => lines,
        false => format!("{blank}{lines}"),
    }
}

fn added(document: &Document<'_>, block: &Block<'_>, key: &str, value: &Data) -> Edit {
    let entry = format!("{}: {}", yaml::word(key), yaml::written(value));
    let ending = document.line_ending();
    let last = block.entries.entries.last();
    match (block.leaf, last, block.node) {
        (Some(_), Some(last), _) if block.entries.flow => {
            Edit::insert(last.span().end, format!(", {entry}"))
        }
        (Some(_), Some(last), _) => {
            let indent = indentation(document, last.key_span.start);
            let line = next_line_start(document, last.span().end);
            Edit::insert(line, format!("{indent}{entry}{ending}"))
        }
        (Some(leaf), None, Some(_)) => match block.entries.comments.last() {
            None => Edit::replace(leaf.span(), format!("{{{entry}}}")),
            Some(comment) => {
                let line = next_line_start(document, comment.end);
                let indent = indentation(document, comment.start);
                Edit::insert(line, format!("{indent}{entry}{ending}"))
            }
        },
        (None, _, Some(node)) => behind(node, &format!("{{{entry}}}")),
        (Some(leaf), None, None) => Edit::insert(leaf.span().end, format!("{entry}{ending}")),
        (None, _, None) => {
            let start = if document.text().starts_with('\u{feff}') {
                3
            } else {
                0
            };
            Edit::insert(
                start,
                format!("==={ending}{entry}{ending}==={ending}{ending}"),
            )
        }
    }
}

/// The lines of an entry of block style less; comments on them stay.
fn without_lines(document: &Document<'_>, block: &Entries, entry: &Entry) -> Edit {
    let lines = Span::new(
        document.line_start(entry.span().start),
        next_line_start(document, entry.span().end),
    );
    let indent = indentation(document, entry.key_span.start);
    let ending = document.line_ending();
    let comments = block.comments_in(lines);
    let comments =
        comments.map(|comment| format!("{indent}{}{ending}", comment.of(document.text())));
    Edit::replace(lines, comments.collect::<String>())
}

/// Where the line after that of `at` begins.
pub(super) fn next_line_start(document: &Document<'_>, at: u32) -> u32 {
    let rest = document.text().get(at as usize..).unwrap_or_default();
    let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
    next_line(document, at + end as u32)
}
