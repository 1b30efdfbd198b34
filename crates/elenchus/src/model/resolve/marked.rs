//! Where the marks of a data block stand. Read only where there is something to say about them.

use super::{block_style, marks, named};
use crate::model::yaml::{self, Deep, Found};
use crate::model::{Data, Marks};
use crate::syntax::{Node, SyntaxKind};
use crate::text::Span;

/// The marks of one data block, and where two of its keys stand.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    pub(crate) marks: Marks,
    pub(crate) at: Option<KeySpan>,
    pub(crate) quote: Option<KeySpan>,
}

/// Where a key stands, and its value, where that is no list or map.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeySpan {
    pub(crate) key: Span,
    pub(crate) value: Option<Span>,
}

/// Reads the marks of a data block a second time.
pub(crate) fn marked(leaf: Node<'_>) -> Marked {
    let (body, skipped) = block_style(leaf.text()).unwrap_or((leaf.text(), 0));
    let yaml = yaml::read(body, leaf.span().start + skipped);
    let mut marked = Marked::default();
    // What is wrong with them was said at the first reading.
    let sources = named::Named::default();
    marks::read(&yaml, &sources, &mut marked.marks, &mut Vec::new());
    let Data::Map(entries) = &yaml.data else {
        return marked;
    };
    for ((name, value), (&key, &place)) in entries.iter().zip(yaml.keys.iter().zip(&yaml.values)) {
        let is_single = !matches!(value, Data::List(_) | Data::Map(_));
        let found = Some(KeySpan {
            key,
            value: is_single.then_some(place),
        });
        match name.as_str() {
            "at" => marked.at = found,
            "quote" => marked.quote = found,
            _ => {}
        }
    }
    marked
}

/// The scalar at an offset of the document in the YAML of a leaf, its span in the document.
pub(crate) fn scalar_in(leaf: Node<'_>, offset: u32) -> Option<Found> {
    let (body, skipped) = block_style(leaf.text()).unwrap_or((leaf.text(), 0));
    let start = leaf.span().start + skipped;
    let mut found = yaml::scalar_at(body, offset.checked_sub(start)?)?;
    found.span = Span::new(found.span.start + start, found.span.end + start);
    Some(found)
}

/// The keys beneath a key of the front matter, up to two deep; see [`Deep`].
pub(crate) fn settings_beneath(root: Node<'_>, outermost: &str) -> Vec<Deep> {
    let front = root.child(SyntaxKind::FrontMatter);
    let leaf = front.and_then(|front| front.child(SyntaxKind::Yaml));
    leaf.map_or_else(Vec::new, |leaf| {
        yaml::beneath(leaf.text(), leaf.span().start, outermost)
    })
}

/// Where a key of the front matter stands.
pub(crate) fn setting(root: Node<'_>, outermost: &str) -> Option<Span> {
    let leaf = root
        .child(SyntaxKind::FrontMatter)?
        .child(SyntaxKind::Yaml)?;
    let yaml = yaml::read(leaf.text(), leaf.span().start);
    let Data::Map(entries) = &yaml.data else {
        return None;
    };
    let at = entries.iter().position(|(key, _)| key == outermost)?;
    yaml.keys.get(at).copied()
}
