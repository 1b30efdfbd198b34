/// What a node or a leaf of the [`Tree`](super::Tree) is.
///
/// The inner kinds come first; [`SyntaxKind::is_leaf`] tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum SyntaxKind {
    /// The whole text.
    Document,
    /// `===` … `===` at the start.
    FrontMatter,
    /// `# Title`, with tags and data.
    Heading,
    /// A statement with the relations beneath it.
    Statement,
    /// An argument with the relations beneath it.
    Argument,
    /// A sign and the statement or argument it brings in.
    Relation,
    /// A premise–conclusion structure.
    Structure,
    /// A numbered line of a structure.
    Step,
    /// The line or lines between premises and conclusion.
    Inference,
    /// The name of one inference rule.
    Rule,
    /// A list of statements and arguments.
    List,
    /// One item of a list.
    Item,
    /// Running text: of a statement, a description or a heading.
    Prose,
    /// `**strong**` with what is in it.
    Bold,
    /// `*stressed*` with what is in it.
    Italic,

    /// U+FEFF at the very beginning.
    ByteOrderMark,
    /// Blanks and tabs.
    Whitespace,
    /// One line ending.
    Newline,
    /// `// …`, `/* … */` or `<!-- … -->`.
    Comment,
    /// The `===` of front matter.
    Fence,
    /// The YAML of front matter.
    Yaml,
    /// The `#`s of a heading.
    HeadingMark,
    /// `+`, `-`, `<_`, `><` and so on.
    Sign,
    /// `*` or `1.` before an item.
    ItemMark,
    /// `(1)` before a line of a structure.
    Number,
    /// The hyphens of an inference.
    InferenceMark,
    /// The comma between rules.
    Comma,
    /// `[Title]:`
    StatementDefinition,
    /// `[Title]`
    StatementReference,
    /// `<Title>:`
    ArgumentDefinition,
    /// `<Title>`
    ArgumentReference,
    /// `@[Title]`
    StatementMention,
    /// `@<Title>`
    ArgumentMention,
    /// `#tag` or `#(a tag)`
    Tag,
    /// `{…}`
    Data,
    /// `[text](address)`
    Link,
    /// An address in running text.
    Url,
    /// A backslash and the character it makes plain.
    Escape,
    /// `@include(file.argdown)`
    Include,
    /// `.->.` or `:->:`, where it stands for a symbol.
    Shortcode,
    /// The `*`s or `_`s around emphasis.
    EmphasisMark,
    /// Plain text.
    Text,
}

impl SyntaxKind {
    /// Whether it is a leaf, that is, covers text itself.
    pub const fn is_leaf(self) -> bool {
        self as u8 >= Self::ByteOrderMark as u8
    }

    /// Whether it means nothing: blanks, line endings, comments, a byte order mark.
    pub const fn is_trivia(self) -> bool {
        matches!(
            self,
            Self::ByteOrderMark | Self::Whitespace | Self::Newline | Self::Comment
        )
    }
}
