//! Reading an article for a map: its text cut into sentences, what became of those that the map
//! records, and how near the map's claims are to its words.

use elenchus::Diagnostic;
use elenchus::diagnostic::Code;
use elenchus::map::{Options, project};
use elenchus::model::{Element, Model};
use elenchus::source::{
    self, Article, BlockKind, Charset, Fate, Fidelity, Format, Known, PieceKind, Record,
    UnknownSegmenter,
};

use super::Job;
use crate::fields;

/// The job.
pub struct ReadArticle;

/// What is to be read, and for which map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToRead {
    /// The text of the map.
    pub map: String,
    /// The key of the source; `None` where the map names none.
    pub source: Option<String>,
    /// The name of the article's file; empty for a pasted text.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether they may be read as Windows-1252.
    pub windows: bool,
    /// The text of the article as it was before, by which changes are told; may be empty.
    pub before: String,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WasRead {
    /// Whether the bytes are no UTF-8 and were not to be read as anything else: then nothing
    /// else is told.
    pub other_encoding: bool,
    /// The whole text as it was decoded.
    pub text: String,
    /// Its blocks: the level of a heading or 0, and how many sentences each has.
    pub blocks: Vec<(u32, u32)>,
    /// The words of its sentences.
    pub sentences: Vec<String>,
    /// For each sentence that the map records, what became of it. Empty where the map records
    /// none.
    pub fates: Vec<OfSentence>,
    /// What is to be told of the text.
    pub notes: Vec<String>,
    /// What the text shows of single claims.
    pub claims: Vec<OfClaim>,
}

/// What became of a sentence that the map records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfSentence {
    /// 0 found, 1 moved, 2 changed, 3 ambiguous, 4 gone.
    pub fate: u32,
    /// The sentence it is now; where it is gone, the nearest before it that is still there.
    pub now: Option<u32>,
    /// How the two differ, where the earlier words are known: stretches of words that both have
    /// (0), that are gone (1), that are new (2).
    pub difference: Vec<(u32, String)>,
}

/// What a text shows of one claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfClaim {
    /// The number of the claim's node.
    pub node: u32,
    /// How near the claim is to the words of the text; empty where that is not known.
    pub fidelity: String,
    /// What is wrong with its quotation; empty where nothing is.
    pub trouble: String,
}

impl Job for ReadArticle {
    const KIND: u8 = 2;
    type Request = ToRead;
    type Answer = WasRead;

    fn run(request: ToRead, _: &mut dyn FnMut(f64)) -> Result<WasRead, String> {
        let decoded = source::decode(&request.bytes);
        if decoded.charset == Charset::Windows1252 && !request.windows {
            return Ok(WasRead {
                other_encoding: true,
                ..WasRead::default()
            });
        }
        let name = Some(request.name.as_str()).filter(|name| !name.is_empty());
        let format = Format::guess(name, &decoded.text);
        let article = source::read(&decoded.text, format);
        if article.sentences().is_empty() {
            return Err("There is no sentence in this text.".to_owned());
        }
        let mut read = whole(&article);
        read.notes = decoded.notes.iter().map(ToString::to_string).collect();
        if format == Format::Html {
            read.notes
                .push("this is HTML: only its text is shown".to_owned());
        }
        let model = elenchus::parse(&request.map).model;
        let key = request.source.as_deref();
        let mut sources = source::sources(&model).into_iter();
        let record = sources.find(|source| Some(source.key.as_str()) == key);
        let record = record.and_then(|source| source.record);
        let mut as_recorded = true;
        if let Some(record) = record {
            match fates(
                &model,
                &record,
                key.unwrap_or_default(),
                &request.before,
                &article,
            ) {
                Ok(fates) => {
                    as_recorded = fates.iter().all(|it| it.fate == 0);
                    read.fates = fates;
                }
                Err(unknown) => read.notes.push(unknown.to_string()),
            }
        }
        if as_recorded {
            read.claims = claims(&request.map, &model, key, &article);
        }
        read.text = decoded.text;
        Ok(read)
    }
}

/// What became of every recorded sentence.
fn fates(
    model: &Model,
    record: &Record,
    key: &str,
    before: &str,
    article: &Article,
) -> Result<Vec<OfSentence>, UnknownSegmenter> {
    let old = source::read(before, Format::guess(None, before));
    let known = Known::nothing()
        .with_article(record, &old)
        .with_quotes(record, model, key);
    let alignment = source::align(record, &known, article)?;
    let fates = alignment.fates().iter().enumerate().map(|(index, fate)| {
        let (fate, now) = match *fate {
            Fate::Found(now) => (0, Some(now)),
            Fate::Moved { to, .. } => (1, Some(to)),
            Fate::Changed { to, .. } => (2, Some(to)),
            Fate::Ambiguous(_) => (3, None),
            Fate::Gone { after, .. } => (4, after),
        };
        let is = now.filter(|_| fate == 2).zip(known.words(index));
        let is = is.and_then(|(now, was)| Some((was, article.sentences().get(now as usize)?)));
        OfSentence {
            fate,
            now,
            difference: is.map_or_else(Vec::new, |(was, now)| difference(was, article.words(now))),
        }
    });
    Ok(fates.collect())
}

fn difference(was: &str, now: &str) -> Vec<(u32, String)> {
    let pieces = source::difference(was, now).into_iter().map(|piece| {
        let kind = match piece.kind {
            PieceKind::Same => 0,
            PieceKind::Removed => 1,
            PieceKind::Added => 2,
        };
        (kind, piece.words)
    });
    pieces.collect()
}

/// What the text shows of the claims that have a node, in the order of the map's text.
fn claims(text: &str, model: &Model, key: Option<&str>, article: &Article) -> Vec<OfClaim> {
    let map = project(model, &Options::reading());
    let checks = source::check(text, model, key, article);
    let mut claims = Vec::new();
    for claim in &checks.claims {
        let Some(node) = map.node_of(claim.element) else {
            continue;
        };
        let members = match claim.element {
            Element::Statement(id) => &model.statement(id).members,
            Element::Argument(id) => &model.argument(id).members,
        };
        let is_of_it = |remark: &&Diagnostic| {
            let about = matches!(remark.code, Code::MissingQuote | Code::MissingPlace);
            let at = remark.span.start;
            about
                && members
                    .iter()
                    .any(|member| (member.span.start..member.span.end).contains(&at))
        };
        let remarks = checks.remarks.iter().filter(is_of_it);
        let trouble: Vec<_> = remarks
            .map(|remark| format!("{}; {}.", remark.message, remark.help))
            .collect();
        claims.push(OfClaim {
            node: node.0,
            fidelity: claim.fidelity.map_or("", Fidelity::word).to_owned(),
            trouble: trouble.join(" "),
        });
    }
    claims
}

/// The blocks and sentences of an article.
fn whole(article: &Article) -> WasRead {
    let blocks = article.blocks().iter().map(|block| {
        let level = match block.kind {
            BlockKind::Heading(level) => u32::from(level.max(1)),
            BlockKind::Paragraph => 0,
        };
        (level, block.sentences.end - block.sentences.start)
    });
    let sentences = article.sentences().iter();
    WasRead {
        blocks: blocks.collect(),
        sentences: sentences
            .map(|sentence| article.words(sentence).to_owned())
            .collect(),
        ..WasRead::default()
    }
}

fields!(ToRead {
    map,
    source,
    name,
    bytes,
    windows,
    before
});
fields!(WasRead {
    other_encoding,
    text,
    blocks,
    sentences,
    fates,
    notes,
    claims
});
fields!(OfSentence {
    fate,
    now,
    difference
});
fields!(OfClaim {
    node,
    fidelity,
    trouble
});
