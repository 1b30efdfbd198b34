//! Who asserts what a sentence reports.

use super::features::Token;
use super::lexicon::{Cue, Lexicon, Sense};
use crate::text::Span;

/// A voice that is not the author's.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    /// Its name in the text.
    pub(super) who: Span,
    /// The verb or words that ascribe.
    pub(super) cue: Span,
    pub(super) confidence: f32,
    /// How much the verb tells that the author does not agree.
    pub(super) doubt: f32,
}

/// How many words before a verb its subject is looked for, asides included.
const NEAR: usize = 40;

/// A name is no longer than this.
const LONGEST: usize = 8;

/// The voice of a sentence: whoever is the subject of a verb of saying, before or behind it, or
/// stands behind `according to`.
pub(super) fn find(tokens: &[Token], text: &str, lexicon: &Lexicon) -> Option<Voice> {
    according(tokens, lexicon).or_else(|| {
        (1..tokens.len()).find_map(|at| {
            let verb = lexicon
                .verbs
                .iter()
                .find(|verb| verb.word == tokens[at].word)?;
            let quoted = quoted_before(&tokens[at], text);
            let (who, quoted) = match quoted {
                true => (
                    behind(tokens, at, lexicon).or_else(|| before(tokens, at, lexicon))?,
                    true,
                ),
                false => (
                    before(tokens, at, lexicon).filter(|_| reports(tokens, at, text))?,
                    false,
                ),
            };
            Some(Voice {
                who,
                cue: tokens[at].span,
                confidence: if quoted { 0.85 } else { 0.65 },
                doubt: verb.doubt,
            })
        })
    })
}

fn according(tokens: &[Token], lexicon: &Lexicon) -> Option<Voice> {
    (0..tokens.len()).find_map(|at| {
        let rest = &tokens[at..];
        let fits = |words: &&&[&str]| {
            rest.len() > words.len()
                && words
                    .iter()
                    .zip(rest)
                    .all(|(word, token)| *word == token.word)
        };
        let words = lexicon.according.iter().find(fits)?;
        let name = rest[words.len()..]
            .iter()
            .take_while(|token| token.word != ",")
            .take(LONGEST);
        let (first, last) = ends(name)?;
        let nobody = lexicon.nobody.contains(&first.word.as_str());
        (!nobody).then(|| Voice {
            who: first.span.to(last.span),
            cue: rest[0].span.to(rest[words.len() - 1].span),
            confidence: 0.85,
            doubt: 0.0,
        })
    })
}

/// The subject before a verb: back to a comma, a quotation or the beginning, without words that
/// stand between.
fn before(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Span> {
    let between = |token: &&Token| {
        lexicon.between.contains(&token.word.as_str())
            || token.word.len() > 4 && token.word.ends_with("ly")
    };
    // A subject further off is none.
    let tokens = &tokens[at.saturating_sub(NEAR)..at];
    let mut end = tokens.len();
    while end > 0 && between(&&tokens[end - 1]) {
        end -= 1;
    }
    if end > 0 && lexicon.suffered.contains(&tokens[end - 1].word.as_str()) {
        return None;
    }
    // What stands between commas right before the verb is an aside.
    if end > 0 && tokens[end - 1].word == "," {
        let aside = tokens[..end - 1]
            .iter()
            .rposition(|token| token.word == ",")?;
        end = aside;
    }
    let mut start = tokens[..end]
        .iter()
        .rposition(|token| token.word == ",")
        .map_or(0, |comma| comma + 1);
    while start < end && (between(&&tokens[start]) || leads(&tokens[start], lexicon)) {
        start += 1;
    }
    let name = &tokens[start..end];
    let (first, last) = ends(name.iter())?;
    let is_nobody = |token: &Token| lexicon.nobody.contains(&token.word.as_str());
    let nobody = is_nobody(first) || is_nobody(last) || name.len() > LONGEST;
    (!nobody).then(|| first.span.to(last.span))
}

/// The subject behind a verb: `says Dr. Mistry, who …`.
fn behind(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Span> {
    let name = tokens[at + 1..]
        .iter()
        .take_while(|token| token.word != ",")
        .take(LONGEST);
    let (first, last) = ends(name)?;
    let nobody = lexicon.nobody.contains(&first.word.as_str());
    (!nobody).then(|| first.span.to(last.span))
}

/// Whether the verb is followed by what was said: a clause with `that`, a quotation, or a comma
/// or subject where the verb can have nothing else.
fn reports(tokens: &[Token], at: usize, text: &str) -> bool {
    let Some(next) = tokens.get(at + 1) else {
        return true;
    };
    let opened = text[..next.span.start as usize].ends_with(['“', '"', '‘']);
    let clause = [
        "that", "there", "about", "of", ",", "it", "they", "he", "she", "we", "how", "why",
    ];
    let quoted = tokens[at..]
        .iter()
        .take(14)
        .any(|token| text[..token.span.start as usize].ends_with(['“', '"']));
    opened || quoted || clause.contains(&next.word.as_str()) || tokens.len() == at + 2
}

/// Whether a quotation ends, or a comma stands, right before a word or its subject.
fn quoted_before(token: &Token, text: &str) -> bool {
    let before = text[..token.span.start as usize].trim_end();
    before.ends_with(['”', '"', '’'])
}

/// Whether a word joins its sentence to the last one.
fn leads(token: &Token, lexicon: &Lexicon) -> bool {
    // Those that grant or report may be subjects, as `critics`.
    let joins = |cue: &&Cue| !matches!(cue.sense, Sense::Opposing | Sense::Thesis | Sense::Scene);
    let mut cues = lexicon.cues.iter().filter(joins);
    cues.any(|cue| cue.words == token.word)
}

fn ends<'t>(tokens: impl Iterator<Item = &'t Token>) -> Option<(&'t Token, &'t Token)> {
    let mut tokens = tokens;
    let first = tokens.next()?;
    Some((first, tokens.last().unwrap_or(first)))
}
