//! How near a draft comes to a known structure, beside what the simplest of rules would reach on
//! the same texts.

use elenchus::draft::{Bearing, Draft, Options, Proposed, draft};
use elenchus::source::Article;

use super::Annotated;

/// What was right of what there was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Texts, and those whose thesis was found.
    pub thesis: (usize, usize),
    /// Sentences with a part, and those tied to the right one; the thesis had to be found too.
    pub tied: (usize, usize),
    /// The same where the thesis was given.
    pub tied_given: (usize, usize),
    /// Sentences of the other side, those taken for such, and those rightly.
    pub opposing: (usize, usize, usize),
}

impl Figures {
    /// The share of theses found.
    pub fn thesis_share(&self) -> f64 {
        share(self.thesis)
    }

    /// The share of sentences tied rightly.
    pub fn tied_share(&self) -> f64 {
        share(self.tied)
    }

    /// The share of sentences tied rightly where the thesis is given.
    pub fn tied_given_share(&self) -> f64 {
        share(self.tied_given)
    }

    /// The harmonic mean of precision and recall of the other side.
    pub fn opposing_f1(&self) -> f64 {
        let (known, taken, right) = self.opposing;
        match known + taken {
            0 => 0.0,
            all => 2.0 * right as f64 / all as f64,
        }
    }

    fn add(&mut self, other: Self) {
        let sum = |one: &mut (usize, usize), other: (usize, usize)| {
            *one = (one.0 + other.0, one.1 + other.1);
        };
        sum(&mut self.thesis, other.thesis);
        sum(&mut self.tied, other.tied);
        sum(&mut self.tied_given, other.tied_given);
        self.opposing.0 += other.opposing.0;
        self.opposing.1 += other.opposing.1;
        self.opposing.2 += other.opposing.2;
    }
}

fn share((all, right): (usize, usize)) -> f64 {
    right as f64 / all.max(1) as f64
}

/// The figures of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measured {
    /// Of our draft.
    pub draft: Figures,
    /// Of the floors: the first sentence is the thesis, all others are tied to it, and words such
    /// as `but` are the other side.
    pub floor: Figures,
}

/// Figures of several texts, added up.
pub type Pooled = Measured;

impl Measured {
    /// Adds those of another text.
    pub fn add(&mut self, other: &Self) {
        self.draft.add(other.draft);
        self.floor.add(other.floor);
    }
}

/// A structure someone proposes: the thesis, and for each sentence where it is tied and whether it
/// is on the other side.
struct Guess {
    thesis: Option<usize>,
    target: Vec<Option<usize>>,
    opposing: Vec<bool>,
}

/// Measures the draft of a text and the floors.
pub fn measure(text: &Annotated) -> Measured {
    let own = |thesis| {
        let options = Options {
            thesis,
            ..Options::default()
        };
        of_draft(
            &draft(&text.article, &options),
            text.article.sentences().len(),
        )
    };
    let given = text.theses.first().copied();
    Measured {
        draft: figures(text, &own(None), &own(given)),
        floor: figures(
            text,
            &floor(&text.article, None),
            &floor(&text.article, given),
        ),
    }
}

fn figures(text: &Annotated, own: &Guess, given: &Guess) -> Figures {
    let found = own
        .thesis
        .is_some_and(|thesis| text.theses.contains(&thesis));
    let mut figures = Figures {
        thesis: (1, usize::from(found)),
        ..Figures::default()
    };
    for claim in &text.claims {
        let right = |guess: &Guess| {
            let target = guess.target[claim.sentence];
            usize::from(target.is_some_and(|target| claim.targets.contains(&target)))
        };
        figures.tied.0 += 1;
        figures.tied.1 += right(own);
        figures.tied_given.0 += 1;
        figures.tied_given.1 += right(given);
        let taken = own.opposing[claim.sentence];
        figures.opposing.0 += usize::from(claim.opposing);
        figures.opposing.1 += usize::from(taken);
        figures.opposing.2 += usize::from(taken && claim.opposing);
    }
    figures
}

fn of_draft(draft: &Draft, sentences: usize) -> Guess {
    let mut guess = Guess {
        thesis: None,
        target: vec![None; sentences],
        opposing: vec![false; sentences],
    };
    let mut against = vec![false; sentences];
    for proposal in &draft.proposals {
        match proposal.what {
            Proposed::Thesis(thesis) => guess.thesis = Some(thesis),
            Proposed::Relation { from, to, kind } => {
                guess.target[from] = Some(to);
                against[from] = kind == Bearing::Against;
            }
            _ => {}
        }
    }
    for sentence in 0..sentences {
        let mut at = sentence;
        for _ in 0..sentences {
            let Some(target) = guess.target[at] else {
                break;
            };
            guess.opposing[sentence] ^= against[at];
            at = target;
        }
    }
    guess
}

/// Words of the other side, for the floor.
const WORDS: &[&str] = &[
    "admittedly",
    "although",
    "but",
    "critics",
    "despite",
    "granted",
    "however",
    "nevertheless",
    "nonetheless",
    "opponents",
    "some",
    "though",
    "true",
    "while",
    "yet",
];

fn floor(article: &Article, thesis: Option<usize>) -> Guess {
    let sentences = article.sentences();
    let first = sentences.iter().position(|sentence| !sentence.heading);
    let thesis = thesis.or(first);
    let said = |at: usize| {
        let words = article.words(&sentences[at]).to_lowercase();
        let mut words = words.split(|c: char| !c.is_alphanumeric());
        words.any(|word| WORDS.contains(&word))
    };
    Guess {
        thesis,
        target: vec![thesis; sentences.len()],
        opposing: (0..sentences.len()).map(said).collect(),
    }
}
