//! Titles that are referred to and never defined, where a very like one is.

use std::collections::HashMap;

use super::Resolver;
use crate::diagnostic::{Code, Diagnostic, Fix, Safety};
use crate::model::Member;
use crate::text::{Edit, Span, slips};

/// Up to how many pairs of titles are compared letter by letter.
const PAIRS: usize = 20_000;

/// A title that occurs: whether it is defined, and where it first stands.
struct Title<'m> {
    title: &'m str,
    defined: bool,
    place: Span,
}

impl Resolver<'_> {
    /// Hints at references and mentions that are probably misspelt.
    pub(super) fn check_titles(&mut self) {
        let statements: Vec<Title<'_>> = self
            .model
            .statements
            .iter()
            .filter(|statement| statement.titled)
            .map(|statement| title(&statement.title, &statement.members, false))
            .collect();
        let arguments: Vec<Title<'_>> = self
            .model
            .arguments
            .iter()
            .filter(|argument| argument.titled)
            .map(|argument| {
                title(
                    &argument.title,
                    &argument.members,
                    argument.structure.is_some(),
                )
            })
            .collect();
        let mut remarks = Vec::new();
        check_references(&statements, "[", "]", &mut remarks);
        check_references(&arguments, "<", ">", &mut remarks);
        for &title in &self.mentions {
            let known = match title.is_argument() {
                true => self.model.argument_titled(title.name()).is_some(),
                false => self.model.statement_titled(title.name()).is_some(),
            };
            if !known {
                let written = title.node().text();
                let remark = Diagnostic::new(Code::UndefinedMention, title.node().span())
                    .message(format!("nothing bears the title that `{written}` mentions"))
                    .help("check the title: letters, case and blanks count");
                remarks.push(remark);
            }
        }
        self.diagnostics.append(&mut remarks);
    }
}

fn title<'m>(title: &'m str, members: &[Member], defined: bool) -> Title<'m> {
    Title {
        title,
        defined: defined || members.iter().any(|member| !member.is_reference),
        place: members
            .first()
            .map_or(Span::default(), |member| member.span),
    }
}

fn check_references(titles: &[Title<'_>], open: &str, close: &str, remarks: &mut Vec<Diagnostic>) {
    let defined: Vec<&str> = titles
        .iter()
        .filter(|t| t.defined)
        .map(|t| t.title)
        .collect();
    let undefined: Vec<&Title<'_>> = titles.iter().filter(|t| !t.defined).collect();
    if undefined.is_empty() || defined.is_empty() {
        return;
    }
    let by_letters: HashMap<String, &str> = defined
        .iter()
        .rev()
        .map(|&title| (letters(title), title))
        .collect();
    let compare = defined.len().saturating_mul(undefined.len()) <= PAIRS;
    for reference in undefined {
        let slip = || {
            compare
                .then(|| one_slip(reference.title, &defined))
                .flatten()
        };
        let like = by_letters.get(&letters(reference.title)).copied();
        let Some(nearest) = like.or_else(slip) else {
            continue;
        };
        let length = open.len() + reference.title.len() + close.len();
        let place = reference.place;
        let written = Span::new(place.start, place.start + length as u32);
        let remark = Diagnostic::new(Code::UndefinedReference, written)
            .message(format!(
                "{open}{}{close} is nowhere defined; {open}{nearest}{close} is",
                reference.title
            ))
            .help("use the same letters, case and blanks if the same is meant")
            .fix(Fix {
                title: format!("write {open}{nearest}{close}"),
                edits: vec![Edit {
                    span: written,
                    text: format!("{open}{nearest}{close}"),
                }],
                safety: Safety::Unsafe,
            });
        remarks.push(remark);
    }
}

/// A title without case, blanks and punctuation.
fn letters(title: &str) -> String {
    let letters = title.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The first title that differs by one slip, in titles long enough for that to be one.
fn one_slip<'m>(title: &str, defined: &[&'m str]) -> Option<&'m str> {
    let length = title.len();
    if !(6..=60).contains(&length) {
        return None;
    }
    // Numbers differ on purpose: `Premise 1`, `Premise 2`.
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    defined.iter().copied().find(|other| {
        other.len().abs_diff(length) <= 4
            && digits(other) == digits(title)
            && slips(title, other) == 1
    })
}
