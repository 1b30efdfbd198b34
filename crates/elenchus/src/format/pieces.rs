//! A document as words and the joints between them.

use super::{Options, Wrap};
use crate::syntax::{SyntaxKind, Tree};
use crate::text::Span;

const BLANKS: [char; 2] = [' ', '\t'];

/// How many levels are indented by more than one blank.
const INDENTED: u32 = 64;

/// A stretch of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Something that stays as it is.
    Word(Word),
    /// What lies before the next word.
    Joint(Joint),
}

/// Something that stays as it is, but for its line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) span: Span,
    /// Whether it may stand at the beginning of a line without meaning something else there.
    pub(super) may_begin_line: bool,
}

/// White space, line ends and comments between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Joint {
    pub(super) span: Span,
    /// The trivia in it, as a range of nodes of the tree; empty inside a text.
    pub(super) nodes: (u32, u32),
    pub(super) place: Place,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The beginning of the text.
    Start,
    /// A blank line.
    Block,
    /// A line break and so many blanks.
    Line(u32),
    /// A blank.
    Blank,
    /// A blank, or a line break and so many blanks.
    Soft(u32),
    /// Nothing.
    None,
    /// The end of the text.
    End,
    /// All of a text in which no word stands.
    Empty,
}

/// How many blocks a document has.
pub(super) fn blocks(tree: &Tree) -> usize {
    let mut count = 0;
    let mut index = 1;
    while let Some(node) = tree.get(index) {
        count += usize::from(!node.kind.is_trivia());
        index = node.end;
    }
    count
}

/// Takes a document apart; the blocks that are `kept` stay whole.
pub(super) fn pieces(text: &str, tree: &Tree, kept: &[bool], options: &Options) -> Vec<Piece> {
    let mut walk = Walk {
        text,
        tree,
        options,
        pieces: Vec::with_capacity(tree.len()),
        open: Vec::new(),
        opened: Opened::default(),
        gap: (1, 1),
        within: Within::default(),
        trailing: None,
        hang: 0,
        last: None,
    };
    let mut block = 0;
    let mut index = 1;
    while let Some(node) = tree.get(index) {
        walk.close(index);
        if walk.open.is_empty() && !node.kind.is_trivia() {
            let whole = matches!(node.kind, SyntaxKind::FrontMatter | SyntaxKind::Relation);
            let keep = whole || kept.get(block) == Some(&true);
            block += 1;
            walk.begin_block();
            if keep {
                walk.whole(index, node.span, node.end);
                index = node.end;
                continue;
            }
        }
        if node.kind.is_leaf() {
            walk.leaf(index);
        } else {
            walk.enter(node.kind, node.end);
        }
        index += 1;
    }
    walk.joint(index, Place::End);
    walk.pieces
}

struct Walk<'t> {
    text: &'t str,
    tree: &'t Tree,
    options: &'t Options,
    pieces: Vec<Piece>,
    /// The kind and the end of each open node.
    open: Vec<(SyntaxKind, u32)>,
    opened: Opened,
    /// The trivia since the last word, as a range of nodes.
    gap: (u32, u32),
    /// How many nodes of some kinds are open.
    within: Within,
    /// Where the blanks at the end of the last plain text begin.
    trailing: Option<u32>,
    /// How far lines that go on are indented.
    hang: u32,
    /// The last word of this block.
    last: Option<SyntaxKind>,
}

/// How many nodes of some kinds are open.
#[derive(Clone, Copy, Default)]
struct Within {
    relations: u32,
    proses: u32,
    headings: u32,
    inferences: u32,
    rules: u32,
}

impl Within {
    fn count(&mut self, kind: SyntaxKind) -> Option<&mut u32> {
        match kind {
            SyntaxKind::Relation => Some(&mut self.relations),
            SyntaxKind::Prose => Some(&mut self.proses),
            SyntaxKind::Heading => Some(&mut self.headings),
            SyntaxKind::Inference => Some(&mut self.inferences),
            SyntaxKind::Rule => Some(&mut self.rules),
            _ => None,
        }
    }
}

/// What has begun since the last word.
#[derive(Clone, Copy, Default)]
struct Opened {
    block: bool,
    relation: bool,
    /// A line of a structure, an inference or an item.
    line: bool,
    prose: bool,
    rule: bool,
}

impl Walk<'_> {
    fn close(&mut self, index: u32) {
        while let Some(&(kind, _)) = self.open.last().filter(|(_, end)| *end <= index) {
            self.open.pop();
            if let Some(count) = self.within.count(kind) {
                *count -= 1;
            }
        }
    }

    fn begin_block(&mut self) {
        self.opened = Opened {
            block: true,
            ..Opened::default()
        };
        self.hang = 0;
        self.last = None;
    }

    fn enter(&mut self, kind: SyntaxKind, end: u32) {
        self.open.push((kind, end));
        if let Some(count) = self.within.count(kind) {
            *count += 1;
        }
        match kind {
            SyntaxKind::Relation => self.opened.relation = true,
            SyntaxKind::Step | SyntaxKind::Inference | SyntaxKind::Item => self.opened.line = true,
            SyntaxKind::Prose => self.opened.prose = true,
            SyntaxKind::Rule => self.opened.rule = true,
            _ => {}
        }
    }

    /// A block that stays as it is, its first indentation included.
    fn whole(&mut self, index: u32, span: Span, end: u32) {
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let gap_start = self.tree.get(self.gap.0);
        let least = gap_start.map_or(span.start, |node| node.span.start.min(span.start));
        let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
        let indented = (span.start - blanks as u32).max(least);
        let margin = before.get(..indented as usize).unwrap_or_default();
        let at_margin = margin.is_empty() || margin.ends_with(['\n', '\r']);
        let start = if at_margin { indented } else { span.start };
        self.joint_to(index, start, Place::Block);
        self.word(Span::new(start, span.end), true);
        self.gap = (end, end);
        self.opened = Opened::default();
    }

    fn leaf(&mut self, index: u32) {
        let Some(node) = self.tree.get(index) else {
            return;
        };
        if node.kind == SyntaxKind::ByteOrderMark {
            self.gap = (index + 1, index + 1);
            return;
        }
        if node.kind.is_trivia() {
            self.gap.1 = index + 1;
            return;
        }
        let is_words = node.kind == SyntaxKind::Text && self.within.proses > 0;
        if is_words && node.span.of(self.text).trim_matches(BLANKS).is_empty() {
            // Blanks between two marks: no more than a part of what lies between them.
            self.gap.1 = index + 1;
            return;
        }
        if is_words {
            self.words(index, node.span);
        } else {
            let place = self.place(node.kind, false);
            self.joint(index, place);
            self.word(node.span, is_tame(node.kind));
        }
        self.gap = (index + 1, index + 1);
        self.opened = Opened::default();
        if let SyntaxKind::Sign | SyntaxKind::Number | SyntaxKind::ItemMark = node.kind {
            self.hang = self.indentation() + node.span.len() + 1;
        }
        self.last = Some(node.kind);
    }

    /// How far the present line is indented.
    fn indentation(&self) -> u32 {
        let indent = self.options.indent.clamp(2, 8);
        let level = self.within.relations;
        level.min(INDENTED) * indent + level.saturating_sub(INDENTED)
    }

    /// What is to stand before a leaf of this kind, which begins with a blank or not.
    fn place(&self, kind: SyntaxKind, blank: bool) -> Place {
        let has_line_end = self.gap_has(SyntaxKind::Newline);
        if self.opened.block {
            return Place::Block;
        }
        if self.opened.relation {
            return Place::Line(self.indentation());
        }
        if self.opened.line {
            return Place::Line(0);
        }
        let after_mark = matches!(
            self.last,
            Some(
                SyntaxKind::Sign
                    | SyntaxKind::Number
                    | SyntaxKind::ItemMark
                    | SyntaxKind::HeadingMark
            )
        );
        if after_mark {
            return Place::Blank;
        }
        if self.within.inferences > 0 && self.within.relations == 0 {
            return self.in_inference(kind, has_line_end);
        }
        let spaced = blank || self.trailing.is_some() || self.gap.0 < self.gap.1;
        // A blank behind a tag counts as a part of it, and data in the middle of a text are none.
        let touches = matches!(self.last, Some(SyntaxKind::Tag | SyntaxKind::Data));
        let begins = self.opened.prose || self.within.proses == 0;
        let apart = spaced || begins && !touches;
        match (apart, has_line_end) {
            (false, _) => Place::None,
            (true, _) if self.fills() => Place::Soft(self.hang),
            (true, true) => Place::Line(self.hang),
            (true, false) => Place::Blank,
        }
    }

    /// Whether lines are filled here.
    fn fills(&self) -> bool {
        matches!(self.options.wrap, Wrap::At(_)) && self.within.headings == 0
    }

    fn in_inference(&self, kind: SyntaxKind, has_line_end: bool) -> Place {
        let in_rule = self.within.rules > 0 && !self.opened.rule;
        match kind {
            _ if has_line_end => Place::Line(0),
            SyntaxKind::Comma => Place::None,
            _ if in_rule && self.gap.0 == self.gap.1 => Place::None,
            _ => Place::Blank,
        }
    }

    fn gap_has(&self, kind: SyntaxKind) -> bool {
        let mut nodes = self.gap.0..self.gap.1;
        nodes.any(|index| self.tree.kind(index) == Some(kind))
    }

    /// The words of a plain text and the blanks between them. Those at its ends belong to what
    /// lies before and after it.
    fn words(&mut self, index: u32, span: Span) {
        let text = span.of(self.text);
        let start = span.start + (text.len() - text.trim_start_matches(BLANKS).len()) as u32;
        let place = self.place(SyntaxKind::Text, start > span.start);
        self.joint_to(index, start, place);
        let between = match self.fills() {
            true => Place::Soft(self.hang),
            false => Place::Blank,
        };
        let mut at = start;
        loop {
            let rest = Span::new(at, span.end).of(self.text);
            let end = at + rest.find(BLANKS).unwrap_or(rest.len()) as u32;
            let word = Span::new(at, end);
            if !word.is_empty() {
                self.word(word, may_begin_line(word.of(self.text)));
            }
            let rest = Span::new(end, span.end).of(self.text);
            let blanks = rest.len() - rest.trim_start_matches(BLANKS).len();
            at = end + blanks as u32;
            if at >= span.end {
                self.trailing = (end < span.end && start < span.end).then_some(end);
                return;
            }
            self.pieces.push(Piece::Joint(Joint {
                span: Span::new(end, at),
                nodes: (0, 0),
                place: between,
            }));
        }
    }

    fn word(&mut self, span: Span, may_begin_line: bool) {
        self.pieces.push(Piece::Word(Word {
            span,
            may_begin_line,
        }));
    }

    /// Adds the gap before the leaf at `index`.
    fn joint(&mut self, index: u32, place: Place) {
        let end = match self.tree.get(index) {
            Some(node) => node.span.start,
            None => self.text.len() as u32,
        };
        self.joint_to(index, end, place);
    }

    fn joint_to(&mut self, index: u32, end: u32, place: Place) {
        let (from, to) = self.gap;
        let first = self.tree.get(from).filter(|_| from < to);
        let this = self.tree.get(index);
        let gap_start = first.or(this).map_or(end, |node| node.span.start);
        let start = self.trailing.take().unwrap_or(gap_start).min(end);
        let is_first = !self
            .pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Word(_)));
        let place = match place {
            Place::Block if is_first => Place::Start,
            Place::End if is_first => Place::Empty,
            place => place,
        };
        self.pieces.push(Piece::Joint(Joint {
            span: Span::new(start, end),
            nodes: self.gap,
            place,
        }));
    }
}

/// What lines of text may begin with, whatever is in it.
fn is_tame(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::Link
            | SyntaxKind::Url
            | SyntaxKind::Escape
            | SyntaxKind::StatementMention
            | SyntaxKind::ArgumentMention
            | SyntaxKind::Data
    )
}

/// Whether a line may begin with a word of plain text: not with what could be a sign, a number,
/// a mark, a title, data or a comment.
fn may_begin_line(word: &str) -> bool {
    let bytes = word.as_bytes();
    match bytes.first() {
        None | Some(b'+' | b'-' | b'<' | b'>' | b'[' | b'{' | b'/' | b'#' | b'=' | b'*' | b'_') => {
            false
        }
        Some(b'(') => !bytes.get(1).is_some_and(u8::is_ascii_digit),
        Some(digit) if digit.is_ascii_digit() => {
            let digits = bytes
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            bytes.get(digits) != Some(&b'.')
        }
        Some(_) => true,
    }
}
