use super::PlaceRange;

/// What Elenchus reads from an element's data: the keys other Argdown tools ignore.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// `at`: where the source says it, in the order given.
    pub at: Vec<PlaceRange>,
    /// `quote`: the words in which the source says it, where the text may be shipped.
    pub quote: Vec<Quote>,
    /// `voice`: who asserts it; `None` for the author.
    pub voice: Option<String>,
    /// `role`: what it does in the article, where the text says so itself.
    pub role: Option<Role>,
    /// `implicit`: whether nobody states it and the reconstruction needs it.
    pub implicit: bool,
    /// `weight`: how strong it is by itself, 0 to 1.
    pub weight: Option<f64>,
    /// `accept`: whether the author of the map accepts it.
    pub accept: Option<bool>,
}

impl Marks {
    /// Nothing: the default.
    pub const NONE: Self = Self {
        at: Vec::new(),
        quote: Vec::new(),
        voice: None,
        role: None,
        implicit: false,
        weight: None,
        accept: None,
    };
}

/// Words that are said to stand in a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quote {
    /// The index of their place in [`Marks::at`].
    pub place: u32,
    /// The words, as the map gives them.
    pub words: String,
}

/// What an element does in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// What the article wants to show.
    Thesis,
    /// A reason for the thesis or for another premise.
    Premise,
    /// Speaks against something the article holds.
    Counterpoint,
    /// Speaks against a counterpoint.
    Rebuttal,
    /// Stands by itself.
    Background,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [
        Self::Thesis,
        Self::Premise,
        Self::Counterpoint,
        Self::Rebuttal,
        Self::Background,
    ];

    /// The word used in texts and on screens.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Thesis => "thesis",
            Self::Premise => "premise",
            Self::Counterpoint => "counterpoint",
            Self::Rebuttal => "rebuttal",
            Self::Background => "background",
        }
    }
}
