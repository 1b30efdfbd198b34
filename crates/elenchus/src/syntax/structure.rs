//! Premise–conclusion structures: numbered lines and the inferences between them.

use super::SyntaxKind;
use super::block::{Base, Parser};
use super::line::Line;
use super::scan::{Needle, is_line_end};

/// A premise–conclusion structure that is being read.
#[derive(Clone, Copy)]
pub(super) struct OpenStructure {
    /// The depth of the builder inside it.
    depth: usize,
    /// Where it begins.
    start: usize,
    /// How far it has come.
    progress: Progress,
    /// Whether there is a premise, and a conclusion.
    premises: bool,
    concluded: bool,
    /// Where the last line that is no conclusion begins.
    loose: usize,
    /// The number of the last line.
    number: u32,
}

/// What stood last in a structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    /// A premise, or nothing yet.
    Premises,
    /// An inference.
    Inferred,
    /// A conclusion.
    Concluded,
}

impl OpenStructure {
    pub(super) const fn has_premise(self) -> bool {
        self.premises
    }
}

impl Parser<'_> {
    /// Whether the number from `at` to `end`, the first thing on its line, begins a line of a
    /// structure.
    pub(super) fn begins_step(&mut self, at: usize, end: usize) -> bool {
        if self
            .structure
            .is_some_and(|open| self.takes_step(open, self.number_at(at, end)))
        {
            return true;
        }
        // A structure that is still being written; a year in parentheses is text.
        let first = self.gap.blank_line || !self.begun;
        let short = self.scan.digits(at + 1) <= at + 4;
        first && short || self.scan.inference_ahead(at)
    }

    /// Whether a numbered line belongs to the open structure. After a blank line it does while
    /// that waits for more, unless the numbers begin anew.
    fn takes_step(&self, open: OpenStructure, number: u32) -> bool {
        !self.gap.blank_line
            || match open.progress {
                Progress::Premises => number > open.number,
                Progress::Inferred => true,
                Progress::Concluded => false,
            }
    }

    fn number_at(&self, at: usize, end: usize) -> u32 {
        let digits = self.scan.text.get(at + 1..end.saturating_sub(1));
        digits
            .and_then(|digits| digits.parse().ok())
            .unwrap_or(u32::MAX)
    }

    /// Whether the hyphens at `at`, the first on their line, are an inference.
    pub(super) fn begins_inference(&mut self, at: usize) -> bool {
        match self.structure {
            Some(open) => !self.gap.blank_line || open.progress == Progress::Premises,
            None => {
                let line_end = self.scan.find(Needle::LineEnd, at);
                let next = self.scan.skip_blanks(self.scan.line_break(line_end));
                matches!(self.scan.line(next), Line::Number(_))
            }
        }
    }

    /// Reads the numbered line whose number ends at `number_end` and leaves it open.
    pub(super) fn step(&mut self, number_end: usize) {
        let at = self.gap.end;
        let number = self.number_at(at, number_end);
        let belongs = self.structure.filter(|&open| self.takes_step(open, number));
        let mut open = self.continue_structure(belongs);
        open.number = number;
        if open.progress == Progress::Inferred {
            open.progress = Progress::Concluded;
            open.concluded = true;
        } else {
            open.progress = Progress::Premises;
            open.premises = true;
            open.loose = at;
        }
        self.structure = Some(open);
        self.put_gap();
        self.tree.start(SyntaxKind::Step);
        self.tree.leaf(SyntaxKind::Number, number_end);
        self.element_after_mark(at, number_end, true);
        self.open_base(0);
    }

    /// Goes back to the open structure, or begins one.
    fn continue_structure(&mut self, open: Option<OpenStructure>) -> OpenStructure {
        let at = self.gap.end;
        if let Some(open) = open {
            if self.gap.blank_line {
                self.remark_blank_line_in_structure(at);
            }
            self.tree.finish_to(open.depth);
            return open;
        }
        self.begin_block();

        self.tree.start(SyntaxKind::Structure);
        OpenStructure {
            depth: self.tree.depth(),
            start: at,
            progress: Progress::Premises,
            premises: false,
            concluded: false,
            loose: at,
            number: 0,
        }
    }

    /// Ends the open structure, with a remark where it is not whole.
    pub(super) fn end_structure(&mut self) {
        let Some(open) = self.structure.take() else {
            return;
        };
        let end = self.tree.at();
        match open.progress {
            Progress::Concluded if !open.premises => self.remark_no_premise(open.start),
            Progress::Concluded => {}
            Progress::Inferred => self.remark_no_conclusion(end),
            Progress::Premises if open.concluded => self.remark_loose_premise(open.loose, end),
            Progress::Premises => self.remark_no_inference(open.start, end),
        }
    }

    /// Reads an inference, from its hyphens to the line end behind it.
    pub(super) fn inference(&mut self) {
        let at = self.gap.end;
        let mut open = self.continue_structure(self.structure);
        open.progress = Progress::Inferred;
        self.unclosed = false;
        self.structure = Some(open);
        self.put_gap();
        self.tree.start(SyntaxKind::Inference);
        let mark = self.scan.run(at, b'-');
        self.tree.leaf(SyntaxKind::InferenceMark, mark);
        if mark - at < 4 || !self.is_collapsed(mark) {
            self.expanded(at, mark);
        }
        self.rest_of_inference();
        self.open_base(0);
        self.base = Base::Inference;
    }

    /// Whether nothing belongs between the hyphens that end at `mark` and the next step.
    fn is_collapsed(&mut self, mark: usize) -> bool {
        let mut gap = std::mem::take(&mut self.inner_gap);
        self.scan.gap(mark, &mut gap);
        let next = gap.end;
        let empty = gap.first_line_end > 0 || next >= self.scan.bytes.len();
        let ends = gap.blank_line;
        self.inner_gap = gap;
        if !empty || ends {
            return empty;
        }
        // A rule between two long lines: `----`, its name, `----`.
        let line_end = self.scan.find(Needle::LineEnd, next);
        let after = self.scan.skip_blanks(self.scan.line_break(line_end));
        self.scan.line(next) != Line::Text || !self.scan.starts(after, "--")
    }

    /// Reads rules and data up to the closing hyphens.
    fn expanded(&mut self, opener: usize, opener_end: usize) {
        loop {
            self.find_gap();
            let at = self.gap.end;
            let last = self.tree.at();
            let over = at >= self.scan.bytes.len() || self.gap.blank_line;
            if over || self.gap.at_line_start && matches!(self.scan.line(at), Line::Number(_)) {
                self.remark_open_inference(opener, opener_end, last);
                return;
            }
            self.put_gap();
            match self.scan.bytes[at] {
                b'-' if self.scan.byte(at + 1) == Some(b'-') => {
                    let end = self.scan.run(at, b'-');
                    self.tree.leaf(SyntaxKind::InferenceMark, end);
                    if opener_end - opener != 2 {
                        self.remark_long_opener(opener, opener_end);
                    }
                    return;
                }
                b',' => self.tree.leaf(SyntaxKind::Comma, at + 1),
                b'{' => match self.scan.data(at) {
                    Some(end) => self.tree.leaf(SyntaxKind::Data, end),
                    None => self.rule(at),
                },
                _ => self.rule(at),
            }
        }
    }

    /// Reads the name of a rule.
    fn rule(&mut self, start: usize) {
        self.tree.start(SyntaxKind::Rule);
        let mut at = start;
        while let Some(byte) = self.scan.byte(at) {
            let ends = match byte {
                b',' => true,
                b'-' => self.scan.byte(at + 1) == Some(b'-'),
                b'{' => at > start && self.scan.data(at).is_some(),
                b'/' | b'<' => at > start && self.scan.comment(at).is_some(),
                _ => is_line_end(byte),
            };
            if ends {
                break;
            }
            let inline = match byte {
                b'\\' | b'.' | b':' => self.scan.inline(at, self.tree.at(), self.shortcodes),
                _ => None,
            };
            match inline {
                Some((kind, from, end)) => {
                    self.tree.leaf(SyntaxKind::Text, from);
                    self.tree.leaf(kind, end);
                    at = end;
                }
                None => at += 1,
            }
        }
        while at > self.tree.at() && matches!(self.scan.bytes[at - 1], b' ' | b'\t') {
            at -= 1;
        }
        self.tree.leaf(SyntaxKind::Text, at);
        self.tree.finish();
    }

    /// What stands behind the hyphens on their line and does not belong there.
    fn rest_of_inference(&mut self) {
        self.find_gap();
        let at = self.gap.end;
        if at < self.scan.bytes.len() && !self.gap.at_line_start {
            self.put_gap();
            let end = self.scan.find(Needle::LineEnd, at);
            self.tree.leaf(SyntaxKind::Text, end);
            self.remark_text_after_inference(at, end);
        }
    }
}
