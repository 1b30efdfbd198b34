//! What stands between two words, with the comments that are there.

use super::pieces::{Joint, Place};
use crate::syntax::{NodeData, SyntaxKind, Tree};

/// What a joint becomes.
pub(super) fn rendered(text: &str, tree: &Tree, joint: &Joint) -> String {
    if !has(tree, joint, SyntaxKind::Comment) {
        return plain(joint.place).to_owned_string();
    }
    let on_one_line = matches!(joint.place, Place::Blank | Place::Soft(_) | Place::None);
    if on_one_line && !has(tree, joint, SyntaxKind::Newline) {
        // A comment between two words of one line: nothing there is worth a change.
        return joint.span.of(text).to_owned();
    }
    let mut gap = Gap::new(joint.place);
    for node in trivia(tree, joint) {
        gap.add(text, node);
    }
    gap.finish()
}

/// Whether there are comments in a joint and a line ends there.
pub(super) fn has_line_comment(tree: &Tree, joint: &Joint) -> bool {
    has(tree, joint, SyntaxKind::Comment) && has(tree, joint, SyntaxKind::Newline)
}

fn has(tree: &Tree, joint: &Joint, kind: SyntaxKind) -> bool {
    trivia(tree, joint).any(|node| node.kind == kind)
}

fn trivia(tree: &Tree, joint: &Joint) -> impl Iterator<Item = NodeData> {
    let (from, to) = joint.nodes;
    (from..to).filter_map(|index| tree.get(index))
}

/// White space as a line break with blanks after it, or as itself.
enum Plain {
    Is(&'static str),
    Line(u32),
}

impl Plain {
    fn to_owned_string(&self) -> String {
        match self {
            Self::Is(text) => (*text).to_owned(),
            Self::Line(blanks) => {
                let mut line = String::with_capacity(*blanks as usize + 1);
                line.push('\n');
                line.extend(std::iter::repeat_n(' ', *blanks as usize));
                line
            }
        }
    }
}

fn plain(place: Place) -> Plain {
    match place {
        Place::Start | Place::Empty | Place::None => Plain::Is(""),
        Place::Block => Plain::Is("\n\n"),
        Place::Line(blanks) => Plain::Line(blanks),
        Place::Blank | Place::Soft(_) => Plain::Is(" "),
        Place::End => Plain::Is("\n"),
    }
}

/// A gap with comments that is being put together.
struct Gap {
    place: Place,
    out: String,
    /// The line ends since the last comment, or since the word before.
    line_ends: u32,
    /// Whether the last comment stands on a line of its own.
    own_line: bool,
    /// Whether a blank line has been written.
    blank_line: bool,
    first: bool,
}

impl Gap {
    fn new(place: Place) -> Self {
        Self {
            place,
            out: String::new(),
            line_ends: 0,
            own_line: matches!(place, Place::Start | Place::Empty),
            blank_line: false,
            first: true,
        }
    }

    fn add(&mut self, text: &str, node: NodeData) {
        match node.kind {
            SyntaxKind::Newline => self.line_ends += 1,
            SyntaxKind::Comment => self.comment(node.span.of(text)),
            _ => {}
        }
    }

    fn comment(&mut self, comment: &str) {
        let starts_text = self.first && matches!(self.place, Place::Start | Place::Empty);
        if starts_text {
            // Nothing stands before it.
        } else if self.line_ends == 0 {
            self.out.push(' ');
        } else {
            self.own_line = true;
            let between_blocks =
                !matches!(self.place, Place::Line(_) | Place::Soft(_) | Place::Blank);
            if between_blocks && self.line_ends > 1 {
                self.blank_line = true;
                self.out.push('\n');
            }
            self.line(self.indentation());
        }
        self.out.push_str(comment);
        self.first = false;
        self.line_ends = 0;
    }

    fn indentation(&self) -> u32 {
        match self.place {
            Place::Line(blanks) | Place::Soft(blanks) => blanks,
            _ => 0,
        }
    }

    fn line(&mut self, blanks: u32) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', blanks as usize));
    }

    fn finish(mut self) -> String {
        match self.place {
            Place::Block => {
                // A comment right above a block belongs to it.
                let belongs = self.own_line && self.line_ends < 2;
                if belongs && !self.blank_line {
                    self.out = format!("\n{}", self.out);
                } else if !belongs {
                    self.out.push('\n');
                }
                self.out.push('\n');
            }
            Place::Start => {
                if self.line_ends > 1 {
                    self.out.push('\n');
                }
                self.out.push('\n');
            }
            Place::End | Place::Empty => self.out.push('\n'),
            Place::None => {}
            place => self.line(match place {
                Place::Line(blanks) | Place::Soft(blanks) => blanks,
                _ => 0,
            }),
        }
        self.out
    }
}
