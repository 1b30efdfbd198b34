//! What the rules know of a language: tables of words, without a line of code in them.

use super::english::ENGLISH;

/// The words of a language that mean something to the rules. All are in small letters; a comma
/// is a word of its own.
pub(super) struct Lexicon {
    /// Words and phrases with what they tell.
    pub(super) cues: &'static [Cue],
    /// Verbs that ascribe what is said to their subject.
    pub(super) verbs: &'static [Verb],
    /// Words between a subject and its verb, as `have` and `openly`.
    pub(super) between: &'static [&'static str],
    /// Words right before a verb that make it one that is suffered, as `was accused`.
    pub(super) suffered: &'static [&'static str],
    /// Subjects that are nobody to name: pronouns.
    pub(super) nobody: &'static [&'static str],
    /// What ascribes before a name: `according to`.
    pub(super) according: &'static [&'static [&'static str]],
    /// First words that point back.
    pub(super) back: &'static [&'static str],
    /// Words of no content, which two sentences may share without being about the same.
    pub(super) empty: &'static [&'static str],
    /// Endings taken off before words are compared.
    pub(super) endings: &'static [&'static str],
    /// Words of a report: of number, time and what was.
    pub(super) report: &'static [&'static str],
    /// Endings of words of a report.
    pub(super) report_endings: &'static [&'static str],
    /// Whom an author calls as witnesses for himself.
    pub(super) experts: &'static [&'static str],
    /// Words of a thesis that refuses something.
    pub(super) refusing: &'static [&'static str],
    /// Words of what a thing is good for.
    pub(super) good: &'static [&'static str],
    /// Words of what a thing costs or spoils.
    pub(super) ill: &'static [&'static str],
    /// Words of what would or may come.
    pub(super) conditional: &'static [&'static str],
}

impl Lexicon {
    /// The words of a language by its tag; English without one.
    pub(super) fn of(language: Option<&str>) -> Option<&'static Self> {
        let tag = language.unwrap_or("en").to_ascii_lowercase();
        match tag.split(['-', '_']).next() {
            Some("en") => Some(&ENGLISH),
            _ => None,
        }
    }
}

/// Words with what they tell where they stand.
pub(super) struct Cue {
    /// One word or several, with single spaces.
    pub(super) words: &'static str,
    /// Where they must stand.
    pub(super) at: At,
    pub(super) sense: Sense,
    /// How much they tell it; about 1 for a cue that hardly ever errs.
    pub(super) weight: f32,
}

/// Where a cue stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    Start,
    Anywhere,
}

/// What a cue tells of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// It says what should be done or is held.
    Thesis,
    /// It gives a reason or an example for what stands before.
    Reason,
    /// It draws a conclusion from what stands before.
    Conclusion,
    /// It turns against what stands before.
    Contrast,
    /// It goes on beside what stands before.
    Addition,
    /// It grants or reports what speaks against the author.
    Opposing,
    /// It denies what stands before.
    Rebuttal,
    /// It sets the scene.
    Scene,
}

/// A verb of saying.
pub(super) struct Verb {
    pub(super) word: &'static str,
    /// How much it tells that the author does not agree: below 0 where it tells that he does.
    pub(super) doubt: f32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::LANGUAGES;

    #[test]
    fn there_are_words_of_every_language_that_is_named() {
        for language in LANGUAGES {
            assert!(Lexicon::of(Some(language)).is_some(), "{language}");
            let region = format!("{}-GB", language.to_uppercase());
            assert!(Lexicon::of(Some(&region)).is_some(), "{region}");
        }
        assert!(Lexicon::of(Some("de")).is_none());
    }
}
