use super::names::{canonical_member, is_titled, members, named, tags_of};
use super::place::{RecordedPlace, place};
use super::{Reading, Target, target};
use crate::model::{Element, End, RelationKind};
use crate::syntax::symbol;
use crate::text::Span;

/// What there is to say about a place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about.
    pub span: Span,
    /// What there is to say.
    pub about: About,
}

/// What a [`Hover`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A statement or an argument.
    Element(Card),
    /// A title that nothing bears: a mention of nothing.
    Nobody {
        /// Whether it would be the title of an argument.
        is_argument: bool,
        /// The title.
        title: String,
    },
    /// A tag.
    Tag {
        /// Its name, without `#`.
        name: String,
        /// How many times it stands in the text.
        count: usize,
    },
    /// The word for a symbol.
    Shortcode {
        /// The word with its marks.
        code: String,
        /// What it stands for; `None` for one that the front matter gives no character.
        symbol: Option<String>,
    },
    /// Another file.
    Include {
        /// Its path, as it is written.
        path: String,
    },
    /// A place in a source.
    Place(RecordedPlace),
}

/// What one statement or argument is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Which element it is.
    pub element: Element,
    /// The title the text gives it.
    pub title: Option<String>,
    /// The text that stands for it, in plain words; may be empty.
    pub text: String,
    /// Its tags, without `#`.
    pub tags: Vec<String>,
    /// What bears on it.
    pub bearings: Bearings,
    /// How many lines its structure has; 0 where it is no reconstructed argument.
    pub steps: usize,
    /// In how many places it occurs, mentions left out.
    pub places: usize,
    /// The place whose text stands for it: title, words, tags and data. `None` where nothing
    /// defines it.
    pub defined: Option<Span>,
}

/// How many relations of each kind end at an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bearings {
    /// Supports and entailments.
    pub supports: usize,
    /// Attacks, contraries and contradictions.
    pub attacks: usize,
    /// Undercuts of it or of its inferences.
    pub undercuts: usize,
}

/// What there is to say about what stands at an offset.
pub fn hover(reading: &Reading<'_>, offset: u32) -> Option<Hover> {
    if let Some((found, span)) = place(reading, offset) {
        let about = About::Place(found);
        return Some(Hover { span, about });
    }
    let target = target(reading, offset)?;
    let span = target.span();
    let about = match target {
        Target::Title {
            is_argument, name, ..
        } => match named(reading, is_argument, name) {
            Some(element) => About::Element(card(reading, element)),
            None => About::Nobody {
                is_argument,
                title: name.to_owned(),
            },
        },
        Target::Element(element, _) => About::Element(card(reading, element)),
        Target::Tag { name, .. } => About::Tag {
            name: name.to_owned(),
            count: tags_of(reading, name).count(),
        },
        Target::Shortcode { code, .. } => About::Shortcode {
            code: code.to_owned(),
            symbol: meaning(reading, code),
        },
        Target::Include { path, .. } => About::Include {
            path: path.to_owned(),
        },
    };
    Some(Hover { span, about })
}

/// What one statement or argument is.
///
/// # Panics
/// When the element is of another model and out of range here.
pub fn card(reading: &Reading<'_>, element: Element) -> Card {
    let model = reading.model;
    let (tags, steps) = match element {
        Element::Statement(id) => (&model.statement(id).tags, 0),
        Element::Argument(id) => {
            let argument = model.argument(id);
            let structure = argument.structure.as_ref();
            (&argument.tags, structure.map_or(0, |s| s.steps.len()))
        }
    };
    Card {
        element,
        title: is_titled(reading, element).then(|| model.title_of(element).to_owned()),
        text: model.text_of(element).to_owned(),
        tags: tags.iter().map(String::from).collect(),
        bearings: bearings(reading, element),
        steps,
        places: members(reading, element).len(),
        defined: canonical_member(reading, element).map(|member| member.span),
    }
}

fn bearings(reading: &Reading<'_>, element: Element) -> Bearings {
    let model = reading.model;
    let own = End::from(element);
    let is_own = |end: End| match end {
        End::Inference(id) => End::Argument(model.inference(id).argument) == own,
        end => end == own,
    };
    let mut found = Bearings::default();
    for relation in model.relations() {
        let ends_here =
            is_own(relation.to) || relation.kind.is_symmetric() && is_own(relation.from);
        if ends_here {
            *match relation.kind {
                RelationKind::Support | RelationKind::Entails => &mut found.supports,
                RelationKind::Undercut => &mut found.undercuts,
                _ => &mut found.attacks,
            } += 1;
        }
    }
    found
}

/// The symbol for a word: the document's own one, or that of the language.
fn meaning(reading: &Reading<'_>, code: &str) -> Option<String> {
    let own = reading.model.front_matter().get("model");
    let own = own.and_then(|model| model.get("shortcodes")?.get(code)?.get("unicode"));
    let own = own.and_then(|unicode| unicode.as_text()).map(str::to_owned);
    own.or_else(|| symbol(code).map(str::to_owned))
}
