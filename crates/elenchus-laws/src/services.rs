use elenchus::service::{
    Reading, Target, completion, definition, fixes, folds, hover, references, rename, renamed,
    symbols, target, tokens,
};
use elenchus::text::{Span, apply};
use elenchus::{model, syntax};

/// At how many places of a text the services are asked.
const PLACES: usize = 30;

/// At how many of them something is renamed, which reads the text anew.
const RENAMED: usize = 2;

/// What an editor asks at any place of any text is answered with places of that text, and with
/// changes that can be made.
///
/// # Panics
/// When that does not hold.
pub fn services(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let syntax = syntax::parse(text);
    let parsed = model::resolve(&syntax.tree, &text.into());
    let reading = Reading::new(text, &syntax.tree, &parsed.model);
    shape(&reading);
    let every = text.len() / PLACES + 1;
    let mut titles = 0;
    for offset in (0..=text.len()).step_by(every) {
        if text.is_char_boundary(offset) {
            at(&reading, offset as u32);
            if titles < RENAMED && renames(&reading, offset as u32) {
                titles += 1;
            }
        }
    }
    // Any number will do, also one inside a character or behind the end.
    for offset in [1, 2, 3, text.len() as u32 + 1, u32::MAX] {
        let _ = (hover(&reading, offset), completion(&reading, offset));
    }
    let all = Span::new(0, text.len() as u32);
    for action in fixes(&parsed.diagnostics, all) {
        assert!(apply(text, &action.edits).is_some(), "{action:?}");
    }
}

fn fits(reading: &Reading<'_>, span: Span) {
    let found = reading.text.get(span.start as usize..span.end as usize);
    assert!(found.is_some(), "{span:?} in {:?}", reading.text);
}

/// Outline, folds and colours: in the order of the text, and one within the other.
fn shape(reading: &Reading<'_>) {
    let outline = symbols(reading);
    for (index, symbol) in outline.iter().enumerate() {
        fits(reading, symbol.span);
        fits(reading, symbol.place);
        assert!(!symbol.name.is_empty(), "{symbol:?}");
        assert!(within(symbol.place, symbol.span), "{symbol:?}");
        if let Some(parent) = symbol.parent {
            assert!((parent as usize) < index, "{symbol:?}");
            let around = outline[parent as usize].span;
            assert!(within(symbol.span, around), "{symbol:?} in {around:?}");
        }
    }
    let mut start = 0;
    for fold in folds(reading) {
        fits(reading, fold.span);
        assert!(start <= fold.span.start, "{fold:?}");
        start = fold.span.start;
    }
    let mut end = 0;
    for token in tokens(reading) {
        fits(reading, token.span);
        assert!(
            end <= token.span.start && !token.span.is_empty(),
            "{token:?}"
        );
        assert!(
            !token.span.of(reading.text).contains(['\n', '\r']),
            "{token:?}"
        );
        end = token.span.end;
    }
}

fn within(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// All that is asked at one place.
fn at(reading: &Reading<'_>, offset: u32) {
    if let Some(found) = hover(reading, offset) {
        fits(reading, found.span);
        assert!(
            found.span.start <= offset && offset <= found.span.end,
            "{found:?}"
        );
    }
    for span in definition(reading, offset) {
        fits(reading, span);
    }
    let all = references(reading, offset, true);
    all.iter().for_each(|&span| fits(reading, span));
    assert!(all.is_sorted(), "{all:?}");
    let is_title = matches!(target(reading, offset), Some(Target::Title { .. }));
    assert!(!is_title || !all.is_empty(), "a title stands at least here");
    for item in completion(reading, offset).items {
        let span = item.edit.span;
        assert!(span.start <= offset && offset <= span.end, "{item:?}");
        assert!(apply(reading.text, &[item.edit]).is_some(), "{offset}");
    }
}

/// Another title for what stands at a place; whether there is one.
fn renames(reading: &Reading<'_>, offset: u32) -> bool {
    let Some((span, name)) = renamed(reading, offset) else {
        return false;
    };
    assert_eq!(span.of(reading.text), name);
    // It may be refused; where it is not, it can be done.
    if let Ok(edits) = rename(reading, offset, "Another title") {
        assert!(apply(reading.text, &edits).is_some(), "{edits:?}");
    }
    true
}
