//! Which claim is the thesis.

use super::features::Features;
use super::lexicon::Sense;
use crate::text::Span;

/// The likeliest thesis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thesis {
    pub(super) claim: usize,
    pub(super) cue: Option<Span>,
    pub(super) confidence: f32,
}

/// The claim that says most what should be done or held, with the beginning and the end of the
/// text before the middle; or the given one.
pub(super) fn find(
    features: &[Features],
    claims: &[usize],
    given: Option<usize>,
) -> Option<Thesis> {
    if let Some(claim) = given {
        return Some(Thesis {
            claim,
            cue: None,
            confidence: 0.95,
        });
    }
    let (&first, &last) = (claims.first()?, claims.last()?);
    let scored = claims.iter().map(|&claim| {
        let place = match claim {
            _ if claim == first => 0.45,
            _ if claim == last => 0.35,
            _ => 0.0,
        };
        (claim, place + score(&features[claim]))
    });
    let (mut best, mut second) = ((first, f32::MIN), f32::MIN);
    for (claim, score) in scored {
        if score > best.1 {
            second = best.1;
            best = (claim, score);
        } else if score > second {
            second = score;
        }
    }
    let margin = if second == f32::MIN {
        1.0
    } else {
        best.1 - second
    };
    Some(Thesis {
        claim: best.0,
        cue: features[best.0].cue(Sense::Thesis).map(|cue| cue.span),
        confidence: 0.4 + 0.4 * margin.min(1.0),
    })
}

fn score(features: &Features) -> f32 {
    let mut score = features.weight(Sense::Thesis).min(1.6);
    score += 0.4
        * features
            .cue(Sense::Conclusion)
            .map_or(0.0, |cue| cue.weight);
    score += 0.2 * (features.titled.min(2) as f32);
    score -= 0.8 * features.weight(Sense::Opposing).min(1.0);
    score -= 0.5 * features.weight(Sense::Scene).min(1.0);
    score -= if features.back { 0.25 } else { 0.0 };
    score -= 0.3 * features.report;
    score -= if features.question { 2.0 } else { 0.0 };
    score -= if features.voice.is_some() { 0.7 } else { 0.0 };
    score + if features.alone { 0.3 } else { 0.0 }
}
