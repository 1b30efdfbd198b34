//! What holds of the draft of any text.

use elenchus::diagnostic::Severity;
use elenchus::draft::{Options, Proposed, draft};
use elenchus::source::{Format, read};
use proptest::prelude::*;

/// Pieces that mean something to the rules, to Argdown, or to neither.
const PIECES: &[&str] = &[
    "The town should wait. ",
    "But it costs more. ",
    "Critics say that it is late. ",
    "“Why?” asked Dr. Hill. ",
    "Therefore ",
    "According to ",
    ", however, ",
    "word ",
    "Some worry about ",
    "it is. ",
    "said ",
    "[A]",
    "[A]: ",
    "<B>",
    "<B>: ",
    "@[A] ",
    "#tag ",
    "#(a b) ",
    "{at: \"1\"} ",
    "{",
    "}",
    "*bold* ",
    "_it_ ",
    "**",
    "//",
    "/* ",
    "*/ ",
    "<!-- ",
    "-->",
    "\\",
    "https://a.b/c ",
    "[t](http://a.b) ",
    ".->. ",
    ":smile: ",
    "===\n",
    "---\n",
    "# ",
    "## Head\n\n",
    "- ",
    "+ ",
    "(1) ",
    "1. ",
    "@include(a) ",
    "\n",
    "\n\n",
    "\t",
    "\0",
    "\u{200f}",
    "é",
    "😀",
    "\"",
    "'",
    "’s ",
    "“",
    "”",
    "?",
    "!",
    ". ",
    "%",
    "Untitled 1. ",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_draft_reads_back_as_the_sentences(text in soup(), markdown in any::<bool>(), few in any::<bool>()) {
        let article = read(&text, if markdown { Format::Markdown } else { Format::Plain });
        let draft = draft(&article, &Options::default());
        let accepted = |index: usize| !few || index % 3 != 1;
        let written = draft.to_argdown(accepted);
        let parsed = elenchus::parse(&written);
        let errors = parsed.diagnostics.iter().filter(|it| it.severity() == Severity::Error);
        prop_assert_eq!(errors.count(), 0, "{:?}\n{}", parsed.diagnostics, &written);
        let claims = draft.proposals.iter().enumerate().filter_map(|(index, proposal)| match proposal.what {
            Proposed::Claim(claim) if accepted(index) => Some(claim),
            _ => None,
        });
        let sentences: Vec<String> = claims
            .map(|claim| {
                let words = article.words(&article.sentences()[claim]);
                let parts = words.split(|c: char| c.is_whitespace() || c.is_control());
                parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            })
            .collect();
        let mut said: Vec<String> = parsed.model.statements().iter().map(|it| it.text().to_owned()).collect();
        let mut wanted = sentences;
        said.sort();
        wanted.sort();
        prop_assert_eq!(said, wanted, "{}", written);
    }

    #[test]
    fn cues_are_words_of_their_sentences(text in soup()) {
        let article = read(&text, Format::Plain);
        for proposal in draft(&article, &Options::default()).proposals {
            prop_assert!((0.0..=1.0).contains(&proposal.confidence));
            if let Some(cue) = proposal.cue {
                let whole = article.sentences().iter().any(|it| it.span.start <= cue.start && cue.end <= it.span.end);
                prop_assert!(whole && !cue.of(article.text()).is_empty());
            }
        }
    }
}
