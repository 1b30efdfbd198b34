use super::names::{is_titled, named, shortened};
use super::{Reading, Target, target};
use crate::edit::{self, Beneath, Premises, Reason, Refusal};
use crate::model::{Element, RelationKind};
use crate::text::Edit;

/// What stands for the words of a new reason until the author writes them.
const PLACEHOLDER: &str = "…";

/// How many characters of a text become its title.
const LONGEST_TITLE: usize = 40;

/// A change of what is said about one element, with nothing to ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refactoring {
    /// A new support beneath it.
    Support,
    /// A new attack beneath it.
    Attack,
    /// A new undercut beneath an argument.
    Undercut,
    /// A title, made of its first words.
    GiveTitle,
    /// A structure for a sketched argument: what supports it becomes its premises.
    Reconstruct,
    /// The element goes from all places; what hangs beneath it stays.
    Remove,
    /// The element goes from all places, with what hangs beneath it.
    RemoveAll,
}

impl Refactoring {
    /// Every refactoring, in the order in which they are offered.
    pub const ALL: &[Self] = &[
        Self::Support,
        Self::Attack,
        Self::Undercut,
        Self::GiveTitle,
        Self::Reconstruct,
        Self::Remove,
        Self::RemoveAll,
    ];

    /// A stable name for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Attack => "attack",
            Self::Undercut => "undercut",
            Self::GiveTitle => "give-title",
            Self::Reconstruct => "reconstruct",
            Self::Remove => "remove",
            Self::RemoveAll => "remove-all",
        }
    }

    /// The refactoring of this name.
    pub fn named(name: &str) -> Option<Self> {
        let all = Self::ALL.iter().copied();
        all.into_iter()
            .find(|refactoring| refactoring.name() == name)
    }

    /// What it does, as an imperative.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Support => "add a support",
            Self::Attack => "add an attack",
            Self::Undercut => "add an undercut",
            Self::GiveTitle => "give it a title",
            Self::Reconstruct => "turn the sketch into premises and conclusion",
            Self::Remove => "remove it everywhere, keep what hangs beneath it",
            Self::RemoveAll => "remove it everywhere with what hangs beneath it",
        }
    }
}

/// What may be done with the element at an offset. Whether it can be, [`refactor`] finds out: that
/// takes as long as reading the text anew, this does not.
pub fn refactorings(reading: &Reading<'_>, offset: u32) -> Vec<Refactoring> {
    let Some(element) = element(reading, offset) else {
        return Vec::new();
    };
    let (is_argument, is_sketch) = match element {
        Element::Statement(_) => (false, false),
        Element::Argument(id) => (true, reading.model.argument(id).structure.is_none()),
    };
    let fits = |refactoring: &Refactoring| match refactoring {
        Refactoring::Undercut => is_argument,
        Refactoring::GiveTitle => !is_titled(reading, element),
        Refactoring::Reconstruct => is_sketch,
        _ => true,
    };
    Refactoring::ALL.iter().copied().filter(fits).collect()
}

/// The edits that do it to the element at an offset.
///
/// # Errors
/// Where it cannot be done, or nothing stands there.
pub fn refactor(
    reading: &Reading<'_>,
    offset: u32,
    refactoring: Refactoring,
) -> Result<Vec<Edit>, Refusal> {
    let element = element(reading, offset).ok_or(Refusal::NotInText)?;
    let document = edit::Document::new(reading.text);
    let reason = Reason::Statement {
        title: None,
        text: PLACEHOLDER,
    };
    let add = |kind| edit::add_relation(&document, element, kind, reason);
    match (refactoring, element) {
        (Refactoring::Support, _) => add(RelationKind::Support),
        (Refactoring::Attack, _) => add(RelationKind::Attack),
        (Refactoring::Undercut, _) => add(RelationKind::Undercut),
        (Refactoring::GiveTitle, _) => {
            edit::rename(&document, element, &new_title(reading, element), false)
        }
        (Refactoring::Reconstruct, Element::Argument(id)) => {
            edit::reconstruct(&document, id, Premises::Supports, None)
        }
        (Refactoring::Reconstruct, Element::Statement(_)) => Err(Refusal::NotInText),
        (Refactoring::Remove, _) => edit::remove(&document, element, Beneath::Kept),
        (Refactoring::RemoveAll, _) => edit::remove(&document, element, Beneath::Removed),
    }
}

/// The element whose title or words stand at an offset.
fn element(reading: &Reading<'_>, offset: u32) -> Option<Element> {
    match target(reading, offset)? {
        Target::Title {
            is_argument, name, ..
        } => named(reading, is_argument, name),
        Target::Element(element, _) => Some(element),
        _ => None,
    }
}

/// A title of the first words of an element that nothing else of its kind bears.
fn new_title(reading: &Reading<'_>, element: Element) -> String {
    let is_argument = matches!(element, Element::Argument(_));
    let text = reading.model.text_of(element);
    let words: String = text
        .chars()
        .filter(|c| !c.is_control() && !"[]<>".contains(*c))
        .collect();
    let words = shortened(&words, LONGEST_TITLE);
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || ".,;:!?…".contains(c));
    let free = |title: &String| named(reading, is_argument, title).is_none();
    // As many numbers as there are elements, and one more: one of them is free.
    let elements = reading.model.statements().len() + reading.model.arguments().len();
    let numbered = (2..=elements + 3).map(|number| format!("{words} {number}"));
    let mut titles = std::iter::once(words.to_owned()).chain(numbered);
    titles.find(free).unwrap_or_default()
}
