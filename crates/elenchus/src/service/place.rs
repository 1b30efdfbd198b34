use super::Reading;
use crate::model::{PlaceRange, scalar_in};
use crate::source::{first_source, sources};
use crate::syntax::SyntaxKind;
use crate::text::Span;

/// A place in a source, as the map records it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedPlace {
    /// The place.
    pub place: PlaceRange,
    /// What the source is called: its title, or its key where it has none.
    pub source: String,
    /// How many of the recorded sentences it names, none where there is no such place; `None`
    /// where the front matter has no digests of them.
    pub sentences: Option<usize>,
    /// Whether these are headings alone.
    pub is_heading: bool,
}

/// The place that is named at an offset, in `at` or beneath `background`, and where it stands.
pub(super) fn place(reading: &Reading<'_>, offset: u32) -> Option<(RecordedPlace, Span)> {
    let is_yaml = |kind| matches!(kind, SyntaxKind::Data | SyntaxKind::Yaml);
    let leaf = reading.around(offset).find(|node| is_yaml(node.kind()))?;
    let found = scalar_in(leaf, offset)?;
    let beneath: Vec<&str> = found.beneath.iter().map(String::as_str).collect();
    let names_place = match leaf.kind() {
        SyntaxKind::Data => beneath == ["at"] && !found.is_key,
        _ => beneath == ["background"],
    };
    let place = PlaceRange::parse(&found.words).filter(|_| names_place)?;
    let model = reading.model;
    let key = place.source.as_deref().or(first_source(model))?;
    let source = sources(model)
        .into_iter()
        .find(|source| source.key == key)?;
    let shape = source.record.map(|record| record.shape());
    let named: Option<Vec<bool>> = shape.map(|shape| match shape.has(&place) {
        true => {
            let places = shape.places().filter(|(one, _)| place.holds(*one));
            places.map(|(_, is_heading)| is_heading).collect()
        }
        false => Vec::new(),
    });
    let recorded = RecordedPlace {
        source: source.title.unwrap_or(source.key),
        sentences: named.as_ref().map(Vec::len),
        is_heading: named.is_some_and(|all| !all.is_empty() && all.iter().all(|&is| is)),
        place,
    };
    Some((recorded, found.span))
}
