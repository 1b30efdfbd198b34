//! The sources that the front matter names, and places in others.

use super::marks::instead;
use crate::diagnostic::{Code, Diagnostic};
use crate::index::Index;
use crate::model::{Data, PlaceRange};
use crate::text::{Span, nearest};

/// How many keys a remark speaks of.
const TOLD: usize = 4;
/// Among how many keys the nearest is looked for.
const LOOKED_AT: usize = 32;

/// The keys of the sources in the front matter.
#[derive(Default)]
pub(super) struct Named {
    /// In the order of the text.
    keys: Vec<String>,
    index: Index,
}

impl Named {
    pub(super) fn of(settings: &Data) -> Self {
        let Some(Data::Map(sources)) = settings.get("sources") else {
            return Self::default();
        };
        let keys: Vec<_> = sources.iter().map(|(key, _)| key.clone()).collect();
        Self {
            index: Index::of(&keys, String::as_str),
            keys,
        }
    }

    /// A remark on a place in a source that is not named. There is none where no source is: places
    /// without a key stand in none, too. `written` is where the place stands by itself, where that
    /// is known.
    pub(super) fn unknown(
        &self,
        place: &PlaceRange,
        span: Span,
        written: Option<Span>,
    ) -> Option<Diagnostic> {
        let source = place.source.as_deref()?;
        let is = |at: u32| self.keys[at as usize] == source;
        if self.keys.is_empty() || self.index.find(source, is).is_some() {
            return None;
        }
        let remark = Diagnostic::new(Code::UnknownSource, span);
        let message = format!("the front matter names no source `{source}`");
        let first = self.keys.iter().take(LOOKED_AT);
        let first: Vec<&str> = first.map(String::as_str).collect();
        let Some(key) = nearest(source, &first) else {
            let told = first.iter().take(TOLD).map(|key| format!("`{key}`"));
            let told = told.collect::<Vec<_>>().join(", ");
            let more = if self.keys.len() > TOLD { "…" } else { "" };
            let help = format!("add `{source}` to those under `sources`: {told}{more}");
            return Some(remark.message(message).help(help));
        };
        let meant = PlaceRange {
            source: Some(key.to_owned()),
            ..place.clone()
        };
        let remark = remark
            .message(format!("{message}; `{key}` is the nearest"))
            .help(format!(
                "write `{meant}`, or add `{source}` under `sources`"
            ));
        let plain = !key.contains(|c: char| matches!(c, '"' | '\\') || c.is_control());
        Some(match written.filter(|_| plain) {
            Some(written) => remark.fix(instead(written, format!("\"{meant}\""))),
            None => remark,
        })
    }
}
