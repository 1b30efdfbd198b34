//! A first draft of a map from an article, to start from and to correct.
//!
//! [`draft`] reads an [`Article`] and proposes: which sentences are claims, which is the thesis,
//! who asserts what is reported, and what speaks for or against what. Each [`Proposal`] has its
//! sentence, the words that gave rise to it where there are any, and how sure it is.
//! [`Draft::to_argdown`] writes those that are accepted.
//!
//! It invents nothing: a claim is a sentence of the article in its own words, at its place, and
//! what is proposed without a word in the text to point to says so. It understands nothing
//! either; the rules ask for words, of which there is a table for each language, and for where
//! they stand.
//!
//! ```
//! use elenchus::draft::{Options, draft};
//! use elenchus::source::{Format, read};
//!
//! let text = "The town should rebuild the bridge. Critics say it costs too much. \
//!     But the detour costs more.";
//! let draft = draft(&read(text, Format::Plain), &Options::default());
//! let written = draft.to_argdown(|_| true);
//! assert!(elenchus::parse(&written).diagnostics.is_empty());
//! assert!(written.contains("role: thesis"));
//! ```

mod english;
mod features;
mod lexicon;
mod relate;
mod thesis;
mod title;
mod voice;
mod write;

use crate::source::{Article, BlockKind};
use crate::text::Span;

use features::Features;

/// The languages there are rules for, by the first part of their tags.
pub const LANGUAGES: &[&str] = &["en"];

/// What a draft is made with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of the article as its tag, as `en-GB`; `None` is taken for English, the only
    /// one there are rules for. In another language claims and places are proposed alone.
    pub language: Option<String>,
    /// The index of the sentence in [`Article::sentences`] that is the thesis, where that is
    /// known; else the likeliest is proposed.
    pub thesis: Option<usize>,
}

/// What is proposed for an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The headings of the article, each with its level and the index of the first sentence
    /// behind it.
    pub sections: Vec<Section>,
    /// The proposals: claims in the order of the text, then the thesis, voices and relations.
    pub proposals: Vec<Proposal>,
    /// Whether there are rules for the article's language.
    pub understood: bool,
    language: Option<String>,
    sentences: Vec<Words>,
}

/// A heading of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its words.
    pub title: String,
    /// Its level, 1 being the highest.
    pub level: u8,
    /// The index of the first sentence behind the heading.
    pub start: usize,
}

/// A sentence in its own words, and what names it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Words {
    place: String,
    text: String,
    heading: bool,
}

/// Something proposed, for the reader to accept or reject.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What is proposed. Sentences are indices in [`Article::sentences`].
    pub what: Proposed,
    /// The words that gave rise to it, in the bytes of [`Article::text`]; `None` where only the
    /// place in the text did.
    pub cue: Option<Span>,
    /// How sure it is, from 0 to 1. Not a measured probability, but ordered as one.
    pub confidence: f32,
    /// The words of the cue.
    cue_words: String,
}

/// What can be proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// That a sentence is a claim; a body sentence of which this is not proposed, or not
    /// accepted, is background.
    Claim(usize),
    /// That a claim is the thesis.
    Thesis(usize),
    /// That somebody else than the author asserts a claim.
    Voice {
        /// The claim.
        claim: usize,
        /// Who, in the article's words.
        who: String,
    },
    /// That a claim speaks for or against another.
    Relation {
        /// The claim that does.
        from: usize,
        /// The one for or against which.
        to: usize,
        /// Which of the two.
        kind: Bearing,
    },
}

/// How a claim bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bearing {
    /// It speaks for it.
    For,
    /// It speaks against it.
    Against,
}

impl Proposal {
    fn new(what: Proposed, cue: Option<Span>, confidence: f32, article: &Article) -> Self {
        let cue_words = cue.map(|span| span.of(article.text()).to_owned());
        Self {
            what,
            cue,
            confidence: confidence.clamp(0.05, 0.95),
            cue_words: cue_words.unwrap_or_default(),
        }
    }
}

impl Draft {
    /// Takes what the words of the article speak for, where it is at least so sure, for
    /// [`Self::to_argdown`]: the thesis, voices, relations that have a cue, and the claims they
    /// join. All else is left as background.
    pub fn by_cue(&self, least: f32) -> impl Fn(usize) -> bool {
        let mut joined = vec![false; self.sentences.len()];
        let taken = move |proposal: &Proposal| {
            let has_cue = match proposal.what {
                Proposed::Claim(_) => false,
                Proposed::Thesis(_) => true,
                Proposed::Voice { .. } | Proposed::Relation { .. } => proposal.cue.is_some(),
            };
            has_cue && proposal.confidence >= least
        };
        for proposal in self.proposals.iter().filter(|proposal| taken(proposal)) {
            match proposal.what {
                Proposed::Claim(claim) | Proposed::Thesis(claim) => joined[claim] = true,
                Proposed::Voice { claim, .. } => joined[claim] = true,
                Proposed::Relation { from, to, .. } => {
                    joined[from] = true;
                    joined[to] = true;
                }
            }
        }
        move |index| {
            let proposal = self.proposals.get(index);
            proposal.is_some_and(|proposal| match proposal.what {
                Proposed::Claim(claim) => joined[claim],
                _ => taken(proposal),
            })
        }
    }

    /// Takes the proposals that are at least so sure, for [`Self::to_argdown`].
    pub fn surer_than(&self, least: f32) -> impl Fn(usize) -> bool {
        move |index| {
            let proposal = self.proposals.get(index);
            proposal.is_some_and(|proposal| proposal.confidence >= least)
        }
    }
}

/// Proposes a first draft of an article. Takes time in proportion to its length.
pub fn draft(article: &Article, options: &Options) -> Draft {
    let lexicon = lexicon::Lexicon::of(options.language.as_deref());
    let features: Vec<Features> = match &lexicon {
        Some(lexicon) => features::of(article, lexicon),
        None => features::plain(article),
    };
    let given = options.thesis.filter(|&thesis| thesis < features.len());
    let claims: Vec<usize> = (0..features.len())
        .filter(|&index| features[index].claim > 0.0 || given == Some(index))
        .collect();
    let mut proposals: Vec<Proposal> = claims
        .iter()
        .map(|&index| {
            let sure = features[index].claim;
            Proposal::new(Proposed::Claim(index), None, sure, article)
        })
        .collect();
    if lexicon.is_some() {
        let thesis = thesis::find(&features, &claims, given);
        proposals.extend(thesis.map(|thesis| {
            Proposal::new(
                Proposed::Thesis(thesis.claim),
                thesis.cue,
                thesis.confidence,
                article,
            )
        }));
        for &claim in &claims {
            let Some(voice) = &features[claim].voice else {
                continue;
            };
            let who = voice.who.of(article.text()).to_owned();
            let what = Proposed::Voice { claim, who };
            proposals.push(Proposal::new(
                what,
                Some(voice.cue),
                voice.confidence,
                article,
            ));
        }
        let thesis = thesis.map(|thesis| thesis.claim);
        for found in relate::relations(&features, &claims, thesis) {
            let what = Proposed::Relation {
                from: found.from,
                to: found.to,
                kind: found.kind,
            };
            proposals.push(Proposal::new(what, found.cue, found.confidence, article));
        }
    }
    Draft {
        sections: sections(article),
        proposals,
        understood: lexicon.is_some(),
        language: options.language.clone(),
        sentences: words(article),
    }
}

fn sections(article: &Article) -> Vec<Section> {
    let headings = article
        .blocks()
        .iter()
        .filter_map(|block| match block.kind {
            BlockKind::Heading(level) => Some(Section {
                title: write::one_line(block.span.of(article.text())),
                level,
                start: block.sentences.end as usize,
            }),
            BlockKind::Paragraph => None,
        });
    headings.collect()
}

fn words(article: &Article) -> Vec<Words> {
    let sentences = article.sentences().iter();
    sentences
        .map(|sentence| Words {
            place: sentence.place.to_string(),
            text: write::one_line(article.words(sentence)),
            heading: sentence.heading,
        })
        .collect()
}
