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
    /// proposals. `None` rejects what no word of the article speaks for, and what is less sure
    /// than three in ten.
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
    /// The claims without which it comes to nothing, by their indices; none for claims.
    pub needs: Vec<u32>,
}

impl Drafted {
    /// What is rejected when the reader rejects a proposal that is accepted, and with it what
    /// comes to nothing without it; or accepts one that is rejected, and with it what it needs.
    pub fn turned(&self, index: u32) -> Vec<u32> {
        let mut rejected = self.rejected.clone();
        if rejected.contains(&index) {
            let one = self.proposals.get(index as usize);
            let needs = one.map_or(&[][..], |one| &one.needs);
            rejected.retain(|other| *other != index && !needs.contains(other));
        } else {
            let needing = (0..).zip(&self.proposals);
            let needing = needing.filter(|(_, one)| one.needs.contains(&index));
            rejected.push(index);
            rejected.extend(needing.map(|(other, _)| other));
        }
        rejected
    }
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
        let accepted = accepted(&draft, request.rejected.as_deref());
        let rejected = (0..).zip(&accepted).filter(|(_, accepted)| !**accepted);
        Ok(Drafted {
            proposals: proposals(&draft, &article),
            argdown: with_digests(draft.to_argdown(|index| accepted[index]), &article),
            rejected: rejected.map(|(index, _)| index).collect(),
        })
    }
}

/// For each proposal whether it is accepted; where nothing is said of it, as the command does.
fn accepted(draft: &Draft, rejected: Option<&[u32]>) -> Vec<bool> {
    let count = draft.proposals.len();
    let Some(rejected) = rejected else {
        return match draft.understood {
            true => (0..count).map(draft.by_cue(LEAST)).collect(),
            false => (0..count).map(draft.surer_than(LEAST)).collect(),
        };
    };
    let mut accepted = vec![true; count];
    for &index in rejected {
        if let Some(accepted) = accepted.get_mut(index as usize) {
            *accepted = false;
        }
    }
    accepted
}

/// For each sentence the index of the proposal that it is a claim.
fn claims(draft: &Draft, article: &Article) -> Vec<Option<u32>> {
    let mut claims = vec![None; article.sentences().len()];
    for (index, proposal) in (0..).zip(&draft.proposals) {
        if let Proposed::Claim(claim) = proposal.what {
            claims[claim] = Some(index);
        }
    }
    claims
}

fn proposals(draft: &Draft, article: &Article) -> Vec<OfProposal> {
    let words = |sentence: usize| {
        let sentence = article.sentences().get(sentence);
        sentence
            .map_or("", |sentence| article.words(sentence))
            .to_owned()
    };
    let claims = claims(draft, article);
    let proposals = draft.proposals.iter().map(|proposal| {
        let needs = match proposal.what {
            Proposed::Claim(_) => [None, None],
            Proposed::Thesis(claim) | Proposed::Voice { claim, .. } => [claims[claim], None],
            Proposed::Relation { from, to, .. } => [claims[from], claims[to]],
        };
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
            needs: needs.into_iter().flatten().collect(),
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
    sure,
    needs
});
