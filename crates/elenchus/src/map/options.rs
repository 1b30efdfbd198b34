/// How [`project`](super::project) chooses and labels nodes. The settings are Argdown's own
/// (its guide, "creating argument maps"), with [`Options::reading`] beside its defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Which statements get a node.
    pub statements: StatementSelection,
    /// Whether elements without any edge are left out.
    pub exclude_disconnected: bool,
    /// What a statement's node shows.
    pub statement_labels: LabelMode,
    /// What an argument's node shows.
    pub argument_labels: LabelMode,
    /// How many of the deepest levels of sections become groups.
    pub group_depth: u32,
}

/// Which statements get a node of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StatementSelection {
    /// Every statement.
    All,
    /// Those with a title of their own, or in a relation to another statement that is shown.
    #[default]
    WithTitle,
    /// Those that occur as a paragraph of their own.
    TopLevel,
    /// Those that are in a relation.
    WithRelations,
    /// Those that no argument has for a premise or conclusion.
    NotUsedInArgument,
    /// Those that are in at least two relations.
    WithMoreThanOneRelation,
    /// Every statement a reader may want to follow: all but untitled conclusions, which their
    /// argument stands for.
    Reading,
}

/// What a node shows of its element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LabelMode {
    /// The text, and the title where the text gives one.
    #[default]
    HideUntitled,
    /// Only the title.
    Title,
    /// Only the text.
    Text,
    /// Neither, where there is a title; Argdown's `none`.
    None,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            statements: StatementSelection::WithTitle,
            exclude_disconnected: true,
            statement_labels: LabelMode::HideUntitled,
            argument_labels: LabelMode::HideUntitled,
            group_depth: 2,
        }
    }
}

impl Options {
    /// The map a reader unfolds: every claim of the document, connected or not, each once.
    pub fn reading() -> Self {
        Self {
            statements: StatementSelection::Reading,
            exclude_disconnected: false,
            ..Self::default()
        }
    }
}
