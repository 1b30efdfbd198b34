use super::{ArgumentId, Data, Few, Marks, Part, SectionId, Seldom, TextRange, with_tags};
use crate::text::{Span, Text};

/// A proposition: all sentences that carry one title (Argdown's *equivalence class*).
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The title; `Untitled n` where the text gives none, see [`Statement::titled`].
    pub title: Text,
    /// Whether the text itself gives the title.
    pub titled: bool,
    /// The places where it occurs, in the order of the text. Never empty.
    pub members: Part<Member>,
    /// The member whose text stands for the statement: the last definition, or the one
    /// marked `isCanonical: true`. `None` where it is only ever referred to.
    pub canonical: Option<usize>,
    /// The tags of all members, each once, without `#`.
    pub tags: Few<Text>,
    /// The data of all members, merged in the order of the text.
    pub data: Seldom<Data>,
    /// What we read from the data: places, voice, role and so on.
    pub marks: Seldom<Marks>,
    /// The section of the first definition, or of the first member.
    pub section: Option<SectionId>,
}

impl Statement {
    /// The text that stands for the statement, in plain words; empty where nothing defines it.
    pub fn text(&self) -> &str {
        self.canonical
            .and_then(|index| self.members.get(index))
            .map_or("", |member| member.text.as_str())
    }
}

/// One occurrence of a statement, or one description of an argument.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The text: line breaks folded to spaces, comments, tags and data left out,
    /// escapes resolved. Empty in a reference.
    pub text: Text,
    /// What goes with the text; most have nothing.
    pub extras: Seldom<Extras>,
    /// Whether it only refers to the title, without saying anything.
    pub is_reference: bool,
    /// Where it stands.
    pub role: MemberRole,
    /// The section it stands in.
    pub section: Option<SectionId>,
    /// Title, text, tags and data; not the relations beneath it.
    pub span: Span,
}

impl Member {
    /// The text with its tags where the author put them.
    pub fn text_with_tags(&self) -> String {
        with_tags(&self.text, self.ranges())
    }

    /// What stands out in the text, in the order of where it begins.
    pub fn ranges(&self) -> &[TextRange] {
        &self.extras.ranges
    }

    /// Its tags, without `#`.
    pub fn tags(&self) -> &[Text] {
        &self.extras.tags
    }

    /// Its data block; [`Data::Null`] where there is none.
    pub fn data(&self) -> &Data {
        &self.extras.data
    }
}

/// What goes with the text of a [`Member`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extras {
    /// What stands out in the text, in the order of where it begins.
    pub ranges: Few<TextRange>,
    /// The tags, without `#`.
    pub tags: Few<Text>,
    /// The data block; [`Data::Null`] where there is none.
    pub data: Seldom<Data>,
}

impl Extras {
    /// Nothing: the default.
    pub const NONE: Self = Self {
        ranges: Few::new_const(),
        tags: Few::new_const(),
        data: Seldom::NONE,
    };
}

/// Where a [`Member`] stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MemberRole {
    /// A paragraph of its own.
    TopLevel,
    /// An item of a list.
    ListItem,
    /// Beneath another element, as one end of a relation.
    Relation,
    /// A premise of an argument.
    Premise(ArgumentId),
    /// A conclusion that is drawn on the way to the main one.
    IntermediaryConclusion(ArgumentId),
    /// The last conclusion of an argument.
    MainConclusion(ArgumentId),
    /// The description of an argument.
    ArgumentDescription,
}
