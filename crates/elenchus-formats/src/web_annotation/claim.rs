use elenchus::model::{PlaceRange, Role};

/// What was read from annotations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// What they say, in their order.
    pub anchors: Vec<ImportedAnchor>,
    /// Those that could not be resolved, in their order.
    pub refused: Vec<RefusedAnnotation>,
}

/// An annotation whose target was found in the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedAnchor {
    /// Its number among the annotations, from 1.
    pub number: usize,
    /// The sentences its target has a part of; without the key of a source.
    pub place: PlaceRange,
    /// The source that its place is written with, as `other` in `other:4.2`.
    pub source: Option<String>,
    /// Whether selectors found it in the article; else the place as it is written is all there is.
    pub is_selected: bool,
    /// The words of the article that it selects, where these are no whole sentences.
    pub words: Option<String>,
    /// What it claims; may be empty.
    pub text: String,
    /// What the claim is called.
    pub title: Option<String>,
    /// What the claim does in the article.
    pub role: Option<Role>,
    /// Who asserts it; `None` for the author.
    pub voice: Option<String>,
    /// Whether it is said to be an argument.
    pub is_argument: bool,
}

/// An annotation that could not be resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedAnnotation {
    /// Its number among the annotations, from 1.
    pub number: usize,
    /// Its `id`, where it has one.
    pub id: Option<String>,
    /// Why, in plain words, without a final full stop.
    pub reason: String,
}
