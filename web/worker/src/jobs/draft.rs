//! A first draft of a map from an article: what is proposed, and the map of what is accepted.

use elenchus::draft::{Bearing, Draft, Options, Proposed, draft};
use elenchus::edit::{Details, Document, WithSource, add_source};
use elenchus::source::{self, Article, Format};

use super::Job;
use crate::fields;

/// The job.
pub struct MakeDraft;

/// How sure a proposal is at least to be accepted at first.
const LEAST: f32 = 0.3;

/// The article, and what of an earlier draft of it is not wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToDraft {
    /// The name of the article's file; empty for a pasted text.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The proposals that are rejected, by their indices; the same article has the same
    /// proposals. `None` rejects what is less sure than three in ten.
    pub rejected: Option<Vec<u32>>,
}

/// The draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafted {
    /// What is proposed, in order.
    pub proposals: Vec<OfProposal>,
    /// Those that are rejected, by their indices.
    pub rejected: Vec<u32>,
    /// The map of what is accepted, as Argdown.
    pub argdown: String,
}

/// Something proposed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfProposal {
    /// What it is in a word: claim, thesis, voice, for, against.
    pub kind: String,
    /// The sentence it is about.
    pub words: String,
    /// Who says it, or the sentence that it bears on; empty for claims.
    pub to: String,
    /// The words it was found by; empty where its place alone gave rise to it.
    pub cue: String,
    /// How sure it is, in hundredths.
    pub sure: u32,
}

impl Job for MakeDraft {
    const KIND: u8 = 3;
    type Request = ToDraft;
    type Answer = Drafted;

    fn run(request: ToDraft, _: &mut dyn FnMut(f64)) -> Result<Drafted, String> {
        let text = source::decode(&request.bytes).text;
        let name = Some(request.name.as_str()).filter(|name| !name.is_empty());
        let article = source::read(&text, Format::guess(name, &text));
        if article.sentences().is_empty() {
            return Err("There is no sentence in this text.".to_owned());
        }
        let draft = draft(&article, &Options::default());
        let sure = draft.surer_than(LEAST);
        let unsure = (0..draft.proposals.len()).filter(|&index| !sure(index));
        let rejected = match request.rejected {
            Some(rejected) => rejected,
            None => unsure.map(|index| index as u32).collect(),
        };
        let accepted = |index: usize| !rejected.contains(&(index as u32));
        Ok(Drafted {
            proposals: proposals(&draft, &article),
            argdown: with_digests(draft.to_argdown(accepted), &article),
            rejected,
        })
    }
}

fn proposals(draft: &Draft, article: &Article) -> Vec<OfProposal> {
    let words = |sentence: usize| {
        let sentence = article.sentences().get(sentence);
        sentence
            .map_or("", |sentence| article.words(sentence))
            .to_owned()
    };
    let proposals = draft.proposals.iter().map(|proposal| {
        let (kind, about, to) = match &proposal.what {
            Proposed::Claim(claim) => ("claim", *claim, String::new()),
            Proposed::Thesis(claim) => ("thesis", *claim, String::new()),
            Proposed::Voice { claim, who } => ("voice", *claim, who.clone()),
            Proposed::Relation { from, to, kind } => match kind {
                Bearing::For => ("for", *from, words(*to)),
                Bearing::Against => ("against", *from, words(*to)),
            },
        };
        OfProposal {
            kind: kind.to_owned(),
            words: words(about),
            to,
            cue: proposal
                .cue
                .map_or("", |cue| cue.of(article.text()))
                .to_owned(),
            sure: (proposal.confidence * 100.0) as u32,
        }
    });
    proposals.collect()
}

/// The map with the digests of its article, so that its text is known again; as it is where
/// they cannot be written.
fn with_digests(argdown: String, article: &Article) -> String {
    let document = Document::new(&argdown);
    let added = add_source(
        &document,
        "article",
        &Details::default(),
        article,
        WithSource::default(),
    );
    let applied = added
        .ok()
        .and_then(|edits| elenchus::text::apply(&argdown, &edits));
    applied.unwrap_or(argdown)
}

fields!(ToDraft {
    name,
    bytes,
    rejected
});
fields!(Drafted {
    proposals,
    rejected,
    argdown
});
fields!(OfProposal {
    kind,
    words,
    to,
    cue,
    sure
});
