//! Other words for mentions, in plain text.

use std::borrow::Cow;

use super::outline::Words;
use crate::model::{RangeKind, TextRange};
use crate::text::{Edit, Span, apply};

/// What stands instead of a range, and what kind of range that is, if any.
pub(super) type Instead<'f> = &'f dyn Fn(&RangeKind) -> Option<(String, Option<RangeKind>)>;

/// Writes other words for the ranges for which there are some, and moves what stands behind them.
pub(super) fn rewrite(words: &mut Words<'_>, instead: Instead<'_>) {
    let ranges = words.ranges.take().unwrap_or_default();
    let mut edits: Vec<Edit> = Vec::new();
    // How much longer the text is behind each edit.
    let mut grown: Vec<i64> = vec![0];
    for range in &ranges {
        if let Some((text, _)) = instead(&range.kind) {
            let more = text.len() as i64 - i64::from(range.span.len());
            grown.push(grown[grown.len() - 1] + more);
            edits.push(Edit::replace(range.span, text));
        }
    }
    let moved = |at: u32| {
        let before = edits.partition_point(|edit| edit.span.end <= at);
        (i64::from(at) + grown[before]) as u32
    };
    let anew = |range: TextRange| {
        let span = Span::new(moved(range.span.start), moved(range.span.end));
        let kind = match instead(&range.kind) {
            Some((_, kind)) => kind?,
            None => range.kind,
        };
        Some(TextRange { kind, span })
    };
    words.ranges = Some(ranges.into_iter().filter_map(anew).collect());
    if let Some(text) = apply(&words.text, &edits).filter(|_| !edits.is_empty()) {
        words.text = Cow::Owned(text);
    }
}
