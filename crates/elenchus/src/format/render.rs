//! From pieces to edits: line breaks are chosen, and what is as it should be stays untouched.

use super::gap::{has_line_comment, rendered};
use super::pieces::{Joint, Piece, Place, Word};
use super::{Options, Wrap};
use crate::syntax::Tree;
use crate::text::{Edit, Span};

/// The edits that give a document the joints it should have, in the order of the text.
pub(super) fn edits(text: &str, tree: &Tree, pieces: &[Piece], options: &Options) -> Vec<Edit> {
    let mut render = Render {
        text,
        tree,
        width: match options.wrap {
            Wrap::Keep => u32::MAX,
            Wrap::At(width) => width,
        },
        line_end: line_end(text),
        mixed: text.contains('\r'),
        column: 0,
        edits: Vec::new(),
    };
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Word(word) => render.word(word),
            Piece::Joint(joint) => render.joint(joint, pieces.get(index + 1..).unwrap_or_default()),
        }
    }
    render.edits
}

/// How the document ends its lines: as it ends the first.
fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        _ => "\n",
    }
}

struct Render<'t> {
    text: &'t str,
    tree: &'t Tree,
    width: u32,
    line_end: &'static str,
    /// Whether there are line ends of several kinds, perhaps.
    mixed: bool,
    /// How many characters stand on the line; counted only where lines are filled.
    column: u32,
    edits: Vec<Edit>,
}

impl Render<'_> {
    fn word(&mut self, word: &Word) {
        let text = word.span.of(self.text);
        self.advance(text);
        if self.mixed {
            self.end_lines(word.span);
        }
    }

    fn advance(&mut self, text: &str) {
        if self.width == u32::MAX {
            return;
        }
        match text.rfind('\n') {
            Some(at) => self.column = text[at + 1..].chars().count() as u32,
            None => self.column += text.chars().count() as u32,
        }
    }

    fn joint(&mut self, joint: &Joint, rest: &[Piece]) {
        let joint = match joint.place {
            Place::Soft(hang) => Joint {
                place: match has_line_comment(self.tree, joint) {
                    true => Place::Line(hang),
                    false => self.soft(hang, rest),
                },
                ..*joint
            },
            _ => *joint,
        };
        let mut after = rendered(self.text, self.tree, &joint);
        self.advance(&after);
        if self.line_end != "\n" || self.mixed {
            after = with_line_ends(&after, self.line_end);
        }
        if after != joint.span.of(self.text) {
            self.edits.push(Edit::replace(joint.span, after));
        }
    }

    /// Whether the next word still fits into the line.
    fn soft(&self, hang: u32, rest: &[Piece]) -> Place {
        let mut width = 1;
        let mut first = true;
        for piece in rest {
            match piece {
                Piece::Word(word) => {
                    if std::mem::take(&mut first) && !word.may_begin_line {
                        return Place::Blank;
                    }
                    let text = word.span.of(self.text);
                    let line = text.split(['\n', '\r']).next().unwrap_or_default();
                    width += line.chars().count() as u32;
                    if line.len() < text.len() {
                        break;
                    }
                }
                Piece::Joint(joint) if joint.place == Place::None && joint.span.is_empty() => {}
                Piece::Joint(_) => break,
            }
        }
        match self.column + width > self.width {
            true => Place::Line(hang),
            false => Place::Blank,
        }
    }

    /// Gives the line ends inside a word the document's form.
    fn end_lines(&mut self, span: Span) {
        let text = span.of(self.text);
        let mut at = 0;
        while let Some(offset) = text[at..].find(['\n', '\r']) {
            let start = at + offset;
            let length = match text[start..].starts_with("\r\n") {
                true => 2,
                false => 1,
            };
            at = start + length;
            if &text[start..at] != self.line_end {
                let place = Span::new(span.start + start as u32, span.start + at as u32);
                self.edits.push(Edit::replace(place, self.line_end));
            }
        }
    }
}

fn with_line_ends(text: &str, line_end: &str) -> String {
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    match line_end {
        "\n" => plain,
        other => plain.replace('\n', other),
    }
}
