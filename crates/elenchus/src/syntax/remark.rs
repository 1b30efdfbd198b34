//! The words of the remarks that reading the syntax makes.

use super::block::{Base, Indent, Parser};
use super::line::Line;
use super::scan::{Needle, is_blank};
use super::structure::OpenStructure;
use crate::diagnostic::{Code, Diagnostic, Fix, Safety};
use crate::text::{Edit, Span};

/// How many characters of the text a message repeats.
const QUOTE_LENGTH: usize = 40;
/// How many blanks at the end of a line are taken off what a remark is about.
const TRIM_LENGTH: usize = 100;
/// Up to which width a fix indents a line like a wider one, so that all fixes together are no
/// longer than a few texts.
const WIDEST: usize = 200;

impl Parser<'_> {
    fn remark(&mut self, mut diagnostic: Diagnostic) {
        if let Some(fix) = &mut diagnostic.fix {
            let at = fix.edits.first().map_or(0, |edit| edit.span.start as usize);
            // A brace that nothing closes may find another partner when the text changes.
            if self.scan.is_after_open_brace(at) {
                fix.safety = Safety::Unsafe;
            }
        }
        self.diagnostics.push(diagnostic);
    }

    /// The text from `start` to `end`, shortened for a message. Never reads further than that, so
    /// that very many remarks about one very long line cost no more than others.
    fn quote(&self, start: usize, end: usize) -> String {
        let text = self.scan.text.get(start..end).unwrap_or_default();
        let line = text.chars().take_while(|&c| c != '\n' && c != '\r');
        let mut quoted: String = line.take(QUOTE_LENGTH + 1).collect();
        if quoted.chars().count() > QUOTE_LENGTH {
            quoted.pop();
            quoted.push('…');
        }
        quoted
    }

    /// What is left of the line from `at` on, shortened.
    fn quote_line(&mut self, at: usize) -> (String, Span) {
        let mut end = self.scan.find(Needle::LineEnd, at);
        let least = at.max(end.saturating_sub(TRIM_LENGTH));
        while end > least && is_blank(self.scan.bytes[end - 1]) {
            end -= 1;
        }
        (self.quote(at, end), span(at, end))
    }

    /// A blank line before the line that begins at `at`. Lines end as the one above does.
    fn insert_line(&self, at: usize) -> Fix {
        let before = self.scan.text.get(..at).unwrap_or_default();
        let ending = match before {
            crlf if crlf.ends_with("\r\n") => "\r\n",
            cr if cr.ends_with('\r') => "\r",
            _ => "\n",
        };
        insert("add a blank line", at, ending)
    }

    pub(super) fn remark_open_front_matter(&mut self, at: usize, end: usize) {
        let blank = self.scan.find(Needle::BlankLine, end);
        let before = self.scan.text.get(..blank).unwrap_or_default();
        let last = before.trim_end_matches(['\n', '\r']).len();
        let mut fix = insert("close it before the blank line", last.max(end), "\n===");
        fix.safety = Safety::Unsafe;
        self.remark(
            Diagnostic::new(Code::OpenFrontMatter, span(at, end))
                .message("the front matter that begins here has no end; it is read as text")
                .help("close it with a line of its own: ===")
                .fix(fix),
        );
    }

    pub(super) fn remark_front_matter_without_blank_line(&mut self) {
        let at = self.gap.end;
        let (line, span) = self.quote_line(at);
        let mut remark = Diagnostic::new(Code::FrontMatterBlankLine, span)
            .message(format!("`{line}` follows the front matter directly"))
            .help("put a blank line between them: other Argdown tools need it");
        if self.gap.at_line_start && !self.gap.has_comment() {
            remark = remark.fix(self.insert_line(self.gap.indent_start));
        }
        self.remark(remark);
    }

    pub(super) fn remark_missing_blank_line(&mut self) {
        let at = self.gap.end;
        // A number that is text would begin a structure.
        let number =
            matches!(self.scan.line(at), Line::Number(_)) && !self.scan.inference_ahead(at);
        let (line, span) = self.quote_line(at);
        let mut remark = Diagnostic::new(Code::MissingBlankLine, span)
            .message(format!(
                "`{line}` begins a new block without a blank line before it"
            ))
            .help("put a blank line before it: other Argdown tools need it");
        if self.gap.at_line_start && !self.gap.has_comment() {
            let mut fix = self.insert_line(self.gap.indent_start);
            // Numbered lines above may be told by an inference that stands below.
            if self.unsound || number {
                fix.safety = Safety::Unsafe;
            }
            remark = remark.fix(fix);
        }
        self.remark(remark);
    }

    pub(super) fn remark_long_heading(&mut self, next: usize) {
        let (line, text) = self.quote_line(next);
        let start = self.scan.text.get(..next).unwrap_or_default();
        let line_start = start.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let mut fix = self.insert_line(line_start);
        fix.safety = Safety::Unsafe;
        self.remark(
            Diagnostic::new(Code::HeadingGoesOn, text)
                .message(format!("`{line}` is read as part of the heading above"))
                .help("put a blank line after the heading")
                .fix(fix),
        );
    }

    pub(super) fn remark_no_parent(&mut self, at: usize, end: usize) {
        let sign = self.quote(at, end);
        self.remark(
            Diagnostic::new(Code::RelationWithoutParent, span(at, end))
                .message(format!(
                    "`{sign}` says how this bears on the element above, and there is none"
                ))
                .help("put it beneath a statement or an argument, or take the sign away"),
        );
    }

    pub(super) fn remark_relation_after_blank_line(&mut self, at: usize) {
        let (line, span) = self.quote_line(at);
        let mut remark = Diagnostic::new(Code::RelationAfterBlankLine, span)
            .message(format!(
                "a blank line cuts `{line}` off from what it belongs to"
            ))
            .help("remove the blank line; it is read as if it were not there");
        remark.fix = self.without_blank_line();
        // A sign at the margin right beneath a text may be read as more of that text.
        let at_margin = self.gap.indent_start == self.gap.end;
        if let Some(fix) = remark.fix.as_mut().filter(|_| at_margin) {
            fix.safety = Safety::Unsafe;
        }
        self.remark(remark);
    }

    /// The blank lines of the gap taken away, unless there are comments in it.
    fn without_blank_line(&mut self) -> Option<Fix> {
        if self.gap.has_comment() || self.gap.first_line_end == 0 {
            return None;
        }
        let (start, end) = (self.gap.first_line_end, self.gap.indent_start);
        let mut fix = replace("remove the blank line", start, end, "");
        // An inference that is not closed would take in what follows, and one that follows would
        // make steps of numbered lines above.
        let open = self.base == Base::Inference && self.unclosed;
        if open || self.structure.is_none() && self.scan.inference_ahead(self.gap.end) {
            fix.safety = Safety::Unsafe;
        }
        Some(fix)
    }

    pub(super) fn remark_not_indented(&mut self, at: usize, end: usize) {
        let sign = self.quote(at, end);
        self.misindented.push(self.diagnostics.len());
        self.remark(
            Diagnostic::new(Code::RelationNotIndented, span(at, end))
                .message(format!(
                    "`{sign}` is not indented; it is read as belonging to the block above"
                ))
                .help("indent it by two blanks more than what it belongs to"),
        );
    }

    /// A change of the indentation from `start` to `end` to so many blanks.
    fn indentation(&self, start: usize, end: usize, level: usize, safety: Safety) -> Fix {
        let mut fix = replace("indent it alike", start, end, &" ".repeat(level));
        fix.safety = safety;
        fix
    }

    pub(super) fn remark_mixed_indentation(&mut self, start: usize, end: usize, columns: usize) {
        let width = end - start;
        let mut said = self.misindented.iter();
        if said.any(|&index| self.diagnostics[index].code == Code::IndentationMixed) {
            return;
        }
        self.misindented.push(self.diagnostics.len());
        self.remark(
            Diagnostic::new(Code::IndentationMixed, span(start, end))
                .message(format!(
                    "tabs and blanks are mixed: this is {width} wide by characters, \
                     {columns} by columns"
                ))
                .help("indent with blanks alone, or with tabs alone, in the whole document"),
        );
    }

    /// Gives the first remarks about the indentation beneath the open base a fix that indents all
    /// of it anew, as it was read: to mend one line alone could change what the others mean.
    pub(super) fn fix_indentation(&mut self) {
        let base = self.levels.first().map_or(0, |level| level.width);
        if base > WIDEST {
            return;
        }
        let bytes = self.scan.bytes;
        let tabs = |indent: &Indent| bytes[indent.start..indent.end].iter().all(|&b| b == b'\t');
        let indented = |indent: &Indent| indent.end > indent.start;
        let with_tabs =
            base == 0 && self.indents.iter().any(indented) && self.indents.iter().all(tabs);
        let edits = self.indents.iter().map(|indent| Edit {
            span: span(indent.start, indent.end),
            text: match with_tabs {
                true => "\t".repeat(indent.depth),
                false => " ".repeat(base + 2 * indent.depth),
            },
        });
        let changes = |edit: &Edit| edit.span.of(self.scan.text) != edit.text;
        let edits: Vec<Edit> = edits.filter(changes).collect();
        // Two at most, so that all fixes together are no longer than the text allows.
        for &index in self.misindented.iter().take(2) {
            self.diagnostics[index].fix = Some(Fix {
                title: "indent it as it is read".to_owned(),
                edits: edits.clone(),
                safety: Safety::Safe,
            });
        }
    }

    pub(super) fn remark_unknown_level(&mut self, start: usize, end: usize, level: usize) {
        let width = end - start;
        let fix = self.indentation(start, end, level, Safety::Unsafe);
        self.remark(
            Diagnostic::new(Code::IndentationLevel, span(start, end))
                .message(format!(
                    "an indentation of {width} fits no line above; it is read as {level}"
                ))
                .help("indent it exactly as the lines it stands beside")
                .fix(fix),
        );
    }

    pub(super) fn remark_argument_as_step(&mut self, number_end: usize) {
        let at = self.gap.end;
        let number = self.quote_line(number_end).0;
        let Some(end) = self.scan.bracketed(at) else {
            return;
        };
        let title = self.quote(at, end);
        self.remark(
            Diagnostic::new(Code::ArgumentAsStep, span(at, end))
                .message(format!(
                    "`{title}` is an argument, and only statements can stand in a structure; \
                     `{}` is read as text",
                    number.trim()
                ))
                .help("write the statement here, or let the argument support it from beneath"),
        );
    }

    pub(super) fn remark_missing_colon(&mut self, at: usize, end: usize) {
        let title = self.quote(at, end);
        let mut fix = insert("put a colon after the title", end, ":");
        // With a colon, a line of its own would begin a new block.
        let line = self.scan.text.get(..at).unwrap_or_default();
        let begins_line = line.trim_end_matches([' ', '\t']).ends_with(['\n', '\r']);
        if begins_line && self.tree.depth() > 1 {
            fix.safety = Safety::Unsafe;
        }
        self.remark(
            Diagnostic::new(Code::MissingColon, span(at, end))
                .message(format!("text follows `{title}`; it is read as `{title}:`"))
                .help("put a colon after a title that is defined, and nothing after one that is referred to")
                .fix(fix),
        );
    }

    pub(super) fn remark_empty_definition(&mut self, at: usize) {
        let end = self.tree.at();
        let title = self.quote(at, end);
        self.remark(
            Diagnostic::new(Code::EmptyDefinition, span(at, end))
                .message(format!(
                    "no text follows `{title}`; it is read as a reference"
                ))
                .help("write the text after the colon, or take the colon away")
                .fix(Fix {
                    title: "take the colon away".to_owned(),
                    edits: vec![Edit {
                        span: span(end.saturating_sub(1), end),
                        text: String::new(),
                    }],
                    safety: Safety::Unsafe,
                }),
        );
    }

    pub(super) fn remark_nothing_after(&mut self, at: usize, end: usize) {
        let mark = self.quote(at, end);
        self.remark(
            Diagnostic::new(Code::NothingAfterMark, span(at, end))
                .message(format!("nothing stands after `{mark}`"))
                .help("write a statement or an argument after it, on the same line"),
        );
    }

    /// Lets the only data block of an element be moved behind its text, which ends here.
    pub(super) fn fix_text_after_data(&mut self, remark: usize, data: Span) {
        let text = self.scan.text;
        let (start, end) = (data.start as usize, data.end as usize);
        let line = text.get(..start).unwrap_or_default();
        let words = line.trim_end_matches([' ', '\t']);
        let spaced = self.scan.skip_blanks(end) > end;
        let first = words.ends_with(['\n', '\r']) || words.is_empty();
        // What then stands first may be something else, and words could run together.
        if first || words.len() == line.len() || !spaced && !self.scan.white(end) {
            return;
        }
        let edits = vec![
            Edit::remove(span(start, self.scan.skip_blanks(end))),
            Edit::insert(self.tree.at() as u32, format!(" {}", data.of(text))),
        ];
        // Behind other marks, or on another line, the block might be read as part of those.
        let behind = text.get(end..self.tree.at()).unwrap_or_default();
        let marks = ["{", "}", "/*", "<!--", "\\", "\n", "\r"];
        let closes = ["*/", "-->"]
            .iter()
            .any(|mark| data.of(text).contains(mark));
        let apart = closes || marks.iter().any(|mark| behind.contains(mark));
        let safety = match apart || self.scan.is_after_open_brace(start) {
            true => Safety::Unsafe,
            false => Safety::Safe,
        };
        self.diagnostics[remark].fix = Some(Fix {
            title: "move the data behind the text".to_owned(),
            edits,
            safety,
        });
    }

    pub(super) fn remark_text_after_data(&mut self, data: Span, at: usize) {
        let (line, text) = self.quote_line(at);
        self.remark(
            Diagnostic::new(Code::TextAfterData, data)
                .message(format!("text follows this data block: `{line}`"))
                .related(text, "the text goes on here")
                .help("move the data block to the end of the text"),
        );
    }

    pub(super) fn remark_long_data(&mut self, at: usize) {
        self.remark(
            Diagnostic::new(Code::YamlLimit, span(at, at + 1))
                .message("no brace within 1 MiB closes this data block; it is read as text")
                .help("close the brace; or put a backslash before it, if it is part of the text"),
        );
    }

    pub(super) fn remark_no_premise(&mut self, at: usize) {
        let (_, span) = self.quote_line(at);
        self.remark(
            Diagnostic::new(Code::StructureNoPremise, span)
                .message("this structure has no premise above its first inference")
                .help("put at least one numbered premise before the hyphens"),
        );
    }

    pub(super) fn remark_no_inference(&mut self, at: usize, end: usize) {
        self.remark(
            Diagnostic::new(Code::StructureNoInference, span(at, end))
                .message("these numbered lines draw no conclusion; they are read as statements")
                .help("put ---- and a numbered conclusion beneath the premises"),
        );
    }

    pub(super) fn remark_no_conclusion(&mut self, end: usize) {
        let start = self.scan.text.get(..end).unwrap_or_default().trim_end();
        let line = start.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        self.remark(
            Diagnostic::new(Code::StructureNoConclusion, span(line, start.len()))
                .message("no conclusion stands beneath this inference")
                .help("write the conclusion as a numbered line, such as (3), directly beneath"),
        );
    }

    pub(super) fn remark_loose_premise(&mut self, at: usize, end: usize) {
        self.remark(
            Diagnostic::new(Code::StructureLoosePremise, span(at, end))
                .message("nothing is drawn from this line; it is read as a statement")
                .help("put ---- and a conclusion beneath it, or move it above the inference"),
        );
    }

    pub(super) fn remark_blank_line_in_structure(&mut self, at: usize) {
        let (line, span) = self.quote_line(at);
        let mut remark = Diagnostic::new(Code::StructureBlankLine, span)
            .message(format!(
                "a blank line stands before `{line}`, inside a structure"
            ))
            .help("remove the blank line; it is read as if it were not there");
        remark.fix = self.without_blank_line();
        self.remark(remark);
    }

    pub(super) fn remark_open_inference(&mut self, opener: usize, opener_end: usize, end: usize) {
        self.unclosed = true;
        if end == opener_end {
            let hyphens = self.quote(opener, opener_end);
            self.remark(
                Diagnostic::new(Code::InferenceMark, span(opener, opener_end))
                    .message(format!(
                        "`{hyphens}` is read as an inference without a rule"
                    ))
                    .help("write four hyphens: ----")
                    .fix(replace("write four hyphens", opener, opener_end, "----")),
            );
            return;
        }
        let mut fix = insert("close the inference", end, "\n--");
        // Hyphens alone are an inference because a numbered line follows.
        if !self.structure.is_some_and(OpenStructure::has_premise) {
            fix.safety = Safety::Unsafe;
        }
        self.remark(
            Diagnostic::new(Code::InferenceOpen, span(opener, end))
                .message("no second -- closes this inference")
                .help("put -- on a line of its own after the rule")
                .fix(fix),
        );
    }

    pub(super) fn remark_long_opener(&mut self, opener: usize, opener_end: usize) {
        let hyphens = self.quote(opener, opener_end);
        self.remark(
            Diagnostic::new(Code::InferenceMark, span(opener, opener_end))
                .message(format!(
                    "`{hyphens}` opens an inference that names its rule"
                ))
                .help("write two hyphens before the rule: --")
                .fix(replace("write two hyphens", opener, opener_end, "--")),
        );
    }

    pub(super) fn remark_text_after_inference(&mut self, at: usize, end: usize) {
        let text = self.quote(at, end);
        let blank = at > 0 && is_blank(self.scan.bytes[at - 1]);
        let slashes = if blank { "// " } else { " // " };
        self.remark(
            Diagnostic::new(Code::InferenceText, span(at, end))
                .message(format!(
                    "`{text}` stands behind the inference and is left out"
                ))
                .help("write rules between the hyphens, statements on numbered lines")
                .fix(insert("make it a comment", at, slashes)),
        );
    }
}

fn span(start: usize, end: usize) -> Span {
    Span::new(start as u32, end as u32)
}

fn insert(title: &str, at: usize, text: &str) -> Fix {
    replace(title, at, at, text)
}

fn replace(title: &str, start: usize, end: usize, text: &str) -> Fix {
    Fix {
        title: title.to_owned(),
        edits: vec![Edit {
            span: span(start, end),
            text: text.to_owned(),
        }],
        safety: Safety::Safe,
    }
}
