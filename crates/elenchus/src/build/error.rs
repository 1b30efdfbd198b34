use std::fmt;

/// What a [`Builder`](super::Builder) refuses.
#[derive(Clone, Debug, PartialEq)]
pub enum BuildError {
    /// A handle of another builder.
    Foreign,
    /// A relation of something to itself.
    ToItself,
    /// Only inferences and arguments can be undercut.
    UndercutOfStatement,
    /// A structure that does not begin with a premise and end with a conclusion.
    Structure,
    /// A second structure for one argument.
    Reconstructed,
    /// A place that cannot be read.
    Place(String),
    /// A weight that is not from 0 to 1.
    Weight(f64),
    /// A data key that has a method of its own.
    MarkKey(String),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("the handle is of another builder"),
            Self::ToItself => f.write_str("nothing can bear on itself"),
            Self::UndercutOfStatement => {
                f.write_str("a statement cannot be undercut: only the step to it can")
            }
            Self::Structure => {
                f.write_str("a structure must begin with a premise and end with a conclusion")
            }
            Self::Reconstructed => f.write_str("the argument has a structure already"),
            Self::Place(place) => write!(f, "“{place}” is no place such as 5.3"),
            Self::Weight(weight) => write!(f, "the weight {weight} is not from 0 to 1"),
            Self::MarkKey(key) => {
                write!(f, "the key `{key}` is set by a method of its own")
            }
        }
    }
}

impl std::error::Error for BuildError {}
