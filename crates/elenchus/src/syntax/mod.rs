//! The lossless syntax tree.
//!
//! [`parse`] reads any text in linear time and without recursion. The [`Tree`] covers every
//! byte of it; what is wrong with it rides beside the tree.
//!
//! ```
//! use elenchus::syntax;
//!
//! let text = "[Thesis]: The bridge should be rebuilt. // for now\n  + <Safety>\n";
//! let syntax = syntax::parse(text);
//! assert_eq!(syntax.tree.print(text), text);
//!
//! let thesis = syntax.tree.root(text).children().find_map(syntax::Element::of).expect("one");
//! assert_eq!(thesis.title().map(|title| title.name()), Some("Thesis"));
//! let relation = thesis.relations().next().expect("one");
//! assert_eq!(relation.node().text(), "+ <Safety>");
//! ```

mod block;
mod decode;
mod emphasis;
mod front;
mod gap;
mod inline;
mod kind;
mod line;
mod relation;
mod remark;
mod scan;
mod shortcode;
mod structure;
mod tree;
mod view;

pub use decode::decode;
pub use kind::SyntaxKind;
pub use shortcode::{SHORTCODES, symbol};
pub use tree::{Children, Node, NodeData, Tree};
pub use view::{Element, Heading, Include, Inference, Link, Relation, Step, Structure, Tag, Title};

use crate::diagnostic::{Code, Diagnostic, in_text_order};
use crate::text::Span;

/// The longest text that is read, in bytes: 1 GiB. Relations nest as deep as their indentation
/// leaves room for in it, which is 46,000 levels.
pub const LONGEST_TEXT: usize = 1 << 30;

/// A tree, and what is wrong with the text.
#[derive(Clone, Debug)]
pub struct Syntax {
    /// The tree of the whole text.
    pub tree: Tree,
    /// Remarks in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a text as Argdown.
///
/// A text longer than [`LONGEST_TEXT`] becomes a single leaf and a remark.
pub fn parse(text: &str) -> Syntax {
    if text.len() > LONGEST_TEXT {
        let tree = tree::Builder::new(0).build(text.len().min(u32::MAX as usize));
        let remark = Diagnostic::new(Code::TooLarge, Span::at(0))
            .message("the text is longer than 1 GiB; it is not read")
            .help("split it into several files");
        return Syntax {
            tree,
            diagnostics: vec![remark],
        };
    }
    let (tree, mut diagnostics) = block::Parser::new(text).run();
    in_text_order(&mut diagnostics);
    Syntax { tree, diagnostics }
}
