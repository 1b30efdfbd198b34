use std::fmt;

/// Why a [`Document`](super::Document) is no model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentError {
    /// The field that is wrong, such as `relations[3].from`.
    pub place: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a field of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A version this crate does not know.
    Version(u32),
    /// An index of which there is nothing.
    Dangling(u32),
    /// A title that an earlier element of the same kind has.
    DuplicateTitle(String),
    /// A statement that occurs nowhere.
    NoMember,
    /// A section that is nested in itself or in a later one.
    SectionOrder,
    /// A structure that does not end with a conclusion.
    NoConclusion,
    /// An inference that the step it leads to does not name, or the other way round.
    InferenceMismatch,
    /// A range that does not fit its text.
    Range,
    /// A place in a source that cannot be read.
    Place(String),
    /// A weight that is not from 0 to 1.
    Weight,
    /// A number that is not finite, or values that nest too deep.
    Value,
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(version) => {
                let known = super::VERSION;
                write!(
                    f,
                    "version {version} is unknown; this program reads version {known}"
                )
            }
            Self::Dangling(index) => write!(f, "there is no number {index}"),
            Self::DuplicateTitle(title) => write!(f, "the title “{title}” is there already"),
            Self::NoMember => f.write_str("a statement must have a member"),
            Self::SectionOrder => f.write_str("a section must stand after the one it is nested in"),
            Self::NoConclusion => f.write_str("a structure must end with a conclusion"),
            Self::InferenceMismatch => {
                f.write_str("an inference and the step it leads to must name each other")
            }
            Self::Range => f.write_str("the range does not fit the text"),
            Self::Place(place) => write!(f, "“{place}” is no place such as 5.3"),
            Self::Weight => f.write_str("a weight must be from 0 to 1"),
            Self::Value => f.write_str("a number must be finite, and values nest at most 64 deep"),
        }
    }
}

impl std::error::Error for DocumentError {}
