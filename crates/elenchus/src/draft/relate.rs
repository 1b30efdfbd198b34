//! What speaks for or against what.
//!
//! The claims are read in order. Each is tied to the thesis or to one before it, by the first of
//! these that fits:
//!
//! 1. Behind a claim on the other side, words that turn against it or deny it answer it; so does,
//!    less surely, what stands next in its paragraph and is not itself on the other side.
//! 2. Words that grant or report a view, or tell what would go ill, are on the other side.
//! 3. Words that turn against a claim on the author's own side: where the thesis is still to come,
//!    what was said before is granted, and so on the other side; else this is.
//! 4. Words that give a reason tie it to the claim before; words that conclude tie that to it.
//! 5. A report of facts, a word that points back or shared words tie it to the claim it stands
//!    behind; else it speaks for the thesis.

use super::Bearing;
use super::features::{Features, Found};
use super::lexicon::Sense;
use crate::text::Span;

/// A claim is on the other side from here on.
const OPPOSING: f32 = 1.0;

/// Words turn against the author's own side from this weight on.
const TURN: f32 = 0.6;

/// A relation of a claim.
#[derive(Clone, Copy, Debug)]
pub(super) struct Relation {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: Bearing,
    pub(super) cue: Option<Span>,
    pub(super) confidence: f32,
}

/// One relation for each claim but the thesis; none without a thesis.
pub(super) fn relations(
    features: &[Features],
    claims: &[usize],
    thesis: Option<usize>,
) -> Vec<Relation> {
    let Some(thesis) = thesis else {
        return Vec::new();
    };
    let mut reading = Reading {
        features,
        thesis,
        seen: Vec::new(),
        lead: None,
        head: None,
    };
    for (number, &claim) in claims.iter().enumerate() {
        if claim == thesis {
            reading.lead = None;
            reading.seen.push(Seen {
                claim,
                relation: None,
                opposing: false,
            });
            continue;
        }
        let next = claims.get(number + 1).map(|&next| &features[next]);
        reading.read(claim, next);
    }
    reading
        .seen
        .iter()
        .filter_map(|seen| seen.relation)
        .collect()
}

/// A claim that was read.
#[derive(Clone, Copy)]
struct Seen {
    claim: usize,
    /// None for the thesis.
    relation: Option<Relation>,
    /// Whether it is on the other side.
    opposing: bool,
}

struct Reading<'f> {
    features: &'f [Features],
    thesis: usize,
    /// In the order of the text.
    seen: Vec<Seen>,
    /// The last claim, by its index in `seen`, that others may stand behind.
    lead: Option<usize>,
    /// The first claim of the section under way that bears on the thesis.
    head: Option<usize>,
}

impl Reading<'_> {
    fn read(&mut self, claim: usize, next: Option<&Features>) {
        let features = &self.features[claim];
        let turn = turn(features);
        let last = self
            .seen
            .last()
            .copied()
            .filter(|last| last.claim != self.thesis);
        let (doubt, doubt_cue) = doubt(features, next, &self.features[self.thesis]);
        if let Some(last) = last.filter(|last| last.opposing) {
            if self.answers(last, claim, turn, doubt) {
                return;
            }
        }
        if doubt >= OPPOSING {
            let sure = 0.35 + 0.3 * (doubt - OPPOSING).min(1.0);
            return self.lead(claim, Bearing::Against, doubt_cue, sure);
        }
        if let (Some(turn), Some(last)) = (turn.filter(|turn| turn.weight >= TURN), last) {
            let next_turns = next.is_some_and(|next| self::turn(next).is_some());
            return self.turn(last, claim, turn, next_turns);
        }
        let Some(last) = last else {
            return self.lead(claim, Bearing::For, None, 0.4);
        };
        if let Some(cue) = features.cue(Sense::Reason) {
            return self.stand_behind(last, claim, Some(cue.span), 0.4 + 0.3 * cue.weight);
        }
        if let Some(cue) = features.cue(Sense::Conclusion) {
            return self.conclude(claim, cue);
        }
        self.by_place(last, claim);
    }

    /// Where a claim on the other side comes last: whether this answers or bears it out.
    fn answers(&mut self, last: Seen, claim: usize, turn: Option<Found>, doubt: f32) -> bool {
        let features = &self.features[claim];
        if let Some(turn) = turn {
            self.tie(
                claim,
                last.claim,
                Bearing::Against,
                Some(turn.span),
                0.5 + 0.3 * turn.weight,
            );
            self.lead = Some(self.seen.len() - 1);
            return true;
        }
        let reason = features.cue(Sense::Reason).or_else(|| {
            features
                .cue(Sense::Addition)
                .filter(|cue| cue.weight >= 0.5)
        });
        if let Some(cue) = reason {
            self.stand_behind(last, claim, Some(cue.span), 0.3 + 0.3 * cue.weight);
            return true;
        }
        if doubt >= OPPOSING || features.opens {
            return false;
        }
        // What an author reports of himself bears out what he grants.
        let granted = self.features[last.claim].voice.is_none() && self.features[last.claim].opens;
        if granted && last.claim < self.thesis && features.report >= 0.5 {
            self.stand_behind(last, claim, None, 0.3);
        } else {
            self.tie(claim, last.claim, Bearing::Against, None, 0.4);
            self.lead = Some(self.seen.len() - 1);
        }
        true
    }

    /// Where words turn against a claim on the author's side.
    fn turn(&mut self, last: Seen, claim: usize, turn: Found, next_turns: bool) {
        let sure = 0.3 + 0.3 * turn.weight;
        let opens = self.features[claim].opens;
        if last.claim > self.thesis {
            // What opens a paragraph so mostly is the author's answer to what he granted.
            let against = next_turns || !opens;
            let kind = if against {
                Bearing::Against
            } else {
                Bearing::For
            };
            return self.lead(
                claim,
                kind,
                Some(turn.span),
                if against { sure } else { 0.35 },
            );
        }
        // The thesis is still to come: what was said before is granted.
        let thesis = self.thesis;
        let granted = self.lead.and_then(|lead| self.seen.get_mut(lead));
        if let Some(granted) = granted {
            if let Some(relation) = granted.relation.as_mut().filter(|it| it.to == thesis) {
                relation.kind = Bearing::Against;
                relation.cue = Some(turn.span);
                relation.confidence = sure;
                granted.opposing = true;
            }
        }
        self.lead(claim, Bearing::For, None, 0.4);
    }

    /// Where words conclude from the claims before.
    fn conclude(&mut self, claim: usize, cue: Found) {
        let last = self.seen.len() - 1;
        let thesis = self.thesis;
        let basis = &mut self.seen[last];
        if let Some(relation) = basis
            .relation
            .as_mut()
            .filter(|it| it.to == thesis && it.kind == Bearing::For)
        {
            relation.to = claim;
            relation.cue = Some(cue.span);
            relation.confidence = 0.35 + 0.3 * cue.weight;
        }
        self.lead(claim, Bearing::For, None, 0.45);
    }

    /// Where no word tells.
    fn by_place(&mut self, last: Seen, claim: usize) {
        let features = &self.features[claim];
        let lead = self.lead.map_or(last, |lead| self.seen[lead]);
        let before = &self.features[last.claim];
        let has_reason = lead.claim != last.claim;
        let is_answer =
            last.relation.is_some_and(|it| it.kind == Bearing::Against) && !last.opposing;
        let shared = features
            .shared(before)
            .max(features.shared(&self.features[lead.claim]));
        let mut tie = features.report.min(1.0) - 0.5 * before.report.min(1.0);
        tie += if features.back { 0.5 } else { 0.0 };
        tie += 0.25 * shared.min(2) as f32;
        tie += if has_reason {
            -0.15
        } else if is_answer {
            0.0
        } else {
            0.3
        };
        tie -= if features.opens { 0.8 } else { 0.0 };
        tie -= if features.length <= 6 { 0.2 } else { 0.0 };
        tie -= if features.cue(Sense::Addition).is_some() {
            0.4
        } else {
            0.0
        };
        tie -= if features.section == before.section {
            0.0
        } else {
            2.0
        };
        let sure = 0.3 + 0.15 * (tie - 0.45).abs().min(1.0);
        if tie < 0.45 {
            let cue = features.cue(Sense::Addition).map(|cue| cue.span);
            return self.lead(claim, Bearing::For, cue, sure);
        }
        // Two reports in a row bear out the same claim, a word that points back the last.
        let behind = if features.back { last } else { lead };
        self.stand_behind(behind, claim, None, sure);
    }

    /// A claim that bears on the thesis, behind which others may stand.
    fn lead(&mut self, claim: usize, kind: Bearing, cue: Option<Span>, confidence: f32) {
        let section = self.features[claim].section;
        let away = section != self.features[self.thesis].section;
        let head = self
            .head
            .filter(|&head| away && self.features[head].section == section);
        self.tie(claim, head.unwrap_or(self.thesis), kind, cue, confidence);
        self.lead = Some(self.seen.len() - 1);
        if head.is_none() && kind == Bearing::For {
            self.head = Some(claim);
        }
    }

    /// A claim that bears out another.
    fn stand_behind(&mut self, other: Seen, claim: usize, cue: Option<Span>, confidence: f32) {
        self.tie(claim, other.claim, Bearing::For, cue, confidence);
    }

    fn tie(&mut self, from: usize, to: usize, kind: Bearing, cue: Option<Span>, confidence: f32) {
        let other = self.seen.binary_search_by_key(&to, |seen| seen.claim);
        let other_side = other.is_ok_and(|other| self.seen[other].opposing);
        let opposing = other_side != (kind == Bearing::Against);
        let relation = Relation {
            from,
            to,
            kind,
            cue,
            confidence,
        };
        self.seen.push(Seen {
            claim: from,
            relation: Some(relation),
            opposing,
        });
    }
}

/// The words of a sentence that turn against the one before.
fn turn(features: &Features) -> Option<Found> {
    let rebuttal = features.cue(Sense::Rebuttal);
    let contrast = features.cue(Sense::Contrast);
    match (rebuttal, contrast) {
        (Some(one), Some(other)) if other.weight > one.weight => Some(other),
        (one, other) => one.or(other),
    }
}

/// How much tells that a claim is on the other side, and what does most.
fn doubt(features: &Features, next: Option<&Features>, thesis: &Features) -> (f32, Option<Span>) {
    let granted = features.cue(Sense::Opposing);
    let mut doubt = features.weight(Sense::Opposing);
    // What would go ill speaks against doing a thing, what it is good for against refusing it.
    doubt += match thesis.refuses {
        true => 0.3 * features.good + 0.1 * features.ill,
        false => 0.45 * features.ill,
    };
    if let Some(voice) = &features.voice {
        doubt += 0.6 + voice.doubt - if features.expert { 0.6 } else { 0.0 };
    }
    let next_turns = next.is_some_and(|next| turn(next).is_some());
    doubt += if next_turns { 0.35 } else { 0.0 };
    doubt -= if turn(features).is_some() { 0.5 } else { 0.0 };
    doubt -= 0.4 * features.weight(Sense::Thesis).min(1.0);
    let voice = features.voice.as_ref().map(|voice| voice.cue);
    (doubt, granted.map(|cue| cue.span).or(voice))
}
