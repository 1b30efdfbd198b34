/// How [`project`](super::project) chooses, labels and groups nodes. The settings are Argdown's
/// own (its guide, "creating argument maps"), with [`Options::reading`] beside its defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Which of the preselected statements get a node.
    pub statements: StatementSelection,
    /// Whether elements that hang on nothing are left out.
    pub exclude_disconnected: bool,
    /// Which elements come into question at all.
    pub preselection: Preselection,
    /// What a statement's node shows.
    pub statement_labels: LabelMode,
    /// What an argument's node shows.
    pub argument_labels: LabelMode,
    /// Which sections become groups.
    pub grouping: Grouping,
}

/// Which statements get a node of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StatementSelection {
    /// Every statement.
    All,
    /// Those with a title of their own, and those in a relation that no argument has for a
    /// premise or main conclusion.
    #[default]
    WithTitle,
    /// Those that occur as a paragraph of their own, and those in a relation that no argument
    /// has for a premise or main conclusion.
    TopLevel,
    /// Those that are in a relation.
    WithRelations,
    /// Those that no argument has for a premise or main conclusion.
    NotUsedInArgument,
    /// Those that are in a relation; of those an argument uses, the ones that relations tie to at
    /// least two arguments or lines of arguments.
    WithMoreThanOneRelation,
    /// Every claim a reader may want to follow: what has a title, and what has a text and is in
    /// a relation or in a structure. An untitled conclusion is left to its argument. Also draws
    /// edges from premises and to conclusions throughout, see [`project`](super::project).
    Reading,
}

/// Which elements come into question, before [`StatementSelection`]. Titles and tags are
/// compared exactly; tags are without `#`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preselection {
    /// Only elements with one of these tags; `None` for any.
    pub tags: Option<Vec<String>>,
    /// With `tags`: also elements without a tag.
    pub without_tag: bool,
    /// Only elements directly in a section of one of these titles; `None` for any.
    pub sections: Option<Vec<String>>,
    /// With `sections`: also elements outside any section.
    pub without_section: bool,
    /// Titles of statements to leave out.
    pub exclude_statements: Vec<String>,
    /// Titles of arguments to leave out.
    pub exclude_arguments: Vec<String>,
    /// Titles of statements that get a node whatever [`StatementSelection`] says.
    pub include_statements: Vec<String>,
    /// Whether the data key `isInMap` counts for nothing.
    pub ignore_is_in_map: bool,
}

/// What a node shows of its element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LabelMode {
    /// The text, and the title where the text gives one or there is nothing else.
    #[default]
    HideUntitled,
    /// Only the title, be it `Untitled n`.
    Title,
    /// The text, or the title where there is none.
    Text,
    /// Neither.
    None,
}

/// Which sections become groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouping {
    /// How many of the deepest levels of headings do, where nothing else is said.
    pub depth: u32,
    /// What is said of sections by their title; where this is given, a section that neither
    /// stands here nor says `isGroup` itself is no group.
    pub sections: Option<Vec<SectionGroup>>,
    /// Groups to form by title in place of the headings; empty for none.
    pub regroup: Vec<Regroup>,
    /// Whether the data key `isGroup` counts for nothing.
    pub ignore_is_group: bool,
    /// Whether the data key `isClosed` counts for nothing.
    pub ignore_is_closed: bool,
}

/// What [`Grouping::sections`] says of the sections with one title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionGroup {
    /// The title.
    pub title: String,
    /// Whether they become groups; `None` leaves it to their level.
    pub is_group: Option<bool>,
    /// Whether the group is closed.
    pub is_closed: bool,
}

/// One group of [`Grouping::regroup`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Regroup {
    /// Its title.
    pub title: String,
    /// How deep it is nested, from 1; a group belongs to the nearest one before it that is
    /// nested less deep.
    pub level: u32,
    /// Its tags, without `#`.
    pub tags: Vec<String>,
    /// The titles of its statements.
    pub statements: Vec<String>,
    /// The titles of its arguments.
    pub arguments: Vec<String>,
    /// Whether it is closed.
    pub is_closed: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            statements: StatementSelection::WithTitle,
            exclude_disconnected: true,
            preselection: Preselection::default(),
            statement_labels: LabelMode::HideUntitled,
            argument_labels: LabelMode::HideUntitled,
            grouping: Grouping::default(),
        }
    }
}

impl Default for Grouping {
    fn default() -> Self {
        Self {
            depth: 2,
            sections: None,
            regroup: Vec::new(),
            ignore_is_group: false,
            ignore_is_closed: false,
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
