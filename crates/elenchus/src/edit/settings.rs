//! Titles in the settings of the front matter: what is selected, grouped and coloured by them.

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};

use super::outline::{Line, What};
use super::{Document, yaml};
use crate::model::Data;
use crate::model::yaml::extent;
use crate::syntax::SyntaxKind;
use crate::text::{Edit, Span};

/// A title that becomes another one.
#[derive(Clone, Copy)]
pub(super) struct Renaming<'a> {
    pub(super) argument: bool,
    pub(super) from: &'a str,
    pub(super) to: &'a str,
}

impl Renaming<'_> {
    /// Whether the items of a list beneath these two keys are such titles.
    fn is_list(self, outermost: &str, key: &str) -> bool {
        match (outermost, key) {
            ("selection", "excludeStatements" | "includeStatements") | ("group", "statements") => {
                !self.argument
            }
            ("selection", "excludeArguments") | ("group", "arguments") => self.argument,
            _ => false,
        }
    }

    /// Whether the keys of a map beneath these two keys are such titles.
    fn is_map(self, outermost: &str, key: &str) -> bool {
        match (outermost, key) {
            ("color", "statementColors") => !self.argument,
            ("color", "argumentColors") => self.argument,
            _ => false,
        }
    }
}

/// The edits that rename a title in the settings, and the outline changed to what it is then.
/// Nothing where aliases stand in the front matter, since what they stand for may be anything.
pub(super) fn rename(
    document: &Document<'_>,
    renaming: Renaming<'_>,
    expected: &mut [Line<'_>],
) -> Vec<Edit> {
    let front_matter = expected.iter_mut().find_map(|line| match &mut line.what {
        What::FrontMatter(data) => Some(data),
        _ => None,
    });
    let Some(data) = front_matter else {
        return Vec::new();
    };
    let node = document.tree().root(document.text());
    let front = node.child(SyntaxKind::FrontMatter);
    let Some(leaf) = front.and_then(|front| front.child(SyntaxKind::Yaml)) else {
        return Vec::new();
    };
    let Some(places) = places(leaf.text(), renaming) else {
        return Vec::new();
    };
    if places.is_empty() {
        return Vec::new();
    }
    rename_in(data.to_mut(), "", "", renaming);
    let offset = leaf.span().start;
    let moved = |place: Span| Span::new(place.start + offset, place.end + offset);
    let written = yaml::word(renaming.to);
    let edits = places.into_iter().map(moved);
    edits.map(|span| Edit::replace(span, &*written)).collect()
}

/// Something that is open while YAML is read.
struct Open {
    /// The key it is the value of, or that of the list it is in.
    beneath: String,
    is_map: bool,
    /// The key whose value comes next.
    key: Option<String>,
    /// The keys that are the title, and whether the new title is a key as well.
    found: Vec<Span>,
    taken: bool,
}

/// Where the title stands in some YAML; `None` where there are aliases, or it is no YAML.
fn places(text: &str, renaming: Renaming<'_>) -> Option<Vec<Span>> {
    let mut borders: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
    borders.push(text.len() as u32);
    let border = |at: usize| borders.get(at).copied().unwrap_or(text.len() as u32);
    let mut found = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    let mut outermost = String::new();
    for next in Parser::<StrInput<'_>>::new_from_str(text) {
        let (event, span) = next.ok()?;
        let span = Span::new(border(span.start.index()), border(span.end.index()));
        match event {
            Event::Alias(_) => return None,
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                let beneath = match stack.last_mut() {
                    Some(open) if open.is_map => open.key.take()?,
                    Some(open) => open.beneath.clone(),
                    None => String::new(),
                };
                if stack.len() == 1 {
                    outermost.clone_from(&beneath);
                }
                stack.push(Open {
                    beneath,
                    is_map: matches!(event, Event::MappingStart(..)),
                    key: None,
                    found: Vec::new(),
                    taken: false,
                });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                let open = stack.pop()?;
                if !open.taken {
                    found.extend(open.found);
                }
            }
            Event::Scalar(value, style, ..) => {
                let span = extent(text, span, style);
                let in_line = !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                let is_title = in_line && value == renaming.from;
                let open = stack.last_mut()?;
                if open.is_map && open.key.is_none() {
                    if renaming.is_map(&outermost, &open.beneath) {
                        open.taken |= value == renaming.to;
                        open.found.extend(is_title.then_some(span));
                    }
                    open.key = Some(value.into_owned());
                } else if open.is_map {
                    open.key = None;
                } else if is_title && renaming.is_list(&outermost, &open.beneath) {
                    found.push(span);
                }
            }
            _ => {}
        }
    }
    found.sort_unstable();
    Some(found)
}

/// Renames the title in a value that stands beneath these two keys. Recurses no deeper than
/// values nest.
fn rename_in(data: &mut Data, outermost: &str, key: &str, renaming: Renaming<'_>) {
    match data {
        Data::Map(entries) => {
            let taken = entries.iter().any(|(key, _)| key == renaming.to);
            for (name, value) in entries {
                let above = match outermost {
                    "" => name.as_str(),
                    outermost => outermost,
                };
                rename_in(value, above, name, renaming);
                if renaming.is_map(outermost, key) && name == renaming.from && !taken {
                    *name = renaming.to.to_owned();
                }
            }
        }
        Data::List(items) => {
            for item in items {
                match item {
                    Data::Text(title)
                        if title == renaming.from && renaming.is_list(outermost, key) =>
                    {
                        renaming.to.clone_into(title);
                    }
                    item => rename_in(item, outermost, key, renaming),
                }
            }
        }
        _ => {}
    }
}
