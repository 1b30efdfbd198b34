//! Canonical style: how a document is laid out when nobody has an opinion.
//!
//! Only what lies between the words changes: indentation, blank lines, line ends, white space.
//! Titles, words, tags, data and comments stay as they are written, each beside what it stood
//! beside. The meaning never changes; a block whose tree would become another is left alone.
//!
//! ```
//! use elenchus::format::{Options, format};
//!
//! let formatted = format("[A]:a\n    +<B>\n\n\n# Next\n", &Options::default());
//! assert_eq!(formatted, "[A]: a\n  + <B>\n\n# Next\n");
//! ```

mod gap;
mod pieces;
mod render;
mod same;

use crate::diagnostic::Severity;
use crate::syntax::{self, LONGEST_TEXT, Syntax, Tree};
use crate::text::{Edit, Span, apply};
use same::Differences;

/// What style to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// By how many blanks each level of relations is indented more than the one above, from 2
    /// (fewer are taken for 2) to 8. Beyond 64 levels it is one blank a level.
    pub indent: u32,
    /// What becomes of the line breaks inside paragraphs.
    pub wrap: Wrap,
}

/// What becomes of the line breaks inside paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wrap {
    /// They stay.
    #[default]
    Keep,
    /// Lines are filled up to so many characters, as far as words and the language allow.
    At(u32),
}

impl Default for Options {
    fn default() -> Self {
        Self {
            indent: 2,
            wrap: Wrap::Keep,
        }
    }
}

/// How often blocks may be set aside before the whole text is left alone.
const ROUNDS: u32 = 4;

/// How often a formatted text is formatted until nothing changes.
const REPEATS: u32 = 4;

/// The text in canonical style. Formatting it again changes nothing.
pub fn format(text: &str, options: &Options) -> String {
    // The edits are made for this text.
    apply(text, &edits(text, options)).unwrap_or_else(|| text.to_owned())
}

/// The edits that bring the text into canonical style, in its order; each replaces white space,
/// or white space and the comments in it.
pub fn edits(text: &str, options: &Options) -> Vec<Edit> {
    let first = pass(text, options);
    let Some(mut formatted) = apply(text, &first) else {
        return Vec::new();
    };
    for repeat in 0..REPEATS {
        let more = pass(&formatted, options);
        if more.is_empty() {
            return match repeat {
                0 => first,
                _ => vec![Edit::replace(Span::new(0, text.len() as u32), formatted)],
            };
        }
        match apply(&formatted, &more) {
            Some(after) => formatted = after,
            None => break,
        }
    }
    // A text that would never come to rest stays as it is.
    Vec::new()
}

/// Brings every block into canonical style whose tree stays the same.
fn pass(text: &str, options: &Options) -> Vec<Edit> {
    let before = syntax::parse(text);
    let tree = &before.tree;
    let mut kept = vec![false; pieces::blocks(tree)];
    for _ in 0..ROUNDS {
        let edits = candidate(text, tree, &kept, options);
        let Some(formatted) = apply(text, &edits) else {
            break;
        };
        if formatted.len() > LONGEST_TEXT {
            break;
        }
        let after = syntax::parse(&formatted);
        if errors(&after) > errors(&before) {
            break;
        }
        match same::compare((tree, text), (&after.tree, &formatted)) {
            Differences::None => return edits,
            Differences::Blocks(blocks) => {
                let before = kept.iter().filter(|&&kept| kept).count();
                for block in blocks {
                    // What stands before may be to blame for a block that was kept already.
                    let again = kept.get(block) == Some(&true);
                    let block = if again {
                        block.saturating_sub(1)
                    } else {
                        block
                    };
                    if let Some(kept) = kept.get_mut(block) {
                        *kept = true;
                    }
                }
                if kept.iter().filter(|&&kept| kept).count() == before {
                    break;
                }
            }
            Differences::Elsewhere => break,
        }
    }
    Vec::new()
}

fn errors(syntax: &Syntax) -> usize {
    let remarks = syntax.diagnostics.iter();
    remarks
        .filter(|remark| remark.severity() == Severity::Error)
        .count()
}

fn candidate(text: &str, tree: &Tree, kept: &[bool], options: &Options) -> Vec<Edit> {
    let pieces = pieces::pieces(text, tree, kept, options);
    render::edits(text, tree, &pieces, options)
}
