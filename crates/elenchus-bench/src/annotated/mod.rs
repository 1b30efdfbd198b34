//! Texts whose argument structure is known, and how near a draft comes to it.

mod brat;
mod graph;
mod maps;
mod measure;

use elenchus::source::{Article, Format, read};

pub use brat::brat;
pub use graph::arggraph;
pub use maps::map;
pub use measure::{Figures, Measured, Pooled, measure};

/// A text with its structure.
#[derive(Debug)]
pub struct Annotated {
    /// What it is called.
    pub name: String,
    /// It, cut into sentences.
    pub article: Article,
    /// The sentences that are its thesis; one, or several that say it.
    pub theses: Vec<usize>,
    /// The other sentences that have a part in it.
    pub claims: Vec<Claim>,
}

/// A sentence that bears on another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The sentence.
    pub sentence: usize,
    /// Those it may rightly be tied to.
    pub targets: Vec<usize>,
    /// Whether it is on the other side than the thesis.
    pub opposing: bool,
}

/// A part of a text in another's annotation, before it is a sentence of ours.
struct Unit {
    /// Where it begins, in bytes.
    start: usize,
    /// The unit it bears on, and whether against it; `None` for the thesis and what stands alone.
    bears: Option<(usize, bool)>,
    thesis: bool,
}

/// A text with the structure of its units. Where several units are in one sentence, the sentence
/// has the part of the first.
fn from_units(name: &str, text: &str, units: &[Unit]) -> Result<Annotated, String> {
    let article = read(text, Format::Plain);
    let sentence = |unit: &Unit| {
        let spans = article.sentences();
        let index = spans.partition_point(|sentence| sentence.span.end as usize <= unit.start);
        (index < spans.len()).then_some(index)
    };
    let places: Vec<Option<usize>> = units.iter().map(sentence).collect();
    let theses: Vec<usize> = units
        .iter()
        .zip(&places)
        .filter(|(unit, _)| unit.thesis)
        .filter_map(|(_, place)| *place)
        .collect();
    if theses.is_empty() {
        return Err(format!("{name}: no thesis"));
    }
    let mut claims: Vec<Claim> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        let (Some(sentence), Some((target, _))) = (places[at], unit.bears) else {
            continue;
        };
        if theses.contains(&sentence) || claims.iter().any(|claim| claim.sentence == sentence) {
            continue;
        }
        claims.push(Claim {
            sentence,
            targets: places.get(target).copied().flatten().into_iter().collect(),
            opposing: is_opposing(units, at),
        });
    }
    claims.sort_by_key(|claim| claim.sentence);
    Ok(Annotated {
        name: name.to_owned(),
        article,
        theses,
        claims,
    })
}

/// Whether the way from a unit has an odd number of attacks.
fn is_opposing(units: &[Unit], from: usize) -> bool {
    let mut opposing = false;
    let mut at = from;
    for _ in 0..units.len() {
        let Some((target, against)) = units.get(at).and_then(|unit| unit.bears) else {
            break;
        };
        opposing ^= against;
        at = target;
    }
    opposing
}
