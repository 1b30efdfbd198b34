use std::fmt;

/// How grave a [`Diagnostic`](super::Diagnostic) is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Something could not be read as it stands (`E-…`).
    Error,
    /// A doubt about the argument (`W-…`).
    Warning,
    /// Readable, but probably not what was meant, or not as others would write it (`H-…`).
    Hint,
}

/// The kinds of remark. Each has a stable name (`E-not-utf8`) and a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// `E-not-utf8`: bytes that are no text.
    NotUtf8,
    /// `E-too-large`: more than spans can count.
    TooLarge,
}

impl Code {
    /// Every code, in the order of the enum.
    pub const ALL: &[Self] = &[Self::NotUtf8, Self::TooLarge];

    /// The stable name, such as `E-not-utf8`.
    pub const fn name(self) -> &'static str {
        self.entry().0
    }

    /// The kind of remark in a few words.
    pub const fn title(self) -> &'static str {
        self.entry().1
    }

    const fn entry(self) -> (&'static str, &'static str) {
        match self {
            Self::NotUtf8 => ("E-not-utf8", "the text is not UTF-8"),
            Self::TooLarge => ("E-too-large", "the text is too large"),
        }
    }

    /// How grave it is: the first letter of the name.
    pub fn severity(self) -> Severity {
        match self.name().as_bytes().first() {
            Some(b'E') => Severity::Error,
            Some(b'W') => Severity::Warning,
            _ => Severity::Hint,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
