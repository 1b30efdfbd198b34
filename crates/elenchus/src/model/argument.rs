use super::{
    ArgumentId, Data, Few, InferenceId, Marks, Member, Part, SectionId, Seldom, StatementId,
};
use crate::text::{Span, Text};

/// An inference from premises to a conclusion: sketched by a description, or
/// reconstructed as a premise–conclusion [`Structure`].
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// The title; `Untitled n` where the text gives none, see [`Argument::titled`].
    pub title: Text,
    /// Whether the text itself gives the title.
    pub titled: bool,
    /// Its descriptions and references, in the order of the text.
    pub members: Part<Member>,
    /// The member whose text stands for the argument, as in a statement.
    pub canonical: Option<usize>,
    /// Its reconstruction, if there is one.
    pub structure: Option<Structure>,
    /// The tags of all members, each once, without `#`.
    pub tags: Few<Text>,
    /// The data of all members, merged in the order of the text.
    pub data: Seldom<Data>,
    /// What we read from the data: places, voice, role and so on.
    pub marks: Seldom<Marks>,
    /// The section of the first definition, or of the first member.
    pub section: Option<SectionId>,
}

impl Argument {
    /// The description that stands for the argument; empty where there is none.
    pub fn text(&self) -> &str {
        self.canonical
            .and_then(|index| self.members.get(index))
            .map_or("", |member| member.text.as_str())
    }

    /// The statement of the main conclusion, where the argument is reconstructed.
    pub fn conclusion(&self) -> Option<StatementId> {
        self.structure
            .as_ref()?
            .steps
            .last()
            .map(|step| step.statement)
    }
}

/// A premise–conclusion structure: its numbered lines, the last of which is the main conclusion.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// The lines, in the order of the text.
    pub steps: Vec<Step>,
    /// The whole structure in the text.
    pub span: Span,
}

/// One numbered line of a [`Structure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The number the author gave it; they need not be in order.
    pub number: u32,
    /// What it states.
    pub statement: StatementId,
    /// Which member of that statement this line is.
    pub member: u32,
    /// Premise or conclusion.
    pub kind: StepKind,
}

/// What a [`Step`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Assumed.
    Premise,
    /// Drawn by this inference from the lines above it.
    Conclusion(InferenceId),
}

/// One inference step of a [`Structure`].
#[derive(Clone, Debug, PartialEq)]
pub struct Inference {
    /// The argument it belongs to.
    pub argument: ArgumentId,
    /// The index of its conclusion among the steps.
    pub conclusion: u32,
    /// The names of the rules it follows, if any are given.
    pub rules: Few<Text>,
    /// Its data block; [`Data::Null`] where there is none.
    pub data: Seldom<Data>,
    /// The inference line or lines in the text.
    pub span: Span,
}
