use super::Reading;
use crate::syntax::{Node, SyntaxKind};
use crate::text::Span;

/// A piece of a text and what it is to a reader's eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands, in one line.
    pub span: Span,
    /// Whether it is a title that is defined here.
    pub is_definition: bool,
}

/// Declares [`TokenKind`] with the names of its kinds.
macro_rules! token_kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal;)*) => {
        /// What a [`Token`] is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum TokenKind {
            $($(#[$doc])* $kind,)*
        }

        impl TokenKind {
            /// Every kind, in the order of the enum.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// A stable name for it, such as `statementTitle`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }
        }
    };
}

token_kinds! {
    /// A comment.
    Comment = "comment";
    /// The fence of front matter.
    Fence = "fence";
    /// Front matter and data blocks.
    Data = "data";
    /// A heading with its mark.
    Heading = "heading";
    /// The title of a statement, with its brackets.
    StatementTitle = "statementTitle";
    /// The title of an argument, with its brackets.
    ArgumentTitle = "argumentTitle";
    /// The sign of a support.
    Support = "support";
    /// The sign of an attack.
    Attack = "attack";
    /// The sign of an undercut.
    Undercut = "undercut";
    /// The sign of a contradiction.
    Contradiction = "contradiction";
    /// The number of a line of a structure, or the mark of an item.
    Number = "number";
    /// The hyphens of an inference.
    Inference = "inference";
    /// The name of a rule.
    Rule = "rule";
    /// A tag.
    Tag = "tag";
    /// A link or an address.
    Link = "link";
    /// `@include(…)`
    Include = "include";
    /// The word for a symbol, or an escaped character.
    Symbol = "symbol";
    /// Strong words, with their marks.
    Bold = "bold";
    /// Stressed words, with their marks.
    Italic = "italic";
}

/// The pieces of a text that are more than plain words, in the order of the text. None overlap,
/// none reaches over a line ending.
pub fn tokens(reading: &Reading<'_>) -> Vec<Token> {
    let mut found = Vec::new();
    // What gives its colour to the plain words in it: the index behind it, and the kind.
    let mut around: Vec<(u32, TokenKind)> = Vec::new();
    for node in reading.nodes() {
        while around.last().is_some_and(|&(end, _)| end <= node.index()) {
            around.pop();
        }
        if let Some(kind) = colouring(node.kind()) {
            around.push((node.end(), kind));
        }
        let plain = around.last().map(|&(_, kind)| kind);
        if let Some(kind) = kind(node, plain) {
            let is_definition = matches!(
                node.kind(),
                SyntaxKind::StatementDefinition | SyntaxKind::ArgumentDefinition
            );
            in_lines(node, |span| {
                found.push(Token {
                    kind,
                    span,
                    is_definition,
                });
            });
        }
    }
    found
}

/// What an inner node makes of the plain words in it.
const fn colouring(kind: SyntaxKind) -> Option<TokenKind> {
    Some(match kind {
        SyntaxKind::Heading => TokenKind::Heading,
        SyntaxKind::Bold => TokenKind::Bold,
        SyntaxKind::Italic => TokenKind::Italic,
        SyntaxKind::Rule => TokenKind::Rule,
        _ => return None,
    })
}

/// What a leaf is; `plain` is what plain words are there.
fn kind(leaf: Node<'_>, plain: Option<TokenKind>) -> Option<TokenKind> {
    Some(match leaf.kind() {
        SyntaxKind::Comment => TokenKind::Comment,
        SyntaxKind::Fence => TokenKind::Fence,
        SyntaxKind::Yaml | SyntaxKind::Data => TokenKind::Data,
        SyntaxKind::StatementDefinition
        | SyntaxKind::StatementReference
        | SyntaxKind::StatementMention => TokenKind::StatementTitle,
        SyntaxKind::ArgumentDefinition
        | SyntaxKind::ArgumentReference
        | SyntaxKind::ArgumentMention => TokenKind::ArgumentTitle,
        SyntaxKind::Sign => sign(leaf.text()),
        SyntaxKind::Number | SyntaxKind::ItemMark => TokenKind::Number,
        SyntaxKind::InferenceMark => TokenKind::Inference,
        SyntaxKind::Tag => TokenKind::Tag,
        SyntaxKind::Link | SyntaxKind::Url => TokenKind::Link,
        SyntaxKind::Include => TokenKind::Include,
        SyntaxKind::Shortcode | SyntaxKind::Escape => TokenKind::Symbol,
        SyntaxKind::HeadingMark | SyntaxKind::EmphasisMark | SyntaxKind::Text => return plain,
        _ => return None,
    })
}

fn sign(written: &str) -> TokenKind {
    if written.contains('+') {
        TokenKind::Support
    } else if written.contains('_') {
        TokenKind::Undercut
    } else if written.contains('-') {
        TokenKind::Attack
    } else {
        TokenKind::Contradiction
    }
}

/// The parts of a leaf that lie in one line each, without blanks at their ends.
fn in_lines(leaf: Node<'_>, mut each: impl FnMut(Span)) {
    let mut start = leaf.span().start;
    for line in leaf.text().split_inclusive(['\n', '\r']) {
        let content = line.trim_end();
        let blank = content.len() - content.trim_start().len();
        if blank < content.len() {
            each(Span::new(
                start + blank as u32,
                start + content.len() as u32,
            ));
        }
        start += line.len() as u32;
    }
}
