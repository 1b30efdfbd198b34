use std::fmt::Write;

use super::digest::digests;
use super::{Article, BlockKind, Shape, ShapeBlock};
use crate::model::{Data, Digest, SEGMENTER, WholeDigest};

/// What a map keeps of an article without its text: a digest for each sentence.
///
/// In the front matter it is three keys of a source. A line of `sentences` is a paragraph, or a
/// heading where it begins with `#`:
///
/// ```yaml
/// segmenter: 1
/// digest: "sha256:ba78…"
/// sentences: |
///   # 6jzvwp9t
///   q9w1dfwf e1kv2n0s
/// ```
///
/// A digest tells nobody what a sentence says, but lets whoever guesses a sentence know whether
/// the guess is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// By which version of the rules it was made; comparable only where that is
    /// [`SEGMENTER`].
    pub segmenter: u32,
    /// The digest of the whole text, where it is given.
    pub whole: Option<WholeDigest>,
    /// The headings and paragraphs in order, each with the digests of its sentences.
    pub blocks: Vec<RecordBlock>,
}

/// A heading or a paragraph of a [`Record`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordBlock {
    /// Whether it is a heading.
    pub heading: bool,
    /// The digests of its sentences in order.
    pub digests: Vec<Digest>,
}

impl Record {
    /// The record of an article.
    pub fn of(article: &Article) -> Self {
        let (digests, whole) = digests(article);
        let block = |block: &super::Block| RecordBlock {
            heading: matches!(block.kind, BlockKind::Heading(_)),
            digests: digests[block.sentences.start as usize..block.sentences.end as usize].to_vec(),
        };
        Self {
            segmenter: SEGMENTER,
            whole: Some(whole),
            blocks: article.blocks().iter().map(block).collect(),
        }
    }

    /// Reads the keys of a source in the front matter; `None` where `segmenter` or `sentences`
    /// is missing or cannot be read.
    pub(super) fn read(source: &Data) -> Option<Self> {
        let Some(&Data::Integer(segmenter)) = source.get("segmenter") else {
            return None;
        };
        let whole = source.get("digest").and_then(Data::as_text);
        Some(Self {
            segmenter: u32::try_from(segmenter).ok()?,
            whole: whole.and_then(|text| text.parse().ok()),
            blocks: blocks(source.get("sentences")?.as_text()?)?,
        })
    }

    /// `sentences` as it stands in the front matter: a line for each block.
    pub fn sentences(&self) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            let mut before = if block.heading { "# " } else { "" };
            for digest in &block.digests {
                // Writing to a text cannot fail.
                let _ = write!(out, "{before}{digest}");
                before = " ";
            }
            out.push('\n');
        }
        out
    }

    /// How many sentences each block has.
    pub fn shape(&self) -> Shape {
        let blocks = self.blocks.iter().map(|block| ShapeBlock {
            heading: block.heading,
            sentences: block.digests.len() as u32,
        });
        Shape {
            blocks: blocks.collect(),
        }
    }

    /// All digests in order.
    pub fn digests(&self) -> impl Iterator<Item = Digest> {
        self.blocks
            .iter()
            .flat_map(|block| block.digests.iter().copied())
    }
}

/// Reads the lines of `sentences`; `None` where one word of them is no digest.
fn blocks(lines: &str) -> Option<Vec<RecordBlock>> {
    let lines = lines.lines().filter(|line| !line.trim().is_empty());
    let block = |line: &str| {
        let line = line.trim();
        let body = line.strip_prefix('#');
        let digests = body.unwrap_or(line).split_whitespace();
        Some(RecordBlock {
            heading: body.is_some(),
            digests: digests
                .map(|word| word.parse().ok())
                .collect::<Option<_>>()?,
        })
    };
    lines.map(block).collect()
}
