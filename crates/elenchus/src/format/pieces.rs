//! A document as words and the joints between them.

use super::{Options, Wrap};
use crate::syntax::{SyntaxKind, Tree};
use crate::text::Span;

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
    /// What is there.
    Kept,
    /// The end of the text.
    End,
}

/// How many blocks a document has.
pub(super) fn blocks(tree: &Tree) -> usize {
    let mut count = 0;
    let mut index = 1;
    while let Some(node) = tree.nodes().get(index) {
        count += usize::from(!node.kind.is_trivia());
        index = node.end as usize;
    }
    count
}

/// Takes a document apart; the blocks that are `kept` stay whole.
pub(super) fn pieces(text: &str, tree: &Tree, kept: &[bool], options: &Options) -> Vec<Piece> {
    let mut walk = Walk {
        text,
        tree,
        options,
        pieces: Vec::with_capacity(tree.nodes().len()),
        open: Vec::new(),
        opened: Opened::default(),
        gap: (1, 1),
        relations: 0,
        hang: 0,
        last: None,
    };
    let mut block = 0;
    let mut index = 1;
    while let Some(node) = tree.nodes().get(index as usize).copied() {
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
    /// How many relations are open.
    relations: u32,
    /// How far lines that go on are indented.
    hang: u32,
    /// The last word of this block.
    last: Option<SyntaxKind>,
}

/// What has begun since the last word.
#[derive(Clone, Copy, Default)]
struct Opened {
    block: bool,
    relation: bool,
    /// A line of a structure, an inference or an item.
    line: bool,
    prose: bool,
}

impl Walk<'_> {
    fn close(&mut self, index: u32) {
        while self.open.last().is_some_and(|&(_, end)| end <= index) {
            if let Some((SyntaxKind::Relation, _)) = self.open.pop() {
                self.relations -= 1;
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
        match kind {
            SyntaxKind::Relation => {
                self.relations += 1;
                self.opened.relation = true;
            }
            SyntaxKind::Step | SyntaxKind::Inference | SyntaxKind::Item => self.opened.line = true,
            SyntaxKind::Prose => self.opened.prose = true,
            _ => {}
        }
    }

    /// A block that stays as it is, its first indentation included.
    fn whole(&mut self, index: u32, span: Span, end: u32) {
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let gap_start = self.tree.nodes().get(self.gap.0 as usize);
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
        let node = self.tree.nodes()[index as usize];
        if node.kind.is_trivia() && node.kind != SyntaxKind::ByteOrderMark {
            self.gap.1 = index + 1;
            return;
        }
        let place = match node.kind {
            SyntaxKind::ByteOrderMark => Place::None,
            _ => self.place(node.kind),
        };
        self.joint(index, place);
        if node.kind == SyntaxKind::Text && self.inside(SyntaxKind::Prose) {
            self.words(node.span);
        } else {
            let tame = matches!(
                node.kind,
                SyntaxKind::Link
                    | SyntaxKind::Url
                    | SyntaxKind::Escape
                    | SyntaxKind::StatementMention
                    | SyntaxKind::ArgumentMention
            );
            self.word(node.span, tame);
        }
        self.gap = (index + 1, index + 1);
        self.opened = Opened::default();
        if let SyntaxKind::Sign | SyntaxKind::Number | SyntaxKind::ItemMark = node.kind {
            self.hang = self.indentation() + node.span.len() + 1;
        }
        self.last = (node.kind != SyntaxKind::ByteOrderMark).then_some(node.kind);
    }

    fn inside(&self, kind: SyntaxKind) -> bool {
        self.open.iter().rev().take(3).any(|&(open, _)| open == kind)
            || self.open.iter().any(|&(open, _)| open == kind)
    }

    /// How far the present line is indented.
    fn indentation(&self) -> u32 {
        let indent = self.options.indent.clamp(2, 8);
        self.relations.min(INDENTED) * indent + self.relations.saturating_sub(INDENTED)
    }

    /// What is to stand before a leaf of this kind.
    fn place(&self, kind: SyntaxKind) -> Place {
        let has_line_end = self.gap_has(SyntaxKind::Newline);
        let around = self.open.last().map(|&(kind, _)| kind);
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
        if self.inside(SyntaxKind::Inference) && around != Some(SyntaxKind::Prose) {
            return self.in_inference(kind, has_line_end);
        }
        let is_apart = self.opened.prose || matches!(kind, SyntaxKind::Data);
        let apart = is_apart || self.gap.0 < self.gap.1 || self.last == Some(SyntaxKind::Data);
        let fills = matches!(self.options.wrap, Wrap::At(_)) && !self.inside(SyntaxKind::Heading);
        match (apart, has_line_end) {
            (false, _) if self.inside(SyntaxKind::Prose) => Place::None,
            (_, _) if fills => Place::Soft(self.hang),
            (_, true) => Place::Line(self.hang),
            _ => Place::Blank,
        }
    }

    fn in_inference(&self, kind: SyntaxKind, has_line_end: bool) -> Place {
        let in_rule = self.open.last().map(|&(kind, _)| kind) == Some(SyntaxKind::Rule);
        let begins_rule = in_rule && self.last_is_no_part_of_rule();
        match kind {
            SyntaxKind::Comma if !has_line_end => Place::None,
            _ if has_line_end => Place::Line(0),
            _ if in_rule && !begins_rule && self.gap.0 == self.gap.1 => Place::None,
            _ => Place::Blank,
        }
    }

    fn last_is_no_part_of_rule(&self) -> bool {
        matches!(
            self.last,
            Some(SyntaxKind::InferenceMark | SyntaxKind::Comma | SyntaxKind::Data) | None
        )
    }

    fn gap_has(&self, kind: SyntaxKind) -> bool {
        let (from, to) = (self.gap.0 as usize, self.gap.1 as usize);
        let nodes = self.tree.nodes().get(from..to).unwrap_or_default();
        nodes.iter().any(|node| node.kind == kind)
    }

    /// The words of a plain text and the blanks between them.
    fn words(&mut self, span: Span) {
        let text = span.of(self.text);
        let mut at = 0;
        let joint = |from: usize, to: usize| Joint {
            span: Span::new(span.start + from as u32, span.start + to as u32),
            nodes: (0, 0),
            place: match self.options.wrap {
                Wrap::At(_) if !self.inside(SyntaxKind::Heading) => Place::Soft(self.hang),
                _ => Place::Blank,
            },
        };
        let mut found = Vec::new();
        while let Some(offset) = text[at..].find([' ', '\t']) {
            let from = at + offset;
            let rest = text[from..].trim_start_matches([' ', '\t']);
            let to = text.len() - rest.len();
            found.push((at, from, joint(from, to)));
            at = to;
        }
        for (start, end, joint) in found {
            self.plain(span, start, end);
            self.pieces.push(Piece::Joint(joint));
        }
        self.plain(span, at, text.len());
    }

    fn plain(&mut self, within: Span, start: usize, end: usize) {
        if start < end {
            let span = Span::new(within.start + start as u32, within.start + end as u32);
            let word = span.of(self.text);
            self.word(span, may_begin_line(word));
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
        let end = match self.tree.nodes().get(index as usize) {
            Some(node) => node.span.start,
            None => self.text.len() as u32,
        };
        self.joint_to(index, end, place);
    }

    fn joint_to(&mut self, index: u32, end: u32, place: Place) {
        let (from, _) = self.gap;
        let first = self.tree.nodes().get(from as usize).filter(|_| from < index);
        let start = match first {
            Some(node) if self.gap.0 < self.gap.1 => node.span.start.min(end),
            _ => end,
        };
        let is_first = !self.pieces.iter().any(|piece| matches!(piece, Piece::Word(_)));
        let place = match place {
            Place::Block if is_first => Place::Start,
            place => place,
        };
        self.pieces.push(Piece::Joint(Joint {
            span: Span::new(start, end),
            nodes: self.gap,
            place,
        }));
    }
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
            let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            bytes.get(digits) != Some(&b'.')
        }
        Some(_) => true,
    }
}
