use super::{Reading, Target, target};
use crate::edit::{self, Refusal};
use crate::text::{Edit, Span};

/// What can be renamed at an offset: where its name stands, without brackets, and the name.
pub fn renamed<'r>(reading: &Reading<'r>, offset: u32) -> Option<(Span, &'r str)> {
    let (_, name, span) = title(reading, offset)?;
    Some((span, name))
}

/// Gives what stands at an offset another title wherever it occurs.
///
/// # Errors
/// Where there is no title, or the new one is none or is taken; see [`edit::rename`].
pub fn rename(reading: &Reading<'_>, offset: u32, to: &str) -> Result<Vec<Edit>, Refusal> {
    let (is_argument, name, _) = title(reading, offset).ok_or(Refusal::NotInText)?;
    let document = edit::Document::new(reading.text);
    edit::rename_title(&document, is_argument, name, to, false)
}

/// The title at an offset: whether it is an argument's, the name, and where that stands.
fn title<'r>(reading: &Reading<'r>, offset: u32) -> Option<(bool, &'r str, Span)> {
    let Some(Target::Title {
        is_argument,
        name,
        span,
    }) = target(reading, offset)
    else {
        return None;
    };
    let mark = 1 + u32::from(span.of(reading.text).starts_with('@'));
    let start = span.start + mark;
    Some((
        is_argument,
        name,
        Span::new(start, start + name.len() as u32),
    ))
}
