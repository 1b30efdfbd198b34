//! The way down a document: blocks, elements and the relations nested beneath them.

use super::SyntaxKind;
use super::gap::Gap;
use super::inline::Inline;
use super::line::Line;
use super::scan::{Needle, Scanner, is_blank, is_line_end};
use super::structure::OpenStructure;
use super::tree::{Builder, Tree};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// Reads a text from left to right. What it has read is in the tree; what is still open, on the
/// builder's own stack, so that nothing recurses.
pub(super) struct Parser<'t> {
    pub(super) scan: Scanner<'t>,
    pub(super) tree: Builder,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) gap: Gap,
    pub(super) inner_gap: Gap,
    pub(super) data_gap: Gap,
    pub(super) inlines: Vec<Inline>,
    /// Whether the front matter defines shortcodes.
    pub(super) shortcodes: bool,
    /// The indentations that are open, outermost (that of the block) first.
    pub(super) levels: Vec<Level>,
    /// The open premise–conclusion structure.
    pub(super) structure: Option<OpenStructure>,
    /// The depth of the builder inside the open list, and whether that is numbered.
    pub(super) list: Option<(usize, bool)>,
    /// Whether the document has begun: a block, or front matter, stands before.
    pub(super) begun: bool,
    /// What the relations of the open block hang beneath.
    pub(super) base: Base,
    /// Whether a structure since the last blank line is not whole.
    pub(super) unsound: bool,
    /// Whether the last inference is not closed.
    pub(super) unclosed: bool,
    /// The indentations of the relations beneath the open base.
    pub(super) indents: Vec<Indent>,
    /// The remarks about them, by index.
    pub(super) misindented: Vec<usize>,
}

/// The data blocks of a body.
#[derive(Default)]
struct DataRead {
    last: Option<Span>,
    blocks: usize,
    /// The remark about text that follows one, by its index.
    remark: Option<usize>,
}

/// The indentation of a relation, as it was read.
#[derive(Clone, Copy)]
pub(super) struct Indent {
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many relations it stands in, itself included.
    pub(super) depth: usize,
}

/// One open level of indentation.
#[derive(Clone, Copy)]
pub(super) struct Level {
    /// Its width in characters, by which the levels are told apart.
    pub(super) width: usize,
    /// Its width in columns, with a tab stop every four.
    pub(super) columns: usize,
    /// The depth of the builder inside the element that the relations of this level hang beneath.
    pub(super) depth: usize,
}

/// What relations can hang beneath.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// Nothing is open.
    None,
    /// A statement or an argument.
    Element,
    /// An inference.
    Inference,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            scan: Scanner::new(text),
            tree: Builder::new(text.len()),
            diagnostics: Vec::new(),
            gap: Gap::default(),
            inner_gap: Gap::default(),
            data_gap: Gap::default(),
            inlines: Vec::new(),
            shortcodes: false,
            levels: Vec::new(),
            structure: None,
            list: None,
            begun: false,
            base: Base::None,
            unsound: false,
            unclosed: false,
            indents: Vec::new(),
            misindented: Vec::new(),
        }
    }

    pub(super) fn run(mut self) -> (Tree, Vec<Diagnostic>) {
        let length = self.scan.bytes.len();
        if self.scan.starts(0, "\u{feff}") {
            self.tree.leaf(SyntaxKind::ByteOrderMark, 3);
        }
        self.front_matter();
        loop {
            self.find_gap();
            if self.gap.end >= length {
                break;
            }
            self.block();
        }
        self.end_block();
        self.put_gap();
        (self.tree.build(length), self.diagnostics)
    }

    /// Finds the trivia from here on, into `self.gap`.
    pub(super) fn find_gap(&mut self) {
        self.scan.gap(self.tree.at(), &mut self.gap);
    }

    /// Puts the trivia that was found into the tree.
    pub(super) fn put_gap(&mut self) {
        for &(kind, end) in &self.gap.leaves {
            self.tree.leaf(kind, end);
        }
    }

    /// Reads whatever begins after the gap.
    fn block(&mut self) {
        let at = self.gap.end;
        let line = match self.gap.at_line_start {
            true => self.scan.line(at),
            false => Line::Text,
        };
        match line {
            Line::Relation(end) if at > self.gap.indent_start || !self.is_plain_sign(at, end) => {
                self.relation(end);
            }
            Line::Number(end) if self.begins_step(at, end) => self.step(end),
            Line::Inference if self.begins_inference(at) => self.inference(),
            Line::Heading(end) => self.heading(end),
            Line::Bullet(end) => self.item(end, false),
            Line::Ordered(end) => self.item(end, true),
            _ => self.paragraph(),
        }
        self.begun = true;
    }

    /// Ends whatever block is open.
    pub(super) fn end_block(&mut self) {
        self.end_structure();
        self.end_base();
        self.tree.finish_to(1);
        self.list = None;
        self.base = Base::None;
    }

    /// Begins a new block on the top level, with a remark where no blank line stands before it.
    pub(super) fn begin_block(&mut self) {
        let said = self.diagnostics.len();
        self.end_block();
        if self.gap.blank_line {
            self.unsound = false;
        } else if self.begun {
            self.unsound |= self.diagnostics.len() > said;
            self.remark_missing_blank_line();
        }
        self.put_gap();
    }

    /// A statement or an argument of its own.
    fn paragraph(&mut self) {
        self.begin_block();
        self.open_element();
        self.open_base(0);
    }

    fn heading(&mut self, mark_end: usize) {
        self.begin_block();
        self.tree.start(SyntaxKind::Heading);
        self.tree.leaf(SyntaxKind::HeadingMark, mark_end);
        self.find_gap();
        if self.gap.first_line_end == 0 {
            self.put_gap();
            self.body(true);
            self.check_heading(mark_end);
        }
        self.tree.finish_to(1);
    }

    fn item(&mut self, mark_end: usize, ordered: bool) {
        let columns = self.gap.end - self.gap.indent_start;
        match self.list {
            Some((depth, same)) if same == ordered && !self.gap.blank_line => {
                self.tree.finish_to(depth);
                self.put_gap();
            }
            _ => {
                self.begin_block();
                self.tree.start(SyntaxKind::List);
                self.list = Some((self.tree.depth(), ordered));
            }
        }
        self.tree.start(SyntaxKind::Item);
        self.tree.leaf(SyntaxKind::ItemMark, mark_end);
        self.element_after_mark(mark_end - 1, mark_end, false);
        self.open_base(columns + 1);
    }

    /// Reads the statement or argument after a sign, a number or the mark of an item, and leaves
    /// it open. Where nothing stands there, that is a statement without text. A line of a structure states something: an argument in its place is only text.
    pub(super) fn element_after_mark(&mut self, mark: usize, mark_end: usize, in_step: bool) {
        self.find_gap();
        let gap = std::mem::take(&mut self.gap);
        let present =
            gap.end < self.scan.bytes.len() && (gap.first_line_end == 0 || self.continues(&gap));
        self.gap = gap;
        if present && in_step && self.scan.byte(self.gap.end) == Some(b'<') {
            self.put_gap();
            self.remark_argument_as_step(mark_end);
            self.tree.start(SyntaxKind::Statement);
            self.body(false);
        } else if present {
            self.put_gap();
            self.open_element();
        } else {
            self.remark_nothing_after(mark, mark_end);
            self.tree.start(SyntaxKind::Statement);
        }
    }

    /// Reads a statement or an argument with its tags and data, and leaves it open.
    pub(super) fn open_element(&mut self) {
        let at = self.tree.at();
        match self.title(at) {
            Some((kind, title, end)) => {
                self.tree.start(kind);
                self.tree.leaf(title, end);
                match title {
                    SyntaxKind::StatementReference | SyntaxKind::ArgumentReference => {
                        self.reference_rest();
                    }
                    _ => self.definition_rest(at),
                }
            }
            None => {
                self.tree.start(SyntaxKind::Statement);
                self.body(false);
            }
        }
    }

    /// The title that begins at `at`: the kind of its element, its own kind and its end.
    fn title(&mut self, at: usize) -> Option<(SyntaxKind, SyntaxKind, usize)> {
        use SyntaxKind::{
            Argument, ArgumentDefinition, ArgumentReference, Statement, StatementDefinition,
            StatementReference,
        };
        let (element, definition, reference) = match self.scan.byte(at)? {
            b'[' if self.scan.link(at).is_none() => {
                (Statement, StatementDefinition, StatementReference)
            }
            b'<' => (Argument, ArgumentDefinition, ArgumentReference),
            _ => return None,
        };
        if let Some(end) = self.scan.definition(at) {
            return Some((element, definition, end));
        }
        let end = self.scan.bracketed(at)?;
        if self.scan.ends_line(end) {
            return Some((element, reference, end));
        }
        // `[A] says …`: a colon was forgotten, unless the brackets belong to a word or to a
        // comparison: `[T]he`, `< 3 and y >`.
        let spaced = self.scan.byte(end).is_some_and(is_blank);
        let begins = self.scan.byte(at + 1).is_some_and(|byte| !is_blank(byte));
        if spaced && begins {
            self.remark_missing_colon(at, end);
            return Some((element, definition, end));
        }
        None
    }

    /// Tags and data after a reference.
    fn reference_rest(&mut self) {
        loop {
            self.find_gap();
            let at = self.gap.end;
            if self.gap.blank_line || at >= self.scan.bytes.len() {
                return;
            }
            // On a line of their own, tags must be all that stands there.
            if self.gap.first_line_end > 0 && !self.scan.ends_line(at) {
                return;
            }
            let tag = self.scan.tag(at).map(|end| (SyntaxKind::Tag, end));
            let found = tag.or_else(|| Some((SyntaxKind::Data, self.scan.data(at)?)));
            let Some((kind, end)) = found else {
                return;
            };
            self.put_gap();
            self.tree.leaf(kind, end);
        }
    }

    fn definition_rest(&mut self, title_start: usize) {
        let title_end = self.tree.at();
        self.body(false);
        if self.tree.at() == title_end {
            self.remark_empty_definition(title_start);
        }
    }

    /// A hint where the text of a heading goes on behind its line.
    fn check_heading(&mut self, mark_end: usize) {
        let line_end = self.scan.find(Needle::LineEnd, mark_end);
        if self.tree.at() > line_end {
            let next = self.scan.skip_blanks(self.scan.line_break(line_end));
            if self.scan.byte(next) != Some(b'{') && self.scan.comment(next).is_none() {
                self.remark_long_heading(next);
            }
        }
    }

    /// Text, tags and data up to the end of the block or a line that begins something else;
    /// in a heading, no further than to the end of a line with data.
    pub(super) fn body(&mut self, heading: bool) {
        let mut data = DataRead::default();
        let start = self.tree.at();
        while self.body_part(heading, &mut data) {}
        let begins = |span: Span| self.scan.skip_blanks(start) == span.start as usize;
        let titled = start > 0 && self.scan.byte(start - 1) == Some(b':');
        match (data.last, data.remark, data.blocks) {
            (Some(span), Some(remark), 1) if titled || !begins(span) => {
                self.fix_text_after_data(remark, span);
            }
            _ => {}
        }
    }

    /// Reads one stretch of text or one data block; false where the body ends.
    fn body_part(&mut self, heading: bool, data: &mut DataRead) -> bool {
        self.find_gap();
        let at = self.gap.end;
        if at >= self.scan.bytes.len() || self.gap.blank_line {
            return false;
        }
        let gap = std::mem::take(&mut self.gap);
        let same_line = gap.first_line_end == 0;
        let over = heading && data.last.is_some();
        let goes_on = same_line || !over && self.continues(&gap);
        self.gap = gap;
        if !goes_on {
            return false;
        }
        self.put_gap();
        if let Some(end) = self.data_at(at) {
            self.tree.leaf(SyntaxKind::Data, end);
            data.last = Some(Span::new(at as u32, end as u32));
            data.blocks += 1;
            data.remark = None;
        } else {
            if let Some(span) = data.last.filter(|_| data.remark.is_none()) {
                data.remark = Some(self.diagnostics.len());
                self.remark_text_after_data(span, at);
            }
            self.prose(at);
            // Never stand still.
            self.tree.leaf(SyntaxKind::Text, at + 1);
        }
        true
    }

    /// Whether the line after `gap` goes on with the text before it.
    pub(super) fn continues(&mut self, gap: &Gap) -> bool {
        let at = gap.end;
        if gap.blank_line || at >= self.scan.bytes.len() {
            return false;
        }
        match self.scan.line(at) {
            Line::Text => true,
            Line::Relation(end) => at == gap.indent_start && self.is_plain_sign(at, end),
            Line::Number(_) => self.structure.is_none() && !self.scan.inference_ahead(at),
            Line::Inference => self.structure.is_none(),
            Line::Ordered(_) => self.list.is_none(),
            Line::Heading(_) | Line::Bullet(_) | Line::Definition | Line::Reference => false,
        }
    }

    /// Whether a sign at the very start of a line is rather text: `-5 degrees`.
    fn is_plain_sign(&self, at: usize, end: usize) -> bool {
        let short = end == at + 1 && self.scan.bytes[at] != b'_';
        let next = self.scan.byte(end);
        short
            && next.is_some_and(|byte| !is_blank(byte) && !is_line_end(byte))
            && !matches!(next, Some(b'[' | b'<' | b'@'))
    }
}
