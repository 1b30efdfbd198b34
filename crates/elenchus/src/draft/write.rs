//! A draft as Argdown.
//!
//! Each claim stands where its sentence does, in the section of its heading, with its words, its
//! place, and the claims that bear on it beneath. What it was found by, and how surely, is told in
//! a comment on the line of each relation and above the thesis, so that nothing of it is left in
//! the map when the comments go. Sentences that are no claims stand under `background`.

use std::fmt::Write as _;

use super::title::Titles;
use super::{Bearing, Draft, Proposal, Proposed, Words};
use crate::edit::{data_text, plain_words};

/// More sentences than these are left out together where they stand together.
const MOST_APART: usize = 10_000;

/// How many entries there are at most under `background`: front matter holds a hundred thousand
/// values. What is beyond them stays unaccounted for.
const MOST: usize = 40_000;

impl Draft {
    /// The proposals that `accepted` takes, by their index, as Argdown that reads without a
    /// remark. What bears on a claim that is not accepted is left out with it.
    pub fn to_argdown(&self, accepted: impl Fn(usize) -> bool) -> String {
        let page = Page::of(self, accepted);
        let mut out = String::from("===\n");
        let title = self.sections.first().filter(|section| section.start == 1);
        let title = title.map(|section| data_text(&section.title));
        if let Some(title) = &title {
            let _ = writeln!(out, "title: {title}");
        }
        out.push_str("sources:\n  article:\n");
        if let Some(title) = &title {
            let _ = writeln!(out, "    title: {title}");
        }
        let _ = writeln!(out, "    segmenter: {}", crate::source::SEGMENTER);
        if let Some(language) = &self.language {
            let _ = writeln!(out, "    language: {}", data_text(language));
        }
        page.background(&mut out);
        out.push_str("===\n\n");
        out.push_str("// A first draft made by rule: each claim is a sentence of the article in its own words.\n");
        out.push_str("// Behind each relation stands what it was found by and how sure that is. Check all of it.\n");
        let mut sections = self.sections.iter().peekable();
        for (index, title) in page.titles.iter().enumerate() {
            while let Some(section) = sections.next_if(|section| section.start <= index) {
                let level = "#".repeat(usize::from(section.level.clamp(1, 6)));
                let _ = writeln!(out, "\n{level} {}", plain_words(&section.title));
            }
            if let Some(title) = title {
                page.claim(&mut out, index, title);
            }
        }
        for section in sections {
            let level = "#".repeat(usize::from(section.level.clamp(1, 6)));
            let _ = writeln!(out, "\n{level} {}", plain_words(&section.title));
        }
        out
    }
}

/// What is accepted, by sentence.
struct Page<'d> {
    draft: &'d Draft,
    titles: Vec<Option<String>>,
    thesis: Option<&'d Proposal>,
    voices: Vec<Option<&'d str>>,
    /// What bears on each sentence: the sentence that does, how, and the proposal.
    reasons: Vec<Vec<(usize, Bearing, &'d Proposal)>>,
}

impl<'d> Page<'d> {
    fn of(draft: &'d Draft, accepted: impl Fn(usize) -> bool) -> Self {
        let count = draft.sentences.len();
        let mut page = Self {
            draft,
            titles: vec![None; count],
            thesis: None,
            voices: vec![None; count],
            reasons: vec![Vec::new(); count],
        };
        let mut titles = Titles::default();
        let taken = draft
            .proposals
            .iter()
            .enumerate()
            .filter(|&(index, _)| accepted(index));
        let taken: Vec<&Proposal> = taken.map(|(_, proposal)| proposal).collect();
        for proposal in &taken {
            if let Proposed::Claim(claim) = proposal.what {
                page.titles[claim] = Some(titles.make(&draft.sentences[claim].text));
            }
        }
        for &proposal in &taken {
            match &proposal.what {
                Proposed::Claim(_) => {}
                Proposed::Thesis(_) => page.thesis = Some(proposal),
                Proposed::Voice { claim, who } => page.voices[*claim] = Some(who),
                Proposed::Relation { from, to, kind } => {
                    if page.titles[*from].is_some() {
                        page.reasons[*to].push((*from, *kind, proposal));
                    }
                }
            }
        }
        page
    }

    /// The sentences that are no claims, as front matter: each by itself, so that each follows a
    /// new version of the article, or where they are very many those that stand together as one.
    fn background(&self, out: &mut String) {
        let places: Vec<_> = self.draft.sentences.iter().zip(&self.titles).collect();
        let is_rest =
            |&&(sentence, title): &&(&Words, &Option<String>)| title.is_none() && !sentence.heading;
        let together = places.iter().filter(is_rest).count() > MOST_APART;
        let runs = places.chunk_by(|one, other| together && is_rest(&one) && is_rest(&other));
        let mut runs = runs.filter(|run| run.first().is_some_and(|it| is_rest(&it)));
        let mut runs = runs.by_ref().take(MOST).peekable();
        if runs.peek().is_some() {
            out.push_str("background:\n");
        }
        for run in runs {
            let [(first, _), rest @ ..] = run else {
                continue;
            };
            let _ = write!(out, "  \"{}", first.place);
            if let Some((last, _)) = rest.last() {
                let _ = write!(out, "-{}", last.place);
            }
            out.push_str("\": not taken up by the draft\n");
        }
    }

    fn claim(&self, out: &mut String, index: usize, title: &str) {
        let sentence = &self.draft.sentences[index];
        out.push('\n');
        let thesis = self
            .thesis
            .filter(|thesis| thesis.what == Proposed::Thesis(index));
        if let Some(thesis) = thesis {
            let _ = writeln!(out, "// The thesis: {}", found_by(thesis));
        }
        let _ = write!(out, "[{title}]: {} {{", plain_words(&sentence.text));
        if thesis.is_some() {
            out.push_str("role: thesis, ");
        }
        let _ = write!(out, "at: \"{}\"", sentence.place);
        if let Some(who) = self.voices[index] {
            let _ = write!(out, ", voice: {}", data_text(&one_line(who)));
        }
        out.push_str("}\n");
        for &(from, kind, proposal) in &self.reasons[index] {
            let sign = match kind {
                Bearing::For => '+',
                Bearing::Against => '-',
            };
            if let Some(title) = &self.titles[from] {
                let _ = writeln!(out, "  {sign} [{title}] // {}", found_by(proposal));
            }
        }
    }
}

/// What a proposal was found by and how sure it is, for a comment.
fn found_by(proposal: &Proposal) -> String {
    let sure = (proposal.confidence * 100.0) as u32;
    match proposal.cue_words.as_str() {
        "" => format!("by its place alone, {sure} %"),
        words => format!("“{}”, {sure} %", one_line(words)),
    }
}

/// Words on one line: a space for each stretch of white space or control characters.
pub(super) fn one_line(words: &str) -> String {
    let parts = words.split(|c: char| c.is_whitespace() || c.is_control());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
