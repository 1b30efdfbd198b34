use std::fmt;

/// Why an operation was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// A title without a letter.
    EmptyTitle,
    /// A title with a character that no title can hold.
    TitleCharacter(char),
    /// A title of the form `Untitled 3`, which things without a title are called by.
    TitleReserved,
    /// Something else bears this title.
    TitleTaken(String),
    /// No text for what has no title: nothing would be left.
    EmptyText,
    /// What has no title cannot be referred to.
    NoTitle,
    /// Only the step to a statement can be undercut, not the statement.
    UndercutStatement,
    /// Only two statements can contradict each other.
    ContradictionArgument,
    /// A relation of something to itself.
    RelationToItself,
    /// A line of a premise–conclusion structure cannot be taken out of it.
    InStructure,
    /// A tag without a letter.
    EmptyTag,
    /// A tag with a character that no tag can hold.
    TagCharacter(char),
    /// Data that is not YAML, or no map, or not written so that it can be changed.
    BrokenData {
        /// The line where it is wrong, from 1.
        line: u32,
        /// What is wrong there.
        why: String,
    },
    /// A remark without a fix for this text.
    NoFix,
    /// A place beneath that which is to be moved there.
    BeneathItself,
    /// An argument that is reconstructed already.
    HasStructure,
    /// A structure without a premise.
    NoPremise,
    /// An argument that supports no statement, so that its conclusion is not known.
    NoConclusion,
    /// A source without a key, or with blanks around it.
    SourceKey,
    /// An address of a source that is none of the web.
    SourceUrl,
    /// A file of a source that does not lie beside the map.
    SourceFile,
    /// Sources between braces, with comments that would be lost.
    SourceBraces,
    /// An article without a sentence.
    EmptyArticle,
    /// What is to be changed does not stand in the text.
    NotInText,
    /// The new text would say something else than what was asked for.
    ChangesMore,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyTitle => f.write_str("a title needs a letter"),
            Self::TitleCharacter(found) => {
                write!(f, "a title cannot hold {found:?}")
            }
            Self::TitleReserved => {
                f.write_str("`Untitled` and a number is what things without a title are called")
            }
            Self::TitleTaken(title) => write!(f, "something else bears the title `{title}`"),
            Self::EmptyText => f.write_str("what has no title needs a text"),
            Self::NoTitle => f.write_str("it has no title to refer to it by"),
            Self::UndercutStatement => f.write_str("a statement cannot be undercut"),
            Self::ContradictionArgument => {
                f.write_str("only two statements can contradict each other")
            }
            Self::RelationToItself => f.write_str("nothing can bear on itself"),
            Self::InStructure => f.write_str("it is a line of a premise–conclusion structure"),
            Self::EmptyTag => f.write_str("a tag needs a letter"),
            Self::TagCharacter(found) => write!(f, "a tag cannot hold {found:?}"),
            Self::BrokenData { line, why } => write!(f, "line {line}: {why}"),
            Self::NoFix => f.write_str("there is no fix for it"),
            Self::BeneathItself => f.write_str("it cannot come beneath itself"),
            Self::HasStructure => f.write_str("it has a premise–conclusion structure"),
            Self::NoPremise => f.write_str("there is no premise"),
            Self::NoConclusion => {
                f.write_str("it supports no statement that could be its conclusion")
            }
            Self::SourceKey => f.write_str("a source needs a key, without blanks around it"),
            Self::SourceUrl => f.write_str("its address is neither http nor https"),
            Self::SourceFile => f.write_str("its file does not lie beside the map"),
            Self::SourceBraces => {
                f.write_str("its sources stand between braces, with comments; put them on lines")
            }
            Self::EmptyArticle => f.write_str("the article has no sentence"),
            Self::NotInText => f.write_str("it does not stand in the text"),
            Self::ChangesMore => f.write_str("the text around it would then say something else"),
        }
    }
}

impl std::error::Error for Refusal {}
