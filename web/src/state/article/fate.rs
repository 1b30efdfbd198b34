/// What became of a sentence that the map knows, in the text at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fate {
    /// It is there.
    #[default]
    Found,
    /// It is there, at another place.
    Moved,
    /// What stands there reads differently.
    Changed,
    /// It is there more than once, and nothing tells which is meant.
    Ambiguous,
    /// It is not there any more.
    Gone,
}

impl Fate {
    /// All of them, as the worker numbers them.
    pub const ALL: [Self; 5] = [
        Self::Found,
        Self::Moved,
        Self::Changed,
        Self::Ambiguous,
        Self::Gone,
    ];

    /// Those a reader must look at, gravest first.
    pub const GRAVE: [Self; 4] = [Self::Gone, Self::Changed, Self::Ambiguous, Self::Moved];

    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Ambiguous => "ambiguous",
            Self::Gone => "gone",
        }
    }
}
