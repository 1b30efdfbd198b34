use arbitrary::{Arbitrary, Result, Unstructured};
use elenchus::text::{Change, EditorIndex, EditorPosition, Encoding, apply_changes};

/// The longest text that is tried: the slow way of counting goes over all of it for each change.
const LONGEST: usize = 2_000;

/// Any changes an editor may tell make of any text what the slow and simple way makes of it, and
/// every place of the text leads to its position and back; in all three ways of counting.
///
/// The first half of the input is the text, the second says what changes.
///
/// # Panics
/// When that does not hold.
pub fn sync(input: &[u8]) {
    let (text, script) = input.split_at(input.len() / 2);
    let text = String::from_utf8_lossy(&text[..text.len().min(LONGEST)]).into_owned();
    // Where the script ends, so do the changes.
    let changes = changes(&mut Unstructured::new(script)).unwrap_or_default();
    for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
        leads_back(&text, encoding);
        let simple = changes.iter().fold(text.clone(), |text, change| {
            changed(&text, change, encoding)
        });
        let fast = apply_changes(text.clone(), &changes, encoding);
        assert_eq!(fast, simple, "{encoding:?} {changes:?}");
    }
}

fn changes(script: &mut Unstructured<'_>) -> Result<Vec<Change>> {
    let mut changes = Vec::new();
    while !script.is_empty() && changes.len() < 20 {
        let whole = script.ratio(1, 10)?;
        let (from, to) = (position(script)?, position(script)?);
        changes.push(Change {
            range: (!whole).then_some((from, to)),
            text: <&str>::arbitrary(script)?.to_owned(),
        });
    }
    Ok(changes)
}

/// Mostly a place that may be there, now and then one that cannot be.
fn position(script: &mut Unstructured<'_>) -> Result<EditorPosition> {
    let mut number = || match script.ratio(1, 20)? {
        true => script.arbitrary(),
        false => script.int_in_range(0..=12),
    };
    Ok(EditorPosition::new(number()?, number()?))
}

/// The text after one change, counted character by character.
fn changed(text: &str, change: &Change, encoding: Encoding) -> String {
    let Some((from, to)) = change.range else {
        return change.text.clone();
    };
    let start = offset(text, from, encoding);
    let end = offset(text, to, encoding).max(start);
    format!("{}{}{}", &text[..start], change.text, &text[end..])
}

/// The offset of a position: the last place that is not behind it, in its line.
fn offset(text: &str, position: EditorPosition, encoding: Encoding) -> usize {
    let mut best = None;
    for (at, place) in positions(text, encoding) {
        if place.line == position.line && place.column <= position.column {
            best = Some(at);
        }
    }
    best.unwrap_or(text.len())
}

/// Every place a cursor can be at, with its position; none lies inside a line ending.
fn positions(text: &str, encoding: Encoding) -> Vec<(usize, EditorPosition)> {
    let mut places = Vec::new();
    let mut here = EditorPosition::default();
    let mut last = ' ';
    for (at, character) in text.char_indices() {
        let inside_ending = last == '\r' && character == '\n';
        if last == '\n' || last == '\r' && !inside_ending {
            here = EditorPosition::new(here.line + 1, 0);
        }
        if !inside_ending {
            places.push((at, here));
            here.column += encoding.width(character);
        }
        last = character;
    }
    if matches!(last, '\n' | '\r') {
        here = EditorPosition::new(here.line + 1, 0);
    }
    places.push((text.len(), here));
    places
}

fn leads_back(text: &str, encoding: Encoding) {
    let index = EditorIndex::new(text, encoding);
    for (at, position) in positions(text, encoding) {
        let at = at as u32;
        assert_eq!(
            index.position(text, at),
            position,
            "{encoding:?} {text:?} at {at}"
        );
        assert_eq!(
            index.offset(text, position),
            at,
            "{encoding:?} {text:?} at {at}"
        );
    }
}
