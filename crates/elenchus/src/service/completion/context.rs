//! What is being written at a place.

use super::super::Reading;
use super::yaml::{self, Entry};
use crate::syntax::{SyntaxKind, Title};
use crate::text::Span;

/// How much of a line before the cursor is looked at, in bytes.
const LONGEST_LINE: usize = 2000;

/// What is being written at a place, as far as something can be said about how it may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Context<'r> {
    /// A title, behind `[` or `<`.
    Title {
        /// Whether of an argument.
        is_argument: bool,
        /// Whether its closing bracket is there.
        is_closed: bool,
        /// What a title would replace.
        span: Span,
    },
    /// A tag, behind `#`.
    Tag {
        /// What a tag would replace, its parentheses included.
        span: Span,
    },
    /// A key of a data block or of the front matter.
    Key {
        /// Where.
        place: KeyPlace<'r>,
        /// What a key would replace.
        span: Span,
    },
    /// The value of a key.
    Value {
        /// Where.
        place: KeyPlace<'r>,
        /// The key.
        key: &'r str,
        /// What a value would replace.
        span: Span,
    },
    /// The word for a symbol, behind `.` or `:`.
    Shortcode {
        /// What a word would replace, its first mark included.
        span: Span,
    },
    /// The path of another file, behind `@include(`.
    Path {
        /// What is written of it, up to the cursor.
        typed: &'r str,
        /// Whether the closing parenthesis is there.
        is_closed: bool,
        /// What a path would replace.
        span: Span,
    },
    /// Something behind an `@`.
    At {
        /// What it would replace, the `@` included.
        span: Span,
    },
}

/// Where a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace<'r> {
    /// In the data of a statement or an argument.
    Element,
    /// In the data of a heading.
    Heading,
    /// In the data of an inference.
    Inference,
    /// In the front matter, beneath this key; `None` at its top.
    FrontMatter(Option<&'r str>),
}

/// What is being written at an offset; `None` in comments, in plain words, and behind the end.
pub fn context<'r>(reading: &Reading<'r>, offset: u32) -> Option<Context<'r>> {
    reading.text.get(..offset as usize)?;
    if let Some(inside) = front_matter(reading, offset) {
        return yaml_context(reading, inside, offset, KeyPlace::FrontMatter(None));
    }
    let leaf = reading.leaf_before(offset);
    if leaf.is_some_and(|leaf| matches!(leaf.kind(), SyntaxKind::Comment | SyntaxKind::Fence)) {
        return None;
    }
    let data = leaf.filter(|leaf| leaf.kind() == SyntaxKind::Data && offset < leaf.span().end);
    if let Some(data) = data {
        let inside = Span::new(data.span().start + 1, data.span().end - 1);
        return yaml_context(reading, inside, offset, owner(reading, offset));
    }
    let line = reading.line_before(offset, LONGEST_LINE);
    if let Some(open) = open_brace(line) {
        let start = offset - (line.len() - open - 1) as u32;
        let inside = Span::new(start, offset);
        return yaml_context(reading, inside, offset, owner(reading, offset));
    }
    path(reading, line, offset)
        .or_else(|| title(reading, line, offset))
        .or_else(|| tag(reading, line, offset))
        .or_else(|| shortcode(line, offset))
}

/// What lies between the fences of the front matter, where the offset lies there.
fn front_matter(reading: &Reading<'_>, offset: u32) -> Option<Span> {
    let front = reading
        .tree
        .root(reading.text)
        .child(SyntaxKind::FrontMatter)?;
    let mut fences = front
        .children()
        .filter(|child| child.kind() == SyntaxKind::Fence);
    let (first, last) = (fences.next()?, fences.next()?);
    let inside = Span::new(first.span().end, last.span().start);
    (inside.start < offset && offset <= inside.end).then_some(inside)
}

/// Whose data stands around an offset.
fn owner(reading: &Reading<'_>, offset: u32) -> KeyPlace<'static> {
    let mut around = reading.around(offset).map(|node| node.kind());
    let owner = around.find_map(|kind| match kind {
        SyntaxKind::Heading => Some(KeyPlace::Heading),
        SyntaxKind::Inference => Some(KeyPlace::Inference),
        SyntaxKind::Statement | SyntaxKind::Argument => Some(KeyPlace::Element),
        _ => None,
    });
    owner.unwrap_or(KeyPlace::Element)
}

fn yaml_context<'r>(
    reading: &Reading<'r>,
    inside: Span,
    offset: u32,
    place: KeyPlace<'r>,
) -> Option<Context<'r>> {
    let before = Span::new(inside.start, offset.max(inside.start)).of(reading.text);
    let Entry { key, parent, typed } = yaml::entry(before)?;
    let place = match place {
        KeyPlace::FrontMatter(_) => KeyPlace::FrontMatter(parent),
        _ if parent.is_some() => return None,
        place => place,
    };
    let span = Span::new(offset - typed.len() as u32, offset);
    Some(match key {
        Some(key) => Context::Value { place, key, span },
        None => Context::Key { place, span },
    })
}

/// Where the last brace of a line stands that begins data and is not closed.
fn open_brace(line: &str) -> Option<usize> {
    let open = line.rfind('{')?;
    let data = open == 0 || line[..open].ends_with([' ', '\t']);
    (data && !line[open..].contains('}')).then_some(open)
}

fn path<'r>(reading: &Reading<'r>, line: &'r str, offset: u32) -> Option<Context<'r>> {
    let at = line.rfind("@include(")?;
    let typed = &line[at + "@include(".len()..];
    if typed.contains(')') {
        return None;
    }
    let rest = rest_of_line(reading, offset);
    let word = rest.find([' ', '\t']).unwrap_or(rest.len());
    let close = rest[..word].find(')');
    Some(Context::Path {
        typed: typed.trim_start(),
        is_closed: close.is_some(),
        span: Span::new(
            offset - typed.trim_start().len() as u32,
            offset + close.unwrap_or(0) as u32,
        ),
    })
}

fn title<'r>(reading: &Reading<'r>, line: &str, offset: u32) -> Option<Context<'r>> {
    let leaf = reading.leaf_before(offset);
    let inside = leaf
        .and_then(Title::of)
        .filter(|title| offset < title.node().span().end);
    if let Some(title) = inside {
        let node = title.node();
        let mark = 1 + u32::from(node.text().starts_with('@'));
        let start = node.span().start + mark;
        let end = start + title.name().len() as u32;
        return (start <= offset && offset <= end).then_some(Context::Title {
            is_argument: title.is_argument(),
            is_closed: true,
            span: Span::new(start, end),
        });
    }
    let open = line.rfind(['[', '<'])?;
    let typed = &line[open + 1..];
    let before = &line[..open];
    let is_argument = line[open..].starts_with('<');
    let close = if is_argument { '>' } else { ']' };
    let is_mention = before.ends_with('@');
    if typed.contains([']', '>']) || !(is_mention || begins_element(before)) {
        return None;
    }
    Some(Context::Title {
        is_argument,
        // Editors close brackets as they are opened; `[]` is no title yet.
        is_closed: rest_of_line(reading, offset).starts_with(close),
        span: Span::new(offset - typed.len() as u32, offset),
    })
}

/// Whether a statement or an argument may begin behind this: the beginning of a line, a sign,
/// a number, the mark of an item.
fn begins_element(before: &str) -> bool {
    const MARKS: [&str; 12] = [
        "", "+", "-", "_", "<+", "<-", "<_", "+>", "->", "_>", "><", "*",
    ];
    let mark = before.trim();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let number = mark.strip_prefix('(').and_then(|m| m.strip_suffix(')'));
    let item = mark.strip_suffix('.');
    MARKS.contains(&mark) || number.is_some_and(is_number) || item.is_some_and(is_number)
}

fn tag<'r>(reading: &Reading<'r>, line: &str, offset: u32) -> Option<Context<'r>> {
    let mark = line.rfind('#')?;
    let typed = &line[mark + 1..];
    let open = typed.starts_with('(');
    let is_word = open || !typed.contains([' ', '\t', '.', ',', ';', ':', '(', ')']);
    let apart = mark == 0 || line[..mark].ends_with([' ', '\t']);
    if !is_word || typed.contains(')') || !apart {
        return None;
    }
    let start = offset - typed.len() as u32;
    let rest = rest_of_line(reading, offset);
    let more = match open {
        true => rest.find(')').map_or(0, |close| close + 1),
        false => 0,
    };
    Some(Context::Tag {
        span: Span::new(start, offset + more as u32),
    })
}

fn shortcode<'r>(line: &str, offset: u32) -> Option<Context<'r>> {
    let word = line.rfind([' ', '\t']).map_or(line, |at| &line[at + 1..]);
    let span = Span::new(offset - word.len() as u32, offset);
    if word.starts_with('@') && word[1..].chars().all(char::is_alphabetic) {
        return Some(Context::At { span });
    }
    let rest = word.strip_prefix(['.', ':'])?;
    (!rest.contains(['.', ':'])).then_some(Context::Shortcode { span })
}

/// What stands behind an offset in its line.
fn rest_of_line<'r>(reading: &Reading<'r>, offset: u32) -> &'r str {
    let rest = reading.text.get(offset as usize..).unwrap_or_default();
    let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
    &rest[..end]
}
