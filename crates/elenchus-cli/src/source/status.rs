//! What became of the places of a map in its article.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use elenchus::Model;
use elenchus::model::{Element, Place};
use elenchus::source::{
    Alignment, AnchorStatus, Article, Fate, Known, Piece, PieceKind, Record, Status, align,
    background_status, difference, status,
};
use serde_json::{Value, json};

use crate::article::{beside, has_broken_digests, read_article, source};
use crate::input::read_whole;
use crate::output::{Failure, Format, Outcome, count, print, tell};

/// Which map and article, and how to tell.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  elenchus source status map.argdown               against the file beside the map
  elenchus source status map.argdown article.txt
  elenchus source status map.argdown new.txt --format json | jq '.anchors[] | select(.status != \"found\")'

A place is found, moved, changed, gone, ambiguous or out of range. What reads otherwise now is
found where the old words are known: from the file beside the map, or from quotations. Of a map
without digests nothing can be compared: its places are in range or out of it. The exit code is 1
where a place cannot be followed, or the article is not the one that was mapped.")]
pub(crate) struct Options {
    /// The map; - reads standard input.
    map: PathBuf,
    /// The article as it is now; without it the `file` beside the map. Where there are both, the
    /// file is the text as it was.
    article: Option<PathBuf>,
    /// The key of the source in the front matter; the first where it is not given.
    #[arg(long, value_name = "KEY", visible_alias = "key")]
    source: Option<String>,
    /// For people or for programs.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// All there is to tell.
struct Report<'a> {
    model: &'a Model,
    known: Known<'a>,
    article: &'a Article,
    alignment: Alignment,
    places: Vec<AnchorStatus>,
    /// Whether anything was known of the sentences that were mapped.
    compared: bool,
}

/// Tells what became of each place.
pub(crate) fn run(options: &Options) -> Outcome {
    let assembly = read_whole(&options.map)?;
    let model = elenchus::parse(assembly.text()).model;
    let source = source(&model, options.source.as_deref())?;
    let file = beside(&options.map, &source)?;
    let (article, old) = match (&options.article, file) {
        (Some(path), file) => (read_article(path)?, file),
        (None, Some(file)) => (file, None),
        (None, None) => {
            return Err(Failure::told(
                "no article is at hand: name it, or let the front matter name a `file` beside the map",
            ));
        }
    };
    if has_broken_digests(&model, &source) {
        return Err(Failure::told(
            "the digests in the map cannot be read, so nothing can be compared\n  help: `elenchus check` says what is wrong with them",
        ));
    }
    let compared = source.record.is_some() || old.is_some();
    let record = match (&source.record, &old) {
        (Some(record), _) => record.clone(),
        (None, Some(old)) => Record::of(old),
        (None, None) => {
            tell(
                "the map keeps no digests of its article, so places are counted and not compared\n  help: `elenchus source add` writes them",
            );
            Record::of(&article)
        }
    };
    let mut known = Known::nothing();
    if let Some(old) = &old {
        known = known.with_article(&record, old);
    }
    let known = known.with_quotes(&record, &model, &source.key);
    let alignment =
        align(&record, &known, &article).map_err(|unknown| Failure::told(unknown.to_string()))?;
    let mut is_sure = true;
    for (range, status) in background_status(&model, &source.key, &alignment) {
        is_sure &= status.is_sure();
        if status != Status::Found {
            tell(&format!(
                "{range} under `background` is {}{}",
                status.word(),
                match &status {
                    Status::Moved { to } => format!(" to {to}"),
                    _ => String::new(),
                }
            ));
        }
    }
    let report = Report {
        model: &model,
        places: status(&model, &source.key, &alignment),
        known,
        article: &article,
        alignment,
        compared,
    };
    print(&match options.format {
        Format::Json => report.json(&source.key),
        Format::Text => report.table(),
    })?;
    Ok(match is_sure && report.is_sure() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

impl Report<'_> {
    fn is_sure(&self) -> bool {
        self.alignment.is_same_article() && self.places.iter().all(|place| place.status.is_sure())
    }

    fn table(&self) -> String {
        let mut out = self.head();
        let rows: Vec<[String; 4]> = self.places.iter().map(|place| self.row(place)).collect();
        let heads = ["Place", "Status", "Now", "Claim"].map(str::to_owned);
        let width = |column: usize| {
            let cells = rows
                .iter()
                .chain([&heads])
                .map(|row| row[column].chars().count());
            cells.max().unwrap_or_default()
        };
        let widths = [width(0), width(1), width(2)];
        let mut line = |row: &[String; 4]| {
            let [place, status, now, claim] = row;
            let [a, b, c] = widths;
            let _ = writeln!(out, "{place:a$}  {status:b$}  {now:c$}  {claim}");
        };
        line(&heads);
        let mut details = Vec::new();
        for (row, place) in rows.iter().zip(&self.places) {
            line(row);
            details.push(self.details(place));
        }
        let changed = self
            .places
            .iter()
            .zip(details)
            .filter(|(_, details)| !details.is_empty());
        for (place, details) in changed {
            let _ = write!(
                out,
                "\n{} {}\n{details}",
                place.range,
                self.name(place.element)
            );
        }
        let words = [
            "found",
            "in range",
            "moved",
            "changed",
            "gone",
            "ambiguous",
            "out of range",
        ];
        let counts = words.map(|word| {
            let count = self
                .places
                .iter()
                .filter(|place| self.word(place) == word)
                .count();
            (count > 0).then(|| format!("{count} {word}"))
        });
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        let colon = if counts.is_empty() { "" } else { ": " };
        let _ = writeln!(
            out,
            "\n{}{colon}{}",
            count(self.places.len(), "place"),
            counts.join(", ")
        );
        out
    }

    /// How much of what was mapped is in the text, with an empty line behind.
    fn head(&self) -> String {
        let all = self.alignment.fates().len();
        if !self.compared {
            return format!(
                "Nothing could be compared; the text has {}\n\n",
                count(all, "sentence")
            );
        }
        let other = match self.alignment.is_same_article() {
            true => "",
            false => "This is another article than the one that was mapped: ",
        };
        let mapped = match all {
            1 => "1 sentence that was mapped is".to_owned(),
            _ => format!("{all} sentences that were mapped are"),
        };
        let share = self.alignment.share() / 10;
        format!("{other}{share} % of the {mapped} in the text\n\n")
    }

    /// The word for what became of a place.
    fn word(&self, place: &AnchorStatus) -> &'static str {
        match &place.status {
            Status::Found if !self.compared => "in range",
            status => status.word(),
        }
    }

    fn row(&self, place: &AnchorStatus) -> [String; 4] {
        let now = match &place.status {
            Status::Found | Status::OutOfRange => String::new(),
            Status::Moved { to } | Status::Changed { to } => to.to_string(),
            Status::Gone { after, before } => match (after, before) {
                (Some(after), Some(before)) => format!("between {after} and {before}"),
                (Some(after), None) => format!("after {after}"),
                (None, Some(before)) => format!("before {before}"),
                (None, None) => String::new(),
            },
            Status::Ambiguous { candidates } => list(candidates).join(" or "),
        };
        let status = self.word(place).to_owned();
        [
            place.range.to_string(),
            status,
            now,
            self.name(place.element),
        ]
    }

    fn name(&self, element: Element) -> String {
        let title = self.model.title_of(element);
        match element {
            Element::Statement(_) => format!("[{title}]"),
            Element::Argument(_) => format!("<{title}>"),
        }
    }

    /// How the sentences of a place differ from what they were.
    fn details(&self, place: &AnchorStatus) -> String {
        let mut out = String::new();
        for index in place.sentences.clone() {
            let Some(pieces) = self.difference(index) else {
                continue;
            };
            let pieces = pieces.iter().map(|piece| match piece.kind {
                PieceKind::Same => piece.words.clone(),
                PieceKind::Removed => format!("[-{}-]", piece.words),
                PieceKind::Added => format!("{{+{}+}}", piece.words),
            });
            let _ = writeln!(out, "  {}", pieces.collect::<Vec<_>>().join(" "));
        }
        out
    }

    /// How a sentence differs from what is known of the old one.
    fn difference(&self, index: usize) -> Option<Vec<Piece>> {
        let Some(Fate::Changed { to, .. }) = self.alignment.fates().get(index) else {
            return None;
        };
        let sentence = self.article.sentences().get(*to as usize)?;
        Some(difference(
            self.known.words(index)?,
            self.article.words(sentence),
        ))
    }

    fn json(&self, key: &str) -> String {
        let anchors: Vec<Value> = self.places.iter().map(|place| self.anchor(place)).collect();
        let share = f64::from(self.alignment.share()) / 1000.0;
        let object = json!({
            "source": key,
            "compared": self.compared,
            "share": self.compared.then_some(share),
            "sameArticle": self.compared.then_some(self.alignment.is_same_article()),
            "identical": self.compared.then_some(self.alignment.is_identical()),
            "anchors": anchors,
        });
        format!("{object}\n")
    }

    fn anchor(&self, place: &AnchorStatus) -> Value {
        let kind = match place.element {
            Element::Statement(_) => "statement",
            Element::Argument(_) => "argument",
        };
        let mut object = json!({
            "at": place.range.to_string(),
            "kind": kind,
            "title": self.model.title_of(place.element),
            "status": self.word(place),
        });
        match &place.status {
            Status::Found | Status::OutOfRange => {}
            Status::Moved { to } => object["to"] = json!(to.to_string()),
            Status::Changed { to } => {
                object["to"] = json!(to.to_string());
                let sentences = place.sentences.clone().map(|index| self.sentence(index));
                object["sentences"] = sentences.collect();
            }
            Status::Gone { after, before } => {
                object["after"] = json!(after.map(|place| place.to_string()));
                object["before"] = json!(before.map(|place| place.to_string()));
            }
            Status::Ambiguous { candidates } => object["candidates"] = json!(list(candidates)),
        }
        object
    }

    /// One sentence of a place that changed.
    fn sentence(&self, index: usize) -> Value {
        let name = |place: Option<Place>| place.map(|place| place.to_string());
        let (status, to) = match &self.alignment.fates()[index] {
            Fate::Found(to) => ("found", Some(*to)),
            Fate::Moved { to, .. } => ("moved", Some(*to)),
            Fate::Changed { to, .. } => ("changed", Some(*to)),
            Fate::Gone { .. } => ("gone", None),
            Fate::Ambiguous(_) => ("ambiguous", None),
        };
        let mut object = json!({
            "from": name(self.alignment.recorded_place(index)),
            "to": name(to.and_then(|to| self.alignment.place(to))),
            "status": status,
        });
        if let Some(pieces) = self.difference(index) {
            let pieces = pieces.iter().map(|piece| {
                let kind = match piece.kind {
                    PieceKind::Same => "same",
                    PieceKind::Removed => "removed",
                    PieceKind::Added => "added",
                };
                json!({ "kind": kind, "words": piece.words })
            });
            object["difference"] = pieces.collect();
        }
        object
    }
}

fn list(places: &[Place]) -> Vec<String> {
    places.iter().map(ToString::to_string).collect()
}
